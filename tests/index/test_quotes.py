"""Quotes: whose words, in answer to what, with exact boundaries; and what is quoted without being a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quotes import extract_quotes
from index.records import Quote
from tests.fakes import PatternGroups
from tests.index.texts import labels_of, outlined

HOUSING = PatternGroups({"tenants": "tenants?", "landlords": "landlords?|housing associations?"})
PRESS = "Homes to be mended at last\n\n"
HEAD = """Housing Voices 2031

1. Findings

1.1 What would make your home better?

\tYes\tNo
Better heating in the winter\t60.0%\t40.0%
Help my landlord to repair for less\t50.0%\t50.0%

TENANT RESPONSES

"""


def quotes(body: str, head: str = HEAD) -> list[Quote]:
    report = outlined(f"{head}{body}\n")
    return extract_quotes(report, labels_of(report), HOUSING)


def texts(body: str, head: str = HEAD) -> list[str]:
    return [quote.text for quote in quotes(body, head)]


def one(body: str, head: str = HEAD) -> Quote:
    (quote,) = quotes(body, head)
    return quote


# What is a quote


@pytest.mark.parametrize(
    "body",
    [
        "Half of them cited 'Better heating in the winter' as vital to them.",
        'Half of them cited *"Better heating in the winter"* as vital to them.',
        "Half cited “better heating, in the winter” as vital to them.",
        'Half cited *"Help front-line landlords to repair for less"* as vital to them.',
        'Others were *"A row that no table here prints"* (62.5%); *"Another such row of it"* (60.1%).',
        "Tenants were asked “What else would you like to tell us?” and many wrote.",
        "We speak of ‘big data’, of “digital dinosaurs” and of those “left behind”.",
        "Our sister report, “The State of Social Housing”, is read by many.",
        'A 5" pipe and a 6" pipe were laid in the \'noughties.',
        "The row 'It would be good to have it' is one that many agreed with.",
        "An opening mark “that nothing closes is a slip of the pen, and no quote.",
    ],
)
def test_labels_questions_titles_and_scare_quotes_are_no_quotes(body: str) -> None:
    assert texts(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('One said: "Survive!" and no more.', ["Survive!"]),
        ('Others wanted to *"Save money"* at last.', ["Save money"]),
        ("They could “come and live here” for a week.", ["come and live here"]),
        ("“Fix the lift”", ["Fix the lift"]),
        (
            "'In most homes we had the members' support already!'",
            ["In most homes we had the members' support already!"],
        ),
        ("'We wait six months for a plumber,' said one tenant.", ["We wait six months for a plumber,"]),
        ("One tenant said: 'We wait six months for a plumber.'  That was all.", ["We wait six months for a plumber."]),
        ("\"A 'digital' way of life\", said one.", ["A 'digital' way of life"]),
        ("• “Fix the lift”\n• “Mend the door”", ["Fix the lift", "Mend the door"]),
        ('One said: "Better heating in winter costs".', ["Better heating in winter costs"]),
    ],
)
def test_speech_is_a_quote_however_it_is_marked(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_the_words_are_verbatim_without_marks_and_asterisks() -> None:
    body = 'And one added: *"It leaks. It creaks..."* That was all that they said.'
    quote = one(body)
    assert quote.text == "It leaks. It creaks..."
    assert f"{HEAD}{body}\n"[quote.locator.start : quote.locator.end] == quote.text


def test_a_quote_over_a_page_break_is_one_quote_with_what_is_printed_between() -> None:
    assert texts(
        'One recommended: *"Locks that meet every need of strength, of safety and of use,*\n\nlight and so on. Try it."'
    ) == ["Locks that meet every need of strength, of safety and of use,*\n\nlight and so on. Try it."]


def test_equal_words_printed_twice_are_two_quotes() -> None:
    first, second = quotes('"Fix the lift", said one.\n\nAnd another agreed: "Fix the lift" and no more.')
    assert first.text == second.text
    assert first.id != second.id


def test_a_questionnaire_holds_no_quotes() -> None:
    grid = '\tYes\tNo\nIt is warm\t<input type="radio"/>\t<input type="radio"/>'
    head = f"Form\n\nAppendix I – Questionnaire\n\n1. Do you agree?\n\n{grid}\n\n"
    assert texts("“Tick one box in every row.”", head) == []


# Whose words


def test_the_heading_says_whose_answers_these_are() -> None:
    assert one('"Nothing works", said one respondent.').group == "tenants"


def test_a_group_that_is_said_to_speak_goes_before_the_heading() -> None:
    assert one('"Nothing works", said one housing association.').group == "landlords"
    assert one('One landlord, who said that tenants could *"Mend it themselves"*, was alone.').group == "landlords"


def test_a_group_spoken_of_is_not_the_group_that_speaks() -> None:
    assert one('Another said that landlords should "come and live here for a week".').group == "tenants"
    assert one('One respondent bemoaned landlord lock-in: "Too little is understood", in short.').group == "tenants"
    assert one('Tenants differ. One bemoaned landlord lock-in: "Too little is understood."', PRESS).group == "tenants"
    assert one("He cited ‘Landlords first’, and one said: *“Nobody calls”*, in short.").group == "tenants"


def test_another_is_one_more_of_those_who_spoke_just_before() -> None:
    groups = [
        quote.group
        for quote in quotes('"It works", said one landlord; "It lasts", said another. "It leaks", said one.')
    ]
    assert groups == ["landlords", "landlords", "tenants"]


def test_an_unsigned_box_has_no_group_even_where_its_words_have_one_elsewhere() -> None:
    head = "Housing Voices 2031\n\nA strategy\n\nTenants were glad of it, and landlords were glad of it too.\n\n"
    first, second = quotes('"Fix the lift today"\n\nIn the end, *"Fix the lift today"*, said one tenant.', head)
    assert (first.group, second.group) == (None, "tenants")


def test_the_same_paragraph_tells_the_group_where_it_names_only_one() -> None:
    head = "Housing Voices 2031\n\nA strategy\n\n"
    assert (
        one(
            'Tenant views were like those of landlords. Most tenants agreed. Ideas included: "Fix the lift."', head
        ).group
        == "tenants"
    )
    assert one('Tenant views were like those of landlords. Ideas included: "Fix the lift."', head).group is None
    assert one("Proposals for tenants to extend “the right to repair at once” are due.", head).group is None


def test_a_colon_gives_its_group_and_question_to_the_row_of_boxes_below() -> None:
    asked = "We also asked: ‘What else would help you?’ Landlords told us:"
    body = f"{asked}\n\n“Rents do not pay for it”\n\n“Nobody trains”\n\nThe end.\n\n“Unsigned words here”"
    told = [(quote.group, quote.survey_question, quote.lead_in) for quote in quotes(body)]
    assert told[0] == told[1] == ("landlords", "What else would help you?", "Landlords told us")
    assert told[2] == ("tenants", "What would make your home better?", "")


def test_a_caption_above_boxes_is_their_lead_in() -> None:
    assert [quote.lead_in for quote in quotes('Homes will...\n\n"...be warm again."\n\n"...be safe again."')] == [
        "Homes will..."
    ] * 2


# In answer to what, and about what


def test_the_open_question_in_the_text_is_what_was_asked_from_there_on() -> None:
    asked = 'Asked ‘What else would help you?’ many wrote. "After it", said one.'
    body = f'"Before it", said one.\n\n{asked}\n\n"And after it", said one.'
    assert [quote.survey_question for quote in quotes(body)] == [
        "What would make your home better?",
        "What else would help you?",
        "What else would help you?",
    ]


def test_a_box_does_not_answer_the_question_that_happens_to_be_asked_near_it() -> None:
    head = "Housing Voices 2031\n\nA strategy\n\n"
    assert (
        one(
            "Landlords were asked ‘Are you ready for the winter?’ and most were.\n\n“Fix the lift today”", head
        ).survey_question
        is None
    )


def test_a_respondent_may_ask_too() -> None:
    quote = one('One tenant asked: "Why does nobody answer the phone?"  That was common.')
    assert quote.text == "Why does nobody answer the phone?"


@pytest.mark.parametrize(
    ("body", "theme", "lead_in"),
    [
        (
            "Damp was a theme here: “It leaks at night”, said one.",
            "Damp was a theme here",
            "Damp was a theme here … said one",
        ),
        ('Costs were named, such as *"Save money"*.', "Costs were named", "Costs were named, such as"),
        ("Some told of the cold. “It freezes at night”, said one.", "Some told of the cold", "said one"),
        ("One said that it is “cold in all the rooms”.", "What would make your home better?", "One said that it is"),
    ],
)
def test_the_theme_is_the_clause_that_opens_the_paragraph(body: str, theme: str, lead_in: str) -> None:
    quote = one(body)
    assert (quote.theme, quote.lead_in) == (theme, lead_in)


def test_each_quote_of_a_list_has_its_own_attribution_and_the_lead_of_all() -> None:
    body = 'Damp was a theme here: "It leaks here", said one; "It leaks there", said another; and a third: "It rots."'
    assert [quote.lead_in for quote in quotes(body)] == [
        "Damp was a theme here … said one",
        "Damp was a theme here … said another",
        "and a third",
    ]


@given(st.text(alphabet=st.sampled_from("ab A.,;:?!\n\"'“”‘’*–("), max_size=120))
def test_any_text_gives_verbatim_quotes_with_ids_of_their_own(body: str) -> None:
    text = f"{HEAD}{body}\n"
    report = outlined(text)
    found = extract_quotes(report, labels_of(report), HOUSING)
    assert all(text[quote.locator.start : quote.locator.end] == quote.text for quote in found)
    assert len({quote.id for quote in found}) == len(found)
