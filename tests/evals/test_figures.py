"""A figure is stated by value and unit, or as whole words: never by substring."""

from __future__ import annotations

import pytest

from evals.figures import first_stated, opening, states


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("72.7% of councils say so [1].", "72.7%"),
        ("**72.70%** of councils", "72.7%"),
        ("41.90% in the prose", "41.9%"),
        ("72.7 per cent of councils", "72.7%"),
        ("on average £1.5m", "£1,500,000"),
        ("12,000 visitors", "12000"),
        ("Twenty two responses", "22"),
        ("Exactly two-thirds of suppliers", "Two-thirds"),
        ("two thirds of suppliers", "two-thirds"),
        ("Every supplier respondent said so", "every supplier"),
        ("24.8 is printed in the table", "24.8"),
        ("24.8 (%) is printed in a column of shares", "24.8"),
        ("24.8 (%) is printed in a column of shares", "24.8%"),
        ("Hertfordshire County Council (x3)", "x3"),
    ],
)
def test_a_figure_is_stated(text: str, figure: str) -> None:
    assert states(text, figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("172.7% of councils", "72.7%"),
        ("72.75% of councils", "72.7%"),
        ("72% of councils", "72.7%"),
        ("72.7 percentage points more", "72.7%"),
        ("72.7 councils", "72.7%"),
        ("24.8% of councils", "24.8"),
        ("£12 was saved", "£12m"),
        ("It is so [12].", "12"),
        ("It was in 2013.", "2013%"),
        ("section 5.6", "5.6%"),
        ("behalf of councils", "half"),
        ("a twofold rise", "two"),
        ("every second supplier", "every supplier"),
    ],
)
def test_a_figure_is_not_stated(text: str, figure: str) -> None:
    assert not states(text, figure)


def test_the_first_alternative_that_is_stated_is_named() -> None:
    assert first_stated("72% say the highlights", ["72.7%", "72%"]) == "72%"
    assert first_stated("nothing", ["72.7%"]) is None


def test_the_opening_ends_at_the_first_blank_line() -> None:
    assert opening("\n\n72.7% say so [1].\n  \nSuppliers: 86.4% [2].") == "72.7% say so [1]."
