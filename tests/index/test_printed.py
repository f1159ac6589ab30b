"""The one reader of printed numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.printed import equal, is_rounding, numbers, read_cell, show
from index.records import Unit


def read(text: str) -> list[tuple[str, Unit]]:
    """Values (without needless zeros) and units."""
    return [(show(number.value), number.unit) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("72.7%", "72.7", Unit.PERCENT),
        ("42.10%", "42.1", Unit.PERCENT),
        ("69 per cent", "69", Unit.PERCENT),
        ("84 percent", "84", Unit.PERCENT),
        ("85.9 per cent of tenants", "85.9", Unit.PERCENT),
        ("Sixty-nine per cent", "69", Unit.PERCENT),
        ("one per cent", "1", Unit.PERCENT),
        ("24.8 (%)", "24.8", Unit.PERCENT),
        ("five percentage points", "5", Unit.COUNT),
        ("7 percentage points", "7", Unit.POINTS),
        ("3.5pp", "3.5", Unit.POINTS),
        ("£1,064,567", "1,064,567", Unit.POUNDS),
        ("£12m", "12,000,000", Unit.POUNDS),
        ("£1.5 million", "1,500,000", Unit.POUNDS),
        ("£34.20", "34.2", Unit.POUNDS),
        ("£3k", "3000", Unit.POUNDS),
        ("1,204 replies", "1204", Unit.COUNT),
        ("nine in ten", "90", Unit.PERCENT),
        ("9 in 10", "90", Unit.PERCENT),
        ("one out of every four", "25", Unit.PERCENT),
        ("two-thirds", "66.66666666666666666666666667", Unit.PERCENT),
        ("three quarters", "75", Unit.PERCENT),
        ("almost half", "50", Unit.PERCENT),
        ("a quarter", "25", Unit.PERCENT),
        ("one borrower in fifty", "2", Unit.PERCENT),
        ("Seven volunteers in ten shelve books", "70", Unit.PERCENT),
        ("one tenant in three (34.0 per cent)", "33.33333333333333333333333333", Unit.PERCENT),
        ("three people in five", "60", Unit.PERCENT),
        ("twenty-two responses", "22", Unit.COUNT),
    ],
)
def test_a_number_has_a_value_and_a_unit(text: str, value: str, unit: Unit) -> None:
    assert read(text)[0] == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "in 2013",
        "the 2013/14 budget",
        "3 July 2015",
        "Mar 24, 2014",
        "open till 14:30",
        "Section 5.6",
        "Table 12",
        "5.1 Do you agree?",
        "030 3444 0000",
        "978-1-4098-4042-8",
        "SW1E 5DU",
        "24/7",
        "the third time",
        "one said, another added",
        "the second quarter",
        "version 1.2.3",
        "aged 75 and over",
        "under-35s",
        "16-24 year olds",
        "aged 35 to 54",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two offices in three towns", ["2", "3"]),
        ("one visit in three years", ["3"]),
        ("12 councils in 3 regions", ["12", "3"]),
        ("four in ten", ["40"]),
        ("one in three (37%) of them", ["33.33333333333333333333333333", "37"]),
        ("£1 to £12,000,000", ["1", "12,000,000"]),
        ("Only 29 respondents; 60.4% said yes, 39.1% no", ["29", "60.4", "39.1"]),
        ("1,364 borrowers and 148 volunteers", ["1364", "148"]),
        ("from 0% to 95%", ["0", "95"]),
    ],
)
def test_every_number_of_a_text_is_read_once_in_order(text: str, values: list[str]) -> None:
    assert [value for value, _ in read(text)] == values


def test_words_for_a_share_are_approximate_and_digits_are_not() -> None:
    approximate = {
        number.text: number.approximate
        for text in ("almost half", "nine in ten", "some 79.8%", "over 90%", "about 60%", "72.7%", "one reader in ten")
        for number in numbers(text)
    }
    assert approximate == {
        "half": True,
        "nine in ten": True,
        "79.8%": False,
        "90%": True,
        "60%": True,
        "72.7%": False,
        "one reader in ten": True,
    }
    assert next(numbers("just over 60%")).bound == "above"
    assert next(numbers("fewer than half")).bound == "below"


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("41.0%", None, "41"),
        (" 24.8 ", Unit.PERCENT, "24.8"),
        ("£1,204", None, "1204"),
        ("1,048", None, "1048"),
        ("2013", None, "2013"),
        ("Yes", None, None),
        ("£1 to £12,000,000", None, None),
        ("", None, None),
        ("–", None, None),
        ("*", None, None),
        ("35 to 54", None, None),
    ],
)
def test_a_cell_is_read_only_as_a_whole(cell: str, unit: Unit | None, value: str | None) -> None:
    found = read_cell(cell, unit)
    assert (show(found.value) if found else None) == value
    if found and unit:
        assert found.unit is unit


def test_comparison_is_by_value_and_unit_and_never_by_substring() -> None:
    assert equal(Decimal("42.10"), Unit.PERCENT, Decimal("42.1"), Unit.PERCENT)
    assert not equal(Decimal(25), Unit.PERCENT, Decimal(5), Unit.PERCENT)
    assert not equal(Decimal(5), Unit.PERCENT, Decimal(5), Unit.POINTS)
    assert not equal(Decimal(72), Unit.PERCENT, Decimal("72.7"), Unit.PERCENT)


@pytest.mark.parametrize(
    ("fine", "coarse", "rounding"),
    [
        ("81.9", "82", True),
        ("72.7", "72", False),
        ("50.6", "50", False),
        ("1470071", "1.5E+6", True),
        ("42.1", "42.1", False),
        ("82", "81.9", False),
        ("24.5", "24", True),
        ("24.5", "25", True),
    ],
)
def test_a_rounding_has_fewer_places_and_is_not_cut_off(fine: str, coarse: str, rounding: bool) -> None:
    assert is_rounding(Decimal(fine), Decimal(coarse)) is rounding


SHARES = st.decimals(min_value=0, max_value=100, places=2, allow_nan=False, allow_infinity=False)


@given(SHARES)
def test_a_percentage_is_read_as_it_is_printed(value: Decimal) -> None:
    for form in (f"{value}%", f"some {value} per cent of councils", f"({value} %)"):
        (number,) = numbers(form)
        assert (number.value, number.unit) == (value, Unit.PERCENT)
        assert form[number.start : number.end] == number.text


@given(st.integers(min_value=1, max_value=10**9))
def test_a_sum_of_money_is_read_with_its_commas(value: int) -> None:
    (number,) = numbers(f"saved £{value:,} in all")
    assert (number.value, number.unit) == (Decimal(value), Unit.POUNDS)


@given(SHARES, st.integers(min_value=0, max_value=1))
def test_rounding_a_share_is_known_as_rounding(value: Decimal, places: int) -> None:
    coarse = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert is_rounding(value, coarse) or value == coarse


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False))
def test_a_shown_value_is_the_value(value: Decimal) -> None:
    assert Decimal(show(value).replace(",", "")) == value
    assert "E" not in show(value)


@given(st.text(max_size=120))
def test_numbers_lie_in_the_text_apart_from_one_another(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        last = number.end
