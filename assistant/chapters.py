"""How a report is laid out: its chapters, appendices and pages, from its table of contents, else from its headings.

Only questions of nothing else are taken: 'which chapters are there?', not 'which chapters speak of money?'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import cues
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead
from assistant.query import Query
from assistant.quotation import in_marks
from index.printed import numbers
from index.readers.lines import BACK_MATTER, CONTENTS_ENTRY, NUMBERED
from index.records import Passage
from index.store import Index
from index.words import data, find_phrases, stems

_CALLED = r"(?:chapters?|sections?|parts?|headings?|appendix|appendi(?:ces|xes)|annex(?:es)?)"
_ALL = re.compile(  # 'how many took part?' asks for none
    rf"\btable of contents\b|\bcontents (?:page|list)\b|\blaid out\b|\blay-?out\b|\bstructured?\b"
    rf"|\b(?!part\b){_CALLED}\b|\bpart (?:\d|[ivx]+\b)"
    r"|\b(?:organi[sz]ed|arranged|set out|divided|broken (?:up|down)|outline)\b(?=.*\bchapters?\b|.*\bsections?\b)"
    r"|\b(?:report|document|publication|paper|booklet|text)\b.*\b(?:organi[sz]ed|arranged|set out|divided)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:who|whom|whose|why|when|how (?:long|old|much))\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:appendix|appendices|appendixes|annex|annexes)\b", re.IGNORECASE)
_FRONT = re.compile(r"\b(?:chapters?|sections?|contents|laid out|lay-?out|structured?)\b", re.IGNORECASE)
_ONE = re.compile(
    rf"\b(?P<kind>{_CALLED})\s+(?:no\.?|number)?\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]{{1,5}}|[a-h])\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?P<nth>first|second|third|fourth|fifth|sixth|last|final)\s+(?P<kind>{_CALLED})\b", re.IGNORECASE
)
_PAGE = re.compile(r"\b(?:what|which) page\b|\bpage number\b|\bwhat page\b|\bat page\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:comes?|is|stands?)?\s*(?:(?:right|just|straight|directly|immediately)\s+)?"
    r"(?P<way>after|before|follows|precedes|following|preceding)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?:appendix|annex|chapter|section|part)\s+(?P<number>[IVX]+|\d{1,2}|[A-H])\b", re.IGNORECASE)
_LEADER = re.compile(r"[.\s]*$")
_ORDINALS = "first second third fourth fifth sixth".split()
_SILENT = frozenset(
    stems(
        "table contents page pages laid lay layout structure structured organise organised organized arrange arranged"
        " set out divide divided chapter chapters section sections part parts heading headings appendix appendices"
        " appendixes annex annexes report document publication paper booklet text contain contains contained hold holds"
        " include includes included have has cover covers called title titled titles numbered main top level outline"
        " about make up consist comprise comprises come comes after before follow follows following precede precedes"
        " preceding first second third fourth fifth sixth last final begin begins start starts find back end"
    )
)
_LEAST = 3  # headings: a text with fewer has no chapters


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents, or a heading, with a record that prints it; chapters and appendices are of level 1."""

    title: str
    level: int
    shown: str
    record: Passage

    @property
    def back(self) -> bool:
        return bool(_BACK.match(self.title))

    @property
    def number(self) -> str:
        if found := _LABELLED.match(self.title):
            return _counted(found["number"])
        found = NUMBERED.match(self.title)
        return found["number"] if found else ""

    @property
    def words(self) -> frozenset[str]:
        return frozenset(stems(NUMBERED.sub("", _LABELLED.sub("", self.title))))


@dataclass(frozen=True, slots=True)
class ChapterComposer:
    """Composes drafts that list what a source consists of."""

    catalogue: Catalogue
    index: Index

    def draft(self, query: Query) -> Draft | None:
        """The chapters, or the one that is named with its sections; None where something else is asked."""
        text = query.text
        generic = [word for word in data()["groups"]["generic"] if word != "all"]
        whom = [*data()["lists"]["bodies"], *generic]
        if query.leaning or _OTHER.search(text) or any(find_phrases(text, whom)):
            return None  # 'the ports with three replies in the appendix' are of a printed list
        if any(numbers(_ONE.sub(" ", _NTH.sub(" ", text)))) or not (
            _ALL.search(text) or _PAGE.search(text) or _BESIDE.search(text)
        ):
            return None
        for source in query.sources or tuple(self.catalogue.sources):
            if not query.sources and source not in self.catalogue.surveys:
                continue
            entries = self._entries(source)
            if sum(entry.level == 1 for entry in entries) >= _LEAST and (found := self._asked(text, entries)):
                title = self.catalogue.sources[source].title
                head = Sentence(f"As {title if title != 'not stated' else 'the source'} is laid out:", ())
                points = tuple(Sentence(entry.shown, (entry.record,)) for entry in found)
                return Draft(Status.ANSWERED, (lead(head), Block("list", points)))
        return None

    def _asked(self, text: str, entries: Sequence[_Entry]) -> list[_Entry]:
        """The entries that a question asks for."""
        left = self._left(text)
        one, nth = _ONE.search(text), _NTH.search(text)
        if _PAGE.search(text) or _BESIDE.search(text):
            named = [
                entry for entry in entries if entry.words and entry.words <= set(stems(text)) and left <= entry.words
            ]
            if not named and one and not left:
                named = _numbered(one, entries)
            best = max(named, key=lambda entry: (len(entry.words), -entry.level), default=None)
            if best is None:
                return []
            return [best] if _PAGE.search(text) else _beside(text, best, entries)
        if left:
            return []
        if one or nth:
            found = _numbered(one, entries) if one else _nth(nth, entries) if nth else []
            return [entry for item in found[:1] for entry in _with_parts(item, entries)]
        chapters = [entry for entry in entries if entry.level == 1]
        if _BACK.search(text) and not _FRONT.search(text):
            return [entry for entry in chapters if entry.back]
        return chapters

    def _left(self, text: str) -> set[str]:
        """What a question says besides the words of any question on chapters, and the names of sources."""
        for start, end in reversed(self.catalogue.names.spans(text)):
            text = f"{text[:start]} {text[end:]}"
        text = _ONE.sub(" ", text)
        idle = {word for form in data()["idle"]["words"] for word in stems(form)}
        return {word for word in stems(text) if len(word) > 1 and word not in _SILENT | cues.framing() | idle}

    def _entries(self, source: str) -> list[_Entry]:
        """The lines of the contents without the names of people; where there are none, the headings."""
        passages = [
            record
            for record in self.index.of_kind("passage")
            if isinstance(record, Passage) and record.locator.source == source
        ]
        passages.sort(key=lambda record: record.locator.start)
        people = tuple(self.catalogue.people)
        lines = [
            record for record in passages if record.role == "contents" and not record.text.startswith(people or "\0")
        ]
        listed = [(_LEADER.sub("", CONTENTS_ENTRY.sub("", record.text)), record) for record in lines]
        listed = [(title, record) for title, record in listed if not _BACK.fullmatch(title)]
        if listed:
            found = [_Entry(title, _level(title), in_marks(record.text), record) for title, record in listed]
            flat = not any(entry.level == 1 for entry in found)
            return [_Entry(one.title, 1, one.shown, one.record) for one in found] if flat else found
        return _headings(passages)


def _headings(passages: Sequence[Passage]) -> list[_Entry]:
    """The headings in printed order, without the title above them all."""
    trails = [(record.locator.headings, record) for record in passages if record.locator.headings]
    shared = 1 if trails and len({trail[0] for trail, _ in trails}) == 1 else 0
    found: dict[tuple[str, ...], _Entry] = {}
    for trail, record in trails:
        for depth in range(shared + 1, len(trail) + 1):
            title = trail[depth - 1]
            found.setdefault(trail[:depth], _Entry(title, depth - shared, f"‘{title}’", record))
    return list(found.values())


def _level(title: str) -> int:
    if found := NUMBERED.match(title):
        return found["number"].count(".") + 1
    return 1 if BACK_MATTER.match(title) else 2


def _numbered(asked: re.Match[str], entries: Sequence[_Entry]) -> list[_Entry]:
    """The entry of a number, in whatever figures it is printed."""
    back = bool(_BACK.match(asked["kind"]))
    return [entry for entry in entries if entry.back == back and entry.number == _counted(asked["number"])]


def _nth(asked: re.Match[str], entries: Sequence[_Entry]) -> list[_Entry]:
    back = bool(_BACK.match(asked["kind"]))
    among = [entry for entry in entries if entry.level == 1 and entry.back == back and (entry.number or back)]
    place = _ORDINALS.index(asked["nth"].lower()) if asked["nth"].lower() in _ORDINALS else len(among) - 1
    return among[place : place + 1]


def _with_parts(entry: _Entry, entries: Sequence[_Entry]) -> list[_Entry]:
    """An entry and those below it."""
    start = entries.index(entry)
    end = next((n for n in range(start + 1, len(entries)) if entries[n].level <= entry.level), len(entries))
    return list(entries[start:end])


def _beside(text: str, entry: _Entry, entries: Sequence[_Entry]) -> list[_Entry]:
    """What comes after an entry of the same level, or before it."""
    found = _BESIDE.search(text)
    same = [one for one in entries if one.level <= entry.level or one is entry]
    step = -1 if found and found["way"].lower() in {"before", "precedes", "preceding"} else 1
    place = same.index(entry) + step
    return [same[place]] if 0 <= place < len(same) else []


def _counted(number: str) -> str:
    """A number as figures: 'III', 'C' and '3' are one."""
    if number[0].isdigit():
        return number
    low = number.lower()
    if set(low) <= set("ivx"):
        values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in low]
        return str(sum(-one if any(one < later for later in values[n + 1 :]) else one for n, one in enumerate(values)))
    return str(ord(low) - ord("a") + 1)
