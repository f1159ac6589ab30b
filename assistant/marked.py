"""Printed answers that a question marks as such: 'ticked “Disagree”', 'the most Not Importants', 'more noes than yes'.

'no' and 'important' are everyday words; an answer is meant where it stands in quotation marks, in capitals inside a
sentence, in the plural, after a verb of answering or before 'vote' and the like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.responses import stance

_LONGEST = 40  # characters: more is a sentence
_OPEN, _CLOSE = "‘“'\"", "’”'\""
_START = re.compile(r"(?:^|[.?!:–—-])\s*[‘“'\"(]?$")
_VERB = re.compile(
    r"\b(?:answer|repl(?:y|ie)|respond|tick|pick|choos|chose|select|vot|opt|plump|cross|mark)\w*\s+"
    r"(?:(?:for|with|as|the|an?|plain|just|only|simply|merely|box)\s+)*$|\b(?:said|say|says|saying)\s+$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|most|more|fewer|fewest|many|few|of|than|plain|and|or|plus|with)|[&+,;/])\s*$", re.IGNORECASE
)
_ENDED = re.compile(
    r"\s*(?:[,.;:?!)]|$)|\s+(?:to|on|about|when|for|that|as|and|than|or|rather|over|in|at|is|was|were)\b", re.IGNORECASE
)
_VOTE = re.compile(r"\s+(?:votes?|columns?|box(?:es)?|camp|tick|ticks|voters?)\b", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:plain|simple|bare|ordinary|mere)\s+[‘“'\"]?$", re.IGNORECASE)
_VERBS = re.compile(r"(?:^|\s)(?:dis)?agree$|^support$|^oppose$|^approve$|^favour$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed answer that a question names as one, and where; `quoted` where it stands in quotation marks."""

    name: str
    start: int
    end: int
    quoted: bool


def marked(text: str, printed: Sequence[str]) -> tuple[Mark, ...]:
    """The printed answers that a question marks as such, in order; of two that overlap the longer."""
    known = {_key(name): name for name in reversed(printed) if 0 < len(name) <= _LONGEST}
    if not known:
        return ()
    titled = _titled(text)
    found: list[Mark] = []
    for match in _pattern(tuple(known.values())).finditer(text):
        name = known[_key(match["name"])]
        quoted = text[match.start() - 1 : match.start()] in _OPEN and text[match.end() : match.end() + 1] in _CLOSE
        quoted = quoted and match.start() > 0 and match.end() < len(text)
        if quoted or (stance(name) and _is_marked(text, match, name, titled=titled)):
            plain = _PLAIN.search(text[: match.start()])
            found.append(Mark(name, plain.start() if plain else match.start(), match.end(), quoted))
    return tuple(found)


def _is_marked(text: str, match: re.Match[str], name: str, *, titled: bool) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    told: str = match["name"]
    if not titled and told[0].isupper() and not _START.search(before):
        return True
    if match["plural"]:
        return _DETERMINER.search(before) is not None or not _VERBS.search(name)
    if _VERB.search(before) and (_ENDED.match(after) or " " in told):
        return True
    return _VOTE.match(after) is not None


def _titled(text: str) -> bool:
    """Whether capitals tell nothing, as most words have them."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


@cache
def _folded(name: str) -> str:
    """Small letters, straight apostrophes, single blanks, none around a slash."""
    return re.sub(r"\s*/\s*", "/", re.sub(r"[\s-]+", " ", name.lower().replace("’", "'")))


def _key(name: str) -> str:
    return _folded(name).replace("'", "")


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted({_folded(name) for name in names}, key=lambda name: (-len(name), name))
    forms = [
        re.escape(name).replace(r"\ ", r"[\s-]+").replace("'", "[’']?").replace("/", r"\s*/\s*") for name in ordered
    ]
    return re.compile(rf"(?<![\w’])(?P<name>{'|'.join(forms)})(?P<plural>(?:e?s)?)(?!\w|[’']t\b)", re.IGNORECASE)
