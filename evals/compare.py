"""Two runs side by side: every case that changed, both ways, and whether the change may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.errors import RunError
from evals.intervals import mcnemar
from evals.results import Result

Pair = tuple[Result, Result]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Cases of both runs by what became of them, and those that cannot be compared.

    `altered` are cases whose question or expectations differ between the runs; they are in none of the others.
    """

    won: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    same: int
    altered: tuple[Pair, ...]
    only_first: tuple[Result, ...]
    only_second: tuple[Result, ...]

    @property
    def p(self) -> float:
        """McNemar's exact two-sided p of the changes."""
        return mcnemar(len(self.lost), len(self.won))


def compare(first: Sequence[Result], second: Sequence[Result]) -> Comparison:
    """Pairs the cases of two runs by set and id. Raises RunError where they share none."""
    one, other = {result.key: result for result in first}, {result.key: result for result in second}
    shared = [(one[key], other[key]) for key in one if key in other]
    if not shared:
        raise RunError("The two runs share no case, so there is nothing to compare.")
    altered = [pair for pair in shared if not _same_case(pair)]
    pairs = [pair for pair in shared if _same_case(pair)]
    return Comparison(
        won=tuple(pair for pair in pairs if not pair[0].passed and pair[1].passed),
        lost=tuple(pair for pair in pairs if pair[0].passed and not pair[1].passed),
        reworded=tuple(pair for pair in pairs if pair[0].passed == pair[1].passed and pair[0].answer != pair[1].answer),
        same=sum(pair[0].answer == pair[1].answer and pair[0].passed == pair[1].passed for pair in pairs),
        altered=tuple(altered),
        only_first=tuple(one[key] for key in one if key not in other),
        only_second=tuple(other[key] for key in other if key not in one),
    )


def _same_case(pair: Pair) -> bool:
    """Notes may be mended without making a case another one."""
    first, second = (result.case.model_dump(exclude={"note", "where", "kind"}) for result in pair)
    return first == second


def in_words(found: Comparison) -> list[str]:
    """A comparison in lines of text: what was won, what was lost, and whether it may be chance."""
    lines = []
    for title, pairs, wrong in (("won", found.won, 0), ("lost", found.lost, 1)):
        lines.append(f"{title}: {len(pairs)}")
        for pair in pairs:
            why = "; ".join(f"{score.name}: {score.explanation}" for score in pair[wrong].missed)
            lines.append(f"  {_name(pair[0])} {pair[0].case.question[:90]!r}: {why}")
    lines.append(f"answered otherwise, with the same verdict: {len(found.reworded)}; the same: {found.same}")
    apart = {
        "the case itself was altered": [pair[0] for pair in found.altered],
        "only in the first": found.only_first,
        "only in the second": found.only_second,
    }
    for title, some in apart.items():
        if some:
            lines.append(f"{title}: {len(some)} ({', '.join(map(_name, some[:10]))}{', …' if len(some) > 10 else ''})")
    chance = " (may well be chance)" if found.p >= 0.05 else ""
    return [*lines, f"McNemar's exact test: p = {found.p:.3g}{chance}"]


def _name(result: Result) -> str:
    return f"{result.set}/{result.case.id}"
