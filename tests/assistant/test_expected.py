"""A sentence that holds the kind of words asked for goes before one that only speaks of the same."""

from __future__ import annotations

import pytest

from assistant.expected import gain, wanted


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("When did it close?", "It was open until 3 May.", "It closed late."),
        ("What is the telephone number?", "Telephone: 030 1234 5678", "The telephone is used a lot."),
        ("Why do they come?", "They come because it is quiet.", "They come every week."),
        ("What did the group recommend?", "It called for longer hours.", "It looked at the hours."),
        ("How did they do their research?", "Through interviews it found this.", "The research was long."),
        ("Who chairs the group?", "Ann Lee, Chair of the Group", "The group has a chair."),
        ("What is an e-book?", "An e-book is a book on a screen.", "Few borrow e-books."),
    ],
)
def test_a_sentence_gains_by_the_kind_of_words_asked_for(question: str, holds: str, lacks: str) -> None:
    kinds = wanted(question, ("Ann Lee",))
    assert gain(holds, kinds) > gain(lacks, kinds) == 0


def test_a_question_of_no_kind_prefers_no_sentence() -> None:
    assert gain("It was open until 3 May, because it is quiet.", wanted("hours in the evening", ())) == 0
