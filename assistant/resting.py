"""What a figure rests on: the source's own words on how many answered that question, else how many answered at all."""

from __future__ import annotations

from dataclasses import replace

from assistant import refuse
from assistant.answer import Status
from assistant.calculate import read
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, lead
from assistant.people import sample
from assistant.query import Query
from assistant.quotation import quoted
from assistant.wording import direct
from index.store import Index


def base(query: Query, catalogue: Catalogue, index: Index) -> Draft:
    """The base of the measure asked about, as the source prints it, with the figure that it is the base of."""
    choice = query.choices[0]
    group = next(iter((*query.groups, *choice.subject.groups)), None)
    reading = read(choice.subject, group, choice.answers)
    if reading is None:
        return refuse.no_value(choice, group)
    printed = (reading.stated or reading.operands)[0].base
    held = [
        record
        for record in index.of_kind("passage")
        if printed and record.locator.source == choice.subject.source and printed in record.text
    ]
    figure = lead(direct(reading, catalogue.sources))
    if held:
        return Draft(Status.ANSWERED, (quoted(held[0], catalogue.sources), figure))
    told = sample(replace(query, groups=(group,) if group else ()), catalogue, index)
    if told is None:
        return refuse.refusal(Status.NOT_IN_SOURCES, "The sources do not say what that figure rests on.")
    return replace(told, blocks=(*told.blocks, figure))
