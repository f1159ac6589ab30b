"""Printed answers that a question marks as such, where 'no' and 'important' are everyday words as well."""

from __future__ import annotations

import pytest

from assistant.asked import answers_asked
from assistant.marked import marked
from tests.assistant.rows import BARRIER, SCALE

IMPORTANT = ("Not Important", "Neutral", "Important")
PRINTED = (*SCALE, *IMPORTANT, *BARRIER)


def names(text: str) -> list[str]:
    return [mark.name for mark in marked(text, PRINTED)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("How many answered 'Don't know' on maps?", ["Don't Know"]),
        ("How many rated the town's map as 'not important'?", ["Not Important"]),
        ("Which row drew the most Not Importants?", ["Not Important"]),
        ("the statement with the most Strongly Agrees", ["Strongly Agree"]),
        ("towns answering no to old pipes, %", ["No"]),
        ("who ticked strongly disagree on rain", ["Strongly Disagree"]),
        ("more noes than yeses", ["No", "Yes"]),
        ("the highest neutral/don't knows", ["Neutral / Don't Know"]),
        ("put the disagrees and strongly disagrees together", ["Disagree", "Strongly Disagree"]),
        ("the row with the highest NO vote", ["No"]),
        ("the agree column, please", ["Agree"]),
    ],
)
def test_an_answer_is_marked_by_quotes_capitals_plural_a_verb_or_a_vote(text: str, answers: list[str]) -> None:
    assert names(text) == answers


@pytest.mark.parametrize(
    "text",
    [
        "How many say no town should pay?",
        "Is it important that they agree?",
        "Important things first: who pays?",
        "Yes, but who pays?",
        "No Town Likes Wet Weather And Old Pipes",
        "Do they agree?",
        "Which builder agrees?",
        "Which towns said nothing?",
    ],
)
def test_everyday_words_are_no_marked_answer(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "agree plus strongly agree",
        "Agree and Strongly Agree",
        "“Strongly Agree” or “Agree”",
        "the two agree columns as one",
        "those who agreed, plus strongly agreed",
    ],
)
def test_an_answer_joined_to_its_stronger_form_is_both(text: str) -> None:
    asked = answers_asked(f"What share: {text}, on wet weather?", PRINTED)
    assert (asked.polarity, asked.reach) == ("+", "all")


def test_what_is_left_aside_ends_where_the_subject_begins() -> None:
    text = "How many chose agree but not strongly agree that wet weather helps?"
    asked = answers_asked(text, PRINTED)
    assert (asked.polarity, asked.reach) == ("+", "plain")
    assert not any(start <= text.index("wet") < end for start, end in asked.spans)
