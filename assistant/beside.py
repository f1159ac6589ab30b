"""What stands beside a figure: other printed values of the same thing, the base, that a figure is approximate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant import wording
from assistant.answer import DISAGREE
from assistant.calculate import Reading
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Sentence, paragraph
from index.records import Link, Statistic
from index.store import Index

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


def unique(notes: Iterable[str]) -> tuple[str, ...]:
    """Each note once, in order."""
    return tuple(dict.fromkeys(notes))


def _used(reading: Reading) -> set[str]:
    return {item.id for item in (*reading.stated, *reading.operands)}
