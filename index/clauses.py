"""The words around a number of a sentence: its clause, the side that they take, whether it counts anything at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.printed import Printed
from index.records import Unit
from index.responses import Polarity, stance
from index.words import data, find_phrases

JOINTS = re.compile(r"[;:()]|,\s|\s[–-]\s")
_TRAILING = re.compile(r"[\s*\"“”'‘’,;:–-]+$")
_BREAK = re.compile(
    r";\s|(?<=\w)[,:]\s+(?=(?:and|but|with|while|though|\d|[‘'“\"])|[A-Z][a-z]+ [a-z]+ \()"
    r"|(?<=\))[,:]\s+|(?<=\))\s+and\s+(?=[‘'“\"A-Za-z][^,;]*\()"
)


def clause(sentence: str, number: Printed) -> str:
    """The clause around a number: from joint to joint of the sentence, without the blanks and marks at its ends."""
    before = [match.end() for match in _BREAK.finditer(sentence, 0, number.start)]
    after = _BREAK.search(sentence, number.end)
    found = sentence[before[-1] if before else 0 : after.start() if after else len(sentence)]
    return re.sub(r"\s+", " ", found).strip(" *.,–-")


def bare(text: str) -> str:
    """A text without the blanks and marks at its end."""
    return _TRAILING.sub("", text)


def opened(sentence: str, number: Printed) -> int | None:
    """Where the bracket opens in which a number stands, or None where it stands in none."""
    place = sentence.rfind("(", 0, number.start)
    return place if place > sentence.rfind(")", 0, number.start) else None


def heading(sentence: str, number: Printed) -> str:
    """The words that a number is printed to: the phrase before its bracket, else its clause."""
    place = opened(sentence, number)
    return clause(sentence, number) if place is None else JOINTS.split(bare(sentence[:place]))[-1].strip()


def beside(sentence: str, number: Printed) -> str:
    """The words right after a number, or right before it, that take a side; '' where neither do."""
    right = re.split(r"[;(]|\d", sentence[number.end :].lstrip(") "))[0]
    left = re.split(r"[;:)]|\d", sentence[: number.start])[-1]
    return next((text for text in (right, left) if polarity_of(text)), "")


def counts(sentence: str, number: Printed) -> bool:
    """Whether a number counts something: not 'one fifth of this level', 'and a third: "…"', 'the two others'."""
    after = sentence[number.end : number.end + 12]
    if re.match(r"\s+of (?:this|that)\b|\s*:|\s+(?:expressed|said:)", after) and not number.text[:1].isdigit():
        return False
    return number.unit is not Unit.COUNT or number.text[:1].isdigit() or number.value > 12


def polarity_of(text: str) -> tuple[Polarity, bool] | None:
    """The stance that words name, and whether only the sharpened answer is meant; None where none is named."""
    asked = data()["asked"]
    found: list[tuple[int, int, Polarity]] = []
    marks: tuple[tuple[Polarity, str], ...] = (("0", "neutral"), ("-", "negative"), ("+", "positive"))
    for mark, name in marks:
        for match in find_phrases(text, asked[name]):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), mark))
    if not found:
        return ("-", False) if re.match(r"^\s*(?:say |said )?not\b", text) or re.search(r"\bno\b", text) else None
    start, _, polarity = min(found)
    several = re.search(r"\b(?:or|and|either|nor)\b", text)
    strong = bool(re.search(r"\b(?:strongly|very)\s+$", text[:start])) and not several
    return polarity, strong


def sides(answers: Sequence[str] | None, text: str) -> bool:
    """Whether a text names the side that these answers take; a 'No' or 'Don't know' does not go without saying."""
    taken = {found.polarity for answer in answers or () if (found := stance(answer))}
    said = polarity_of(text)
    return not taken - {"+"} or bool(said and said[0] in taken)
