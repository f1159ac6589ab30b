"""Ranges: two numbers are the ends of one where a spread is told of, not where something rose or lay between years."""

from __future__ import annotations

import pytest

from index.ranges import ranges


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("£40 to £310,000", ["£40", "£310,000"]),
        ("Figures ranged between 12% and 99%, with the average at 71.5%.", ["12%", "99%"]),
        ("The answers ran from £1 to £500, with an average of £34.20.", ["£1", "£500"]),
        ("There is a wide range, from just £1,500 right up to £12,000.", ["£1,500", "£12,000"]),
        ("It rose from 40% to 50%.", None),
        ("Between 40% and 50% of skippers agree.", None),
        ("The range fell from 60% to 50%.", None),
        ("Answers ranged widely: 40% and £50.", None),
    ],
)
def test_a_range_has_two_ends_of_one_unit_and_a_word_of_its_spread(text: str, ends: list[str] | None) -> None:
    found = [[low.text, high.text] for low, high in ranges(text)]
    assert found == ([ends] if ends else [])
