"""A question as typed: the unseen goes, several questions are parted, what only leads up to one is left out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue import _swapped
from assistant.leads import bare, listed
from assistant.questions import clean, parts, restated

PIPES = "What share of councils name legacy systems?"
RULES = "How many suppliers name procurement rules?"
STORY = (
    "I am a councillor and I sit on the committee that looks after the roads and the bridges. "
    "Our officers have been at me about their computers for the better part of ten years now. "
    "Tomorrow there is a meeting of the whole cabinet in the old hall, with the press there. "
    "I would be glad to have something to wave at them when the treasurer stands up again. "
)


def test_two_questions_in_one_text_are_two() -> None:
    assert parts(f"{PIPES} {RULES}") == (PIPES, RULES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "What share of councils name legacy systems and how many suppliers name procurement rules?",
            ("What share of councils name legacy systems", "how many suppliers name procurement rules?"),
        ),
        (
            "Which barrier do councils name; how many suppliers name procurement rules?",
            ("Which barrier do councils name", "how many suppliers name procurement rules?"),
        ),
    ],
)
def test_two_questions_in_one_sentence_are_two(text: str, found: tuple[str, ...]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        PIPES,
        "broadband barrier %",
        "How do councils and suppliers compare?",
        "What do councils and suppliers say about procurement rules and legacy systems?",
        "What share agree? And what share disagree?",
        "Legacy systems. Councils.",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert parts(text) == (text,)


def test_a_question_with_nothing_of_its_own_goes_with_the_one_before_it() -> None:
    assert parts(f"{PIPES} What percentage said yes?") == (f"{PIPES} What percentage said yes?",)


def test_what_leads_up_to_a_question_is_left_out() -> None:
    assert parts(STORY + PIPES) == (PIPES,)


def test_short_words_around_a_question_stay_for_they_may_say_what_it_is_about() -> None:
    text = "Legacy systems again. How many councils said yes?"
    assert parts(text) == (text,)


def test_no_more_than_four_questions_are_read() -> None:
    text = " ".join(
        f"How many councils name barrier number {word} of them?" for word in "alpha beta gamma delta eps".split()
    )
    assert len(parts(text)) == 4


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u200e", "\u2060", "\x00", "\x1b", "\u00a0"])
def test_characters_that_cannot_be_seen_do_not_part_a_question_from_its_words(unseen: str) -> None:
    assert clean(f"{unseen}legacy {unseen}systems{unseen}?{unseen}") in {"legacy systems?", "legacy systems ?"}
    assert clean(unseen * 3) == ""


def test_letters_and_marks_stay_as_typed() -> None:
    assert clean("  Café\n\t‘better   for less’ – 72.7%? ") == "Café ‘better for less’ – 72.7%?"
    assert clean("Cafe\u0301") == "Café"


@given(st.text(max_size=60))
def test_cleaning_leaves_nothing_unseen_and_cleans_only_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [letter for letter in once if unicodedata.category(letter)[0] == "C"]
    assert "  " not in once


@given(st.text(alphabet="abc ?.;\n‘’-and what", max_size=60).map(clean).filter(bool))
def test_parting_never_loses_all_of_a_text(text: str) -> None:
    assert 1 <= len(parts(text)) <= 4
    assert all(part.strip() for part in parts(text))


def test_now_before_tell_is_no_time() -> None:
    assert parts("Thanks for that. Now tell me what share of ports reply.") == ("tell me what share of ports reply.",)


@pytest.mark.parametrize(
    ("word", "meant"), [("teh", "the"), ("hte", "the"), ("adn", "and"), ("noes", ""), ("three", "")]
)
def test_a_small_word_with_two_letters_swapped_is_that_word(word: str, meant: str) -> None:
    assert _swapped(word) == meant  # 'three' is no 'there'


def test_how_a_letter_ends_asks_nothing() -> None:
    assert parts("How many agree? Kind regards, an elected member") == ("How many agree?",)
    assert parts("How many of yours agree?") == ("How many of yours agree?",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("How many ports replied, you idiot?", "How many ports replied?"),
        ("Oi, you useless tin can, how many ports replied?", "how many ports replied?"),
        ("How many ports replied, if you can manage that?", "How many ports replied?"),
        ("Before I put this in print: how many ports replied?", "how many ports replied?"),
    ],
)
def test_what_is_said_around_a_question_asks_nothing(text: str, left: str) -> None:
    assert bare(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "A quick question on pilots: how many agree?",  # it names what is asked about
        "How many ports have a robot crane?",
        "Robot, crane or pilot: which is dearest?",
        "How many ports, if any, replied?",
        "You idiot",
    ],
)
def test_words_that_say_what_is_asked_about_stay(text: str) -> None:
    assert bare(text) == text


def test_insults_before_an_order_are_left_out() -> None:
    assert parts("You are a heap of junk. Just tell me how many ports replied.") == (
        "Just tell me how many ports replied.",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Can you give me (a) how many ports replied, (b) the average fee, and when the survey was published?",
            ("how many ports replied", "the average fee", "when the survey was published?"),
        ),
        (
            "Two numbers and a name for my paper: the share with cranes, the average fee, and who wrote the foreword?",
            ("the share with cranes", "the average fee", "who wrote the foreword?"),
        ),
    ],
)
def test_a_list_of_things_is_asked_one_by_one(text: str, found: tuple[str, ...]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Two things about cranes: price, age, and who sold them",  # three, where two are told
        "What share of ports (a) agree that cranes are dear?",
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert listed(text) == ("", ())


def test_a_part_of_those_who_took_part_is_counted_as_such() -> None:
    assert parts("How many people replied, and how many were suppliers?")[1] == "how many suppliers replied"
    assert parts("How many of the respondents were council people?") == ("how many council people replied",)
    assert parts("How many replied in 2009, and how many were suppliers?")[1] == "how many were suppliers?"
    assert parts("How many of the respondents were suppliers of cranes?")[0].startswith("How many of the respondents")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tide tables: what share of ports print them, and what did the pilots ask for?",
            ("Tide tables: what share of ports print them", "Tide tables: what did the pilots ask for?"),
        ),
        (
            "Who paid for the survey, when did it come out and what is its ISBN?",
            ("Who paid for the survey", "when did the survey come out", "what is the survey's ISBN?"),
        ),
        (
            "Was silt a worry in 2031, and was it still one by 2035?",
            ("Was silt a worry in 2031", "was it still one by 2035?"),
        ),
    ],
)
def test_parts_of_one_sentence_keep_its_topic(text: str, found: tuple[str, ...]) -> None:
    assert parts(text) == found


def test_who_is_asking_is_no_topic() -> None:
    text = "My chair wants to know: how many ports dredge, and what share of pilots sail at night?"
    assert parts(text)[1] == "what share of pilots sail at night?"


def test_a_statement_and_a_question_on_it_are_two_sentences() -> None:
    assert restated("The share of ports without a chart looks high, does the report say why that is?") == (
        "The share of ports without a chart looks high. Does the report say why that is?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "If the tide is low, does the pilot wait for it?",
        "I think it was the survey of pilots - what share of ports dredge?",
        "What is the share of ports that dredge, and is it high?",
    ],
)
def test_a_condition_or_a_hunch_is_no_statement(text: str) -> None:
    assert restated(text) == text
