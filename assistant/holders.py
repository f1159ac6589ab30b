"""Who holds an office: every line that prints a name with it, so that two holders in two sources both show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft
from assistant.matching import label, match, words_of
from assistant.query import Query
from assistant.quotation import quoted
from index.records import Passage
from index.store import Index
from index.words import stems

_ASKS = re.compile(
    r"\b(?:who(?:'s|’s)?|whom|somebody else|someone else|another person|anyone else|which (?:\w+ )?(?:director|chair\w*"
    r"|minister|editor|chief executive|leader|manager|officer|president))\b",
    re.IGNORECASE,
)
_MOST = 0.8  # of a question's weight, which an office must account for
_LINE = 200  # characters: a line that gives a name and an office is no longer than this
_SHOWN = 3


def holders(query: Query, catalogue: Catalogue, index: Index) -> Draft | None:
    """The people whom the sources print with the office that a question names; None where none fits it."""
    if not _ASKS.search(query.text):
        return None
    names = {word for name in catalogue.people for word in stems(name)}
    mask = [
        *catalogue.names.spans(query.text),
        *(found.span() for found in re.finditer(r"\w+", query.text) if set(stems(found.group())) & names),
    ]
    words = words_of(query.text, catalogue.weights, mask)
    if len([weight for weight in words.weights if weight]) < 2:
        return None
    found: dict[str, tuple[float, Passage]] = {}
    for name, passage in _lines(catalogue, index):
        if query.sources and passage.locator.source not in query.sources:
            continue
        fit = match(words, label(passage.id, passage.text, ""), catalogue.weights, 0.0)
        if fit.explained >= _MOST and fit.explained > found.get(name, (0.0, passage))[0]:
            found[name] = (fit.explained, passage)
    best = max((share for share, _ in found.values()), default=0.0)
    kept = [passage for share, passage in found.values() if share >= best - 0.01][:_SHOWN]
    if not kept:
        return None
    return Draft(Status.ANSWERED, tuple(quoted(passage, catalogue.sources) for passage in kept))


def _lines(catalogue: Catalogue, index: Index) -> Iterator[tuple[str, Passage]]:
    """Lines that are a name and an office: signatures, and lines that introduce a speaker."""
    for record in index.of_kind("passage"):
        if isinstance(record, Passage) and len(record.text) <= _LINE and record.role in {"byline", "prose"}:
            name = next((name for name in catalogue.people if record.text.startswith(name)), None)
            if name and re.match(r"\s*[,\n(–-]", record.text[len(name) :]):
                yield name, record
