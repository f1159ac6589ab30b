"""The door of the window: port, host names, headers, opening in the background, endpoints for programs."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.web import server
from assistant.web.opening import Opening
from index.errors import IndexMissing
from tests.browser import running, until
from tests.fakes import FakeAssistant
from tests.samples import hours


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    return FakeAssistant({"hours?": hours(), "gone?": IndexMissing("No index. Run: python -m index build")})


@pytest.fixture(scope="module")
def address(assistant: FakeAssistant) -> Iterator[str]:
    with running(assistant, hosts=("library.example",)) as url:
        yield url


def request(
    address: str, method: str, path: str, headers: dict[str, str], body: object = None
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    sent = None if body is None else json.dumps(body)
    connection.request(method, path, sent, {"Content-Type": "application/json", **headers})
    return connection.getresponse()


def call(address: str, *data: object, name: str = "ask") -> Any:
    """What an endpoint answers."""
    return json.loads(request(address, "POST", f"/gradio_api/run/{name}", {}, {"data": data}).read())


def test_a_port_in_use_is_refused_with_what_to_do() -> None:
    with server.listen("127.0.0.1", 0) as holder:
        port = holder.getsockname()[1]
        with pytest.raises(server.PortTaken, match=rf"port {port}: .* --port {port + 1}") as refusal:
            server.listen("127.0.0.1", port)
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_is_none_is_refused_in_words(port: int) -> None:
    with pytest.raises(server.PortTaken, match=f"port {port}"):
        server.listen("127.0.0.1", port)


def test_every_reply_says_what_a_browser_may_load(address: str) -> None:
    reply = request(address, "GET", "/", {})
    assert reply.status == 200
    assert "default-src 'self'" in (reply.getheader("Content-Security-Policy") or "")
    assert reply.getheader("X-Frame-Options") == "DENY"
    assert reply.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:7860", "", "[::2]", "[::"])
def test_a_foreign_host_name_is_refused(address: str, host: str) -> None:
    """A page of evil.example whose name points to 127.0.0.1 sends its own name as Host."""
    reply = request(address, "GET", "/", {"Host": host})
    assert reply.status == 421
    assert b"Traceback" not in reply.read()
    assert reply.getheader("X-Frame-Options") == "DENY"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "library.example"])
def test_own_host_names_are_served(address: str, host: str) -> None:
    assert request(address, "GET", "/", {"Host": host}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "http://127.0.0.1.evil.example"])
def test_a_page_of_another_site_cannot_ask(address: str, assistant: FakeAssistant, origin: str) -> None:
    before = len(assistant.calls)
    assert request(address, "POST", "/gradio_api/run/ask", {"Origin": origin}, {"data": ["hours?", []]}).status == 403
    assert len(assistant.calls) == before


@pytest.mark.parametrize("path", ["/gradio_api/file=/etc/passwd", "/gradio_api/runs", "/monitoring", "/docs"])
def test_files_runs_monitoring_and_docs_are_not_served(address: str, path: str) -> None:
    reply = request(address, "GET", path, {})
    assert reply.status >= 400 or b"root:" not in reply.read()


def test_the_endpoint_gives_the_answer_object(address: str) -> None:
    answer = call(address, "hours?", [], None)["data"][0]
    assert answer["status"] == "answered"
    assert answer["statistics"][0]["printed"] == "60.5%"
    assert answer["citations"][0]["text"].startswith("Opening hours are too short\t60.5%")


def test_the_endpoint_takes_messages_in_parts(address: str, assistant: FakeAssistant) -> None:
    call(address, "And?", [{"role": "user", "content": [{"type": "text", "text": "First"}]}], None)
    assert assistant.calls[-1] == ("And?", ({"role": "user", "content": "First"},))


def test_the_endpoint_is_limited_to_the_sources_named(address: str, assistant: FakeAssistant) -> None:
    for sources in (["borrowing"], [], None):
        call(address, "hours?", [], sources)
    assert assistant.asked_of[-3:] == [["borrowing"], None, None]


def test_the_endpoint_tells_a_mendable_fault_in_its_words(address: str) -> None:
    assert call(address, "gone?", [], None)["error"] == "No index. Run: python -m index build"


def test_statistics_are_found_by_an_endpoint_too(address: str) -> None:
    found = call(address, "hours", None, "Yes", None, 5, None, name="find_statistics")["data"][0]
    assert [one["printed"] for one in found["statistics"]] == ["60.5%"]
    assert found["total"] == 1
    refused = call(address, "hours", None, "maybe", None, 5, None, name="find_statistics")
    assert refused["error"] == "There is no response ‘maybe’."


def test_only_the_named_endpoints_are_public(address: str) -> None:
    named = json.loads(request(address, "GET", "/gradio_api/info", {}).read())["named_endpoints"]
    assert sorted(named) == ["/ask", "/check_claim", "/find_quotes", "/find_statistics"]


# Opening


def test_the_window_is_up_while_the_assistant_is_still_opening() -> None:
    gate = threading.Event()
    assistant = FakeAssistant({"hours?": hours()})

    def slowly() -> FakeAssistant:
        gate.wait(30)
        return assistant

    opening = Opening(slowly)
    opening.start()
    with running(opening) as address:
        assert request(address, "GET", "/", {}).status == 200
        assert not assistant.calls
        gate.set()
        assert call(address, "hours?", [], None)["data"][0]["status"] == "answered"


def test_what_opening_raised_is_raised_by_every_use() -> None:
    def missing() -> FakeAssistant:
        raise IndexMissing("No index. Run: python -m index build")

    opening = Opening(missing)
    opening.start()
    failed = threading.Event()
    opening.when_failed(failed.set)
    assert failed.wait(10)
    for use in (lambda: opening.ask("?"), lambda: opening.sources, lambda: opening.starters, opening.raise_if_failed):
        with pytest.raises(IndexMissing, match="index build"):
            use()


def test_serving_ends_with_the_fault_of_opening() -> None:
    said: list[str] = []

    def missing() -> FakeAssistant:
        until(lambda: said)
        raise IndexMissing("No index. Run: python -m index build")

    with pytest.raises(IndexMissing):
        server.serve(missing, port=0, say=said.append)
    assert said[0].startswith("The chat is at http://127.0.0.1:")


def test_no_address_is_printed_where_opening_fails_at_once() -> None:
    def missing() -> FakeAssistant:
        raise IndexMissing("No index. Run: python -m index build")

    said: list[str] = []
    with pytest.raises(IndexMissing):
        server.serve(missing, port=0, say=said.append)
    assert not said


def test_going_offline_comes_before_gradio() -> None:
    """Gradio and the model hub read these settings once, when they are imported."""
    code = (
        "import sys, os, assistant.web.server as server; assert 'gradio' not in sys.modules; server.go_offline();"
        "import gradio, huggingface_hub.constants as hub; assert hub.HF_HUB_OFFLINE;"
        "assert not gradio.analytics.analytics_enabled()"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GRADIO", "HF_"))}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)


def test_a_socket_of_ipv6_has_an_address_in_brackets() -> None:
    try:
        listener = server.listen("::1", 0)
    except server.PortTaken:
        pytest.skip("no IPv6 on this machine")
    with listener:
        assert server.address(listener) == f"http://[::1]:{listener.getsockname()[1]}"
        assert listener.family is socket.AF_INET6
