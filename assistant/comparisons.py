"""Figures held against one another: one measure among several groups, or two measures for one group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant import calculate, refuse, wording
from assistant.answer import Status
from assistant.beside import Beside, unique
from assistant.calculate import read
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead, merged, paragraph
from assistant.query import Query
from assistant.retrieve import Retriever
from assistant.values import ValueComposer, group_of


@dataclass(frozen=True, slots=True)
class ComparisonComposer:
    """Composes drafts of two values or more."""

    catalogue: Catalogue
    retriever: Retriever

    def compare(self, query: Query) -> Draft:
        """The same answers of several groups, and how far they lie apart."""
        choice = query.choices[0]
        if query.also and len(query.groups) < 2:
            return self._against(query) if len(query.also) == 1 else self._values.several(query)
        if query.also:
            return merged([self.compare(replace(query, choices=(one,), also=())) for one in (choice, *query.also)])
        if len(query.groups) < 2:
            query = replace(query, groups=choice.subject.groups)
        readings = [reading for group in query.groups if (reading := read(choice.subject, group, choice.answers))]
        if not readings:
            return refuse.no_value(choice, query.groups[0])
        if len(readings) == 1:
            draft = self._values.told(query, readings[0])
            missing = [group for group in query.groups if group != readings[0].group]
            return refuse.half(draft, choice, missing)
        readings.sort(key=lambda reading: -reading.value)
        high, low = readings[0], readings[-1]
        apart = calculate.difference(high, low)
        blocks: list[Block] = []
        if apart and high.value != low.value:
            text = f"Higher among {high.group}: **{wording.figure(high)}** of {high.group}"
            text += f" against **{wording.figure(low)}** of {low.group}, {wording.apart(apart)} apart"
            text += f", on {wording.label(choice.subject.label)}"
            text += f" ({wording.answers(high)})." if any(high.answers) else "."
            derived = tuple(item for item in (apart, high.working, low.working) if item)
            blocks.append(lead(Sentence(text, tuple(dict.fromkeys((*high.cites, *low.cites))), (), derived)))
        blocks += [paragraph(wording.direct(reading, self.catalogue.sources)) for reading in readings]
        links = tuple(link for reading in readings for link in self._beside.links(reading))
        blocks += [block for reading in readings for block in self._beside.disagreements(reading)]
        return Draft(
            Status.ANSWERED,
            tuple(blocks),
            unique(note for reading in readings for note in self._beside.caveats(reading)),
            (),
            links,
        )

    def _against(self, query: Query) -> Draft:
        """Two rows held against one another, for one group."""
        choices = (query.choices[0], *query.also)
        group = group_of(query, choices[0].subject)
        readings = [reading for choice in choices if (reading := read(choice.subject, group, choice.answers))]
        if len(readings) < 2:
            return self._values.several(query)
        readings.sort(key=lambda reading: -reading.value)
        high, low = readings[0], readings[-1]
        apart = calculate.difference(high, low)
        text = f"Higher: {wording.label(wording.row(high))}, **{wording.figure(high)}**"
        text += f" against **{wording.figure(low)}** for {wording.label(wording.row(low))}"
        text += f", {wording.apart(apart)} apart" if apart and apart.value else ""
        derived = tuple(item for item in (apart, high.working, low.working) if item)
        block = lead(
            Sentence(
                f"{text} ({group or 'respondents'}).", tuple(dict.fromkeys((*high.cites, *low.cites))), (), derived
            )
        )
        links = tuple(link for reading in readings for link in self._beside.links(reading))
        rest = [paragraph(wording.direct(reading, self.catalogue.sources)) for reading in readings]
        rest += [part for reading in readings for part in self._beside.disagreements(reading)]
        return Draft(
            Status.ANSWERED,
            (block, *rest),
            unique(note for reading in readings for note in self._beside.caveats(reading)),
            (),
            links,
        )

    @property
    def _beside(self) -> Beside:
        return Beside(self.catalogue, self.retriever.index)

    @property
    def _values(self) -> ValueComposer:
        return ValueComposer(self.catalogue, self.retriever)
