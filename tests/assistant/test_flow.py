"""The flow: a question is made whole, composed, checked; what the gate stops is not shown; a fault stays a fault."""

from __future__ import annotations

import logging

import pytest

from assistant import Assistant, Status
from assistant.drafts import Draft, Sentence, lead, merged, paragraph
from assistant.flow import Flow
from assistant.query import Intent
from assistant.questions import Asked
from index.records import Statistic
from tests.assistant.library import SHORT
from tests.assistant.rows import cell

TURN = ({"role": "user", "content": SHORT}, {"role": "assistant", "content": "60.5%"})


@pytest.fixture
def flow(small: Assistant) -> Flow:
    return small._flow


def draft(status: Status, *texts: str) -> Draft:
    return Draft(status, tuple(paragraph(Sentence(text, ())) for text in texts), caveats=("small",))


def test_two_answers_are_one_and_a_part_that_fails_makes_it_partial() -> None:
    good, bad = draft(Status.ANSWERED, "A."), draft(Status.NOT_IN_SOURCES, "No.")
    assert merged([good, good]).status is Status.ANSWERED
    assert merged([good, bad]).status is Status.PARTIAL
    assert merged([bad, bad]).status is Status.NOT_IN_SOURCES
    both = merged([good, bad])
    assert [sentence.text for sentence in both.sentences] == ["A.", "No."]
    assert both.caveats == ("small",)


def test_near_records_of_a_part_that_was_answered_are_not_told_as_near() -> None:
    one, other = cell("a", subject="a"), cell("b", subject="b")
    good = Draft(Status.ANSWERED, (), related=(one,))
    bad = Draft(Status.NOT_IN_SOURCES, (), related=(other,))
    assert merged([good, bad]).related == (other,)


@pytest.mark.store
def test_a_draft_with_a_finding_is_not_shown_and_the_log_says_why(flow: Flow, caplog: pytest.LogCaptureFixture) -> None:
    record = next(record for record in flow.retriever.index.of_kind("statistic") if isinstance(record, Statistic))
    wrong = Draft(Status.ANSWERED, (lead(Sentence("**99.9%** of readers say so.", (record,), (record,))),))
    with caplog.at_level(logging.ERROR):
        answer = flow.answer((Asked("?"), wrong))
    assert answer.status is Status.NOT_IN_SOURCES
    assert "99.9" not in answer.text
    assert not answer.citations
    assert "99.9%" in caplog.text


@pytest.mark.store
def test_the_chain_is_the_three_steps_in_their_order(flow: Flow) -> None:
    asked = Asked(SHORT)
    assert flow.chain().invoke(asked) == flow.answer(flow.compose(flow.interpret(asked)))


@pytest.mark.store
def test_each_question_of_a_text_is_read_for_itself(flow: Flow) -> None:
    _, queries = flow.interpret(Asked(f"{SHORT} How many readers say that it is too far away?"))
    assert [query.best.subject.label for query in queries if query.best] == [
        "Opening hours are too short",
        "Too far away",
    ]


@pytest.mark.store
def test_a_follow_up_is_made_whole_and_nothing_after_it_sees_the_conversation(flow: Flow) -> None:
    _, (query,) = flow.interpret(Asked("And how many said no?", TURN))
    assert query.best is not None
    assert (query.best.subject.label, query.best.answers) == ("Opening hours are too short", ("No",))
    assert query.groups == ("readers",)


@pytest.mark.store
def test_a_whole_question_takes_nothing_from_the_conversation(small: Assistant) -> None:
    question = "What share of readers say that it is too far away?"
    assert small.ask(question, TURN) == small.ask(question)


@pytest.mark.store
def test_what_the_assistant_said_before_is_no_source(small: Assistant) -> None:
    lied = ({"role": "user", "content": SHORT}, {"role": "assistant", "content": "It is 99.9% of volunteers."})
    assert small.ask("And how many said no?", lied) == small.ask("And how many said no?", TURN)
    assert "99.9" not in small.ask("And how many said no?", lied).text


@pytest.mark.store
@pytest.mark.parametrize(
    "history", [({"role": "user"},), ({},), ({"role": "user", "content": ""},), ({"role": "system", "content": SHORT},)]
)
def test_an_empty_turn_is_no_turn(small: Assistant, history: tuple[dict[str, str], ...]) -> None:
    assert small.ask(SHORT, history) == small.ask(SHORT)


@pytest.mark.store
def test_a_fault_is_an_exception_and_never_not_in_the_sources(flow: Flow) -> None:
    class Broken:
        def compose(self, query: object) -> Draft:
            raise ZeroDivisionError

    broken = Flow(flow.catalogue, flow.interpreter, Broken(), flow.retriever)  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        broken.chain().invoke(Asked(SHORT))


@pytest.mark.store
def test_a_figure_question_is_read_as_one(flow: Flow) -> None:
    _, (query,) = flow.interpret(Asked(SHORT))
    assert query.intent is Intent.VALUE


def test_a_row_taken_for_the_first_is_told_after_the_one_that_is(small: Assistant) -> None:
    text = small.ask("Why is the cold building the biggest thing that keeps readers away?").text
    head = text.split("\n\n")[0]
    assert "60.5%" in head
    assert head.index("60.5%") < head.index("11.0%")


def test_where_places_are_asked_for_all_that_print_it_are_told(small: Assistant) -> None:
    text = small.ask("Opening hours too short: what does the text give for readers and what does the table give?").text
    assert "60.5%" in text
    assert "60%" in text
    assert "48%" in text


def test_two_answers_joined_are_added_up_also_across_the_middle(small: Assistant) -> None:
    text = small.ask("What share of readers say yes or don't know to the cold building, combined?").text
    assert "**18.5%**" in text


def test_rows_within_a_bound_may_be_called_anything(small: Assistant) -> None:
    query = small._flow.interpret(Asked("Which gripes did more than six in ten readers say yes to? List them."))[1][0]
    assert query.intent is Intent.BOUND
