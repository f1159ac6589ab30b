"""How often an entry of a printed list is to stand in it: '(x3)' in 'which branches sent three forms?'."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.records import Statistic
from index.words import data, stem

_WORDS = "one two three four five six seven eight nine ten".split()
_NUMBER = rf"[1-9]\d?|{'|'.join(_WORDS)}"
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_MORE = r"more than|over|at least|several|multiple|a number of"
_MOST = r"most|largest number of|highest number of|greatest number of|biggest number of"
_LEAST = r"fewest|smallest number of|lowest number of"
_TIMES = re.compile(
    rf"\b(?:(?P<often>(?:more than )?(?:{'|'.join(_OFTEN)}))"
    rf"|(?P<common>(?:most|least) (?:common(?:ly)?|often|frequent(?:ly)?)|commonest)(?:\s+(?:listed|named|held|given))?"
    rf"|(?:(?P<superlative>{_MOST}|{_LEAST})|(?P<more>{_MORE})(?:\s+(?P<than>{_NUMBER}))?"
    rf"|(?P<number>{_NUMBER})(?P<plus> or more)?)(?P<what>(?:\s+[a-z-]+){{1,3}}))\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:ed|ing)$", re.IGNORECASE)  # 'which three ports replied' counts ports


@dataclass(frozen=True, slots=True)
class Times:
    """So many times at `least`, `exactly` so often, or more ('most') or less ('fewest') often than any other."""

    least: int = 1
    exactly: bool = False
    end: str = ""

    def of(self, entries: Sequence[Statistic]) -> list[Statistic]:
        """Those of the entries that stand for so many."""
        values = [entry.value for entry in entries]
        if self.end:
            wanted = max(values) if self.end == "most" else min(values) if values else Decimal(0)
            return [entry for entry in entries if entry.value == wanted]
        return [
            entry for entry in entries if (entry.value == self.least if self.exactly else entry.value >= self.least)
        ]


def times_asked(text: str, counted: Collection[str]) -> tuple[Times, tuple[int, int]] | None:
    """How often an entry is to stand, and the words that say so. `counted` are stems of what a list may count."""
    known = {stem(word) for word in data()["lists"]["counted"]} | set(counted)
    for found in _TIMES.finditer(text):
        if found["what"] is None:
            return _of(found), found.span()
        for word in re.finditer(r"[\w-]+", found["what"]):  # 'three separate respondents'
            if stem(word.group().lower()) in known and not _VERB.search(word.group()):
                return _of(found), (found.start(), found.start("what") + word.end())
    return None


def _of(found: re.Match[str]) -> Times:
    if often := found["often"]:
        number = _OFTEN[often.lower().split()[-1]]
        return Times(number + 1) if " " in often else Times(number, exactly=True)
    if common := found["common"]:
        return Times(end="fewest" if common.lower().startswith("least") else "most")
    if superlative := found["superlative"]:
        return Times(end="fewest" if re.fullmatch(_LEAST, superlative, re.IGNORECASE) else "most")
    if more := found["more"]:
        number = _value(found["than"]) if found["than"] else 1
        return Times(number if more.lower() == "at least" else number + 1)
    return Times(_value(found["number"]), exactly=not found["plus"])


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1
