"""How well records are found, apart from what is made of them: success, recall, RR and nDCG, by `ir_measures`.

A record is relevant to a case where it holds, or lies in, a place that the case names as evidence. A case counts for a
kind of record where at least one record of that kind is relevant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from evals.cases import Case
from evals.errors import RunError
from evals.scores import Sources
from evals.texts import find, overlap
from index.records import KINDS, Record, kind_of

COVERED = 0.6


class Found(Protocol):
    """What a look-up gives: records, best first."""

    @property
    def records(self) -> Sequence[Record]: ...


class Finder(Protocol):
    """Whatever looks records of one kind up for a question."""

    def find(self, kind: str, text: str, k: int = ...) -> Found:
        """The best `k` records of a kind for a question."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """One case looked up for one kind: which records are relevant, and which were found, best first."""

    case: Case
    kind: str
    relevant: frozenset[str]
    found: tuple[str, ...]


def relevant(case: Case, records: Iterable[Record], sources: Sources) -> list[Record]:
    """The records that a case's evidence names: those that cover most of a fragment, or lie mostly within it."""
    fragments = [item for group in case.evidence for item in group]
    places = {(name, place) for item in fragments for name, text in sources.items() for place in find(item, text)}
    return [record for record in records if record.id in fragments or _lies(record, places)]


def _lies(record: Record, places: Iterable[tuple[str, tuple[int, int]]]) -> bool:
    own = (record.locator.start, record.locator.end)
    for name, place in places:
        if name == record.locator.source:
            shorter = min(place[1] - place[0], own[1] - own[0])
            if shorter and overlap(own, place) >= COVERED * shorter:
                return True
    return False


def look_up(
    cases: Iterable[Case], finder: Finder, records: Sequence[Record], sources: Sources, k: int
) -> Iterator[Look]:
    """Looks each case up that names evidence and stands alone; a follow-up is no question until it is made whole."""
    for case in cases:
        if case.history or not case.evidence:
            continue
        wanted = relevant(case, records, sources)
        for kind in KINDS:
            ids = frozenset(record.id for record in wanted if kind_of(record) == kind)
            if ids:
                yield Look(case, kind, ids, tuple(record.id for record in finder.find(kind, case.question, k).records))


def measure(looks: Sequence[Look], k: int) -> dict[str, float]:
    """Success@1, Success@5, success, recall, RR and nDCG at `k`. Raises RunError where ir_measures is not installed."""
    try:
        import ir_measures
        from ir_measures import RR, R, Success, nDCG
    except ImportError as fault:
        raise RunError(
            "Retrieval is measured by ir_measures; install it: pip install 'survey-report-assistant[evals]'"
        ) from fault
    judged = [ir_measures.Qrel(str(n), name, 1) for n, look in enumerate(looks) for name in look.relevant]
    ranked = [
        ir_measures.ScoredDoc(str(n), name, float(len(look.found) - at))
        for n, look in enumerate(looks)
        for at, name in enumerate(look.found)
    ]
    wanted = [Success @ 1, Success @ 5, Success @ k, R @ k, RR @ k, nDCG @ k]
    values = cast("Mapping[object, float]", ir_measures.calc_aggregate(wanted, judged, ranked))
    return {str(name): round(values[name], 4) for name in dict.fromkeys(wanted)}


def open_finder(home: Path | None) -> tuple[Finder, Sequence[Record]]:
    """The assistant's own retriever over the index at `home`, and that index's records."""
    from assistant.retrieve import Retriever
    from index.embedding import Embedder
    from index.places import default_home
    from index.store import Index

    opened = Index.open(home or default_home())
    return Retriever(opened, Embedder()), list(opened.records.values())
