"""A small invented source with bait in it, and the records, quotes and answers that tests make of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer, Citation, Disagreement, Status
from assistant.quote_lookup import FoundQuote, QuotePlace
from index.records import Locator, Passage, Quote, Source, Statistic, Unit

BORROWING = Source(
    name="borrowing-2031.txt",
    title="Borrowing from Libraries <2031>",
    publisher="Reading & Partners",
    date="March 2031",
    licence="not stated",
    sha256="0" * 64,
    text="""Borrowing from Libraries

1. What we found

Most readers come for the quiet. 61% of readers say that they come every week, <b>and</b> they *mean* it.

A few visitors come for the café: "<img src=x onerror=alert(1)> is what the leaflet printed", wrote one.

1.1 What keeps people away?

\tYes\tNo\tDon't know
Opening hours are too short\t60.5%\t30.1%\t9.4%
The <script>alert(1)</script> shelf is too high\t41.0%\t50.0%\t9.0%
Nothing to read\t12.5%\t80.0%\t7.5%
The building is cold\t11.0%\t81.5%\t7.5%
Too far away\t8.0%\t90.0%\t2.0%

READERS

Six in ten readers (60%) name the opening hours as what keeps people away.

2. How we asked

We asked 400 readers in March 2031.
""",
)


CELLS = [
    (row, column, printed)
    for line in BORROWING.text.split("\n")
    if len(cells := line.split("\t")) == 4 and (row := cells[0])
    for column, printed in zip(("Yes", "No", "Don't know"), cells[1:], strict=True)
]
"""Row, column and printed figure of each cell of its table."""


def leaflet() -> FoundQuote:
    """What one of the visitors wrote, with bait in it."""
    return said("<img src=x onerror=alert(1)> is what the leaflet printed", "visitors")


def quiet() -> FoundQuote:
    """What stands for the words of a reader."""
    return said("Most readers come for the quiet.", "readers")


def said(words: str, group: str) -> FoundQuote:
    """Words of the small source as a quote that was looked up."""
    start = BORROWING.text.index(words)
    locator = Locator(BORROWING.name, ("1. What we found",), start, start + len(words))
    quote = Quote(f"q{start}", locator, words, group, None, None, "Why do you come?", None, "")
    return FoundQuote(words, None, None, group, quote.survey_question, None, None, (QuotePlace(quote),))


def statistic(row: str, column: str, printed: str) -> Statistic:
    """The statistic of a cell of the small source's table, found by its row and its printed figure."""
    text = BORROWING.text
    start = text.index(f"\n{row}\t") + 1
    end = text.index("\n", start)
    mark = text.index(printed, start)
    trail = ("1. What we found", "1.1 What keeps people away?")
    return Statistic(
        id=f"t01.c{mark}",
        locator=Locator(BORROWING.name, trail, start, end, table=trail[-1], row=row, column=column),
        text=text[start:end],
        mark=(mark, mark + len(printed)),
        printed=printed,
        value=Decimal(printed.strip("%")),
        unit=Unit.PERCENT,
        approximate=False,
        measure=row,
        subject=row.lower(),
        response=column,
        group="readers",
        survey_question=trail[-1],
        base=None,
        origin="table",
    )


def six_in_ten() -> Statistic:
    """What the small source's text says of the table's first cell."""
    words = "Six in ten readers (60%) name the opening hours as what keeps people away."
    start = BORROWING.text.index(words)
    place = Locator(BORROWING.name, ("1. What we found",), start, start + len(words))
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    mark = (BORROWING.text.index("60%", start), BORROWING.text.index("60%", start) + 3)
    told = replace(cell, id="n01", locator=place, text=words, mark=mark, origin="prose")
    return replace(told, printed="60%", value=Decimal(60), base="400 readers")


def passage(words: str) -> Passage:
    """The passage that these words of the small source are."""
    start = BORROWING.text.index(words)
    return Passage("p1", Locator(BORROWING.name, ("1. What we found",), start, start + len(words)), words)


def cite(key: int, record: Statistic | Passage) -> Citation:
    """A citation of the whole record."""
    return Citation(key, record, record.locator.start, record.locator.end, record.text)


def refusal(text: str = "The sources do not say.") -> Answer:
    """A plain refusal with the nearest published record."""
    near = statistic("Too far away", "Yes", "8.0%")
    return Answer("", Status.NOT_IN_SOURCES, text, related=(near,))


def hours() -> Answer:
    """An answer with two citations that disagree, a caveat and follow-ups."""
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    prose = passage("Six in ten readers (60%) name the opening hours as what keeps people away.")
    return Answer(
        "",
        Status.ANSWERED,
        "**60.5%** of readers say that the opening hours are too short [1].",
        citations=(cite(1, cell), cite(2, prose)),
        statistics=((cell, 1),),
        caveats=("The survey was answered by 400 readers.",),
        disagreements=(Disagreement((1, 2), "The table prints 60.5%, the text 60%."),),
        followups=("And the shelf?", "How many readers were asked?"),
    )


def shelf() -> Answer:
    """An answer whose record holds a script tag."""
    cell = statistic("The <script>alert(1)</script> shelf is too high", "No", "50.0%")
    text = "**50.0%** answered ‘No’ to ‘The <script>alert(1)</script> shelf is too high’ [1]. ![x](http://example.org/x.png)"
    return Answer("", Status.ANSWERED, text, citations=(cite(1, cell),), statistics=((cell, 1),))
