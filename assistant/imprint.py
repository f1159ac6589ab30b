"""What a source prints of itself: its date, and who wrote it or a part of it. Only questions of nothing else are taken.

'Who wrote that digital excludes many?' is about words and not about a source; 'who wrote the introduction?' is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import cues, refuse
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, Sentence, lead
from assistant.leads import KINDS
from assistant.query import Query
from assistant.quotation import in_marks, origin, quoted
from index.readers.lines import NUMBERED
from index.records import Passage, Record, Source
from index.store import Index
from index.words import stems

_DATE = re.compile(
    r"\b(?:dates?|dated|when|what (?:day|month|year)|which (?:day|month|year)|how (?:old|recent))\b", re.IGNORECASE
)
_MADE = re.compile(
    r"\b(?:publi(?:sh\w*|cation)|released?|issued?|c[ao]me out|appear(?:ed|s)?|printed|written|dates?|dated|launched"
    r"|old|recent|posted)\b",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\bwho(?:\s+\w+){0,4}?\s+(?:wrote|writes|written|authored|edited|researched|compiled|prepared|produced|penned"
    r"|signed(?! up))\b|\bauthors?\b|\b(?:written|authored|compiled|prepared|researched) by (?:whom|who)\b|\bby whom\b"
    rf"|\bwhose (?:\w+ )?(?:{'|'.join(KINDS)})\b|\bwhose (?:work|words|name|signature)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:written|authored|researched|compiled|prepared|produced|edited)\b[^.;]*?\bby\s+(?:the\s+)?[A-Z]|\bauthors?\b"
)
_SEVERAL = re.compile(
    r"\b(?:articles|sources|documents|texts|pieces|reports|papers|all of (?:them|these|the)|each)\b", re.IGNORECASE
)
_INVITED = re.compile(r"\b(?:invitations?|invited|cover(?:ing)? (?:letter|note|page)|letter)\b", re.IGNORECASE)
_WHAT_TOO = re.compile(  # 'and what was she there?' is told by the signature
    r"[\s,]*(?:and\s+)?(?:(?:what|which)\b.*\b(?:she|he|they|her|his|their)\b"
    r"|(?:in )?what (?:role|capacity|position|job)\b).*$",
    re.IGNORECASE,
)
_APPENDED = frozenset(
    stems("appendix annex part chapter section i ii iii iv v vi")
)  # a title need not be said with them
_OF_IT = stems(
    "date dated dates publish published publication release released issue issued come came out appear appeared printed"
    " written write wrote writes author authored edited researched research compiled prepared produced penned launch"
    " launched old recent posted month year day time actually later earlier first second third last two three four five"
    " invitation invitations invite invited letter bottom foot end below under fill complete form"
    " other others work full exact sign signs signed off up cover covering note letter chapter part section"
    " " + " ".join(KINDS)
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PRINTED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?,?\s+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>(?:19|20)\d{2}|\d{2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ImprintComposer:
    """Composes drafts that tell of the sources themselves."""

    catalogue: Catalogue
    index: Index

    def draft(self, query: Query) -> Draft | None:
        """When a source was published, or who wrote it; None where something else is asked."""
        text = query.text
        if _DATE.search(text) and _MADE.search(text) and self._nothing_else(query, ()):
            return self.dates(query)
        if _WROTE.search(text):
            parts = list(self._parts(text))
            titles = [title for title, _ in parts]
            if self._nothing_else(replace(query, text=_WHAT_TOO.sub("", text)), titles):
                return self._authors(query, [passage for _, passage in parts])
        return None

    def _nothing_else(self, query: Query, titles: Sequence[str]) -> bool:
        """Whether a question has no subject but the source, or the part of it, that it names."""
        text = query.text
        for start, end in reversed(self.catalogue.names.spans(text)):
            text = f"{text[:start]} {text[end:]}"
        silent = {*_OF_IT, *(word for title in titles for word in stems(title)), *cues.framing()}
        return not [word for word in stems(text) if len(word) > 1 and word not in silent]

    def _sources(self, query: Query) -> list[Source]:
        """The sources asked about: those named, all where several are spoken of, else the survey's own report."""
        names = query.sources or (() if _SEVERAL.search(query.text) else tuple(self.catalogue.surveys))
        return [source for name, source in self.catalogue.sources.items() if not names or name in names]

    def _passages(self, source: Source) -> Iterator[Passage]:
        for record in self.index.of_kind("passage"):
            if isinstance(record, Passage) and record.locator.source == source.name and record.role != "contents":
                yield record

    def dates(self, query: Query) -> Draft:
        """The line of each source that prints its date."""
        blocks, undated = [], []
        for source in self._sources(query):
            line = next((item for item in self._passages(source) if _prints(item.text, source.date)), None)
            if line:
                blocks.append(quoted(line, self.catalogue.sources))
            else:
                undated.append(source.title if source.title != "not stated" else source.publisher)
        if not blocks:
            return refuse.refusal(Status.NOT_IN_SOURCES, "The source prints no date of its own.")
        notes = tuple(f"{name} prints no date of its own." for name in undated)
        return Draft(Status.ANSWERED, tuple(blocks), notes)

    def _parts(self, text: str) -> Iterator[tuple[str, Passage]]:
        """The parts of a source that a question names ('the introduction') and that are signed, with the signature."""
        spoken = set(stems(text))
        bylines = [
            record
            for record in self.index.of_kind("passage")
            if isinstance(record, Passage) and record.role == "byline" and record.locator.headings
        ]
        if _INVITED.search(text):  # stands at the head of the form
            forms = {one.locator.headings[0] for one in self.index.of_kind("passage") if _is_form(one)}
            yield from (
                (record.locator.headings[0], record) for record in bylines if record.locator.headings[0] in forms
            )
            return
        for record in bylines:
            if record.locator.headings:
                for title in record.locator.headings:
                    own = set(stems(NUMBERED.sub("", title))) - _APPENDED
                    if own and own <= spoken:
                        yield title, record

    def _authors(self, query: Query, signed: Sequence[Passage]) -> Draft:
        """Who signs the part asked about, else what a source says of who wrote it."""
        if signed:
            return Draft(Status.ANSWERED, tuple(quoted(item, self.catalogue.sources) for item in dict.fromkeys(signed)))
        for source in self._sources(query):
            for passage in self._passages(source):
                for piece in self.catalogue.pieces.of(passage.id):
                    if _BY.search(piece.text):
                        words = f"{origin(passage, self.catalogue.sources)} {in_marks(piece.text)}"
                        return Draft(Status.ANSWERED, (lead(Sentence(words, (passage,))),))
        return refuse.refusal(Status.NOT_IN_SOURCES, "The sources do not say who wrote it.")


def _is_form(record: Record) -> bool:
    return isinstance(record, Passage) and record.role == "form" and bool(record.locator.headings)


def _prints(text: str, date: str) -> bool:
    """Whether a text prints this date, as far as the date goes: '3 Jul 2015' for '2015-07-03', 'October 2013'."""
    for found in _PRINTED.finditer(text):
        year = found["year"] if len(found["year"]) > 2 else f"20{found['year']}"
        day = found["day"] or found["after"]
        parts = [year, f"{_MONTHS.index(found['month'].lower()) + 1:02}", *([f"{int(day):02}"] if day else [])]
        if "-".join(parts)[: len(date)] == date or date.startswith("-".join(parts)):
            return True
    return False
