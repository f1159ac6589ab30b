"""Entries of printed lists ('Business Analyst x 2'): which a question asks for, and how many each stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import cues
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Derived, Draft, Sentence, lead, paragraph
from assistant.found import CAPITAL, ranked
from assistant.matching import words_of
from assistant.passages import PassageComposer
from assistant.query import Query
from assistant.retrieve import Retriever
from index.records import Statistic, Unit
from index.words import stems

_STRAY = 2  # words of the question that no list knows; with more it is about something else
_TOLD = 0.8  # a passage that accounts for so much of the question goes before a list that lacks a word of it
_RARE = 12  # entries: a word that more of them have tells none of them apart
_ROWS = 60  # entries that are shown
_ALSO = 12  # entries that are named beside the exact ones
_TITLED = re.compile(r"\btitles?\b|\bin the list\b|\blisted\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryComposer:
    """Composes drafts from printed lists."""

    catalogue: Catalogue
    retriever: Retriever

    def entries(self, query: Query) -> Draft | None:
        """The entries that a question asks for; None where it asks for none."""
        listed = self.catalogue.entries
        words = words_of(query.text, self.catalogue.weights)
        told = [word for word, weight in zip(words.stems, words.weights, strict=True) if weight]
        counts = Counter(word for entry in listed for word in set(stems(entry.measure)))
        about = {word for entry in listed for title in entry.locator.headings for word in stems(title)}
        known = [word for word in told if word in counts]
        unknown = [word for word in told if word not in counts and word not in about]
        if cues.lists_all(query.text) and all(word in about for word in known):
            return self._whole_list(query)
        named = {word for name in CAPITAL.findall(query.text[1:]) for word in stems(name)}
        if not known or len(unknown) > _STRAY or named & set(unknown):
            return None
        if unknown and not _TITLED.search(query.text):
            found = ranked(self.catalogue, self.retriever, "passage", query, words)
            if found and found[0].explained >= _TOLD:
                return PassageComposer(self.catalogue, self.retriever).text(query)
        fitting = self._fitting(query, known, counts, every=not unknown)
        if not fitting:
            return None
        spoken = set(stems(query.text))
        exact = [entry for entry in fitting if set(stems(entry.measure)) <= spoken]
        return _listed(exact or fitting, [entry for entry in fitting if exact and entry not in exact])

    def _fitting(self, query: Query, known: Sequence[str], counts: Counter[str], *, every: bool) -> list[Statistic]:
        """The entries that have the telling words; where none has and `every` word is known, those with the rarest."""
        listed = self.catalogue.entries
        among = [entry for entry in listed if not query.groups or entry.group in (None, *query.groups)] or list(listed)
        rare = [word for word in known if counts[word] <= _RARE] or known
        fitting = [entry for entry in among if all(word in stems(entry.measure) for word in rare)]
        if fitting or not every:
            return fitting
        best = max(rare, key=lambda word: (-counts[word], word))
        return [entry for entry in among if best in stems(entry.measure)]

    def _whole_list(self, query: Query) -> Draft | None:
        """All entries of the list whose headings share most words with the question."""
        spoken = set(stems(query.text))
        lists: dict[tuple[str, ...], list[Statistic]] = {}
        for entry in self.catalogue.entries:
            lists.setdefault(entry.locator.headings, []).append(entry)
        scored = sorted(
            lists, key=lambda trail: (-len(spoken & {word for title in trail for word in stems(title)}), trail)
        )
        if not scored or not spoken & {word for title in scored[0] for word in stems(title)}:
            return None
        return _listed(lists[scored[0]], [])


def _listed(entries: Sequence[Statistic], also: Sequence[Statistic]) -> Draft:
    """A draft of these entries; `also` are named beside them."""
    where = entries[0].locator.headings[-1] if entries[0].locator.headings else "a list"
    blocks = _one(entries[0], where) if len(entries) == 1 else _many(entries, where)
    if also:
        near = ", ".join(f"‘{entry.text}’" for entry in also[:_ALSO])
        blocks.append(paragraph(Sentence(f"Also listed: {near}.", tuple(also[:_ALSO]))))
    return Draft(Status.ANSWERED, tuple(blocks))


def _one(entry: Statistic, where: str) -> list[Block]:
    total = int(entry.value)
    times = f"‘{entry.text}’, so **{total}** responses" if entry.printed else f"‘{entry.text}’, once (1)"
    derived = (Derived(entry.value, Unit.COUNT, "sum", (entry,)),)
    return [lead(Sentence(f"Yes, it is listed under ‘{where}’: {times}.", (entry,), (), derived))]


def _many(entries: Sequence[Statistic], where: str) -> list[Block]:
    shown, every = tuple(entries[:_ROWS]), tuple(entries)
    total = Derived(sum((entry.value for entry in every), Decimal(0)), Unit.COUNT, "sum", every)
    count = Derived(Decimal(len(every)), Unit.COUNT, "count", every)
    responses = sum(int(entry.value) for entry in every)
    text = f"{len(every)} entries, standing for {responses} responses, are listed under ‘{where}’."
    rows = tuple(Sentence(f"{entry.measure} | {entry.printed or 'once'}", (entry,)) for entry in shown)
    return [lead(Sentence(text, shown, (), (total, count))), Block("table", rows, ("Entry", "Listed"))]
