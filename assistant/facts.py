"""Plain facts that a source prints of itself (date, publisher, ISBN, telephone), several asked for in one question.

'Who commissioned it, when did it come out and what is its ISBN?' is three such facts, and asks for nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant import cues
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence
from assistant.imprint import ImprintComposer
from assistant.query import Query
from assistant.quotation import in_marks, origin
from index.records import Passage
from index.store import Index
from index.words import data, stems


@dataclass(frozen=True, slots=True)
class _Fact:
    """What asks for it in a question, what tells it in a sentence; a date is told by the imprint."""

    name: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]


def _fact(name: str, asks: str, tells: str) -> _Fact:
    return _Fact(name, re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE))


_FACTS = (
    _fact(
        "commissioner",
        r"\bwho\b[^,;?]*?\b(?:commission|fund|sponsor|order|paid for|pay for)\w*|\bcommissioned by\b|\bcommissioners?\b"
        r"|\bsponsors?\b",
        r"\b(?:comm?issioned|funded|sponsored|ordered|paid for) by\b",
    ),
    _fact(
        "publisher",
        r"\bwho\b[^,;?]*?\b(?:publish|issue|release|print)\w*|\bpublishers?\b|\bpublished by (?:whom|who)\b"
        r"|\bwho(?:'s|’s| is| was| are)? behind it\b",
        r"\bpublished\b[^.;]*?\bby\b|\bpublisher\b",
    ),
    _fact(
        "author",
        r"\bwho\b[^,;?]*?\b(?:wrote|written|author|research|compiled|prepared|produced)\w*|\bauthors?\b",
        r"\b(?:written|researched|compiled|prepared|authored)\b[^.;]*?\bby\b",
    ),
    _fact(
        "date",
        r"\bwhen\b|\b(?:what|which) (?:day|month|year|date)\b|\b(?:publication|release|issue)? ?date\b|\bhow old\b",
        r"(?!)",
    ),
    _fact("number", r"\bIS[BS]N\b", r"\bIS[BS]N\b"),
    _fact(
        "telephone",
        r"\b(?:tele)?phone(?: number)?\b|\bnumber (?:to|do i|can i|should i) (?:ring|call)\b",
        r"(?:\+|\b0)\d[\d ()-]{6,}\d",
    ),
    _fact("e-mail", r"\be-?mail(?: address)?\b", r"\S@\S"),
    _fact("website", r"\b(?:website|web address|url|web page)\b", r"\bwww\.|https?:"),
    _fact("address", r"\b(?:postal |street )?address\b|\bpostcode\b", r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b"),
    _fact("licence", r"\b(?:licen[cs]e|copyright)\b", r"\b(?:licen[cs]e|copyright|©)"),
)
_OF_THE_WORK = re.compile(  # the days of a survey are not that of its report
    r"\b(?:start|began|begin|clos|open|finish|end|ran|fieldwork|conduct|carried|held|took place|deadline|survey)\w*",
    re.IGNORECASE,
)
_SILENT = frozenset(
    stems(
        "commission commissioned fund funded sponsor sponsored order ordered paid pay publish published publisher"
        " publication release released issue issued printed print wrote written author authors research researched"
        " compiled prepared produced date dated day month year when come came out appear appeared isbn issn telephone"
        " phone number email e-mail mail address website web url postal street postcode licence license copyright"
        " enquiries enquiry contact ring call behind launched report document publication paper booklet old first"
        " under whom details bibliographic"
    )
)
_LEAST = 2  # facts: one alone is told by what knows it best


@dataclass(frozen=True, slots=True)
class FactComposer:
    """Composes drafts of several facts."""

    catalogue: Catalogue
    index: Index
    imprint: ImprintComposer

    def draft(self, query: Query) -> Draft | None:
        """Each fact in the words of the source, in the order of the question; a note for what it does not print."""
        if query.leaning or not covers(query.text, self.catalogue):
            return None
        blocks: list[Block] = []
        missing: list[str] = []
        for fact in _asked(query.text):
            found = self._told(query, fact)
            blocks += [block for block in found if block not in blocks]
            missing += [] if found else [fact.name]
        if not blocks:
            return None
        notes = tuple(f"The source prints no {name} of its own." for name in missing)
        return Draft(Status.PARTIAL if missing else Status.ANSWERED, tuple(blocks), notes)

    def _told(self, query: Query, fact: _Fact) -> list[Block]:
        """The sentence of the sources asked about that prints a fact; the earliest stands for the source itself."""
        if fact.name == "date":
            dates = self.imprint.dates(query)
            return list(dates.blocks) if dates.status is Status.ANSWERED else []
        names = query.sources or tuple(sorted(self.catalogue.surveys))
        passages = [
            record
            for record in self.index.of_kind("passage")
            if isinstance(record, Passage) and record.locator.source in names and record.role != "contents"
        ]
        for record in sorted(passages, key=lambda one: (names.index(one.locator.source), one.locator.start)):
            for piece in self.catalogue.pieces.of(record.id):
                if fact.tells.search(piece.text):
                    words = f"{origin(record, self.catalogue.sources)} {in_marks(piece.text)}"
                    return [Block("quote", (Sentence(words, (record,)),))]
        return []


def covers(text: str, catalogue: Catalogue) -> bool:
    """Whether a question asks for several such facts and for nothing else."""
    facts = _asked(text)
    dated = any(fact.name == "date" for fact in facts)
    return len(facts) >= _LEAST and not (dated and _OF_THE_WORK.search(text)) and not _left(text, catalogue)


def _left(text: str, catalogue: Catalogue) -> set[str]:
    """What a question says besides the facts, and the names of sources."""
    for start, end in reversed(catalogue.names.spans(text)):
        text = f"{text[:start]} {text[end:]}"
    idle = {word for form in data()["idle"]["words"] for word in stems(form)}
    return {word for word in stems(text) if len(word) > 1 and word not in _SILENT | cues.framing() | idle}


def _asked(text: str) -> list[_Fact]:
    """The facts that a question asks for, in its order; none twice for the same words."""
    found = sorted(
        ((match.start(), -match.end(), fact) for fact in _FACTS if (match := fact.asks.search(text))),
        key=lambda item: item[:2],
    )
    kept = found[:1] + [later for earlier, later in pairwise(found) if later[0] >= -earlier[1] or later[0] > earlier[0]]
    return [fact for _, _, fact in kept]
