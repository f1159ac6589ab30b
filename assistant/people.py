"""Who a named person is, and how many took part: what short printed lines tell of the people in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft
from assistant.query import Query
from assistant.quotation import quoted
from index.printed import numbers
from index.records import Passage, Record, Unit
from index.store import Index
from index.words import stems

_LINE = 160  # characters: a line that gives a name and an office is no longer than this
_ROLES = {"byline": 0, "prose": 1, "form": 1}  # where an office stands first is the best place to show it from
_PLACES = 3  # at most
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.?\s+)?[A-Z][\w’'-]+)+\b")
OFFICE = re.compile(
    r"\b(?:who(?:'s|’s)?|whose|job title|title|position|role|office|which (?:organisation|firm|company|council)|job"
    r"|work(?:s|ed)? for|post)\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:survey(?:ed|s)?|poll(?:ed|s)?|interview(?:ed|s)?|questioned|canvassed|consulted|sampled|examined"
    r"|spoke (?:to|with)|opinions of|views of|responses from|replies from|took part|responded|replied)\b",
    re.IGNORECASE,
)
ELSEWHEN = re.compile(
    r"\b(?:before|previous(?:ly)?|former(?:ly)?|used to|predecessors?|successors?|replaced|succeeded|no longer)\b",
    re.IGNORECASE,
)  # a source prints the office of its day


def person(query: Query, catalogue: Catalogue, index: Index) -> Draft | None:
    """Who a named person is, where an office is asked for among other things."""
    if not OFFICE.search(query.text) or ELSEWHEN.search(query.text):
        return None
    for name in _names(query.text, catalogue):
        if held := offices(name, query.sources, index):
            return _quoting(held, catalogue)
    return None


def offices(name: str, sources: Sequence[str], index: Index) -> list[Passage]:
    """Every place that prints a name with an office, so that two offices both show; one of those that say the same."""
    named = [
        item
        for item in index.of_kind("passage")
        if isinstance(item, Passage)
        and name.lower() in item.text.lower()
        and (item.role == "byline" or _office(item.text, name))
        and (not sources or item.locator.source in sources)
    ]
    seen: dict[tuple[str, ...], Passage] = {}
    for record in sorted(named, key=lambda item: (_ROLES.get(item.role, 2), item.id)):
        seen.setdefault(tuple(sorted(set(stems(record.text)))), record)
    return list(seen.values())[:_PLACES]


def sample(query: Query, catalogue: Catalogue, index: Index) -> Draft | None:
    """How many took part: the passages that print the base of the groups asked about, or of all."""
    groups = query.groups or catalogue.groups
    if any(group not in catalogue.groups for group in query.groups):
        return None
    bases = [base for group in groups if (base := catalogue.base_text(group))]
    passages = index.of_kind("passage")
    held = [
        record
        for record in passages
        if any(base in record.text for base in bases) and (not query.sources or record.locator.source in query.sources)
    ]
    if not held:
        return _asked(query, catalogue) if query.sources and not query.groups else None
    more = [record for record in passages if record not in held and _counts_group(record, groups, catalogue)]
    if len(groups) == 1 and more and _gives(more[0], catalogue.base(groups[0], more[0].locator.source)):
        return _quoting(more[:1], catalogue)  # of this group alone, and not beside another's number
    return _quoting([*held[:2], *more[:1]], catalogue)


def _asked(query: Query, catalogue: Catalogue) -> Draft | None:
    """How many were asked, as a source that surveyed others says in passing: 'it spoke to more than 300 tenants'."""
    told = [
        item
        for item in catalogue.told
        if item.locator.source in query.sources and item.unit is Unit.COUNT and _STUDIED.search(item.text)
    ]
    return _quoting(told[:1], catalogue) if told else None


def _gives(record: Record, base: tuple[str, int] | None) -> bool:
    return base is not None and any(
        number.value == base[1] and number.unit is Unit.COUNT for number in numbers(record.text)
    )


def _quoting(records: Sequence[Record], catalogue: Catalogue) -> Draft:
    return Draft(Status.ANSWERED, tuple(quoted(record, catalogue.sources) for record in records))


def _names(text: str, catalogue: Catalogue) -> Iterator[str]:
    """The names of people in a question: those in capitals first, then those that the sources name."""
    yield from (found.group() for found in _NAME.finditer(text))
    yield from (name for name in catalogue.people if name.lower() in text.lower())


def _office(text: str, name: str) -> bool:
    """Whether a short line prints the name with an office after it."""
    place = text.lower().find(name.lower())
    return len(text) <= _LINE and place >= 0 and bool(re.match(r"\s*[,\n(]", text[place + len(name) :]))


def _counts_group(record: Record, groups: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a passage stands under a heading of just this group and says how many answered."""
    headings = record.locator.headings
    title = headings[-1].lower() if headings else ""
    if len(groups) != 1 or "respons" not in title or len(headings) > 2:
        return False
    spoken = {catalogue.forms.get(word) for word in title.split()} | {catalogue.forms.get(title)}
    return groups[0] in spoken and any(number.unit is Unit.COUNT for number in numbers(record.text))
