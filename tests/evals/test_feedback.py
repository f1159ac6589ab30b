"""Kept feedback becomes cases that say what is expected, or say that a person has to; none passes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.feedback import VERDICTS, Feedback, FeedbackNotKept, keep
from evals.errors import SetError
from evals.feedback import FILL_IN, drafts, write_drafts
from evals.scorers import score
from evals.sets import read
from tests.samples import BORROWING, hours, refusal

SOURCES = {BORROWING.name: BORROWING.text}


def kept(path: Path, *said: Feedback) -> Path:
    for one in said:
        keep(one, path)
    return path


def test_a_right_answer_becomes_a_case_that_it_passes(tmp_path: Path) -> None:
    (case,) = drafts(kept(tmp_path / "f.jsonl", Feedback("right", "", hours())))
    assert case.figures == [["60.5%"]]
    given = {one.name: one.right for one in score(case, hours(), SOURCES)}
    assert given["figure"]
    assert given["evidence"]


@pytest.mark.parametrize("verdict", ["wrong_figure", "wrong_source", "should_have_answered"])
def test_what_was_wrong_has_to_be_filled_in_and_is_not_passed_before(tmp_path: Path, verdict: str) -> None:
    (case,) = drafts(kept(tmp_path / "f.jsonl", Feedback(verdict, "41.1%", hours())))
    assert FILL_IN in case.model_dump_json()
    assert case.note == "41.1%"
    assert not all(one.right for one in score(case, hours(), SOURCES) if one.counts)


@pytest.mark.parametrize(("verdict", "answer"), [("should_have_refused", hours()), ("right", refusal())])
def test_what_is_not_there_becomes_a_case_that_expects_a_refusal(tmp_path: Path, verdict: str, answer: object) -> None:
    (case,) = drafts(kept(tmp_path / "f.jsonl", Feedback(verdict, "", answer)))  # type: ignore[arg-type]
    assert not case.answerable


def test_the_drafts_are_a_set_that_can_be_read_and_are_not_written_over_another(tmp_path: Path) -> None:
    file = kept(tmp_path / "f.jsonl", *(Feedback(verdict, "", hours()) for verdict in VERDICTS))
    write_drafts(drafts(file), tmp_path / "set.jsonl")
    assert [case.id for case in read(tmp_path / "set.jsonl").cases] == [f"feedback-00{one}" for one in range(1, 6)]
    with pytest.raises(SetError, match="Name another file"):
        write_drafts(drafts(file), tmp_path / "set.jsonl")


def test_a_line_that_is_no_feedback_is_named(tmp_path: Path) -> None:
    file = kept(tmp_path / "f.jsonl", Feedback("right", "", hours()))
    file.write_text(file.read_text() + "{}\n")
    with pytest.raises(SetError, match="line 2: is not kept feedback"):
        drafts(file)


def test_a_place_that_cannot_be_written_is_told_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FeedbackNotKept, match="ASSISTANT_FEEDBACK"):
        keep(Feedback("right", "", hours()), tmp_path / "file" / "f.jsonl")
