"""What a turn asks about the figure before it: its other answers, its place, the row of another label or group.

Each way to read the turn fills in what it lacks from the row, group, answers and order that were spoken of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import cues, leans, ordered, orders
from assistant.asked import Asked, pick, side_at_end
from assistant.calculate import read
from assistant.catalogue import Catalogue
from assistant.choices import Chooser
from assistant.context import focus_of
from assistant.matching import Words
from assistant.query import Choice, Intent, Query, Rank
from assistant.subjects import Table
from assistant.turns import Turn
from assistant.whose import Named, groups_asked
from index.responses import Polarity
from index.words import data, find_phrases, stems

Reader = Callable[[str, Asked, Sequence[Named]], Words]
_ROW = 0.3  # of a turn, which a row of the table spoken of must explain,
_NEAR = 0.3  # and so far behind others it still goes before them
_SENTENCE = 0.1  # or so far, where the turn is a sentence of its own
_SAID = 0.2  # of its label: a row that is meant in a sentence of its own
_SIDES: dict[str, Polarity] = {"against": "-", "those against": "-", "for": "+", "those for": "+"}  # and nothing else
_ROWS = 2  # rows at most that are no list to order
_FIGURES = {Intent.VALUE, Intent.RANK, Intent.COMPARE, Intent.BOUND}


@dataclass(frozen=True, slots=True)
class FigureTurns:
    """Reads turns about figures over one index; `words` gives the words of a text."""

    catalogue: Catalogue
    chooser: Chooser
    words: Reader

    def of_figure(self, turn: Turn, query: Query, previous: Query, focus: Choice) -> Query | None:
        """What is asked of the figure just given: the other answers, how far two groups lie apart, where it stands."""
        if leans.asks_base(turn.text) and turn.refers:
            return replace(previous, intent=Intent.BASE, text=query.text, choices=(focus,), rank=None, bound=None)
        if not turn.empty:
            return None
        value = replace(previous, intent=Intent.VALUE, text=query.text, rank=None, bound=None, also=())
        if leans.asks_rest(turn.text) and not turn.groups:
            rest = tuple(name for name in focus.subject.responses if name not in focus.answers)
            return replace(value, choices=(replace(focus, answers=rest),)) if rest else None
        if cues.wants_difference(turn.text):
            before = previous.previous.groups if previous.previous else ()
            groups = tuple(dict.fromkeys((*previous.groups, *turn.groups, *before)))
            groups = groups if len(groups) > 1 else focus.subject.groups
            return replace(value, intent=Intent.COMPARE, groups=groups, choices=(focus,)) if len(groups) > 1 else None
        return None

    def again(self, turn: Turn, query: Query, previous: Query) -> Query | None:
        """The same asked again in another way: another place or end of an order, or where it is printed."""
        if cues.wants_place(query.text) and previous.choices and turn.empty:
            focus = focus_of(previous)
            return replace(
                previous, intent=Intent.PLACE, text=query.text, choices=(focus,) if focus else previous.choices
            )
        if previous.intent is Intent.VALUE and leans.doubts(turn.text) and not turn.groups and not query.asked.named:
            return replace(previous, text=query.text)
        if not turn.empty and not (turn.refers and query.rank):
            return None
        ordinal = query.rank and not leans.asks_next(turn.text)
        if not ordinal and not query.asked.named and (leans.asks_next(turn.text) or leans.asks_previous(turn.text)):
            return self._beside(turn, query, previous)
        table = previous.table if previous.intent in {Intent.RANK, Intent.BOUND} else self._around(previous)
        if query.rank and table and not cues.wants_difference(query.text):
            before = previous.rank or query.rank
            highest = query.rank.highest if orders.says_end(query.text) else before.highest
            asked = query.asked if query.asked.named else previous.asked
            groups = query.groups or previous.groups
            rank = Rank(highest, query.rank.first, query.rank.count)
            return replace(
                previous, intent=Intent.RANK, rank=rank, table=table, text=query.text, groups=groups, asked=asked
            )
        return None

    def _around(self, previous: Query) -> Table | None:
        """The table of the row just given, where it has rows to put in order."""
        focus = focus_of(previous)
        table = self.catalogue.tables.get(focus.subject.table) if focus else None
        return table if table and len(table.subjects) > _ROWS else None

    def _beside(self, turn: Turn, query: Query, previous: Query) -> Query | None:
        """The row that comes after (or before) the one just given."""
        if previous.intent is Intent.RANK and previous.rank and previous.table and not previous.rank.apart:
            rank, table = previous.rank, previous.table
        elif place := self._place(previous):
            rank, table = place, self.catalogue.tables[previous.choices[0].subject.table]
        else:
            return None
        count = query.rank.count if query.rank and query.rank.count > 1 else 1
        back = leans.asks_previous(turn.text) and rank.highest
        first = rank.first - 1 if back else rank.first + rank.count
        if first < 1 or first > len(table.subjects) + len(table.responses):
            return None
        groups = turn.groups or previous.groups
        return replace(
            previous,
            intent=Intent.RANK,
            rank=Rank(rank.highest, first, count),
            table=table,
            groups=groups,
            text=query.text,
        )

    def _place(self, previous: Query) -> Rank | None:
        """Where the row just given stands among the rows of its table."""
        first = previous.best
        table = self.catalogue.tables.get(first.subject.table) if first and previous.intent is Intent.VALUE else None
        if first is None or table is None or len(table.subjects) < 2:
            return None
        group = next(iter((*previous.groups, *first.subject.groups)), None)
        rows = ordered.readings(replace(previous, rank=None, bound=None), table, group)
        place = next((n for n, row in enumerate(rows, 1) if row.subject.id == first.subject.id), 0)
        return Rank(True, place) if place else None

    def row(self, turn: Turn, query: Query, previous: Query, focus: Choice, *, own: bool) -> Query | None:
        """Another row of the table spoken of, where the turn names one and no other table's fits clearly better."""
        if (
            query.intent in {Intent.RANK, Intent.BOUND}
            or (turn.empty and not self._labelled(turn, focus))
            or (query.sources and not previous.sources)
        ):
            return None
        named = [
            item
            for item in groups_asked(turn.text, self.catalogue.forms)
            if item.group in query.groups and item.group in self.catalogue.groups
        ]
        words = self.words(turn.text, query.asked, named)
        rows = [
            choice
            for choice in self.chooser.choices(turn.text, words, query.asked, named, focus.subject.table)
            if choice.subject.id != focus.subject.id or choice.answers != focus.answers
        ]
        best = rows[0] if rows else None
        answer = best is not None and best.subject.worded and best.subject.id == focus.subject.id
        if best is None or max(best.own, best.covered if answer else 0.0) < _ROW:
            return None
        other = query.best
        near = _NEAR if turn.elliptical or not own else _SENTENCE
        if other and other.subject.id != best.subject.id and best.score < other.score - near:
            return None
        if not turn.elliptical and not answer and best.said < _SAID:
            return None
        asked = query.asked if query.asked.named else previous.asked
        kept = [
            row
            if query.asked.named or row.subject.nominal
            else replace(row, answers=pick(row.subject, previous.asked) or row.answers)
            for row in rows[:3]
        ]
        return replace(
            query,
            intent=Intent.VALUE,
            asked=asked,
            choices=tuple(kept),
            groups=query.groups or previous.groups,
            also=(),
            renamed=True,
        )

    def _labelled(self, turn: Turn, focus: Choice) -> bool:
        """Whether a word that says little by itself stands in a label of the table spoken of: 'and the average?'."""
        rows = self.catalogue.tables[focus.subject.table].subjects
        labels = {word for subject in rows for word in stems(subject.label)} - set(stems(focus.subject.label))
        return bool(labels & set(turn.words) - cues.framing())

    def slots(self, turn: Turn, query: Query, previous: Query, focus: Choice | None) -> Query | None:
        """The same measure with the group or the answers that the turn names, and nothing else of its own."""
        if not turn.empty:
            return None
        groups = turn.groups or (() if query.asked.named else query.groups)  # 'both' may be answers
        if side := _SIDES.get(turn.rest.lower()):
            query = replace(query, asked=replace(query.asked, polarity=side))
        if focus and groups and previous.groups != groups and cues.wants_comparison(turn.text) and not turn.elliptical:
            return _beside_group(query, previous, focus, groups)
        if focus and not query.asked.named and (side := side_at_end(turn.text)):
            query = replace(query, asked=replace(query.asked, polarity=side))
        if query.asked.named or query.asked.reach != "any":
            return _same_measure(query, previous, focus, groups) if focus else None
        if not groups:
            return None
        if previous.intent is Intent.RANK and focus and leans.says_same(turn.text):
            return replace(previous, intent=Intent.VALUE, rank=None, choices=(focus,), groups=groups, text=query.text)
        return _of_group(turn, previous, focus, groups) if previous.intent in _FIGURES | {Intent.PLACE} else None


def _beside_group(query: Query, previous: Query, focus: Choice, groups: tuple[str, ...]) -> Query:
    """The row just given of another group beside it, or of that group alone where its answer is another one."""
    if not all(read(focus.subject, group, focus.answers) for group in groups):
        kept = (_printed(focus, groups[0]),)
        return replace(previous, intent=Intent.VALUE, groups=groups, text=query.text, choices=kept)
    both = tuple(dict.fromkeys((*(previous.groups or focus.subject.groups[:1]), *groups)))
    return replace(previous, intent=Intent.COMPARE, groups=both, text=query.text, choices=(focus,))


def _of_group(turn: Turn, previous: Query, focus: Choice | None, groups: tuple[str, ...]) -> Query:
    """What was asked before of another group; 'and suppliers?' after 'and no?' asks for no other answer than that."""
    intent = Intent.VALUE if previous.intent in {Intent.COMPARE, Intent.PLACE} else previous.intent
    carried = replace(previous, intent=intent, groups=groups, group_named=True, text=turn.text)
    kept = turn.elliptical and previous.asked.named
    if focus is None or intent is not Intent.VALUE or previous.also or kept:
        return carried
    return replace(carried, choices=(_printed(focus, groups[0]),))


def _printed(focus: Choice, group: str) -> Choice:
    """The row with the answers spoken of; where they are not printed of a group, with the first that are."""
    subject = focus.subject
    if read(subject, group, focus.answers):
        return focus
    answers = next((name for name in subject.responses if read(subject, group, (name,))), None)
    return replace(focus, answers=(answers,)) if answers else focus


def stands(query: Query, previous: Query) -> Query | None:
    """What is asked on about a figure: of a part of those who answered, or in words."""
    groups = query.groups or previous.groups
    if query.intent in {Intent.PASSAGE, Intent.QUOTE} and not broken_down(query.text):
        return replace(query, text=f"{previous.text} {query.text}", groups=groups)
    if query.intent in {Intent.ENTRY, Intent.SAMPLE, Intent.RANK, Intent.BOUND}:
        return None
    text = f"{previous.text} {query.text}" if broken_down(query.text) else query.text
    return replace(previous, text=text, groups=groups)


def broken_down(text: str) -> bool:
    """Whether a text names a part of those who answered ('the Scottish ones')."""
    return any(True for _ in find_phrases(text, data()["breakdowns"]["words"]))


def _same_measure(query: Query, previous: Query, focus: Choice, groups: tuple[str, ...]) -> Query:
    """The measure asked for before, with the new answers or of the new group."""
    named = query.asked.named
    asked = query.asked if named else replace(previous.asked, reach=query.asked.reach)
    answers = pick(focus.subject, asked)
    intent = Intent.VALUE if previous.intent in {Intent.COMPARE, Intent.PLACE, Intent.RANK} else previous.intent
    return replace(
        previous,
        intent=intent,
        rank=None,
        asked=asked,
        groups=groups or previous.groups,
        group_named=bool(groups or previous.groups),
        choices=(replace(focus, answers=answers),),
        text=query.text,
    )
