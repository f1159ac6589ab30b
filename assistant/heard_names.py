"""The names of a conversation: the person that was spoken of, and one name asked about in place of another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.query import Query
from index.words import STOPWORDS, TOKEN, data, stem, stems

_OWNS = re.compile(
    r"\b(?:his|her|their|(?:that|this) (?:person|man|woman|guy|author|writer)['’]s)(?=\s+\w)", re.IGNORECASE
)
_IS = re.compile(r"\b(?:he|she|him|hers?|(?:that|this) (?:person|man|woman|guy|chap|lady))\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_DOES = re.compile(
    r"\bwhat (?:do|does|did) (?:he|she|they)\s+do\b|\bwho(?:'s|’s|s| is| was)? (?:he|she|they|that)\W*$", re.IGNORECASE
)
_OFFICE = re.compile(
    r"^\W*(?:(?:and|but|so|ok|in|as)\W+)*(?:(?:what|which|whats|what['’]s|what is|with|the|for|from|in|at)\s+)*"
    r"(?:role|job|job title|title|position|post|office|organisation|employer|capacity)(?:\s+there)?\W*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'&-]*(?:\s+(?:&\s+|of\s+|and\s+(?=[A-Z]))?[A-Z][\w’'&-]*)*")
_STANDS = re.compile(r"\b(?:one|ones|it|that|this|these|those|them)\b(?!\s+(?:of|in|said|say|who)\b)", re.IGNORECASE)
_LONGEST = 6  # words of a name
_BEFORE = re.compile(
    r"^(?:(?:for|from|of|by|at|in|to|with|the|a|an|any(?:one|body)? from|about|on)\s+)+", re.IGNORECASE
)
_KIND = re.compile(
    r"\s+(?:one|article|piece|report|story|paper|study|briefing)s?$"
    r"|['’]s\s+(?:person|man|woman|people|one|chap|lady|guy|spokes(?:man|woman|person))$",
    re.IGNORECASE,
)


def person_in(previous: Query, people: Sequence[str]) -> str:
    """The person whom the turn before names: the answer to it first, then its question; '' where none is."""
    for text in (previous.told, previous.text):
        found = [(text.lower().find(name.lower()), name) for name in people if name.lower() in text.lower()]
        if found:
            return min(found)[1]
    return ""


def with_person(text: str, name: str, *, figure: bool) -> str:
    """A question with the person's name in place of 'he', 'her', 'their'; '' where it speaks of nobody."""
    if _DOES.search(text) or _OFFICE.match(text):
        return f"Who is {name}?"
    told = _IS.sub(name, _OWNS.sub(f"{name}'s", text)) if not figure or not _THEY.search(text) else text
    return told if told != text else ""


def another_name(rest: str, before: str, listed: Collection[str], proper: Collection[str] = ()) -> str:
    """The question before with the name that an elliptical turn gives, in place of its own; '' where none fits.

    `listed` are the words of printed lists, by which a name is known that is typed in small letters, `proper` the
    stems of such words that the sources write in capitals only.
    """
    name = _KIND.sub("", _BEFORE.sub("", rest))
    if not name or len(name.split()) > _LONGEST:
        return ""
    spans = _capitals(before) or _listed(before, listed, proper)
    is_name = bool(re.search(r"\b[A-Z]", name)) or all(
        word.lower() in listed or _plural(word) in listed or stem(word.lower()) in proper for word in name.split()
    )
    if not spans or not is_name:
        return ""
    start, end = spans[0]
    return f"{before[:start]}{name}{before[end:]}"


def spoken_of(before: str, label: str) -> str:
    """The words of a question that are a row's own, from the first to the last that stand together."""
    own = set(stems(label))
    words = [
        (match.span(), set(stems(match.group())) <= own) for match in TOKEN.finditer(before) if stems(match.group())
    ]
    runs: list[tuple[int, int]] = []
    last = False
    for (start, end), held in words:
        if held:
            runs = [*runs[:-1], (runs[-1][0], end)] if last else [*runs, (start, end)]
        last = held
    longest = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    return before[longest[0] : longest[1]]


def standing_for(text: str, topic: str) -> str:
    """A turn with what was spoken of in place of 'one', 'it', 'that'; '' where it has no such word."""
    return _STANDS.sub(topic, text, count=1) if topic and _STANDS.search(text) else ""


def _capitals(text: str) -> list[tuple[int, int]]:
    """Names in capitals, without the first word of the question."""
    return [] if text.isupper() else [match.span() for match in _NAME.finditer(text) if match.start() > 0]


def _listed(text: str, listed: Collection[str], proper: Collection[str]) -> list[tuple[int, int]]:
    """The longest rows of words that printed lists have, or that the sources write in capitals only."""
    idle = {stem(word) for part in ("frame", "idle") for word in data()[part]["words"]} | STOPWORDS
    runs: list[tuple[int, int]] = []
    last = -2
    for n, match in enumerate(re.finditer(r"[\w’'&-]+", text)):
        word = match.group().lower()
        known = word in listed or _plural(word) in listed or stem(word) in proper
        if known and stem(word) not in idle and word not in idle:
            runs = [*runs[:-1], (runs[-1][0], match.end())] if last == n - 1 else [*runs, match.span()]
            last = n
    return sorted(runs, key=lambda run: run[0] - run[1])


def _plural(word: str) -> str:
    return word.lower().removesuffix("s")
