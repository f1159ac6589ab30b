"""How statistics are put in words: of whom, which answer, to which survey question, when. One sentence a figure."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.calculate import Reading
from assistant.drafts import Derived, Sentence
from index.printed import show
from index.records import Source, Statistic, Unit

_OTHERS = 8  # answers: more than so many no longer help to read a figure
_LONGEST = 420  # characters of a sentence that is quoted beside its figure


def figure(reading: Reading) -> str:
    """The value as printed; a sum is printed without needless zeros."""
    exact = [item for item in reading.stated if item.printed]
    if exact:
        return shown(exact[0])
    return amount(reading)


def amount(reading: Reading) -> str:
    """A calculated value with its unit."""
    number = show(reading.value)
    if reading.unit is Unit.PERCENT:
        return f"{number}%" if "." in number else f"{number}.0%"
    return f"£{number}" if reading.unit is Unit.POUNDS else number


def answers(reading: Reading) -> str:
    """'Agree' or 'Strongly Agree', in quotation marks as answers of a survey."""
    return " or ".join(f"‘{name}’" for name in reading.answers if name)


def label(text: str) -> str:
    """A row's label between single marks; marks inside are made double-safe by being left as they are."""
    return f"‘{text.strip()}’"


def direct(reading: Reading, sources: Mapping[str, Source]) -> Sentence:
    """The direct answer: figure, group, answer, measure, survey question, year, in one sentence."""
    subject = reading.subject
    who = reading.group or "respondents"
    said = answers(reading)
    asked = (
        f" (survey question: {label(subject.survey_question)})"
        if subject.survey_question and subject.survey_question != subject.label
        else ""
    )
    when = "" if subject.year else sources[subject.source].year  # a row of years names its own
    when = f", {when}" if when else ""
    if subject.nominal and not subject.survey_question:
        text = f"**{figure(reading)}** – {said} in the table {label(subject.label)} of {who}{when}"
    elif not said:
        text = f"**{figure(reading)}** – {label(subject.label)}, {who}{asked}{when}"
    else:
        text = f"**{figure(reading)}** of {who} answered {said} on {label(subject.label)}{asked}{when}"
    working = reading.working
    if working:
        parts = " + ".join(f"{item.printed} ‘{item.response}’" for item in reading.operands)
        text += f" – added up: {parts}"
    states = reading.operands or reading.stated[:1]
    return Sentence(text + ".", reading.cites, states, (working,) if working else ())


def others(reading: Reading) -> Sentence | None:
    """The other answers of the same row and group, so that the figure can be read."""
    cells = [
        item
        for item in reading.subject.cells_of(reading.group)
        if item.response and item.response not in reading.answers
    ]
    if not cells or len(cells) > _OTHERS:
        return None
    parts = ", ".join(f"‘{item.response}’ {shown(item)}" for item in cells)
    return Sentence(
        f"The other answers of {reading.group or 'respondents'}: {parts}.",
        tuple({item.locator.start: item for item in cells}.values()),
        tuple(cells),
    )


def words_of(statistic: Statistic, limit: int = _LONGEST) -> Sentence | None:
    """The sentence that tells a figure in prose, quoted; None where it is too long to help."""
    text = statistic.text.strip()
    if statistic.origin != "prose" or len(text) > limit or "“" in text or "”" in text:
        return None
    return Sentence(f"In the words of the source: “{text}”", (statistic,))


def told_beside(item: Statistic) -> Sentence:
    """What the text says beside a table that prints another figure."""
    return Sentence(f"The text beside the table: “{' '.join(item.text.split())}”", (item,))


def shown(item: Statistic) -> str:
    """A number as printed; where the unit stands in the column's head alone it is told in brackets: '24.8 (%)'."""
    return (
        f"{item.printed} (%)" if item.unit is Unit.PERCENT and item.printed.replace(".", "").isdigit() else item.printed
    )


def row(reading: Reading) -> str:
    """What a row is called: its label, or the answer where the answers stand one a row."""
    return reading.answers[0] if reading.subject.nominal and reading.answers else reading.subject.label


def apart(distance: Derived) -> str:
    """How far two values lie apart, in words: '4.5 percentage points'."""
    number = show(distance.value)
    if distance.unit is Unit.POINTS:
        return f"{number} percentage points"
    return f"£{number}" if distance.unit is Unit.POUNDS else number
