"""Wordings ranked for a question that asks what was said, in the way of the look-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.matching import Words
from assistant.retrieve import Retriever
from assistant.topical import ENOUGH, ranked
from assistant.wordings import Wording
from index.records import Quote

__all__ = ["ENOUGH", "Heard", "heard"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A wording with how well it fits: `explained` is the share of the topic that it and what stands around it say."""

    wording: Wording
    explained: float
    score: float


def heard(
    catalogue: Catalogue, retriever: Retriever, text: str, words: Words, keep: Callable[[Quote], bool]
) -> list[Heard]:
    """The wordings of which a place is to be kept, the best for a topic first."""
    kept = [wording for wording in catalogue.wordings if any(keep(quote) for quote in wording.quotes)]
    kept.sort(key=lambda wording: wording.key)
    found = ranked("quote", text, words, kept, catalogue, retriever)
    return [Heard(one.item, one.explained, one.score) for one in found]
