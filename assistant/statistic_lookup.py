"""Statistics looked up by topic, group, response, survey question and source; each value once, with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.catalogue import Catalogue
from assistant.limits import keeper
from assistant.lookup import LIMIT, LookedUp, Place, check_limit
from assistant.matching import Label, label
from assistant.retrieve import Retriever
from assistant.topical import Ranked, on_topic
from index.records import Link, Statistic


@dataclass(frozen=True, slots=True)
class StatisticPlace(Place[Statistic]):
    """One place that prints a value: the row or sentence that holds it, and the number itself."""

    def to_json(self) -> dict[str, Any]:
        item, where = self.record, self.record.locator
        trail = {"headings": list(where.headings), "table": where.table, "row": where.row, "column": where.column}
        figure = {"printed": item.printed, "figure_start": item.mark[0], "figure_end": item.mark[1]}
        return {**Place.to_json(self), **trail, "origin": item.origin, **figure, "base": item.base}


@dataclass(frozen=True, slots=True)
class FoundStatistic:
    """A published value of one measure, of one group and one answer, and every place that prints it, tables first.

    What is said of the value is the first place's; its base is the first that a place states. Where a place prints
    another value, `differences` tells it.
    """

    places: tuple[StatisticPlace, ...]
    differences: tuple[str, ...] = ()

    @property
    def first(self) -> Statistic:
        return self.places[0].record

    @property
    def base(self) -> str | None:
        return next((place.record.base for place in self.places if place.record.base), None)

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the look-up; key order is fixed."""
        item = self.first
        own = {"printed": item.printed, "value": float(item.value), "unit": str(item.unit)}
        about = {"measure": item.measure, "response": item.response, "group": item.group}
        asked = {"survey_question": item.survey_question, "base": self.base}
        places = [place.to_json() for place in self.places]
        return {**own, **about, **asked, "differences": list(self.differences), "places": places}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value ready for matching: what it measures, beside its answer and group; and in the context of its headings."""

    places: tuple[Statistic, ...]
    near: Label
    far: Label

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.places)

    @property
    def subject(self) -> str:
        return self.places[0].subject


class StatisticLookup:
    """Looks statistics up in one index. An entry of a list that prints no number with it is none."""

    def __init__(self, catalogue: Catalogue, retriever: Retriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def find(
        self,
        topic: str | None = None,
        group: str | None = None,
        *,
        response: str | None = None,
        survey_question: str | None = None,
        source: str | None = None,
        limit: int | None = LIMIT,
    ) -> LookedUp[FoundStatistic]:
        """The values on a topic, the best first; without one all, as the sources print them. Raises NameUnknown."""
        check_limit(limit)
        keep = keeper(
            self._catalogue,
            self._statistics,
            group=group,
            response=response,
            survey_question=survey_question,
            source=source,
        )
        kept = [value for value in self._values if any(keep(item) for item in value.places)]
        nearest: list[Ranked[_Value]] = []
        if topic is not None:
            found, nearest = on_topic("statistic", topic, kept, self._catalogue, self._retriever)
            kept = _by_measure(found, kept)
        shown = kept[:limit]
        return LookedUp(self._found(shown), len(kept), self._found(one.item for one in nearest))

    def _found(self, values: Iterable[_Value]) -> tuple[FoundStatistic, ...]:
        return tuple(
            FoundStatistic(tuple(map(StatisticPlace, value.places)), tuple(self._differences(value)))
            for value in values
        )

    def _differences(self, value: _Value) -> Iterator[str]:
        """What is printed otherwise, in the words of the index; said of the first place, not again of the others."""
        first, *rest = value.places
        again = {item.id for item in rest if item.value == first.value}
        links = dict.fromkeys(link for id in value.ids for link in self._links.get(id, ()))
        yield from (f"{link.note}." for link in links if not again & {link.first, link.second})

    @cached_property
    def _links(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in self._retriever.index.links:
            for id in (link.first, link.second):
                found.setdefault(id, []).append(link)
        return found

    @cached_property
    def _statistics(self) -> tuple[Statistic, ...]:
        records = self._retriever.index.of_kind("statistic")
        return tuple(item for item in records if isinstance(item, Statistic) and item.printed)

    @cached_property
    def _values(self) -> tuple[_Value, ...]:
        """Each value once. The tables' come first, in printed order, then what prose and lists print."""
        together: dict[tuple[Any, ...], list[list[Statistic]]] = {}
        for item in sorted(self._statistics, key=lambda item: item.origin != "table"):
            alike = together.setdefault((item.subject, item.group, (item.response or "").casefold(), item.unit), [])
            home = next((items for items in alike if self._is_of(item, items)), None)
            if home is None:
                alike.append([item])
            else:
                home.append(item)
        return tuple(self._value(items) for alike in together.values() for items in alike)

    def _is_of(self, item: Statistic, items: Sequence[Statistic]) -> bool:
        """Whether this is the value of those printed again, as the index holds it. A range has two in one cell."""
        linked = {id for link in self._links.get(item.id, ()) for id in (link.first, link.second)}
        return any(item.value == other.value or other.id in linked for other in items)

    def _value(self, items: Sequence[Statistic]) -> _Value:
        items = sorted(items, key=_precise_first)
        first = items[0]
        source = self._retriever.index.sources[first.locator.source]
        measures = " ".join(dict.fromkeys(item.measure for item in items))
        near = " ".join(filter(None, (first.response, first.group)))
        around = [first.survey_question or "", *(part for item in items for part in item.locator.headings)]
        far = " ".join(dict.fromkeys([near, *around, f"{source.title} {source.publisher} {source.year}"]))
        key = first.id
        return _Value(tuple(items), label(key, measures, near), label(key, measures, far))


def _by_measure(found: Sequence[Ranked[_Value]], printed: Sequence[_Value]) -> list[_Value]:
    """Values of one measure together, the measure that fits best first; among them the answer and group asked for."""
    place = {value.ids: number for number, value in enumerate(printed)}
    rank: dict[str, int] = {}
    for one in found:
        rank.setdefault(one.item.subject, len(rank))
    order = sorted(found, key=lambda one: (rank[one.item.subject], -one.own, place[one.item.ids]))
    return [one.item for one in order]


def _precise_first(item: Statistic) -> tuple[bool, bool, int]:
    """What a table prints goes before what is told of it, and more digits before fewer."""
    exponent = item.value.as_tuple().exponent
    return item.origin != "table", item.approximate, exponent if isinstance(exponent, int) else 0
