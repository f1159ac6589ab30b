"""Records ranked for a question: by how much of it they account for, and by their rank for meaning and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant import cues
from assistant.catalogue import Catalogue
from assistant.matching import Words, label, match
from assistant.query import Query
from assistant.retrieve import Retriever
from index.records import Quote, Record
from index.words import data, find_phrases, stems

HALF = 0.5  # of the question
CAPITAL = re.compile(r"\b[A-Z][a-z’'-]+\b")
_LOOKED_AT = 40  # records of a kind that are scored
_DAMPED = {
    "prose": 0.0,
    "byline": 0.02,
    "form": 0.02,
    "contents": 0.2,
}  # a table of contents names all and tells nothing


@dataclass(frozen=True, slots=True)
class Found:
    """A record with how well it answers: `explained` is the share of the question that its words account for."""

    record: Record
    explained: float
    score: float


def ranked(catalogue: Catalogue, retriever: Retriever, kind: str, query: Query, words: Words) -> list[Found]:
    """Records of a kind, the best first."""
    evidence = retriever.find(kind, query.text, _LOOKED_AT, keep=query.sources or None)
    dated = cues.wants_date(query.text)
    found = []
    for place, record in enumerate(evidence.records):
        source = catalogue.names.words[record.locator.source]
        around = " ".join([*record.locator.headings, _named(record, catalogue), " ".join(sorted(source))])
        fit = match(words, label(record.id, _spoken(record), around), catalogue.weights, 0.0)
        damp = _DAMPED.get(getattr(record, "role", "prose"), 0.0)
        score = 0.6 * fit.explained + 0.2 * fit.own + 0.25 / (1 + place / 4) - damp
        score += 0.04 if record.locator.source in catalogue.surveys else 0.0
        score += 0.12 if dated and cues.is_dated(record.text) else 0.0
        found.append(Found(record, fit.explained, score))
    found.sort(key=lambda item: (-item.score, item.record.id))
    return found


def strange(catalogue: Catalogue, query: Query, words: Words, best: Found) -> bool:
    """Whether the question turns on something that no source speaks of: a name, a breakdown, or most of its words."""
    told = set(stems(best.record.text)) | {word for title in best.record.locator.headings for word in stems(title)}
    if any(not set(stems(found.group())) <= told for found in find_phrases(query.text, data()["breakdowns"]["words"])):
        return True
    known = catalogue.knows
    heavy = [word for word, weight in zip(words.stems, words.weights, strict=True) if weight]
    unseen = [word for word in heavy if not known(word)]
    names = (
        {word for name in CAPITAL.findall(query.text[1:]) for word in stems(name)}
        if not query.text.isupper()
        else set()
    )
    return bool(names & set(unseen)) or (len(unseen) >= HALF * max(1, len(heavy)) and best.explained < HALF)


def once(found: Iterable[Found]) -> list[Found]:
    """Each wording once: a quote printed in several places is shown at its best place."""
    seen: dict[tuple[str, ...], Found] = {}
    for item in found:
        key = stems(item.record.text)[:8]
        seen.setdefault(key, item)
    return list(seen.values())


def _named(record: Record, catalogue: Catalogue) -> str:
    source = catalogue.sources[record.locator.source]
    author = getattr(record, "author", None) or getattr(record, "speaker", None) or ""
    return f"{source.title} {source.publisher} {source.year} {author} {getattr(record, 'office', None) or ''}"


def _spoken(record: Record) -> str:
    if isinstance(record, Quote):
        return f"{record.text} {record.lead_in} {record.theme or ''} {record.speaker or ''}"
    return record.text
