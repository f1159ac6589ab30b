"""What lint sees in a set."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.lint import Finding, Indexed, lint
from evals.sets import read, read_all
from evals.sources import read_sources
from index.records import Link
from tests.samples import BORROWING, statistic

CASE: dict[str, Any] = {
    "id": "a",
    "kind": "figure",
    "question": "Are the hours too short?",
    "answerable": True,
    "figures": [["60.5%"]],
    "evidence": [["Opening hours are too short\t60.5%\t30.1%\t9.4%"]],
    "source": BORROWING.name,
}


def found(tmp_path: Path, *changes: dict[str, Any]) -> list[Finding]:
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps({**CASE, **change}) for change in changes), encoding="utf-8")
    return lint([read(path)], {BORROWING.name: BORROWING.text})


def test_a_figure_forbidden_though_the_sources_print_it_for_the_same_thing_is_an_error(tmp_path: Path) -> None:
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    prose = replace(cell, id="s1", printed="60%", value=Decimal(60), text="Six in ten readers (60%)")
    indexed = Indexed({cell.id: cell, prose.id: prose}, [Link(cell.id, prose.id, "rounding", "60% is 60.5% cut off")])
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({**CASE, "forbidden_figures": ["60%"]}), encoding="utf-8")
    messages = [one.message for one in lint([read(path)], {BORROWING.name: BORROWING.text}, indexed)]
    assert messages == [f"forbids 60%, which {BORROWING.name} prints for the same: 60% is 60.5% cut off"]


def test_evidence_may_be_named_by_the_id_of_its_record(tmp_path: Path) -> None:
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({**CASE, "evidence": [[cell.id]]}), encoding="utf-8")
    assert lint([read(path)], {BORROWING.name: BORROWING.text}, Indexed({cell.id: cell}, [])) == []
    assert lint([read(path)], {BORROWING.name: BORROWING.text})[0].serious


def said(tmp_path: Path, *changes: dict[str, Any]) -> list[tuple[bool, str]]:
    return [(one.serious, one.message) for one in found(tmp_path, *changes)]


def test_a_sound_case_raises_no_doubt(tmp_path: Path) -> None:
    assert said(tmp_path, {}) == []


def test_a_finding_names_file_line_and_case(tmp_path: Path) -> None:
    finding = found(tmp_path, {}, {"id": "b", "question": "x", "source": "absent.txt"})[0]
    assert str(finding).startswith(f"{tmp_path / 'own.jsonl'}:2: b: error: source ‘absent.txt’ is not among")


def test_a_fragment_that_no_source_holds(tmp_path: Path) -> None:
    assert (True, "no source holds the fragment 'Opening hours are too long'") in said(
        tmp_path, {"evidence": [["Opening hours are too long"]]}
    )


def test_a_figure_that_its_evidence_does_not_hold(tmp_path: Path) -> None:
    assert "61.5% is in none of its evidence" in said(tmp_path, {"figures": [["61.5%"]]})[0][1]


def test_a_sum_a_difference_and_a_remainder_of_what_is_printed_are_held(tmp_path: Path) -> None:
    for figure in ("90.6%", "30.4%", "39.5%"):
        assert said(tmp_path, {"figures": [[figure]]}) == []


def test_a_count_of_the_places_named_is_held(tmp_path: Path) -> None:
    rows = [["Nothing to read\t12.5%"], ["The building is cold\t11.0%"], ["Too far away\t8.0%"]]
    assert said(tmp_path, {"figures": [["three", "3"]], "evidence": rows}) == []


def test_a_string_beside_the_fragment_is_held_and_one_elsewhere_is_not(tmp_path: Path) -> None:
    assert said(tmp_path, {"strings": [["opening hours"]], "evidence": [["60.5%\t30.1%"]]}) == []
    assert "‘café’" in said(tmp_path, {"strings": [["café"]]})[0][1]


def test_a_figure_both_expected_and_forbidden_is_an_error_however_it_is_printed(tmp_path: Path) -> None:
    assert (True, "60.50% is both expected and forbidden") in said(tmp_path, {"forbidden_figures": ["60.50%"]})


def test_a_forbidden_figure_that_nobody_could_give_is_a_typing_mistake(tmp_path: Path) -> None:
    assert "55.5%" in said(tmp_path, {"forbidden_figures": ["55.5%"]})[0][1]
    assert said(tmp_path, {"forbidden_figures": ["30.1%", "92.5%"]}) == []  # printed; the sum of a row


def test_one_question_with_two_expectations_is_an_error(tmp_path: Path) -> None:
    twin = {"id": "b", "question": "are the hours TOO short?"}
    assert said(tmp_path, {}, twin)[0][0] is False
    assert said(tmp_path, {}, {**twin, "figures": [["30.1%"]]})[0] == (
        True,
        f"asks the same as a ({tmp_path / 'own.jsonl'}:1) but expects something else",
    )


def test_the_same_words_after_another_turn_are_another_question(tmp_path: Path) -> None:
    history = [{"role": "user", "content": "Is the building cold?"}]
    assert said(tmp_path, {}, {"id": "b", "history": history, "figures": [["30.1%"]]}) == []


def test_an_id_of_another_set_is_an_error(tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        question = json.dumps({**CASE, "question": name})
        (tmp_path / name).write_text(question, encoding="utf-8")
    sets = [read(tmp_path / name) for name in ("one.jsonl", "two.jsonl")]
    assert [one.serious for one in lint(sets, {BORROWING.name: BORROWING.text})] == [True]


def test_a_line_that_cannot_be_read_is_an_error_too(tmp_path: Path) -> None:
    assert said(tmp_path, {"figurs": []})[0][1].startswith("figurs: is not a field")


def test_no_shipped_case_holds_an_error() -> None:
    assert [str(one) for one in lint(read_all([]), read_sources()) if one.serious] == []
