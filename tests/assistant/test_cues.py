"""The words that set an order or a bound, or take a figure for granted: and the same words where they do not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import bounds, cues, orders, participation, scope
from assistant.contractions import expanded
from assistant.query import Bound, Rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("What are the top three barriers?", Rank(True, 1, 3)),
        ("Name the 5 lowest", Rank(False, 1, 5)),
        ("bottom two roles", Rank(False, 1, 2)),
        ("Which is the biggest barrier?", Rank(True, 1, 1)),
        ("Which is the second biggest barrier?", Rank(True, 2, 1)),
        ("the 3rd most cited", Rank(True, 3, 1)),
        ("Who is the runner-up?", Rank(True, 2, 1)),
        ("Which barrier is cited least?", Rank(False, 1, 1)),
        ("Which three barriers are cited most?", Rank(True, 1, 3)),
        ("Which of the three barriers is cited most?", Rank(True, 1, 1)),
        ("Which barrier do most respondents name?", Rank(True, 1, 1)),
        ("Second and third biggest barriers", Rank(True, 2, 2)),
        ("the second to fourth least cited", Rank(False, 2, 3)),
        ("What is number three on their list?", Rank(True, 3, 1)),
        ("no. 4 barrier", Rank(True, 4, 1)),
    ],
)
def test_an_order_has_an_end_a_place_and_a_number_of_rows(text: str, rank: Rank) -> None:
    assert orders.rank_asked(text) == rank


@pytest.mark.parametrize(
    "text",
    [
        "What do most councils say?",
        "Is at least one in ten in favour?",
        "At most 40% say so",
        "How much was saved last year?",
        "Who is leading on digital?",
        "How many see the clerk leading?",
        "How many won't ever have one?",
        "The strongest answer only, please",
        "What does the chief executive do?",
        "Do top managers agree?",
        "Does best practice matter?",
        "Is front line staff ready?",
        "How many name old pipes?",
        "What number said no?",
    ],
)
def test_words_of_order_that_set_none_are_no_rank(text: str) -> None:
    assert orders.rank_asked(text) is None


def low(value: int, *, inclusive: bool = False, counting: bool = False) -> Bound:
    return Bound(Decimal(value), None, inclusive, counting)


def high(value: int, *, inclusive: bool = False) -> Bound:
    return Bound(None, Decimal(value), inclusive)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Which barriers do more than half name?", low(50)),
        ("Which are above 40%?", low(40)),
        ("Which reach at least 50%?", low(50, inclusive=True)),
        ("Which have 50% or more?", low(50, inclusive=True)),
        ("Which have no fewer than 50 per cent?", low(50, inclusive=True)),
        ("Which have fewer than 20%?", high(20)),
        ("Which have up to 30 per cent?", high(30, inclusive=True)),
        ("Which have 20% or less?", high(20, inclusive=True)),
        ("Which are between 40% and 50%?", Bound(Decimal(40), Decimal(50), True)),
        ("Which are in the 40-50% band?", Bound(Decimal(40), Decimal(50), True)),
        ("How many barriers are above 40%?", low(40, counting=True)),
        ("Which barriers do a majority of councils name?", low(50)),
        ("Which barriers did nobody name?", Bound(None, Decimal(0), True)),
        ("Which barrier did every single respondent name?", low(100, inclusive=True)),
        ("Which barriers do most respondents name?", low(50)),
    ],
)
def test_a_bound_is_read_with_its_side_and_whether_it_counts_itself(text: str, bound: Bound) -> None:
    assert bounds.bound_asked(text) == bound


def test_more_yes_than_no_sets_no_value_but_one_side_against_the_other() -> None:
    for text, side in [("more yes than no", "+"), ("more noes than yeses", "-")]:
        bound = bounds.bound_asked(f"Which barriers got {text}?")
        assert bound is not None
        assert (bound.low, bound.high, bound.outvotes) == (None, None, side)


def test_a_figure_that_a_question_names_is_no_bound() -> None:
    assert bounds.bound_asked("Is it true that 80% name old pipes?") is None
    assert bounds.bound_asked("What do 22 suppliers say?") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Is it true that 80% agree?", ["80"]),
        ("Why did only 20.5% say no?", ["20.5"]),
        ("Did they really save £1,204?", ["1204"]),
        ("What did they say in 2013?", []),
        ("What do 22 suppliers say?", []),
        ("Which have more than 80%?", []),
    ],
)
def test_a_premise_is_a_share_or_a_sum_that_is_taken_for_granted(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in bounds.premise(text, bounds.bound_asked(text))] == values


def test_a_share_is_wanted_by_many_names_and_not_by_a_telephone_number() -> None:
    for text in ("what %", "which percentage", "how many", "what share", "what proportion", "what are the figures"):
        assert cues.wants_number(text), text
    for text in ("What is the telephone number?", "What is the ISBN number?", "Who leads?"):
        assert not cues.wants_number(text), text


def test_who_gave_which_answer_is_told_from_who_took_part() -> None:
    assert participation.wants_names("Which council said that old pipes are fine?")
    assert not participation.wants_names("Which councils took part?")


def test_another_time_is_told_from_the_sources_own() -> None:
    for text in (
        "Has it risen since 2013?",
        "How many the year before?",
        "What is the trend?",
        "What is it these days?",
    ):
        assert cues.other_year(text), text
    assert not cues.other_year("How many named old pipes in 2013?")


@pytest.mark.parametrize("text", ["What is his home address?", "What is her salary?", "What is the password?"])
def test_private_data_are_known_as_private(text: str) -> None:
    assert scope.is_private(text)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("This was a poll of 2,000 people, is that enough?", (2000,)),
        ("You polled a thousand members of the public.", (1000,)),
        ("Given that 500 people took part, is it sound?", (500,)),
        ("What share of 200 people said so?", ()),
        ("How many people were surveyed?", ()),
    ],
)
def test_how_many_took_part_is_taken_for_granted_where_a_number_is_given(text: str, counts: tuple[int, ...]) -> None:
    assert participation.presumed(text) == counts


def test_a_group_that_is_taken_for_all_is_a_premise() -> None:
    assert participation.presumes_one_group("Since every respondent came from a port, who chose them?")
    assert not participation.presumes_one_group("Did every respondent come from a port?")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("What does the author mean by that?", False),
        ("What did the boss mean?", False),
        ("What is the mean saving?", True),
        ("Does it give the mean?", True),
    ],
)
def test_what_somebody_means_is_no_average(text: str, number: bool) -> None:
    assert cues.wants_number(text) is number


@pytest.mark.parametrize(
    "text",
    [
        "What did they write about it?",
        "How did they word it?",
        "Did anybody mention rust?",
        "Is there a line from one?",
    ],
)
def test_words_are_asked_for_by_verbs_of_saying(text: str) -> None:
    assert cues.wants_quote(text)


def test_those_who_gave_an_answer_are_counted_and_not_quoted() -> None:
    assert not cues.wants_quote("I'm after the towns who said it wouldn't.")
    assert not cues.wants_quote("What did the two sides think of sharing?")
    assert cues.wants_quote("Who said that it wouldn't?")
    assert cues.wants_quote("What did the clerk say?")


def test_how_many_said_so_asks_for_no_sum() -> None:
    assert cues.counts_people("How many towns made no savings?")
    assert not cues.counts_people("How many pounds were saved?")


@pytest.mark.parametrize(
    ("text", "told", "other"),
    [
        ("What share of clinics replied?", "33% of all respondents worked for clinics", True),
        ("What share of clinics replied?", "the response rate from clinics was 25.9%", False),
        ("What was the response rate among clinics?", "responses from 63% of this category", False),
        ("What share of the clinics that took part were small?", "the rest were small (14%)", False),
        ("What share of the sample came from clinics?", "responses from 63% of this category", True),
        ("What share of the sample came from clinics?", "33% of all respondents worked for clinics", False),
    ],
)
def test_a_part_of_those_who_replied_is_no_share_that_replied(text: str, told: str, other: bool) -> None:
    assert participation.other_base(text, told) is other


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("over a thousand pounds", "over £1,000"),
        ("under a grand", "under £1,000"),
        ("above £1000", "above £1,000"),
        ("more than 1,500 quid", "more than £1,500"),
        ("£5k and up", "£5,000 and up"),
        ("a pounds-and-pence view of a grand plan", "a pounds-and-pence view of a grand plan"),
        ("£12m, £1.5k and £1,470,071", "£12m, £1.5k and £1,470,071"),
    ],
)
def test_a_sum_in_words_is_read_as_it_is_printed(typed: str, read: str) -> None:
    assert expanded(typed) == read


def test_two_figures_that_were_seen_are_places_and_no_subject() -> None:
    text = "What share made no savings? I've seen two slightly different figures quoted."
    assert cues.wants_all_places(text)
    assert any("slightly different" in text[start:end] for start, end in cues.place_spans(text))
    assert not cues.wants_all_places("Give both figures for councils")


@pytest.mark.parametrize(
    ("text", "errand"),
    [
        ("Can you draft a letter to my landlord?", True),
        ("Please write me a poem about ports", True),
        ("Which party should I vote for?", True),
        ("Should ports write a plan?", False),
        ("Can you tell me what they wrote about a plan?", False),
    ],
)
def test_an_errand_is_no_question_to_the_sources(text: str, errand: bool) -> None:
    assert scope.is_errand(text) is errand
