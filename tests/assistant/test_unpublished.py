"""What no source prints is refused: a breakdown, one body's own answer, and a fact of which only views are printed."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from index.printed import numbers


@pytest.mark.store
@pytest.mark.parametrize(
    "question",
    [
        "Can you split the readers by age? I want the under-35s.",
        "Were older readers crosser about opening hours that are too short than younger ones?",
        "Do rural readers find opening hours too short more than urban readers?",
        "Did Fujitsu say that opening hours are too short?",
        "What did Brackwater Holdings answer on opening hours that are too short?",
    ],
)
def test_a_part_of_a_group_and_one_body_have_no_published_answer(small: Assistant, question: str) -> None:
    answer = small.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES, answer.text
    assert not list(numbers(answer.text))
    assert not answer.statistics


@pytest.mark.parametrize(
    "question",
    [
        "chief digital officer leading on digital, % yes",
        "How many council staff work from home?",
        "For the supplier side, how many thought weak evidence of user need was a problem?",
        "How many respondents thought digital would mean fewer council jobs?",
        "Were small suppliers harsher on supplier inflexibility than large ones?",
    ],
)
def test_another_row_than_the_one_asked_about_is_no_answer(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES, answer.text
    assert not list(numbers(answer.text))
    assert answer.related


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What share of councils say that staff can work on the move thanks to digital?", "92.1%"),
        ("chief information officer leading on digital, % yes for councils", "68.3%"),
        ("How big a share of supplier respondents worked for small firms (not micro, not medium)?", "14%"),
        ("How many councils are held back by poor local broadband?", "40.1%"),
    ],
)
def test_what_is_printed_in_such_words_is_not_refused(shipped: Assistant, question: str, figure: str) -> None:
    assert figure in shipped.ask(question).text
