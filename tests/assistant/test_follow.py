"""A turn of a conversation: what it takes over from the one before, and what it may never take over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Assistant, leans
from assistant.answer import Status
from assistant.asked import side_at_end
from assistant.heard_names import another_name, person_in, spoken_of, standing_for, with_person
from assistant.leads import bare
from assistant.query import Intent, Query
from assistant.questions import Asked, begun_anew

COLD = "How many readers say the building is cold?"
HOURS = "What share of readers say opening hours are too short?"
MOST = "Which barrier keeps most readers away from the library?"


def asked(small: Assistant, *turns: str, told: str = "") -> Query:
    """The query of the last turn, read after the others; `told` was answered to the one before it."""
    flow = small._flow
    history = [{"role": "user", "content": turn} for turn in turns[:-1]]
    history += [{"role": "assistant", "content": told}] if told else []
    return flow.interpret(Asked(turns[-1], tuple(history)))[1][-1]


def label(query: Query) -> str:
    assert query.best is not None
    return query.best.subject.label


def test_ranks_count_on_over_several_turns(small: Assistant) -> None:
    query = asked(small, MOST, "and the runner-up?", "what comes after that?")
    assert query.rank is not None
    assert (query.intent, query.rank.first) == (Intent.RANK, 3)


def test_what_comes_after_a_row_is_the_row_below_it(small: Assistant) -> None:
    query = asked(small, HOURS, "and what comes next?")
    assert query.rank is not None
    assert (query.intent, query.rank.first) == (Intent.RANK, 2)


def test_the_rest_are_the_answers_not_given(small: Assistant) -> None:
    query = asked(small, HOURS, "and the rest of them?")
    assert query.best is not None
    assert query.best.answers == ("No", "Don't Know")


def test_a_row_of_the_same_table_is_meant(small: Assistant) -> None:
    assert label(asked(small, HOURS, "what about the cold?")) == label(asked(small, COLD))


def test_the_answer_says_which_row_was_meant(small: Assistant) -> None:
    query = asked(small, "What keeps readers away?", "how many said no?", told="12.5% said nothing new to read.")
    assert label(query) == "Nothing new to read"


def test_a_group_alone_is_the_same_of_that_group_in_any_language(small: Assistant) -> None:
    for turn in ("and the volunteers?", "Et les volunteers ?", "A beth am y volunteers?"):
        query = asked(small, COLD, turn)
        assert (label(query), query.groups) == (label(asked(small, COLD)), ("volunteers",))


def test_parts_take_over_what_they_lack_either_way(small: Assistant) -> None:
    flow = small._flow
    _, queries = flow.interpret(Asked("What share of readers, and what share of volunteers, say the building is cold?"))
    assert [query.groups for query in queries] == [("readers",), ("volunteers",)]
    assert {label(query) for query in queries} == {label(asked(small, COLD))}


def test_a_full_question_is_not_bent_by_what_came_before(small: Assistant) -> None:
    assert label(asked(small, HOURS, COLD)) == label(asked(small, COLD))


def test_a_new_question_drops_the_context(small: Assistant) -> None:
    alone = asked(small, "how many said no?")
    assert asked(small, HOURS, "ok, different question: how many said no?").intent is alone.intent


@pytest.mark.parametrize(
    "text",
    ["New question: who answered?", "ok, different question: who answered?", "Changing the subject, who answered?"],
)
def test_words_that_put_the_past_aside_are_no_question(text: str) -> None:
    assert begun_anew(text) == ("who answered?", True)


@pytest.mark.parametrize("text", ["Another reason?", "Is another question asked?", "Different topic."])
def test_a_question_about_another_thing_is_not_begun_anew(text: str) -> None:
    assert begun_anew(text) == (text, False)


def test_a_pronoun_is_the_person_of_the_answer() -> None:
    assert with_person("what's his role there", "Ada Byron", figure=False) == "what's Ada Byron's role there"
    assert with_person("and what does she do?", "Ada Byron", figure=False) == "Who is Ada Byron?"


def test_they_are_nobody_after_a_figure() -> None:
    assert with_person("what do they say?", "Ada Byron", figure=True) == ""


def test_the_person_of_the_answer_goes_before_that_of_the_question(small: Assistant) -> None:
    query = asked(small, COLD)
    before = replace(query, text="Who follows Ada Byron?", told="Mary Lamb of Marlshire.")
    assert person_in(before, ("Ada Byron", "Mary Lamb")) == "Mary Lamb"


def test_one_name_takes_the_place_of_another() -> None:
    before = "did anybody from Upper Marl answer"
    assert another_name("Lower Marl", before, ()) == "did anybody from Lower Marl answer"
    assert another_name("for Lower Marl", before, ()) == "did anybody from Lower Marl answer"


def test_a_name_in_small_letters_is_known_by_the_lists() -> None:
    assert another_name("porters", "how many clerks answered", {"clerk", "porter"}) == "how many porters answered"
    assert another_name("the weather", "how many clerks answered", {"clerk", "porter"}) == ""


def test_before_that_is_not_after_that() -> None:
    assert leans.asks_previous("and before that?")
    assert not leans.asks_next("and before that?")


def test_what_a_figure_rests_on_is_asked_in_several_ways() -> None:
    assert leans.asks_base("is that average meaningful?")
    assert leans.asks_base("on how many replies does it rest?")
    assert not leans.asks_base("and the average?")


def test_a_bare_against_is_the_other_side_of_the_same_row(small: Assistant) -> None:
    query = asked(small, "How many readers agree the county should decide?", "and against?")
    assert query.best is not None
    assert (query.best.subject.label, query.best.answers) == ("The county", ("Disagree",))


def test_the_figure_that_was_given_says_which_reading_was_meant(small: Assistant) -> None:
    query = asked(small, "How many readers say the building is too far?", "and the volunteers?", told="8.0%.")
    assert label(query) == "Too far away"


def test_the_verb_at_the_end_of_a_turn_is_the_side_of_the_same_row(small: Assistant) -> None:
    for turn, answer in (
        ("and how many said they weren't?", "No"),
        ("and how many said it isn’t?", "No"),
        ("and those who said they were?", "Yes"),
    ):
        query = asked(small, HOURS, turn)
        assert query.best is not None
        assert (query.best.subject.label, query.best.answers) == ("Opening hours are too short", (answer,))


@pytest.mark.parametrize("text", ["and do suppliers say so?", "how many don't know?", "what is it?", "is it not odd?"])
def test_a_verb_that_ends_no_denial_names_no_side(text: str) -> None:
    assert side_at_end(text) is None


def test_the_first_figure_given_says_which_answer_was_meant(small: Assistant) -> None:
    query = asked(small, "How many readers do not find it cold?", "and the volunteers?", told="11.0%, and 81.5% no.")
    assert query.best is not None
    assert query.best.answers == ("Yes",)


def test_an_answer_that_is_not_printed_of_the_other_group_gives_way_to_one_that_is(small: Assistant) -> None:
    turns = ("How many readers say nothing new to read?", "and how many said no?", "Do the volunteers see it that way?")
    query = asked(small, *turns)
    assert query.best is not None
    assert (query.intent, query.groups, query.best.answers) == (Intent.VALUE, ("volunteers",), ("Yes",))
    query = asked(small, *turns[:2], "and volunteers?")  # 'no' was asked for by name: another answer is no reply
    assert query.best is not None
    assert query.best.answers == ("No",)


def test_an_order_asked_for_after_one_row_is_that_of_its_table(small: Assistant) -> None:
    query = asked(small, HOURS, "so which do they put last then?")
    assert query.rank is not None
    assert query.table is not None
    assert (query.intent, query.rank.highest, len(query.table.subjects)) == (Intent.RANK, False, 4)


def said(small: Assistant, *turns: str) -> tuple[Status, str]:
    """What is answered to the last turn, after the others."""
    answer = small.ask(turns[-1], [{"role": "user", "content": turn} for turn in turns[:-1]])
    return answer.status, answer.text


@pytest.mark.parametrize(
    "talk", ["Wow. Okay, ", "perfect, ", "Lovely, thanks! ", "Fair enough - ", "That makes sense. "]
)
def test_what_is_said_to_an_answer_is_no_part_of_the_next_question(talk: str) -> None:
    assert bare(f"{talk}how many readers said no?") == "how many readers said no?"


@pytest.mark.parametrize("text", ["Yes, no, don't know: what share?", "Good, fair or poor: how many?", "Right of way?"])
def test_answers_at_the_start_are_no_talk(text: str) -> None:
    assert bare(text) == text


def test_a_time_that_is_asked_for_after_a_figure_is_that_of_the_survey_and_not_of_the_figure(small: Assistant) -> None:
    assert not asked(small, HOURS, "Thanks. And when were the readers asked?").leaning


def test_a_row_that_is_named_by_one_word_beside_a_strange_one_is_no_row(small: Assistant) -> None:
    status, text = said(small, HOURS, "and the building being haunted?")
    assert status is not Status.ANSWERED
    assert "11.0" not in text


def test_a_thing_that_no_source_knows_is_not_answered_with_the_figure_before(small: Assistant) -> None:
    status, text = said(small, HOURS, "and trade unions?")
    assert status is not Status.ANSWERED
    assert "60.5" not in text


def test_another_group_that_gave_no_answer_to_it_gets_no_neighbour_of_the_row(small: Assistant) -> None:
    status, text = said(small, HOURS, "and how many volunteers said so?")
    assert status is not Status.ANSWERED
    assert "75.2" not in text


def test_a_doubt_is_met_with_the_same_figure(small: Assistant) -> None:
    query = asked(small, HOURS, "Are you sure? I had read 48 somewhere.")
    assert (query.intent, label(query)) == (Intent.VALUE, "Opening hours are too short")


def test_how_far_below_is_a_difference_and_no_place_in_an_order(small: Assistant) -> None:
    turns = ("How many readers say nothing new to read?", "How far is that below the volunteers' number?")
    assert asked(small, *turns).intent is Intent.COMPARE


def test_one_stands_for_what_was_asked_about() -> None:
    topic = spoken_of("what share of harbours have a written plan", "Has your port a written plan for storms?")
    assert topic == "written plan"
    assert standing_for("how many don't even want one?", topic) == "how many don't even want written plan?"
    assert standing_for("how many are against?", topic) == ""


def test_a_person_of_a_body_is_that_body_in_the_place_of_another() -> None:
    before = "what did Marlshire say in 2031"
    assert another_name("Upper Marl's man", before, ()) == "what did Upper Marl say in 2031"
    assert another_name("upmarl", "what did marlshire say", (), {"upmarl", "marlshir"}) == "what did upmarl say"
