"""A pair of figures is one only with an 'or' between them: other numbers of a question are no choice."""

from __future__ import annotations

import pytest

from assistant.either import _pair


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("no visits: 39.1 or 39.6? which is it", ["39.1", "39.6"]),
        ("Is it for sums over £1,000 or over £1,500?", ["£1,000", "£1,500"]),
        ("Did 61% of 400 readers come, or fewer?", None),
        ("Were there more in 2031 than the 60% of 2029?", None),
    ],
)
def test_two_figures_are_a_choice_where_only_an_or_parts_them(question: str, figures: list[str] | None) -> None:
    found = _pair(question)
    assert (found and [number.text for number in found]) == figures
