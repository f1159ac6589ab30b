"""A finished run as the window shows it: shares by set and kind, the misses with their reasons, what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.evaluation import FILE, Evaluation, Miss, Share
from evals import ledger
from evals.compare import compare
from evals.errors import RunError
from evals.results import Result, by_kind, by_set, grouped, rate

_NONE = "A fault stopped the answer."


def keep(run: ledger.Run) -> Path | None:
    """Writes the summary beside the results of a run; None for a run in a folder that was named for it."""
    if not run.folder.name.isdigit():
        return None
    earlier = [name for name in ledger.finished(run.folder.parent) if name < run.name]
    before = ledger.open_run(str(run.folder.parent / earlier[-1])) if earlier else None
    made = summed_up(run, before, datetime.now(UTC).isoformat(timespec="seconds"))
    path = run.folder / FILE
    path.write_text(made.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def summed_up(run: ledger.Run, before: ledger.Run | None, at: str) -> Evaluation:
    """The run, held against the one before. Only cases that both asked, unaltered, are won or lost."""
    old = before.results if before else ()
    try:
        compared = compare(old, run.results)
    except RunError:  # the two share no case
        compared = None
    passed = {result.key: result.passed for result in old}
    asked = {result.set for result in run.results}  # a kind's cases in other sets are no change of it
    return Evaluation(
        run=run.name,
        at=at,
        before=before.name if before else None,
        all=_share("all", run.results, old),
        sets=_shares(run.results, old, by_set),
        kinds=_shares(run.results, [result for result in old if result.set in asked], by_kind),
        won=len(compared.won) if compared else 0,
        lost=len(compared.lost) if compared else 0,
        misses=tuple(_miss(result, passed.get(result.key)) for result in run.results if not result.passed),
    )


def _shares(results: Sequence[Result], old: Sequence[Result], key: Callable[[Result], str]) -> tuple[Share, ...]:
    before = grouped(old, key)
    return tuple(_share(name, some, before.get(name, ())) for name, some in grouped(results, key).items())


def _share(name: str, results: Sequence[Result], old: Sequence[Result]) -> Share:
    now, then = rate(results, "passed"), rate(old, "passed")
    earlier = {"passed_before": then.right, "cases_before": then.total} if old else {}
    return Share(name=name, passed=now.right, cases=now.total, **earlier)


def _miss(result: Result, before: bool | None) -> Miss:
    case = result.case
    return Miss(
        set=result.set,
        id=case.id,
        kind=case.kind,
        history=tuple(turn["content"] for turn in case.turns if turn["role"] == "user"),
        question=case.question,
        answer=result.answer["text"] if result.answer else _NONE,
        why=tuple(f"{score.name}: {score.explanation}" for score in result.missed),
        stage=result.stage,
        before="not asked" if before is None else "passed" if before else "missed",
    )
