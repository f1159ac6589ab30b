"""The room that tells how often the assistant is right: the last eval run, its misses, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from assistant.evaluation import Evaluation, Miss, Share
from assistant.web.escape import as_html, shorten
from assistant.web.figures import figures
from assistant.web.markdown import answer_html
from assistant.web.tables import Cell, Grid, Line
from index.errors import AssistantError

Evaluate = Callable[[], Evaluation | None]
"""The last eval run, if there is one; raises an AssistantError where it cannot be read."""

_NO_RUN = (
    '<section class="empty" aria-label="Evaluation"><h2>No run yet</h2><p>How often the answers are right is measured '
    "on questions whose answers are known. Nobody has done so here: <code>python -m evals run</code> takes a few "
    "minutes, and what it finds appears in this room.</p></section>"
)
_LONGEST = 500  # characters of an answer that was wrong
_BEFORE = {
    "passed": "This was passed in the run before.",
    "missed": "",
    "not asked": "This was not asked in the run before.",
}


def evaluation(read: Evaluate | None) -> str:
    """The room as HTML; a sentence where there is no run, or it cannot be read."""
    try:
        run = read() if read else None
    except AssistantError as error:
        return f'<p class="aside" role="status">{as_html(str(error))}</p>'
    return "".join(_run(run)) if run else _NO_RUN


def _run(run: Evaluation) -> Iterator[str]:
    yield f'<section class="evaluation" aria-label="Evaluation"><h2>{_passed(run.all)}</h2>'
    yield f'<p class="aside">Run {as_html(run.run)} of {as_html(_day(run.at))}. {as_html(_changed(run))}</p>'
    yield figures(_grid("Set", run.sets), "By set")
    yield figures(_grid("Kind", run.kinds), "By kind of question")
    yield f"<h2>{_number(len(run.misses), 'case')} not passed</h2>"
    for name, misses in groupby(run.misses, key=lambda miss: miss.set):
        yield from _misses(name, list(misses))
    yield "</section>"


def _passed(share: Share) -> str:
    return f"{share.passed:,} of {_number(share.cases, 'case')} passed: {_percent(share.passed, share.cases)}"


def _changed(run: Evaluation) -> str:
    if run.before is None:
        return "There is no run before it to compare with."
    then = f"{run.all.passed_before} of {run.all.cases_before} in run {run.before} before it"
    if not run.won and not run.lost:
        return f"{then}; of the cases in both, none changed."
    return f"{then}; of the cases in both, {run.won} were won and {run.lost} lost."


def _grid(name: str, shares: Sequence[Share]) -> Grid:
    lines = tuple(
        Line(
            share.name,
            (),
            (
                Cell(f"{share.passed} of {share.cases}", share.passed),
                Cell(
                    _percent(share.passed, share.cases), _of(share.passed, share.cases), _of(share.passed, share.cases)
                ),
                _change(share),
            ),
        )
        for share in shares
    )
    return Grid((name, "Passed", "Share", "Change"), lines)


def _change(share: Share) -> Cell | None:
    if share.passed_before is None or not share.cases_before:
        return None
    points = 100 * (_of(share.passed, share.cases) - _of(share.passed_before, share.cases_before))
    words = "the same" if abs(points) < 0.05 else f"{points:+.1f} points"
    return Cell(words.replace("-", "−"), points)


def _misses(name: str, misses: Sequence[Miss]) -> Iterator[str]:
    lost = sum(miss.before == "passed" for miss in misses)
    newly = f", {lost} of them passed before" if lost else ""
    yield f'<details><summary>{as_html(name)}: {len(misses)} not passed{newly}</summary><ul class="misses">'
    yield from (_miss(miss) for miss in misses)
    yield "</ul></details>"


def _miss(miss: Miss) -> str:
    asked = "".join(f'<p class="aside">After: {as_html(turn)}</p>' for turn in miss.history)
    why = "".join(f"<li>{as_html(reason)}</li>" for reason in miss.why)
    before = f'<p class="aside"><strong>{_BEFORE[miss.before]}</strong></p>' if _BEFORE[miss.before] else ""
    stage = f", points to {as_html(miss.stage)}" if miss.stage else ""
    return (
        f'<li>{asked}<p class="gist"><strong>{as_html(miss.question)}</strong></p>'
        f"<blockquote>{''.join(answer_html(shorten(miss.answer, _LONGEST), {}))}</blockquote><ul>{why}</ul>{before}"
        f'<p class="aside">{as_html(miss.id)}, {as_html(miss.kind)}{stage}</p></li>'
    )


def _of(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _percent(part: int, whole: int) -> str:
    return f"{100 * _of(part, whole):.1f}%"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _day(at: str) -> str:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{when.day} {when:%B %Y, %H:%M}"
