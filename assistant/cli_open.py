"""What the commands share: which index is read, how it is opened, and how a line is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from index.commands import write
from index.errors import AssistantError
from index.places import HOME_VARIABLE, default_home, default_seeds

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

Built = Annotated[
    Path | None,
    typer.Option("--index", help=f"folder of the built index; without it {HOME_VARIABLE}, or .index"),
]
Seeds = Annotated[
    Path | None,
    typer.Option(help="folder of the sources that the index must be built from; seeds/ where no index is named"),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="PROVIDER:NAME",
        help="a chat model that words the answers; without it ASSISTANT_MODEL, or none",
    ),
]


def opened(path: Path | None, seeds: Path | None, model: str | None = None) -> Assistant:
    """The assistant over the index at `path`. An index that was not named must be built from seeds/ as it is now."""
    from assistant.assistant import Assistant
    from index.attuned import Attuned
    from index.embedding import Embedder
    from index.store import Index

    set_to = settings(model)
    embedder = Embedder(set_to.embedding or None)
    named = path or set_to.index
    if named is None and seeds is None:
        seeds = default_seeds()
    index = Index.open(named or default_home(), seeds=seeds, model_id=embedder.id)
    return Assistant(index, embedder, set_to, Attuned())


def settings(model: str | None = None) -> Settings:
    """What is set in the environment, and the `model` of the call. Raises AssistantError where a value is wrong."""
    from assistant.settings import Settings

    try:
        return Settings(model=model) if model else Settings()
    except ValidationError as fault:
        first = fault.errors()[0]
        name = "_".join(map(str, ("ASSISTANT", *first["loc"]))).upper()
        raise AssistantError(f"{name}: {first['msg']}, found {first['input']!r}. Set it anew, or unset it.") from fault


def say(text: str, unpaired: str = "replace") -> None:
    """A line, at once; `unpaired` is what becomes of half a character."""
    write(text + "\n", unpaired)
