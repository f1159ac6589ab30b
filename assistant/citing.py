"""How far a citation reaches: a row of a table is cited as its line; a table of one column only makes sense whole."""

from __future__ import annotations

from collections.abc import Mapping

from index.records import Quote, Record, Source, Statistic
from index.sentences import sentences

_NARROW = 2  # columns: a row of so few does not say what it measures
_NEAR = 160  # characters above a quote in which a line may name its speaker
_WHOLE = 12  # rows: a table of so few is cited whole


def reach(record: Record, sources: Mapping[str, Source]) -> tuple[int, int]:
    """The `[start, end)` that a citation of this record shows; it always holds the record's own."""
    text = sources[record.locator.source].text
    start, end = record.locator.start, record.locator.end
    if isinstance(record, Statistic) and record.origin == "table":
        first, last = _block(text, start, end)
        rows = [line for line in text[first:last].split("\n") if line.strip()]
        narrow = all(len(row.strip("|").split("\t")) <= _NARROW and row.count("|") <= _NARROW + 1 for row in rows)
        return (first, last) if narrow and len(rows) <= _WHOLE else (start, end)
    if isinstance(record, Statistic) and record.origin == "list":
        first, last = _block(text, start, end)
        return _line(text, start, back=1, first=first), _line_end(text, end, on=1, last=last)
    if isinstance(record, Quote):
        first, last = _spoken(text, start, end)
        return _from_speaker(text, record.speaker, first), last
    return start, end


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of non-blank lines around a place; of one that starts within a line, nothing above that line."""
    first = text.rfind("\n", 0, start) + 1
    within = first < start
    while first and not within:
        above = text.rfind("\n", 0, first - 1) + 1
        if not text[above:first].strip():
            break
        first = above
    last = _end_of_line(text, end)
    while last < len(text):
        below = _end_of_line(text, last + 1)
        if not text[last:below].strip():
            break
        last = below
    return first, last


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _line(text: str, place: int, back: int, first: int) -> int:
    """The start of the line `back` lines above a place, not above `first`."""
    start = text.rfind("\n", 0, place) + 1
    for _ in range(back):
        if start <= first:
            return start
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _line_end(text: str, place: int, on: int, last: int) -> int:
    """The end of the line `on` lines below a place, not below `last`."""
    end = _end_of_line(text, place)
    for _ in range(on):
        if end >= last:
            return end
        end = _end_of_line(text, end + 1)
    return end


def _from_speaker(text: str, speaker: str | None, start: int) -> int:
    """The start of the line above that names who speaks, where it stands near; else `start`."""
    place = text.rfind(speaker, max(0, start - _NEAR), start) if speaker else -1
    return text.rfind("\n", 0, place) + 1 if place >= 0 else start


def _spoken(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that hold a quote, with what introduces it."""
    first, last = _block(text, text.rfind("\n", 0, start) + 1, end)
    held = [(begin, stop) for begin, stop in sentences(text, first, last) if begin < end and start < stop]
    return (min(held[0][0], start), max(held[-1][1], end)) if held else (start, end)
