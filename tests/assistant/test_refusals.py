"""A refusal says why, shows what is near beside it, and states no figure, whatever was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Assistant, Status
from assistant.query import Choice
from assistant.refuse import no_value, refusal
from index.printed import numbers
from index.records import Unit
from tests.assistant.rows import cell, subject

REFUSED = {
    Status.INVALID,
    Status.OUT_OF_SCOPE,
    Status.NOT_IN_SOURCES,
    Status.CLARIFICATION,
}
FIGURES = {Unit.PERCENT, Unit.POINTS, Unit.POUNDS}


def test_a_refusal_is_one_line_that_cites_nothing_with_three_near_records_at_most() -> None:
    near = [cell(measure, subject=measure) for measure in ("a", "b", "a", "c", "d")]
    draft = refusal(Status.NOT_IN_SOURCES, "The sources do not say.", near)
    assert [sentence.text for sentence in draft.sentences] == ["The sources do not say."]
    assert not draft.sentences[0].cites
    assert [record.locator.row for record in draft.related] == ["a", "b", "c"]


@pytest.mark.store
@pytest.mark.parametrize("text", ["", "   ", "???", "\u200b\u200b", "…", "a" * 5000, "why " * 2000])
def test_what_is_no_question_is_invalid_and_no_fault(small: Assistant, text: str) -> None:
    answer = small.ask(text)
    assert answer.status is Status.INVALID
    assert answer.text
    assert not answer.citations


@pytest.mark.store
@pytest.mark.parametrize(
    "question",
    [
        "What share of readers own a dog?",
        "How many volunteers say that it is too far away?",
        "What share of readers said in 1999 that opening hours are too short?",
        "What is the home address of the first reader?",
        "What share of residents say that opening hours are too short?",
        "Has the share that finds opening hours too short risen since then?",
        "What percentage of unicorns are 60.5% happy?",
        "readers?",
    ],
)
def test_a_refusal_states_no_figure_even_where_the_question_holds_one(small: Assistant, question: str) -> None:
    answer = small.ask(question)
    assert answer.status in REFUSED, answer.text
    assert not [number.text for number in numbers(answer.text) if number.unit in FIGURES]
    assert not answer.statistics
    assert not answer.citations
    assert answer.text.endswith(".")


@pytest.mark.store
def test_the_figure_of_the_group_that_was_not_asked_stands_beside_a_refusal_only(small: Assistant) -> None:
    answer = small.ask("How many volunteers say that it is too far away?")
    assert "8.0%" not in answer.text
    assert any("Too far away" in record.text for record in answer.related)


def test_a_refusal_names_no_measure_whose_label_holds_a_number() -> None:
    asked = subject("1.0 2.0 3.0")
    dated = replace(asked, labels=("Savings over the past 12 months",))
    plain, numbered = (no_value(Choice(one, one.responses, 1.0, 1.0, 1.0), "builders") for one in (asked, dated))
    assert f"‘{asked.label}’" in plain.sentences[0].text
    assert numbered.sentences[0].text == "The sources do not print this for builders."
