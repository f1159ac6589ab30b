"""Statistics of a source: from its tables (every cell), its lists (every entry) and its prose (every number told).

Statistics on the same thing share a `subject`; where they print different values they are linked, as a rounding or as
a disagreement of the sources. An answer that uses one of a disagreeing pair shows the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from index.grids import Grid, grids
from index.grids import statistics as cells
from index.groups import Groups
from index.outline import Outline, Section, survey_question
from index.printed import is_rounding, show
from index.prose import ProseReader
from index.ranges import HIGHEST, LOWEST, ranges
from index.readers import BlockKind, Cell
from index.readers.lines import TIMES
from index.records import Link, Locator, Statistic, Unit
from index.rows import RowFinder, rows_of
from index.sentences import joined, sentences
from index.told import Context, Told, spread

_ENTRIES = 4
_LOOSE = Decimal(7)  # percentage points between 'almost half' and what it may stand for


def extract_statistics(outlines: Sequence[Outline], groups: Groups) -> list[Statistic]:
    """The statistics of all sources. A source that names another's title may tell that one's figures."""
    tables = {outline.source.name: grids(outline, groups) for outline in outlines}
    found: list[Statistic] = []
    for outline in outlines:
        own = tables[outline.source.name]
        told_of = [
            grid
            for other in outlines
            if other is not outline and _names(outline, other)
            for grid in tables[other.source.name]
        ]
        found += [_ended(cell, outline) for grid in own for cell in cells(grid)]
        found += _entries(outline, groups)
        found += _told(outline, groups, RowFinder(rows_of([*own, *told_of])))
    return found


def link(statistics: Sequence[Statistic]) -> list[Link]:
    """Pairs of statistics on the same subject, group and answers that print different values."""
    same: dict[tuple[str, str | None, str | None, Unit], list[Statistic]] = {}
    for statistic in [*statistics, *_sums(statistics)]:
        if statistic.origin != "list" and statistic.subject != statistic.id:
            answers = " + ".join(sorted((statistic.response or "").lower().split(" + ")))
            same.setdefault((statistic.subject, statistic.group, answers, statistic.unit), []).append(statistic)
    links: dict[tuple[str, str], Link] = {}
    for members in same.values():
        for one, other in combinations(members, 2):
            if one.value == other.value or (one.approximate and other.approximate) or one.id == other.id:
                continue
            if (one.origin, other.origin) == ("table", "table") or (
                (one.approximate or other.approximate) and abs(one.value - other.value) > _LOOSE
            ):
                continue
            fine, coarse = sorted(
                (one, other), key=lambda item: (item.approximate, item.value == item.value.to_integral(), item.id)
            )
            rounding = is_rounding(fine.value, coarse.value) or coarse.approximate
            kind = "rounding" if rounding else "disagreement"
            verb = "is rounded to" if rounding else "differs from"
            note = f"{fine.printed} in {_place(fine)} {verb} {coarse.printed} in {_place(coarse)}"
            links.setdefault((one.id, other.id), Link(one.id, other.id, kind, note))  # type: ignore[arg-type]
    return list(links.values())


def _place(statistic: Statistic) -> str:
    """Where a statistic is printed, in few words: its own heading, and the file where it stands under none."""
    headings = statistic.locator.headings
    return f"‘{headings[-1]}’" if headings else statistic.locator.source


def _sums(statistics: Sequence[Statistic]) -> list[Statistic]:
    """The sums of cells that prose states ('91.0% agree or strongly agree'), under the id of the first cell added."""
    wanted = {
        (item.subject, item.group, item.response)
        for item in statistics
        if item.origin == "prose" and " + " in (item.response or "")
    }
    added = []
    for subject, group, response in sorted(wanted, key=str):
        parts = [
            item
            for item in statistics
            if item.origin == "table"
            and item.subject == subject
            and item.group == group
            and item.response in (response or "").split(" + ")
        ]
        if len(parts) > 1:
            total = sum((part.value for part in parts), Decimal(0))
            printed = f"{show(total)}% (added up)"
            added.append(replace(parts[0], value=total, printed=printed, response=response))
    return added


def _told(outline: Outline, groups: Groups, finder: RowFinder) -> Iterator[Statistic]:
    """The numbers that the prose of a source tells; a questionnaire finds nothing."""
    reader = ProseReader(finder, groups)
    stem = outline.source.name.rsplit(".", 1)[0]
    number = 0
    for paragraph in joined(outline):
        section = paragraph.section
        if section.role == "form":
            continue
        heading_group = next((groups.only(title) for title in reversed(section.trail) if groups.titles(title)), None)
        context = Context(section.trail, heading_group)
        for begin, stop in sentences(outline.source.text, paragraph.start, paragraph.end):
            sentence = outline.source.text[begin:stop]
            told, context = reader.read(sentence, context)
            for item in spread(told, list(ranges(sentence))):
                number += 1
                yield _statistic(f"{stem}/n{number:03}", outline, section, item, begin, stop, groups)


def _statistic(
    id: str, outline: Outline, section: Section, item: Told, start: int, end: int, groups: Groups
) -> Statistic:
    row, number = item.row, item.number
    base = groups.bases.get((outline.source.name, item.group)) if item.group else None
    return Statistic(
        id=id,
        locator=Locator(outline.source.name, section.trail, start, end),
        text=outline.source.text[start:end],
        mark=(start + number.start, start + number.end),
        printed=number.text,
        value=number.value,
        unit=number.unit,
        approximate=number.approximate,
        measure=(item.label or row.measure) if row else item.words,
        subject=row.subject if row else id,
        response=" + ".join(item.responses) or None,
        group=item.group,
        survey_question=row.survey_question if row else survey_question(section.trail),
        base=base,
        origin="prose",
    )


def _ended(cell: Statistic, outline: Outline) -> Statistic:
    """A cell; where it prints a range, each of its two numbers with the end that it is."""
    if cell.response is not None:
        return cell
    text = outline.source.text
    start = max(text.rfind(mark, cell.locator.start, cell.mark[0]) for mark in "\t|\n") + 1 or cell.locator.start
    stop = min((at for mark in "\t|\n" if (at := text.find(mark, cell.mark[1])) >= 0), default=len(text))
    for low, high in ranges(text[start:stop]):
        for number, end in ((low, LOWEST), (high, HIGHEST)):
            if start + number.start == cell.mark[0]:
                return replace(cell, response=end)
    return cell


def _entries(outline: Outline, groups: Groups) -> Iterator[Statistic]:
    """The entries of lists, one each; '(x2)' says that an entry stands for two."""
    stem = outline.source.name.rsplit(".", 1)[0]
    number = 0
    for section in outline.sections:
        if section.role == "form":
            continue
        for block in section.blocks:
            if block.kind is BlockKind.LIST and len(block.cells) >= _ENTRIES:
                for cell in block.cells:
                    number += 1
                    yield _entry(f"{stem}/e{number:03}", outline, section, cell, groups)


def _entry(id: str, outline: Outline, section: Section, cell: Cell, groups: Groups) -> Statistic:
    times = TIMES.search(cell.text)
    label = cell.text[: times.start()] if times else cell.text
    mark = (cell.start + times.start("times"), cell.start + times.end("times")) if times else (cell.start, cell.end)
    title = section.trail[-1] if section.trail else outline.source.title
    return Statistic(
        id=id,
        locator=Locator(outline.source.name, section.trail, cell.start, cell.end, table=title, row=label),
        text=cell.text,
        mark=mark,
        printed=times.group().strip() if times else "",
        value=Decimal(times["times"]) if times else Decimal(1),
        unit=Unit.COUNT,
        approximate=False,
        measure=label,
        subject=id,
        response=None,
        group=next((group for title in reversed(section.trail) if (group := groups.only(title))), None),
        survey_question=None,
        base=None,
        origin="list",
    )


def _names(outline: Outline, other: Outline) -> bool:
    """Whether a source speaks of another by its title."""
    return (
        other.source.title != "not stated"
        and len(other.source.title) > 8
        and other.source.title.lower() in outline.source.text.lower()
    )


__all__ = ["Grid", "extract_statistics", "link"]
