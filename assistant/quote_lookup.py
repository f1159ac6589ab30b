"""Quotes looked up by topic, group, survey question and source; each wording once, with all its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.catalogue import Catalogue
from assistant.limits import Keep, keeper
from assistant.lookup import LIMIT, LookedUp, Place, check_limit
from assistant.retrieve import Retriever
from assistant.topical import Ranked, on_topic
from assistant.wordings import Wording, plain
from index.records import Quote


@dataclass(frozen=True, slots=True)
class QuotePlace(Place[Quote]):
    """One place that prints a quote, with what it tells of it there."""

    def to_json(self) -> dict[str, Any]:
        quote = self.record
        said = {"speaker": quote.speaker, "office": quote.office, "group": quote.group}
        about = {"survey_question": quote.survey_question, "theme": quote.theme, "lead_in": quote.lead_in or None}
        return {**Place.to_json(self), **said, **about}


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
    places: tuple[QuotePlace, ...]
    differences: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Who said it, as far as it is printed, in a phrase."""
        if self.speaker:
            return ", ".join(part for part in (self.speaker, self.office) if part)
        if self.group:
            return f"a respondent of the {self.group}"
        printed = any(place.record.group or place.record.speaker for place in self.places)
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
        *,
        survey_question: str | None = None,
        source: str | None = None,
        limit: int | None = LIMIT,
    ) -> LookedUp[FoundQuote]:
        """The quotes on a topic, the best first; without one all, as the sources print them. Raises NameUnknown."""
        check_limit(limit)
        keep = keeper(self._catalogue, self._quotes, group=group, survey_question=survey_question, source=source)
        kept = [item for item in self._catalogue.wordings if any(keep(quote) for quote in item.quotes)]
        nearest: list[Ranked[Wording]] = []
        if topic is not None:
            kept.sort(key=lambda item: item.key)
            found, nearest = on_topic("quote", topic, kept, self._catalogue, self._retriever)
            kept = [one.item for one in found]
        return LookedUp(
            tuple(_found(item, keep) for item in kept[:limit]),
            len(kept),
            tuple(_found(one.item, keep) for one in nearest),
        )

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for wording in self._catalogue.wordings for quote in wording.quotes)


def _found(wording: Wording, keep: Keep) -> FoundQuote:
    """A wording as it is shown: places that were asked for first, and only what all places agree on."""
    quotes = sorted(wording.quotes, key=lambda quote: not keep(quote))
    first = quotes[0]
    same = {name: _agreed(wording, name) for name in ("speaker", "office", "group", "survey_question")}
    return FoundQuote(
        text=first.text,
        theme=first.theme,
        lead_in=first.lead_in or None,
        places=tuple(QuotePlace(quote) for quote in quotes),
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
