"""The invented surveys that the attuned model learned from, and what it makes of labels and questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.attuned import Attuned, row_text
from index.attuning.surveys import SIDES, Question, Survey, Table, read_surveys
from index.errors import AssistantError

QUESTION = "What keeps you from the pool?"
POOL = Survey(
    topic="a pool",
    tables=(
        Table(survey_question=QUESTION, responses=("Yes", "No", "Don't know"), rows=("Price of tickets", "Cold water")),
        Table(
            survey_question="Do you agree?",
            responses=("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
            rows=("Swimming keeps me healthy",),
        ),
    ),
    questions=(),
)


def asked(table: int | None, *answers: str, row: int | None = 0) -> Question:
    return Question(text="?", table=table, row=row, answers=answers)


def test_a_row_has_its_place_among_all_rows_and_none_is_behind_them() -> None:
    assert POOL.rows[POOL.place(asked(0, row=1))] == f"Cold water – {QUESTION}"
    assert POOL.place(asked(1)) == 2
    assert POOL.place(asked(None, row=None)) == 3


@pytest.mark.parametrize(
    ("question", "side"),
    [
        (asked(0, "Yes"), "+"),
        (asked(0, "No"), "-"),
        (asked(0, "Don't know"), "0"),
        (asked(0, "No", "Don't know"), "n+"),
        (asked(1, "Agree", "Strongly agree"), "+"),
        (asked(1, "Strongly agree"), "+s"),
        (asked(1, "Disagree"), "-p"),
    ],
)
def test_the_answers_asked_for_are_a_side_of_their_scale(question: Question, side: str) -> None:
    assert SIDES[POOL.side(question)] == side


def test_no_row_has_no_side() -> None:
    assert POOL.side(asked(None, row=None)) == -1


def test_each_question_of_the_surveys_names_a_row_and_answers_that_are_there() -> None:
    surveys = read_surveys()
    assert len(surveys) > 1
    for survey in surveys:
        for question in survey.questions:
            if question.table is None:
                assert question.row is None
                continue
            table = survey.tables[question.table]
            assert question.row in range(len(table.rows)), (survey.topic, question.text)
            assert set(question.answers) <= set(table.responses), (survey.topic, question.text)


def test_weights_that_are_not_there_are_named() -> None:
    with pytest.raises(AssistantError, match=r"nowhere\.safetensors"):
        Attuned(Path("nowhere.safetensors")).rows(["Cold water"])


@pytest.fixture(scope="module")
def attuned() -> Attuned:
    return Attuned()


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("too expensive to get in, how many?", 0),
        ("Share of people put off by the low temperature", 1),
        ("Who thinks a dip does their body good?", 2),
    ],
)
def test_words_that_the_label_does_not_have_mean_it(attuned: Attuned, question: str, row: int) -> None:
    fits = attuned.fits(question, attuned.rows(POOL.rows))
    assert int(np.argmax(fits)) == row
    assert fits[row] > 0


@pytest.mark.model
def test_what_no_row_is_about_fits_none(attuned: Attuned) -> None:
    assert (attuned.fits("What is the capital of France?", attuned.rows(POOL.rows)) < 0).all()


@pytest.mark.model
def test_a_row_is_read_alike_in_any_company(attuned: Attuned) -> None:
    alone = attuned.rows([row_text("Cold water", QUESTION)])
    np.testing.assert_allclose(alone[0], attuned.rows(POOL.rows)[1], atol=1e-5)
