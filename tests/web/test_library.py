"""The sources whole: every word of them, under its heading, tables as tables; and nothing of them is obeyed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Page, expect

from assistant.web.library import library
from index.places import default_seeds
from index.sources import read_sources
from tests.browser import Watch, violations
from tests.samples import BORROWING

SHIPPED = read_sources(default_seeds()).sources


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("source", SHIPPED, ids=lambda source: source.name)
def test_no_word_of_a_published_source_is_missing(source: object) -> None:
    (found,) = [one for one in SHIPPED if one is source]
    assert words(found.text) <= words(" ".join(Words(library({found.name: found})).said))


def test_what_a_source_prints_stays_text() -> None:
    page = library({BORROWING.name: BORROWING})
    assert "<script" not in page
    assert "<img" not in page


def test_a_source_says_its_terms_in_its_own_words_and_what_was_taken_from_it() -> None:
    (report,) = [one for one in SHIPPED if one.licence != "not stated"]
    said = " ".join(Words(library({report.name: report}, {report.name: "passages 9, figures 8, quotes 7"})).said)
    assert report.licence in said
    assert report.terms in said
    assert report.rights.splitlines()[-1] in said
    assert "passages 9, figures 8, quotes 7" in said


def test_terms_that_are_not_stated_are_not_shown() -> None:
    said = " ".join(Words(library({BORROWING.name: BORROWING})).said)
    assert "Terms" not in said


@pytest.mark.browser
def test_a_source_is_opened_and_read_with_its_tables(page: Page, watch: Watch) -> None:
    page.get_by_role("tab", name="Sources").click()
    page.locator("summary").get_by_text(BORROWING.title).click()
    expect(page.locator(".library")).to_contain_text("Most readers come for the quiet.")
    expect(page.locator(".library").get_by_role("rowheader", name="Too far away")).to_be_visible()
    assert not violations(page)
    page.get_by_role("tab", name="Ask").click()
    expect(page.get_by_label("Your question")).to_be_visible()
