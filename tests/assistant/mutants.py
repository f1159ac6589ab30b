"""Claims made false on purpose: a digit, a unit, a group, a row … changed in sentences that the sources bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path

from assistant.answer import Answer
from assistant.comparing import agreement
from index.printed import Printed, equal, numbers
from index.records import Statistic, Unit
from tests.assistant.denied import denied, of_other_years

DATA = Path(__file__).parent / "data"
_SLOT = re.compile(r"\{(?P<kind>\w+)=(?P<said>[^}|]*)(?P<others>(?:\|[^}|]*)*)\}")
_KINDS = {"g": "group", "a": "response", "n": "negation", "y": "year"}
_ROWS = 5  # other rows that take a row's place
_OWN_WORDS = re.compile(r"\[(?:digital is|…)\]")  # what a claim puts into a quotation in square brackets
_BOUNDED = re.compile(
    r"\b(?:over|under|than|about|around|almost|nearly|least|most|up to|just)\s+(?:a\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence made false: what was changed in it, and the words that now stand there ('' where many do)."""

    kind: str
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a file of claims: the claim as written, and the places where others may stand."""

    text: str
    slots: tuple[tuple[str, int, int, tuple[str, ...]], ...]


def written(name: str) -> list[Written]:
    """The claims of a file in data/."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [_written(line) for line in lines if line.strip() and not line.startswith("#")]


def _written(line: str) -> Written:
    line = line.replace("\\n", "\n")
    text, slots, last = "", [], 0
    for match in _SLOT.finditer(line):
        text += line[last : match.start()]
        others = tuple(match["others"].split("|")[1:])
        slots.append((match["kind"], len(text), len(text) + len(match["said"]), others))
        text += match["said"]
        last = match.end()
    return Written(text + line[last:], tuple(slots))


def mutants(claims: Sequence[Written], statistics: Sequence[Statistic]) -> Iterator[Mutant]:
    """Every mutant of these claims."""
    rows = {
        kind: text[start:end]
        for text, slots in ((one.text, one.slots) for one in claims)
        for kind, start, end, _ in slots
    }
    for claim in claims:
        yield from changed(claim.text, statistics)
        for kind, start, end, others in claim.slots:
            if kind in _KINDS:
                yield from (Mutant(_KINDS[kind], claim.text[:start] + other + claim.text[end:]) for other in others)
            else:
                yield from _other_rows(claim, kind, start, end, rows, statistics)


def _other_rows(
    claim: Written, kind: str, start: int, end: int, rows: dict[str, str], statistics: Sequence[Statistic]
) -> Iterator[Mutant]:
    """The same sentence about other rows of the table, where those do not print one of its numbers."""
    family = sorted(other for other in rows if other[0] == kind[0] and other != kind)
    turn = int(kind[1:] or 0) % max(1, len(family))
    spoken = {other for other, *_ in claim.slots}
    taken = [other for other in family[turn:] + family[:turn] if other not in spoken][:_ROWS]
    stated = list(numbers(claim.text))
    for other in taken:
        row = f"{_TABLES[kind[0]]}.r{other[1:]}"
        printed = [one for one in statistics if one.subject.endswith(row)]
        if not any(agreement(number, "", one.value, one.unit) for number in stated for one in printed):
            said = rows[other][0].upper() + rows[other][1:] if start == 0 else rows[other][0].lower() + rows[other][1:]
            yield Mutant("row", claim.text[:start] + said + claim.text[end:])


_TABLES = {"b": "t10", "i": "t03", "l": "t04", "s": "t02"}


def changed(text: str, statistics: Sequence[Statistic]) -> Iterator[Mutant]:
    """Mutants of a sentence's numbers and quotations."""
    quoted = [match.span() for match in re.finditer(r"“[^”]*”", text)]
    for number in numbers(text):
        inside = any(start <= number.start < end for start, end in quoted)
        if inside or not number.text.strip("£ ")[:1].isdigit() or _BOUNDED.search(text[: number.start]):
            continue
        if number.unit is Unit.COUNT and number.value < 13:
            continue
        true = _true_as_well(number, statistics)
        for kind, said in chain(_digits(number.text), _decimals(number.text), _units(number)):
            other = next(iter(numbers(f"it is {said}")), None)
            if kind == "unit":
                printed = other and any(equal(other.value, other.unit, one.value, one.unit) for one in statistics)
                if not printed:
                    yield Mutant(kind, text[: number.start] + said + text[number.end :], said)
            elif other and not any(agreement(other, "", value, number.unit) for value in true):
                yield Mutant(kind, text[: number.start] + said + text[number.end :], said)
    for start, end in quoted:
        yield from _misquoted(text, start, end)
    yield from (Mutant("negation", other) for other in denied(text))
    if not quoted and any(number.unit is not Unit.COUNT for number in numbers(text)):
        yield from (Mutant("year", other) for other in of_other_years(text))


def _true_as_well(number: Printed, statistics: Sequence[Statistic]) -> set[Decimal]:
    """The other values that are printed of what prints this one: 72% beside 72.7%."""
    same = [one for one in statistics if agreement(number, "", one.value, one.unit)]
    kept = {(one.subject, one.group, one.response) for one in same}
    return {number.value} | {one.value for one in statistics if (one.subject, one.group, one.response) in kept}


def _digits(said: str) -> Iterator[tuple[str, str]]:
    """Each digit become another one, twice."""
    for place, digit in enumerate(said):
        if digit.isdigit():
            for step in (1, 4):
                new = str((int(digit) + step) % 10)
                if not (
                    new == "0"
                    and (place == 0 or not said[place - 1].isdigit())
                    and said[place + 1 : place + 2].isdigit()
                ):
                    yield "digit", said[:place] + new + said[place + 1 :]


def _decimals(said: str) -> Iterator[tuple[str, str]]:
    """The decimal point a place to the left, a place to the right."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", said)
    if match:
        value = Decimal(match.group().replace(",", ""))
        for moved in (value / 10, value * 10):
            yield "decimal", said[: match.start()] + format(moved.normalize(), "f") + said[match.end() :]


def _units(number: Printed) -> Iterator[tuple[str, str]]:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", number.text)
    digits = match.group() if match else ""
    forms = {
        Unit.PERCENT: f"{digits}%",
        Unit.POINTS: f"{digits} percentage points",
        Unit.POUNDS: f"£{digits}",
        Unit.COUNT: digits,
    }
    yield from (("unit", form) for unit, form in forms.items() if unit is not number.unit)


def _misquoted(text: str, start: int, end: int) -> Iterator[Mutant]:
    """A quotation with each of its words in turn become another one, and each left out."""
    words = list(re.finditer(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", text[start:end]))
    if len(words) < 5:
        return
    own = [match.span() for match in _OWN_WORDS.finditer(text)]
    for word in words[1:-1]:
        first, last = start + word.start(), start + word.end()
        if any(begin <= first < end for begin, end in own):
            continue  # the writer's own words
        other = "rarely" if word.group().lower() != "rarely" else "often"
        yield Mutant("quotation", text[:first] + other + text[last:])
        beside = f"{text[:first].rstrip()[-3:]} {text[last:].lstrip()[:3]}"
        if "…" not in beside and "..." not in beside:  # to leave out one word more beside a cut changes nothing
            yield Mutant("quotation", text[:first] + text[last:].lstrip())


def of_answer(answer: Answer, statistics: Sequence[Statistic]) -> tuple[str, list[Mutant]] | None:
    """The sentence of an answer that states its figure, with its mutants; None where it states no one cell."""
    text = re.sub(r"\s*\[\d+\]", "", answer.text.split("\n\n")[0]).replace("**", "")
    stated = answer.statistics[0][0] if answer.statistics else None
    if (
        stated is None
        or stated.origin != "table"
        or not stated.group
        or f" answered ‘{stated.response}’ on " not in text
    ):
        return None
    made = list(changed(text, statistics))
    made += [
        Mutant("group", text.replace(f"of {stated.group}", f"of {other}", 1)) for other in _others(stated, statistics)
    ]
    cells = [one for one in statistics if one.subject == stated.subject and one.origin == "table"]
    for cell in cells:
        if cell.response and cell.value != stated.value:
            made.append(Mutant("response", text.replace(f"‘{stated.response}’", f"‘{cell.response}’", 1)))
    rows = {
        one.measure: one
        for one in statistics
        if one.survey_question == stated.survey_question and one.origin == "table"
    }
    values: dict[str, set[Decimal]] = {}
    for one in statistics:
        values.setdefault(one.subject, set()).add(one.value)
    others = [one for one in rows.values() if one.subject != stated.subject and stated.value not in values[one.subject]]
    made += [Mutant("row", text.replace(f"‘{stated.measure}’", f"‘{one.measure}’", 1)) for one in others[:_ROWS]]
    return text, made


def _others(stated: Statistic, statistics: Sequence[Statistic]) -> list[str]:
    """The other groups of which the same answer is not printed as the same value."""
    groups = {one.group for one in statistics if one.group and one.group != stated.group}
    same = {
        one.group
        for one in statistics
        if (one.subject, one.response, one.value) == (stated.subject, stated.response, stated.value)
    }
    return sorted(group for group in groups - same if group)
