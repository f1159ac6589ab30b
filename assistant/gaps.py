"""Rows by how far two groups lie apart on them: 'on which barrier do councils and suppliers differ most?'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import calculate, refuse, wording
from assistant.answer import Status
from assistant.asked import pick
from assistant.calculate import Reading, read
from assistant.drafts import Block, Derived, Draft, Sentence, lead
from assistant.query import Query
from index.records import Statistic, Unit


@dataclass(frozen=True, slots=True)
class Gap:
    """A row with the value of either group, and how far they lie apart."""

    one: Reading
    other: Reading
    apart: Derived

    @property
    def cites(self) -> tuple[Statistic, ...]:
        return tuple(dict.fromkeys((*self.one.cites, *self.other.cites)))


def widest(query: Query) -> Draft:
    """The rows at the places asked for, by how far the two groups lie apart."""
    rank, found = query.rank, _gaps(query)
    if rank is None or not found:
        return refuse.no_rows(query, None)
    found.sort(key=lambda gap: (-gap.apart.value if rank.highest else gap.apart.value, gap.one.subject.order))
    chosen = found[rank.first - 1 : rank.first - 1 + rank.count]
    place = "" if rank.first == 1 else f" (place {rank.first})"
    return (
        _draft(f"{'Widest' if rank.highest else 'Least far'} apart{place}", chosen, len(found))
        if chosen
        else (refuse.no_rows(query, None))
    )


def ahead(query: Query) -> Draft:
    """The rows on which one group's value is above the other's."""
    found = _gaps(query)
    chosen = [gap for gap in found if gap.one.value > gap.other.value]
    if not chosen:
        return refuse.no_rows(query, None)
    chosen.sort(key=lambda gap: (-gap.apart.value, gap.one.subject.order))
    return _draft(f"Higher among {chosen[0].one.group} than among {chosen[0].other.group}", chosen, len(found))


def _gaps(query: Query) -> list[Gap]:
    """The rows of the table that have a value of both groups."""
    if query.table is None:
        return []
    over = query.bound.over if query.bound else ()
    groups = over or (query.groups if len(query.groups) > 1 else query.table.groups)
    if len(groups) < len(("one", "other")):
        return []
    found = []
    for subject in query.table.subjects:
        answers = pick(subject, query.asked)
        one, other = (read(subject, group, answers) for group in groups[:2])
        if one and other and (apart := calculate.difference(one, other)):
            found.append(Gap(one, other, apart))
    return found


def _draft(order: str, chosen: Sequence[Gap], of: int) -> Draft:
    first = chosen[0]
    cites = tuple(dict.fromkeys(record for gap in chosen for record in gap.cites))
    count = Derived(
        Decimal(len(chosen)), Unit.COUNT, "count", tuple((gap.one.operands or gap.one.stated)[0] for gap in chosen)
    )
    said = wording.answers(first.one)
    ending = (f" (answer {said})" if said else "") + f"; survey question: {wording.label(_asked(first))}."
    if len(chosen) == 1:
        text = f"{order}: {wording.label(wording.row(first.one))}, **{wording.figure(first.one)}** of {first.one.group}"
        text += f" against **{wording.figure(first.other)}** of {first.other.group}, {wording.apart(first.apart)} apart"
    else:
        text = f"{order}, {len(chosen)} rows"
    blocks = [lead(Sentence(text + ending, cites, (), (*_worked(chosen), count)))]
    if len(chosen) > 1:
        rows = tuple(
            Sentence(
                f"{wording.row(gap.one)} | {wording.figure(gap.one)} | {wording.figure(gap.other)} | "
                f"{wording.apart(gap.apart)}",
                gap.cites,
                (),
                _worked([gap]),
            )
            for gap in chosen
        )
        head = ("Row", first.one.group or "", first.other.group or "", "Apart")
        blocks.append(Block("table", rows, head))
    both = f"both {first.one.group} and {first.other.group}"
    note = f"Only the rows with a published figure of {both} are compared ({of})."
    return Draft(Status.ANSWERED, tuple(blocks), (note,))


def _asked(gap: Gap) -> str:
    return gap.one.subject.survey_question or gap.one.subject.label


def _worked(gaps: Sequence[Gap]) -> tuple[Derived, ...]:
    return tuple(item for gap in gaps for item in (gap.apart, gap.one.working, gap.other.working) if item)
