"""What a draft cites must hold what is asked for: the row's own words, the names, the type of answer."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from assistant.naming import Naming
from assistant.sought import Sought, holds, sought

TEXT = "In Marlshire the county spent £1,204,000. Ada Byron wrote the foreword on 3 May 2031. The council met."


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was the survey held?", Sought.DATE),
        ("What did the county pay for it?", Sought.MONEY),
        ("Who wrote the foreword?", Sought.AUTHOR),
        ("Who chairs the board?", Sought.PERSON),
        ("Which council was it that saved most?", Sought.BODY),
        ("What is her email address?", Sought.EMAIL),
        ("On average how long did it take?", Sought.DURATION),
        ("How many readers own a dog?", Sought.COUNT),
        ("Why do readers stay away?", None),
        ("Which council types took part?", None),
    ],
)
def test_a_question_shows_the_type_of_its_answer(question: str, kind: Sought | None) -> None:
    assert sought(question) is kind


def test_a_text_that_names_nobody_does_not_say_who() -> None:
    naming = Naming([TEXT])
    assert holds("Ada Byron opened it.", Sought.PERSON, lambda word: naming.is_known(word.lower()))
    assert not holds("The Council Met.", Sought.PERSON, lambda word: naming.is_known(word.lower()))


def test_a_text_with_a_date_and_no_sum_does_not_say_what_was_paid() -> None:
    assert not holds("It was paid on 3 May 2031.", Sought.MONEY)
    assert holds("It cost £12m.", Sought.MONEY)


def test_a_name_in_small_letters_is_known_from_the_sources_and_a_common_word_in_capitals_is_none() -> None:
    naming = Naming([TEXT, "a council"])
    assert naming.names("did marlshire take part") == ("marlshir",)
    assert naming.names("What did the Council say?") == ()
    assert naming.names("I'm from Marlshire. How many readers stay away?") == ()


@pytest.mark.store
@pytest.mark.parametrize(
    "question",
    [
        "What share of readers say that the opening ceremony was dull?",
        "How many minutes do readers wait when the building is cold?",
        "What is the population of Marlshire?",
        "Which reader said that the door is shut?",
        "Is that high?",
    ],
)
def test_what_shares_words_with_a_record_and_asks_for_something_else_is_refused(
    small: Assistant, question: str
) -> None:
    answer = small.ask(question)
    assert answer.status not in {Status.ANSWERED, Status.PARTIAL}, answer.text
    assert not answer.statistics


@pytest.mark.store
def test_chatter_round_a_row_that_is_named_refuses_nothing(small: Assistant) -> None:
    answer = small.ask("I'm on the train, dreadful coffee: what share of readers say opening hours are too short?")
    assert answer.status is Status.ANSWERED
    assert "60.5%" in answer.text
