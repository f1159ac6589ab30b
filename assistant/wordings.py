"""The same words wherever they are printed: one quote, though a summary shortens it or names another group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.matching import Label, label
from index.records import Quote, Source
from index.words import all_stems

_SHARED = 0.8  # of the shorter one's words stand in the longer, in order
_SPREAD = 1.3  # and close together: no sentence picked from all over a page
_CHANCE = 5  # words: two people may answer 'More staff' alike,
_IN_ONE_PLACE = 10  # and two of one list say a little more
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What one person said, at every place that prints it, the place that tells most first.

    Ready for matching: `near` is in the context of what introduces the words and who speaks, `far` of headings too.
    """

    quotes: tuple[Quote, ...]
    near: Label
    far: Label

    @property
    def key(self) -> str:
        """The id of its first place, by which equals are kept in order."""
        return self.quotes[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its places."""
        return tuple(quote.id for quote in self.quotes)


def wordings_of(quotes: Sequence[Quote], sources: Mapping[str, Source]) -> tuple[Wording, ...]:
    """Each wording once, in the order in which the sources first print it."""
    order = {quote.id: place for place, quote in enumerate(quotes)}
    found = [sorted(group, key=lambda quote: order[quote.id]) for group in _together(quotes)]
    found.sort(key=lambda group: order[group[0].id])
    return tuple(_wording(group, sources) for group in found)


def told(quote: Quote) -> tuple[bool, bool, int]:
    """How much a place tells of its words: in reply to what, who, and how much of them."""
    return bool(quote.survey_question), bool(quote.group or quote.speaker), len(quote.text)


def plain(text: str) -> str:
    """A wording as it is compared: case, the marks at its ends and line breaks differ without a word being another."""
    straight = text.casefold().translate(str.maketrans("‘’“”–", "''\"\"-"))
    return _EDGES.sub("", re.sub(r"\s+", " ", straight))


def _wording(quotes: list[Quote], sources: Mapping[str, Source]) -> Wording:
    quotes = sorted(quotes, key=told, reverse=True)
    text = max((quote.text for quote in quotes), key=len)
    said = [
        part
        for quote in quotes
        for part in (quote.lead_in, quote.theme, quote.speaker, quote.office, quote.group)
        if part
    ]
    around = [part for quote in quotes for part in (*quote.locator.headings, quote.survey_question or "")]
    titles = [sources[quote.locator.source] for quote in quotes]
    around += [f"{source.title} {source.publisher} {source.year}" for source in titles]
    near = " ".join(dict.fromkeys(said))
    key = quotes[0].id
    far = " ".join(dict.fromkeys([near, *around]))
    return Wording(tuple(quotes), label(key, text, near), label(key, text, far))


def _together(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Quotes of the same words, the longest of each first."""
    heads: list[tuple[str, ...]] = []
    groups: list[list[Quote]] = []
    holding: dict[str, list[int]] = {}
    for quote in sorted(quotes, key=lambda quote: (-len(all_stems(quote.text)), quote.id)):
        words = all_stems(quote.text)
        shared = Counter(number for word in set(words) for number in holding.get(word, ()))
        near = (number for number, count in sorted(shared.items()) if count >= _SHARED * len(set(words)))
        home = next((number for number in near if _is_said_again(quote, words, groups[number], heads[number])), None)
        if home is None:
            for word in set(words):
                holding.setdefault(word, []).append(len(groups))
            heads.append(words)
            groups.append([quote])
        else:
            groups[home].append(quote)
    return groups


def _is_said_again(quote: Quote, words: tuple[str, ...], group: Iterable[Quote], head: tuple[str, ...]) -> bool:
    """Whether a quote is one person's words printed again. 'More staff', twice in a list, is two people's."""
    if len(words) < _IN_ONE_PLACE and any(_place(quote) == _place(other) for other in group):
        return False
    if len(words) < _CHANCE:
        return words == head and all(_may_be_one(quote, other) for other in group)
    blocks = [block for block in SequenceMatcher(None, head, words, autojunk=False).get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _SHARED * len(words):
        return False
    return blocks[-1].a + blocks[-1].size - blocks[0].a <= _SPREAD * len(words)


def _place(quote: Quote) -> tuple[str, tuple[str, ...]]:
    return quote.locator.source, quote.locator.headings


def _may_be_one(quote: Quote, other: Quote) -> bool:
    """Whether nothing printed of two quotes says that different people spoke, or to different survey questions."""
    pairs = (
        (quote.group, other.group),
        (quote.speaker, other.speaker),
        (quote.survey_question, other.survey_question),
    )
    return all(one is None or two is None or one == two for one, two in pairs)
