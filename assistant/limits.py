"""The filters of a look-up: names as a person gives them → which records are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.catalogue import Catalogue
from assistant.picking import pick
from index.records import Quote, Source, Statistic

Keep = Callable[[Quote | Statistic], bool]


def keeper(
    catalogue: Catalogue,
    records: Sequence[Quote | Statistic],
    *,
    group: str | None = None,
    survey_question: str | None = None,
    response: str | None = None,
    source: str | None = None,
) -> Keep:
    """Whether a record is kept. A name that none of these records has is an error with those there are: NameUnknown."""
    whose = asked = answer = where = None
    if group is not None:
        groups = tuple(dict.fromkeys([*catalogue.groups, *_printed(records, "group")]))
        whose = pick("group", group, groups, catalogue.forms)
    if survey_question is not None:
        asked = pick("survey question", survey_question, tuple(_printed(records, "survey_question")))
    if response is not None:
        # Tables print the same answer in several spellings; the first stands for all.
        spellings = {name.casefold(): name for name in reversed(list(_printed(records, "response")))}
        answer = pick("response", response, tuple(reversed(spellings.values()))).casefold()
    if source is not None:
        where = pick_source(source, catalogue.sources.values())

    def keep(record: Quote | Statistic) -> bool:
        told = (getattr(record, "response", None) or "").casefold()
        return (
            (whose is None or record.group == whose)
            and (asked is None or record.survey_question == asked)
            and (answer is None or told == answer)
            and (where is None or record.locator.source == where)
        )

    return keep


def pick_source(given: str, sources: Iterable[Source]) -> str:
    """The source's name, by a part of it or of its title. Raises NameUnknown."""
    known = {source.name: source.title for source in sources}
    return pick("source", given, tuple(known), {title: name for name, title in known.items() if title != "not stated"})


def _printed(records: Sequence[Quote | Statistic], name: str) -> Iterable[str]:
    return dict.fromkeys(value for record in records if (value := getattr(record, name)))
