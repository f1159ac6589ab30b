"""Who answers: the assistant, a peer by its name, or anything else with `.ask`, named as `module:callable`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from evals.ablations import PARTS, without
from evals.errors import RunError
from evals.run import Answerer

ASSISTANT = "assistant"
PEERS = {"plain-rag": "evals.peers:plain_recipe"}
WITHOUT = "without-"


def open_answerer(name: str = ASSISTANT, index: Path | None = None, model: str | None = None) -> Answerer:
    """The assistant over the index at `index`, whole or without a part, a peer, or what `module:callable` returns.

    A `model` words the assistant's answers; without it none does, whatever the environment sets.

    Raises RunError where there is none of that name, and what opening an index raises.
    """
    if name == ASSISTANT:
        from assistant import Assistant, Settings

        settings = Settings().model_copy(update={"model": model})
        return cast("Answerer", Assistant.open(index, settings))
    if model:
        raise RunError(f"Only the assistant takes a model, and not ‘{name}’. Leave out --model or --answerer.")
    if name.removeprefix(WITHOUT) in PARTS and name.startswith(WITHOUT):
        from assistant import Assistant
        from index.embedding import Embedder

        return without(name.removeprefix(WITHOUT), Assistant.open(index), Embedder())
    module, colon, attribute = PEERS.get(name, name).partition(":")
    if not colon:
        known = ", ".join(f"‘{one}’" for one in (ASSISTANT, *PEERS, *(WITHOUT + part for part in PARTS)))
        raise RunError(f"There is no answerer ‘{name}’. Say {known}, or MODULE:CALLABLE.")
    try:
        return cast("Answerer", getattr(importlib.import_module(module), attribute)())
    except (ImportError, AttributeError) as fault:
        raise RunError(f"The answerer ‘{name}’ cannot be made: {fault}.") from fault


_TELLING = ("schema", "build", "model", "seeds", "counts")


def index_of(answerer: Answerer) -> dict[str, Any] | None:
    """What the manifest of the index says that an answer depends on, where the answerer tells.

    Not the digests of its files: two builds of the same contents may lay them out differently.
    """
    manifest = getattr(answerer, "manifest", None)
    return {key: manifest[key] for key in _TELLING if key in manifest} if isinstance(manifest, Mapping) else None
