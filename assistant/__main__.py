"""`python -m assistant ask | quotes | statistics | check | chat | mcp`: an answer, a look-up, a draft, the window.

Exit codes: 0 done, 1 a checked claim is not what the sources say, 2 the call or the input is wrong.
"""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import cli_check
from assistant.cli_lines import answered, opened_lines
from assistant.cli_lookup import quotes, statistics
from assistant.cli_open import Built, Model, Seeds, opened, say, settings
from assistant.cli_text import as_text
from index.commands import group
from index.disk import as_json

if TYPE_CHECKING:
    from assistant.assistant import Assistant

app = group("Ask survey reports a question; get the published figure, as printed, with its place.")


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="in quotation marks")] = None,
    *,
    source: Annotated[
        list[str] | None,
        typer.Option(help="read this source only; a part of its name is enough, and it may be given several times"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object in place of text")] = False,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-",
            help="answer the questions in a file, or in standard input: one object a line in, "
            '{"id", "question", "history": [{"role", "content"}]}, and one a line out, in the same order',
        ),
    ] = None,
    index: Built = None,
    seeds: Seeds = None,
    model: Model = None,
) -> None:
    """Answer a question, with the words of the sources that the answer cites and where they are printed."""
    if jsonl is not None:
        if question or source:
            raise typer.BadParameter("give a QUESTION or --jsonl, not both; --source goes with a QUESTION")
        _ask_lines(jsonl, index, seeds, model)
        return
    if not question:
        raise typer.BadParameter("there is no question. Give one in quotation marks, or a file of them with --jsonl")
    if len(question) > 1:
        raise typer.BadParameter(f"expected one QUESTION, found {len(question)} words. Put it in quotation marks")
    answer = opened(index, seeds, model).ask(question[0], sources=source or None)
    say(as_json(answer.to_json()) if json else as_text(answer), "backslashreplace" if json else "replace")


@app.command()
def check(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="a sentence or more, in quotation marks")] = None,
    *,
    file: Annotated[Path | None, typer.Option(help="a draft in place of a CLAIM: .docx, .md or .txt")] = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object in place of text")] = False,
    index: Built = None,
    seeds: Seeds = None,
) -> None:
    """Hold the figures and quotations of a claim, or of a draft, against the sources; exit 1 where they differ."""
    raise typer.Exit(cli_check.check(claim, file, lambda: opened(index, seeds), say, json=json))


@app.command()
def chat(
    *,
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="port to listen on; 0 takes any free one")] = 7860,
    index: Built = None,
    seeds: Seeds = None,
    model: Model = None,
) -> None:
    """Open the chat window; its address is printed. Ctrl+C stops it."""
    from assistant.evaluation import read_last
    from assistant.feedback import keep
    from assistant.web.server import serve

    def ready() -> Assistant:
        assistant = opened(index, seeds, model)
        _ = assistant.starters  # reads the labels and loads the model now, not when the first question waits for it
        return assistant

    serve(ready, host, port, keep=partial(keep, path=settings().feedback), evaluate=read_last, say=say)


@app.command()
def mcp(*, index: Built = None, seeds: Seeds = None) -> None:
    """Serve the look-ups to programs that speak MCP, over standard input and output, until the input ends."""
    from assistant.web.tools import serve_tools

    def ready() -> Assistant:
        assistant = opened(index, seeds)
        _ = assistant.starters
        return assistant

    serve_tools(ready)


app.command()(quotes)
app.command()(statistics)


def _ask_lines(path: str, index: Path | None, seeds: Path | None, model: str | None) -> None:
    # Python's own Ctrl+C waits for the interpreter, and a read that is about to wait for a line lets it wait too.
    # Nothing here is left half done, so the system's ends it at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    unread = 0
    with opened_lines(path) as lines:
        for one in answered(lines, opened(index, seeds, model)):
            say(as_json(one), "backslashreplace")
            unread += "error" in one
    if unread:
        typer.echo(f"{unread} of the lines could not be answered; each has an 'error' in the output.", err=True)
        raise typer.Exit(2)


if __name__ == "__main__":
    app()
