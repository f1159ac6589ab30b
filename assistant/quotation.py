"""The words of a source as a quotation: from where, in marks, whole or as the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.drafts import Block, Sentence
from index.records import Record, Source

_WHOLE = 520  # characters: a passage up to this length is quoted whole
_SENTENCES = 3  # of a longer one, at most,
_NEAR = 0.08  # and only those that answer nearly as well as the best
_SHORT = 60  # characters: a sentence so short rarely stands by itself
_LEANS = re.compile(
    r"[\"'“‘*\s]*(?:this|that|these|those|it|they|we|such|he|she|his|her|their|its|however|but|and|so|both|another"
    r"|others?|all of which|which|again|therefore|thus|hence|also)\b",
    re.IGNORECASE,
)  # a sentence that begins so goes with the one before it


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


def excerpt(text: str, spans: Sequence[tuple[int, int]], scores: Sequence[float]) -> str:
    """A text whole where it is short, else the sentence of it that answers best and those that belong to it.

    `spans` are its sentences, `scores` how well each answers. Gaps are marked.
    """
    if len(text) <= _WHOLE or len(spans) != len(scores):
        return text
    parts = [text[start:end].strip() for start, end in spans]
    best = sorted(range(len(parts)), key=lambda place: (-scores[place], place))
    chosen = {place for place in best[:_SENTENCES] if scores[place] >= scores[best[0]] - _NEAR}
    first = best[0]
    if first and (_LEANS.match(parts[first]) or len(parts[first]) < _SHORT):
        chosen.add(first - 1)
    if first + 1 < len(parts) and (_LEANS.match(parts[first + 1]) or parts[first].endswith(":")):
        chosen.add(first + 1)
    pieces: list[str] = []
    last = -1
    for place in sorted(chosen):
        if pieces and place != last + 1:
            pieces.append("[…]")
        pieces.append(parts[place])
        last = place
    return " ".join(pieces)
