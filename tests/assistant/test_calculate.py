"""Calculating is over statistics and exact: no floating-point noise, ties kept, bounds as they were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculate import Reading, difference, outvoting, placed, ranked, read, within
from assistant.drafts import Derived
from assistant.query import Bound, Rank
from assistant.subjects import Subject, Table, tables_of
from assistant.wording import amount
from index.records import Unit
from tests.assistant.rows import SCALE, cell, subject

AGREE = ("Agree", "Strongly Agree")


def rows(values: Mapping[str, str]) -> Table:
    """A table of yes, no and don't know: {measure: '72.7% 25.6% 1.7%'}."""
    subjects: dict[str, Subject] = {}
    for number, (measure, shares) in enumerate(values.items(), 1):
        one = subject(shares, measure=measure, id=f"t1.r{number}")
        subjects[one.id] = one
    return tables_of(subjects)["t1"]


def order(table: Table, *, highest: bool = True) -> list[Reading]:
    return ranked(table, "towns", {one.id: ("Yes",) for one in table.subjects}, highest)


def labels(readings: list[Reading]) -> list[str]:
    return [reading.subject.label for reading in readings]


TIED = rows({"Pipes": "40% 60% 0%", "Maps": "70% 30% 0%", "Rain": "40% 20% 40%", "Hands": "10% 90% 0%"})


def test_a_sum_of_shares_has_no_noise() -> None:
    reading = read(subject("0.0% 0.0% 0.2% 0.1% 0.2%", SCALE), "towns", AGREE)
    assert reading is not None
    assert 0.1 + 0.2 != 0.3
    assert str(reading.value) == "0.3"
    assert amount(reading) == "0.3%"


@given(st.lists(st.decimals(min_value=0, max_value=20, places=1), min_size=5, max_size=5))
def test_no_sum_ever_shows_more_places_than_are_printed(values: list[Decimal]) -> None:
    reading = read(subject(" ".join(f"{value}%" for value in values), SCALE), "towns", AGREE)
    assert reading is not None
    assert reading.value == values[3] + values[4]
    assert len(amount(reading).rstrip("%").partition(".")[2]) <= 1
    assert reading.working is not None
    assert reading.working.worked() == reading.value


def test_one_answer_is_as_printed_and_has_no_working() -> None:
    reading = read(subject("72.7% 25.6% 1.7%"), "towns", ("No",))
    assert reading is not None
    assert (reading.value, reading.working, reading.stated[0].printed) == (Decimal("25.6"), None, "25.6%")


def test_a_value_of_another_group_or_answer_is_none_and_never_a_guess() -> None:
    assert read(subject("72.7% 25.6% 1.7%"), "builders", ("Yes",)) is None
    assert read(subject("72.7% 25.6% 1.7%"), "towns", ("Agree",)) is None
    assert read(subject("72.7% 25.6% 1.7%"), None, ("Yes",)) is None


def test_a_sum_with_a_cell_missing_is_not_added_up() -> None:
    assert read(subject("10% 20%", ("Disagree", "Agree")), "towns", AGREE) is None


def test_what_prose_prints_for_the_same_is_a_second_place_or_another_value() -> None:
    same = cell(origin="prose", printed="72.7%")
    other = cell(origin="prose", printed="72%")
    reading = read(subject("72.7% 25.6% 1.7%", told=(same, other)), "towns", ("Yes",))
    assert reading is not None
    assert reading.value == Decimal("72.7")
    assert same in reading.stated
    assert reading.others == (other,)


def test_an_exact_figure_goes_before_one_told_in_words() -> None:
    loose = cell(origin="prose", printed="66%", group="builders", approximate=True)
    exact = cell(origin="prose", printed="66.7%", group="builders")
    reading = read(subject("72.7% 25.6% 1.7%", told=(loose, exact)), "builders", ("Yes",))
    assert reading is not None
    assert reading.stated == (exact,)


def test_equal_values_keep_the_printed_order_from_either_end() -> None:
    assert labels(order(TIED)) == ["Maps", "Pipes", "Rain", "Hands"]
    assert labels(order(TIED, highest=False)) == ["Hands", "Pipes", "Rain", "Maps"]


def test_rows_without_the_answer_are_left_out_of_an_order_not_counted_as_nothing() -> None:
    assert labels(ranked(TIED, "towns", {TIED.subjects[0].id: ("Yes",)}, highest=True)) == ["Pipes"]
    assert not ranked(TIED, "builders", {one.id: ("Yes",) for one in TIED.subjects}, highest=True)


@pytest.mark.parametrize(
    ("rank", "found"),
    [
        (Rank(True, 1, 1), ["Maps"]),
        (Rank(True, 1, 2), ["Maps", "Pipes", "Rain"]),
        (Rank(True, 1, 3), ["Maps", "Pipes", "Rain"]),
        (Rank(True, 2, 1), ["Pipes", "Rain"]),
        (Rank(True, 3, 1), ["Pipes", "Rain"]),
        (Rank(True, 4, 1), ["Hands"]),
        (Rank(True, 9, 1), []),
        (Rank(True, 1, 20), ["Maps", "Pipes", "Rain", "Hands"]),
    ],
)
def test_rows_level_with_the_last_place_come_too(rank: Rank, found: list[str]) -> None:
    assert labels(placed(order(TIED), rank)) == found


@pytest.mark.parametrize(
    ("bound", "found"),
    [
        (Bound(low=Decimal(40)), ["Maps"]),
        (Bound(low=Decimal(40), inclusive=True), ["Maps", "Pipes", "Rain"]),
        (Bound(high=Decimal(40)), ["Hands"]),
        (Bound(high=Decimal(40), inclusive=True), ["Pipes", "Rain", "Hands"]),
        (Bound(Decimal(10), Decimal(40), inclusive=True), ["Pipes", "Rain", "Hands"]),
        (Bound(Decimal(10), Decimal(40)), []),
        (Bound(high=Decimal(0), inclusive=True), []),
    ],
)
def test_a_bound_holds_its_own_value_only_where_it_says_so(bound: Bound, found: list[str]) -> None:
    assert labels(within(order(TIED), bound)) == found


def test_outvoting_is_by_the_other_side_and_not_by_half() -> None:
    assert labels(outvoting(order(TIED), "+")) == ["Maps", "Rain"]
    assert labels(outvoting(order(TIED), "-")) == ["Pipes", "Hands"]
    level = rows({"Level": "40% 40% 20%"})
    assert not outvoting(order(level), "+")
    assert not outvoting(order(level), "-")


def test_a_difference_of_shares_is_in_points_whichever_comes_first() -> None:
    one, other = order(TIED)[0], order(TIED)[-1]
    apart = difference(other, one)
    assert apart is not None
    assert (apart.value, apart.unit, apart.worked()) == (Decimal(60), Unit.POINTS, Decimal(60))


def test_a_difference_of_sums_of_answers_can_be_worked_again() -> None:
    one = read(subject("0% 0% 1% 52.2% 38.8%", SCALE), "towns", AGREE)
    other = read(subject("0% 0% 1% 16.3% 8.4%", SCALE), "towns", AGREE)
    assert one is not None
    assert other is not None
    apart = difference(one, other)
    assert apart is not None
    assert apart.value == apart.worked() == Decimal("66.3")


def test_unlike_units_and_figures_told_in_words_are_not_subtracted() -> None:
    share = read(subject("72.7% 25.6% 1.7%"), "towns", ("Yes",))
    loose = cell(origin="prose", printed="66%", group="builders", approximate=True)
    told = read(subject("72.7% 25.6% 1.7%", told=(loose,)), "builders", ("Yes",))
    assert share is not None
    assert told is not None
    assert difference(share, told) is None
    money = Reading(share.subject, "towns", ("",), Decimal(5), Unit.POUNDS, share.stated, (), ())
    assert difference(share, money) is None


def test_a_count_of_rows_is_worked_from_the_rows() -> None:
    rows_found = tuple(reading.stated[0] for reading in order(TIED))
    assert Derived(Decimal(4), Unit.COUNT, "count", rows_found).worked() == 4
