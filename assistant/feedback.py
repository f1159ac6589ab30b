"""What people say of an answer, kept here as JSON Lines; `python -m evals from-feedback` makes cases of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.answer import Answer
from index.disk import as_json
from index.errors import AssistantError

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "right": "It is right",
        "wrong_figure": "The figure is wrong",
        "wrong_source": "The place is wrong",
        "should_have_answered": "It should have answered",
        "should_have_refused": "It should have refused",
    }
)
"""What can be said of an answer, and how the window words it."""


class FeedbackNotKept(AssistantError):
    """The file cannot be written."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict on one answer, with the conversation before it. `verdict` is a key of VERDICTS."""

    verdict: str
    comment: str
    answer: Answer
    history: Sequence[Mapping[str, str]] = ()

    def to_json(self) -> dict[str, Any]:
        """As one line of the file holds it."""
        said = {"verdict": self.verdict, "comment": self.comment, "history": [dict(turn) for turn in self.history]}
        return {**said, "answer": self.answer.to_json()}


def keep(feedback: Feedback, path: Path) -> None:
    """Add a line to the file; it is on the disk when this returns. Raises FeedbackNotKept."""
    line = (as_json(feedback.to_json()) + "\n").encode("utf-8", "replace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # In one write to the end: lines of two windows do not mix.
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise FeedbackNotKept(
            f"{path}: feedback cannot be kept: {fault.strerror or fault}. Name another file in ASSISTANT_FEEDBACK."
        ) from fault
