"""Lines of a text with their places, and what a single line looks like: heading, name, contents entry, bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without its line break; `number` counts from 1, for messages."""

    text: str
    start: int
    end: int
    number: int

    @property
    def bare(self) -> str:
        """The line's words: no blanks around, no Markdown marks of emphasis or heading."""
        return self.text.strip().strip("*_").lstrip("#").strip()


NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-Z‘“'\"])")
BACK_MATTER = re.compile(
    r"^(?:contents|table of contents|appendix|appendices|annex|annexes|foreword|preface|references|glossary"
    r"|bibliography)\b",
    re.IGNORECASE,
)
CONTENTS_TITLE = re.compile(r"^(?:table of )?contents:?$", re.IGNORECASE)
CONTENTS_ENTRY = re.compile(r"(?:\.{3,}|\t|\s)\s*\d{1,3}\s*$")
LEADERS = re.compile(r"\.{4,}\s*\d{1,3}\s*$")
CAPTION = re.compile(r"^(?:table|figure|chart)\s+\d+[.:\s]", re.IGNORECASE)
TIMES = re.compile(r"\s*\((?:x\s?)?(?P<times>\d{1,3})\)\s*$")
BULLET = re.compile(r"^\s*(?:[•●▪◦–*-]|\d{1,2}\)|\([a-z]\))\s+(?=\S)")
_NAME = re.compile(
    r"^(?:(?:Dr|Cllr|Prof|Sir|Dame|Lord|Mr|Mrs|Ms)\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z]\.?)?(?:\s[A-Z][a-z’'-]+){1,2}$"
)
_DIGITS = re.compile(r"\d+")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE)
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH.pattern}", re.IGNORECASE)
_OPENING = "\"“”'‘’*(•<|"
_ENDED = re.compile(r"[.;,]$|[.!?…][\"”’']$")  # the end of a sentence, or of one that is quoted
_DASHED = re.compile(r"[–—-]\s")
_ORDERED = re.compile(r"^\s*(?P<number>\d{1,2})[.)]?\s+\S")


def lines_of(text: str) -> Iterator[Line]:
    """Every line of `text` with its place. A form feed or a lone carriage return is a blank, not a line's end."""
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        yield Line(raw.rstrip("\r"), start, start + len(raw.rstrip("\r")), number)
        start += len(raw) + 1


def heading_level(text: str) -> int | None:
    """The depth that a line's own marks give it (numbering, '#', back matter), 0 for a plain heading, None for none.

    'October 2013' and 'OPEN TILL 14:30 2ND JULY' are no headings: what holds a date or a quantity is to be read. Nor
    are '– Ann Lee, Director', 'We asked: ‘What else?’' and whatever ends as a sentence does.
    """
    bare = text.strip()
    if bare.startswith("#"):
        return len(bare) - len(bare.lstrip("#"))
    bare = bare.strip("*_").strip()
    if (
        not bare
        or len(bare) > 200
        or bare[0] in _OPENING
        or _DASHED.match(bare)
        or (_ENDED.search(bare) and not bare.endswith("..."))
    ):
        return None
    numbered = NUMBERED.match(bare)
    if numbered and not _DATE.match(bare):
        return None if bare.endswith(":") else numbered["number"].count(".") + 1
    if len(bare) > 120 or bare[0].islower() or bare.endswith(("...", "…")):
        return None
    if CAPTION.match(bare):
        return 0
    if bare.endswith(":") and not bare.isupper():
        return None
    if not any(character.isalpha() for character in bare) or "://" in bare or "@" in bare or "©" in bare:
        return None
    if not bare.endswith("?") and any(not _is_year(digits) for digits in _DIGITS.findall(bare)):
        return None
    if _DIGITS.search(bare) and _MONTH.search(bare):
        return None
    return 1 if BACK_MATTER.match(bare) else 0


def is_ordered(lines: Sequence[Line]) -> bool:
    """Whether every line is an item of one numbered list: '1. Why?' above '2. How?', headings of nothing."""
    numbers = [int(match["number"]) for line in lines if (match := _ORDERED.match(line.text))]
    return len(numbers) == len(lines) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def goes_on(line: Line, following: Sequence[Line]) -> bool:
    """Whether a page break cut a sentence after this line: the next one begins with a small letter."""
    bare = line.text.strip()
    return bool(following) and not NUMBERED.match(bare) and bare[:1] != "#" and following[0].bare[:1].islower()


def is_name(text: str) -> bool:
    """Whether a line is two or three capitalised words, as a person's name is. A byline needs an office below it."""
    return bool(_NAME.match(text.strip()))


def is_office(text: str) -> bool:
    """Whether a line can be the office below a name: 'Chair, Anytown Homes', not a sentence, not a heading number."""
    bare = text.strip()
    return (
        0 < len(bare) <= 160
        and ("," in bare or "&" in bare)
        and not bare.endswith((".", "?", "!", ":"))
        and not (NUMBERED.match(bare) or "\t" in bare)
    )


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in {"19", "20"}
