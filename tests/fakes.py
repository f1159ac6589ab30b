"""The doubles that tests share: small real classes, no patching. Each part says which tests it serves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from threading import Event
from typing import Unpack

from langchain_core.embeddings import Embeddings

from assistant.answer import Answer, Citation, Disagreement, Status
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.quote_lookup import FoundQuote, QuotePlace
from assistant.statistic_lookup import FoundStatistic, StatisticPlace
from assistant.verdicts import Checked, Claim, Verdict
from evals.cases import Case
from evals.sets import read_all
from evals.sources import read_sources
from index.errors import NameUnknown
from index.plan import Recipe
from index.printed import numbers
from index.records import Link, Locator, Passage, Quote, Record, Source, Statistic, Unit

# The window: an assistant with scripted answers over a small invented source.

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


@dataclass
class FakeAssistant:
    """Answers from a script; a question that is not in it is refused. Keeps every call with its history."""

    script: Mapping[str, Answer | Exception] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=lambda: {BORROWING.name: BORROWING})
    extracted: Mapping[str, str] = field(default_factory=lambda: {BORROWING.name: "passages 3, figures 5, quotes 1"})
    starters: tuple[str, ...] = ()
    hold: Event = field(default_factory=Event)
    progress: str = ""
    calls: list[tuple[str, tuple[Mapping[str, str], ...]]] = field(default_factory=list)
    asked_of: list[Collection[str] | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hold.set()  # cleared by a test that wants the next answers to wait

    def ask(
        self,
        question: str,
        history: Sequence[Mapping[str, str]] = (),
        sources: Collection[str] | None = None,
        heard: Callable[[str], None] | None = None,
    ) -> Answer:
        self.asked_of.append(sources)
        self.calls.append((question, tuple(history)))
        if heard and self.progress:
            heard(self.progress)
        self.hold.wait(30)
        answer = self.script.get(question, refusal())
        if isinstance(answer, Exception):
            raise answer
        return replace(answer, question=question)

    def quotes(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[QuoteFilters]
    ) -> LookedUp[FoundQuote]:
        """The two quotes below, by the words of the topic; an unknown group is an error."""
        if group not in {None, "readers", "visitors"}:
            raise NameUnknown(f"There is no group ‘{group}’.")
        own = [one for one in (leaflet(), quiet()) if group in {None, one.group}]
        found = tuple(one for one in own if topic is None or topic.lower() in one.text.lower())
        return LookedUp(found[: filters.get("limit")], len(found), () if found else tuple(own))

    def statistics(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[StatisticFilters]
    ) -> LookedUp[FoundStatistic]:
        """The cells of the table and what the text says of the first; an unknown response is an error."""
        response = filters.get("response")
        if response not in {None, "Yes", "No", "Don't know"}:
            raise NameUnknown(f"There is no response ‘{response}’.")
        cells = [statistic(row, column, printed) for row, column, printed in CELLS]
        found = [
            FoundStatistic((StatisticPlace(cell), *([StatisticPlace(six_in_ten())] if cell == cells[0] else [])))
            for cell in cells
            if response in {None, cell.response} and (topic is None or topic.lower() in cell.measure.lower())
        ]
        return LookedUp(tuple(found[: filters.get("limit")]), len(found))

    def check(self, claim: str) -> Checked:
        """One figure of the table above is known: 60.5% holds, any other is contradicted by it."""
        holds = "60.5%" in claim
        verdict, note = (Verdict.SUPPORTED, "") if holds else (Verdict.CONTRADICTED, "60.5% is printed <b>there</b>")
        words = "60.5%" if holds else "another"
        cited = (cite(1, statistic("Opening hours are too short", "Yes", "60.5%")),)
        return Checked((Claim(claim, 0, len(claim), "figure", words, verdict, note, cited),) if "%" in claim else ())


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


# Quotes: groups of respondents by a plain pattern for each.


@dataclass(frozen=True)
class PatternGroups:
    """Finds each group by its pattern, in the order of the text."""

    patterns: Mapping[str, str]

    def find(self, text: str) -> list[tuple[str, int, int]]:
        found = [
            (name, match.start(), match.end())
            for name, pattern in self.patterns.items()
            for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        ]
        return sorted(found, key=lambda mention: mention[1])


# Evals: answerers that are wrong in one known way each, and one that is right about every case it was given.


class Refuses:
    """Refuses whatever it is asked."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        return replace(refusal(), question=question)


class Answers:
    """Answers whatever it is asked with the same cell, well cited."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        return replace(hours(), question=question)


class Breaks:
    """Has a fault of its own that no user can mend."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        raise ZeroDivisionError(question)


class Wavers:
    """Answers the same question differently each time."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        self.asked += 1
        return replace(hours(), question=question, caveats=(f"Asked {self.asked} times.",))


class Exact:
    """Answers each of its cases with exactly what the case expects, cited where the case says that it is printed."""

    def __init__(self, cases: Iterable[Case], sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.cases = {self._key(case.question, case.turns): case for case in cases}

    @staticmethod
    def _key(question: str, history: Sequence[Mapping[str, str]]) -> str:
        return json.dumps([question, *(turn["content"] for turn in history)])

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        case = self.cases[self._key(question, history)]
        if not case.answerable:
            return Answer(question, Status.NOT_IN_SOURCES, "The sources do not say.")
        citations = tuple(self._cite(key, group[0]) for key, group in enumerate(case.evidence, 1))
        marks = " ".join(f"[{citation.key}]" for citation in citations)
        said = "; ".join(group[0] for group in [*case.figures, *case.strings])
        return Answer(question, Status.ANSWERED, f"{said} {marks}", citations, tuple(self._statistics(case)))

    def _cite(self, key: int, fragment: str) -> Citation:
        name, text = next((name, text) for name, text in self.sources.items() if fragment in text)
        start = text.index(fragment)
        record = Passage(f"p{key}", Locator(name, (), start, start + len(fragment)), fragment)
        return Citation(key, record, start, start + len(fragment), fragment)

    def _statistics(self, case: Case) -> Iterator[tuple[Statistic, int]]:
        if case.group or case.response:
            number = next(numbers(case.figures[0][0]))
            group, response = next(iter(case.group), None), next(iter(case.response), None)
            cell = replace(statistic("Too far away", "Yes", "8.0%"), group=group, response=response)
            yield replace(cell, printed=number.text, value=number.value, unit=number.unit), 1


class SwapsGroups(Exact):
    """Right about everything but whose answer it is: gives one group's figure where the other's was asked for."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        answer = super().ask(question, history)
        wrong = self.cases[self._key(question, history)].forbidden_figures[0]
        return replace(answer, text=f"{wrong} {' '.join(f'[{citation.key}]' for citation in answer.citations)}")


def exact_on_shipped() -> Exact:
    """An answerer that knows every shipped case; also for `--answerer tests.fakes:exact_on_shipped`."""
    return Exact((case for one in read_all([]) for case in one.cases), read_sources())


# The index: an embedder whose vectors can be worked out by hand, and an extraction that takes a source line by line.


class WordEmbedder(Embeddings):
    """How often each of its words occurs, and 1 for everything else, made a unit vector. Keeps what it embedded."""

    def __init__(self, words: str = "quiet hours café readers", id: str = "words@1") -> None:
        self.id, self.weights, self.words = id, "", words.split()
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        counts = [*(text.lower().count(word) for word in self.words), 1.0]
        length = sqrt(sum(count * count for count in counts))
        return [count / length for count in counts]


@dataclass(frozen=True)
class Found:
    """What an extraction gives."""

    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    vocabulary: tuple[str, ...] = ()


def line_by_line(sources: Sequence[Source]) -> Found:
    """Each line a Passage; one in “ ” a Quote; each percentage a Statistic of its line, linked to the one before it."""
    passages: list[Passage] = []
    statistics: list[Statistic] = []
    quotes: list[Quote] = []
    for source in sources:
        for line in re.finditer(r"[^\n]+", source.text):
            place = Locator(source.name, (), line.start(), line.end())
            passages.append(Passage(f"{source.name}/p{len(passages)}", place, line[0]))
            for words in re.finditer("“([^”]+)”", line[0]):
                start, end = (line.start() + at for at in words.span(1))
                place = Locator(source.name, (), start, end)
                quotes.append(Quote(f"{source.name}/q{len(quotes)}", place, words[1], None, None, None, None, None, ""))
            statistics += (_percentage(source, line, number) for number in re.finditer(r"\d+(?:\.\d+)?%", line[0]))
    links = [Link(a.id, b.id, "disagreement", "") for a, b in pairwise(statistics)]
    return Found((*passages, *statistics, *quotes), tuple(links), tuple(item.measure for item in statistics))


def _percentage(source: Source, line: re.Match[str], number: re.Match[str]) -> Statistic:
    start = line.start() + number.start()
    return replace(
        statistic("Too far away", "Yes", "8.0%"),
        id=f"{source.name}/n{start}",
        locator=Locator(source.name, (), line.start(), line.end()),
        text=line[0],
        mark=(start, start + len(number[0])),
        printed=number[0],
        value=Decimal(number[0].strip("%")),
        measure=" ".join(line[0].split()[:3]),
    )


def line_recipe(id: str = "line by line") -> Recipe:
    """The extraction above, for `build`."""
    return Recipe(id, line_by_line, lambda record, source: f"{source.title}: {record.text}")
