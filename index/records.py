"""The types that everything else speaks in: Source, Locator, and the three Records (Passage, Statistic, Quote).

All are frozen; each holds the place it came from, so a citation is a walk along attributes and never a search.
Offsets are half-open `[start, end)` into `Source.text`, in characters.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal


class Unit(StrEnum):
    """The unit of a printed number. Percent is not percentage point, and neither is a count."""

    PERCENT = "percent"
    POINTS = "percentage points"
    POUNDS = "pounds"
    COUNT = "count"


Origin = Literal["table", "prose", "list"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document in seeds/, or one that a user added; `text` is its whole decoded text.

    `rights` and `terms` are its own words on whose it is and what it asks of its readers.
    """

    name: str
    title: str
    publisher: str
    date: str
    licence: str
    sha256: str
    text: str
    rights: str = "not stated"
    terms: str = "not stated"

    @property
    def year(self) -> str:
        """The four-digit year of `date`, or '' where the source states none."""
        return next((word for word in self.date.replace("-", " ").split() if len(word) == 4 and word.isdigit()), "")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source: heading trail, table, row, column, page where there is one, and `[start, end)`."""

    source: str
    headings: tuple[str, ...]
    start: int
    end: int
    table: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None

    def __str__(self) -> str:
        place = list(self.headings)
        if self.table and not any(heading.endswith(self.table) for heading in self.headings):  # numbered there
            place.append(self.table)
        if self.row:
            place.append(f"row ‘{self.row}’")
        if self.column:
            place.append(f"column ‘{self.column}’")
        if self.page is not None:
            place.append(f"page {self.page}")
        return " › ".join(place) or "start of the source"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source's text, cut at headings and paragraphs, never across a heading.

    `role` is 'prose', 'byline' (a name with its office), 'contents' (a line of the table of contents) or 'form'
    (text of a questionnaire: what was asked, not what was found).
    """

    id: str
    locator: Locator
    text: str
    role: str = "prose"
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """One published number: what it measures, which response, of which group, to which survey question.

    `text` is the row or sentence that holds it, `mark` the `[start, end)` of the number itself in the source.
    `subject` is shared by all statistics on the same measure (a table row and the sentences that repeat it).
    `response` holds the printed names of the answers counted, joined by ' + ' where the report adds them up.
    A list entry (origin 'list') counts how often it is listed; `printed` is '' where no number is printed with it.
    """

    id: str
    locator: Locator
    text: str
    mark: tuple[int, int]
    printed: str
    value: Decimal
    unit: Unit
    approximate: bool
    measure: str
    subject: str
    response: str | None
    group: str | None
    survey_question: str | None
    base: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Quote:
    """The verbatim words of a respondent or a named person, once per place where they are printed.

    `text` is the words without their quotation marks; `lead_in` is the text that introduces (or follows) them.
    """

    id: str
    locator: Locator
    text: str
    group: str | None
    speaker: str | None
    office: str | None
    survey_question: str | None
    theme: str | None
    lead_in: str


Record = Passage | Statistic | Quote
KINDS: dict[str, type[Passage] | type[Statistic] | type[Quote]] = {
    "passage": Passage,
    "statistic": Statistic,
    "quote": Quote,
}


@dataclass(frozen=True, slots=True)
class Link:
    """Two statistics on the same thing with different values: a rounding, or a disagreement of the sources."""

    first: str
    second: str
    kind: Literal["rounding", "disagreement"]
    note: str


def kind_of(record: Record) -> str:
    """The record's kind as the store and the command line name it: 'passage', 'statistic' or 'quote'."""
    return type(record).__name__.lower()


def to_json(record: Record) -> dict[str, Any]:
    """A flat JSON object: id, kind, source, locator (words), headings, start, end, text and the kind's own fields."""
    data = asdict(record)
    place = data.pop("locator")
    own = {key: str(value) if isinstance(value, Decimal) else value for key, value in data.items()}
    head = {"id": own.pop("id"), "kind": kind_of(record), "source": place["source"], "locator": str(record.locator)}
    return {**head, **{key: place[key] for key in _PLACE}, "text": own.pop("text"), **own}


def from_json(data: dict[str, Any]) -> Record:
    """The record that `to_json` wrote. Raises KeyError or ValueError where the object is not one."""
    cls = KINDS[data["kind"]]
    place = {key: data[key] for key in _PLACE}
    locator = Locator(**{**place, "source": data["source"], "headings": tuple(data["headings"])})
    own = {field.name: data[field.name] for field in fields(cls) if field.name != "locator"}
    if cls is Statistic:
        own |= {"value": Decimal(own["value"]), "unit": Unit(own["unit"]), "mark": tuple(own["mark"])}
    return cls(locator=locator, **own)


_PLACE = ("headings", "start", "end", "table", "row", "column", "page")
