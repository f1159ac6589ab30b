"""The window in a real browser over a real server: what a person asks, sees and clicks, and bad input."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Watch, ask, met, open_window, until
from tests.fakes import FakeAssistant
from tests.samples import hours
from tests.web.questions import HOURS, SHELF

pytestmark = pytest.mark.browser

BAIT = "<img src=x onerror=alert(1)> <script>alert(2)</script> [a](http://x.example) ![b](http://x.example) ${c} {{d}}"


# Asking


def test_a_question_gets_its_answer_and_the_card_with_the_right_row(page: Page, watch: Watch) -> None:
    ask(page, HOURS)
    expect(page.locator(".answer")).to_contain_text("60.5% of readers say")
    row = page.locator("#t1-c1 tr.cited")
    expect(row).to_have_count(1)
    expect(row.locator("th")).to_contain_text("Opening hours are too short")
    expect(row.locator("td.cited")).to_have_text("Cited figure: 60.5%")
    expect(page.locator("#t1-c1 th.over")).to_have_text("Yes")


def test_a_marker_opens_its_card_scrolls_to_it_and_gives_it_the_focus(page: Page, watch: Watch) -> None:
    ask(page, HOURS)
    page.set_viewport_size({"width": 1000, "height": 420})
    page.get_by_role("link", name="Source [2]").click()
    card = page.locator("#t1-c2")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    card.get_by_role("link", name="Back to the answer").click()
    expect(page.get_by_role("link", name="Source [2]")).to_be_focused()


def test_a_marker_of_an_earlier_answer_opens_its_folded_card(page: Page, watch: Watch) -> None:
    ask(page, HOURS)
    ask(page, SHELF)
    expect(page.locator("#t1-c1")).not_to_be_visible()
    page.locator('a.cite[href="#t1-c1"]').first.click()
    expect(page.locator("#t1-c1")).to_be_focused()


def test_the_rest_of_a_section_folds_out_and_in(page: Page, watch: Watch) -> None:
    ask(page, HOURS)
    card = page.locator("#t1-c1")
    far = card.get_by_role("rowheader", name="Too far away")
    expect(far).not_to_be_visible()
    card.get_by_role("button", name="Show the whole section").click()
    expect(far).to_be_visible()
    card.get_by_role("button", name="Show less of the section").click()
    expect(far).not_to_be_visible()


def test_a_follow_up_carries_the_conversation(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    ask(page, HOURS)
    page.get_by_role("button", name="And the shelf?").click()
    met(page, 2)
    question, history = assistant.calls[-1]
    assert question == "And the shelf?"
    assert history == ({"role": "user", "content": HOURS}, {"role": "assistant", "content": hours().text})


def test_starter_questions_are_asked_by_a_click_and_return_when_cleared(page: Page, watch: Watch) -> None:
    page.get_by_role("button", name=HOURS).click()
    met(page, 1)
    expect(page.get_by_role("button", name=SHELF)).not_to_be_visible()
    page.get_by_role("button", name="Clear the conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("button", name=SHELF)).to_be_visible()
    expect(page.locator(".card")).to_have_count(0)


def test_a_cleared_conversation_is_no_history(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    ask(page, HOURS)
    page.get_by_role("button", name="Clear the conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "And?")
    assert assistant.calls[-1] == ("And?", ())


def test_asking_again_replaces_the_last_answer(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    ask(page, HOURS)
    ask(page, SHELF)
    before = len(assistant.calls)
    page.get_by_role("button", name="Ask again").click()
    until(lambda: len(assistant.calls) > before)
    met(page, 2)
    assert assistant.calls[-1] == assistant.calls[-2]


def test_a_search_can_be_stopped_and_the_question_asked_again(
    page: Page, watch: Watch, assistant: FakeAssistant
) -> None:
    assistant.hold.clear()
    try:
        page.get_by_label("Your question").fill(HOURS)
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.locator(".answer")).to_contain_text("Searching the sources")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".answer")).to_contain_text("Stopped before an answer came")
    finally:
        assistant.hold.set()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".answer")).to_contain_text("60.5%")
    expect(page.locator(".turn")).to_have_count(1)


def test_how_far_a_model_is_is_told_and_its_words_are_not_shown_before_the_answer(
    page: Page, watch: Watch, assistant: FakeAssistant
) -> None:
    assistant.progress = "The model is writing: 120 characters so far."
    assistant.hold.clear()
    try:
        page.get_by_label("Your question").fill(HOURS)
        page.get_by_label("Your question").press("Enter")
        expect(page.locator("#status")).to_contain_text("120 characters so far")
        expect(page.locator(".answer")).to_have_text("Searching the sources …")
    finally:
        assistant.hold.set()
        assistant.progress = ""
    met(page, 1)
    expect(page.locator("#status")).to_contain_text("The answer is ready")


def test_what_is_sent_while_an_answer_is_on_its_way_is_asked_after_it(
    page: Page, watch: Watch, assistant: FakeAssistant
) -> None:
    assistant.hold.clear()
    try:
        page.get_by_label("Your question").fill(HOURS)
        page.get_by_label("Your question").press("Enter")
        expect(page.get_by_label("Your question")).to_have_value("")
        page.get_by_label("Your question").fill("And the shelf?")
        page.get_by_label("Your question").press("Enter")
    finally:
        assistant.hold.set()
    met(page, 2)
    assert [message["content"] for message in assistant.calls[-1][1]] == [HOURS, hours().text]


def test_a_search_can_be_cleared_away(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    assistant.hold.clear()
    try:
        page.get_by_label("Your question").fill(HOURS)
        page.get_by_label("Your question").press("Enter")
        expect(page.locator(".turn")).to_have_count(1)
        page.get_by_role("button", name="Clear the conversation").click()
        expect(page.locator(".turn")).to_have_count(0)
    finally:
        assistant.hold.set()
    page.wait_for_timeout(300)
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("button", name=SHELF)).to_be_visible()


def test_two_browsers_do_not_see_each_others_conversation(
    browser: Browser, page: Page, watch: Watch, address: str, assistant: FakeAssistant
) -> None:
    other = browser.new_context().new_page()
    open_window(other, address)
    ask(page, HOURS)
    expect(other.locator(".turn")).to_have_count(0)
    ask(other, "And?")
    assert assistant.calls[-1] == ("And?", ())
    expect(other.locator("#log")).not_to_contain_text("60.5%")
    expect(page.locator(".turn")).to_have_count(1)
    other.context.close()


# Bad input and faults


def test_html_and_links_in_a_question_stay_text(page: Page, watch: Watch) -> None:
    ask(page, BAIT)
    expect(page.locator(".asked")).to_have_text(f"You asked: {BAIT}")
    assert page.locator("#log img, #log script, .asked a").count() == 0


def test_html_in_a_source_its_title_and_an_answer_stays_text(page: Page, watch: Watch) -> None:
    page.get_by_role("button", name=SHELF).click()
    met(page, 1)
    expect(page.locator("#t1-c1 tr.cited th")).to_contain_text("The <script>alert(1)</script> shelf is too high")
    expect(page.locator("#t1-c1 h3")).to_contain_text("Borrowing from Libraries <2031>")
    expect(page.locator(".answer")).to_contain_text("![x](http://example.org/x.png)")
    page.locator("#t1-c1 button.fold").click()
    assert page.locator("#desk img, #desk script").count() == 0


def test_a_question_of_ten_thousand_characters_is_met(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    ask(page, "x" * 10_000)
    assert assistant.calls[-1][0] == "x" * 10_000
    expect(page.locator(".asked")).to_contain_text("10,000 characters in all")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_binary_and_zero_width_signs_do_not_break_anything(page: Page, watch: Watch) -> None:
    ask(page, "a\u200b\x01\x7f\ufffe\u202eb \ud83d")
    expect(page.locator(".answer")).to_contain_text("The sources do not say.")


@pytest.mark.parametrize("question", ["", "   ", "\u200b\u200d"])
def test_an_empty_question_is_met_with_a_sentence(
    page: Page, watch: Watch, assistant: FakeAssistant, question: str
) -> None:
    before = len(assistant.calls)
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")
    expect(page.locator("#status")).to_have_text("Type a question first.")
    expect(page.locator(".turn")).to_have_count(0)
    assert len(assistant.calls) == before


def test_a_question_beyond_all_measure_is_not_put(page: Page, watch: Watch, assistant: FakeAssistant) -> None:
    before = len(assistant.calls)
    page.get_by_label("Your question").fill("x" * 20_001)
    page.get_by_label("Your question").press("Enter")
    expect(page.locator("#status")).to_contain_text("20,001 characters")
    assert len(assistant.calls) == before


@pytest.mark.parametrize(("question", "words"), [("gone?", "python -m index build"), ("broken?", "the terminal")])
def test_a_fault_is_a_sentence_and_the_window_goes_on(page: Page, watch: Watch, question: str, words: str) -> None:
    ask(page, question)
    expect(page.locator(".answer")).to_contain_text(words)
    expect(page.locator("body")).not_to_contain_text("Traceback")
    expect(page.locator("body")).not_to_contain_text("secret detail")
    ask(page, HOURS)
    expect(page.locator(".answer").last).to_contain_text("60.5%")
