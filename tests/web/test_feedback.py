"""What a person says of an answer in the window is on the disk, with what it is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch, ask
from tests.web.questions import HOURS

pytestmark = pytest.mark.browser


def test_a_verdict_is_kept_with_the_answer_and_what_was_asked_before(page: Page, watch: Watch, kept: Path) -> None:
    expect(page.locator("#feedback")).not_to_be_visible()
    ask(page, HOURS)
    ask(page, "And the shelf?")
    page.get_by_role("button", name="Is the newest answer right?").click()
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator("#status")).to_contain_text("Choose a verdict first")
    page.get_by_label("The figure is wrong").check()
    page.get_by_label("What should it say").fill("It is 41.1%")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator("#status")).to_contain_text("Kept on this machine")
    (line,) = kept.read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    assert (said["verdict"], said["comment"]) == ("wrong_figure", "It is 41.1%")
    assert said["answer"]["question"] == "And the shelf?"
    assert said["history"][0] == {"role": "user", "content": HOURS}
