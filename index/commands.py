"""The command line's manners, shared by `python -m index`, `assistant` and `evals`.

A person's mistake ends in its message and exit code, without a traceback; Ctrl+C ends in no message at all. Output is
written as bytes, so that no locale changes a character of a source.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from index.errors import AssistantError

INTERRUPTED = 130  # what shells give a program that Ctrl+C stopped


class Commands(TyperGroup):
    """Ends a command that met a person's mistake with its message, and one that was interrupted with none."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except AssistantError as fault:
            typer.echo(str(fault), err=True)
            raise typer.Exit(fault.exit_code) from fault
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


def group(help: str) -> typer.Typer:
    """An empty group of commands."""
    return typer.Typer(
        cls=Commands, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=help
    )


def write(text: str, unpaired: str = "replace") -> None:
    r"""Text to standard output, at once. As bytes: print would change characters or line ends, and offsets with them.

    `unpaired` is what becomes of half a character, which UTF-8 cannot hold: '\ud800' is what JSON writes for one.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", unpaired))
    sys.stdout.buffer.flush()
