"""The LangChain faces of an assistant: a retriever over its records, its look-ups as tools, the whole as one Runnable.

    find = retriever(assistant, "quote", k=3)          # prompt | model | … can stand on its Documents
    answers = as_runnable(assistant).batch(["How many councils took part?", {"question": …, "history": […]}])
    agent = create_agent(model, tools(assistant))      # what an agent says of what they give passes no gate of ours

None needs the others, and the assistant needs none: they are for chains that are built around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, Unpack

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, Field

from assistant.answer import ILLUSTRATE, Answer
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.questions import clean
from assistant.quote_lookup import FoundQuote
from assistant.retrieve import Retriever
from assistant.statistic_lookup import FoundStatistic
from assistant.verdicts import Checked
from index.errors import AssistantError
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

    def quotes(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[QuoteFilters]
    ) -> LookedUp[FoundQuote]: ...

    def statistics(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[StatisticFilters]
    ) -> LookedUp[FoundStatistic]: ...

    def check(self, claim: str) -> Checked: ...


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


class AskArguments(BaseModel):
    """What `ask` takes."""

    question: str = Field(description="a question about the survey reports, whole in itself")


class QuoteArguments(BaseModel):
    """What `find_quotes` takes."""

    topic: str | None = Field(default=None, description="what the quotes are to be about; all without it")
    group: str | None = Field(default=None, description="only those of a group of respondents, by a part of its name")
    limit: int = Field(default=10, ge=1, le=100, description="at most so many")


class StatisticArguments(BaseModel):
    """What `find_statistics` takes."""

    topic: str = Field(description="what is measured")
    group: str | None = Field(default=None, description="only those of a group of respondents")
    response: str | None = Field(default=None, description="only those that count this answer, as it is printed")
    limit: int = Field(default=10, ge=1, le=100, description="at most so many")


class ClaimArguments(BaseModel):
    """What `check_claim` takes."""

    claim: str = Field(description="a sentence or a draft whose figures and quotations are to be checked")


def tools(assistant: Assistant) -> list[BaseTool]:
    """`ask`, `find_quotes`, `find_statistics` and `check_claim`, each giving a JSON object.

    A fault that a person can mend (a group that there is not) is told in the tool's reply, with what there is.
    """

    def ask(question: str) -> dict[str, Any]:
        return assistant.ask(question).to_json()

    def find_quotes(topic: str | None = None, group: str | None = None, limit: int = 10) -> dict[str, Any]:
        try:
            found = assistant.quotes(topic, group, limit=limit)
        except AssistantError as fault:
            return {"error": str(fault)}
        return {"quotes": [one.to_json() for one in found], "total": found.total, "caveats": [ILLUSTRATE]}

    def find_statistics(
        topic: str, group: str | None = None, response: str | None = None, limit: int = 10
    ) -> dict[str, Any]:
        try:
            found = assistant.statistics(topic, group, response=response, limit=limit)
        except AssistantError as fault:
            return {"error": str(fault)}
        return {"statistics": [one.to_json() for one in found], "total": found.total}

    def check_claim(claim: str) -> dict[str, Any]:
        return assistant.check(claim).to_json()

    return [
        StructuredTool.from_function(
            ask,
            description="Answer a question from the survey reports: the published figure or words, with citations, or "
            "that they do not say.",
            args_schema=AskArguments,
        ),
        StructuredTool.from_function(
            find_quotes,
            description="What respondents and named people said, word for word.",
            args_schema=QuoteArguments,
        ),
        StructuredTool.from_function(
            find_statistics,
            description="Published figures on a topic, each with its group, answer, survey question and place.",
            args_schema=StatisticArguments,
        ),
        StructuredTool.from_function(
            check_claim,
            description="Hold each figure and quotation of a text against what is published.",
            args_schema=ClaimArguments,
        ),
    ]


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
