"""Whatever a model's server does, an answer comes within the time that is set, and says what became of the model."""

from __future__ import annotations

import json
import logging
import socket
import time
from typing import Any

import pytest

from assistant import Assistant, Status
from tests.assistant.library import SHORT, TEXTS, hold_contract
from tests.assistant.model.conftest import KEY, ChatServer, Opened

pytestmark = pytest.mark.store

TEXT = "60.5% of readers answered ‘Yes’ on ‘Opening hours are too short’."
GOOD = {"text": json.dumps({"sentences": [{"text": TEXT, "keys": ["e1"]}]})}
LIE = {"text": GOOD["text"].replace("60.5%", "61.5%")}
PROVIDERS = ("openai", "ollama")
SECONDS = 2.0


def notice(assistant: Assistant) -> str:
    """What is said of the model beside the answer to SHORT, which must be the composed one, in time."""
    began = time.monotonic()
    answer = assistant.ask(SHORT)
    took = time.monotonic() - began
    plain = Assistant(assistant.index, assistant._embedder).ask(SHORT)
    assert took < SECONDS + 1
    assert (answer.status, answer.text, answer.citations) == (plain.status, plain.text, plain.citations)
    assert answer.phrasing
    assert not answer.phrasing.shown
    assert answer.caveats[:-1] == plain.caveats
    hold_contract(answer.to_json(), TEXTS)
    return answer.caveats[-1]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_wording_that_passes_is_shown_with_its_citations_and_what_disagrees(
    worded: Opened, server: ChatServer, provider: str
) -> None:
    server.script(GOOD)
    assistant = worded(provider)
    answer = assistant.ask(SHORT)
    assert answer.text.startswith(f"{TEXT} [1]")
    assert "**The sources disagree:** 48%" in answer.text
    assert answer.status is Status.ANSWERED
    assert answer.statistics[0][0].printed == "60.5%"
    assert answer.phrasing
    assert (answer.phrasing.model, answer.phrasing.shown) == (f"{provider}:scripted", True)
    hold_contract(answer.to_json(), TEXTS)
    (asked,) = server.seen
    assert asked["key"] == f"Bearer {KEY}"
    body = asked["body"]
    assert body.get("temperature", body.get("options", {}).get("temperature")) == 0
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert SHORT not in body["messages"][0]["content"]


def test_a_wording_as_the_arguments_of_a_tool_or_between_fences_is_read_too(worded: Opened, server: ChatServer) -> None:
    for reply in ({**GOOD, "tool": True}, {"text": f"```json\n{GOOD['text']}\n```"}):
        server.script(reply)
        assert worded().ask(SHORT).text.startswith(TEXT)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ({"status": 500}, "its server had a fault (500)"),
        ({"status": 503}, "its server had a fault (503)"),
        ({"status": 429}, "its server is busy (429)"),
        ({"status": 429, "after": 3600}, "its server is busy (429)"),
        ({"status": 401}, "its server did not take the key (401)"),
        ({"status": 404}, "no such model"),
        ({"status": 400}, "longer than the model can read (400)"),
        ({"hang": 30}, "it took longer than 2 seconds"),
        ({"hang": 30, "drip": True}, "it took longer than 2 seconds"),
        ({**GOOD, "cut": 50}, "its server broke off"),
        ({"raw": "<html>Sign in to the library's wifi</html>"}, "its reply could not be read"),
        ({"text": "Well, let me think about it {"}, "its reply could not be read"),
        ({"text": ""}, "its reply could not be read"),
        ({"text": "[" * 5000}, "its reply could not be read"),
        ({"text": '{"sentences": []}'}, "its reply could not be read"),
        ({"text": "x" * 50_000}, "its reply was too long"),
        ({"text": GOOD["text"][:60], "ended": "length"}, "its reply was cut off"),
        ({"text": "I cannot help with that.", "ended": "content_filter"}, "it declined to answer"),
    ],
)
def test_what_goes_wrong_ends_in_the_composed_answer_with_a_notice_in_time(
    worded: Opened, server: ChatServer, provider: str, reply: dict[str, Any], why: str
) -> None:
    server.script(reply)
    said = notice(worded(provider, model_timeout=SECONDS))
    assert why in said
    assert said.startswith(f"The model {provider}:scripted was not used here: ")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_that_is_not_there_is_told_as_such(worded: Opened, provider: str) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers there, and nobody else can take it
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        assert "its server cannot be reached" in notice(worded(provider, model_url=url, model_timeout=SECONDS))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_recovers_is_asked_again(worded: Opened, server: ChatServer, status: int) -> None:
    server.script({"status": status}, {"status": status}, GOOD)
    answer = worded().ask(SHORT)
    assert answer.text.startswith(TEXT)
    assert not answer.caveats
    assert len(server.seen) == 3


def test_the_wait_that_a_server_asks_for_is_kept(worded: Opened, server: ChatServer) -> None:
    server.script({"status": 429, "after": 1.5}, GOOD)
    began = time.monotonic()
    assert worded().ask(SHORT).text.startswith(TEXT)
    assert time.monotonic() - began > 1.5


@pytest.mark.parametrize("status", [401, 404])
def test_what_asking_again_does_not_mend_is_not_asked_again(worded: Opened, server: ChatServer, status: int) -> None:
    server.script({"status": status})
    worded("ollama").ask(SHORT)
    assert len(server.seen) == 1


def test_a_server_that_knows_no_tools_is_asked_without(worded: Opened, server: ChatServer) -> None:
    assistant = worded()
    server.script({"status": 400}, GOOD)
    assert assistant.ask(SHORT).text.startswith(TEXT)
    assert assistant.ask(SHORT).text.startswith(TEXT)
    assert ["tools" in one["body"] for one in server.seen] == [True, False, False]


def test_a_lie_is_mended_once_with_what_was_wrong(worded: Opened, server: ChatServer) -> None:
    server.script(LIE, GOOD)
    assert worded().ask(SHORT).text.startswith(TEXT)
    first, second = (json.loads(one["body"]["messages"][1]["content"]) for one in server.seen)
    assert "not_accepted" not in first
    assert any("61.5%" in why for why in second["not_accepted"])


def test_a_lie_told_twice_is_stopped_and_what_was_wrong_is_kept_for_the_curious(
    worded: Opened, server: ChatServer
) -> None:
    server.script(LIE)
    assistant = worded()
    said = notice(assistant)
    assert "was stopped, for it had a number that what it cites does not print" in said
    assert not any(letter.isdigit() for letter in said), "a wrong figure is not shown beside the right one"
    answer = assistant.ask(SHORT)
    assert answer.phrasing
    assert any("61.5%" in finding for finding in answer.phrasing.findings)
    assert len(server.seen) == 4


def test_a_lie_whose_mending_fails_is_told_as_a_lie(worded: Opened, server: ChatServer) -> None:
    server.script(LIE, {"status": 401})
    assert "was stopped" in notice(worded())


def test_a_refusal_is_not_worded_and_costs_no_wording(worded: Opened, server: ChatServer) -> None:
    server.script(GOOD)
    assistant = worded()
    for question in ("What should I cook tonight?", "", "asdf qwer"):
        assert assistant.ask(question).text == Assistant(assistant.index, assistant._embedder).ask(question).text


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_key_reaches_no_message_and_no_log(
    worded: Opened, server: ChatServer, provider: str, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = worded(provider)
    with caplog.at_level(logging.DEBUG):
        for status in (401, 500):
            server.script({"status": status})  # this server repeats the key in what it says
            answer = assistant.ask(SHORT)
            assert KEY not in repr(answer) + json.dumps(answer.to_json())
    assert KEY not in caplog.text
    assert KEY not in repr(assistant.settings)


def test_the_progress_says_how_much_was_written_and_nothing_of_what(worded: Opened, server: ChatServer) -> None:
    server.script(LIE)
    heard: list[str] = []
    worded().ask(SHORT, heard=heard.append)
    assert len(heard) > 4
    assert not any("61.5" in one or "readers" in one for one in heard)
