"""A bound or a majority claimed of one row is held against the row's value; one that asks for rows is no claim."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from assistant import Assistant, Status, claimed, participation


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Fewer than half of respondents let their sheds", None, "50"),
        ("Most respondents already had a crane", "50", None),
        ("I heard under a third called it important.", None, "33"),
        ("Hardly any respondents own a dog", None, "50"),
        ("Why do more than 80% of respondents dredge?", "80", None),
        ("Nobody thinks the tide matters", None, "0"),
        ("Isn't it the case that the majority of respondents dredge?", "50", None),
    ],
)
def test_a_quantity_that_opens_a_clause_is_claimed(text: str, low: str | None, high: str | None) -> None:
    bound = claimed.claim(text)
    assert bound
    assert (bound.low is not None, bound.high is not None) == (low is not None, high is not None)
    assert int(bound.low or bound.high or Decimal(0)) == int(low or high or "0")


@pytest.mark.parametrize(
    "text",
    [
        "Which reasons did more than half of respondents name?",
        "Things fewer than three quarters of respondents wanted",
        "How many respondents disagreed that it gives access to everyone?",
        "Was there anything that most respondents wanted?",
        "Nobody at the helm - percentage who say that is no obstacle",
    ],
)
def test_a_quantity_of_rows_or_inside_a_label_is_no_claim(text: str) -> None:
    assert claimed.claim(text) is None


def test_a_survey_of_so_many_is_taken_for_granted_and_one_of_questions_is_not() -> None:
    assert participation.presumed("A survey of 800 harbour staff - is that the number who answered?") == (800,)
    assert participation.presumed("With 1,200 harbours answering, is it sound?") == (1200,)
    assert participation.presumed("You heard from 500 pilots.") == (500,)
    assert participation.presumed("A survey of 12 questions") == ()
    assert participation.presumed("What can be done with 2 cranes?") == ()


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Fewer than half of readers find opening hours too short - so why the noise?", "60.5%"),
        ("Most readers say that it is too far away, so what are you waiting for?", "8.0%"),
        ("Why do more than two thirds of readers say the building is cold?", "11.0%"),
        ("Opening hours too short? I heard hardly any readers said that.", "60.5%"),
    ],
)
def test_a_false_claim_of_a_row_gives_its_own_figure_first(small: Assistant, question: str, figure: str) -> None:
    answer = small.ask(question)
    assert answer.text.startswith("As published it is not so"), answer.text
    assert figure in re.findall(r"\*\*([^*]+)\*\*", answer.text)


@pytest.mark.store
def test_a_true_claim_and_a_list_of_rows_are_no_false_premise(small: Assistant) -> None:
    assert "not so" not in small.ask("Over half of readers find opening hours too short. How many exactly?").text
    rows = small.ask("Which reasons keep fewer than 12% of readers away?")
    assert "not so" not in rows.text
    assert rows.status is Status.ANSWERED
