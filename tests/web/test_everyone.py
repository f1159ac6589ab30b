"""The window for everyone: WCAG A and AA, narrow pages and 400% zoom, the keyboard alone, what is announced."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Watch, ask, met, open_window, violations
from tests.web.questions import HOURS, SHELF

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_breaks_wcag_a_or_aa(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    watch = open_window(page, address)
    found = violations(page)
    ask(page, HOURS)
    page.locator("button.fold").first.click()
    page.get_by_role("link", name="Source [1]").first.click()
    page.get_by_role("button", name="Is the newest answer right?").click()
    page.get_by_label("It is right").check()
    found += violations(page)
    for question in ("Is there a train?", SHELF, "gone?"):
        ask(page, question)
    found += violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    found += violations(page)
    assert not found
    assert not watch.troubles
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 600, 960, 1280])
def test_nothing_scrolls_sideways(page: Page, watch: Watch, width: int) -> None:
    """320 px is also what a window of 1,280 px has at 400% zoom."""
    page.set_viewport_size({"width": width, "height": 640})
    ask(page, HOURS)
    page.get_by_role("button", name="Is the newest answer right?").click()
    ask(page, SHELF)
    for fold in page.locator(".fold:visible").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "[...document.querySelectorAll('#desk *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
    inside = f"{wide}.filter(e => !e.closest('.table, .vh, [hidden]') && e.checkVisibility()).map(e => e.outerHTML)"
    assert page.evaluate(inside) == []
    assert page.evaluate("[...document.querySelectorAll('.table')].every(e => e.scrollWidth <= e.clientWidth)")


def test_the_window_is_used_by_keyboard_alone(page: Page, watch: Watch) -> None:
    for room in ("Ask", "Quotes", "Statistics", "Check a claim", "Sources"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("tab", name=room)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=HOURS)).to_be_focused()
    page.keyboard.press("Enter")
    met(page, 1)
    expect(page.locator(".asked")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Source [1]").first).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#t1-c1")).to_be_focused()


def test_the_question_box_keeps_the_focus_and_is_emptied(page: Page, watch: Watch) -> None:
    ask(page, HOURS)
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page.get_by_label("Your question")).to_have_value("")


def test_the_status_line_announces_what_came_of_a_question(page: Page, watch: Watch) -> None:
    assert page.locator("#status").get_attribute("role") == "status"
    ask(page, HOURS)
    expect(page.locator("#status")).to_have_text("The answer is ready, with 2 cited places.")
    ask(page, "Is there a train?")
    expect(page.locator("#status")).to_have_text("No answer in the sources; 1 nearest published.")
    expect(page.get_by_role("log")).to_contain_text("The sources do not say.")
