"""The floors that a set must hold: floors.toml, one table a set, and `every` for what all sets must hold.

[every]
citation_verbatim = 1.0    # at least

[known-figures]
figure = 0.95              # at least
false_refusal = 0.02       # at most: the share of answerable questions that are refused
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import FloorsError
from evals.results import Result, by_set, grouped, rate

OWN = Path(__file__).parent / "floors.toml"
AT_LEAST = {
    name: name
    for name in (
        "passed",
        "figure",
        "figure_first",
        "strings",
        "evidence",
        "evidence_strict",
        "statistic",
        "quotation",
        "citation_verbatim",
        "markers",
        "forbidden_figure",
        "refusal_bare",
        "stable",
    )
}
AT_MOST = {"false_answer": "no_false_answer", "false_refusal": "no_false_refusal", "fault": "no_fault"}
EVERY = "every"

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Breach:
    """A set whose rate is on the wrong side of its floor."""

    set: str
    name: str
    value: float
    floor: float

    def __str__(self) -> str:
        side = "above the most allowed" if self.name in AT_MOST else "below the floor"
        return f"{self.set}: {self.name.replace('_', ' ')} is {self.value:.1%}, {side}, {self.floor:.1%}"


def read(path: Path = OWN) -> Floors:
    """The floors of a file. Raises FloorsError where it is not TOML or names what is not measured."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise FloorsError(f"{path} cannot be read: {fault.strerror or fault}.") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise FloorsError(f"{path} is not TOML in UTF-8: {fault}.") from fault
    for name, floors in data.items():
        for key, value in floors.items() if isinstance(floors, dict) else [(name, floors)]:
            if not isinstance(floors, dict) or key not in {*AT_LEAST, *AT_MOST}:
                known = ", ".join([*AT_LEAST, *AT_MOST])
                raise FloorsError(f"{path}, [{name}]: ‘{key}’ is not a rate that is measured. They are: {known}.")
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                raise FloorsError(f"{path}, [{name}]: {key} is {value!r}; a floor is a number between 0 and 1.")
    return data


def measured(results: Sequence[Result], name: str) -> float | None:
    """The rate that a floor speaks of, or None where it applies to no case."""
    share = rate(results, AT_MOST.get(name, name)).share
    return None if share is None else (1 - share if name in AT_MOST else share)


def breaches(results: Sequence[Result], floors: Floors) -> list[Breach]:
    """Every floor that a set of this run does not hold."""
    found = []
    for name, some in grouped(results, by_set).items():
        for key, floor in {**floors.get(EVERY, {}), **floors.get(name, {})}.items():
            value = measured(some, key)
            if value is not None and (value > floor if key in AT_MOST else value < floor):
                found.append(Breach(name, key, value, floor))
    return found


def as_toml(results: Sequence[Result]) -> str:
    """The rates of a run as floors, rounded to the safe side: what one would write into floors.toml."""
    lines = []
    for name, some in grouped(results, by_set).items():
        lines.append(f"[{name}]")
        for key in (
            "figure",
            "figure_first",
            "strings",
            "evidence",
            "forbidden_figure",
            "false_answer",
            "false_refusal",
        ):
            value = measured(some, key)
            if value is not None:
                rounded = math.ceil(value * 100) / 100 if key in AT_MOST else math.floor(value * 100) / 100
                lines.append(f"{key} = {rounded:.2f}")
        lines.append("")
    return "\n".join(lines)
