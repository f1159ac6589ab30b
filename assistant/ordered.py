"""The rows of a table in the order that a query asks for, each with its value, and the row that such a query means."""

from __future__ import annotations

from assistant.asked import pick
from assistant.calculate import Reading, placed, ranked, read
from assistant.query import Query
from assistant.subjects import Answers, Table


def readings(query: Query, table: Table, group: str | None) -> list[Reading]:
    """The rows of a table with the answers asked for, highest or lowest first."""
    highest = query.rank.highest if query.rank else True
    if len(table.subjects) == 1 and table.subjects[0].nominal:
        subject = table.subjects[0]
        found = [reading for name in subject.responses if (reading := read(subject, group, (name,)))]
        return sorted(found, key=lambda reading: -reading.value if highest else reading.value)
    votes = query.bound.outvotes if query.bound else ""
    answers: dict[str, Answers] = {
        subject.id: subject.side(votes) if votes else pick(subject, query.asked) for subject in table.subjects
    }
    return ranked(table, group, answers, highest)


def meant(query: Query) -> Reading | None:
    """The one row that an order asks for; None where it asks for several."""
    if query.table is None or query.rank is None or query.rank.apart or query.rank.both or query.rank.count > 1:
        return None
    group = next(iter((*query.groups, *query.table.groups)), None)
    found = placed(readings(query, query.table, group), query.rank)
    return found[0] if len(found) == 1 else None
