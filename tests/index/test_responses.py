"""What an answer to a survey question means, in whatever words it is printed."""

from __future__ import annotations

import pytest

from index.responses import Stance, headline, is_scale, of_polarity, stance

FIVE = ("Strongly Disagree", "Disagree", "Neutral / Don't Know", "Agree", "Strongly Agree")
SATISFIED = (
    "Very satisfied",
    "Fairly satisfied",
    "Neither satisfied nor dissatisfied",
    "Fairly dissatisfied",
    "Very dissatisfied",
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Strongly Agree", Stance("+", "strong")),
        ("Agree", Stance("+")),
        ("Tend to agree", Stance("+", "mild")),
        ("Fairly satisfied", Stance("+", "mild")),
        ("Very dissatisfied", Stance("-", "strong")),
        ("Not Important", Stance("-")),
        ("Not satisfied", Stance("-")),
        ("No", Stance("-")),
        ("Neutral / Don't Know", Stance("0")),
        ("Don’t know", Stance("0")),
        ("Neither", Stance("0")),
        ("Neither satisfied nor dissatisfied", Stance("0")),
        ("No view", Stance("0")),
        ("Does not apply", Stance("0")),
        ("Can't remember", Stance("0")),
    ],
)
def test_an_answer_has_a_side_and_a_strength(label: str, expected: Stance) -> None:
    assert stance(label) == expected


@pytest.mark.parametrize(
    "label",
    [
        "No, but we intend to create a digital strategy",
        "By telephone",
        "Some other way",
        "",
        "Tenants",
        "2021",
        "Legal",
    ],
)
def test_an_answer_of_its_own_takes_no_side(label: str) -> None:
    assert stance(label) is None


def test_the_answers_of_a_side_keep_their_printed_order() -> None:
    assert of_polarity(FIVE, "-") == ("Strongly Disagree", "Disagree")
    assert of_polarity(SATISFIED, "+") == ("Very satisfied", "Fairly satisfied")
    assert of_polarity(SATISFIED, "0") == ("Neither satisfied nor dissatisfied",)


def test_how_many_asks_for_those_who_agree_or_else_for_the_first_answer() -> None:
    assert headline(FIVE) == ("Agree", "Strongly Agree")
    assert headline(("By telephone", "By email")) == ("By telephone",)
    assert headline(()) == ()


def test_a_scale_may_have_one_answer_of_its_own() -> None:
    assert is_scale(FIVE)
    assert is_scale(SATISFIED)
    assert is_scale(("Yes", "No", "Only sometimes"))
    assert not is_scale(("Tenants", "Leaseholders", "All"))
    assert not is_scale(("Yes",))
