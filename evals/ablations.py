"""What each part brings: the assistant with one part kept from it, to be measured beside the whole.

`without-lexical` finds nothing by words, `without-dense` nothing by meaning, `without-attuned` has no model attuned to
questions about surveys (nor has `without-dense`), `without-statistics` has passages and quotes only, and
`without-interpretation` shows the four records nearest to the question, whatever it asks for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from assistant.answer import Answer, Citation, Status
from assistant.retrieve import Retriever, fused
from evals.results import Result, rate
from index.attuned import Attuned
from index.records import KINDS, Record

if TYPE_CHECKING:
    from assistant import Assistant
    from evals.run import Answerer
    from index.store import Index

PARTS = ("lexical", "dense", "attuned", "statistics", "interpretation")
NEAREST = 4
COLUMNS = {
    "passed": "passed",
    "figure stated": "figure",
    "figure first": "figure_first",
    "evidence cited": "evidence",
    "no wrong figure": "forbidden_figure",
    "refused rightly": "no_false_answer",
    "answered rightly": "no_false_refusal",
}


class Kept:
    """An index that keeps something back; all else is the index's own."""

    def __init__(self, index: Index, back: str) -> None:
        self._index, self._back = index, back

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind; no statistic where those are kept back."""
        return () if (kind, self._back) == ("statistic", "statistics") else self._index.of_kind(kind)

    def dense(self, kind: str, vector: Any, k: int) -> list[tuple[str, float]]:
        """What is near by meaning."""
        return [] if self._back == "dense" or not self._has(kind) else self._index.dense(kind, vector, k)

    def lexical(self, kind: str, text: str, k: int) -> list[tuple[str, float]]:
        """What is near by words."""
        return [] if self._back == "lexical" or not self._has(kind) else self._index.lexical(kind, text, k)

    def _has(self, kind: str) -> bool:
        return (kind, self._back) != ("statistic", "statistics")


class Blind:
    """An embedding in which no text is near another."""

    def __init__(self, size: int) -> None:
        self._size = size

    def embed_query(self, text: str) -> list[float]:
        """A vector of nothing."""
        del text
        return [0.0] * self._size

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of nothing."""
        return [self.embed_query(text) for text in texts]


class NearestRecords:
    """Shows the four records nearest to a question by meaning and by words, as they are."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        """The nearest records; the last question of the user stands before a follow-up."""
        text = " ".join([*[turn["content"] for turn in history if turn["role"] == "user"][-1:], question])
        found = [self._retriever.find(kind, text, NEAREST).records for kind in KINDS]
        order = fused([[record.id for record in records] for records in found])[:NEAREST]
        by_id = {record.id: record for records in found for record in records}
        citations = tuple(
            Citation(key, record, record.locator.start, record.locator.end, record.text)
            for key, record in enumerate((by_id[id] for id in order), 1)
        )
        shown = "\n\n".join(f"{one.text} [{one.key}]" for one in citations)
        return Answer(question, Status.ANSWERED, shown, citations)


def without(part: str, whole: Assistant, embedder: Any) -> Answerer:
    """An answerer over the index of `whole` that has to do without one of PARTS."""
    from assistant import Assistant

    if part == "interpretation":
        return NearestRecords(Retriever(whole.index, embedder))
    kept = cast("Index", Kept(whole.index, part))
    used = Blind(whole.index.manifest.dimension) if part == "dense" else embedder
    attuned = None if part in {"dense", "attuned"} else Attuned()
    return cast("Answerer", Assistant(kept, cast("Any", used), whole.settings, attuned))


def table(runs: Mapping[str, Sequence[Result]]) -> str:
    """The runs as a Markdown table: shares in percent, a row for each answerer."""
    rows = [f"| who answers | {' | '.join(COLUMNS)} |", "| --- |" + " ---: |" * len(COLUMNS)]
    for name, results in runs.items():
        shares = [rate(results, score).share for score in COLUMNS.values()]
        rows.append(f"| {name} | {' | '.join('–' if share is None else f'{100 * share:.1f}' for share in shares)} |")
    return "\n".join(rows) + "\n"
