"""Sources ticked off in the window: the chat asks the others alone, says so, and its links do the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.web.library import limits
from tests.browser import ask, met, open_window, running, violations
from tests.fakes import FakeAssistant
from tests.samples import BORROWING, hours

pytestmark = pytest.mark.browser

LETTER = replace(BORROWING, name="letter.txt", title="A <b>letter</b>", text="A letter.\n\nIt says nothing.\n")
BOTH = {BORROWING.name: BORROWING, LETTER.name: LETTER}


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant({"hours?": hours()}, sources=BOTH)


@pytest.fixture
def address(assistant: FakeAssistant) -> Iterator[str]:
    with running(assistant) as url:
        yield url


def test_what_is_asked_is_told_in_words() -> None:
    assert limits(None, BOTH) == ""
    assert limits(("letter.txt",), BOTH) == "Asked of 1 of 2 sources: ‘A <b>letter</b>’. Change it under ‘Sources’."
    assert limits((), BOTH) == "Asked of 0 of 2 sources. Change it under ‘Sources’."


def test_a_source_that_is_not_ticked_is_not_asked(
    browser: Browser, page: Page, address: str, assistant: FakeAssistant
) -> None:
    other = browser.new_context().new_page()
    open_window(other, address)
    watch = open_window(page, address)
    page.get_by_role("tab", name="Sources").click()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.get_by_label("A <b>letter</b>").uncheck()
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator("#only")).to_contain_text("Asked of 1 of 2 sources: ‘Borrowing from Libraries <2031>’.")
    ask(page, "hours?")
    assert not violations(page)
    link = page.get_by_role("link", name="Link to this answer").get_attribute("href") or ""
    ask(other, "hours?")  # in another browser
    other.goto(f"{address}/{link}")
    met(other, 1)
    assert assistant.asked_of == [(BORROWING.name,), None, (BORROWING.name,)]
    other.get_by_role("tab", name="Sources").click()
    expect(other.get_by_label("A <b>letter</b>")).not_to_be_checked()
    other.context.close()
    assert not watch.troubles


def test_no_source_at_all_is_met_with_a_sentence(page: Page, address: str, assistant: FakeAssistant) -> None:
    watch = open_window(page, address)
    page.get_by_role("tab", name="Sources").click()
    for name in ("Borrowing", "A <b>letter</b>"):
        page.get_by_label(name).focus()
        page.keyboard.press("Space")
        expect(page.get_by_label(name)).not_to_be_checked()
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator("#only")).to_contain_text("Asked of 0 of 2 sources.")
    page.get_by_label("Your question").fill("hours?")
    page.get_by_label("Your question").press("Enter")
    expect(page.locator("#status")).to_contain_text("No source is ticked")
    assert not assistant.calls
    assert not watch.troubles
