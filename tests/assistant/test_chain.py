from __future__ import annotations

import asyncio
from typing import Any, cast
from uuid import UUID

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from assistant import Answer, Assistant
from assistant.chain import Asking, Kind, as_runnable, retriever, tools
from tests.assistant.library import SHORT, TEXTS

pytestmark = pytest.mark.store

BEFORE = [{"role": "user", "content": "What share of readers say that there is nothing new to read?"}]
FOLLOW_UP = {"question": "And volunteers?", "history": BEFORE}


class Names(BaseCallbackHandler):
    """Keeps the names of the runs that begin, each with whether it runs inside another."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, bool]] = []

    def on_chain_start(
        self, serialized: Any, inputs: Any, *, run_id: UUID, parent_run_id: UUID | None = None, **kwargs: Any
    ) -> None:
        self.begun.append((kwargs["name"], parent_run_id is not None))


# The retriever


@pytest.mark.parametrize("kind", ["passage", "statistic", "quote"])
def test_a_document_is_a_record_verbatim_with_its_place(small: Assistant, kind: Kind) -> None:
    found = retriever(small, kind).invoke("opening hours too short on Saturday")
    assert found
    for document in found:
        record = small.index.record(str(document.id))
        assert document.page_content == record.text
        assert list(document.metadata) == ["source", "locator", "start", "end"]
        place = document.metadata
        assert TEXTS[place["source"]][place["start"] : place["end"]] == document.page_content
        assert place["locator"] == str(record.locator)


def test_the_nearest_comes_first_and_no_more_than_asked_for(small: Assistant) -> None:
    found = retriever(small, "statistic", k=3).invoke("The county should decide")
    assert [document.page_content.split("\t")[0] for document in found] == ["The county"] * 3


def test_a_query_that_asks_nothing_finds_nothing(small: Assistant) -> None:
    assert retriever(small).invoke(" \u200b\n") == []


def test_an_unknown_kind_and_no_number_of_records_are_refused(small: Assistant) -> None:
    with pytest.raises(ValueError, match="'passage', 'statistic' or 'quote'"):
        retriever(small, cast("Kind", "figure"))
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        retriever(small, k=0)


def test_it_stands_in_a_chain(small: Assistant) -> None:
    def first(found: list[Document]) -> str:
        return found[0].page_content

    chain = retriever(small, "quote") | RunnableLambda(first)
    assert chain.invoke("Saturday") == "I work in the week, and on Saturday the door is shut."


# The whole


def test_a_question_and_a_mapping_are_answered_as_ask_answers_them(small: Assistant) -> None:
    asks = as_runnable(small)
    assert asks.invoke(SHORT) == asks.invoke({"question": SHORT}) == small.ask(SHORT)
    assert asks.invoke(FOLLOW_UP) == small.ask("And volunteers?", BEFORE)


def test_a_batch_is_answered_in_order(small: Assistant) -> None:
    asked: list[Asking] = [SHORT, FOLLOW_UP, "", SHORT] * 5
    answers = as_runnable(small).batch(asked, {"max_concurrency": 4})
    assert answers == [as_runnable(small).invoke(one) for one in asked]


def test_a_stream_is_the_answer(small: Assistant) -> None:
    assert list(as_runnable(small).stream(SHORT)) == [small.ask(SHORT)]


def test_it_answers_where_others_wait(small: Assistant) -> None:
    async def both() -> list[Answer]:
        asks = as_runnable(small)
        return [await asks.ainvoke(SHORT), *await asks.abatch([FOLLOW_UP])]

    assert asyncio.run(both()) == as_runnable(small).batch([SHORT, FOLLOW_UP])


def test_a_trace_shows_the_steps_inside_it(small: Assistant) -> None:
    names = Names()
    as_runnable(small).invoke(SHORT, {"callbacks": [names]})
    assert names.begun[0] == ("assistant", False)
    steps = [name for name, inside in names.begun if inside]
    assert [name for name in steps if name in {"interpret", "compose", "verify"}] == ["interpret", "compose", "verify"]


@pytest.mark.parametrize("asked", [None, 5, {}, {"question": None}, [SHORT]])
def test_what_is_no_question_is_a_type_error(small: Assistant, asked: Any) -> None:
    with pytest.raises(TypeError, match="expected a question, or a mapping with 'question'"):
        as_runnable(small).invoke(asked)


# The look-ups as tools


def tool(assistant: Assistant, name: str, **arguments: Any) -> Any:
    return next(one for one in tools(assistant) if one.name == name).invoke(arguments)


def test_the_tools_have_names_descriptions_and_typed_arguments(small: Assistant) -> None:
    found = {one.name: one.args for one in tools(small)}
    assert list(found) == ["ask", "find_quotes", "find_statistics", "check_claim"]
    assert found["ask"]["question"]["type"] == "string"
    assert found["find_quotes"]["limit"]["type"] == "integer"
    assert all(one.description for one in tools(small))


def test_what_a_tool_gives_is_what_the_assistant_gives_as_json(small: Assistant) -> None:
    assert tool(small, "ask", question=SHORT) == small.ask(SHORT).to_json()
    claim = "61.5% of readers say that opening hours are too short."
    assert tool(small, "check_claim", claim=claim) == small.check(claim).to_json()
    quotes = tool(small, "find_quotes", topic="Saturday")
    assert [one["text"] for one in quotes["quotes"]] == [one.text for one in small.quotes("Saturday")]


def test_statistics_are_those_of_the_group_and_the_answer_that_are_named(small: Assistant) -> None:
    found = tool(small, "find_statistics", topic="opening hours too short", group="Readers", response="no")[
        "statistics"
    ]
    assert {(one["group"], one["response"]) for one in found} == {("readers", "No")}
    assert found[0]["printed"] == "30.1%"
    assert len(tool(small, "find_statistics", topic="opening hours", limit=2)["statistics"]) == 2
    assert "gardeners" in tool(small, "find_statistics", topic="opening hours", group="gardeners")["error"]


def test_a_group_that_there_is_not_is_told_in_the_reply(small: Assistant) -> None:
    assert "gardeners" in tool(small, "find_quotes", group="gardeners")["error"]


def test_an_argument_of_another_type_is_refused(small: Assistant) -> None:
    with pytest.raises(ValidationError):
        tool(small, "find_quotes", limit=0)
