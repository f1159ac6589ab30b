"""The shipped report's own figures, to the digit, with the real model: what a person would paste into a paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Status
from index.embedding import Embedder
from index.printed import numbers
from index.records import Unit
from tests.assistant.published import FIGURES

pytestmark = pytest.mark.model

REPORT = "local-digital-today-2013.txt"
LEGACY = "What share of councils say legacy systems hold digital back?"
TURN = ({"role": "user", "content": LEGACY}, {"role": "assistant", "content": "72.7% of councils."})


def lead(answer: Answer) -> str:
    """The first paragraph: what a hurried reader takes away."""
    return answer.text.split("\n\n")[0]


def hold_citations(assistant: Assistant, answer: Answer) -> None:
    """Fails unless every citation is the source's own words and every marker has one."""
    for one in answer.citations:
        assert one.text == assistant.sources[one.source].text[one.start : one.end] != ""
    assert {int(key) for key in re.findall(r"\[(\d+)\]", answer.text)} == {one.key for one in answer.citations}


def test_the_headline_figure_is_the_table_row_and_the_rounded_one_is_shown_beside_it(shipped: Assistant) -> None:
    answer = shipped.ask(LEGACY)
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED
    assert "72.7%" in lead(answer)
    assert "councils" in lead(answer)
    first, key = answer.statistics[0]
    assert (first.printed, first.group, first.response, key) == ("72.7%", "councils", "Yes", 1)
    assert answer.citations[0].source == REPORT
    assert answer.citations[0].text == "Legacy systems and ICT infrastructure\t72.7%\t25.6%\t1.7%"
    other = next(item for item in answer.disagreements if "Highlights" in item.note)
    assert "72%" in other.note
    cited = {one.key: one for one in answer.citations}
    place = cited[max(other.citations)]
    assert "Highlights" in str(place.locator)
    assert "(72%)" in place.text


def test_the_same_figure_of_suppliers_comes_from_prose_and_is_not_that_of_councils(shipped: Assistant) -> None:
    answer = shipped.ask(LEGACY.replace("councils", "suppliers"))
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED
    assert "86.4%" in lead(answer)
    assert "72.7" not in answer.text
    first, _ = answer.statistics[0]
    assert (first.printed, first.group, first.origin) == ("86.4%", "suppliers", "prose")
    assert "legacy systems (86.4%)" in answer.citations[0].text
    assert any("22" in caveat for caveat in answer.caveats), "a small base is told"


@pytest.mark.parametrize(("question", "figure", "group"), FIGURES)
def test_a_published_figure_is_given_as_printed(shipped: Assistant, question: str, figure: str, group: str) -> None:
    answer = shipped.ask(question)
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED, answer.text
    assert f"**{figure}" in lead(answer)
    assert group in lead(answer)
    first, _ = answer.statistics[0]
    assert first.group == group


@pytest.mark.parametrize(
    "question",
    [
        "What share of councils use artificial intelligence?",
        "What share of councils own a drone?",
        "How many councils think blockchain is important?",
        "How many councils said legacy systems were a barrier in 2019?",
        "What percentage of citizens say legacy systems hold digital back?",
        "What share of suppliers agree that digital helps regenerate the local economy?",
    ],
)
def test_what_is_not_in_the_sources_is_refused_without_a_figure(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert not [number for number in numbers(answer.text) if number.unit in {Unit.PERCENT, Unit.POINTS, Unit.POUNDS}]
    assert not answer.statistics
    assert answer.related


@pytest.mark.parametrize(
    ("question", "figure", "group"),
    [
        ("and suppliers?", "86.4%", "suppliers"),
        ("How many of them said no?", "25.6%", "councils"),
        ("What about broadband?", "40.1%", "councils"),
    ],
)
def test_a_follow_up_is_answered_as_if_asked_whole(shipped: Assistant, question: str, figure: str, group: str) -> None:
    answer = shipped.ask(question, TURN)
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED
    assert f"**{figure}** of {group}" in lead(answer)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "What are the top three barriers for councils?",
            [
                "Legacy systems and ICT infrastructure | 72.7%",
                "Lack of development funds | 59.4%",
                "Culturally uncomfortable for the organisation | 50.6%",
            ],
        ),
        (
            "Rank the top three barriers according to suppliers",
            [
                "Culturally uncomfortable for the organisation | 100%",
                "Legacy systems and ICT infrastructure | 86.4%",
                "Unwillingness to change / non-cooperation of colleagues | 81.8%",
            ],
        ),
    ],
)
def test_the_top_three_barriers_are_in_order_and_of_the_group_asked(
    shipped: Assistant, question: str, rows: list[str]
) -> None:
    answer = shipped.ask(question)
    hold_citations(shipped, answer)
    found = [re.sub(r" \[.*", "", line.strip("| ")) for line in answer.text.splitlines() if line.startswith("| ")]
    assert found[1:] == rows


@pytest.mark.parametrize(
    ("question", "label", "figure"),
    [
        ("Which barrier is cited least by councils?", "Lack of supplier digital skills", "16.4%"),
        ("What is the second biggest barrier for councils?", "Lack of development funds", "59.4%"),
        ("Which role is most often leading on digital according to councils?", "Head of IT/CIO", "68.3%"),
    ],
)
def test_one_place_of_an_order_is_one_row(shipped: Assistant, question: str, label: str, figure: str) -> None:
    answer = shipped.ask(question)
    hold_citations(shipped, answer)
    assert f"‘{label}’" in lead(answer)
    assert figure in lead(answer)


def test_a_comparison_gives_both_groups_and_the_points_between_them(shipped: Assistant) -> None:
    answer = shipped.ask("Compare councils and suppliers on better for less")
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED
    assert "**100%** of suppliers" in lead(answer)
    assert "**91%** of councils" in lead(answer)
    assert "9 percentage points" in lead(answer)
    assert "52.2% ‘Agree’ + 38.8% ‘Strongly Agree’" in answer.text


def test_two_questions_at_once_get_two_figures(shipped: Assistant) -> None:
    answer = shipped.ask(LEGACY.replace("?", ", and how many blame development funds?"))
    hold_citations(shipped, answer)
    assert answer.status is Status.ANSWERED
    assert "**72.7%** of councils" in answer.text
    assert "**59.4%** of councils" in answer.text


def test_a_wrong_figure_in_the_question_is_put_right(shipped: Assistant) -> None:
    answer = shipped.ask("Is it true that 80% of councils say legacy systems hold digital back?")
    assert "72.7%" in lead(answer)
    assert "80%" not in answer.text


def test_the_same_question_over_the_same_index_gives_the_same_bytes(shipped: Assistant, shipped_home: Path) -> None:
    questions = [LEGACY, FIGURES[0][0], "Compare councils and suppliers on better for less"]
    with Assistant.open(shipped_home).index as index:
        fresh = Assistant(index, Embedder())
        for question in questions:
            once, again = (json.dumps(one.ask(question).to_json(), ensure_ascii=False) for one in (shipped, fresh))
            assert once == again


def test_who_took_part_is_set_right_where_another_number_is_taken_for_granted(shipped: Assistant) -> None:
    answer = shipped.ask("This was a poll of 2,000 people if memory serves - is that enough to trust it?")
    assert answer.status is Status.ANSWERED
    assert "178 Local Authority Personnel and 22 Supplier Personnel" in answer.text


def test_the_number_that_did_take_part_is_not_set_right(shipped: Assistant) -> None:
    answer = shipped.ask("You surveyed 200 people. What share of councils say legacy systems hold digital back?")
    assert answer.text.startswith("**72.7%**")


def test_two_ranges_named_in_one_breath_are_both_told(shipped: Assistant) -> None:
    text = shipped.ask("For digital services and for digital transactions, what were the ranges that people gave?").text
    assert [figure for figure in ("**0%**", "**95%**", "**1%**", "**100%**") if figure not in text] == []
