"""What composing gives and verifying checks: sentences, each with the records it cites and the sums it states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.answer import Phrasing, Status
from index.records import Link, Record, Statistic, Unit

Operation = Literal["sum", "difference", "count"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A calculated number with its operands: it stands in an answer only where working it again gives the same."""

    value: Decimal
    unit: Unit
    operation: Operation
    operands: tuple[Statistic, ...] | tuple[Derived, ...]

    def worked(self) -> Decimal:
        """The value worked anew from the operands."""
        values = [item.value for item in self.operands]
        if self.operation == "sum":
            return sum(values, Decimal(0))
        if self.operation == "difference":
            return abs(values[0] - values[1])
        return Decimal(len(values))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or table row) of an answer. `states` are the statistics whose group and answer it names."""

    text: str
    cites: tuple[Record, ...]
    states: tuple[Statistic, ...] = ()
    derived: tuple[Derived, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences shown together: as a paragraph, as rows of a table (under `head`), as quotes or as points of a list."""

    kind: Literal["lead", "paragraph", "table", "quote", "list"]
    sentences: tuple[Sentence, ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked and its citations are numbered."""

    status: Status
    blocks: tuple[Block, ...]
    caveats: tuple[str, ...] = ()
    related: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    followups: tuple[str, ...] = ()
    phrasing: Phrasing | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


def paragraph(*sentences: Sentence) -> Block:
    """Sentences one after the other."""
    return Block("paragraph", sentences)


def lead(*sentences: Sentence) -> Block:
    """The direct answer, which comes first."""
    return Block("lead", sentences)


def merged(drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one, in order: the answers to the parts of one question. A part that fails makes it partial."""
    if len(drafts) == 1:
        return drafts[0]
    good = [draft for draft in drafts if draft.status is Status.ANSWERED]
    status = Status.ANSWERED if len(good) == len(drafts) else (Status.PARTIAL if good else drafts[0].status)
    return Draft(
        status,
        tuple(dict.fromkeys(block for draft in drafts for block in draft.blocks)),
        tuple(dict.fromkeys(note for draft in drafts for note in draft.caveats)),
        tuple(dict.fromkeys(record for draft in drafts if draft not in good for record in draft.related)),
        tuple(dict.fromkeys(link for draft in drafts for link in draft.links)),
        tuple(dict.fromkeys(text for draft in drafts for text in draft.followups))[:3],
    )
