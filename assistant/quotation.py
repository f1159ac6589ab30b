"""The words of a source as a quotation: from where, in marks, whole or as the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.drafts import Block, Sentence
from assistant.matching import Weights, Words, label, match
from index.records import Record, Source
from index.sentences import sentences

_WHOLE = 520  # characters: a passage up to this length is quoted whole


def origin(record: Record, sources: Mapping[str, Source]) -> str:
    """Where words come from, said in one phrase: an article is named with its date."""
    source = sources[record.locator.source]
    title = source.title if source.title != "not stated" else source.publisher
    date = f" ({source.date})" if source.date != "not stated" else ""
    author = getattr(record, "author", None)
    heading = record.locator.headings[-1] if record.locator.headings else ""
    where = f", ‘{heading}’" if heading and heading != title else ""
    by = f", {author}" if author else ""
    return f"{title}{date}{where}{by}:"


def in_marks(text: str) -> str:
    """The words in quotation marks, on one line. A source's own `[7]` is left out: it would pass for our marker."""
    folded = re.sub(r"\[\d+\]", "[…]", re.sub(r"\s+", " ", text).strip())
    return f"“{folded}”"


def quoted(record: Record, sources: Mapping[str, Source]) -> Block:
    """A record's words whole, with where they come from."""
    return Block("quote", (Sentence(f"{origin(record, sources)} {in_marks(record.text)}", (record,)),))


def excerpt(text: str, words: Words, weights: Weights) -> str:
    """A text whole where it is short, else the sentences of it that answer, with gaps marked."""
    if len(text) <= _WHOLE:
        return text
    parts = [text[start:end].strip() for start, end in sentences(text)]
    explained = [match(words, label("", part, ""), weights, 0.0).explained for part in parts]
    best = sorted(range(len(parts)), key=lambda place: (-explained[place], place))[:2]
    chosen = sorted(
        {place for first in best[:1] for place in (first - 1, first, first + 1) if 0 <= place < len(parts)} | set(best)
    )
    pieces: list[str] = []
    for order, place in enumerate(chosen):
        if order and place != chosen[order - 1] + 1:
            pieces.append("[…]")
        pieces.append(parts[place])
    return " ".join(pieces)
