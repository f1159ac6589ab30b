"""The figure of all councils is not that of one kind of their people: the shipped report prints none of those."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "question",
    [
        "How many heads of IT blamed legacy systems?",
        "What share of chief executives said legacy systems are a barrier?",
        "Did elected members agree digital improves the customer journey?",
        "How many directors agree digital makes the council more cost effective?",
        "Heads of IT compared with web teams: what share of each group put legacy systems down as a barrier?",
    ],
)
def test_the_answers_of_one_kind_of_people_are_not_told(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert not answer.statistics


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What share of councils say the top brass are not bought in?", "32.9%"),
        ("How many councils say chief executives are leading on digital?", "45.1%"),
        ("What share of the respondents were elected members?", "12.4%"),
        ("How many councils agree it helps councillors engage with citizens?", "62.3%"),
        ("Which roles did more than half of councils say were leading on digital?", "68.3%"),
    ],
)
def test_people_that_a_row_is_about_are_no_part_of_those_who_answered(
    shipped: Assistant, question: str, figure: str
) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert figure in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many councils think suppliers are dishonest?",  # one word of the row ‘Suppliers’, and nothing else of it
        "What did councils spend on IT in 2013?",  # a share is no sum, however the question begins
    ],
)
def test_a_row_named_in_passing_gives_no_figure(shipped: Assistant, question: str) -> None:
    assert not shipped.ask(question).statistics
