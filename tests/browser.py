"""Helpers for tests that drive a browser: a running window, a watched page, a question asked, accessibility checked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from assistant.evaluation import Evaluation
from assistant.feedback import Feedback
from assistant.web import server
from assistant.web.protocol import Assistant

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

# WCAG 2.0 to 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def running(
    assistant: Assistant,
    hosts: tuple[str, ...] = (),
    keep: Callable[[Feedback], None] | None = None,
    evaluate: Callable[[], Evaluation | None] | None = None,
) -> Iterator[str]:
    """A window over this assistant, served on a free port of this machine; gives its address."""
    listener = server.listen("127.0.0.1", 0)
    window = server.make_server(assistant, {"127.0.0.1", *hosts}, keep, evaluate)
    thread = threading.Thread(target=window.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        until(lambda: window.started)
        yield server.address(listener)
    finally:
        window.should_exit = True
        thread.join(10)
        listener.close()


def until(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait until this is true; fails after so many seconds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@dataclass
class Watch:
    """What a page did that it should not: console errors, failed requests, requests to other addresses."""

    address: str
    troubles: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type in {"error", "warning"}, message.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("dialog", self._dismiss)
        page.on("request", lambda request: self._note(not self._ours(request.url), f"request to {request.url}"))
        page.on("response", lambda reply: self._note(reply.status >= 400, f"{reply.status} for {reply.url}"))

    def _note(self, bad: bool, words: str) -> None:
        if bad:
            self.troubles.append(words)

    def _dismiss(self, dialog: Dialog) -> None:
        self._note(True, f"dialog: {dialog.message}")
        dialog.dismiss()

    def _ours(self, url: str) -> bool:
        return url.startswith((self.address + "/", "data:", "blob:" + self.address))


def open_window(page: Page, address: str) -> Watch:
    """The window in this page, with its starter questions; gives the watch that is kept on it."""
    watch = Watch(address)
    watch.on(page)
    page.goto(address)
    page.get_by_label("Your question").wait_for()
    page.wait_for_function("document.getElementById('status')?.getAttribute('role') === 'status'")
    page.wait_for_function("!document.getElementById('status').innerText.trim()")
    return watch


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter and wait until it has been met."""
    turns = page.locator(".turn").count()
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")
    met(page, turns + 1)


def met(page: Page, turns: int) -> None:
    """Wait until so many questions stand in the conversation and the last one has been met."""
    page.wait_for_function(
        "turns => document.querySelectorAll('.turn').length === turns && document.querySelector('#stop').disabled"
        " && !document.querySelector('.working')",
        arg=turns,
    )


def violations(page: Page) -> list[str]:
    """What breaks WCAG A or AA on the page as it stands, a line each."""
    report: Any = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [
        f"{found['id']}: {found['help']}: {node['html'][:160]}"
        for found in report["violations"]
        for node in found["nodes"]
    ]
