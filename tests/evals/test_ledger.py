"""Kept runs: bytes that repeat, a kill that loses nothing, floors, comparisons and pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from evals import floors, ledger
from evals.cases import Case
from evals.compare import compare, in_words
from evals.errors import FloorsError, RunError
from evals.junit import as_junit
from evals.ledger import About, Journal, Run
from evals.report import as_html, as_markdown
from evals.results import Result, families, from_json, rate
from evals.run import Answerer, Judged, Plan, answer_all
from tests.fakes import Answers, Exact, Refuses
from tests.samples import BORROWING

SOURCES = {BORROWING.name: BORROWING.text}
ROW = ["Opening hours are too short\t60.5%\t30.1%\t9.4%"]
CASES = [
    Case(id="hours", kind="figure", question="Too short?", answerable=True, figures=[["60.5%"]], evidence=[ROW]),
    Case(
        id="hours-2",
        kind="figure",
        question="<script>alert(1)</script>\x0b?",
        answerable=True,
        figures=[["60.5%"]],
        evidence=[ROW],
    ),
    Case(id="roof", kind="unanswerable", question="What of the roof?", answerable=False),
]
ABOUT = About({"own": "0" * 64}, "assistant", None, None, twice=False)


def judged(answerer: Answerer, cases: list[Case] = CASES) -> list[Judged]:
    return list(answer_all(Plan(lambda: answerer, tuple(("own", case) for case in cases), SOURCES)))


def kept(folder: Path, answerer: Answerer, cases: list[Case] = CASES) -> Run:
    with Journal(folder, ABOUT) as journal:
        return journal.finish(judged(answerer, cases))


def exact() -> Exact:
    return Exact(CASES, SOURCES)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("0001", "0002"):
        kept(tmp_path / name, exact())
    first, second = ((tmp_path / name / ledger.RESULTS).read_bytes() for name in ("0001", "0002"))
    assert first == second
    assert json.loads(first)["summary"]["all"]["passed"] == {"right": 3, "total": 3}


def test_a_finished_run_is_read_back_as_it_was(tmp_path: Path) -> None:
    run = kept(tmp_path / "0001", Answers())
    for name in ("1", "0001", str(tmp_path / "0001"), str(tmp_path / "0001" / ledger.RESULTS)):
        assert ledger.open_run(name, tmp_path).results == run.results
    assert from_json(json.loads(json.dumps(run.results[0].to_json()))) == run.results[0]


def test_a_killed_run_is_gone_on_with_and_its_half_written_line_is_dropped(tmp_path: Path) -> None:
    done = judged(exact())
    with Journal(tmp_path / "0001", ABOUT) as journal:
        journal.add(done[0])
        journal.add(done[1])
    partial = tmp_path / "0001" / ledger.PARTIAL
    partial.write_bytes(partial.read_bytes()[:-20])
    assert ledger.unfinished(tmp_path) == tmp_path / "0001"
    with Journal(tmp_path / "0001", ABOUT, resume=True) as journal:
        assert [one.result for one in journal.done] == [done[0].result]
        journal.finish([*journal.done, *done[1:]])
    assert not partial.exists()
    assert ledger.open_run("1", tmp_path).results == tuple(one.result for one in done)


def test_a_run_of_other_cases_is_not_gone_on_with(tmp_path: Path) -> None:
    with Journal(tmp_path / "0001", ABOUT):
        pass
    with pytest.raises(RunError, match="left by another run"):
        Journal(tmp_path / "0001", replace(ABOUT, limit=5), resume=True)


def test_runs_are_numbered_and_each_has_its_line_in_the_ledger(tmp_path: Path) -> None:
    assert ledger.next_folder(tmp_path).name == "0001"
    kept(ledger.next_folder(tmp_path), exact())
    kept(ledger.next_folder(tmp_path), Refuses())
    lines = [json.loads(line) for line in (tmp_path / ledger.LEDGER).read_text(encoding="utf-8").splitlines()]
    assert [(line["run"], line["passed"], line["cases"]) for line in lines] == [("0001", 3, 3), ("0002", 1, 3)]
    assert lines[0]["sets"] == ABOUT.sets
    assert "torch" in lines[0]["versions"]
    assert ledger.last(2, tmp_path) == ["0001", "0002"]


def test_a_run_that_is_not_there_or_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no finished run ‘9’"):
        ledger.open_run("9", tmp_path)
    (tmp_path / "results.json").write_text("{}", encoding="utf-8")
    with pytest.raises(RunError, match="is not the results of a run"):
        ledger.open_run(str(tmp_path / "results.json"))
    with pytest.raises(RunError, match="0 finished runs"):
        ledger.last(2, tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="--out"):
        Journal(tmp_path / "file" / "run", ABOUT)


def test_times_are_kept_apart_from_results(tmp_path: Path) -> None:
    run = kept(tmp_path / "0001", exact())
    times = json.loads((run.folder / ledger.LATENCY).read_text(encoding="utf-8"))
    assert set(times) == {"all", "own"}
    assert "seconds" not in (run.folder / ledger.RESULTS).read_text(encoding="utf-8")


def test_a_comparison_lists_both_ways(tmp_path: Path) -> None:
    refused, answered = kept(tmp_path / "1", Refuses()).results, kept(tmp_path / "2", exact()).results
    found = compare(refused, answered)
    assert [pair[0].case.id for pair in found.won] == ["hours", "hours-2"]
    assert found.lost == ()
    assert found.p == 0.5
    back = compare(answered, refused)
    assert [pair[0].case.id for pair in back.lost] == ["hours", "hours-2"]
    assert any("own/hours" in line and "no_false_refusal" in line for line in in_words(back))


def test_a_case_whose_expectations_were_changed_is_not_compared(tmp_path: Path) -> None:
    first = kept(tmp_path / "1", exact()).results
    altered = [
        CASES[0].model_copy(update={"figures": [["60%"]]}),
        *CASES[1:2],
        CASES[2].model_copy(update={"id": "new"}),
    ]
    found = compare(first, kept(tmp_path / "2", Refuses(), altered).results)
    assert [pair[0].case.id for pair in found.altered] == ["hours"]
    assert [result.case.id for result in found.only_first] == ["roof"]
    assert [result.case.id for result in found.only_second] == ["new"]
    assert [pair[0].case.id for pair in found.lost] == ["hours-2"]


def test_runs_that_share_no_case_are_not_compared(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="share no case"):
        compare(kept(tmp_path / "1", exact(), CASES[:1]).results, kept(tmp_path / "2", exact(), CASES[1:]).results)


def test_floors_hold_from_below_and_ceilings_from_above(tmp_path: Path) -> None:
    results = kept(tmp_path / "1", Refuses()).results
    held = {
        "every": {"markers": 1.0},
        "own": {"figure": 0.5, "false_refusal": 0.5, "false_answer": 0.0},
        "other": {"figure": 1.0},
    }
    said = [str(breach) for breach in floors.breaches(results, held)]
    assert said == [
        "own: figure is 0.0%, below the floor, 50.0%",
        "own: false refusal is 100.0%, above the most allowed, 50.0%",
    ]
    assert floors.breaches(kept(tmp_path / "2", exact()).results, held) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[own", "is not TOML"),
        ("[own]\nfigures = 0.5", "‘figures’ is not a rate"),
        ("[own]\nfigure = 95", "between 0 and 1"),
        ("figure = 0.5", "‘figure’ is not a rate"),
    ],
)
def test_a_floor_that_cannot_be_held_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorsError, match=said):
        floors.read(path)


def test_the_shipped_floors_name_shipped_sets() -> None:
    from evals.sets import shipped

    assert set(floors.read()) <= {"every", "quote-lookups", *(path.stem for path in shipped())}


def test_measured_floors_are_rounded_to_the_safe_side(tmp_path: Path) -> None:
    results = kept(tmp_path / "1", Answers()).results
    path = tmp_path / "floors.toml"
    path.write_text(floors.as_toml(results), encoding="utf-8")
    assert floors.breaches(results, floors.read(path)) == []


def test_paraphrases_are_cases_that_expect_the_same(tmp_path: Path) -> None:
    found = families(kept(tmp_path / "1", exact()).results)
    assert [[result.case.id for result in family] for family in found] == [["hours", "hours-2"]]


def test_a_page_escapes_what_it_shows_and_loads_nothing(tmp_path: Path) -> None:
    page = as_html(kept(tmp_path / "1", Refuses()))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page
    assert "refused wrongly" in page


def test_a_page_of_a_run_without_a_miss_says_so(tmp_path: Path) -> None:
    assert "<p>None.</p>" in as_html(kept(tmp_path / "1", exact()))


def test_two_runs_stand_side_by_side_set_by_set_over_the_cases_of_both(tmp_path: Path) -> None:
    one, other = kept(tmp_path / "1", exact()), kept(tmp_path / "2", Refuses())
    page = as_html(one, other)
    assert "Side by side" in page
    assert "Side by side" not in as_html(one)
    cases = len(one.results)
    right = sum(result.passed for result in other.results)
    line = f"| all | {cases} | 100.0% | {right / cases:.1%} |"
    assert line in as_markdown(one, other).splitlines()


def test_markdown_keeps_its_tables_whole(tmp_path: Path) -> None:
    case = CASES[0].model_copy(update={"question": "a | b\n<b>c"})
    lines = as_markdown(kept(tmp_path / "1", Refuses(), [case])).splitlines()
    assert any(r"a \| b &lt;b>c" in line for line in lines)


def test_junit_is_xml_whatever_the_question_holds(tmp_path: Path) -> None:
    root = ET.fromstring(as_junit(kept(tmp_path / "1", Refuses()).results))  # noqa: S314 - our own text
    assert root.attrib["failures"] == "2"
    assert [test.attrib["name"] for test in root.iter("testcase")] == ["hours", "hours-2", "roof"]


def test_a_measure_that_applies_to_no_case_has_no_share(tmp_path: Path) -> None:
    results: tuple[Result, ...] = kept(tmp_path / "1", exact()).results
    assert rate(results, "strings").share is None
