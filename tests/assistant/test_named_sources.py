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


def test_those_surveyed_name_no_source_by_a_word_of_its_title() -> None:
    sources = {
        name: Source(name, title, "Reading & Partners", "2031", "not stated", "", "Some text.")
        for name, title in (("a.txt", "Readers' rooms need light"), ("b.txt", "Opening hours"))
    }
    question = "Light: what share ticked yes in the reader survey?"
    assert SourceNames(sources).limits(question)[0] == ("a.txt",)
    assert SourceNames(sources, ["readers", "reader"]).limits(question)[0] == ()
