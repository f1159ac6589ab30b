"""What a report prints of itself and of its people: chapters, imprint, closing day, definitions, offices, lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Answer, Status
from index.build import build
from index.store import Index
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

WORDS = "ferry crew deck harbour ticket digital quiet weather"
FERRIES = """Ferries of the Skerry Sound

March 2031

This report was commissioned by the Sound Council and published by Tidewater Press.

Any enquiries regarding this publication should be sent to us at:

Tidewater Press, 4 Quay Street, Lorne, LX4 2AB
Telephone: 01770 555 0199

ISBN: 978-0-0000-1234-5

Contents

Foreword	1
1. Introduction	2
2. The Survey	3
Methodology	3
3. The Results	5
Appendix I – Questionnaire	9
Appendix II – Ports Responding	11
Appendix III – Job Titles Responding	12

Foreword

Una Brae

Chair, Sound Ferry Users' Union

A ferry that sails on time keeps an island alive. We call on the owners to publish what they know of every late sailing.

1. Introduction

Piers Lunn

Editor, Tidewater Press

It is the crews who read the weather. Their word ought to be asked before a timetable is drawn up.

2. The Survey

Methodology

Forms went to 300 crews of the Sound. The team also accepted responses from Norland crews that wished to take part.

A third (33%) of the sample came from the 'upper deck' of the crews: masters, mates, pursers and the like.

3. The Results

3.1 What keeps your ferry in harbour?

\tYes\tNo\tDon't Know
Bad weather\t70.0%\t20.0%\t10.0%
Want of crew\t40.5%\t49.5%\t10.0%

Appendix I – Questionnaire

OPEN TILL 12:00 9TH MAY

There are many definitions of what a 'quiet sailing' is, and little agreement among crews on what it looks like.

Thank you for helping us with this work.

Runa Voe
Secretary & Survey Clerk

1. Please enter your name:

2. What keeps your ferry in harbour?

Appendix II – Ports Responding

Askerby (x2)
Brack Haven
East Brack
Fell Quay
Norwick (x3)
South Voe

Appendix III – Job Titles Responding

Chief Mate
Engineer (x4)
Mate (x3)
Second Engineer
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("ferries")
    build(seed(folder / "seeds", {"ferries.txt": FERRIES}), folder / "home", embedder=WordEmbedder(WORDS))
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, WordEmbedder(WORDS))


def told(answer: Answer, *words: str) -> None:
    assert answer.status is Status.ANSWERED, answer.text
    for word in words:
        assert word in answer.text


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What's in the appendices?", ("Questionnaire", "Ports Responding", "Job Titles Responding")),
        ("How is the report laid out?", ("Foreword", "1. Introduction", "2. The Survey", "3. The Results")),
        ("Which chapters are there?", ("1. Introduction", "2. The Survey", "3. The Results")),
        ("What does Appendix 2 hold?", ("Appendix II – Ports Responding",)),
        ("Which sections make up chapter 2?", ("Methodology",)),
        ("On what page do the results start?", ("3. The Results 5",)),
        ("What comes after the survey?", ("3. The Results",)),
        ("What is the last appendix called?", ("Appendix III",)),
    ],
)
def test_chapters_and_appendices_are_told_from_the_contents(
    ferries: Assistant, question: str, words: tuple[str, ...]
) -> None:
    told(ferries.ask(question), *words)


@pytest.mark.store
@pytest.mark.parametrize(
    "question",
    [
        "How many took part?",
        "Which section speaks of wages?",
        "Name the ports with three replies in the appendix",
        "How is a crew structured?",
    ],
)
def test_what_only_names_a_part_of_a_report_is_no_question_of_its_chapters(ferries: Assistant, question: str) -> None:
    assert "is laid out" not in ferries.ask(question).text


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "Who commissioned the report, when did it come out and what's its ISBN?",
            ("Sound Council", "March 2031", "978-0-0000-1234-5"),
        ),
        ("ISBN and publication date please", ("978-0-0000-1234-5", "March 2031")),
        ("Who published it, and in which month?", ("Tidewater Press", "March 2031")),
        ("What's the phone number and the postal address?", ("01770 555 0199", "LX4 2AB")),
    ],
)
def test_several_facts_of_the_imprint_are_each_told(ferries: Assistant, question: str, words: tuple[str, ...]) -> None:
    told(ferries.ask(question), *words)


@pytest.mark.store
def test_the_day_a_survey_began_is_not_the_date_of_its_report(ferries: Assistant) -> None:
    assert "March 2031" not in ferries.ask("When did the fieldwork begin and who paid for it?").text


@pytest.mark.store
def test_a_telephone_number_is_asked_for_after_another_fact_of_the_same_report(ferries: Assistant) -> None:
    history = [
        {"role": "user", "content": "Who published the report?"},
        {"role": "assistant", "content": "Tidewater Press."},
    ]
    told(ferries.ask("Thanks. And which phone number do I ring about it?", history), "01770 555 0199")


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Is Una Brae the editor of Tidewater Press?", ("Chair, Sound Ferry Users' Union",)),
        ("Piers Lunn was the chairman, right?", ("Editor, Tidewater Press",)),
        ("Who signed the invitation, and what was she?", ("Runa Voe", "Secretary & Survey Clerk")),
        ("Whose name is at the foot of the covering letter?", ("Runa Voe",)),
        ("Which person from Tidewater Press is quoted?", ("Piers Lunn",)),
        ("Was it Piers Lunn who wrote that a ferry on time keeps an island alive?", ("Una Brae", "an island alive")),
    ],
)
def test_an_office_or_words_given_to_the_wrong_person_are_set_right(
    ferries: Assistant, question: str, words: tuple[str, ...]
) -> None:
    told(ferries.ask(question), *words)


@pytest.mark.store
def test_what_is_no_office_is_not_answered_with_one(ferries: Assistant) -> None:
    assert ferries.ask("Is Una Brae married?").status is not Status.ANSWERED


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did the survey take answers from outside England?", ("accepted responses from Norland",)),
        ("Does the survey say what it means by a quiet sailing?", ("many definitions",)),
        ("Is 'quiet sailing' defined anywhere?", ("many definitions",)),
        ("Who counts as 'upper deck' in the sample?", ("masters, mates, pursers",)),
        ("closing date of the questionnaire?", ("9TH MAY",)),
    ],
)
def test_whom_it_took_in_and_what_it_means_is_told_in_its_words(
    ferries: Assistant, question: str, words: tuple[str, ...]
) -> None:
    told(ferries.ask(question), *words)


@pytest.mark.store
def test_a_term_that_no_sentence_defines_is_not_told_by_another_definition(ferries: Assistant) -> None:
    assert "many definitions" not in ferries.ask("Does the survey say what it means by sea sickness?").text


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Number of responses from Norwick", "3"),
        ("How many replies came from Brack Haven?", "1"),
        ("Did Askerby answer, and how many times?", "2"),
        ("How many were plain 'Engineer'?", "4"),
        ("How many were simply called Mate?", "3"),
    ],
)
def test_a_count_of_one_entry_is_read_from_the_list(ferries: Assistant, question: str, number: str) -> None:
    answer = ferries.ask(question)
    told(answer, number)
    assert len(answer.citations) == 1


@pytest.mark.store
@pytest.mark.parametrize("question", ["Number of responses from Lerryn", "Did Lerryn answer, and how many times?"])
def test_a_port_that_is_not_listed_has_no_count(ferries: Assistant, question: str) -> None:
    assert ferries.ask(question).status is not Status.ANSWERED
