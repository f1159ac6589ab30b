"""What an eval run says of the assistant, as the evals leave it on disk and the window shows it.

The evals write it and nothing here knows how they judge: imports go one way, and so the file is the door.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import AssistantError
from index.places import default_runs

FILE = "evaluation.json"


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Share(_Written):
    """Cases passed of a set or a kind, and of the same in the run before where it had any."""

    name: str
    passed: int
    cases: int
    passed_before: int | None = None
    cases_before: int | None = None


class Miss(_Written):
    """A case that was not passed: what was asked, what was answered, why that is wrong, and how it was before."""

    set: str
    id: str
    kind: str
    history: tuple[str, ...]
    question: str
    answer: str
    why: tuple[str, ...]
    stage: str | None
    before: Literal["passed", "missed", "not asked"]


class Evaluation(_Written):
    """One finished run. `won` and `lost` count the cases that changed since the run before, of those in both."""

    run: str
    at: str
    before: str | None
    all: Share
    sets: tuple[Share, ...]
    kinds: tuple[Share, ...]
    won: int
    lost: int
    misses: tuple[Miss, ...]


def read_last(runs: Path | None = None) -> Evaluation | None:
    """The last run that is kept; None where there is none. Raises AssistantError where it cannot be read."""
    folder = runs or default_runs()
    kept = sorted(path for path in folder.glob(f"[0-9]*/{FILE}") if path.parent.name.isdigit())
    if not kept:
        return None
    try:
        return Evaluation.model_validate_json(kept[-1].read_bytes())
    except (OSError, ValidationError) as fault:
        raise AssistantError(
            f"{kept[-1]}: expected the summary of an eval run, and it cannot be read. Make a new one: "
            "python -m evals run"
        ) from fault
