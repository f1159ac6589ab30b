"""Printed lists of those who took part ('Harbour Master (x2)'), each with what its headings call its entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.records import Record, Statistic
from index.words import data, find_phrases, stems


@dataclass(frozen=True, slots=True)
class PrintedList:
    """The entries under one heading. `kinds` say what they are ('bodies', 'posts'); () where no heading tells.

    `about` are the stems of its headings, `counted` those of the words that introduce it: what '(x2)' may count.
    """

    trail: tuple[str, ...]
    entries: tuple[Statistic, ...]
    group: str | None
    kinds: frozenset[str]
    about: frozenset[str]
    counted: frozenset[str]

    @property
    def title(self) -> str:
        """The heading by which a reader finds it: with the one above where its own is a word or two."""
        last = self.trail[-1] if self.trail else "a list"
        return " › ".join(self.trail[-2:]) if len(last.split()) < 3 else last


def lists_of(entries: Iterable[Statistic], passages: Iterable[Record], forms: Mapping[str, str]) -> list[PrintedList]:
    """The lists of an index in printed order; `forms` are the names of the groups that answered."""
    held: dict[tuple[str, tuple[str, ...]], list[Statistic]] = {}
    for entry in entries:
        held.setdefault((entry.locator.source, entry.locator.headings), []).append(entry)
    told: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for passage in passages:
        told.setdefault((passage.locator.source, passage.locator.headings), set()).update(stems(passage.text))
    return [
        PrintedList(
            key[1],
            tuple(found),
            next((group for title in reversed(key[1]) if (group := _group(title, forms))), None),
            next((kinds for title in reversed(key[1]) if (kinds := kinds_of(title))), frozenset()),
            frozenset(word for title in key[1] for word in stems(title)),
            frozenset(told.get(key, set()) - {word for entry in found for word in stems(entry.measure)}),
        )
        for key, found in held.items()
    ]


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of entries that a text names: 'posts' for 'job titles', 'bodies' for 'organisations'."""
    words: Mapping[str, Sequence[str]] = data()["lists"]
    return frozenset(kind for kind in ("bodies", "posts") if any(True for _ in find_phrases(text, words[kind])))


def _group(title: str, forms: Mapping[str, str]) -> str | None:
    return next((forms[match.group().lower()] for match in find_phrases(title, forms)), None)
