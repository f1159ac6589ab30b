"""The shipped sets: what they are there to cover."""

from __future__ import annotations

from evals.sets import read, read_all, shipped
from evals.sources import read_sources

TABLES = {
    "opinion": 15 * 5,
    "importance": 11 * 3,
    "leading": 11 * 3,
    "strategy": 3,
    "strategies": 3 * 5,
    "today": 2,
    "savings": 2,
    "amounts": 3,
    "barrier": 15 * 3,
    "roles": 7,
}


def test_every_cell_of_every_table_is_asked_for() -> None:
    cases = read(next(path for path in shipped() if path.stem == "known-figures-tables")).cases
    counted = dict.fromkeys(TABLES, 0)
    for case in cases:
        counted[case.id.split("-")[1]] += 1
    assert counted == TABLES


def test_the_cell_asked_for_stands_in_the_row_that_is_cited() -> None:
    cases = read(next(path for path in shipped() if path.stem == "known-figures-tables")).cases
    for case in cases:
        row = case.evidence[0][0].split("\t")
        assert any(case.figures[0][0].rstrip("%") in cell for cell in row[1:]), case.id


def test_every_kind_of_trap_has_its_set() -> None:
    names = {path.stem for path in shipped()}
    traps = """known-figures suppliers calculation quotes passages follow-ups unanswerable false-premises near-misses
        disagreements injection paraphrases robustness ranking lists people methodology years nonsense ambiguous"""
    assert names >= set(traps.split())


def test_refusals_weigh_as_hard_as_answers() -> None:
    cases = [case for one in read_all([]) for case in one.cases]
    assert sum(not case.answerable for case in cases) >= 100
    assert sum(case.answerable for case in cases) >= 800


def test_every_source_is_asked_about() -> None:
    asked = {case.source for one in read_all([]) for case in one.cases}
    assert asked >= set(read_sources())
