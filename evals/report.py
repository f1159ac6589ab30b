"""A run as a page to hand on: HTML that needs nothing beside itself, or Markdown.

Every word of a question, an answer or a source is escaped: a case may hold `<script>`, and some do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from string import Template

from evals.intervals import wilson
from evals.ledger import Run
from evals.results import Rate, Result, by_kind, by_set, by_stage, families, grouped, rate

MEASURES = {
    "passed": "Passed",
    "figure": "Figure",
    "figure_first": "Figure first",
    "strings": "Words",
    "evidence": "Evidence cited",
    "statistic": "Group and response",
    "citation_verbatim": "Verbatim",
    "forbidden_figure": "No wrong figure",
    "no_false_answer": "Refused rightly",
    "no_false_refusal": "Answered",
}


def share(one: Rate) -> str:
    """'87.5%', or '–' where the measure applies to no case."""
    return "–" if one.share is None else f"{one.share:.1%}"


def interval(one: Rate) -> str:
    """'76–100%': Wilson's 95% interval."""
    low, high = wilson(one.right, one.total)
    return f"{100 * low:.0f}–{100 * high:.0f}%"


def _bar(one: Rate) -> str:
    """A bar from zero to one with the interval drawn over it; the figures themselves stand beside it."""
    low, high = wilson(one.right, one.total)
    width = 200
    return (
        f'<svg width="{width}" height="14" aria-hidden="true"><rect width="{width}" height="14" fill="#e5e7eb"/>'
        f'<rect width="{width * (one.share or 0):.1f}" height="14" fill="#1d70b8"/>'
        f'<line x1="{width * low:.1f}" x2="{width * high:.1f}" y1="7" y2="7" stroke="#0b0c0c" stroke-width="2"/></svg>'
    )


def _chart(title: str, groups: dict[str, list[Result]]) -> str:
    rows = []
    for name, some in groups.items():
        passed = rate(some, "passed")
        rows.append(
            f"<tr><th scope='row'>{escape(name)}</th><td>{passed.total}</td><td>{share(passed)}</td>"
            f"<td>{interval(passed)}</td><td>{_bar(passed)}</td></tr>"
        )
    head = "".join(
        f"<th scope='col'>{word}</th>" for word in (title, "Cases", "Passed", "95% interval", "From 0 to 100%")
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _measures(groups: dict[str, list[Result]]) -> str:
    head = "".join(f"<th scope='col'>{word}</th>" for word in ("Set", *MEASURES.values()))
    rows = []
    for name, some in groups.items():
        cells = "".join(
            f"<td>{share(one)}<small>{one.total or ''}</small></td>" for one in (rate(some, m) for m in MEASURES)
        )
        rows.append(f"<tr><th scope='row'>{escape(name)}</th>{cells}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _pairs(run: Run, other: Run) -> list[tuple[str, int, str, str]]:
    """Set by set the cases that both runs have, and how many of these each passed."""
    theirs = {(result.set, result.case.id): result for result in other.results}
    both = [result for result in run.results if (result.set, result.case.id) in theirs]
    return [
        (
            name,
            len(some),
            share(rate(some, "passed")),
            share(rate([theirs[result.set, result.case.id] for result in some], "passed")),
        )
        for name, some in {**grouped(both, by_set), "all": both}.items()
    ]


def _beside(run: Run, other: Run | None) -> str:
    if other is None:
        return ""
    heads = ("Set", "Cases of both", f"Passed, {_named(run)}", f"Passed, {_named(other)}")
    head = "".join(f"<th scope='col'>{escape(word)}</th>" for word in heads)
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{cases}</td><td>{one}</td><td>{two}</td></tr>"
        for name, cases, one, two in _pairs(run, other)
    )
    return f"<h2>Side by side</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _named(run: Run) -> str:
    """A run by its name and by who answered in it."""
    return f"{run.name} ({run.about.get('answerer', 'not said')})"


def expected(result: Result) -> str:
    """What a right answer had to hold, in words."""
    case = result.case
    if not case.answerable:
        return "a refusal, or the question what is meant"
    return "; ".join(" or ".join(group) for group in [*case.figures, *case.strings]) or "the place named as evidence"


def _miss(result: Result) -> str:
    case, answer = result.case, result.answer or {}
    said = f"{case.id}: {case.question} · {result.stage}"
    status = str(answer.get("status", "none: the assistant broke"))
    why = [f"{score.name.replace('_', ' ')}: {score.explanation} (found: {score.found})" for score in result.missed]
    cited = [
        f"[{item['key']}] {item['source']}, {item['locator']}: {item['text']}" for item in answer.get("citations", [])
    ]
    return (
        f"<details><summary>{escape(said)}</summary>"
        + "".join(f"<p class='turn'>{escape(turn.role)}: {escape(turn.content)}</p>" for turn in case.history)
        + f"<p><b>Expected</b>: {escape(expected(result))} <small>{escape(case.where)}</small></p>"
        + _list(group[0] for group in case.evidence)
        + f"<p><b>Answer</b> ({escape(status)}):</p><pre>{escape(str(answer.get('text', '')))}</pre>"
        + "<p><b>Why it failed</b></p>"
        + _list(why)
        + (f"<p><b>Cited</b></p>{_list(cited)}" if cited else "")
        + (f"<p><small>{escape(case.note)}</small></p>" if case.note else "")
        + "</details>"
    )


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""


_PAGE = Template("""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>$title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}
table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}
th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #b1b4b6;vertical-align:top}
td{font-variant-numeric:tabular-nums}
small{color:#505a5f;margin-left:.4rem} pre{white-space:pre-wrap;background:#f3f2f1;padding:.75rem}
details{border-bottom:1px solid #b1b4b6;padding:.4rem 0} summary{cursor:pointer}
li{white-space:pre-wrap} .turn{color:#505a5f}
</style></head><body>
<h1>$title</h1>
<p>$cases cases, $passed passed ($share, 95% interval $interval). $paraphrases</p>
$beside<h2>By set</h2>$sets<h2>By kind</h2>$kinds<h2>Measures</h2>
<p>The share of the cases to which a measure applies; the small figure is how many those are.</p>$measures
<h2>Where it went wrong</h2>$stages
<h2>Every miss</h2>$misses
</body></html>
""")


def as_html(run: Run, other: Run | None = None) -> str:
    """The page of a run, beside another where one is given."""
    results = run.results
    passed = rate(results, "passed")
    missed = [result for result in results if not result.passed]
    sections = [
        f"<h3>{escape(name)} ({len(some)})</h3>" + "".join(map(_miss, some))
        for name, some in grouped(missed, by_set).items()
    ]
    stages = dict(sorted(grouped(missed, by_stage).items()))
    rows = "".join(f"<tr><th scope='row'>{escape(name)}</th><td>{len(some)}</td></tr>" for name, some in stages.items())
    return _PAGE.substitute(
        title=escape(f"Eval run {run.name}"),
        cases=len(results),
        passed=passed.right,
        share=share(passed),
        interval=interval(passed),
        paraphrases=_paraphrases(results),
        beside=_beside(run, other),
        sets=_chart("Set", grouped(results, by_set)),
        kinds=_chart("Kind", dict(sorted(grouped(results, by_kind).items()))),
        measures=_measures({**grouped(results, by_set), "all": list(results)}),
        stages=f"<table><tbody>{rows}</tbody></table>" if rows else "<p>Nowhere.</p>",
        misses="".join(sections) or "<p>None.</p>",
    )


def _paraphrases(results: Sequence[Result]) -> str:
    outcomes = [{result.passed for result in some} for some in families(results)]
    if not outcomes:
        return ""
    right, mixed = sum(one == {True} for one in outcomes), sum(len(one) == 2 for one in outcomes)
    return (
        f"Of {len(outcomes)} families of paraphrases, {right} are answered rightly throughout and {mixed} only in part."
    )


def _cell(text: str) -> str:
    """One line of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def as_markdown(run: Run, other: Run | None = None) -> str:
    """The same for a pull request or a wiki."""
    passed = rate(run.results, "passed")
    lines = [
        f"# Eval run {run.name}",
        "",
        f"{passed.total} cases, {passed.right} passed ({share(passed)}, 95% interval {interval(passed)}).",
        "",
    ]
    if other:
        lines += [f"| Set | Cases of both | {_cell(_named(run))} | {_cell(_named(other))} |", "| --- " * 4 + "|"]
        lines += [f"| {_cell(name)} | {cases} | {one} | {two} |" for name, cases, one, two in _pairs(run, other)]
        lines.append("")
    lines += [f"| Set | Cases | 95% interval | {' | '.join(MEASURES.values())} |", "| --- " * (len(MEASURES) + 3) + "|"]
    for name, some in {**grouped(run.results, by_set), "all": list(run.results)}.items():
        cells = " | ".join(share(rate(some, measure)) for measure in MEASURES)
        lines.append(f"| {_cell(name)} | {len(some)} | {interval(rate(some, 'passed'))} | {cells} |")
    lines += [
        "",
        "## Every miss",
        "",
        "| Case | Question | Expected | Stage | Why |",
        "| --- | --- | --- | --- | --- |",
    ]
    for result in run.results:
        if not result.passed:
            why = "; ".join(f"{score.name}: {score.explanation}" for score in result.missed)
            cells_of = (result.case.id, result.case.question, expected(result), result.stage or "", why)
            lines.append("| " + " | ".join(map(_cell, cells_of)) + " |")
    return "\n".join(lines) + "\n"
