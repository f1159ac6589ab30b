"""Which quotes are one person's words printed again, and which are two people's."""

from __future__ import annotations

from assistant.wordings import wordings_of
from index.records import Locator, Quote
from tests.samples import BORROWING

SOURCES = {BORROWING.name: BORROWING}
LONG = "We open at ten and close at four, which is when most of our readers are still at work."


def said(text: str, at: int, heading: str = "Results", **more: str) -> Quote:
    """A quote at a place of its own."""
    stated = {"group": None, "speaker": None, "office": None, "survey_question": None, "theme": None, **more}
    place = Locator(BORROWING.name, (heading,), at, at + len(text))
    return Quote(id=f"q{at}", locator=place, text=text, lead_in="", **stated)


def together(*quotes: Quote) -> list[list[str]]:
    return [[quote.id for quote in wording.quotes] for wording in wordings_of(quotes, SOURCES)]


def test_a_summary_that_shortens_the_words_prints_the_same_quote_and_the_place_that_tells_most_is_first() -> None:
    short = said("We open at ten and close at four.", 10, "Summary")
    whole = said(LONG, 90, group="readers", survey_question="What keeps you away?")
    assert together(short, whole) == [["q90", "q10"]]


def test_another_group_beside_the_same_long_words_is_the_same_quote() -> None:
    assert len(together(said(LONG, 10, group="readers"), said(LONG, 200, "Summary", group="volunteers"))) == 1


def test_two_people_who_give_the_same_short_answer_are_two_quotes() -> None:
    assert len(together(said("More staff", 10), said("More staff", 90))) == 2
    other = said("More staff", 200, "Volunteers", group="volunteers")
    assert len(together(said("More staff", 10, group="readers"), other)) == 2


def test_a_short_answer_printed_again_in_a_summary_that_names_nobody_is_one_quote() -> None:
    assert len(together(said("Survive!", 10, "Summary"), said("Survive!", 90, group="readers"))) == 1


def test_words_that_stand_scattered_in_a_longer_quote_are_not_that_quote() -> None:
    scattered = said("We close when readers are at work.", 200, "Summary")
    assert len(together(said(LONG, 10), scattered)) == 2


def test_quotes_that_begin_alike_and_go_on_otherwise_are_two() -> None:
    other = said("We open at ten and close at four so that the volunteers can see to their children.", 200, "Summary")
    assert len(together(said(LONG, 10), other)) == 2
