"""What stands around a question and asks nothing: insults, courtesies, what it is for, and the marks of a list."""

from __future__ import annotations

import re
from functools import cache

from index.words import data

KINDS = (  # what a source is called
    "article report briefing piece story study survey write-up writeup notice paper publication document research "
    "interview text post news item item questionnaire"
).split()
_WRITER = r"[^:?;\n]{0,80}?"
_LEAD = re.compile(  # 'Before I print this: how many …?'; 'on my subject, tides: how many …?' names what is asked about
    rf"^\W*(?:before (?:i|we)\b|so (?:that )?(?:i|we) can\b|for (?:a|an|my|our|the)\b|to settle\b|quick\w*\b|simple\b"
    rf"|serious\b|one (?:more|last|quick)\b|(?:i|we) (?:need|want|would like)\b|help me\b|question\b)"
    rf"(?P<rest>{_WRITER})"
    r":\s+(?=(?:(?:in|on|of|for|by|at|to|from|with|among)\s+)?(?:how|what|which|who|whose|when|where|why|did|is|are"
    r"|was|were|does|do)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:on|about|regarding|concerning|of|among|from|%)\b", re.IGNORECASE)
_COURTESY = re.compile(
    r",\s*if (?:you (?:can|could|are able|would|do not mind|must|even)|possible|(?:that|it) is (?:not|possible|ok))"
    r"\b[^,;:?]{0,40}(?P<end>[?.!]*)$",
    re.IGNORECASE,
)
_NUMBERS = {word: place for place, word in enumerate("a two three four".split(), 1)} | {"an": 1, "one": 1, "both": 2}
_COUNTED = re.compile(
    rf"^\W*(?:(?:i|we) (?:need|want|have)\s+|give me\s+|just\s+|please\s+)*(?:{'|'.join(_NUMBERS)})\s+[\w' -]+?"
    rf"(?P<rest>{_WRITER}):\s+(?P<list>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+)?|,?\s+and\s+(?=(?:what|which|who|when|where|how)\b)", re.IGNORECASE)
_LAST_AND = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_MARK = re.compile(r"[,;]?\s*(?:\band\s+)?\((?P<mark>[a-e]|[1-5]|i{1,3}|iv)\)\s*", re.IGNORECASE)
_SEQUENCES = ("abcde", "12345")
_LEAST = 2  # words of a part


def bare(text: str) -> str:
    """A question without insults, courtesies and what it is for; the whole where nothing else is left."""
    found = _insult_last().search(text)
    left = f"{text[: found.start()]}{found['end'] or '.'}" if found else text
    left = _insult_first().sub("", left)
    left = _talk().sub("", left)
    left = _COURTESY.sub(lambda match: match["end"], left)
    lead = _LEAD.match(left)
    if lead and not _SUBJECT.search(lead["rest"]):
        left = left[lead.end() :]
    return left if len(left.split()) >= _LEAST else text


def listed(text: str) -> tuple[str, tuple[str, ...]]:
    """What leads to a list of things asked for, and those things: '(a) …, (b) …' or 'Two numbers: …, …'; else ()."""
    marks = list(_MARK.finditer(text))
    found = "".join(mark["mark"].lower() for mark in marks)
    if len(marks) > 1 and (found in ("iii", "iiiiii") or any(order.startswith(found) for order in _SEQUENCES)):
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        return text[: marks[0].start()], tuple(
            text[mark.end() : end].strip(" ,;") for mark, end in zip(marks, ends, strict=True)
        )
    counted = _COUNTED.match(text)
    if not counted:
        return "", ()
    lead = text[: counted.start("list")]
    told = sum(_NUMBERS.get(word, 0) for word in re.findall(r"\w+", _before_purpose(lead).lower()))
    for parting in (_COMMA, _LAST_AND):
        things = tuple(part.strip() for part in parting.split(counted["list"]) if part and part.strip())
        if len(things) == told > 1 and all(len(thing.split()) >= _LEAST for thing in things):
            return lead, things
    return "", ()


def _before_purpose(lead: str) -> str:
    """'Two numbers and a name' of 'two numbers and a name for a paper'."""
    return re.split(r"\b(?:for|from|on|about|to)\b", lead, maxsplit=1)[0]


@cache
def _insult_last() -> re.Pattern[str]:
    return re.compile(rf"\s*,\s*{_insulted()}\s*(?P<end>[?.!]*)\s*$", re.IGNORECASE)


@cache
def _insult_first() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:(?:oi|hey|listen|right|ok)\W+)?{_insulted()}\s*[,!:–-]+\s*", re.IGNORECASE)


@cache
def _talk() -> re.Pattern[str]:
    """'Wow. Okay, ' of 'Wow. Okay, how many …?': said to what was answered, and parted from what is asked."""
    words = sorted(data()["frame"]["talk"], key=lambda word: (-len(word), word))
    said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"^\W*(?:(?:{said})(?:\s+(?:{said}))*\s*[,.!:;…–—-]+\s*)+(?=\w)", re.IGNORECASE)


def _insulted() -> str:
    """'you useless tin can', or 'idiot' alone; without 'you' things may be what is asked about."""
    words: list[str] = data()["frame"]["insults"]
    alone = "|".join(word for word in words if " " not in word)
    return rf"(?:you\s+(?:[a-z]+\s+){{0,3}}(?:{'|'.join(words)})|{alone})"
