"""A composed draft → the evidence that a model may word: records and worked numbers under keys, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant import wording
from assistant.drafts import Derived, Draft
from index.printed import show
from index.records import Quote, Record, Source, Statistic, Unit

_MOST = 24  # records: more than so many are a table, which stands under the wording as it is
_LONGEST = 1200  # characters of a text


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a wording may rest on: `records` and `worked` by key, and the keys of what was asked for."""

    records: Mapping[str, Record]
    worked: Mapping[str, Derived]
    asked_for: tuple[str, ...]

    def to_json(self, sources: Mapping[str, Source]) -> dict[str, Any]:
        """The evidence as a model is shown it."""
        keys = {record.id: key for key, record in self.records.items()}
        shown = {key: _record(record, sources[record.locator.source]) for key, record in self.records.items()}
        for key, derived in self.worked.items():
            of = [keys[item.id] for item in operands(derived) if item.id in keys]
            shown[key] = {"figure": figure(derived), "worked_out": derived.operation, "of": of}
        return {"evidence": shown, "asked_for": list(self.asked_for)}


def evidence_of(draft: Draft) -> Evidence:
    """The evidence of a composed draft: what its sentences cite and state, the direct answer first."""
    records: dict[str, Record] = {}
    worked: dict[str, Derived] = {}
    for sentence in draft.sentences:
        for record in (*sentence.states, *sentence.cites):
            if len(records) < _MOST:
                records.setdefault(record.id, record)
        for derived in sentence.derived:
            if all(item.id in records for item in operands(derived)) and derived not in worked.values():
                worked[f"w{len(worked) + 1}"] = derived
    keyed = {f"e{number}": record for number, record in enumerate(records.values(), 1)}
    return Evidence(keyed, worked, tuple(_asked_for(draft, keyed, worked)))


def _asked_for(draft: Draft, records: Mapping[str, Record], worked: Mapping[str, Derived]) -> Iterator[str]:
    """The keys of what the first sentence states; where it states nothing, of what it cites."""
    first = next(iter(draft.sentences), None)
    if first is None:
        return
    wanted = {record.id for record in (first.states or first.cites)}
    yield from (key for key, derived in worked.items() if derived in first.derived)
    yield from (key for key, record in records.items() if record.id in wanted)


def figure(derived: Derived) -> str:
    """A worked number as it is written."""
    number = show(derived.value)
    if derived.unit is Unit.PERCENT:
        return f"{number}%" if "." in number else f"{number}.0%"
    return wording.apart(derived)


def operands(derived: Derived) -> Sequence[Statistic]:
    """The statistics that a number is worked out of."""
    found: list[Statistic] = []
    for item in derived.operands:
        found += [item] if isinstance(item, Statistic) else operands(item)
    return found


def _record(record: Record, source: Source) -> dict[str, Any]:
    about: dict[str, Any]
    if isinstance(record, Statistic):
        about = {
            "figure": record.printed,
            "unit": str(record.unit),
            "measure": record.measure,
            "answer": record.response,
            "group": record.group,
            "survey_question": record.survey_question,
            "base": record.base,
            "sentence": _cut(record.text) if record.origin == "prose" else None,
        }
    elif isinstance(record, Quote):
        about = {"said": _cut(record.text), "by": record.speaker, "group": record.group, "on": record.survey_question}
    else:
        about = {"passage": _cut(record.text), "by": record.author}
    about |= {"source": source.title if source.title != "not stated" else source.publisher, "year": source.year}
    return {name: value for name, value in about.items() if value}


def _cut(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else folded[:_LONGEST]
