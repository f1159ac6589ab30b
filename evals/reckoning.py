"""Whether a figure is what some text prints, or plainly worked out from it: a sum, a difference, a count, a rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evals.figures import as_number, states
from evals.texts import plain
from index.printed import equal, numbers
from index.records import Unit

TIMES = re.compile(r"\(x(\d+)\)")  # 'Leeds City Council (x2)' counts two
_MOST_SUMMED = 16


def same(one: str, other: str) -> bool:
    """Whether two expected figures are the same, however they are printed: '42.10%' and '42.1%' are."""
    first, second = as_number(one), as_number(other)
    if first is None or second is None:
        return plain(one) == plain(other)
    return equal(first.value, first.unit, second.value, second.unit)


def supported(figure: str, fragments: Sequence[str], groups: int) -> bool:
    """Whether a figure is printed in a fragment, or plainly worked out from what is printed there."""
    if any(states(fragment, figure) or figure in TIMES.findall(fragment) for fragment in fragments):
        return True
    wanted = as_number(figure)
    if wanted is None:
        return False
    if wanted.unit is Unit.COUNT and wanted.value in {Decimal(groups), Decimal(len(fragments))}:
        return True
    printed = [{number.value for number in numbers(fragment) if number.unit is wanted.unit} for fragment in fragments]
    rows = [sorted(values) for values in printed if len(values) <= _MOST_SUMMED]
    everywhere = sorted(set().union(*printed))
    worked_out = set().union(*map(_sums, rows)) | _sums(everywhere, 2) | _differences(everywhere)
    return wanted.value in worked_out or (wanted.unit is Unit.PERCENT and 100 - wanted.value in everywhere)


def _sums(values: Sequence[Decimal], most: int = 3) -> set[Decimal]:
    """Sums of two or three numbers of one row: agree and strongly agree."""
    return {sum(some, Decimal()) for size in range(2, most + 1) for some in combinations(values, size)}


def _differences(values: Iterable[Decimal]) -> set[Decimal]:
    return {abs(first - second) for first, second in combinations(sorted(values), 2)}


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources print: their words, and their numbers with the sums of their rows, as (value, unit)."""

    words: str
    figures: frozenset[tuple[Decimal, Unit]]


def known_of(sources: Mapping[str, str]) -> Known:
    """Everything that these sources print or add up to in a row."""
    figures: set[tuple[Decimal, Unit]] = set()
    for text in sources.values():
        figures |= {(number.value, number.unit) for number in numbers(text)}
        for line in (line for line in text.split("\n") if "\t" in line):
            cells = [number.value for number in numbers(line) if number.unit is Unit.PERCENT]
            figures |= {(value, Unit.PERCENT) for value in _sums(cells[:_MOST_SUMMED])}
    return Known(plain("\n".join(sources.values())), frozenset(figures))
