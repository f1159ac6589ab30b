"""The plain recipe, to be measured beside the assistant: LangChain's recursive pieces, the nearest four as they are.

No model phrases the answer here, so it is the recipe's retrieval that is compared: whether the evidence is among what a
model would be given. It never refuses, as the recipe does not either. Over so few pieces, an exact search finds the
four that Chroma would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from assistant.answer import Answer, Citation, Status
from index.records import Locator, Passage

SIZE, OVERLAP, NEAREST = 1000, 200, 4


class Encoder(Protocol):
    """What makes unit vectors of texts."""

    def embed_documents(self, texts: list[str], /) -> list[list[float]]:
        """A vector for each text."""
        ...

    def embed_query(self, text: str, /) -> list[float]:
        """The vector of a question."""
        ...


def pieces(sources: Mapping[str, str]) -> list[Passage]:
    """Every source cut by LangChain's recursive splitter: 1,000 characters at most, of which 200 may be shared."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    return [
        Passage(f"{name}:{start}", Locator(name, (), start, start + len(piece.page_content)), piece.page_content)
        for name, text in sources.items()
        for piece in splitter.create_documents([text])
        for start in [piece.metadata["start_index"]]
    ]


class PlainRecipe:
    """Shows the four pieces nearest to the question, in the order of nearness."""

    def __init__(self, sources: Mapping[str, str], encoder: Encoder) -> None:
        self._pieces, self._encoder = pieces(sources), encoder
        self._matrix = np.asarray(encoder.embed_documents([piece.text for piece in self._pieces]))

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        """The nearest pieces; the last question of the user stands before a follow-up, as the recipe has it."""
        earlier = [turn["content"] for turn in history if turn["role"] == "user"][-1:]
        nearness = self._matrix @ np.asarray(self._encoder.embed_query(" ".join([*earlier, question])))
        best = [self._pieces[at] for at in np.argsort(-nearness, kind="stable")[:NEAREST]]
        citations = tuple(
            Citation(key, piece, piece.locator.start, piece.locator.end, piece.text)
            for key, piece in enumerate(best, 1)
        )
        text = "\n\n".join(f"{one.text} [{one.key}]" for one in citations)
        return Answer(question, Status.ANSWERED, text, citations)


def plain_recipe() -> PlainRecipe:
    """The plain recipe over this project's sources and with its embedding model."""
    from evals.sources import read_sources
    from index.embedding import Embedder

    return PlainRecipe(read_sources(), Embedder())
