"""The number told in prose alone that a question asks for: shares of those who took part, counts, sums.

The clause around the number says what is asked, its sentence and headings the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from itertools import pairwise

from assistant import cues, participation
from assistant.asked import LEFT_OUT
from assistant.catalogue import Catalogue
from assistant.matching import Match, Words, label, match, words_of
from assistant.query import Query
from index.printed import numbers
from index.records import Statistic, Unit
from index.words import TOKEN, data, find_phrases, stem

_ENOUGH = 0.6  # of a question, by the sentence of a number and what stands around it,
_OWN = 0.34  # and by the clause around the number itself
_OF_A_KIND = 0.1  # of 2: what a sentence on a narrower kind than the one asked about has to fit better
_ALL = 1.9  # of 2: the whole question, by the clause itself
_AND = r"\s+(?:and|with|to|versus|vs\.?|against|compared (?:with|to)|or)\s+"
_A_THING = r"(?:the\s+)?(?P<{}>[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?)"
_PAIR = f"{_A_THING.format('a')}{_AND}{_A_THING.format('b')}"
_ON_WHAT = r"(?:on|in|by|for)\s+(?:the\s+|their\s+)?(?P<rest>[^?]+)"
_COUNTS = r"(?P<rest>(?:\w+\s+)?(?:rates?|turn-?out|shares?|percentages?))\s+(?:of|for|from|in|among|between)"
_SIDES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bhow (?:did|do|does)\s+{_PAIR}\s+(?:compare|differ)\s+{_ON_WHAT}",
        rf"\bcompare\s+{_PAIR}\s+{_ON_WHAT}",
        rf"\b{_COUNTS}\s+{_PAIR}\W*$",
    )
)
_AT_ONCE = 8  # characters between a rough figure and the exact one that restates it


def sides(text: str) -> tuple[str, ...]:
    """The two questions of one that holds things against one another: 'How do A and B compare on C?'; else ()."""
    found = next((match for pattern in _SIDES if (match := pattern.search(text))), None)
    return tuple(f"What is the {found['rest']} of {found[side]}?" for side in "ab") if found else ()


def told_figure(catalogue: Catalogue, query: Query, words: Words) -> tuple[float, Statistic] | None:
    """A number told in prose alone: the clause around it says what is asked, its sentence and headings the rest.

    Of those who took part it may be a rough one ('half of these were large'), and the names of the groups tell nothing.
    With how well it fits, 0 to 2.
    """
    people = cues.counts_people(query.text)
    shares = cues.wants_share(query.text)
    sample = participation.of_sample(query.text) or participation.on_taking_part(query.text)
    words = _of_whom(catalogue, query, words) if sample else words
    best: tuple[tuple[float, int], Statistic] | None = None
    for item in catalogue.told:
        if (
            (item.approximate and (not sample or _restated(item)))
            or (shares and item.unit is not Unit.PERCENT)
            or (query.sources and item.locator.source not in query.sources)
            or (query.groups and item.group not in (None, *query.groups))
            or (people and item.unit is Unit.POUNDS)
            or participation.other_base(query.text, item.text)
        ):
            continue
        around = " ".join([item.text, *item.locator.headings, item.group or ""])
        fit = match(words, label(item.id, item.measure, around), catalogue.weights, 0.0)
        explained, own = fit.explained, fit.own
        if sample:
            explained, own = _seriously(words, fit, explained), _seriously(words, fit, own)
        fits = explained + own - (_OF_A_KIND if _narrowed(item, words) else 0.0)
        rank = (round(fits, 6), -_apart(item, words))
        if explained >= _ENOUGH and own >= _OWN and (best is None or rank > best[0]):
            best = rank, item
    return (best[0][0], best[1]) if best else None


def told_of_sample(catalogue: Catalogue, query: Query, words: Words) -> Statistic | None:
    """A share of those who took part whose own clause says all that is asked; no row need be looked for then."""
    if not cues.wants_share(query.text) or not participation.of_sample(query.text):
        return None
    found = told_figure(catalogue, replace(query, text=LEFT_OUT.sub("", query.text)), words)
    return found[1] if found and found[0] >= _ALL and participation.of_sample(found[1].text) else None


def _of_whom(catalogue: Catalogue, query: Query, words: Words) -> Words:
    """The words of a question on who took part: names of the groups and of bodies say nothing of who they are."""
    named = [match.span() for match in find_phrases(query.text, [*catalogue.forms, *data()["lists"]["bodies"]])]
    found = words_of(query.text, catalogue.weights, named)
    return found if found.weight else words


def _seriously(words: Words, fit: Match, share: float) -> float:
    return seriously(words, fit.unexplained, share)


def seriously(words: Words, unexplained: Collection[str], share: float) -> float:
    """A share of a question, of it without the idle words that nothing explains: 'big' and 'counted'."""
    idle = idle_words()
    left = sum(
        weight for word, weight in zip(words.stems, words.weights, strict=True) if word in idle and word in unexplained
    )
    return share * words.weight / (words.weight - left) if left < words.weight else 0.0


@cache
def idle_words() -> frozenset[str]:
    """Stems of words that say how something is asked."""
    return frozenset(stem(word) for word in (*data()["idle"]["words"], *data()["frame"]["words"]))


def _restated(item: Statistic) -> bool:
    """Whether an exact figure follows a rough one: 'over half (58.3%)'."""
    after = item.mark[1] - item.locator.start
    return any(0 <= number.start - after <= _AT_ONCE and not number.approximate for number in numbers(item.text))


def _narrowed(item: Statistic, words: Words) -> bool:
    """Whether a sentence speaks of a narrower kind than a question does: 'Night Clinics' where clinics are asked of."""
    found = list(TOKEN.finditer(item.text))
    return any(
        stem(word.group().lower()) in words.stems
        and before.group()[0].isupper()
        and item.text[before.end() : word.start()] == " "
        and stem(before.group().lower()) not in words.stems
        for before, word in pairwise(found)
    )


def _apart(item: Statistic, words: Words) -> int:
    """How many characters lie between a number and the nearest word of a question in its sentence."""
    first, last = (place - item.locator.start for place in item.mark)
    return min(
        (
            max(first - found.end(), found.start() - last, 0)
            for found in TOKEN.finditer(item.text)
            if stem(found.group().lower()) in words.stems
        ),
        default=len(item.text),
    )
