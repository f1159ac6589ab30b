"""What a question asks for, as data: the intent, the measures with their answers, groups, bounds, order, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from assistant.asked import Asked
from assistant.subjects import Answers, Subject, Table
from index.printed import Printed


class Intent(StrEnum):
    """What kind of answer is wanted."""

    VALUE = "value"
    COMPARE = "compare"
    RANK = "rank"
    BOUND = "bound"
    ENTRY = "entry"
    QUOTE = "quote"
    PASSAGE = "passage"
    PLACE = "place"
    SAMPLE = "sample"
    BASE = "base"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that a question may mean, the answers of it that are asked for, and how well it fits (0 to about 1).

    `said` is the share of its label that is said; of the question, `explained` is the share that it accounts for, `own`
    without its survey question, `covered` with all that hints at it. `lift` as in a Match.
    """

    subject: Subject
    answers: Answers
    score: float
    said: float
    explained: float
    own: float = 0.0
    unexplained: tuple[str, ...] = ()
    covered: float = 0.0
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Rank:
    """Order asked for: highest or lowest first, from the `first`-th place, so many of them.

    `apart` orders rows by how far two groups lie apart on them; `both` asks for either end.
    """

    highest: bool = True
    first: int = 1
    count: int = 1
    apart: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """Values asked for: above `low`, below `high`; `counting` where only how many rows there are is asked.

    `outvotes` is the side ('+', '-') that is to outweigh the other, in place of bounds; `over` are two groups, the
    first of which is to have the higher value.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    inclusive: bool = False
    counting: bool = False
    outvotes: str = ""
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question made whole.

    `choices` are the readings of its measure, the best first; several where none is clearly best. `also` are further
    measures asked for in the same breath ('data versus code'). `claim` is a bound that is taken for granted of one row.
    `leaning` where it takes something from the question before, `previous`; `told` is what was answered to it, `shown`
    the quotes that answers gave already. `turn` is what was typed, where `text` is that made whole; `others` are other
    ways to read it. `renamed` where it names another row itself.
    """

    text: str
    intent: Intent
    asked: Asked
    choices: tuple[Choice, ...] = ()
    also: tuple[Choice, ...] = ()
    groups: tuple[str, ...] = ()
    group_named: bool = False
    table: Table | None = None
    rank: Rank | None = None
    bound: Bound | None = None
    claim: Bound | None = None
    sources: tuple[str, ...] = ()
    premise: tuple[Printed, ...] = ()
    topic: str = ""
    reason: str = ""
    skip: int = 0
    unexplained: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    previous: Query | None = field(default=None, repr=False)
    leaning: bool = False
    told: str = ""
    shown: tuple[str, ...] = ()
    turn: str = ""
    renamed: bool = False
    others: tuple[Query, ...] = field(default=(), repr=False)

    @property
    def best(self) -> Choice | None:
        return self.choices[0] if self.choices else None
