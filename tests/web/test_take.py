"""An answer taken along from a real browser: copied, linked to, saved."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser import Watch, ask, met
from tests.web.questions import HOURS, SHELF

pytestmark = pytest.mark.browser


def test_an_answer_is_copied_with_its_places(page: Page, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, HOURS)
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.locator("#status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "60.5%" in copied
    assert "[1] Borrowing from Libraries <2031>, Reading & Partners" in copied


def test_a_link_asks_the_same_again_with_what_was_asked_before(page: Page, watch: Watch, address: str) -> None:
    ask(page, HOURS)
    ask(page, "And the shelf?")
    link = page.get_by_role("link", name="Link to this answer").last.get_attribute("href")
    shown = page.locator(".answer").last.inner_text()
    page.goto(f"{address}/{link}")
    met(page, 2)
    assert page.locator(".answer").last.inner_text() == shown


def test_a_conversation_is_saved_as_markdown_and_as_a_word_file(page: Page, watch: Watch, tmp_path: Path) -> None:
    expect(page.get_by_role("button", name="Save as Markdown")).to_be_disabled()
    ask(page, HOURS)
    ask(page, SHELF)
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Save as Markdown").click()
    assert markdown.value.suggested_filename == "answers.md"
    assert HOURS in markdown.value.path().read_text(encoding="utf-8")
    with page.expect_download() as word:
        page.get_by_role("button", name="Save as Word").click()
    paragraphs = Document(BytesIO(word.value.path().read_bytes())).paragraphs
    assert [one.text for one in paragraphs if one.style and one.style.name == "Heading 1"] == [HOURS, SHELF]
