"""Entries of printed lists ('Business Analyst x 2'): which a question asks for, and how many each stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from assistant import cues, orders, participation
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Derived, Draft, Sentence, lead, paragraph
from assistant.found import CAPITAL, marked_phrases, ranked
from assistant.listed import PrintedList, kinds_of, lists_of
from assistant.matching import words_of
from assistant.passages import PassageComposer
from assistant.query import Intent, Query
from assistant.retrieve import Retriever
from assistant.times import Times, times_asked
from assistant.wordings import plain
from index.records import Statistic, Unit
from index.words import data, find_phrases, stem, stems

_STRAY = 2  # words of the question that no list knows; with more it is about something else
_TOLD = 0.8  # a passage that accounts for so much of the question goes before a list that lacks a word of it
_RARE = 12  # entries: a word that more of them have tells none of them apart
_ROWS = 60  # entries that are shown
_ALSO = 12  # entries that are named beside the exact ones
_NAME = re.compile(r"(?<!^)\b[A-Z][a-z]+ [A-Z][a-z]+\b(?! [A-Z])")
_PART = re.compile(r"\b(?:how much|what part) of\b", re.IGNORECASE)
_SHAPE = re.compile(
    r"\b(?:how (?:many|often|frequently)|number|which|who|what(?! (?:did|do|does|made|makes))|did|was|were|is|are|any"
    r"|list|name|give|show|tell)\b|[?]",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:which|who|list|name|all|every|full|entries|how many (?:different |distinct )?(?:job )?titles)\b",
    re.IGNORECASE,
)
_DID_ANSWER = re.compile(
    r"\b(?:did|does|has|have)\b.*(?P<said>\banswer\b)(?=\W*(?:$|at all|and\b|how\b|[,?]))", re.IGNORECASE
)
_SO_MANY = re.compile(
    r"\b(?:number|count|how many)\b(?: of)? (?:respondents?|respons(?:es?|ents)|repl(?:y|ies)|returns?|forms?"
    r"|answers?)\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(  # asks what is meant by a class of people, and not which of them are listed
    r"\bwho(?:m)?\b[^?]*\b(?:counts?|counted|classed|classified|qualif\w+) (?:as|among|in)\b|\bwho belong\w*\b",
    re.IGNORECASE,
)
_JUST = re.compile(
    r"\b(?:just|plain(?:ly)?|simply|only|merely|nothing (?:else|more|but)|no more than)\b", re.IGNORECASE
)
_STYLED = re.compile(
    r"\b(?:were|was|are|is|titles?|titled|called|call(?:ing)? themselves|styled|described|listed)\b", re.IGNORECASE
)
_TITLED = re.compile(r"\btitles?\b|\bin the list\b|\blisted\b", re.IGNORECASE)


@dataclass(frozen=True)
class EntryComposer:
    """Composes drafts from printed lists."""

    catalogue: Catalogue
    retriever: Retriever

    @cached_property
    def _lists(self) -> list[PrintedList]:
        passages = self.retriever.index.of_kind("passage")
        return lists_of(self.catalogue.entries, passages, self.catalogue.forms)

    def sure(self, query: Query, *, named: bool = False) -> Draft | None:
        """The entries where a question can ask for nothing else: all of its words are theirs or their list's.

        With `named` only those that it names: 'how many replied from Dunmouth?', and not 'how many harbours replied?'.
        """
        text = query.text
        if (query.intent is Intent.REFUSE and query.reason != "unclear") or _MEMBERS.search(text):
            return None
        counted = "how many" in text.lower() or not cues.wants_share(text)  # people may share a title
        if counted and (marked := _quoted(text, [entry for one in self._of_groups(query) for entry in one.entries])):
            return _listed(marked, [])
        if _PART.search(text) or cues.wants_share(text) or cues.wants_reason(text) or query.asked.named:
            return None
        if query.intent is Intent.RANK and orders.of_listed(text):
            return None  # the rows in order are the list
        lists = self._of_groups(query)
        kinds = kinds_of(text) or (frozenset({"bodies"}) if query.groups else frozenset())
        of_kind = [one for one in lists if one.kinds & kinds]
        rest = [one for one in lists if one not in of_kind and not ("posts" in kinds and one.kinds)]
        for among, of_these in ((of_kind, kinds), (rest, frozenset[str]())):
            if among and (draft := self._asked_of(query, among, of_these, named=named)):
                return draft
        return None

    def _of_groups(self, query: Query) -> list[PrintedList]:
        """The lists of the groups asked about; where they have none of their own, those of nobody in particular."""
        lists = [one for one in self._lists if not query.sources or one.entries[0].locator.source in query.sources]
        if not query.groups:
            return lists
        return [one for one in lists if one.group in query.groups] or [one for one in lists if one.group is None]

    def _asked_of(
        self, query: Query, lists: Sequence[PrintedList], kinds: frozenset[str], *, named: bool
    ) -> Draft | None:
        """The entries of these lists that a question asks for; `kinds` are those that it names."""
        text = query.text
        said = [match.span() for match in find_phrases(text, data()["lists"]["took_part"])]
        said += [match.span("said") for match in _DID_ANSWER.finditer(text)]
        said += [match.span() for match in _SO_MANY.finditer(text) if named]
        just = "how many" in text.lower() and bool(_JUST.search(text) and _STYLED.search(text))
        times = times_asked(text, {word for one in lists for word in one.counted})
        about = {word for one in lists for word in one.about | one.counted}
        mask = [*said, *([times[1]] if times else [])]
        mask += [match.span() for kind in kinds for match in find_phrases(text, data()["lists"][kind])]
        if "bodies" in kinds or any(one.group for one in lists):
            mask += [match.span() for match in find_phrases(text, self.catalogue.forms)]
        words = words_of(text, self.catalogue.weights, mask)
        idle = _idle()
        telling = [
            word
            for word, weight in zip(words.stems, words.weights, strict=True)
            if weight and word not in idle and word not in about
        ]
        if not kinds and telling and set(telling) <= _names(kinds_of(text), self.catalogue.forms):
            return None  # 'council' alone names the kind of another list, and no entry of this one
        if just and telling:
            return self._just(lists, telling)
        if not telling:
            if named:
                return None
            if times and (kinds or said):
                return _repeated(lists, times[0])
            whole = said and kinds and _EVERY.search(text)
            return _drafted([(one, one.entries) for one in lists]) if whole else None
        return self._having(query, lists, telling, named=named) if said and _SHAPE.search(text) else None

    @staticmethod
    def _just(lists: Sequence[PrintedList], telling: Sequence[str]) -> Draft | None:
        """The entries that hold these words and no others: 'how many were plain mates?'."""
        entries = [entry for one in lists for entry in one.entries if set(stems(entry.measure)) == set(telling)]
        return _listed(entries, []) if entries else None

    def _having(
        self, query: Query, lists: Sequence[PrintedList], telling: Sequence[str], *, named: bool
    ) -> Draft | None:
        """The entries that hold the telling words of a question; of job titles also those that hold one of them."""
        spoken = set(stems(query.text))
        entries = [entry for one in lists for entry in one.entries]
        counts = Counter(word for entry in entries for word in set(stems(entry.measure)))
        if any(word not in counts for word in telling) or _unlisted(query.text, entries, telling):
            return None
        rare = [word for word in telling if counts[word] <= _RARE] or list(telling)
        fitting = [entry for entry in entries if set(rare) <= set(stems(entry.measure))]
        if not fitting and max(counts[word] for word in rare) <= _RARE:
            fitting = [entry for entry in entries if set(rare) & set(stems(entry.measure))]
        if not fitting or (named and len(fitting) > 1 and not _in_capitals(query.text, telling)):
            return None
        exact = [entry for entry in fitting if set(stems(entry.measure)) <= spoken]
        return _listed(exact or fitting, [entry for entry in fitting if exact and entry not in exact])

    def entries(self, query: Query) -> Draft | None:
        """The entries that a question asks for; None where it asks for none."""
        listed = self.catalogue.entries
        words = words_of(query.text, self.catalogue.weights)
        told = [word for word, weight in zip(words.stems, words.weights, strict=True) if weight]
        counts = Counter(word for entry in listed for word in set(stems(entry.measure)))
        about = {word for entry in listed for title in entry.locator.headings for word in stems(title)}
        known = [word for word in told if word in counts]
        unknown = [word for word in told if word not in counts and word not in about]
        if participation.lists_all(query.text) and all(word in about for word in known):
            return self._whole_list(query)
        named = {word for name in CAPITAL.findall(query.text[1:]) for word in stems(name)}
        if not known or len(unknown) > _STRAY or named & set(unknown) or _unlisted(query.text, listed, known):
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


@cache
def _idle() -> frozenset[str]:
    """Stems of words that say how one asks, and of respondents at large."""
    words = [*data()["idle"]["words"], *data()["frame"]["words"], *data()["groups"]["generic"]]
    return frozenset(stem(word) for form in [*words, *data()["lists"]["counted"]] for word in form.split())


def _in_capitals(text: str, telling: Sequence[str]) -> bool:
    """Whether a question writes all of these words as names are written."""
    return set(telling) <= {word for name in CAPITAL.findall(text) for word in stems(name)}


def _quoted(text: str, entries: Sequence[Statistic]) -> list[Statistic]:
    """The entries that a question on a list puts in marks, word for word: 'how many titles are just ‘Mate’?'."""
    if not _TITLED.search(text) and not participation.on_taking_part(text):
        return []
    marked = set(marked_phrases(text))
    return [entry for entry in entries if plain(entry.measure) in marked]


def _unlisted(text: str, entries: Sequence[Statistic], telling: Sequence[str]) -> bool:
    """Whether a question names a place in two words that no entry holds together: 'the Far North' is no 'Far Quay'."""
    held = [" ".join(stems(entry.measure)) for entry in entries]
    names = (stems(found.group()) for found in _NAME.finditer(text))
    return any(set(name) <= set(telling) and not any(" ".join(name) in measure for measure in held) for name in names)


def _names(kinds: frozenset[str], forms: Iterable[str]) -> set[str]:
    """The stems of what lists of these kinds, and groups, are called."""
    return {word for kind in kinds for form in data()["lists"][kind] for word in stems(form)} | {
        word for form in forms for word in stems(form)
    }


def _repeated(lists: Sequence[PrintedList], times: Times) -> Draft | None:
    """The entries that stand for so many; of 'the most' those of all lists together."""
    chosen = {entry.id for entry in times.of([entry for one in lists for entry in one.entries])}
    found = [(one, [entry for entry in one.entries if entry.id in chosen]) for one in lists]
    return _drafted([(one, entries) for one, entries in found if entries])


def _drafted(found: Sequence[tuple[PrintedList, Sequence[Statistic]]]) -> Draft | None:
    """A draft of the entries of each list."""
    blocks: list[Block] = []
    for one, entries in found:
        blocks += _one(entries[0], one.title) if len(entries) == 1 else _many(entries, one.title)
    return Draft(Status.ANSWERED, tuple(blocks)) if blocks else None


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
