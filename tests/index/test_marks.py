"""Quotation marks: nested, straight, curly, mixed, starred, and the apostrophes and inches that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.marks import double_quoted, mask, single_quoted, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('One "A", two “B”.', ["A", "B"]),
        ('*“Focus on it”*; *"and that"*', ["Focus on it", "and that"]),
        ('"mixed marks.”', ["mixed marks."]),
        ('"...allow people"', ["...allow people"]),
        ("\"the 'digital' way\"", ["the 'digital' way"]),
        ("“he said “no” twice”", ["he said “no” twice"]),
        ('"*starred inside*"', ["starred inside"]),
        ('A 5" pipe and a 6" pipe', []),
        ('"Forgotten mark, said one; "Second", said another', ["Second"]),
        ("She said: “It goes on", ["It goes on"]),
    ],
)
def test_double_marks_hold_the_words_between_them(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in double_quoted(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Help with ‘assisted digital’ access’ rose", ["Help with ‘assisted digital’ access"]),
        ("the council's 'web manager' and members' own", ["web manager"]),
        ("'Help to deliver 'better for less'' (91%)", ["Help to deliver 'better for less'"]),
        ("in the 'noughties", []),
    ],
)
def test_an_apostrophe_opens_nothing(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in single_quoted(text)] == expected


def test_emphasis_and_the_missing_end_mark_are_seen() -> None:
    starred, plain = double_quoted('*"A"* and "B"')
    assert (starred.emphasised, plain.emphasised) == (True, False)
    assert [span.closed for span in double_quoted("“Open to the end")] == [False]


def test_a_paragraph_is_whole_only_where_nothing_stands_beside_the_marks() -> None:
    assert whole("*“Survive!”*")
    assert whole("'We had the members' support.'")
    assert not whole("“Survive!” said one.")
    assert not whole("“A”; “B”")


@given(st.text(alphabet=st.sampled_from("ab .\"'“”‘’*_("), max_size=60))
def test_masking_keeps_every_place(text: str) -> None:
    spans = double_quoted(text)
    assert all(0 <= span.first <= span.start <= span.end <= span.last <= len(text) for span in spans)
    assert len(mask(text, spans)) == len(text)
