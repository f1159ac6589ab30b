"""What is given back on a draft: a Finding for each figure and quotation, with its verdict and its citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from assistant.answer import Citation
from index.records import Record


class Verdict(StrEnum):
    """What the sources say to a figure or a quotation. Where it is true of another, `wrong_…` says of which."""

    SUPPORTED = "supported"
    ROUNDED = "rounded"
    CONTRADICTED = "contradicted"
    WRONG_GROUP = "wrong_group"
    WRONG_RESPONSE = "wrong_response"
    WRONG_YEAR = "wrong_year"
    VERBATIM = "verbatim"
    ALTERED = "altered"
    NOT_IN_SOURCES = "not_in_sources"


HOLDS = frozenset({Verdict.SUPPORTED, Verdict.ROUNDED, Verdict.VERBATIM})
FAULTS = frozenset(
    {
        Verdict.CONTRADICTED,
        Verdict.WRONG_GROUP,
        Verdict.WRONG_RESPONSE,
        Verdict.WRONG_YEAR,
        Verdict.ALTERED,
    }
)
"""What a draft must not say; what is merely not in the sources may be true."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, what it rests on, and the reason in words; records are cited in this order."""

    verdict: Verdict
    note: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or a quotation of a draft: the sentence, its place in the text, the words concerned, and the verdict."""

    sentence: str
    start: int
    end: int
    kind: Literal["figure", "quotation"]
    words: str
    verdict: Verdict
    note: str
    citations: tuple[Citation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """One object; the keys are in a fixed order."""
        return {
            "claim": self.sentence,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "words": self.words,
            "verdict": str(self.verdict),
            "note": self.note,
            "citations": [citation.to_json() for citation in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked draft: its claims in the order of the text."""

    claims: tuple[Claim, ...]

    @property
    def faults(self) -> tuple[Claim, ...]:
        """The claims that the sources speak against."""
        return tuple(claim for claim in self.claims if claim.verdict in FAULTS)

    @property
    def counts(self) -> dict[str, int]:
        """How many claims met each verdict, in the order in which verdicts are listed."""
        found = Counter(claim.verdict for claim in self.claims)
        return {str(verdict): found[verdict] for verdict in Verdict if found[verdict]}

    def to_json(self) -> dict[str, Any]:
        """One object: the claims, and how many met each verdict."""
        return {"claims": [claim.to_json() for claim in self.claims], "counts": self.counts}


def first(judgements: Sequence[Judged]) -> Judged:
    """The best of several judgements of one figure: what holds, then what is true of another, then the rest."""
    return min(judgements, key=lambda one: _ORDER.index(one.verdict))


_ORDER = (
    Verdict.SUPPORTED,
    Verdict.ROUNDED,
    Verdict.WRONG_YEAR,
    Verdict.WRONG_GROUP,
    Verdict.WRONG_RESPONSE,
    Verdict.CONTRADICTED,
    Verdict.NOT_IN_SOURCES,
)
