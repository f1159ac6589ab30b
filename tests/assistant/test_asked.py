"""Which answer and whose: read from a question's own words, where 'agree' stands inside 'disagree'."""

from __future__ import annotations

import pytest

from assistant.asked import LEFT_OUT, answers_asked, pick
from assistant.negations import negated
from assistant.several import joined
from assistant.whose import groups_asked
from tests.assistant.rows import BARRIER, SCALE, subject

PRINTED = (*SCALE, *BARRIER)
STATEMENT = subject("2.8% 12.9% 46.6% 29.2% 8.5%", SCALE, measure="Help our local economy")
PIPES = subject("72.7% 25.6% 1.7%")
FORMS = {
    **dict.fromkeys(["council", "councils", "local authority", "local authorities"], "councils"),
    **dict.fromkeys(["supplier", "suppliers", "vendor", "vendors"], "suppliers"),
}


def picked(text: str) -> tuple[str, ...]:
    """The answers of the five-point scale that a question asks for."""
    return pick(STATEMENT, answers_asked(text, PRINTED))


@pytest.mark.parametrize(
    "text",
    [
        "How many disagree?",
        "What share disagreed that it helps?",
        "how many said no to it",
        "How many don't see it as a help?",
        "How many did not think that it helps?",
        "What share rejected the statement?",
        "How many gave it the thumbs down?",
        "How many were against it?",
        "How many pushed back?",
        "How many disputed it?",
        "How many said it was not important?",
        "What do the two disagree columns come to?",
    ],
)
def test_disagreeing_in_any_words_is_both_answers_of_that_side(text: str) -> None:
    assert picked(text) == ("Strongly Disagree", "Disagree")


@pytest.mark.parametrize(
    "text",
    [
        "How many don't know?",
        "How many dont know?",
        "how many did not know",
        "What share is on the fence?",
        "How many sat on the fence?",
        "What share were not sure?",
        "How many weren't sure?",
        "How many were undecided?",
        "How many couldn’t say?",
        "How many were neutral?",
        "Who neither agreed nor disagreed?",
        "How many hadn't a clue?",
    ],
)
def test_not_knowing_in_any_words_is_the_middle_answer_and_no_denial(text: str) -> None:
    assert picked(text) == ("Neutral / Don't Know",)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("How many strongly agree?", ("Strongly Agree",)),
        ("How many agreed very much?", ("Strongly Agree",)),
        ("How many vehemently disagree?", ("Strongly Disagree",)),
        ("How many agreed but not strongly?", ("Agree",)),
        ("How many just agreed?", ("Agree",)),
        ("How many simply disagreed?", ("Disagree",)),
        ("How many agreed, leaving out those who strongly agreed?", ("Agree",)),
        ("How many agree or strongly agree?", ("Agree", "Strongly Agree")),
        ("How many agreed, strongly or otherwise?", ("Agree", "Strongly Agree")),
        ("How many disagree in total?", ("Strongly Disagree", "Disagree")),
        ("How many answered ‘Agree’?", ("Agree",)),
        ("How many answered 'Disagree'?", ("Disagree",)),
        ("How many chose “Strongly Agree”?", ("Strongly Agree",)),
        ("How many chose ‘Agree’, not ‘Strongly Agree’?", ("Agree",)),
        ("How many say that it helps?", ("Agree", "Strongly Agree")),
    ],
)
def test_how_far_an_answer_reaches_is_as_the_question_says(text: str, answers: tuple[str, ...]) -> None:
    assert picked(text) == answers


@pytest.mark.parametrize("text", ["How many were not on the fence?", "How many took a view rather than neutral?"])
def test_not_on_the_fence_is_both_sides_and_not_the_middle(text: str) -> None:
    assert picked(text) == ("Strongly Disagree", "Disagree", "Agree", "Strongly Agree")


def test_a_table_of_yes_and_no_has_its_own_names_for_the_same_sides() -> None:
    for text, answers in [("disagree", ("No",)), ("not sure", ("Don't Know",)), ("strongly agree", ("Yes",))]:
        assert pick(PIPES, answers_asked(f"How many {text}?", PRINTED)) == answers


def test_a_shouted_no_is_an_answer_and_a_shouted_question_is_not() -> None:
    assert answers_asked("How many say NO to it?", PRINTED).polarity == "-"
    assert answers_asked("HOW MANY TOWNS NAME OLD PIPES", PRINTED).polarity is None


def test_a_measure_without_answers_has_one_value() -> None:
    assert pick(subject("24.8%", ("",)), answers_asked("How many disagree?", PRINTED)) == ("",)


@pytest.mark.parametrize(
    ("text", "label", "denied"),
    [
        ("How many say that the chief isn't in charge?", "The chief", True),
        ("Which towns have a chief who doesn’t lead?", "The chief", True),
        ("How many say that old pipes do NOT matter here?", "Old pipes", True),
        ("Is it old pipes, or are they not?", "Old pipes", True),
        ("How many don't understand users?", "Lack of insight into users", False),
        ("How many haven't got the skills?", "Lack of skills", False),
        ("How many can't change anything quickly?", "Inflexible rules", False),
        ("How many don't understand the journey?", "Not understanding the journey", False),
        ("How many don't see a lack of skills?", "Lack of skills", True),
        ("Is a lack of skills not a barrier to you?", "Lack of skills", True),
        ("Old pipes hold towns back, don't they?", "Old pipes", False),
        ("It was old pipes, wasn’t it?", "Old pipes", False),
        ("The chief leads, doesn't he?", "The chief", False),
        ("Bosses not sold on digital: how many see that as a barrier?", "Lack of buy-in from bosses", False),
        ("Poor roads aren't holding us back", "Poor roads", True),
        ("How many say it's not the case that they know too little?", "Lack of insight into users", True),
        ("Is it not true that old pipes matter?", "Lack of pipes", False),
        ("How many had no savings at all?", "Has it brought any savings?", True),
        ("How many had savings of no consequence?", "Has it brought any savings?", False),
        ("How many spent no money on roads?", "Has your town spent money on roads?", True),
        ("How many spend no money on roads?", "Spending of money on roads", False),
    ],
)
def test_a_denial_is_told_from_a_label_that_says_no_itself_and_from_a_tag(text: str, label: str, denied: bool) -> None:
    assert negated(text, [], label, ["barrier", "hold"], whether=label.endswith("?")) is denied


def surest(text: str) -> str:
    """The group that a question most surely asks of."""
    return max(groups_asked(text, FORMS), key=lambda named: named.sure).group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("How many suppliers say so?", "suppliers"),
        ("According to councils, do suppliers lead?", "councils"),
        ("What share of councils said that suppliers lead?", "councils"),
        ("How many councils think suppliers are leading?", "councils"),
        ("What share of suppliers say that councils lack skills?", "suppliers"),
        ("A good pool of suppliers is important to how many councils?", "councils"),
        ("Among local authorities, what share use vendors?", "councils"),
        ("In the vendors' view, do councils lead?", "suppliers"),
        ("The skills gap inside councils as vendors see it", "suppliers"),
    ],
)
def test_who_answered_is_told_from_whom_the_answer_is_about(text: str, group: str) -> None:
    assert surest(text) == group


def test_a_group_that_is_ruled_out_is_not_asked() -> None:
    for text in (
        "not vendors - councils",
        "Councils, not vendors: how many agree?",
        "councils, excluding the suppliers",
    ):
        assert {named.group for named in groups_asked(text, FORMS)} == {"councils"}, text


def test_both_groups_are_named_where_both_are_asked() -> None:
    found = groups_asked("What share of councils and suppliers agree?", FORMS)
    assert [(named.group, named.sure >= 2) for named in found] == [("councils", True), ("suppliers", True)]


def test_one_council_by_its_name_is_not_surely_all_councils() -> None:
    assert all(named.sure < 2 for named in groups_asked("What did Leeds City Council say?", FORMS))


def test_a_group_is_a_whole_word() -> None:
    assert not groups_asked("How many councillors resupply?", FORMS)


def test_strongly_before_the_answer_is_the_strong_one_whatever_is_put_together_elsewhere() -> None:
    assert picked("I'm putting together slides: who strongly rejected it?") == ("Strongly Disagree",)


def test_two_groups_in_one_breath_and_each_side_are_both() -> None:
    from assistant.whose import asks_both_sides

    assert asks_both_sides("How important does each side think it is?")


def test_a_printed_answer_that_ends_in_a_bracket_is_read_as_it_stands() -> None:
    assert answers_asked("‘Builder (site teams etc)’ 21.8%", ("Builder (site teams etc)",)).exact == (
        "Builder (site teams etc)"
    )


def test_answers_that_are_added_up_are_those_that_are_joined() -> None:
    printed = ("Yes", "No", "Don't Know", "Neutral / Don't Know", "Disagree")
    assert joined("yes or don't know, combined", printed) == ("yes", "don't know")
    assert joined("‘Disagree’ plus neutral", printed) == ("disagree", "neutral")
    assert joined("how many said yes?", printed) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Old pipes: agree only, don't add in the strongly agrees",
        "How many agree, short of strongly agreeing?",
    ],
)
def test_an_answer_that_is_not_to_be_counted_in_is_not_the_one_asked_for(text: str) -> None:
    asked = answers_asked(text, PRINTED)
    assert (asked.polarity, asked.reach, asked.exact) == ("+", "plain", None)


def test_what_one_keeps_finding_is_not_what_one_asks_for() -> None:
    assert LEFT_OUT.search("Councils, please. I keep finding the supplier number")
    assert not LEFT_OUT.search("I keep hearing that old pipes are a number one worry")
    assert not LEFT_OUT.search("How many are short of funds?")
