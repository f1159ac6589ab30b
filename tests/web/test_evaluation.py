"""The last eval run in the window: its shares, its misses with their reasons, what changed; or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.evaluation import FILE, read_last
from assistant.web.evaluation import evaluation
from index.errors import AssistantError
from tests.browser import Watch, violations
from tests.web.measured import BAIT, RUN


def test_a_run_is_told_with_what_changed_since_the_one_before() -> None:
    page = evaluation(lambda: RUN)
    assert "7 of 10 cases passed: 70.0%" in page
    assert "Run 0002 of 4 March 2031, 05:06. 6 of 10 in run 0001 before it; of the cases in both, 2 were won" in page
    assert "+40.0 points" in page
    assert "the same" in page
    assert "figures: expected 60.5%, found 48%" in page
    assert "This was passed in the run before." in page
    assert "After: And before?" in page
    assert "<strong>48%</strong>" in page
    assert "**" not in page


def test_what_a_case_or_an_answer_holds_stays_text() -> None:
    page = evaluation(lambda: RUN)
    assert "<script" not in page
    assert "<i>" not in page
    assert "<img" not in page


def test_a_first_run_has_none_to_compare_with() -> None:
    first = RUN.model_copy(update={"before": None})
    assert "There is no run before it to compare with." in evaluation(lambda: first)


def test_where_there_is_no_run_the_room_says_how_to_make_one(tmp_path: Path) -> None:
    assert "python -m evals run" in evaluation(lambda: read_last(tmp_path))
    assert "python -m evals run" in evaluation(None)


def test_the_last_run_is_read_and_one_that_cannot_be_is_told(tmp_path: Path) -> None:
    for name, run in (("0009", "0009"), ("0010", "0010"), ("mine", "mine")):
        (tmp_path / name).mkdir()
        made = RUN.model_copy(update={"run": run})
        (tmp_path / name / FILE).write_text(made.model_dump_json(), encoding="utf-8")
    last = read_last(tmp_path)
    assert last is not None
    assert last.run == "0010"
    (tmp_path / "0010" / FILE).write_text("{}")
    with pytest.raises(AssistantError, match=r"0010.evaluation\.json.*python -m evals run"):
        read_last(tmp_path)
    assert "cannot be read" in evaluation(lambda: read_last(tmp_path))


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_run_is_read_sorted_and_its_misses_opened_by_keyboard(page: Page, watch: Watch, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.get_by_role("tab", name="Evaluation").click()
    expect(page.get_by_role("heading", name="7 of 10 cases passed: 70.0%")).to_be_visible()
    page.get_by_role("columnheader", name="Share").first.get_by_role("button").press("Enter")
    expect(page.locator("#report tbody th").first).to_have_text("readers")
    page.locator("#report summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".misses")).to_contain_text(BAIT)
    assert page.locator("#report img, #report script, #report a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not violations(page)
