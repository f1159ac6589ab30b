"""Words that a question itself quotes, where somebody said them: 'who said "nobody owns it"?'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import cues
from assistant.answer import ILLUSTRATE, Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft
from assistant.found import marked_phrases
from assistant.query import Query
from assistant.quotes import NAMES_WANTED, speech
from assistant.wordings import Wording, plain, told
from index.records import Quote

_LEAST = 3  # words: a shorter phrase in marks may be a label or a term
_ASKS = re.compile(
    r"\b(?:who(?:se|m)?|said|says?|saying|spoke|speak\w*|talk\w*|wrote|written|put it|quot\w+|words?|phrase\w*|sentence"
    r"|line|remark\w*|comment\w*|attribut\w+|c[ao]mes? from|context|full|whole|rest|source)\b",
    re.IGNORECASE,
)
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class PhraseComposer:
    """Composes drafts that show who said what a question quotes."""

    catalogue: Catalogue

    def draft(self, query: Query) -> Draft | None:
        """Everybody who said just these words, at each place that words them or names the speaker otherwise."""
        phrases = [phrase for phrase in marked_phrases(query.text) if len(phrase.split()) >= _LEAST]
        rest = plain(query.text)
        for phrase in phrases:
            rest = rest.replace(phrase, " ")
        if not phrases or not (_ASKS.search(rest) or len(query.groups) > 1) or cues.wants_number(rest):
            return None
        labels = {plain(option.label.text) for option in self.catalogue.options}
        said = [phrase for phrase in phrases if phrase not in labels]
        held = [
            wording
            for wording in self.catalogue.wordings
            if any(phrase in plain(quote.text) for phrase in said for quote in wording.quotes)
        ]
        if NAMES_WANTED.search(rest) and not any(quote.speaker for wording in held for quote in wording.quotes):
            return None
        blocks = [
            Block("quote", (speech(quote),)) for wording in held[:_SHOWN] for quote in _places(wording, query.sources)
        ]
        return Draft(Status.ANSWERED, tuple(blocks), (ILLUSTRATE,)) if blocks else None


def _places(wording: Wording, sources: tuple[str, ...]) -> list[Quote]:
    """The place that tells most of a wording, and others that name another speaker or print other words."""
    found: dict[tuple[str | None, str], Quote] = {}
    for quote in sorted(wording.quotes, key=told, reverse=True):
        if not sources or quote.locator.source in sources:
            found.setdefault((quote.speaker or quote.group, plain(quote.text)), quote)
    return list(found.values())[:_SHOWN]
