"""A run in the terminal: tables by set and by kind, and every miss on a few lines."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from evals.intervals import wilson
from evals.report import expected
from evals.results import Result, by_kind, by_set, by_stage, grouped, rate
from evals.retrieval import Look, measure
from evals.run import WORDED
from evals.sets import CaseSet

# Column heading, and the score whose share of right cases it shows, in percent.
_SHARES = {
    "figure": "figure",
    "first": "figure_first",
    "words": "strings",
    "evidence": "evidence",
    "strict": "evidence_strict",
    "group": "statistic",
    "verbatim": "citation_verbatim",
    "quotes": "quotation",
    "markers": "markers",
    "no wrong": "forbidden_figure",
}
# Column heading, and the score whose wrong cases it counts: '3/60'.
_WRONG = {
    "false answer": "no_false_answer",
    "false refusal": "no_false_refusal",
    "unstable": "stable",
    "fault": "no_fault",
}


def console(*, err: bool = False) -> Console:
    """A console; a log or a pipe has no width to keep to."""
    stream = sys.stderr if err else sys.stdout
    return Console(stderr=err) if stream.isatty() else Console(stderr=err, width=200)


def worded(results: Sequence[Result]) -> str:
    """How many answers a chat model worded, and what became of the rest; '' where there was no model."""
    found = Counter(score.found for result in results for score in result.scores if score.name == WORDED)
    return (
        f"Wordings of the model: {', '.join(f'{name} {number}' for name, number in found.most_common())}"
        if found
        else ""
    )


def _percent(some: Sequence[Result], name: str) -> str:
    share = rate(some, name).share
    return "–" if share is None else f"{100 * share:.1f}"


def _wrong(some: Sequence[Result], name: str) -> str:
    one = rate(some, name)
    return f"{one.wrong}/{one.total}" if one.total else "–"


def _table(title: str, groups: Mapping[str, Sequence[Result]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(title, no_wrap=True)
    for name in ("cases", "passed", "95%", *_SHARES, *_WRONG):
        table.add_column(name, justify="right")
    for name, some in groups.items():
        passed = rate(some, "passed")
        low, high = wilson(passed.right, passed.total)
        shares = [_percent(some, measure) for measure in _SHARES.values()]
        wrong = [_wrong(some, measure) for measure in _WRONG.values()]
        table.add_row(
            name, str(len(some)), _percent(some, "passed"), f"{100 * low:.0f}–{100 * high:.0f}", *shares, *wrong
        )
    return table


def tables(out: Console, results: Sequence[Result]) -> None:
    """Shares in percent, by kind and by set, and where the misses point to."""
    out.print(_table("kind", dict(sorted(grouped(results, by_kind).items()))))
    out.print(_table("set", {**grouped(results, by_set), "all": results}))
    stages = grouped((result for result in results if not result.passed), by_stage)
    if stages:
        said = ", ".join(f"{name} {len(some)}" for name, some in sorted(stages.items(), key=lambda item: -len(item[1])))
        out.print(f"Misses by stage: {said}", highlight=False)


def misses(out: Console, results: Sequence[Result]) -> None:
    """Every failed case: the question, what was expected, what came, and which scorer failed and why."""
    for line in chain.from_iterable(_miss(result) for result in results if not result.passed):
        out.print(line, markup=False, highlight=False, soft_wrap=True)


def _miss(result: Result) -> list[str]:
    case, answer = result.case, result.answer or {}
    said = " ".join(str(answer.get("text", "")).split())[:200]
    return [
        f"{case.id} [{case.kind}] {case.question}",
        *(f"    {turn.role}: {turn.content[:160]}" for turn in case.history),
        f"    expected: {expected(result)} ({case.where})",
        f"    {answer.get('status', 'no answer')}: {said}",
        *(f"    ✗ {score.name}: {score.explanation} (found: {score.found[:160]})" for score in result.missed),
        f"    → {result.stage}",
    ]


def sets(out: Console, read: Sequence[CaseSet]) -> None:
    """The sets with their cases and kinds."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("set", "cases", "answerable", "kinds"):
        table.add_column(name)
    for one in read:
        kinds = ", ".join(sorted({case.kind for case in one.cases}))
        table.add_row(one.name, str(len(one.cases)), str(sum(case.answerable for case in one.cases)), kinds)
    out.print(table)


def retrieval(out: Console, looks: Mapping[str, Sequence[Look]], k: int) -> None:
    """The measures of retrieval, a row for a kind of record."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    values = {kind: measure(some, k) for kind, some in looks.items()}
    table.add_column("kind")
    for name in ("cases", *next(iter(values.values()), {})):
        table.add_column(name, justify="right")
    for kind, some in looks.items():
        table.add_row(kind, str(len(some)), *(f"{value:.3f}" for value in values[kind].values()))
    out.print(table)
