"""The value of one measure: each reading of the question with its figure, or a whole row of answers, or its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues, refuse, wording
from assistant.answer import Status
from assistant.beside import Beside, unique
from assistant.calculate import Reading, read
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead, merged, paragraph
from assistant.query import Choice, Query
from assistant.retrieve import Retriever
from assistant.subjects import Subject
from index.printed import Printed, numbers
from index.words import stems

_CLOSE = 0.035  # readings whose scores are so near are both shown
_SAID = 0.85  # of a label, before a question means the row with the condition and not the plain one
_ASKED_TOO = 0.5  # of a second label, before its figure is given where the first one's is not printed
_SAME = 0.005  # shares that differ by less are the same
_MOST = 0.74  # of a question, where another table prints what the best one does not
_PART = 0.3  # of how much is said of the best label, before another row that holds the same words is as good
_OWN = 0.2  # of the question or label, at least, before another row is as good


@dataclass(frozen=True, slots=True)
class ValueComposer:
    """Composes drafts of one value."""

    catalogue: Catalogue
    retriever: Retriever

    def value(self, query: Query) -> Draft:
        """The figure asked for; where the question can be read in several ways, one for each reading."""
        if query.also:
            return self.several(query)
        query = self._printed_first(query)
        choices = self._alternatives(query)
        drafts = [self.one(query, choice) for choice in choices]
        good = [draft for draft in drafts if draft.status is Status.ANSWERED]
        if len(good) < 2:
            return good[0] if good else drafts[0]
        blocks = tuple(block for draft in good for block in draft.blocks)
        note = Sentence("The question can be read in more than one way; each reading is shown with its own label.", ())
        caveats = unique(caveat for draft in good for caveat in draft.caveats)
        links = tuple(link for draft in good for link in draft.links)
        return Draft(Status.ANSWERED, (paragraph(note), *blocks), caveats, (), links, good[0].followups)

    def _printed_first(self, query: Query) -> Query:
        """The query with a measure first that is printed for the group and answer asked about.

        Only another table's takes the place of the best one, and only where it accounts for as much of the question.
        """
        best = query.choices[0]
        if _is_printed(query, best):
            return query
        for choice in query.choices[1:]:
            as_good = (
                choice.subject.table != best.subject.table and choice.explained >= min(best.explained, _MOST) - _SAME
            )
            if as_good and _is_printed(query, choice):
                return replace(query, choices=(choice, *(one for one in query.choices if one is not choice)))
        return query

    def _alternatives(self, query: Query) -> Sequence[Choice]:
        """The best reading, with those that fit as well as it does."""
        best = query.choices[0]
        near = [
            choice
            for choice in query.choices[1:4]
            if choice.subject.unit is best.subject.unit
            and (choice.score >= best.score - _CLOSE or _inside(choice, best) or _as_good(choice, best))
        ][:2]
        return [best, *near]

    def one(self, query: Query, choice: Choice) -> Draft:
        """The figure of one reading, for the first group asked about."""
        subject = choice.subject
        group = group_of(query, subject)
        if cues.wants_breakdown(query.text) and len(subject.responses) > 2:
            return self._breakdown(query, subject, group)
        reading = read(subject, group, choice.answers)
        if reading is None:
            return refuse.no_value(choice, group)
        if cues.wants_count(query.text) and len(reading.stated) and not reading.operands:
            number = self.catalogue.count_of(reading.stated[0])
            if number:
                reading = replace(reading, value=number.value, unit=number.unit, stated=(number,), others=())
        return self.told(query, reading)

    def told(self, query: Query, reading: Reading) -> Draft:
        """A value with what helps to read it: a corrected premise, the other answers, the source's own words."""
        blocks: list[Block] = []
        own = {number.value for number in numbers(reading.subject.label)}
        told = [number for number in query.premise if number.unit is reading.unit and number.value not in own]
        direct = wording.direct(reading, self.catalogue.sources)
        if told:
            same = any(number.value == reading.value or reading.value.to_integral() == number.value for number in told)
            blocks.append(
                lead(Sentence("Yes, as published:" if same else "The published figure is another one:", ()), direct)
            )
        else:
            blocks.append(lead(direct))
        more = [_owner(reading, told), wording.others(reading), _sides(reading)]
        prose = [item for item in reading.stated if item.origin == "prose"]
        if not reading.operands and not any(item.origin == "table" for item in reading.stated) and prose:
            more.append(wording.words_of(prose[0]))
        kept = [sentence for sentence in more if sentence]
        blocks += [paragraph(*kept)] if kept else []
        if (
            not query.group_named and not query.leaning and not told
        ):  # nobody is named: whose figure is not for us to choose
            blocks += [paragraph(wording.direct(other, self.catalogue.sources)) for other in _of_others(reading)]
        links = self._beside.links(reading)
        blocks += self._beside.disagreements(reading)
        blocks += self._beside.told(reading)
        if cues.wants_all_places(query.text):
            blocks += self._beside.places(reading)
        return Draft(Status.ANSWERED, tuple(blocks), self._beside.caveats(reading), (), links, _followups(reading))

    def several(self, query: Query) -> Draft:
        """Several measures asked for at once, each with its value for each group asked for."""
        drafts = []
        for choice in (query.choices[0], *query.also):
            found = [
                self.one(replace(query, groups=(group,) if group else (), also=()), choice)
                for group in query.groups or (None,)
            ]
            missing = choice is query.choices[0] and all(draft.status is not Status.ANSWERED for draft in found)
            if missing and all(one.said < _ASKED_TOO for one in query.also):
                return found[0]  # what is asked is not printed, and another row is no part of an answer
            drafts += found
        return merged(drafts)

    def place(self, query: Query) -> Draft:
        """Where a figure is printed, with the figure."""
        choice = query.choices[0]
        group = group_of(query, choice.subject)
        reading = read(choice.subject, group, choice.answers)
        if reading is None:
            return refuse.no_value(choice, group)
        record = reading.cites[0]
        where = str(record.locator)
        text = f"It is printed in {self.catalogue.sources[record.locator.source].title}: {where}."
        return Draft(
            Status.ANSWERED,
            (lead(Sentence(text, reading.cites)), paragraph(wording.direct(reading, self.catalogue.sources))),
        )

    @property
    def _beside(self) -> Beside:
        return Beside(self.catalogue, self.retriever.index)

    def _breakdown(self, query: Query, subject: Subject, group: str | None) -> Draft:
        cells = subject.cells_of(group)
        if not cells:
            return refuse.no_value(query.choices[0], group)
        rows = tuple(Sentence(f"{cell.response} | {wording.shown(cell)}", (cell,)) for cell in cells)
        head = Sentence(f"All answers of {group or 'respondents'} on {wording.label(subject.label)}:", cells[:1])
        return Draft(Status.ANSWERED, (lead(head), Block("table", rows, ("Answer", "Share"))))


def _is_printed(query: Query, choice: Choice) -> bool:
    """Whether a measure has a value of the group asked about, and the answer where the question names one."""
    sided = query.asked.polarity in {"-", "0"} or query.asked.reach in {"strong", "plain"} or query.asked.exact
    if sided and query.asked.named and choice.answers == ("",):
        return False
    return read(choice.subject, group_of(query, choice.subject), choice.answers) is not None


def _sides(reading: Reading) -> Sentence | None:
    """Where a scale has several answers a side: what the other side, and this one, add up to."""
    subject = reading.subject
    parts = []
    for polarity in ("+", "-"):
        side = subject.side(polarity)
        other = read(subject, reading.group, side) if len(side) > 1 and set(side) != set(reading.answers) else None
        if other:
            parts.append(other)
    if not parts:
        return None
    text = "; ".join(f"{wording.answers(part)} together: {wording.amount(part)}" for part in parts)
    derived = tuple(part.working for part in parts if part.working)
    cites = tuple(dict.fromkeys(record for part in parts for record in part.cites))
    return Sentence(
        f"{text} ({reading.group or 'respondents'}).",
        cites,
        tuple(cell for part in parts for cell in part.operands),
        derived,
    )


def _owner(reading: Reading, told: Sequence[Printed]) -> Sentence | None:
    """Of whom, or of which answer, a figure is true that a question takes for another's: '23.8% is of suppliers'."""
    values = {number.value for number in told} - {reading.value}
    subject = reading.subject
    for group in subject.groups if values else ():
        for answers in dict.fromkeys([reading.answers, *((name,) for name in subject.responses if name)]):
            other = read(subject, group, answers)
            if other and other.value in values and (group, answers) != (reading.group, reading.answers):
                said = wording.answers(other)
                text = f"{wording.figure(other)} is what {f'{group} answered: {said}' if said else f'{group} gave'}."
                derived = (other.working,) if other.working else ()
                return Sentence(text, other.cites, tuple(other.stated) or tuple(other.operands), derived)
    return None


def _of_others(reading: Reading) -> list[Reading]:
    """The same answers of the other groups that were asked."""
    others = (group for group in reading.subject.groups if group and group != reading.group)
    return [other for group in others if (other := read(reading.subject, group, reading.answers))]


def _followups(reading: Reading) -> tuple[str, ...]:
    others = [group for group in reading.subject.groups if group != reading.group]
    return tuple(f"And {group}?" for group in others[:1])


def group_of(query: Query, subject: Subject) -> str | None:
    """The group that a question asks about, else the first of which there is any value."""
    return next(iter((*query.groups, *subject.groups)), None)


def _as_good(choice: Choice, best: Choice) -> bool:
    """Whether another row explains just the same words: 'inflexibility' of procurement, or of suppliers."""
    return (
        choice.subject.table == best.subject.table
        and choice.own >= best.own - _SAME
        and choice.explained >= best.explained - _SAME
        and best.own > _OWN
        and choice.said >= min(_OWN, _PART * best.said)
    )


def _inside(choice: Choice, best: Choice) -> bool:
    """Whether one label is the other with a condition, and both are said: 'Average', 'Average above £1,000'."""
    one, other = set(stems(choice.subject.label)), set(stems(best.subject.label))
    return choice.subject.table == best.subject.table and (one < other or other < one) and choice.said >= _SAID
