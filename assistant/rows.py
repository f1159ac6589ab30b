"""Rows of a table in order ('the top three') or within a bound ('over half'), each with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import calculate, claimed, cues, gaps, ordered, refuse, wording
from assistant.answer import Status
from assistant.beside import Beside
from assistant.calculate import Reading, read
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Derived, Draft, Sentence, lead, merged, paragraph
from assistant.query import Bound, Query, Rank
from assistant.retrieve import Retriever
from assistant.subjects import Table
from index.records import Unit

_PLACES = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()
_NAMED = 0.3  # of a row's label and of the question, before the question is taken to speak of that row
_PRESUMES = re.compile(
    r"\bwhy\b|\bhow come\b|\bexplain\b|\bgiven that\b|\bsince\b|\bseeing (?:that|as)\b|\bwhat (?:made|makes|led)\b"
    r"|\breasons?\b|\b(?:is|was) it true\b|\b(?:right|correct)\W*$"
    r"|\b(?:I|we)(?:['’](?:ve|m|re)| have| am| are| was| were)? (?:gather|gathered|understand|understood|hear|heard"
    r"|told|take it|believe|see that|read(?: somewhere)? that|assum(?:e|ing))\b|\b(?:apparently|supposedly)\b",
    re.IGNORECASE,
)
_IN_A_SENTENCE = 2  # rows; more stand in a table under it
_WITH_OTHERS = 3  # rows whose disagreements are shown


@dataclass(frozen=True, slots=True)
class RowComposer:
    """Composes drafts of rows."""

    catalogue: Catalogue
    retriever: Retriever

    def rank(self, query: Query) -> Draft:
        """The rows at the places asked for."""
        if query.rank and query.rank.apart:
            return gaps.widest(query)
        group = self._group(query)
        if query.rank and query.rank.both:
            ends = [replace(query, rank=replace(query.rank, highest=high, both=False)) for high in (True, False)]
            return merged([self.rank(end) for end in ends])
        readings = self._readings(query, group)
        chosen = calculate.placed(readings, query.rank) if query.rank else []
        if not chosen or query.table is None or query.rank is None:
            return refuse.no_rows(query, group)
        draft = self._rows(query.table, group, chosen, len(readings), _order(query.rank))
        after = readings[readings.index(chosen[-1]) + 1 :]
        if len(chosen) == 1 and after and cues.wants_difference(query.text):
            draft = replace(draft, blocks=(*draft.blocks, _next(chosen[0], after[0])))
        return draft

    def premise(self, query: Query) -> Draft | None:
        """Where a question takes a row for the first or last of its table and it is not: the row's own place.

        'Why is parking their top complaint?' asks of the top, 'How high is it?' of parking. None where the row named
        does stand there, or none is named.
        """
        best, rank = query.best, query.rank
        if own := claimed.belied(query):
            return self._belied(query, own)
        if not best or not _PRESUMES.search(query.text) or min(best.said, best.own) < _NAMED or best.subject.nominal:
            return None
        if not rank or rank.apart or rank.both or rank.first > 1 or rank.count > 1:
            return None
        table = self.catalogue.tables[best.subject.table]
        group = next(iter((*query.groups, *table.groups)), None)
        readings = self._readings(replace(query, table=table), group)
        own = next((reading for reading in readings if reading.subject.id == best.subject.id), None)
        if own is None or own.value == readings[0].value:
            return None
        told = wording.direct(own, self.catalogue.sources)
        first, *rest = self._rows(table, group, readings[:1], len(readings), _order(rank)).blocks
        both = (*first.sentences, told) if cues.wants_reason(query.text) else (told, *first.sentences)
        head = lead(Sentence("As published it is another row:", ()), *both)
        return Draft(Status.ANSWERED, (head, *rest), self._beside.caveats(own))

    def _belied(self, query: Query, own: Reading) -> Draft:
        """The value of a row of which something else is claimed; asked why most said so, what more of them said."""
        side = next((one for one in "+-" if own.subject.side(one) == own.answers), "")
        other = read(own.subject, own.group, own.subject.side("-" if side == "+" else "+")) if side else None
        most = query.claim is not None and query.claim.low == claimed.HALF and cues.wants_reason(query.text)
        both = [one for one in ((other, own) if most else (own, other)) if one]
        told = [paragraph(wording.direct(one, self.catalogue.sources)) for one in both]
        head = lead(Sentence("As published it is not so:", ()))
        return Draft(Status.ANSWERED, (head, *told), self._beside.caveats(own))

    def bound(self, query: Query) -> Draft:
        """The rows within the bound asked for; where there are none, the nearest."""
        if query.bound and query.bound.over:
            return gaps.ahead(query)
        group = self._group(query)
        readings = self._readings(query, group)
        chosen = calculate.within(readings, query.bound) if query.bound else []
        if query.bound and query.bound.outvotes:
            chosen = calculate.outvoting(readings, query.bound.outvotes)
        if not readings or query.table is None:
            return refuse.no_rows(query, group)
        if not chosen:
            aims = (query.bound.low, query.bound.high) if query.bound else ()
            aim = next((value for value in aims if value is not None), Decimal(0))
            rows = sorted(readings, key=lambda reading: abs(reading.value - aim))[:1]
            text = f"None of the {len(readings)} published rows of {group or 'respondents'} lies within that bound"
            text += f"; the nearest is {wording.label(rows[0].subject.label)} with {wording.figure(rows[0])}."
            return Draft(
                Status.ANSWERED, (lead(Sentence(text, rows[0].cites, (), (*_workings(rows), _count(readings)))),)
            )
        order = _outvoting(query.bound) if query.bound and query.bound.outvotes else "Within the bound"
        return self._rows(query.table, group, chosen, len(readings), order)

    def _rows(self, table: Table, group: str | None, chosen: Sequence[Reading], of: int, order: str) -> Draft:
        """Chosen rows of a table, best first; `of` is among how many."""
        first = chosen[0]
        cites = tuple(dict.fromkeys(record for reading in chosen for record in reading.cites))
        names = " and ".join(f"{wording.label(wording.row(reading))}" for reading in chosen[:2])
        if len(chosen) <= _IN_A_SENTENCE:
            values = " and ".join(f"**{wording.figure(reading)}**" for reading in chosen[:2])
            text = f"{order}: {names}, with {values} of {group or 'respondents'}"
        else:
            text = f"{order}, {len(chosen)} rows, for {group or 'respondents'}"
        said = wording.answers(first)
        text += f" (answer {said})" if said and not first.subject.nominal else ""
        question = first.subject.survey_question or table.title
        text += f"; survey question: {wording.label(question)}."
        blocks = [lead(Sentence(text, cites, (), (*_workings(chosen), _count(chosen))))]
        if len(chosen) > 1:
            rows = tuple(
                Sentence(f"{wording.row(reading)} | {wording.figure(reading)}", reading.cites, (), _workings([reading]))
                for reading in chosen
            )
            head = said if said and not first.subject.nominal else "Value"
            blocks.append(Block("table", rows, ("Row", f"{head}, {group or 'respondents'}")))
        links = tuple(link for reading in chosen[:_WITH_OTHERS] for link in self._beside.links(reading))
        blocks += [block for reading in chosen[:_WITH_OTHERS] for block in self._beside.disagreements(reading)]
        caveats = list(self._beside.caveats(first))
        if first.stated and not first.operands and first.stated[0].origin == "prose":
            caveats.append(f"Only the rows whose figure for {group} the report prints are ranked ({of}).")
        return Draft(Status.ANSWERED, tuple(blocks), tuple(caveats), (), links)

    @property
    def _beside(self) -> Beside:
        return Beside(self.catalogue, self.retriever.index)

    def _readings(self, query: Query, group: str | None) -> list[Reading]:
        """The rows of the query's table with the answers asked for, highest or lowest first."""
        return ordered.readings(query, query.table, group) if query.table else []

    def _group(self, query: Query) -> str | None:
        if query.groups:
            return query.groups[0]
        return query.table.groups[0] if query.table and query.table.groups else None


def _outvoting(bound: Bound) -> str:
    return "More in favour than against" if bound.outvotes == "+" else "More against than in favour"


def _next(one: Reading, other: Reading) -> Block:
    """The row that comes next, and how far behind it is."""
    apart = calculate.difference(one, other)
    text = f"Next: {wording.label(wording.row(other))}, with **{wording.figure(other)}**"
    text += f", {wording.apart(apart)} from it." if apart else "."
    derived = tuple(item for item in (apart, one.working, other.working) if item)
    return paragraph(Sentence(text, tuple(dict.fromkeys((*one.cites, *other.cites))), (), derived))


def _order(rank: Rank) -> str:
    """'Highest', 'Second lowest'."""
    side = "Highest" if rank.highest else "Lowest"
    return side if rank.first == 1 else f"{_PLACES[min(rank.first, len(_PLACES)) - 1]} {side.lower()}"


def _workings(readings: Sequence[Reading]) -> tuple[Derived, ...]:
    return tuple(working for reading in readings if (working := reading.working))


def _count(readings: Sequence[Reading]) -> Derived:
    operands = tuple((reading.operands or reading.stated)[0] for reading in readings)
    return Derived(Decimal(len(operands)), Unit.COUNT, "count", operands)
