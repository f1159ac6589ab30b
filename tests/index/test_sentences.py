"""Sentences and paragraphs: what ends one, what only looks like an end, and what a page break did not end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.outline import outline
from index.readers import read_blocks
from index.records import Source
from index.sentences import continues, joined, pieces, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def paragraphs(text: str) -> list[str]:
    source = Source("a.txt", "", "", "", "", "", text)
    return [text[one.start : one.end] for one in joined(outline(source, read_blocks(source)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 24.8%. No more.", ["It is 24.8%.", "No more."]),
        ("It costs £1.5m. Cheap!", ["It costs £1.5m.", "Cheap!"]),
        (
            "The results are indicative, ie they prove little. Yes.",
            ["The results are indicative, ie they prove little.", "Yes."],
        ),
        ("Use one (e.g. Data Protection). Go on.", ["Use one (e.g. Data Protection).", "Go on."]),
        ("Cllr. Lee and Dr. No spoke. We left.", ["Cllr. Lee and Dr. No spoke.", "We left."]),
        (
            "See No. 3 and Fig. 2. The answer is No. We left.",
            ["See No. 3 and Fig. 2.", "The answer is No.", "We left."],
        ),
        ("J. R. Hartley of Fly Ltd. Yeovil rang. It rained.", ["J. R. Hartley of Fly Ltd. Yeovil rang.", "It rained."]),
        ("He works for Fly Ltd. The firm is old.", ["He works for Fly Ltd.", "The firm is old."]),
        ("1. Please enter your name", ["1. Please enter your name"]),
        ("NB. Only 29 answered. Few.", ["NB. Only 29 answered.", "Few."]),
        ("One; two. Three: four. 60% of five.", ["One; two.", "Three: four.", "60% of five."]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('*"It works."* However, few agree.', ['*"It works."*', "However, few agree."]),
        ("“It works.” Few agree.", ["“It works.”", "Few agree."]),
        ('"It works. It lasts." said one.', ['"It works.', 'It lasts." said one.']),
        ("Asked ‘What else?’ one said no. Fine.", ["Asked ‘What else?’ one said no.", "Fine."]),
        ('"A cost analysis... Digital is different." End.', ['"A cost analysis... Digital is different."', "End."]),
        ('"A cost analysis..." Digital is different.', ['"A cost analysis..."', "Digital is different."]),
        ("The list went on... Nobody read it.", ["The list went on...", "Nobody read it."]),
        ("“...allow people in” said one", ["“...allow people in” said one"]),
        ("No names are given. **", ["No names are given. **"]),
    ],
)
def test_quotation_marks_and_ellipses_keep_their_sentence(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_blank_line_ends_a_sentence_unless_a_page_break_cut_it() -> None:
    assert cut("A heading\n\nA sentence.\n\nAnother") == ["A heading", "A sentence.", "Another"]
    assert cut("It costs a little more than\n\none third.") == ["It costs a little more than\n\none third."]


def test_spans_are_offsets_into_the_whole_text() -> None:
    text = "Before. One here. Two here. After."
    assert [text[a:b] for a, b in sentences(text, 8, 27)] == ["One here.", "Two here."]


def test_a_long_sentence_comes_in_clauses() -> None:
    text = "One, two; three – four"
    assert [text[a:b] for a, b in pieces(text, 0, len(text))] == ["One,", "two;", "three –", "four"]


@given(st.text(alphabet=st.sampled_from("aA .!?…\"'“”‘’*\n3%;:-"), max_size=80))
def test_sentences_cover_every_character_that_is_not_blank(text: str) -> None:
    spans = sentences(text)
    assert [span for pair in spans for span in pair] == sorted(span for pair in spans for span in pair)
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(place in inside for place, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        ("requirements for usability,*", "security and so on.", True),
        ("These are ‘Lack of funds’ (33%) and ‘Data Protection’", "(26.1% say important).", True),
        (
            "The second tier of concerns include ‘not understanding the customer’ (68.2%);",
            "‘Lack of funds’ (61.9%).",
            True,
        ),
        ('He said "we need the Department of', "Work and Pensions on board.", True),
        ("This was whole.", "richKeyboard400x266Both agreed.", False),
        ("To be done:", "a list", False),
        ("“Increase staff productivity”", "experience will become standard.", False),
        ("On the one hand", "• on the other", False),
        ("October 2031", "A new report", False),
        ("Westminster,", "London", False),
    ],
)
def test_only_what_breaks_off_is_continued(before: str, after: str, together: bool) -> None:
    assert continues(before, after) is together


def test_halves_of_a_page_break_are_one_paragraph_unless_a_box_stands_between() -> None:
    long = f"{'Whatever was said of it before, and much was said, ' * 3}it is clear that a little more than"
    text = (
        f"Report\n\n{long}\n\none third agreed.\n\n{long} a seamless user\n\n“Do it now.”\n\nexperience is standard.\n"
    )
    assert paragraphs(text) == [
        f"{long}\n\none third agreed.",
        f"{long} a seamless user",
        "“Do it now.”",
        "experience is standard.",
    ]
