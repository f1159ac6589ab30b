"""Answers in a source's own words: what a colon introduces, words in marks, a share that the question itself gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Status
from assistant.found import telling_numbers, ungiven
from assistant.participation import other_base
from index.build import build
from index.store import Index
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

WORDS = "ferry deck ticket winter pier school"
FERRIES = """Ferries of Lorn

1. Opening words

When I opened the results I had this in a note from a retired skipper about the winter timetable:

'We had the boats in those days and it was the piers that nobody would mend!'

Some piers have new signs that were merely 'nailed over' the old ones, and few can read them.

2. The survey

Forms came back from 61 skippers.

The schools were the greatest group: 44% of all replies were from schools.

However, the response rate from schools was low, at 12%.

A quarter (27%) of the sample came from the lower deck: cooks, stewards and deck hands. \
The remaining 41% of respondents held a master's ticket.

3. The results

3.1 What keeps you off the ferry?

PASSENGER RESPONSES

\tYes\tNo\tDon't Know
The ticket is dear\t60.5%\t30.1%\t9.4%
The winter timetable\t12.5%\t80.0%\t7.5%

Appendix I - Letter to skippers

Moira Hay
Managing Purser, Lorn Ferries

Please send the form back by Friday.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("ferries")
    build(seed(folder / "seeds", {"ferries.txt": FERRIES}), folder / "home", embedder=WordEmbedder(WORDS))
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, WordEmbedder(WORDS))


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was in the note from the retired skipper about the winter timetable?", "nobody would mend"),
        ("What does the author mean by lettering being 'nailed over'?", "few can read them"),
        ("The report says 27% came from the lower deck. Who is in that?", "stewards"),
        ("What was the response rate of schools?", "12%"),
        ("Who signed off the letter to skippers?", "Moira Hay"),
        ("What share of all replies came from schools?", "44%"),
        ("What share of the sample held a master's ticket, as opposed to the lower deck?", "41%"),
    ],
)
def test_the_words_that_answer_are_shown(ferries: Assistant, question: str, told: str) -> None:
    answer = ferries.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.store
def test_words_in_marks_answer_for_no_other_place(ferries: Assistant) -> None:
    assert ferries.ask("Which signs were 'nailed over' in Solent?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("response rate of schools", "44% of all replies were from schools", True),
        ("response rate of schools", "We had forms from 12% of schools", False),
        ("what share of all replies came from schools", "the response rate from schools was 12%", True),
        ("The response rate? And what share of all replies was that?", "the response rate was 12%", True),
        ("what share of schools have a pier", "44% of all replies were from schools", False),
    ],
)
def test_a_share_of_those_who_answered_is_no_response_rate(question: str, sentence: str, other: bool) -> None:
    assert other_base(question, sentence) is other


def test_a_share_that_a_question_gives_is_not_asked_for() -> None:
    text = "Who are the 37% at the top?"
    assert telling_numbers(text)
    assert "%" not in ungiven(text)
    assert not telling_numbers("100% of them in 2013")  # printed of many things, and a year
