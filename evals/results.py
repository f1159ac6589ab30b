"""What a run gives: a Result for each case, their rates by set and by kind, and the JSON form of it all.

Nothing here holds a clock: two runs over the same index write the same bytes. Times are kept apart (see `ledger`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.cases import Case
from evals.scores import Score


@dataclass(frozen=True, slots=True)
class Result:
    """One case, what was answered (the contract's JSON object; None after a fault) and how it was judged.

    `stage` is the part of the assistant that a failed case points to.
    """

    set: str
    case: Case
    answer: dict[str, Any] | None
    scores: tuple[Score, ...]
    stage: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What names a case in a run: its set and its id."""
        return self.set, self.case.id

    @property
    def passed(self) -> bool:
        return not self.missed

    @property
    def missed(self) -> list[Score]:
        """The scores that it failed by."""
        return [score for score in self.scores if score.counts and not score.right]

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads back."""
        return {
            "set": self.set,
            "id": self.case.id,
            "kind": self.case.kind,
            "passed": self.passed,
            "stage": self.stage,
            "case": self.case.model_dump(),
            "scores": [asdict(score) for score in self.scores],
            "answer": self.answer,
        }


def from_json(data: dict[str, Any]) -> Result:
    """The result that `to_json` wrote. Raises KeyError, TypeError or ValueError where the object is not one."""
    scores = tuple(Score(**score) for score in data["scores"])
    return Result(data["set"], Case.model_validate(data["case"]), data["answer"], scores, data["stage"])


@dataclass(frozen=True, slots=True)
class Rate:
    """`right` of `total` cases that a measure applies to."""

    right: int
    total: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1, or None where the measure applies to no case."""
        return self.right / self.total if self.total else None

    @property
    def wrong(self) -> int:
        return self.total - self.right


def rate(results: Iterable[Result], name: str) -> Rate:
    """How many results have the named score right, of those that have it; 'passed' for the case as a whole."""
    if name == "passed":
        held = [result.passed for result in results]
    else:
        held = [score.right for result in results for score in result.scores if score.name == name]
    return Rate(sum(held), len(held))


def grouped(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, list[Result]]:
    """Results by set or by kind, in the order of first appearance."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return groups


def by_set(result: Result) -> str:
    """For `grouped`."""
    return result.set


def by_kind(result: Result) -> str:
    """For `grouped`."""
    return result.case.kind


def by_stage(result: Result) -> str:
    """For `grouped`."""
    return result.stage or "passed"


def families(results: Iterable[Result]) -> list[list[Result]]:
    """Paraphrases: two or more cases of one set that expect the same, so that one answer should serve them all."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        case = result.case
        expected = [result.set, case.kind, sorted(map(sorted, case.figures)), sorted(map(sorted, case.strings))]
        if case.answerable and case.evidence:
            groups.setdefault(json.dumps([*expected, [group[0] for group in case.evidence]]), []).append(result)
    return [some for some in groups.values() if len(some) > 1]


def _rates(results: Sequence[Result]) -> dict[str, Any]:
    names = ["passed", *dict.fromkeys(score.name for result in results for score in result.scores)]
    return {name: {"right": one.right, "total": one.total} for name in names for one in [rate(results, name)]}


def summary(results: Sequence[Result]) -> dict[str, Any]:
    """Rates of every measure, over all, by set and by kind; failures by stage; how paraphrases fare together."""
    outcomes = [{result.passed for result in some} for some in families(results)]
    return {
        "all": _rates(results),
        "sets": {name: _rates(some) for name, some in grouped(results, by_set).items()},
        "kinds": {name: _rates(some) for name, some in grouped(results, by_kind).items()},
        "stages": {name: len(some) for name, some in grouped(results, by_stage).items()},
        "paraphrases": {
            "families": len(outcomes),
            "all right": sum(outcome == {True} for outcome in outcomes),
            "mixed": sum(len(outcome) == 2 for outcome in outcomes),
        },
    }


def dump(data: Any) -> str:
    """JSON with sorted keys and one last newline: equal data, equal bytes."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
