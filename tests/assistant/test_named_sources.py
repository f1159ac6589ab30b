"""Which words of a question name a source, and so are no subject of it."""

from __future__ import annotations

import pytest

from assistant.named_sources import SourceNames
from index.records import Source

NAMES = SourceNames(
    {
        name: Source(name, title, "Reading & Partners", "2031", "not stated", "", "Some text.")
        for name, title in (("a.txt", "Reading Rooms Today: what visitors said"), ("b.txt", "Opening hours"))
    }
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("In Reading Rooms Today, how many come for the quiet?", ["Reading Rooms Today"]),
        ("reading rooms today: what visitors said - any on hours?", ["reading rooms today: what visitors said"]),
        ("How many use reading rooms?", []),
        ("What did they say of opening hours?", []),  # a title of two words may be the subject itself
    ],
)
def test_the_title_of_a_source_is_no_subject_of_a_question(question: str, said: list[str]) -> None:
    assert [question[start:end] for start, end in NAMES.titles(question)] == said
