"""Who answers: the assistant, a peer by its name, or anything else with `.ask`, named as `module:callable`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from evals.errors import RunError
from evals.run import Answerer

ASSISTANT = "assistant"
PEERS = {"plain-rag": "evals.peers:plain_recipe"}


def open_answerer(name: str = ASSISTANT, index: Path | None = None) -> Answerer:
    """The assistant over the index at `index`, a peer, or what `module:callable` returns when called with nothing.

    Raises RunError where there is none of that name, and what opening an index raises.
    """
    if name == ASSISTANT:
        from assistant import Assistant

        return cast("Answerer", Assistant.open(index))
    module, colon, attribute = PEERS.get(name, name).partition(":")
    if not colon:
        raise RunError(f"There is no answerer ‘{name}’. Say ‘{ASSISTANT}’, ‘{', '.join(PEERS)}’, or MODULE:CALLABLE.")
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
