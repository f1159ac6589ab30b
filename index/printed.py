"""The one reader of printed numbers: '62.4%', '£1.5m', '1,204', 'nine in ten', 'almost half' → value and unit.

Comparison is by value and unit, never by substring: '25' ends in '5', and 25 is not 5. Percent is not percentage
point. What only looks like a number (a year, a section number, a date, a time, a telephone number) is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from index.records import Unit


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: `text` is the characters at `[start, end)` of the text that was read."""

    value: Decimal
    unit: Unit
    text: str
    start: int
    end: int
    approximate: bool = False
    bound: str = ""

    @property
    def places(self) -> int:
        """Decimal places printed: 1 for '62.4%', 0 for '62%'."""
        return max(0, -int(self.value.as_tuple().exponent))


_UNITS = (
    "zero one two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_UNITS.split())}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALE = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_PARTS |= {f"{word}s": number for word, number in _PARTS.items() if word not in {"half", "halves"}}

_tens, _small = "|".join(_TENS), "|".join(sorted(_SMALL, key=len, reverse=True))
_WORD = rf"(?:(?:{_tens})(?:[ -](?:{_small}))?|{_small}|a hundred|one hundred|hundred)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"(?:\s?%|\s\(%\)|\s?per\s?cent\b|\s?percent\b)"
_POINTS = r"(?:\s?(?:%|percentage|per cent|percent)[ -]points?\b|\s?pp\b|\s?ppts?\b)"
_QUALIFIER = re.compile(
    r"(?:\b(?P<below>almost|nearly|just under|under|less than|fewer than|close to)"
    r"|\b(?P<above>just over|over|more than|a little more than|well over|above)"
    r"|\b(?P<about>about|around|roughly|approximately|some|circa))\s+(?:a\s+|the\s+)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"""
      (?P<pounds>[£]\s?(?P<money>{_DIGITS})(?:\s?(?P<scale>k|mn|m|bn|b|thousand|million|billion)\b)?)
    | (?P<ratio>\b(?P<part>{_WORD}|\d{{1,3}})\s+(?:in|out\s+of)\s+(?:every\s+)?
        (?P<whole>{_WORD}|\d{{1,4}})\b(?!{_PERCENT}))
    | (?P<points>(?<![\w.,])(?P<pvalue>{_DIGITS}){_POINTS})
    | (?P<percent>(?<![\w.,])(?P<value>{_DIGITS}){_PERCENT})
    | (?P<wpercent>\b(?P<wvalue>{_WORD})\s+per\s?cent\b)
    | (?P<fraction>\b(?:(?P<many>a|one|two|three|four|five|nine)[ -])?
        (?P<piece>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)\b)
    | (?P<count>(?<![\w.,/:£#-])(?P<integer>{_DIGITS})(?![\w%/]|[.,:]\d|-\d))
    | (?P<wcount>\b(?P<wint>{_WORD})\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# 'one borrower in seven', 'seven volunteers in ten'; not 'two offices in three towns', not 'one visit in three years'.
_AMONG = re.compile(
    rf"\b(?P<part>{_WORD}|\d{{1,2}})\s+(?P<whom>(?!in\b|of\b|and\b|or\b|out\b|per\b)[a-z]+)\s+in\s+(?:every\s+)?(?P<whole>{_WORD}|\d{{1,3}})\b"
    rf"(?!\s?(?:%|per\s?cent|[-–]|years?|months?|weeks?|days?|hours?|minutes?|towns?|places?))(?P<next>(?=\s+\w+s\b))?",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NOT_A_NUMBER = re.compile(
    rf"""
      \b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:[\s,]+(?:19|20)?\d{{2}}\b)?     # 3 Jul 2015
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:19|20)\d{{2}}\b)?       # Mar 24, 2014
    | \b\d{{1,2}}[:.]\d{{2}}\s?(?:am|pm)\b                                       # 2.30pm
    | \b\d{{1,2}}:\d{{2}}\b
    | \b(?:19|20)\d{{2}}(?:[/–-](?:19|20)?\d{{2}})?\b(?!\s?(?:%|per\s?cent|,\d)) # 2013, 2013/14
    | \b(?:section|table|figure|chart|question|page|appendix|annex|chapter|part|q|p)\.?\s?\d+(?:\.\d+)*\b
    | ^\s*\d{{1,2}}(?:\.|(?:\.\d{{1,2}})+\.?)[ ](?=(?-i:[A-Z‘'“"]))                # a numbered heading
    | (?:\+|\b0)\d{{2,4}}[\s-]\d{{3,4}}[\s-]\d{{3,4}}\b                          # a telephone number
    | \b[\d-]{{9,}}\d\b                                                           # an ISBN
    | \b[A-Z]{{1,2}}\d{{1,2}}[A-Z]?\s?\d[A-Z]{{2}}\b                             # a postcode
    | \b24/7\b
    | \baged?\s+(?:under\s+|over\s+)?\d{{1,3}}(?:\s*(?:to|and|–|-)\s*\d{{1,3}})?(?:\s+(?:and|or)\s+(?:over|under))?\b
    | \b(?:under|over)-?\d{{2}}s\b | \b\d{{1,2}}(?:[–-]\d{{1,2}})?[ -]year[ -]olds?\b
    | \b\d+(?:\.\d+){{2,}}\b
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
# 'one' is a pronoun more often than a number; 'second' and 'quarter' of a year are left to the sentence.
_PRONOUNS = {"one", "zero"}


def _number(word: str) -> Decimal:
    """The value of digits or of a number word up to a hundred: 'twenty two' → 22."""
    text = word.lower().replace(",", "").strip()
    if text[:1].isdigit():
        return Decimal(text)
    if "hundred" in text:
        return Decimal(100)
    return Decimal(sum(_TENS.get(piece, _SMALL.get(piece, 0)) for piece in re.split(r"[ -]", text)))


def _read(match: re.Match[str]) -> tuple[Decimal, Unit, bool] | None:
    """Value, unit and whether the form itself is approximate ('nine in ten'), or None where it is no number."""
    found = match.groupdict()
    if found["pounds"]:
        return _number(found["money"]).scaleb(_SCALE.get((found["scale"] or "").lower(), 0)), Unit.POUNDS, False
    if found["ratio"]:
        part, whole = _number(found["part"]), _number(found["whole"])
        return (part * 100 / whole, Unit.PERCENT, True) if 0 < part <= whole else None
    if found["points"]:
        return _number(found["pvalue"]), Unit.POINTS, False
    if found["percent"]:
        return _number(found["value"]), Unit.PERCENT, False
    if found["wpercent"]:
        return _number(found["wvalue"]), Unit.PERCENT, False
    if found["fraction"]:
        pieces = _PARTS[found["piece"].lower()]
        many = {"a": Decimal(1)}.get((found["many"] or "a").lower()) or _number(found["many"])
        bare = not found["many"] and found["piece"].lower() != "half"
        return None if bare or many >= pieces else (many * 100 / pieces, Unit.PERCENT, True)
    if found["count"]:
        return _number(found["integer"]), Unit.COUNT, False
    word = found["wint"].lower()
    return None if word in _PRONOUNS or word == "hundred" else (_number(word), Unit.COUNT, False)


def numbers(text: str) -> Iterator[Printed]:
    """Every printed number of `text` in order; offsets are into `text`.

    >>> [str(n.value) for n in numbers("Some 49.40% disagree, almost two in five")]
    ['49.40', '40']
    """
    masked = _NOT_A_NUMBER.sub(lambda match: "\x00" * len(match.group()), text)
    among = {match.start(): (match, share) for match in _AMONG.finditer(masked) if (share := _share(match)) is not None}
    for match, _ in among.values():
        masked = masked[: match.start()] + "\x00" * len(match.group()) + masked[match.end() :]
    shares = [(match.start(), match.end(), (share, Unit.PERCENT, True)) for match, share in among.values()]
    found = shares + [
        (match.start(), match.end(), read) for match in _NUMBER.finditer(masked) if (read := _read(match))
    ]
    for start, end, (value, unit, loose) in sorted(found, key=lambda item: item[0]):
        before = _QUALIFIER.search(text, 0, start) if start else None
        bound = next((name for name, word in before.groupdict().items() if word), "") if before else ""
        approximate = loose or bound in {"below", "above"} or (bound == "about" and not _is_some(before))
        yield Printed(value, unit, text[start:end], start, end, approximate, bound)


def _share(match: re.Match[str]) -> Decimal | None:
    """The share that 'one borrower in seven' is; None where the words count places or years and no part of a whole."""
    part, whole = _number(match["part"]), _number(match["whole"])
    plural = match["whom"].lower().endswith("s") or match["whom"].lower() == "people"
    if not 0 < part < whole or whole < 3 or plural == (part == 1) or (plural and match["next"] is not None):
        return None
    return part * 100 / whole


def _is_some(match: re.Match[str] | None) -> bool:
    """'some 79.8%' is exact: the word is only a manner of speaking."""
    return match is not None and (match.group("about") or "").lower() == "some"


def read_cell(text: str, unit: Unit | None = None) -> Printed | None:
    """The number that a whole table cell prints, or None; `unit` is the column's, for cells that print none.

    Reads '41.0%', '24.8' (with the column's unit), '£1,204', '1,204'; refuses 'Yes', '£1 to £12,000,000', ''.
    """
    stripped = text.strip()
    found = list(numbers(stripped))
    if not found and re.fullmatch(_DIGITS, stripped):  # a bare '2013' in a cell is a count, not a year
        found = [Printed(_number(stripped), Unit.COUNT, stripped, 0, len(stripped))]
    if len(found) != 1 or found[0].text.strip() != stripped:
        return None
    number = found[0]
    value_unit = unit if unit is not None and number.unit is Unit.COUNT else number.unit
    return Printed(number.value, value_unit, stripped, 0, len(stripped), number.approximate, number.bound)


def equal(value: Decimal, unit: Unit, other: Decimal, other_unit: Unit) -> bool:
    """Whether two numbers are the same: '42.10%' and '42.1%' are, '42%' and '42.1%' are not."""
    return unit == other_unit and value == other


def is_rounding(fine: Decimal, coarse: Decimal) -> bool:
    """Whether `coarse` is `fine` rounded to fewer places: 62 for 61.9 is; 62 for 62.7 is cut off, so it is not.

    Also for sums in a scale: '£1.5m' for '£1,470,071'. The places are those printed, so 50 is not 50.6 in tens.
    """
    if fine == coarse:
        return False
    exponent = int(coarse.as_tuple().exponent)
    if exponent <= int(fine.as_tuple().exponent):
        return False
    step = Decimal(1).scaleb(exponent)
    return any(fine.quantize(step, rounding=how) == coarse for how in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def show(value: Decimal) -> str:
    """A calculated value without floating-point noise and without needless zeros: 49.40 → '49.4', 5E+1 → '50'."""
    plain = format(value.normalize(), "f")
    whole, dot, rest = plain.partition(".")
    return f"{int(whole):,}{dot}{rest}" if abs(value) >= 10000 else plain
