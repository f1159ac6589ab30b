"""Printed lists: how often an entry stands, whose list is meant, and what only sounds like a question of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Status
from assistant.times import Times, times_asked
from index.build import build
from index.records import Statistic
from index.store import Index
from tests.assistant.harbours import HARBOURS
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

WORDS = "harbour berth shed dredge pilot crane money"


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("harbours")
    build(seed(folder / "seeds", {"harbours.txt": HARBOURS}), folder / "home", embedder=WordEmbedder(WORDS))
    with Index.open(folder / "home", seeds=folder / "seeds") as index:
        yield Assistant(index, WordEmbedder(WORDS))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("which ports sent three forms", Times(3, exactly=True)),
        ("which had 3 separate respondents", Times(3, exactly=True)),
        ("which had two or more people answering", Times(2)),
        ("which answered more than once", Times(2)),
        ("which sent in several replies", Times(2)),
        ("which replied twice", Times(2, exactly=True)),
        ("which returned the most forms", Times(end="most")),
        ("the most common title", Times(end="most")),
        ("which sent the fewest replies", Times(end="fewest")),
    ],
)
def test_how_often_is_read_from_a_number_and_what_it_counts(text: str, times: Times) -> None:
    found = times_asked(text, ())
    assert found is not None
    assert found[0] == times


@pytest.mark.parametrize("text", ["which three ports replied", "which saved the most money", "the last two years"])
def test_a_number_of_other_things_is_no_number_of_responses(text: str) -> None:
    assert times_asked(text, ()) is None


def test_what_the_words_above_a_list_count_is_counted_in_it() -> None:
    assert times_asked("which had three counters", ()) is None
    assert times_asked("which had three counters", {"counter"}) is not None


def cited(harbours: Assistant, question: str) -> list[str]:
    answer = harbours.ask(question)
    assert answer.status is Status.ANSWERED
    return sorted(record.text for citation in answer.citations if isinstance(record := citation.record, Statistic))


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("Which harbours sent in three replies?", ["Crane Haven (x3)", "Fell Quay (x3)"]),
        ("Which job titles were given by more than one person?", ["Crane Operator (x2)", "Harbour Master (x4)"]),
        ("What job title was the most common?", ["Harbour Master (x4)"]),
        ("How many lock keepers answered?", ["Lock Keeper"]),
        ("Which pilots or clerks were among those who answered?", ["Chief Pilot", "Quay Clerk"]),
        ("How many people from Aldersand replied?", ["Aldersand (x2)"]),
        ("How many of the job titles are simply 'Harbour Master', no deputy or so?", ["Harbour Master (x4)"]),
    ],
)
def test_entries_are_found_by_how_often_they_stand_or_by_their_words(
    harbours: Assistant, question: str, entries: list[str]
) -> None:
    assert cited(harbours, question) == entries


@pytest.mark.store
def test_the_entry_of_just_those_words_is_counted_and_its_neighbours_only_named(harbours: Assistant) -> None:
    text = harbours.ask("How many harbour masters responded?").text
    assert "so **4** responses" in text
    assert "Also listed: ‘Deputy Harbour Master’" in text


@pytest.mark.store
def test_who_does_not_stand_in_the_list_is_not_found_there(harbours: Assistant) -> None:
    assert harbours.ask("Did anybody from Port Ellery reply?").status is Status.NOT_IN_SOURCES


@pytest.mark.store
def test_a_name_of_two_words_is_not_made_up_of_two_entries(harbours: Assistant) -> None:
    assert harbours.ask("How many replies came from the East Quay?").status is Status.NOT_IN_SOURCES


@pytest.mark.store
def test_a_share_is_no_entry_of_a_list(harbours: Assistant) -> None:
    assert not any("(x" in citation.text for citation in harbours.ask("What share of harbours replied yes?").citations)


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "stated", "other"),
    [
        ("What was the highest share of berths let that anyone gave?", "99%", "12%"),
        ("What was the smallest share of berths let that any harbour reported?", "12%", "99%"),
        ("What was the most money any harbour spent?", "£310,000", "£40"),
    ],
)
def test_the_most_that_anyone_gave_is_the_end_of_the_range_and_not_its_average(
    harbours: Assistant, question: str, stated: str, other: str
) -> None:
    answer = harbours.ask(question)
    assert answer.status is Status.ANSWERED
    lead = answer.text.split("\n")[0]
    assert stated in lead
    assert other not in lead


@pytest.mark.store
def test_a_range_is_told_with_both_its_ends(harbours: Assistant) -> None:
    text = harbours.ask("What range of spending on dredging was reported?").text
    assert "£40" in text
    assert "£310,000" in text


@pytest.mark.store
def test_who_gave_the_most_is_not_told_by_a_range(harbours: Assistant) -> None:
    assert "£310,000" not in harbours.ask("Which harbour spent the most money?").text


@pytest.mark.store
@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("From how many different harbours did the responses come?", "**23**"),
        ("How large is the address book that they were drawn from?", "**1,870**"),
        ("How many harbours could put a figure on what they had spent?", "**12**"),
    ],
)
def test_a_count_of_prose_is_found_by_what_it_counts(harbours: Assistant, question: str, stated: str) -> None:
    assert harbours.ask(question).text.startswith(stated)


@pytest.mark.store
def test_a_count_in_prose_does_not_stand_in_for_the_share_that_a_row_prints(harbours: Assistant) -> None:
    text = harbours.ask("How many harbours have spent money on dredging in the past year?").text
    assert "61.0%" in text
    assert "**12**" not in text


def test_there_being_none_is_the_no_of_a_question_of_yes_or_no(harbours: Assistant) -> None:
    assert "**39.0%**" in harbours.ask("How many harbours spent no money on dredging?").text
    assert "**61.0%**" in harbours.ask("How many harbours spent money on dredging?").text


def test_an_end_asked_for_in_one_breath_is_of_what_the_question_before_asked(harbours: Assistant) -> None:
    text = harbours.ask("Spending on dredging: what's the average and what's the biggest amount anyone reported?").text
    assert "£42,500" in text
    assert "**£310,000** – the highest" in text


def test_a_share_of_people_is_no_sum_of_money(harbours: Assistant) -> None:
    text = harbours.ask("What proportion of harbours reported spending?").text
    assert "£" not in text.splitlines()[0]


def test_a_figure_stated_before_the_question_is_set_right_first(harbours: Assistant) -> None:
    text = harbours.ask("90% of berths are let today. How was that done so fast?").text
    assert text.startswith("The published figure is another one: **71.5")


def test_a_figure_stated_before_the_question_stands_where_it_is_the_published_one(harbours: Assistant) -> None:
    assert "another one" not in harbours.ask("71.5% of berths are let today. How was that done so fast?").text


def test_companies_are_counted_as_the_organisations_they_are(harbours: Assistant) -> None:
    assert harbours.ask("How many different harbours sent responses?").text.startswith("**23**")


def test_the_range_asked_for_is_that_of_what_is_named(harbours: Assistant) -> None:
    text = harbours.ask("What was the range of the money harbours spent, from what to what?").text
    assert "£40" in text
    assert "£310,000" in text
