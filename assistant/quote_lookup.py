"""Quotes looked up by topic, group, survey question and source; each wording once, with all its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.catalogue import Catalogue
from assistant.heard import ENOUGH, Heard, heard
from assistant.lookup import LIMIT, LookedUp, topic_words
from assistant.picking import pick
from assistant.questions import clean
from assistant.retrieve import Retriever
from assistant.wordings import Wording, plain
from index.records import Locator, Quote

_WITHIN = 0.6  # of the best score, or of the topic that the best explains: what is further off is on something else
_NEAREST = 5
_LONGEST = 4000  # characters of a topic that are read


@dataclass(frozen=True, slots=True)
class Place:
    """One place that prints a quote; `text` is the source's own at `[start, end)`."""

    quote: Quote

    @property
    def source(self) -> str:
        return self.quote.locator.source

    @property
    def locator(self) -> Locator:
        return self.quote.locator

    @property
    def start(self) -> int:
        return self.quote.locator.start

    @property
    def end(self) -> int:
        return self.quote.locator.end

    @property
    def text(self) -> str:
        return self.quote.text

    def to_json(self) -> dict[str, Any]:
        quote = self.quote
        place = {"record": quote.id, "source": self.source, "locator": str(self.locator)}
        said = {"speaker": quote.speaker, "office": quote.office, "group": quote.group}
        about = {"survey_question": quote.survey_question, "theme": quote.theme, "lead_in": quote.lead_in or None}
        return {**place, "start": self.start, "end": self.end, "text": self.text, **said, **about}


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Words as printed, who said them as far as printed, in reply to what, and every place that prints them.

    What places print differently is None here and told in `differences`; `text` is the first place's.
    """

    text: str
    speaker: str | None
    office: str | None
    group: str | None
    survey_question: str | None
    theme: str | None
    lead_in: str | None
    places: tuple[Place, ...]
    differences: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Who said it, as far as it is printed, in a phrase."""
        if self.speaker:
            return ", ".join(part for part in (self.speaker, self.office) if part)
        if self.group:
            return f"a respondent of the {self.group}"
        printed = any(place.quote.group or place.quote.speaker for place in self.places)
        return "of whom, the places print differently" if printed else "a respondent, the group not stated"

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the look-up; key order is fixed."""
        names = ("text", "speaker", "office", "group", "survey_question", "theme", "lead_in")
        own = {name: getattr(self, name) for name in names}
        return {**own, "differences": list(self.differences), "places": [place.to_json() for place in self.places]}


class QuoteLookup:
    """Looks quotes up in one index."""

    def __init__(self, catalogue: Catalogue, retriever: Retriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def find(
        self,
        topic: str | None = None,
        group: str | None = None,
        survey_question: str | None = None,
        source: str | None = None,
        limit: int | None = LIMIT,
    ) -> LookedUp[FoundQuote]:
        """The quotes on a topic, the best first; without one all, as the sources print them. Raises NameUnknown."""
        if limit is not None and limit < 1:
            raise ValueError(f"limit: expected a number from 1, or None, found {limit}")
        keep = self._filter(group, survey_question, source)
        kept = [item for item in self._catalogue.wordings if any(keep(quote) for quote in item.quotes)]
        nearest: list[Wording] = []
        if topic is not None and kept:
            kept, nearest = self._on(clean(topic)[:_LONGEST], keep)
        return LookedUp(
            tuple(_found(item, keep) for item in kept[:limit]), len(kept), tuple(_found(item, keep) for item in nearest)
        )

    def _on(self, topic: str, keep: Callable[[Quote], bool]) -> tuple[list[Wording], list[Wording]]:
        """The wordings on a topic; or none, and the nearest. Words decide which: likeness says nothing of that."""
        text = self._catalogue.spelt(topic)
        words = topic_words(text, self._catalogue.weights)
        if not words.stems:
            return [], []
        ranked = heard(self._catalogue, self._retriever, text, words, keep)
        most = max(item.explained for item in ranked)
        if most < ENOUGH:
            return [], [item.wording for item in ranked[:_NEAREST]]
        return [item.wording for item in ranked if _is_on(item, ranked[0].score, most)], []

    def _filter(self, group: str | None, survey_question: str | None, source: str | None) -> Callable[[Quote], bool]:
        catalogue = self._catalogue
        groups = tuple(dict.fromkeys([*catalogue.groups, *self._printed("group")]))
        whose = group if group is None else pick("group", group, groups, catalogue.forms)
        asked = survey_question
        if survey_question is not None:
            asked = pick("survey question", survey_question, tuple(self._printed("survey_question")))
        where = source
        if source is not None:
            titles = {item.title: name for name, item in catalogue.sources.items() if item.title != "not stated"}
            where = pick("source", source, tuple(catalogue.sources), titles)
        wanted = (("group", whose), ("survey_question", asked))
        return lambda quote: (
            all(value is None or getattr(quote, name) == value for name, value in wanted)
            and (where is None or quote.locator.source == where)
        )

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for wording in self._catalogue.wordings for quote in wording.quotes)

    def _printed(self, name: str) -> Iterable[str]:
        return dict.fromkeys(value for quote in self._quotes if (value := getattr(quote, name)))


def _is_on(item: Heard, score: float, explained: float) -> bool:
    return item.score >= _WITHIN * score or item.explained >= _WITHIN * explained


def _found(wording: Wording, keep: Callable[[Quote], bool]) -> FoundQuote:
    """A wording as it is shown: places that were asked for first, and only what all places agree on."""
    quotes = sorted(wording.quotes, key=lambda quote: not keep(quote))
    first = quotes[0]
    same = {name: _agreed(wording, name) for name in ("speaker", "office", "group", "survey_question")}
    return FoundQuote(
        text=first.text,
        theme=first.theme,
        lead_in=first.lead_in or None,
        places=tuple(Place(quote) for quote in quotes),
        differences=tuple(_differences(quotes)),
        **same,
    )


def _agreed(wording: Wording, name: str) -> str | None:
    told = {value for quote in wording.quotes if (value := getattr(quote, name))}
    return told.pop() if len(told) == 1 else None


def _differences(quotes: list[Quote]) -> Iterator[str]:
    """What the places print differently, in words; a place that is silent contradicts none."""
    for name, said in _TOLD.items():
        told: dict[str, Quote] = {}
        for quote in quotes:
            if value := getattr(quote, name):
                told.setdefault(value, quote)
        if len(told) > 1:
            places = "; ".join(f"{value} (in ‘{quote.locator}’)" for value, quote in told.items())
            yield f"{said}: {places}."
    if len({plain(quote.text) for quote in quotes}) > 1:
        yield "The words are not printed alike in all places; each place shows its own."


_TOLD = {
    "speaker": "Who said it is printed differently",
    "office": "The office is printed differently",
    "group": "Whose respondent said it is printed differently",
    "survey_question": "The survey question is printed differently",
}
