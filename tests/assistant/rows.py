"""Statistics, subjects and tables of an invented survey of towns and builders, built by hand: no index is needed."""

from __future__ import annotations

from decimal import Decimal

from assistant.subjects import Subject, subjects_of
from index.records import Link, Locator, Origin, Passage, Quote, Source, Statistic, Unit

SCALE = ("Strongly Disagree", "Disagree", "Neutral / Don't Know", "Agree", "Strongly Agree")
BARRIER = ("Yes", "No", "Don't Know")

TEXT = """Town Pipes 2031

1. Barriers

What holds your town back?

\tYes\tNo\tDon't Know
Old pipes\t72.7%\t25.6%\t1.7%
Lack of maps\t59.4%\t30.3%\t10.3%
Short of hands\t59.4%\t40.6%\t0.0%
Wet weather\t8.9%\t67.7%\t23.4%

Some 86.4% of builders name old pipes. One in two is too few, they add.

One builder wrote: “We dig, and
we dig again.” Nobody answered.

2. Money

Mean\t£1,204
Highest\t£9,000

3. Who answered

Ash Town Council
Birch Town Council (x2)
Cedar Town Council
"""
SOURCE = Source("town-pipes-2031.txt", "Town Pipes 2031", "Ash & Birch", "May 2031", "not stated", "0" * 64, TEXT)
SOURCES = {SOURCE.name: SOURCE}


def row(words: str) -> tuple[str, int]:
    """The line of the source that starts with these words, and where."""
    start = TEXT.index(f"\n{words}") + 1
    return TEXT[start : TEXT.index("\n", start)], start


def cell(
    measure: str = "Old pipes",
    response: str | None = "Yes",
    printed: str = "72.7%",
    *,
    group: str | None = "towns",
    unit: Unit = Unit.PERCENT,
    origin: Origin = "table",
    text: str | None = None,
    start: int = 0,
    subject: str = "t1.r1",
    approximate: bool = False,
) -> Statistic:
    """One published number; its record says nothing but its row, unless `text` does."""
    line = text if text is not None else f"{measure}\t{printed}"
    return Statistic(
        id=f"{subject}.{group}.{response}.{origin}.{printed}",
        locator=Locator(SOURCE.name, ("Barriers",), start, start + len(line), row=measure),
        text=line,
        mark=(start, start + len(printed)),
        printed=printed,
        value=Decimal(printed.strip("%£").replace(",", "")),
        unit=unit,
        approximate=approximate,
        measure=measure,
        subject=subject,
        response=response,
        group=group,
        survey_question=None,
        base=None,
        origin=origin,
    )


def printed_cell(measure: str, column: int, *, origin: Origin = "table", subject: str = "t1.r1") -> Statistic:
    """The number in a column of a row that the source really prints."""
    line, start = row(measure)
    printed = line.split("\t")[1 + column]
    unit = Unit.POUNDS if printed.startswith("£") else Unit.PERCENT
    return cell(measure, BARRIER[column], printed, unit=unit, origin=origin, text=line, start=start, subject=subject)


def entry(words: str) -> Statistic:
    """A line of the source's list."""
    line, start = row(words)
    return cell(line, None, "1", unit=Unit.COUNT, origin="list", text=line, start=start, subject="list")


def sentence_of(words: str) -> Passage:
    """A passage of the source, found by its words."""
    start = TEXT.index(words)
    return Passage(f"p{start}", Locator(SOURCE.name, ("Barriers",), start, start + len(words)), words)


def quote_of(words: str) -> Quote:
    """A quote of the source, found by its words."""
    start = TEXT.index(words)
    place = Locator(SOURCE.name, ("Barriers",), start, start + len(words))
    return Quote("q1", place, words, "builders", None, None, None, None, "One builder wrote:")


def subject(
    values: str,
    answers: tuple[str, ...] = BARRIER,
    *,
    measure: str = "Old pipes",
    group: str = "towns",
    id: str = "t1.r1",
    told: tuple[Statistic, ...] = (),
) -> Subject:
    """A measure with one value an answer ('72.7% 25.6% 1.7%'), and what prose tells of it."""
    shares = zip(answers, values.split(), strict=True)
    cells = [cell(measure, answer, share, group=group, subject=id) for answer, share in shares]
    return subjects_of([*cells, *told])[id]


def link(first: Statistic, second: Statistic) -> Link:
    return Link(first.id, second.id, "disagreement", f"{first.printed} differs from {second.printed}")
