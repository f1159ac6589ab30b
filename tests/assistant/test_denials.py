"""Apostrophes left out, and denials: where a slip of one word turns an answer round."""

from __future__ import annotations

import pytest

from assistant.contractions import expanded
from assistant.denials import agree, denied


def test_apostrophes_are_put_back_and_words_that_need_none_are_left() -> None:
    assert expanded("whats the share that didnt agree") == "what's the share that didn't agree"
    assert expanded("ISNT IT HIGH") == "ISN'T IT HIGH"
    assert expanded("its own well, were it so") == "its own well, were it so"


def test_a_denial_ends_at_a_comma_or_at_an_and() -> None:
    assert dict(denied("No, but we intend to mend it"))["intend"] is False
    told = dict(denied("we have no plan to mend it and repair boats"))
    assert told["plan"] is True
    assert told["boat"] is False


@pytest.mark.parametrize(
    ("question", "alike"),
    [
        ("Who doesn't plan to mend it?", 1),
        ("Who has no intention of mending it?", 1),
        ("Who is planning to mend it?", -1),
        ("Who mended it?", 0),
    ],
)
def test_having_no_intention_is_not_planning_to_and_is_the_opposite_of_planning(question: str, alike: int) -> None:
    known = frozenset({"mend"})
    assert agree(question, "No, and we have no intention of mending it", known) == alike
    other = agree(question, "No, but we intend to mend it", known)
    assert other < 0 if alike > 0 else other == 0
