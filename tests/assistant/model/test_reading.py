"""A model may say which row a question means; it cannot make the index have what it has not, or the question say it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant import Answer, Assistant, Status
from tests.assistant.library import SHORT
from tests.assistant.model.conftest import ChatServer, Opened

pytestmark = pytest.mark.store

ODD = "What portion of readers moan about the portcullis coming down so early?"
FAILS = {"status": 401}


def chosen(row: str | None, *groups: str, answer: str | None = None) -> dict[str, Any]:
    return {"text": json.dumps({"row": row, "groups": groups, "answer": answer})}


def row_of(server: ChatServer, assistant: Assistant, question: str, label: str) -> str:
    """The key under which the model is shown a row."""
    server.script(chosen(None))
    assistant.ask(question)
    rows = json.loads(server.seen[0]["body"]["messages"][1]["content"])["rows"]
    return str(next(key for key, row in rows.items() if row["measure"] == label))


def asked(server: ChatServer, assistant: Assistant, question: str, *replies: dict[str, Any]) -> Answer:
    server.script(*replies, FAILS)
    return assistant.ask(question)


@pytest.fixture
def key(worded: Opened, server: ChatServer) -> str:
    return row_of(server, worded(), ODD, "Opening hours are too short")


def test_a_question_in_words_that_nobody_knows_is_answered_as_the_model_reads_it(
    worded: Opened, server: ChatServer, key: str
) -> None:
    plain = Assistant(worded().index, worded()._embedder).ask(ODD)
    assert plain.status is Status.NOT_IN_SOURCES
    answer = asked(server, worded(), ODD, chosen(key, "readers"))
    assert answer.status is Status.ANSWERED
    assert answer.statistics[0][0].printed == "60.5%"
    assert "read by the model openai:scripted, as: What share of readers answered ‘Yes’ on" in answer.caveats[0]


@pytest.mark.parametrize(
    ("trap", "reply"),
    [
        ("no row", chosen(None)),
        ("a row that was not offered", chosen("r99", "readers")),
        ("a group that there is not", chosen("KEY", "gardeners")),
        ("another group than the question names", chosen("KEY", "volunteers")),
        ("an answer that there is not", chosen("KEY", "readers", answer="Perhaps")),
        ("no reading at all", {"text": "I would say 99%."}),
    ],
)
def test_what_the_index_or_the_question_does_not_bear_out_is_rejected(
    worded: Opened, server: ChatServer, key: str, trap: str, reply: dict[str, Any]
) -> None:
    reply = {"text": reply["text"].replace("KEY", key)}
    answer = asked(server, worded(), ODD, reply)
    assert answer.status is Status.NOT_IN_SOURCES, trap
    assert not answer.statistics


@pytest.mark.parametrize(
    "question",
    [
        "Which of the readers moan about the portcullis?",
        "Give the names of the readers who moan about the portcullis.",
        "What portion of readers moaned about the portcullis in 2019?",
        "What portion of plumbers moan about the portcullis?",
    ],
)
def test_another_year_names_and_groups_that_were_not_asked_stay_refused(
    worded: Opened, server: ChatServer, key: str, question: str
) -> None:
    assert not asked(server, worded(), question, chosen(key)).statistics


def test_what_the_rules_understand_is_not_read_again(worded: Opened, server: ChatServer) -> None:
    asked(server, worded(), SHORT, FAILS)
    assert len(server.seen) == 1
    assert "evidence" in json.loads(server.seen[0]["body"]["messages"][1]["content"])


def test_a_model_that_fails_leaves_the_refusal_and_says_so(worded: Opened, server: ChatServer) -> None:
    answer = asked(server, worded(), ODD)
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.caveats[-1] == "The model openai:scripted was not used here: its server did not take the key (401)."


def test_the_answer_that_the_model_chooses_is_the_one_that_is_given(
    worded: Opened, server: ChatServer, key: str
) -> None:
    answer = asked(server, worded(), ODD, chosen(key, "readers", answer="No"))
    assert answer.text.startswith("**30.1%** of readers answered ‘No’")
