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

pytestmark = pytest.mark.model

REPORT = "local-digital-today-2013.txt"
LEGACY = "What share of councils say legacy systems hold digital back?"
TURN = ({"role": "user", "content": LEGACY}, {"role": "assistant", "content": "72.7% of councils."})
FIGURES = [
    ("How many councils think digital lets staff work on the move and flexibly?", "92.1%", "councils"),
    (
        "What percentage of councils strongly agree that digital enables staff to work flexibly and on the move?",
        "43.8%",
        "councils",
    ),
    (
        "What share of councils agree, but not strongly, that digital will facilitate service transformation?",
        "57.3%",
        "councils",
    ),
    ("Proportion of councils that strongly agree digital helps deliver better for less", "38.8%", "councils"),
    ("How many councils are on the fence about digital regenerating the local economy?", "46.6%", "councils"),
    ("How many councils strongly disagree that digital gives equal access to every citizen?", "8.4%", "councils"),
    ("What percentage of councils are neutral on flexibly outsourcing services?", "42.1%", "councils"),
    ("What share of councils strongly agree that digital makes the customer journey better?", "31.5%", "councils"),
    (
        "What share of councils agree or strongly agree that digital makes their organisation more cost effective?",
        "79.8%",
        "councils",
    ),
    ("How many councils disagree that digital will improve accountability to the public?", "16.4%", "councils"),
    (
        "What share of councils strongly agree that it helps officers provide assisted digital access?",
        "23.0%",
        "councils",
    ),
    (
        "What proportion of councils agreed, strongly or otherwise, that digital helps citizens to interact with them?",
        "83.2%",
        "councils",
    ),
    (
        "How many councils don't know whether digital helps elected councillors engage with citizens?",
        "29.8%",
        "councils",
    ),
    (
        "What share of councils strongly agree that digital is a base for sharing services with other organisations?",
        "18.0%",
        "councils",
    ),
    ("How important is digital leadership within the organisation to councils, in percent?", "92.7%", "councils"),
    ("What share of councils call a business case for digital-led change important?", "85.4%", "councils"),
    ("What percentage of councils say an internal skilled digital resource is not important?", "4.5%", "councils"),
    ("What share of councils think the national government's digital strategy is important?", "50.0%", "councils"),
    ("How many councils are neutral about the national government's digital strategy?", "46.6%", "councils"),
    ("Share of councils rating a pool of high quality suppliers as important", "59.0%", "councils"),
    ("What percentage of councils say sharing best practice matters?", "81.9%", "councils"),
    ("What proportion of councils say access to shared digital assets is important?", "73.0%", "councils"),
    ("How many councils find hearing about exemplars of digital success important?", "70.1%", "councils"),
    ("What share of councils say the Head of IT/CIO is leading on digital?", "68.3%", "councils"),
    ("What percentage of councils said the chief executive is leading on digital?", "45.1%", "councils"),
    ("How many councils say elected members are not leading on digital?", "41.8%", "councils"),
    (
        "What share of councils don't know whether the head of transformation is leading on digital?",
        "30.6%",
        "councils",
    ),
    ("What percentage of councils say the web manager leads on digital?", "51.9%", "councils"),
    ("What share of councils say external consultants lead on digital?", "8.9%", "councils"),
    ("How many councils said frontline officers do not lead on digital?", "54.7%", "councils"),
    ("What percentage of councils intend to create a digital strategy but have none yet?", "50.6%", "councils"),
    ("How many councils have no intention of creating a digital strategy?", "13.9%", "councils"),
    (
        "What share of councils agree or strongly agree that a digital strategy would be a useful tool?",
        "81.2%",
        "councils",
    ),
    (
        "What percentage strongly agree that digital developments form a key part of their management strategy?",
        "18.2%",
        "councils",
    ),
    (
        "How many councils agree or strongly agree that they are ready to embrace the opportunities of digital?",
        "57.9%",
        "councils",
    ),
    ("What percentage of councils' services are digital by default or by design?", "24.8", "councils"),
    ("What share of service transactions are digital today?", "37.97", "councils"),
    ("What share of councils reported savings from digital tools over the past 12 months?", "60.4%", "councils"),
    ("What share of councils see lack of development funds as a barrier?", "59.4%", "councils"),
    ("How many councils say lack of development funds is not a barrier?", "30.3%", "councils"),
    (
        "What percentage of councils say cultural discomfort in the organisation is holding digital back?",
        "50.6%",
        "councils",
    ),
    ("What share of councils don't know if poor local broadband access is a barrier?", "11.4%", "councils"),
    ("How many councils say poor local broadband holds digital back?", "40.1%", "councils"),
    ("What percentage of councils blame inflexible procurement processes?", "42.4%", "councils"),
    ("What share of councils said lack of leadership is not a barrier?", "47.3%", "councils"),
    ("How many councils see lack of in-house digital skills as a barrier?", "41.9%", "councils"),
    ("What share of councils say not understanding the customer journey is a barrier?", "38.9%", "councils"),
    ("What percentage of councils cite supplier inflexibility as a barrier?", "33.9%", "councils"),
    ("What share of councils cite a lack of supplier digital skills as a barrier?", "16.4%", "councils"),
    ("What percentage of councils said inability to market take up to citizens is not a barrier?", "52.7%", "councils"),
    ("What share of councils are unsure about lack of customer insight as a barrier?", "15.7%", "councils"),
    ("What share of councils say lack of buy in from senior management is a barrier?", "32.9%", "councils"),
    (
        "What share of suppliers agree that digital makes front line organisations more cost effective?",
        "91.0%",
        "suppliers",
    ),
    ("What percentage of suppliers disagree that digital gives equal access to all citizens?", "40.9%", "suppliers"),
    ("What share of suppliers say the head of customer service is leading on digital?", "76.2%", "suppliers"),
    ("What percentage of suppliers think the chief executive leads on digital?", "23.8%", "suppliers"),
    ("What share of suppliers say elected members lead on digital?", "14.3%", "suppliers"),
    ("What share of suppliers rate a pool of high quality suppliers as important?", "90.9%", "suppliers"),
    ("What percentage of suppliers say a business case for digital-led change is important?", "68.2%", "suppliers"),
    ("How many suppliers said sharing of data between organisations is important?", "90.5%", "suppliers"),
    ("What share of suppliers hold a neutral view on national government's digital strategy?", "31.8%", "suppliers"),
    ("What percentage of suppliers say inflexible procurement is a barrier?", "77.3%", "suppliers"),
    ("What share of suppliers cite unwillingness to change as a barrier?", "81.8%", "suppliers"),
    ("What percentage of suppliers think supplier inflexibility is a barrier?", "19.0%", "suppliers"),
    ("What share of suppliers cite not understanding the customer journey?", "68.2%", "suppliers"),
    ("How many suppliers say lack of development funds is a barrier?", "61.9%", "suppliers"),
    ("What share of suppliers say digital is culturally uncomfortable for the organisation?", "100%", "suppliers"),
    (
        "What percentage of suppliers rate digital leadership within each organisation as important?",
        "100%",
        "suppliers",
    ),
    ("What percentage of the respondents were elected members?", "12.4%", "councils"),
    ("What share of respondents were front line officers?", "8.8%", "councils"),
    ("What share of respondents were Head of IT, CIO or senior IT manager?", "21.8%", "councils"),
    ("What share of councils say legacy systems do not hold digital back?", "25.6%", "councils"),
    ("How many councils don't know whether legacy systems hold digital back?", "1.7%", "councils"),
    ("What share of suppliers are neutral on flexibly outsourcing services?", "31.80%", "suppliers"),
    ("What percentage of suppliers agree digital provides a base for sharing services?", "86.4%", "suppliers"),
    ("What share of councils say officers unwilling to change are a barrier?", "49.7%", "councils"),
    (
        "What share of councils disagree or strongly disagree that digital gives equal access to all citizens?",
        "49.40%",
        "councils",
    ),
]


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
