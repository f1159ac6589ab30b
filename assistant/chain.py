"""The LangChain faces of an assistant: a retriever over its records, and the whole as one Runnable.

    find = retriever(assistant, "quote", k=3)          # prompt | model | … can stand on its Documents
    answers = as_runnable(assistant).batch(["How many councils took part?", {"question": …, "history": […]}])

Neither needs the other, and the assistant needs neither: they are for chains that are built around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import Field

from assistant.answer import Answer
from assistant.questions import clean
from assistant.retrieve import Retriever
from index.records import Record
from index.store import Index

Kind = Literal["passage", "statistic", "quote"]
Asking = str | Mapping[str, object]
"""A question, or {'question', 'history'} with a history of {'role', 'content'}, oldest first."""


class Assistant(Protocol):
    """What the two faces ask of an assistant."""

    index: Index
    _embedder: Embeddings

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer: ...


class RecordRetriever(BaseRetriever):
    """The `k` best records of one kind for a question, by meaning and by words, as Documents."""

    finder: Retriever
    kind: Kind = "passage"
    k: int = Field(default=8, ge=1)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  (LangChain hands it over by name)
    ) -> list[Document]:
        text = clean(query)
        return [_document(record) for record in self.finder.find(self.kind, text, self.k).records] if text else []


def retriever(assistant: Assistant, kind: Kind = "passage", k: int = 8) -> RecordRetriever:
    """Finds records of a kind. Raises ValueError where there is no such kind, or `k` is less than 1."""
    return RecordRetriever(finder=Retriever(assistant.index, assistant._embedder), kind=kind, k=k)  # noqa: SLF001


def as_runnable(assistant: Assistant) -> Runnable[Asking, Answer]:
    """The assistant as a Runnable: `invoke`, `stream`, `batch` and their async twins.

    The steps of the flow (interpret, compose, verify) show up inside it in a trace. Raises TypeError where what is
    asked is neither a text nor a mapping with a 'question' text.
    """

    def ask(asking: Asking) -> Answer:
        return assistant.ask(*_asked(asking))

    return RunnableLambda(ask, name="assistant")


def _asked(asking: object) -> tuple[str, Sequence[Mapping[str, str]]]:
    fields: Mapping[str, Any] = asking if isinstance(asking, Mapping) else {"question": asking}
    question = fields.get("question")
    if not isinstance(question, str):
        raise TypeError(f"expected a question, or a mapping with 'question' and 'history', found {asking!r:.80}")
    return question, fields.get("history") or ()


def _document(record: Record) -> Document:
    place = record.locator
    return Document(
        id=record.id,
        page_content=record.text,
        metadata={"source": place.source, "locator": str(place), "start": place.start, "end": place.end},
    )
