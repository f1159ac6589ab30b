"""Drafts checked in the window: a verdict in words on each figure, with its place; a wrong file is told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from assistant.web.check import verdicts
from tests.browser import Watch, open_window, violations
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


def test_a_wrong_file_is_told_and_its_name_stays_text(page: Page, watch: Watch, tmp_path: Path) -> None:
    wrong = tmp_path / "<img src=x onerror=alert(1)> ![x](x).pdf"
    wrong.write_bytes(b"%PDF-1.7")
    page.get_by_role("tab", name="Check a claim").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Check a file").click()
    chosen.value.set_files(wrong)
    expect(page.locator("#verdicts")).to_contain_text("expected .docx, .md or .txt, found .pdf")
    expect(page.locator("#verdicts")).not_to_contain_text("gradio")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9 60.5%")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Check a file").click()
    chosen.value.set_files(tmp_path / "latin.txt")
    expect(page.locator("#verdicts")).to_contain_text("latin.txt: expected UTF-8, and byte 4 is 0xe9.")
    assert page.locator("#verdicts img").count() == 0
    expect(page.locator("#check").get_by_role("button", name="Save as Word")).to_be_disabled()


def test_two_browsers_do_not_see_what_the_other_checks_or_browses(
    browser: Browser, page: Page, watch: Watch, address: str
) -> None:
    other = browser.new_context().new_page()
    open_window(other, address)
    for one, words in ((page, "62% of readers came."), (other, "60.5% of readers came.")):
        one.get_by_role("tab", name="Check a claim").click()
        one.get_by_label("A claim, or a whole draft").fill(words)
        one.get_by_role("button", name="Check", exact=True).click()
        expect(one.locator(".checked .sentence")).to_have_text(words)
    with page.expect_download() as saved:
        page.locator("#check").get_by_role("button", name="Save as Markdown").click()
    assert "> 62% of readers came." in saved.value.path().read_text(encoding="utf-8")
    for one in (page, other):
        one.get_by_role("tab", name="Statistics").click()
        expect(one.locator("#shown thead th")).to_have_count(4)
    page.get_by_label("Answer", exact=True).click()
    page.get_by_role("option", name="No", exact=True).click()
    expect(page.locator("#shown thead th")).to_have_count(2)
    expect(other.locator("#shown thead th")).to_have_count(4)
    with other.expect_download() as saved:
        other.get_by_role("button", name="Save as CSV").click()
    assert "60.5%" in saved.value.path().read_text(encoding="utf-8-sig")
    other.context.close()
