"""Retrieval measured against places that can be worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from evals.cases import Case
from evals.retrieval import look_up, measure, relevant
from index.records import Record
from tests.samples import BORROWING, passage, statistic

SOURCES = {BORROWING.name: BORROWING.text}
CELLS = [
    replace(statistic("Nothing to read", "Yes", "12.5%"), id="nothing"),
    replace(statistic("The building is cold", "Yes", "11.0%"), id="cold"),
    replace(statistic("Too far away", "Yes", "8.0%"), id="far"),
]
RECORDS: list[Record] = [*CELLS, passage("We asked 400 readers in March 2031.")]


def case(fragment: str) -> Case:
    return Case(id=fragment, kind="k", question=fragment, answerable=True, strings=[["x"]], evidence=[[fragment]])


@dataclass
class Fixed:
    """Gives the same records, in the same order, for everything."""

    records: list[Record]

    def find(self, kind: str, text: str, k: int = 20) -> Fixed:
        return Fixed([record for record in self.records if type(record).__name__.lower() == kind][:k])


def test_a_record_is_relevant_where_it_holds_the_fragment_or_lies_in_it() -> None:
    def ids(fragment: str) -> list[str]:
        return [record.id for record in relevant(case(fragment), RECORDS, SOURCES)]

    assert ids("Too far away\t8.0%") == ["far"]
    assert ids("The building is cold\t11.0%\t81.5%\t7.5%\nToo far away\t8.0%\t90.0%\t2.0%") == ["cold", "far"]
    assert ids("We asked 400 readers") == ["p1"]
    assert ids("cold") == ["cold"]
    assert ids("nowhere") == []


def test_the_measures_are_those_worked_out_by_hand() -> None:
    """Relevant at rank 1 and at rank 3: success at one is a half, RR (1 + 1/3) / 2."""
    looks = list(look_up([case("Nothing to read"), case("Too far away")], Fixed(RECORDS), RECORDS, SOURCES, k=3))
    values = measure(looks, k=3)
    assert values["Success@1"] == 0.5
    assert values["RR@3"] == pytest.approx(2 / 3, abs=1e-4)
    assert values["R@3"] == 1.0


def test_a_follow_up_is_not_looked_up_on_its_own() -> None:
    later = case("Too far away").model_copy(update={"history": [{"role": "user", "content": "x"}]})
    assert list(look_up([later], Fixed(RECORDS), RECORDS, SOURCES, k=3)) == []
