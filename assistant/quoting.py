"""A quotation of a draft × the sources: verbatim, altered (with the difference), or not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from assistant.comparing import places, says, straight
from assistant.verdicts import Judged, Verdict
from assistant.whose import groups_asked
from index.records import Passage, Quote, Record
from index.store import Index

FEWEST_WORDS = 4  # in quotation marks: fewer are a label or a word held at arm's length
CUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_LIKE = 0.6  # of the words, in order: from which on words are a quotation altered, and no other words
_ALTERED_LEAST = 3
_GAP = re.compile(CUT.pattern + r"|\s*\[[^\]]*\]\s*")
_LETTER = re.compile(r"\[([^\W\d_])\](?=\w)")
_APART = 3000  # characters between the pieces of one quotation
_PIECE = 3  # words that one piece has at least
_VARIANTS = 16
_ENDS = " .,;:!?"


@dataclass(frozen=True, slots=True)
class _Text:
    """A source's words, folded, with their places, and where each pair of neighbours stands."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    pairs: Mapping[tuple[str, str], tuple[int, ...]]


class Quotations:
    """The words of all sources, ready to be compared with."""

    def __init__(self, index: Index, forms: Mapping[str, str], groups: Iterable[str]) -> None:
        self._index = index
        self._forms = forms
        self._groups = frozenset(groups)
        self._quotes = [quote for quote in index.of_kind("quote") if isinstance(quote, Quote)]
        self._people = {quote.speaker for quote in self._quotes if quote.speaker}

    def judge(self, words: str, around: str) -> Judged:
        """The verdict on quoted words; `around` is the sentence without them, which may say whose they are."""
        found = self._verbatim(words)
        if found:
            return self._attributed(found, around)
        return self._altered(words)

    def _verbatim(self, words: str) -> list[tuple[str, int, int]]:
        """Every (source, start, end) where the words stand, their pieces in order; the end mark may be the draft's."""
        found: list[tuple[str, int, int]] = []
        for name, source in self._index.sources.items():
            found += [(name, *place) for place in _first_of(words, source.text)]
        if found:
            return found
        for wording in _wordings(words):
            pieces = _pieces(wording, [source.text for source in self._index.sources.values()])
            if max((len(piece.split()) for piece, _ in pieces), default=0) < _PIECE:
                continue
            for name, source in self._index.sources.items():
                found += [(name, *place) for place in _in_order(pieces, source.text)]
        return found

    def _attributed(self, found: list[tuple[str, int, int]], around: str) -> Judged:
        """Verbatim words, if they are those of the person or the group that is said to speak."""
        quotes = [
            quote
            for quote in self._quotes
            for name, start, end in found
            if quote.locator.source == name and quote.locator.start < end and start < quote.locator.end
        ]
        records: tuple[Record, ...] = (*quotes[:1],) or tuple(self._holding(*found[0]))
        named = {one.group for one in groups_asked(around, self._forms) if one.group in self._groups}
        groups = {quote.group for quote in quotes if quote.group}
        people = {name for name in self._people if says(around, name.split()[-1])}
        speakers = {quote.speaker for quote in quotes if quote.speaker}
        if people and speakers and not people & speakers:
            who = quotes[0].speaker or ""
            return Judged(Verdict.WRONG_GROUP, f"these are the words of {who}", records)
        if named and groups and not named & groups and not (people & speakers):
            return Judged(Verdict.WRONG_GROUP, f"these are the words of {', '.join(sorted(groups))}", records)
        return Judged(Verdict.VERBATIM, "as printed", records)

    def _altered(self, words: str) -> Judged:
        """The nearest words of a source and how they differ, where they are near enough to be meant."""
        wanted = [_fold(match.group()) for match in _WORD.finditer(words)]
        best: tuple[float, str, int, int] | None = None
        for name, text in self._texts.items():
            for start in _starts(wanted, text):
                near = text.words[start : start + len(wanted) + 2]
                matcher = SequenceMatcher(None, wanted, near, autojunk=False)
                blocks = [block for block in matcher.get_matching_blocks() if block.size]
                shared = sum(block.size for block in blocks)
                if shared < _ALTERED_LEAST:
                    continue
                first, last = blocks[0].b - blocks[0].a, blocks[-1].b + len(wanted) - blocks[-1].a
                first, last = start + max(0, first), min(start + last, len(text.words))
                if best is None or shared / len(wanted) > best[0]:
                    best = (shared / len(wanted), name, first, last)
        if best is None or best[0] < _LIKE:
            return Judged(Verdict.NOT_IN_SOURCES, "no source has these words")
        _, name, first, last = best
        text = self._texts[name]
        start, end = text.spans[first][0], text.spans[last - 1][1]
        printed = " ".join(self._index.sources[name].text[start:end].split())
        note = f"printed: “{printed}”; {_difference(printed, words)}"
        return Judged(Verdict.ALTERED, note, tuple(self._holding(name, start, end)))

    def _holding(self, name: str, start: int, end: int) -> Iterator[Record]:
        """The first record that holds a place: a quote, else a passage, else any that touches it."""
        for kind in (Quote, Passage):
            for record in self._index.records.values():
                place = record.locator
                if isinstance(record, kind) and place.source == name and place.start <= start and end <= place.end:
                    yield record
                    return
        for record in self._index.records.values():
            if record.locator.source == name and record.locator.start < end and start < record.locator.end:
                yield record
                return

    @cached_property
    def _texts(self) -> dict[str, _Text]:
        return {name: _text(source.text) for name, source in self._index.sources.items()}


def _wordings(words: str) -> list[str]:
    """Quoted words with each letter that stands in square brackets as it may be printed: '[t]he' is 'the' or 'The'."""
    found = [words]
    for _ in range(len(_LETTER.findall(words))):
        found = [
            text[: match.start()] + letter + text[match.end() :]
            for text in found
            if (match := _LETTER.search(text))
            for letter in (match[1], match[1].swapcase())
        ]
    return found[:_VARIANTS]


def _pieces(words: str, texts: Sequence[str]) -> list[tuple[str, bool]]:
    """The pieces of quoted words, each with whether something is cut out before it.

    What is cut out may be long; other words in square brackets are the writer's own, in place of one that is printed.
    """
    found: list[tuple[str, bool]] = []
    last, cut = 0, True
    for match in _GAP.finditer(words):
        if not CUT.fullmatch(match.group()) and any(match.group().strip() in text for text in texts):
            continue  # the brackets are printed
        if piece := words[last : match.start()].strip():
            found.append((piece, cut))
        last, cut = match.end(), bool(CUT.fullmatch(match.group()))
    if piece := words[last:].strip(_ENDS):
        found.append((piece, cut))
    return found


def _in_order(pieces: list[tuple[str, bool]], text: str) -> Iterator[tuple[int, int]]:
    """Where the first piece stands with all the others behind it, as `[start, end)` of them all."""
    (first, _), *others = pieces
    for start, end in _first_of(first, text):
        last = end
        for piece, cut in others:
            places = (place for place in _first_of(piece, text) if last <= place[0] <= last + _APART)
            last = next((to for at, to in places if cut or _is_instead(text[last:at])), -1)
            if last < 0:
                break
        if last > 0:
            yield start, last


def _is_instead(printed: str) -> bool:
    """Whether a writer's own words in square brackets may stand for these: for one word, or put in; no more."""
    return len(printed.split()) <= 1 and "[" not in printed


def _first_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, their first letter and their end mark being the draft's to choose."""
    bare = words.strip().rstrip(_ENDS).strip()
    if not bare:
        return []
    return places(bare, text) or places(bare[0].swapcase() + bare[1:], text)


def _fold(word: str) -> str:
    return straight(word).lower()


def _text(text: str) -> _Text:
    found = list(_WORD.finditer(text))
    words = tuple(_fold(match.group()) for match in found)
    pairs: dict[tuple[str, str], list[int]] = {}
    for place, pair in enumerate(pairwise(words)):
        pairs.setdefault(pair, []).append(place)
    return _Text(words, tuple(match.span() for match in found), {pair: tuple(at) for pair, at in pairs.items()})


def _starts(wanted: list[str], text: _Text) -> list[int]:
    """Where the wanted words may begin in a text: where most of their pairs of neighbours would stand in place."""
    votes: Counter[int] = Counter()
    for offset, pair in enumerate(pairwise(wanted)):
        votes.update(max(0, place - offset) for place in text.pairs.get(pair, ())[:50])
    return [start for start, _ in sorted(votes.items(), key=lambda one: (-one[1], one[0]))[:5]]


def _difference(printed: str, stated: str) -> str:
    """What a quotation changes: '“engaged” became “enraged”', a word left out or put in."""
    one, other = printed.split(), stated.split()
    was_said, is_said = ([word.strip(_ENDS).lower() for word in straight(text).split()] for text in (printed, stated))
    said = []
    for kind, a, b, c, d in SequenceMatcher(None, was_said, is_said, autojunk=False).get_opcodes():
        was, now = " ".join(one[a:b]), " ".join(other[c:d])
        if kind == "replace":
            said.append(f"‘{was}’ became ‘{now}’")
        elif kind == "delete":
            said.append(f"‘{was}’ is left out")
        elif kind == "insert":
            said.append(f"‘{now}’ is put in")
    return "; ".join(said) or "the marks or capitals differ"
