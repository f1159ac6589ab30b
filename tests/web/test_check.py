"""Drafts checked in the window: a verdict in words on each figure, with its place; a wrong file is told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from assistant.web.check import verdicts
from tests.browser import Watch, violations
from tests.fakes import FakeAssistant

pytestmark = pytest.mark.browser


def test_what_a_draft_or_a_note_holds_stays_text() -> None:
    page = verdicts(FakeAssistant().check("<script>alert(1)</script> 61% of readers"))
    assert "<script" not in page
    assert "<b>there" not in page
    assert "Contradicted" in page


def test_a_claim_is_checked_and_its_verdict_is_told_in_words(page: Page, watch: Watch) -> None:
    page.get_by_role("tab", name="Check a claim").click()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#verdicts")).to_contain_text("Paste a text, or choose a file, first.")
    page.get_by_label("A claim, or a whole draft").fill("62% of readers find the hours too short.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".checked .verdict")).to_have_text("Contradicted:")
    expect(page.locator(".checked blockquote")).to_contain_text("Opening hours are too short | 60.5%")
    assert not violations(page)


def test_a_word_file_is_checked_and_a_file_that_is_none_is_told(page: Page, watch: Watch, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("60.5% of readers find the hours too short.")
    document.save(str(tmp_path / "draft.docx"))
    (tmp_path / "wrong.docx").write_text("not a Word file")
    page.get_by_role("tab", name="Check a claim").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Check a file").click()
    chosen.value.set_files(tmp_path / "draft.docx")
    expect(page.locator(".checked .verdict")).to_have_text("Supported:")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Check a file").click()
    chosen.value.set_files(tmp_path / "wrong.docx")
    expect(page.locator("#verdicts")).to_contain_text("wrong.docx: not a Word file that can be read.")


def test_what_was_checked_is_saved_as_markdown_and_as_a_word_file(page: Page, watch: Watch) -> None:
    page.get_by_role("tab", name="Check a claim").click()
    room = page.locator("#check")
    expect(room.get_by_role("button", name="Save as Markdown")).to_be_disabled()
    page.get_by_label("A claim, or a whole draft").fill("62% of readers, says ![x](http://x.example/x.png) <script>.")
    page.get_by_role("button", name="Check", exact=True).click()
    with page.expect_download() as markdown:
        room.get_by_role("button", name="Save as Markdown").click()
    assert markdown.value.suggested_filename == "checked.md"
    text = markdown.value.path().read_text(encoding="utf-8")
    assert "- **Contradicted:**" in text
    assert r"\!\[x\](http://x.example/x.png) \<script\>." in text
    assert "Borrowing from Libraries" in text
    with page.expect_download() as word:
        room.get_by_role("button", name="Save as Word").click()
    said = "\n".join(one.text for one in Document(BytesIO(word.value.path().read_bytes())).paragraphs)
    assert "1 checked: 1 contradicted." in said
    assert "Opening hours are too short | 60.5%" in said
    page.get_by_label("A claim, or a whole draft").fill("Nothing to check here.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(room.get_by_role("button", name="Save as Word")).to_be_disabled()
