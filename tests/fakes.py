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

from assistant.answer import Answer, Citation, Status
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.quote_lookup import FoundQuote
from assistant.statistic_lookup import FoundStatistic, StatisticPlace
from assistant.verdicts import Checked, Claim, Verdict
from evals.cases import Case
from evals.sets import read_all
from evals.sources import read_sources
from index.errors import NameUnknown
from index.plan import Recipe
from index.printed import numbers
from index.records import Link, Locator, Passage, Quote, Record, Source, Statistic
from tests.samples import BORROWING, CELLS, cite, hours, leaflet, quiet, refusal, six_in_ten, statistic

# The window: an assistant with scripted answers over a small invented source.


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
