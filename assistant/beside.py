"""What stands beside a figure: other printed values of the same thing, the base, that a figure is approximate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant import wording
from assistant.answer import DISAGREE
from assistant.calculate import Reading
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Sentence, paragraph
from index.records import Link, Statistic
from index.store import Index
from index.words import STOPWORDS, data, stem, tokens

_SMALL = 30  # answers: below so many, one of them moves a share by more than three points


@dataclass(frozen=True, slots=True)
class Beside:
    """Finds what belongs beside figures of one index."""

    catalogue: Catalogue
    index: Index

    def links(self, reading: Reading) -> tuple[Link, ...]:
        """The disagreements between places that have to do with a figure."""
        used = _used(reading)
        disagreements = (link for link in self.index.links if link.kind == "disagreement")
        return tuple(link for link in disagreements if {link.first, link.second} & used)

    def disagreements(self, reading: Reading) -> list[Block]:
        """The other printed values of the same thing, each with its place."""
        used = _used(reading)
        seen: dict[tuple[str, str], Statistic] = {}
        for link in self.links(reading):
            for id in (link.first, link.second):
                record = self.index.records[id]
                if id not in used and isinstance(record, Statistic) and record.value != reading.value:
                    seen.setdefault((record.printed, record.locator.source), record)
        sentences = [
            Sentence(f"{'' if n else f'{DISAGREE} '}{wording.shown(item)} is printed in {self._where(item)}.", (item,))
            for n, item in enumerate(seen.values())
        ]
        return [paragraph(*sentences)] if sentences else []

    def places(self, reading: Reading) -> list[Block]:
        """The same value as other places round or word it, and what the text beside a table says of a row of it."""
        own = (reading.stated or reading.operands)[0]
        seen: dict[str, Statistic] = {}
        for item in reading.subject.told:
            same = item.group == reading.group and set((item.response or "").split(" + ")) == set(reading.answers)
            if same and item.printed != own.printed and item.value == reading.value:
                seen.setdefault(item.printed, item)
        used = _used(reading)
        for link in self.index.links:
            for id in (link.first, link.second) if {link.first, link.second} & used else ():
                record = self.index.records[id]
                if id not in used and link.kind != "disagreement" and isinstance(record, Statistic):
                    seen.setdefault(record.printed, record)
        return [
            paragraph(Sentence(f"{wording.shown(item)} is printed in {self._where(item)}.", (item,)))
            for item in seen.values()
            if item.printed != own.printed
        ]

    def told(self, reading: Reading) -> list[Block]:
        """What the text under the same heading says of just this row, where it prints another figure."""
        subject = reading.subject
        if not subject.nominal or subject.survey_question or len(reading.answers) != 1:
            return []
        row = {_joined(reading.answers[0]), _joined(reading.answers[0], whole=True)}
        found = [
            item
            for item in self.catalogue.told
            if item.locator.source == subject.source
            and item.locator.headings == subject.trail
            and item.unit is reading.unit
            and not item.approximate
            and item.value != reading.value
            and _joined(item.measure) in row
        ]
        return [paragraph(wording.told_beside(item)) for item in found[:1]]

    def caveats(self, reading: Reading) -> tuple[str, ...]:
        """The base where it is printed, a small base, an approximate figure."""
        notes = []
        statistic = (reading.stated or reading.operands)[0]
        if statistic.base:
            notes.append(f"Base: {statistic.base}")
        base = self.catalogue.base(reading.group, reading.subject.source)
        if base and base[1] < _SMALL and not statistic.base:
            notes.append(f"Base: {base[0]}")
        if base and base[1] < _SMALL:
            notes.append(f"A small base: every one of the {base[1]} answers moves the share by more than three points.")
        if statistic.approximate:
            notes.append("The source gives this figure in words, so it is approximate.")
        return unique(notes)

    def _where(self, item: Statistic) -> str:
        source = self.catalogue.sources[item.locator.source]
        title = source.title if source.title != "not stated" else source.publisher
        return f"‘{item.locator.headings[-1]}’ of {title}" if item.locator.headings else title


def _joined(text: str, *, whole: bool = False) -> str:
    """The telling words of a text as one, or all of them, so that 'front line' is 'frontline'."""
    kept = [word for word in tokens(text) if whole or (stem(word) not in _idle() and word not in STOPWORDS)]
    return stem("".join(word for word in kept if not any(letter.isdigit() for letter in word)))


@cache
def _idle() -> frozenset[str]:
    words = (*data()["idle"]["words"], *data()["frame"]["words"])
    return frozenset(stem(word) for form in words for word in form.split())


def unique(notes: Iterable[str]) -> tuple[str, ...]:
    """Each note once, in order."""
    return tuple(dict.fromkeys(notes))


def _used(reading: Reading) -> set[str]:
    return {item.id for item in (*reading.stated, *reading.operands)}
