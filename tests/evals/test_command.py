"""`python -m evals` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evals.__main__ import app
from tests.samples import BORROWING

ROW = "Opening hours are too short\\t60.5%\\t30.1%\\t9.4%"
LINE = (
    '{"id": "hours", "kind": "figure", "question": "Too short?", "answerable": true,'
    ' "figures": [["60.5%"]], "evidence": [["%s"]]}'
)
REFUSED = '{"id": "roof", "kind": "unanswerable", "question": "What of the roof?", "answerable": false}'


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / BORROWING.name).write_text(BORROWING.text, encoding="utf-8")
    (tmp_path / "own.jsonl").write_text(LINE.replace("%s", ROW) + "\n" + REFUSED + "\n", encoding="utf-8")
    return tmp_path


def run(place: Path, answerer: str, *more: object, name: str = "out") -> Result:
    return typed(
        "run",
        place / "own.jsonl",
        "--answerer",
        f"tests.fakes:{answerer}",
        "--seeds",
        place / "seeds",
        "--out",
        place / name,
        *more,
    )


def test_a_run_prints_its_tables_and_keeps_its_results(place: Path) -> None:
    done = run(place, "Refuses", "--misses", "--twice", "--junit", place / "junit.xml")
    assert done.exit_code == 0, done.output
    assert "false refusal" in done.output
    assert "hours [figure] Too short?" in done.output
    assert "no_false_refusal: refused, though the sources say it" in done.output
    assert json.loads((place / "out" / "results.json").read_text(encoding="utf-8"))["summary"]["sets"]["own"]
    assert (place / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_set_below_its_floor_ends_with_1(place: Path) -> None:
    done = run(place, "Breaks")
    assert done.exit_code == 1
    assert "own: fault is 100.0%, above the most allowed, 0.0%" in done.output


def test_a_limited_run_is_not_held_to_floors(place: Path) -> None:
    assert run(place, "Breaks", "--limit", 1).exit_code == 0


def test_a_bad_line_is_named_the_rest_runs_and_the_end_is_2(place: Path) -> None:
    with (place / "own.jsonl").open("a", encoding="utf-8") as file:
        file.write("{oops\n")
    done = run(place, "Refuses")
    assert done.exit_code == 2
    assert "own.jsonl, line 3: is not JSON" in done.output.replace("\n", " ")
    assert len(json.loads((place / "out" / "results.json").read_text(encoding="utf-8"))["results"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "no-such-set"), "There is no eval set ‘no-such-set’"),
        (("run", "nonsense", "--answerer", "nobody"), "There is no answerer ‘nobody’"),
        (("run", "nonsense", "--answerer", "tests.fakes:Nobody"), "cannot be made"),
        (("compare", "/no/such", "/run"), "There is no finished run"),
        (("report", "/no/such"), "There is no finished run"),
        (("lint", "no-such-set"), "There is no eval set"),
    ],
)
def test_a_mistake_of_the_caller_is_told_in_words_and_ends_with_2(words: tuple[str, ...], said: str) -> None:
    done = typed(*words)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


def test_a_set_with_no_case_is_told(place: Path) -> None:
    (place / "own.jsonl").write_text("\n", encoding="utf-8")
    done = run(place, "Refuses")
    assert done.exit_code == 2
    assert "holds no case" in done.output


def test_an_analysts_path_from_a_spreadsheet_to_a_comparison(place: Path) -> None:
    sheet = place / "mine.csv"
    assert typed("new", sheet).exit_code == 0
    sheet.write_text(
        "id,kind,question,answerable,figures,evidence\n"
        'hours,figure,Too short?,yes,60.5%,"Opening hours are too short 60.5% 30.1% 9.4%"\n',
        encoding="utf-8",
    )
    checked = typed("lint", sheet, "--seeds", place / "seeds")
    assert (checked.exit_code, "1 cases: 0 errors, 0 warnings" in checked.output) == (0, True), checked.output
    for name, answerer in (("before", "Refuses"), ("after", "Answers")):
        more = ("--answerer", f"tests.fakes:{answerer}", "--seeds", place / "seeds", "--out", place / name)
        assert typed("run", sheet, *more).exit_code in {0, 1}
    page = place / "page.html"
    assert typed("report", place / "after", "--html", page, "--md", place / "page.md").exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    compared = typed("compare", place / "before", place / "after")
    assert compared.exit_code == 0
    assert "McNemar" in compared.output


def test_lint_ends_with_1_where_a_set_contradicts_itself(place: Path) -> None:
    (place / "own.jsonl").write_text(LINE.replace("%s", "nowhere"), encoding="utf-8")
    done = typed("lint", place / "own.jsonl", "--seeds", place / "seeds")
    assert done.exit_code == 1
    assert "no source holds the fragment 'nowhere'" in done.output.replace("\n", " ")


def test_the_list_names_every_shipped_set() -> None:
    from evals.sets import shipped

    listed = typed("list").output
    assert [path.stem for path in shipped() if path.stem not in listed] == []


def test_resume_goes_on_where_a_run_was_killed(place: Path) -> None:
    run(place, "Refuses")
    whole = (place / "out" / "results.json").read_bytes()
    kept = json.loads(whole)
    lines = [{"about": kept["about"]}, {"result": kept["results"][0], "seconds": 0.5}]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (place / "out" / "partial.jsonl").write_text(text, encoding="utf-8")
    assert run(place, "Refuses", "--resume").exit_code == 0
    assert (place / "out" / "results.json").read_bytes() == whole
    assert json.loads((place / "out" / "latency.json").read_text(encoding="utf-8"))["all"]["p100"] == 0.5
