"""Quotes looked up in the window: by topic and filter, as printed, with every place; and nothing of them is obeyed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assistant.lookup import LookedUp
from assistant.web.quotes import cards
from tests.browser import Watch, violations
from tests.samples import leaflet, quiet


def test_what_a_quote_holds_stays_text() -> None:
    page = cards(LookedUp((leaflet(),), 1))
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_nothing_found_says_so_and_what_is_nearest_is_not_passed_off_as_found() -> None:
    assert "No quote was found on that." in cards(LookedUp((), 0, (quiet(),)))
    assert "No quote was found." in cards(LookedUp((), 0))


@pytest.mark.browser
def test_quotes_are_found_filtered_and_copied_with_their_place(page: Page, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("tab", name="Quotes").click()
    expect(page.locator(".quote")).to_have_count(2)
    page.get_by_label("What the quotes are about").fill("quiet")
    page.get_by_role("button", name="Find quotes").click()
    expect(page.locator(".quote")).to_have_count(1)
    expect(page.locator(".quote blockquote")).to_have_text("Most readers come for the quiet.")
    expect(page.locator("#found")).to_contain_text("In reply to ‘Why do you come?’")
    page.get_by_role("button", name="Copy with its place").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('borrowing-2031.txt'))")
    page.get_by_label("What the quotes are about").fill("")
    page.get_by_label("Whose words").click()
    page.get_by_role("option", name="visitors").click()
    expect(page.locator(".quote .who")).to_have_text("a respondent of the visitors")
    assert not violations(page)
