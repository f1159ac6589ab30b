"""Numbers told in prose → what each measures, of which group, which answer; checked against the tables they repeat.

A number belongs to the quoted label or phrase beside it, to the group named with it (or by the sentence, or by the
heading), and to the answer named with it. Where the sentence leaves it open, the table decides: a figure of the group
that a table counts is the cell, or the sum of cells, that it equals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.choosing import Candidates, Chooser, Seen, pick
from index.clauses import JOINTS, bare, clause, counts, opened, polarity_of
from index.groups import Groups
from index.printed import Printed, numbers
from index.records import Unit
from index.rows import Row, RowFinder
from index.told import Context, Told, among_themselves
from index.words import stems

_QUOTED = re.compile(
    r"""(?<![\w])["“](?P<d>[^"“”]{3,300}?)["”]|(?<![\w’'])[‘'](?P<s>[^\n]{3,300}?)[’'](?=[\s;,.:)*?!–-]|$)"""
)
_SPOKEN = (
    r"\b(?:said|say|says|saying|cit\w+|agree\w*|disagree\w*|rat\w+|that|statements?|with|felt|feel|believe\w*|owned"
    r"|want\w*|to)\b"
)
_FORWARD = re.compile(rf"^(?!\s*\)?\s*(?:;|,? and ))[^;]*?{_SPOKEN}", re.IGNORECASE)
_OF = re.compile(
    r"^\)?\s*(?:(?:of|among|amongst|from|by|for)\s+(?:all\s+|the\s+|our\s+|these\s+|every\s+)*(?:[\w-]+\s+)?)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|versus|similar to)\b[^;]*$", re.IGNORECASE)
_WHOLE = 0.99


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    row: Row | None
    text: str


@dataclass(frozen=True, slots=True)
class _Around:
    """A number of a sentence with the text up to its neighbours, the sentence's labels and what was told before it."""

    sentence: str
    masked: str  # the sentence with the labels of rows crossed out
    number: Printed
    floor: int
    ceiling: int
    labels: Sequence[_Label]
    told: Sequence[Told]

    @property
    def left(self) -> str:
        return self.masked[self.floor : self.number.start]

    @property
    def right(self) -> str:
        return self.masked[self.number.end : self.ceiling]


class ProseReader:
    """Reads sentence after sentence of one source; pure, it holds only what it was given."""

    def __init__(self, finder: RowFinder, groups: Groups) -> None:
        self._finder = finder
        self._groups = groups
        self._chooser = Chooser(finder)

    def read(self, sentence: str, context: Context) -> tuple[list[Told], Context]:
        """The numbers of a sentence with their meanings, and the context for the next sentence."""
        found = [number for number in numbers(sentence) if counts(sentence, number)]
        labels = [self._label(match, context) for match in _QUOTED.finditer(sentence)]
        masked = sentence
        for label in labels:
            if label.row:
                masked = masked[: label.start] + "\0" * (label.end - label.start) + masked[label.end :]
        told: list[Told] = []
        for position, number in enumerate(found):
            floor = found[position - 1].end if position else 0
            ceiling = found[position + 1].start if position + 1 < len(found) else len(sentence)
            told += self._meaning(_Around(sentence, masked, number, floor, ceiling, labels, tuple(told)), context)
        mentions = self._groups.find(masked)
        told = among_themselves(sentence, told, [name for name, _, _ in mentions])
        told = [self._carried(item, told, labels, context) for item in told]
        told = [
            replace(item, label=item.label or _label_of(item, labels) or _asked_before(item, context)) for item in told
        ]
        rows = tuple(dict.fromkeys(item.row for item in told if item.row)) or tuple(
            label.row for label in labels if label.row
        )
        group = mentions[0][0] if mentions else context.group
        last = labels[-1].text if labels else "" if rows else context.label
        return told, replace(context, group=group, rows=rows or context.rows, before=sentence, label=last)

    def _label(self, match: re.Match[str], context: Context) -> _Label:
        words = match["d"] or match["s"]
        return _Label(match.start(), match.end(), self._finder.named(words, context.trail), words)

    def _meaning(self, around: _Around, context: Context) -> Iterator[Told]:
        number = around.number
        seen = Seen(around.sentence, number, self._group_of(around, context), around.told, context)
        choice = None
        if number.unit in {Unit.PERCENT, Unit.POUNDS}:
            choice = self._chooser.choose(seen, self._candidates(around, context))
        rows, group = choice or ((), seen.ranked[0])
        words = clause(around.sentence, number)
        if not rows:
            yield Told(number, None, group, (), words)
        for row in rows:
            yield Told(number, row, group, self._chooser.answers(row, group, seen, around.left, around.right), words)

    def _candidates(self, around: _Around, context: Context) -> Candidates:
        """Rows that the number may be about."""
        sentence, number, labels = around.sentence, around.number, around.labels
        by: list[tuple[Row, ...]] = []
        near: list[tuple[Row, ...]] = []
        sure = False
        place = opened(sentence, number)
        ahead = [
            label
            for label in labels
            if label.row and number.end <= label.start < around.ceiling and not _figured(sentence, label)
        ]
        forward = bool(_FORWARD.match(sentence[number.end : ahead[0].start if ahead else around.ceiling]))
        if place is not None and place >= around.floor:
            if bracketed := self._bracketed(around, place, forward, context):
                return bracketed
        elif place is not None and around.told:
            last = around.told[-1].number
            by.append(tuple(item.row for item in around.told if item.number == last and item.row))
        if ahead and forward:
            sure = True
            by.append(tuple(label.row for label in ahead if label.row))
        elif forward and (row := self._phrase(re.split(r"[;()]", around.right.lstrip(") "))[0], context)):
            first = re.split(r"[,;]", around.right.lstrip(") "))[
                0
            ]  # 'were front line officers, with …' says nothing of a label
            sure = bool(_FORWARD.match(first)) and self._finder.share(first, row) >= _WHOLE
            by.append((row,))
        behind = [
            label.row
            for label in labels
            if label.row and label.end <= number.start and ";" not in sentence[label.end : number.start]
        ]
        by += [(row,) for row in behind[-1:]]
        near += [(label.row,) for label in ahead[:1] if label.row and not forward]
        for piece in reversed(re.split(r"[()]", re.split(r";", around.left)[-1])):
            if row := self._phrase(piece, context):
                (by if self._finder.share(piece, row) >= _WHOLE else near).append((row,))
        same = [item.row for item in around.told if item.row and ";" not in sentence[item.number.end : number.start]]
        near += [(row,) for row in same[-1:]]
        near += [(row,) for row in context.rows[:1]] if not labels else []
        return Candidates(
            [rows for rows in dict.fromkeys(by) if rows], [rows for rows in dict.fromkeys(near) if rows], sure
        )

    def _bracketed(self, around: _Around, place: int, forward: bool, context: Context) -> Candidates | None:
        """What a number in a bracket is printed to: the label, or the phrase, right before the bracket."""
        sentence, floor = around.sentence, around.floor
        quoted = [label for label in around.labels if label.row and floor <= label.start and label.end <= place]
        if quoted and quoted[-1].row and not bare(sentence[quoted[-1].end : place]):
            return Candidates([(quoted[-1].row,)], [], sure=True)
        phrase = JOINTS.split(bare(sentence[floor:place]))[-1]
        if row := self._tail(phrase, context):
            return Candidates([(row,)], [], sure=True)
        listed = re.match(r"\)?\s*(?:[,;]|and\b)", sentence[floor:place]) or not floor
        own = not (self._groups.find(phrase) or forward or quoted or any(numbers(phrase)))
        # A phrase of its own that no row says in these words: only the value can tell.
        return Candidates([], []) if listed and len(stems(phrase)) > 1 and own else None

    def _tail(self, phrase: str, context: Context) -> Row | None:
        """The row that the end of a phrase names: '… rated by landlords cold rooms' names the last two words."""
        words = phrase.split()
        for start in range(len(words)):
            tail = " ".join(words[start:])
            row = self._finder.phrase(tail, context.trail)
            if row and (
                not self._groups.titles(f"{row.label} responses")
                or (not start and tail.strip().lower() == row.label.lower())
            ):
                return row
        return None

    def _carried(self, item: Told, told: Sequence[Told], labels: Sequence[_Label], context: Context) -> Told:
        """'Two-thirds did respond in the positive', after a sentence that names one row, is about that row.

        So it is for a share that has no row of its own and is of a group that no table counts.
        """
        row = context.rows[0] if len(context.rows) == 1 else None
        if item.row or row is None or labels or item.number.unit is not row.unit or item.group is None:
            return item
        if any(other.group == item.group for other in self._finder.rows) or any(
            other.row for other in told if other.row is not row
        ):
            return item
        return replace(
            item, row=row, responses=pick(row, *(polarity_of(item.words) or ("+", False))), label=context.label
        )

    def _phrase(self, text: str, context: Context) -> Row | None:
        """The row that a phrase names; a row called as a group is ('Suppliers') is named only by being quoted."""
        row = self._finder.phrase(text, context.trail)
        return row if row and not self._groups.titles(f"{row.label} responses") else None

    def _group_of(self, around: _Around, context: Context) -> list[str | None]:
        """Groups that the number may be of, the likeliest first."""
        left, right, told = around.left, around.right, around.told
        ranked: list[str | None] = [name for name, start, _ in self._groups.find(right)[:1] if _OF.match(right[:start])]
        near = [
            (name, start)
            for name, start, _ in self._groups.find(left)
            if not re.search(r"\bthan\s+(?:the\s+)?$", left[:start])
        ]
        if _COMPARED.search(left) and not near and told:
            ranked += [name for name in self._groups.all if name != told[-1].group]
        ranked += [name for name, _ in reversed(near)]
        apart = bool(re.search(r"\s[–-]\s", left))  # a dash ends what was said of the group in between
        ranked += [told[0 if apart else -1].group] if told and not near else []
        mentions = self._groups.find(around.masked)
        ranked += [name for name, start, _ in mentions if start < around.number.end]
        ranked += [context.heading_group] if context.heading_group else []
        ranked += [context.group] if context.group else []
        ranked += [name for name, _, _ in mentions] or [None]
        return list(dict.fromkeys(ranked))


def _figured(sentence: str, label: _Label) -> bool:
    """Whether a figure of its own follows a label: `'Label' (72%)`."""
    return bool(re.match(r"[\s*]*\(\d", sentence[label.end :]))


def _label_of(item: Told, labels: Sequence[_Label]) -> str:
    """The label as this sentence prints it, where it does."""
    return next((label.text for label in labels if item.row and label.row == item.row), "")


def _asked_before(item: Told, context: Context) -> str:
    """The label that the sentence before quotes, where this number answers it for another group than its table's."""
    alone = item.row is not None and context.rows == (item.row,) and item.group != item.row.group
    return context.label if alone else ""
