"""A figure's meaning × the index → its verdict: what is published of that very measure decides, no other row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant import wording
from assistant.calculate import Reading, difference, read
from assistant.catalogue import Catalogue
from assistant.comparing import Agreement, agreement
from assistant.meant import Meaning
from assistant.ranges import Ranges
from assistant.senses import Sense
from assistant.stated import Figure
from assistant.subjects import Answers, Subject
from assistant.verdicts import Judged, Verdict, first
from index.records import Statistic, Unit

_VERDICTS = {Agreement.EQUAL: Verdict.SUPPORTED, Agreement.ROUNDED: Verdict.ROUNDED}
_NAMES = {Unit.PERCENT: "percent", Unit.POINTS: "percentage points", Unit.POUNDS: "pounds", Unit.COUNT: "a count"}


@dataclass(frozen=True, slots=True)
class Agreed:
    """How a figure agrees with a published value, what prints it, and that in words."""

    how: Agreement
    records: tuple[Statistic, ...]
    note: str


class Judge:
    """Holds figures against the statistics of one index."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ranges = Ranges(catalogue)

    def judge(self, meaning: Meaning, beside: Sequence[Meaning]) -> Judged | None:
        """The verdict on a figure; None where no table measures what it speaks of. `beside` are its sentence's."""
        figure = meaning.figure
        if figure.number.unit is Unit.POINTS and figure.compares:
            return self._apart(meaning, beside)
        ends = list(self._ends(meaning)) if figure.end else []
        if ends and figure.bound in {"most", "least"}:  # 'up to' says which is the highest, and nothing of an average
            return first(ends)
        found = [
            self._of(figure, sense, answers, group, meaning)
            for sense in meaning.senses
            for answers in sense.answers
            for group in meaning.groups
        ]
        return first([*ends, *found]) if found else None

    def _ends(self, meaning: Meaning) -> Iterator[Judged]:
        """The verdicts on a figure as the end of a range that is printed of its measure."""
        number, which = meaning.figure.number, meaning.figure.end
        for record in (one for sense in meaning.senses for one in self._ranges.end(sense.subject.id, which)):
            if record.unit is not number.unit:
                continue
            note = f"{wording.shown(record)}, the {which}est"
            if how := agreement(number, "", record.value, record.unit):
                year = self._catalogue.sources[record.locator.source].year
                dated = bool(meaning.years and year and year not in meaning.years)
                yield Judged(Verdict.WRONG_YEAR if dated else _VERDICTS[how], note, (record,))
            else:
                yield Judged(Verdict.CONTRADICTED, f"published: {note}", (record,))

    def _of(self, figure: Figure, sense: Sense, answers: Answers, group: str | None, meaning: Meaning) -> Judged:
        """The verdict on one reading of a figure."""
        subject = sense.subject
        own = read(subject, group, answers)
        agreed = agrees(figure, own) if own else None
        if agreed and meaning.stranger:
            return Judged(
                Verdict.WRONG_GROUP, f"published of {group or 'all respondents'}: {agreed.note}", agreed.records
            )
        if agreed:
            return self._dated(subject, agreed, meaning.years)
        exact = not figure.bound and not figure.number.approximate
        if exact and (other := self._of_another(figure, subject, answers, group)):
            return other
        if own is None:
            return Judged(Verdict.NOT_IN_SOURCES, _nearest(subject, group), subject.cells[:1])
        if figure.number.unit is not subject.unit:
            return self._unit(figure, own)
        records = (*own.stated[:1], *own.others[:1]) or own.operands
        return Judged(Verdict.CONTRADICTED, f"published: {published(own)}", records)

    def _dated(self, subject: Subject, agreed: Agreed, years: frozenset[str]) -> Judged:
        """What agrees, if the year it is said to be of is one that it is published of."""
        sources = {subject.source, *(record.locator.source for record in agreed.records)}
        known = {subject.year} if subject.year else {self._catalogue.sources[name].year for name in sources} - {""}
        if years and known and not years & known:
            note = f"published of {', '.join(sorted(known))}: {agreed.note}"
            return Judged(Verdict.WRONG_YEAR, note, agreed.records)
        note = agreed.note if agreed.how is Agreement.EQUAL else f"rounded from {agreed.note}"
        return Judged(_VERDICTS[agreed.how], note, agreed.records)

    def _of_another(self, figure: Figure, subject: Subject, answers: Answers, group: str | None) -> Judged | None:
        """Of which other group, answer or year a figure is true, if of any."""
        for other in subject.groups:
            reading = read(subject, other, answers) if other != group else None
            if reading and (agreed := agrees(figure, reading)):
                return Judged(Verdict.WRONG_GROUP, f"true of {other}: {agreed.note}", agreed.records)
        for names in every_answer(subject):
            reading = read(subject, group, names) if names != answers else None
            if reading and (agreed := agrees(figure, reading)):
                said = wording.answers(reading) or "another answer"
                return Judged(Verdict.WRONG_RESPONSE, f"true of {said}: {agreed.note}", agreed.records)
        for twin in self._catalogue.years.others(subject):
            reading = read(twin, group, answers)
            if reading and (agreed := agrees(figure, reading)):
                return Judged(Verdict.WRONG_YEAR, f"true of {twin.year}: {agreed.note}", agreed.records)
        return None

    def _unit(self, figure: Figure, own: Reading) -> Judged:
        """A figure in another unit than its measure's: a count where counts are printed, else nothing that is said."""
        number = self._catalogue.count_of(own.stated[0]) if own.stated and figure.number.unit is Unit.COUNT else None
        if number and agreement(figure.number, figure.bound, number.value, number.unit):
            return Judged(Verdict.SUPPORTED, told(number), (number,))
        note = f"published in {_NAMES[own.unit]}, not {_NAMES[figure.number.unit]}: {published(own)}"
        if figure.number.value != own.value:
            return Judged(Verdict.NOT_IN_SOURCES, note, (*own.stated[:1],) or own.operands)
        return Judged(Verdict.CONTRADICTED, note, (*own.stated[:1],) or own.operands)

    def _apart(self, meaning: Meaning, beside: Sequence[Meaning]) -> Judged | None:
        """Percentage points: how far two figures of the sentence, or two groups, lie apart."""
        figure = meaning.figure
        readings = [
            reading
            for sense in meaning.senses
            for answers in sense.answers
            for group in sense.subject.groups
            if (reading := read(sense.subject, group, answers))
        ]
        for stated in beside:
            readings += [reading for reading in self._agreeing(stated) if reading not in readings]
        worked = [
            (one, other, apart)
            for one, other in combinations(readings, 2)
            if one.unit is Unit.PERCENT and (apart := difference(one, other))
        ]
        if not worked:
            note = "no two published figures are that far apart"
            return Judged(Verdict.NOT_IN_SOURCES, note) if meaning.senses else None
        agreed = ((pair, agreement(figure.number, figure.bound, pair[2].value, pair[2].unit)) for pair in worked)
        (one, other, apart), how = next(((pair, how) for pair, how in agreed if how), (worked[0], None))
        verdict = _VERDICTS[how] if how else Verdict.CONTRADICTED
        known = {self._catalogue.sources[record.locator.source].year for record in (*one.cites, *other.cites)} - {""}
        if how and meaning.years and known and not meaning.years & known:
            verdict = Verdict.WRONG_YEAR
        note = f"worked out: {published(one)}; {published(other)}; {wording.apart(apart)} apart"
        return Judged(verdict, note, (*one.cites, *other.cites))

    def _agreeing(self, meaning: Meaning) -> Iterator[Reading]:
        """The published values that another figure of the sentence states."""
        for sense in meaning.senses:
            for answers in sense.answers:
                for group in meaning.groups:
                    reading = read(sense.subject, group, answers)
                    if reading and agrees(meaning.figure, reading):
                        yield reading


def agrees(figure: Figure, reading: Reading) -> Agreed | None:
    """How a figure agrees with a value or with another printed one of the same thing; None where it does not."""
    found: list[Agreed] = []
    if how := agreement(figure.number, figure.bound, reading.value, reading.unit):
        found.append(Agreed(how, reading.cites, published(reading)))
    for record in reading.others:
        spoken = record.approximate and figure.number.approximate and record.value == figure.number.value
        if not record.approximate and (how := agreement(figure.number, figure.bound, record.value, record.unit)):
            found.append(Agreed(how, (record, *reading.cites), published(reading)))
        elif spoken and record.unit is figure.number.unit:
            found.append(Agreed(Agreement.ROUNDED, (record, *reading.cites), published(reading)))
    return min(found, key=lambda one: one.how is not Agreement.EQUAL, default=None)


def every_answer(subject: Subject) -> Iterator[Answers]:
    """Each answer of a subject by itself, then those of one side together, then what prose adds up."""
    seen: list[Answers] = [(name,) for name in subject.responses if name]
    seen += [side for sign in "+-" if len(side := subject.side(sign)) > 1]
    told = (tuple(item.response.split(" + ")) for item in subject.told if item.response)
    yield from dict.fromkeys((*seen, *told))


def told(record: Statistic) -> str:
    """A statistic in few words: '62.4%: ‘Cold rooms’, Yes, tenants'."""
    parts = [wording.label(record.measure), *([record.response] if record.response else [])]
    return f"{wording.shown(record)}: {', '.join([*parts, *([record.group] if record.group else [])])}"


def published(reading: Reading) -> str:
    """A value in few words, with its other printed forms."""
    said = wording.answers(reading)
    values = dict.fromkeys([wording.figure(reading), *(wording.shown(item) for item in reading.others if item.printed)])
    parts = [
        wording.label(reading.subject.label),
        *([said] if said else []),
        *([reading.group] if reading.group else []),
    ]
    return f"{' and '.join(values)}: {', '.join(parts)}"


def _nearest(subject: Subject, group: str | None) -> str:
    return f"nothing is published on {wording.label(subject.label)} of {group or 'all respondents'} in these words"
