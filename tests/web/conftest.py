"""The window that the browser tests share: one server a module over scripted answers, a watched page a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assistant.answer import Answer
from assistant.feedback import keep
from index.errors import IndexMissing
from tests.browser import Watch, open_window, running
from tests.fakes import FakeAssistant
from tests.samples import hours, shelf
from tests.web.measured import RUN
from tests.web.questions import HOURS, SHELF


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    script: dict[str, Answer | Exception] = {
        HOURS: hours(),
        "And the shelf?": shelf(),
        SHELF: shelf(),
        "gone?": IndexMissing("No index here. Run: python -m index build"),
        "broken?": RuntimeError("secret detail"),
    }
    return FakeAssistant(script, starters=(HOURS, SHELF))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the window keeps feedback."""
    return tmp_path_factory.mktemp("kept") / "feedback.jsonl"


@pytest.fixture(scope="module")
def address(assistant: FakeAssistant, kept: Path) -> Iterator[str]:
    with running(assistant, keep=partial(keep, path=kept), evaluate=lambda: RUN) as url:
        yield url


@pytest.fixture
def watch(page: Page, address: str) -> Iterator[Watch]:
    """The page with the window open; in the end it must have made no trouble of any kind."""
    watch = open_window(page, address)
    yield watch
    assert not watch.troubles
