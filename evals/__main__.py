"""`python -m evals …`: sets of known answers, put to the assistant; runs, compared and reported.

Exit codes: 0 done, 1 a set is below its floor or lint found an error, 2 the call or the input is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from evals import floors, ledger, quote_lookups, show, summing_up
from evals.ablations import PARTS, table
from evals.answerers import ASSISTANT, PEERS, WITHOUT, index_of, open_answerer
from evals.compare import compare as compare_runs
from evals.compare import in_words
from evals.feedback import FILL_IN, drafts, write_drafts
from evals.junit import as_junit
from evals.lint import Indexed
from evals.lint import lint as lint_sets
from evals.report import as_html, as_markdown
from evals.results import Result, rate
from evals.retrieval import look_up, open_finder
from evals.run import Answerer, Judged, Plan, answer_all
from evals.sets import CaseSet, read_all, write_template
from evals.sources import read_sources, sources_of
from index.commands import group
from index.records import KINDS

app = group("Known answers put to the assistant.")
out, err = show.console(), show.console(err=True)
Sets = Annotated[
    list[str] | None, typer.Argument(help="names of shipped sets, or files; without any, all shipped sets")
]
Seeds = Annotated[Path | None, typer.Option(help="folder of the sources, where they are not this project's own")]


@app.command()
def run(
    sets: Sets = None,
    *,
    index: Annotated[Path | None, typer.Option(help="folder of the built index")] = None,
    answerer: Annotated[
        str, typer.Option(help="who answers: ‘assistant’, ‘plain-rag’, or MODULE:CALLABLE")
    ] = ASSISTANT,
    limit: Annotated[int | None, typer.Option(min=1, help="only the first N cases of each set")] = None,
    folder: Annotated[Path | None, typer.Option("--out", help="folder for the results; evals/runs/N without")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="processes that answer")] = 1,
    twice: Annotated[bool, typer.Option(help="ask everything twice, and compare the bytes")] = False,
    misses: Annotated[bool, typer.Option(help="print every miss on a few lines")] = False,
    resume: Annotated[bool, typer.Option(help="go on with a run that was interrupted")] = False,
    junit: Annotated[Path | None, typer.Option(help="also write JUnit XML to this file")] = None,
    seeds: Seeds = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="PROVIDER:NAME", help="a chat model that words the assistant's answers; none without it"),
    ] = None,
) -> None:
    """Put sets to the assistant; exit 1 where one is below its floor."""
    held = floors.read()
    read_sets = read_all(sets or [])
    opener = partial(open_answerer, answerer, index, model)
    opened = opener()  # here, so that a missing index is told before any process is started
    about = ledger.About(
        sets={one.name: one.sha256 for one in read_sets},
        answerer=f"{answerer} with {model}" if model else answerer,
        index=index_of(opened),
        limit=limit,
        twice=twice,
    )
    pairs = tuple((one.name, case) for one in read_sets for case in one.cases[:limit])
    place = folder or (ledger.unfinished() if resume else ledger.next_folder())
    plan = Plan((lambda: opened) if jobs == 1 else opener, pairs, sources_of(opened, seeds, index), twice)
    with ledger.Journal(place, about, resume=resume) as journal:
        kept = journal.finish(_ask(plan, journal, jobs))
    summing_up.keep(kept)
    if junit:
        _write(junit, as_junit(kept.results))
    if misses:
        show.misses(out, kept.results)
    show.tables(out, kept.results)
    if said := show.worded(kept.results):
        out.print(said, highlight=False)
    out.print(_times(kept.folder), highlight=False)
    out.print(f"Results: {kept.folder / ledger.RESULTS}", highlight=False, soft_wrap=True)
    _end(read_sets, [] if limit else floors.breaches(kept.results, held))


def _ask(plan: Plan, journal: ledger.Journal, jobs: int) -> list[Judged]:
    """Answers what is not yet done, each on disk before the next, behind a progress bar."""
    judged = list(journal.done)
    left = Plan(plan.opener, plan.pairs[len(judged) :], plan.sources, plan.twice)
    for one in track(answer_all(left, jobs), "Asking", total=len(left.pairs), console=err, disable=not err.is_terminal):
        journal.add(one)
        judged.append(one)
    return judged


def _times(folder: Path) -> str:
    times = json.loads((folder / ledger.LATENCY).read_text(encoding="utf-8"))["all"]
    said = ", ".join(f"{name} {1000 * times[name]:.0f} ms" for name in ("p50", "p90", "p95", "p99", "p100"))
    return f"Time of an answer: {said}"


def _end(read_sets: list[CaseSet], breaches: list[floors.Breach]) -> None:
    for breach in breaches:
        err.print(f"Below its floor: {breach}", markup=False, highlight=False, soft_wrap=True)
    faults = [fault for one in read_sets for fault in one.faults]
    for fault in faults:
        err.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    if faults or breaches:
        raise typer.Exit(2 if faults else 1)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise typer.BadParameter(f"{path} cannot be written: {fault.strerror}") from fault


@app.command()
def ablation(
    sets: Sets = None,
    *,
    index: Annotated[Path | None, typer.Option(help="folder of the built index")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="only the first N cases of each set")] = None,
    md: Annotated[Path | None, typer.Option(help="write the table to this file too")] = None,
) -> None:
    """What each part brings: the same cases put to the assistant, to it without a part, and to the plain recipe."""
    pairs = tuple((one.name, case) for one in read_all(sets or []) for case in one.cases[:limit])
    runs: dict[str, list[Result]] = {}
    for name in (ASSISTANT, *(WITHOUT + part for part in PARTS), *PEERS):
        opened = open_answerer(name, index)
        answers = answer_all(Plan(partial(_same, opened), pairs, sources_of(opened, None, index)))
        runs[name] = [
            one.result for one in track(answers, name, total=len(pairs), console=err, disable=not err.is_terminal)
        ]
    text = table(runs)
    if md:
        _write(md, text)
    out.print(text, markup=False, highlight=False, soft_wrap=True)


def _same(opened: Answerer) -> Answerer:
    return opened


@app.command("list")
def list_sets() -> None:
    """The shipped sets."""
    show.sets(out, read_all([]))


@app.command()
def lint(
    sets: Sets = None,
    *,
    index: Annotated[Path | None, typer.Option(help="also check against the disagreements of this index")] = None,
    seeds: Seeds = None,
) -> None:
    """What is doubtful in sets: wrong ids, fragments in no source, figures not in their evidence, contradictions."""
    read_sets = read_all(sets or [])
    found = lint_sets(read_sets, read_sources(seeds, index), _indexed(index) if index else None)
    for finding in found:
        out.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    serious = sum(finding.serious for finding in found)
    cases = sum(len(one.cases) for one in read_sets)
    out.print(f"{cases} cases: {serious} errors, {len(found) - serious} warnings", highlight=False)
    if serious:
        raise typer.Exit(1)


def _indexed(home: Path) -> Indexed:
    from index.store import Index

    with Index.open(home) as opened:
        return Indexed(opened.records, opened.links)


@app.command()
def new(path: Annotated[Path, typer.Argument(help="file to write: SET.csv for a spreadsheet, or SET.jsonl")]) -> None:
    """Write a template of a set."""
    write_template(path)
    out.print(
        f"{path}: two example lines to replace with your own; then `python -m evals lint {path}`.", highlight=False
    )


@app.command("from-feedback")
def from_feedback(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="where the chat window keeps feedback")],
    written: Annotated[Path, typer.Option("--out", help="the set to write")] = Path("feedback-cases.jsonl"),
) -> None:
    """Make draft cases of kept feedback; what a person has to fill in says so."""
    cases = drafts(path)
    write_drafts(cases, written)
    open_ones = sum(FILL_IN in case.model_dump_json() for case in cases)
    out.print(f"{written}: {len(cases)} draft cases, {open_ones} with something to fill in", highlight=False)


@app.command()
def compare(
    first: Annotated[str | None, typer.Argument(help="a run: its number, folder or results file")] = None,
    second: Annotated[str | None, typer.Argument(help="another; without both, the last two runs")] = None,
) -> None:
    """Every case that changed between two runs, both ways, and whether that may be chance."""
    names = [first, second] if first and second else ledger.last(2)
    one, other = (ledger.open_run(str(name)) for name in names)
    found = compare_runs(one.results, other.results)
    before, after = rate(one.results, "passed"), rate(other.results, "passed")
    out.print(
        f"{one.name}: {before.right} of {before.total} passed; {other.name}: {after.right} of {after.total}",
        highlight=False,
    )
    for line in in_words(found):
        out.print(line, markup=False, highlight=False, soft_wrap=True)


@app.command()
def report(
    run_name: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="a run: its number, folder or results file; the last without")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="write a page that needs nothing beside itself")] = None,
    md: Annotated[Path | None, typer.Option(help="write Markdown")] = None,
    junit: Annotated[Path | None, typer.Option(help="write JUnit XML")] = None,
    beside: Annotated[
        str | None, typer.Option(metavar="RUN", help="another run to show side by side, a peer's say")
    ] = None,
    floors_of: Annotated[
        bool, typer.Option("--floors", help="print the rates as they would stand in floors.toml")
    ] = False,
) -> None:
    """A run as a page: charts by set and kind, and every miss explained."""
    kept = ledger.open_run(run_name or ledger.last(1)[0])
    other = ledger.open_run(beside) if beside else None
    wanted: list[tuple[Path | None, Callable[[], str]]] = [
        (html, lambda: as_html(kept, other)),
        (md, lambda: as_markdown(kept, other)),
        (junit, lambda: as_junit(kept.results)),
    ]
    for path, made in wanted:
        if path:
            _write(path, made())
            out.print(f"Written: {path}", highlight=False, soft_wrap=True)
    if floors_of:
        out.print(floors.as_toml(kept.results), markup=False, highlight=False)
    if not any((html, md, junit, floors_of)):
        show.tables(out, kept.results)


@app.command()
def retrieval(
    sets: Sets = None,
    *,
    index: Annotated[Path | None, typer.Option(help="folder of the built index")] = None,
    k: Annotated[int, typer.Option(min=1, help="how many records are looked up")] = 10,
    seeds: Seeds = None,
) -> None:
    """How well records are found, by kind: success, recall, RR and nDCG."""
    cases = [case for one in read_all(sets or []) for case in one.cases]
    finder, records = open_finder(index)
    looks = list(look_up(cases, finder, records, read_sources(seeds, index), k))
    show.retrieval(out, {kind: some for kind in KINDS if (some := [look for look in looks if look.kind == kind])}, k)


@app.command()
def quotes(
    path: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="look-ups, one JSON object a line")
    ] = quote_lookups.OWN,
    *,
    index: Annotated[Path | None, typer.Option(help="folder of the built index")] = None,
    seeds: Seeds = None,
) -> None:
    """How many quotes are found by a topic, among the first five; exit 1 below the floor."""
    from assistant import Assistant

    cases = quote_lookups.read(path, read_sources(seeds, index))
    looked = list(quote_lookups.look_up(cases, Assistant.open(index)))
    for line in quote_lookups.in_words(looked):
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    share = sum(one.right for one in looked) / len(looked)
    floor = floors.read().get(quote_lookups.FLOOR, {}).get("passed", 0.0)
    if path == quote_lookups.OWN and share < floor:
        err.print(f"Below its floor: {share:.1%}, and {floor:.1%} is the least", highlight=False)
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
