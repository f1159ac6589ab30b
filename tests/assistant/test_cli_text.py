from __future__ import annotations

from assistant.answer import Answer, Status
from assistant.cli_text import as_text
from tests.samples import BORROWING, cite, hours, passage, refusal


def test_the_text_has_the_answer_then_every_place_with_its_words_then_what_to_bear_in_mind() -> None:
    assert as_text(hours()) == (
        "**60.5%** of readers say that the opening hours are too short [1].\n\n"
        "[1] borrowing-2031.txt: 1. What we found › 1.1 What keeps people away? › row ‘Opening hours are too short’ › "
        "column ‘Yes’\n"
        "    Opening hours are too short\t60.5%\t30.1%\t9.4%\n\n"
        "[2] borrowing-2031.txt: 1. What we found\n"
        "    Six in ten readers (60%) name the opening hours as what keeps people away.\n\n"
        "Bear in mind:\n- The survey was answered by 400 readers.\n\n"
        "The sources disagree:\n- [1][2] The table prints 60.5%, the text 60%."
    )


def test_a_refusal_shows_the_nearest_published_and_no_empty_headings() -> None:
    assert as_text(refusal()) == (
        "The sources do not say.\n\n"
        "Nearest published:\n\n"
        "- borrowing-2031.txt: 1. What we found › 1.1 What keeps people away? › row ‘Too far away’ › column ‘Yes’\n"
        "    Too far away\t8.0%\t90.0%\t2.0%"
    )


def test_words_of_several_lines_are_set_in_line_by_line() -> None:
    whole = passage(BORROWING.text[: BORROWING.text.index("A few")].rstrip())
    text = as_text(Answer("", Status.ANSWERED, "Quiet [1].", (cite(1, whole),)))
    assert "\n    Borrowing from Libraries\n\n    1. What we found\n" in text


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed() -> None:
    text = as_text(Answer("", Status.ANSWERED, "\x1b[2J\x1b]0;title\x07 72% \u202e%27 \x9b31m\r\nnext\ttab"))
    assert text == "\ufffd[2J\ufffd]0;title\ufffd 72% \ufffd%27 \ufffd31m\nnext\ttab"
