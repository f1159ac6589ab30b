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


ROOMS = ("Ask", "Quotes", "Statistics", "Check a claim", "Sources", "Evaluation")


def fill(page: Page, room: str) -> None:
    """Go to a room and do there what shows all that it can show."""
    page.get_by_role("tab", name=room).click()
    if room == "Ask":
        ask(page, HOURS)
    elif room == "Quotes":
        page.locator(".quote").first.wait_for()
    elif room == "Statistics":
        page.get_by_role("button", name="Opening hours are too short").click()
        page.locator("#where .card").wait_for()
        page.locator("#where button.fold").click()
    elif room == "Check a claim":
        page.get_by_label("A claim, or a whole draft").fill("62% of readers find the hours too short.")
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator(".checked").wait_for()
    elif room == "Sources":
        page.locator(".library summary").first.click()
    else:
        page.locator("#report summary").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_room_breaks_wcag_or_scrolls_sideways(browser: Browser, address: str, scheme: str, width: int) -> None:
    """320 px is also what a window of 1,280 px has at 400% zoom."""
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        viewport={"width": width, "height": 640},
    )
    page = context.new_page()
    watch = open_window(page, address)
    for room in ROOMS:
        fill(page, room)
        assert not violations(page), room
        assert page.evaluate("document.documentElement.scrollWidth") <= width, room
        cut = "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        seen = f"{cut}.filter(e => e.checkVisibility() && !e.closest('.table, .vh, .visually-hidden, [hidden]'))"
        assert page.evaluate(f"{seen}.map(e => e.outerHTML.slice(0, 200))") == [], room
    assert not watch.troubles
    context.close()


def test_every_control_of_a_room_is_reached_by_keyboard_and_shows_it(page: Page, watch: Watch) -> None:
    """From its tab on, each control that can be used is met in the order of the page, with a frame around it."""
    for room in ROOMS:
        fill(page, room)
        page.get_by_role("tab", name=room).focus()
        wanted = page.evaluate(f"{CONTROLS}.length")
        met_so_far: list[int] = []
        for _ in range(wanted + len(ROOMS)):
            page.keyboard.press("Tab")
            place = page.evaluate(f"{CONTROLS}.indexOf(document.activeElement)")
            if place < 0:
                continue  # the names of the rooms after this one
            met_so_far.append(place)
            assert page.evaluate(SHOWN), f"{room}: {page.evaluate('document.activeElement.outerHTML.slice(0, 200)')}"
            if len(met_so_far) == wanted:
                break
        assert met_so_far == sorted(met_so_far), room
        assert len(set(met_so_far)) == wanted, room


# Of radio buttons and the like one is reached by Tab, the others by arrows; what scrolls can be reached too.
CONTROLS = (
    "[...document.querySelectorAll('[role=tabpanel] :is(a[href], button, input, textarea, summary, [tabindex])')]"
    ".filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}) && !e.closest('.vh')"
    " && e.type !== 'file' && !(e.type === 'radio' && e.name && document.querySelector("
    '`input[name="${e.name}"]`) !== e))'
)
SHOWN = """(() => {
  const framed = (e) => { const s = getComputedStyle(e);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none'; };
  let e = document.activeElement;
  for (let up = 0; e && up < 4; up++, e = e.parentElement) if (framed(e)) return true;
  return false;
})()"""


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
    for room in ROOMS:
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
