"""What a short form or a term stands for, where a source spells it out: 'CIO' beside 'chief information officers'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import refuse
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, Sentence, lead
from assistant.query import Query
from assistant.quotation import in_marks, origin
from index.records import Passage
from index.store import Index

_SHORT = re.compile(r"\b(?:[A-Z]{2,}|[A-Z]+[a-z]?[A-Z]+)s?\b")
_SPELL = re.compile(
    r"\b(?:stands? for|spell\w* (?:it|that|this|them)? ?out|spelt out|in full|short for|abbreviat\w+|acronym|initials"
    r"|letters (?:of|in)|what (?:does|do|is|are) (?:an? |the )?[A-Z]{2,}\w? (?:mean|stand)\b(?! (?:when|by|with|if)\b)"
    r"|full (?:name|form) of)",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:mean(?:s|t|ing)? by|defin\w+|what (?:does|do|did) .{2,60} mean|what (?:is|are) meant"
    r"|give (?:the|an?) example|what counts as)\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"\((?:for example|e\.?g\.?|i\.?e\.?|that is|such as)\b", re.IGNORECASE)
_MOST = 0.6  # of a question, by the row's own words
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SMALL = frozenset("of and the for in on to &".split())
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class TermComposer:
    """Composes drafts that spell a short form out."""

    catalogue: Catalogue
    index: Index

    def draft(self, query: Query) -> Draft | None:
        """Where the sources spell a short form out; a refusal where none does; None where nothing of it is asked."""
        if not _SPELL.search(query.text):
            return None
        shorts = [item.group().rstrip("s") for item in _SHORT.finditer(query.text)] or [
            word for word in _WORD.findall(query.text) if _is_initials(word, self.index)
        ]
        if not shorts:
            return None
        found = list(self._spelt(shorts[0]))
        if not found:
            why = f"The sources do not spell out what ‘{shorts[0]}’ stands for."
            return refuse.refusal(Status.NOT_IN_SOURCES, why)
        blocks = tuple(
            lead(Sentence(f"{origin(passage, self.catalogue.sources)} {in_marks(text)}", (passage,)))
            for passage, text in found[:_SHOWN]
        )
        return Draft(Status.ANSWERED, blocks)

    def labelled(self, query: Query) -> Draft | None:
        """A term that the label of a row explains in brackets, in the row's own words; None where none does."""
        best = query.best
        if not best or not _MEANS.search(query.text) or query.asked.named or best.own < _MOST or not best.subject.cells:
            return None
        if not _EXPLAINED.search(best.subject.label):
            return None
        cell = best.subject.cells[0]
        return Draft(
            Status.ANSWERED,
            (lead(Sentence(f"{origin(cell, self.catalogue.sources)} {in_marks(best.subject.label)}", (cell,))),),
        )

    def _spelt(self, short: str) -> Iterator[tuple[Passage, str]]:
        """Sentences with words in a row whose first letters are those of the short form; those that hold both first."""
        held: list[tuple[bool, int, Passage, str]] = []
        for record in self.index.of_kind("passage"):
            if isinstance(record, Passage):
                for piece in self.catalogue.pieces.of(record.id):
                    if _spells(piece.text, short.lower()):
                        beside = re.search(rf"\b{re.escape(short)}", piece.text) is not None
                        held.append((not beside, len(held), record, piece.text))
        held.sort(key=lambda item: item[:2])
        first = held[:1] if held and not held[0][0] else held
        yield from ((record, text) for _, _, record, text in first)


def _spells(text: str, letters: str) -> bool:
    """Whether words in a row begin with these letters; 'of', 'and' between them count or do not."""
    words = _WORD.findall(text)
    for start, word in enumerate(words):
        if word[0].lower() == letters[0]:
            left = letters
            for item in words[start:]:
                if left and item[0].lower() == left[0]:
                    left = left[1:]
                elif item.lower() not in _SMALL:
                    break
                if not left:
                    return True
    return False


def _is_initials(word: str, index: Index) -> bool:
    """Whether the sources print a word, however it was typed, in capitals: 'cio'."""
    return len(word) > 1 and any(
        re.search(rf"\b{re.escape(word.upper())}\b", record.text) for record in index.of_kind("passage")
    )
