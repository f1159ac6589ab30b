"""Figures browsed in the window: tables as printed, sorted, filtered, drawn, saved; a row's place; all stays text."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from assistant.sheet import COLUMNS
from assistant.web.figures import figures
from assistant.web.tables import as_list, as_table, tables
from assistant.web.told import EMPTY, told
from tests.browser import Watch, violations
from tests.fakes import FakeAssistant
from tests.samples import BORROWING

ALL = FakeAssistant().statistics(limit=None).found


def test_a_table_has_the_rows_and_columns_that_are_printed() -> None:
    (table,) = tables(ALL).values()
    grid = as_table(table.values, table.key)
    assert grid.columns == ("What is measured", "Yes", "No", "Don't know")
    assert grid.whose == "readers"
    assert [cell.text if cell else "" for cell in grid.lines[0].cells] == ["60.5%", "30.1%", "9.4%"]
    assert table.responses == ("Yes", "No", "Don't know")


def test_a_table_keeps_its_form_when_an_answer_is_chosen() -> None:
    (table,) = tables(ALL).values()
    grid = as_table([one for one in ALL if one.first.response == "No"], table.key)
    assert grid.columns == ("What is measured", "No")
    assert len(grid.lines) == 5


def test_a_share_is_drawn_to_scale_from_zero_and_anything_else_is_not() -> None:
    (table,) = tables(ALL).values()
    assert 'style="--share:0.605"' in figures(as_table(table.values, table.key), "")


def test_what_a_table_prints_stays_text() -> None:
    (table,) = tables(ALL).values()
    page = figures(as_table(table.values, table.key), "<script>") + figures(as_list(ALL), "<img>")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; shelf" in page


def test_a_row_shows_its_place_and_what_the_text_says_of_the_same_measure() -> None:
    page = told(ALL, [ALL[0].first.id], {BORROWING.name: BORROWING})
    assert "Opening hours are too short" in page
    assert "Six in ten readers (" in page
    other = told(ALL, [ALL[-1].first.id], {BORROWING.name: BORROWING})
    assert "Six in ten readers (" not in other
    assert "The text says nothing more of it." in other


def test_a_row_that_nobody_knows_shows_none() -> None:
    assert told(ALL, ["../../etc/passwd", ""], {}) == EMPTY


def labels(page: Page) -> list[str]:
    return page.locator("#shown tbody button.open").all_inner_texts()


PRINTED = ["Opening hours", "The <script>", "Nothing to", "The building", "Too far"]


@pytest.mark.browser
def test_a_table_is_sorted_by_its_columns_and_back(page: Page, watch: Watch) -> None:
    page.get_by_role("tab", name="Statistics").click()
    expect(page.locator("#shown caption")).to_have_text("1.1 What keeps people away? – readers")
    assert all(label.startswith(start) for label, start in zip(labels(page), PRINTED, strict=True))
    no = page.get_by_role("columnheader", name="No", exact=True)
    for order, first in (("descending", "Too far"), ("ascending", "Opening hours"), ("none", "Opening hours")):
        no.get_by_role("button").click()
        expect(no).to_have_attribute("aria-sort", order)
        assert labels(page)[0].startswith(first)
    page.get_by_role("button", name="What is measured").click()
    assert labels(page)[0].startswith("Too far")


@pytest.mark.browser
def test_a_row_leads_to_its_place_and_back_by_keyboard(page: Page, watch: Watch) -> None:
    page.get_by_role("tab", name="Statistics").click()
    row = page.get_by_role("button", name="Opening hours are too short")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#where .card")).to_be_focused()
    expect(page.locator("#where tr.cited th")).to_contain_text("Opening hours are too short")
    expect(page.locator("#where .told mark")).to_have_text("60%")
    page.get_by_role("button", name="Back to the row").press("Enter")
    expect(row).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.browser
def test_figures_are_filtered_searched_and_saved_with_all_that_says_where_they_are_from(
    page: Page, watch: Watch
) -> None:
    page.get_by_role("tab", name="Statistics").click()
    expect(page.locator("#shown caption")).to_be_visible()
    page.get_by_label("Answer", exact=True).click()
    page.get_by_role("option", name="No", exact=True).click()
    expect(page.locator("#shown thead th")).to_have_count(2)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    assert saved.value.suggested_filename == "figures.csv"
    lines = list(csv.DictReader(StringIO(saved.value.path().read_text(encoding="utf-8-sig"))))
    assert list(lines[0]) == COLUMNS
    assert [line["printed"] for line in lines] == ["30.1%", "50.0%", "80.0%", "81.5%", "90.0%"]
    assert BORROWING.text[int(lines[0]["figure_start"]) : int(lines[0]["figure_end"])] == "30.1%"
    page.get_by_label("Or search all figures for").fill("cold")
    page.get_by_role("button", name="Find figures").click()
    expect(page.locator("#shown caption")).to_have_text("Figures on ‘cold’")
    expect(page.locator("#shown td.figure")).to_have_text("81.5%")
    page.get_by_label("Or search all figures for").fill("<script>alert(1)</script>")
    page.keyboard.press("Enter")
    expect(page.locator("#shown caption")).to_have_text("Figures on ‘<script>alert(1)</script>’")
    page.get_by_label("Or search all figures for").fill("![x](http://x.example)")
    page.keyboard.press("Enter")
    expect(page.locator("#shown")).to_have_text("No figure was found. Other words or fewer filters may find more.")
    assert page.locator("#shown img, #shown script, #shown a").count() == 0
    assert not violations(page)
