"""Which people of the sources a question names, by a full name or a surname; and whom its 'he' or 'her' stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import matters

_WORD = r"[^\W\d_][\w’'.-]*"
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady cllr councillor professor prof minister rev".split())
_ENDING = r"(?=\W|$)(?![’'-]\w{2,}|-\w)"
_HIS = re.compile(r"\b(?:his|her(?=\s+[a-z]))\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)


def named(text: str, people: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The people that a text names, with where: by first name and surname, or by a surname that one alone has."""
    people = [name for name in people if not any(word[0].islower() for word in name.split())]  # 'the report' speaks too
    surnames = [name.split()[-1] for name in people]
    found: dict[str, list[tuple[int, int]]] = {}
    for name in people:
        parts = name.split()
        full = re.compile(rf"\b(?:{_WORD}\s+)??{re.escape(' '.join(parts[-2:]))}{_ENDING}", re.IGNORECASE)
        spans = [_bare(text, match.start(), match.end(), len(parts[-2:])) for match in full.finditer(text)]
        if not spans and surnames.count(parts[-1]) == 1:
            alone = re.compile(rf"(?:(?P<before>{_WORD})\s+)?\b(?P<own>{re.escape(parts[-1])}){_ENDING}")
            spans = [match.span("own") for match in alone.finditer(text) if not _other(match["before"] or "")]
        if spans:
            found[name] = spans
    return found


def stood_in(text: str, before: str, people: Sequence[str]) -> str:
    """A question with the one person whom the sentences before it name, in place of 'he' or 'her'."""
    told = list(named(before, people))
    if len(told) != 1 or named(text, people):
        return text
    return _HE.sub(told[0], _HIS.sub(f"{told[0]}'s", text, count=1), count=1)


def _bare(text: str, start: int, end: int, words: int) -> tuple[int, int]:
    """The span of a name, with a title before it: 'Cllr'."""
    parts = text[start:end].split()
    if len(parts) > words and parts[0].lower().rstrip(".") not in _TITLES:
        start = end - len(text[start:end].split(None, 1)[1])
    return start, end


def _other(before: str) -> bool:
    """Whether the word before a surname makes it another's: 'Anna Fleming'; not 'Did Fleming' nor 'Cllr Fleming'."""
    low = before.lower().rstrip(".")
    return before[:1].isupper() and matters(low) and low not in _TITLES
