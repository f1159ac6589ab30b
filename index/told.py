"""A number of a sentence with its meaning, and what the numbers of one sentence tell about one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.printed import Printed
from index.ranges import end_of
from index.rows import Row

_HELD = re.compile(r"\b(?:compared|against|versus|than|similar)\b")
_AGAIN = re.compile(r"(?:\s+of)?[\w\s-]{0,40}(?:\(|-\s)")
_FAR = 10  # percentage points between 'nine in 10' and what restates it


@dataclass(frozen=True, slots=True)
class Told:
    """A number with its meaning; `row` is the table row it speaks of, or None; `words` the clause otherwise."""

    number: Printed
    row: Row | None
    group: str | None
    responses: tuple[str, ...]
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a sentence: its headings, the group and the rows last spoken of."""

    trail: tuple[str, ...]
    heading_group: str | None
    group: str | None = None
    rows: tuple[Row, ...] = ()
    before: str = ""
    label: str = ""


def among_themselves(sentence: str, told: Sequence[Told], named: Sequence[str]) -> list[Told]:
    """The numbers of a sentence, each with what another one tells of it; `named` are the groups it names."""
    return _restated(sentence, _compared(sentence, _respectively(sentence, told), named))


def _compared(sentence: str, told: Sequence[Told], named: Sequence[str]) -> list[Told]:
    """'62.4% …, compared with just 41.3% of tenants': a number with no row of its own shares the other one's."""
    out = list(told)
    for position in range(len(out) - 1):
        one, other = out[position], out[position + 1]
        between = sentence[one.number.end : other.number.start]
        alone = one.row is None and other.row and one.number.unit is other.number.unit
        if alone and _HELD.search(between) and ";" not in between:
            others = [name for name in named if name != other.group]
            group = others[0] if one.group == other.group and others else one.group
            out[position] = replace(one, row=other.row, group=group, responses=other.responses)
    return out


def _restated(sentence: str, told: Sequence[Told]) -> list[Told]:
    """'More than six in 10 (62.4%)': a number restated in brackets right after it means the same."""
    out = list(told)
    for position in range(len(out) - 1):
        one, other = out[position], out[position + 1]
        near = abs(one.number.value - other.number.value) < _FAR
        if one.number.approximate and near and _AGAIN.fullmatch(sentence[one.number.end : other.number.start]):
            out[position] = replace(one, row=other.row, group=other.group, responses=other.responses)
    return out


def _respectively(sentence: str, told: Sequence[Told]) -> list[Told]:
    """'at 12.0% and 8.9% respectively': the last numbers take the rows of as many before them.

    They give theirs where those lack one.
    """
    if "respectively" not in sentence or len(told) < 4 or len(told) % 2:
        return list(told)
    half = len(told) // 2
    first, last = list(told[:half]), list(told[half:])
    for position, (one, other) in enumerate(zip(first, last, strict=True)):
        own = other.row and other.row.group == other.group and other.row.answers_of(other.number.value)
        row = other.row if own else one.row
        first[position], last[position] = replace(one, row=row, responses=other.responses), replace(other, row=row)
    return [*first, *last]


def spread(told: Sequence[Told], found: Sequence[tuple[Printed, Printed]]) -> list[Told]:
    """The numbers of a sentence, the ends of its ranges (`found`) as such.

    'from 12% to 90%, with an average of 41%' is the range of what that average is one of.
    """
    out = []
    for item in told:
        end = end_of(item.number, found)
        if not end:
            out.append(item)
            continue
        row, group = item.row, item.group
        same = [one for one in told if one.row and not one.responses and one.number.unit is item.number.unit]
        if row is None and len(same) == 1:
            row, group = same[0].row, same[0].group
        out.append(replace(item, row=row, group=group, responses=(end,)))
    return out
