"""`python -m index build | add | list | show | check`: the index, built and read from the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from index.check import faults
from index.commands import group, write
from index.disk import as_json
from index.errors import AssistantError, RecordUnknown
from index.places import HOME_VARIABLE, default_home, default_seeds
from index.records import KINDS, Record, kind_of, to_json
from index.sources import NOT_STATED

err = Console(stderr=True)
STEPS = {
    "read": "Reading the sources",
    "extract": "Finding passages, statistics and quotes",
    "embed": "Embedding",
    "write": "Writing",
    "store": "Writing the vectors",
}


app = group("Sources read into records, and records into vectors.")

Home = Annotated[
    Path | None,
    typer.Option(help=f"folder of the built index; without it {HOME_VARIABLE}, or .index", show_default=False),
]
Seeds = Annotated[
    Path | None, typer.Option(help="folder of the sources and sources.toml; without it seeds/", show_default=False)
]
Model = Annotated[
    str,
    typer.Option(
        "--embedding", envvar="ASSISTANT_EMBEDDING", help="another sentence-transformers model: folder or name"
    ),
]


@app.command()
def build(home: Home = None, seeds: Seeds = None, embedding: Model = "", force: bool = False) -> None:
    """Build the index from the sources, if it is missing or stale. --force builds it in any case and embeds anew."""
    _build(home or default_home(), seeds or default_seeds(), embedding, force=force)


@app.command()
def add(
    file: Path,
    *,
    title: str = NOT_STATED,
    publisher: str = NOT_STATED,
    date: Annotated[str, typer.Option(help="as far as it is printed: 1999, 1999-10 or 1999-10-24")] = NOT_STATED,
    licence: str = NOT_STATED,
    home: Home = None,
    seeds: Seeds = None,
    embedding: Model = "",
) -> None:
    """Add a text of your own to the sources and build the index with it. The same name again replaces it."""
    from index.added import add_source

    place, sources = home or default_home(), seeds or default_seeds()
    stated = {"title": title, "publisher": publisher, "date": date, "licence": licence}
    folder = add_source(file, place, seeds=sources, stated=stated)
    try:
        _build(place, sources, embedding)
    except AssistantError as fault:
        raise type(fault)(f"{fault}\nThe copy is in {folder}: mend it there, or remove that folder.") from fault
    with _open(place, sources) as index:
        found = Counter(kind_of(record) for record in index.records.values() if record.locator.source == file.name)
    _say(f"{file.name}: {_counted(found)}. To take it out: remove {folder}, then build")


@app.command("list")
def list_records(
    kind: Annotated[str | None, typer.Option(help=", ".join(KINDS))] = None,
    source: Annotated[str | None, typer.Option(help="the source's file name")] = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
    home: Home = None,
    seeds: Seeds = None,
) -> None:
    """List the records, in the order of the sources."""
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"expected one of {', '.join(KINDS)}, found '{kind}'", param_hint="--kind")
    with _open(home, seeds) as index:
        if source is not None and source not in index.sources:
            raise typer.BadParameter(
                f"expected one of {', '.join(index.sources)}, found '{source}'", param_hint="--source"
            )
        records = [
            record
            for record in index.records.values()
            if kind in (None, kind_of(record)) and source in (None, record.locator.source)
        ]
    _say("\n".join(as_json(to_json(record)) if json else _line(record) for record in records))


@app.command()
def show(
    id: Annotated[str, typer.Argument(help="a record's id, or a source's file name")],
    json: Annotated[bool, typer.Option("--json", help="the record as a JSON object")] = False,
    home: Home = None,
    seeds: Seeds = None,
) -> None:
    """Show a record with its place, or a source's whole text, to the character."""
    with _open(home, seeds) as index:
        if id in index.sources:
            write(index.sources[id].text)
            return
        try:
            record = index.record(id)
        except RecordUnknown as fault:
            raise RecordUnknown(f"{fault}\nSources: {', '.join(index.sources)}") from fault
    _say(as_json(to_json(record)) if json else _page(record))


@app.command()
def check(home: Home = None, seeds: Seeds = None) -> None:
    """Check that every record is its source's own words; exit 1, with a list, where one is not."""
    with _open(home, seeds) as index:
        found = list(faults(index.sources.values(), index.records.values(), index.links))
        counts = Counter(map(kind_of, index.records.values()))
    if found:
        _say("\n".join(found))
        raise typer.Exit(1)
    _say(f"{_counted(counts)} of {_many(len(index.sources), 'source')}: all verbatim")


def _build(home: Path, seeds: Path, embedding: str, *, force: bool = False) -> None:
    from index.build import build
    from index.embedding import Embedder

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=err,
        disable=not err.is_terminal,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None)

        def tell(step: str, done: int = 0, total: int = 0, /) -> None:
            bar.update(task, description=STEPS.get(step, "Finishing"), completed=done, total=total or None)

        manifest = build(seeds, home, embedder=Embedder(embedding or None), progress=tell, force=force)
    counts = manifest.counts
    _say(f"{home}: {_counted(counts)} of {_many(counts['source'], 'source')}, build {manifest.build}")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(_many(counts[kind], kind) for kind in KINDS)


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _open(home: Path | None, seeds: Path | None) -> Any:
    from index.store import Index

    return Index.open(home or default_home(), seeds=seeds or default_seeds())


def _page(record: Record) -> str:
    """The record's fields that say something, one a line, then its words."""
    data = {name: value for name, value in to_json(record).items() if value not in (None, (), "")}
    text = data.pop("text")
    data.pop("headings", None)  # the locator has them
    return "\n".join(f"{name:<15} {value}" for name, value in data.items()) + f"\n\n{text}"


def _line(record: Record) -> str:
    text = " ".join(record.text.split())
    return f"{record.id}  {record.locator}  {text if len(text) <= 80 else text[:79] + '…'}"


def _say(text: str) -> None:
    write(text + "\n" if text else "")


if __name__ == "__main__":
    app()
