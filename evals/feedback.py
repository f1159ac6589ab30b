"""Kept feedback → draft cases. What a person has to fill in says so, and cannot pass until it is filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.cases import Case
from evals.errors import SetError

FILL_IN = "FILL IN"
_REFUSED = "unanswerable"


def drafts(path: Path) -> list[Case]:
    """A case for each line of a feedback file. Raises SetError where it cannot be read, naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise SetError(f"{path} cannot be read: {getattr(fault, 'strerror', None) or fault}.") from fault
    cases = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(number, json.loads(line)))
        except (ValueError, KeyError, TypeError) as fault:
            raise SetError(f"{path}, line {number}: is not kept feedback: {fault!r}. Take the line out.") from fault
    if not cases:
        raise SetError(f"{path} holds no feedback. The chat window keeps it when someone judges an answer.")
    return cases


def write_drafts(cases: list[Case], path: Path) -> None:
    """Write draft cases as a set. Raises SetError rather than overwrite."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(
                json.dumps(case.model_dump(exclude_defaults=True), ensure_ascii=False) + "\n" for case in cases
            )
    except OSError as fault:
        raise SetError(f"{path} cannot be written: {fault.strerror or fault}. Name another file.") from fault


def _case(number: int, kept: Mapping[str, Any]) -> Case:
    answer, verdict = kept["answer"], kept["verdict"]
    refused = str(answer["status"]).startswith(_REFUSED)
    answerable = verdict != "should_have_refused" and not (verdict == "right" and refused)
    expected: dict[str, Any] = {}
    if answerable:
        expected = _as_answered(answer) if verdict == "right" else {"strings": [[FILL_IN]], "evidence": [[FILL_IN]]}
    return Case.model_validate(
        {
            "id": f"feedback-{number:03}",
            "kind": f"feedback-{verdict}",
            "question": answer["question"],
            "history": kept["history"],
            "answerable": answerable,
            "note": kept["comment"],
            **expected,
        }
    )


def _as_answered(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer that was called right gave: its first figure, and the words of the first place it cites."""
    figures = [[one["printed"]] for one in answer["statistics"][:1]]
    evidence = list(_fragments(answer))[:1]
    return {"figures": figures, "evidence": [evidence]} if evidence else {"strings": [[FILL_IN]]}


def _fragments(answer: Mapping[str, Any]) -> Iterator[str]:
    first = answer["statistics"][0]["citation"] if answer["statistics"] else 1
    return (one["text"] for one in answer["citations"] if one["key"] == first)
