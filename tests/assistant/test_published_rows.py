"""Rows of the shipped report's tables in order, within a bound and held against one another, with the real model."""

from __future__ import annotations

import re

import pytest

from assistant import Assistant, Status

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("question", "row", "figure"),
    [
        # which table: by what its rows are called, or by its answers alone
        ("What did councils disagree with most?", "Give equal access to all citizens", "49.40%"),
        ("Which barrier left the most councils answering Don't Know?", "Inability to market citizen take up", "25.5%"),
        ("Which role did the highest share of councils not know about?", "Head of Transformation", "30.6%"),
        ("Which obstacle did every supplier agree on?", "Culturally uncomfortable for the organisation", "100%"),
        # which answer
        ("Which success factor drew the most Not Importants?", "A pool of high quality suppliers", "5.1%"),
        ("Highest plain 'Agree' among the benefits", "Help officers to provide 'assisted digital' access", "60.1%"),
        ("Which statement drew the most strong disagreement from councils?", "Give equal access", "8.4%"),
        ("Which job title got the highest No from councils?", "External Consultants", "67.7%"),
        # whose
        ("Of the success factors, which got the fewest Importants from suppliers?", "National government", "59.1%"),
        ("Which role leads digital most often, say suppliers?", "Head of Customer Service", "76.2%"),
        # one row that most have is the first, not all over half
        ("Which barrier do most suppliers recognise?", "Culturally uncomfortable for the organisation", "100%"),
    ],
)
def test_the_row_is_of_the_table_the_answer_and_the_group_asked_for(
    shipped: Assistant, question: str, row: str, figure: str
) -> None:
    answer = shipped.ask(question)
    assert answer.status is Status.ANSWERED
    assert row in answer.text.splitlines()[0]
    assert f"**{figure}**" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which three roles lead digital most often, say suppliers?", ("76.2%", "71.4%", "70.0%")),
        ("Name the three barriers that fewest councils said yes to", ("16.4%", "21.8%", "26.1%")),
        ("List the suppliers' top three success factors", ("100%", "95.5%", "95.5%")),
        (
            "Which roles did over half of councils tick 'No' for, when asked who is leading?",
            ("67.7%", "66.4%", "54.7%"),
        ),
        (
            "In the who's-leading table, which roles have more noes than yeses?",
            ("67.7%", "66.4%", "54.7%", "47.2%", "41.8%"),
        ),
    ],
)
def test_rows_come_in_order_and_no_other_is_among_them(
    shipped: Assistant, question: str, rows: tuple[str, ...]
) -> None:
    lines = [line for line in shipped.ask(question).text.splitlines() if line.startswith("|")][2:]
    assert [line.split("|")[2].split()[0] for line in lines] == list(rows)


@pytest.mark.parametrize(
    ("question", "first", "second", "apart"),
    [
        (
            "Councils: leadership within the organisation against leadership across the sector, which matters more?",
            "92.7%",
            "80.3%",
            "12.4",
        ),
        (
            "Suppliers put customer service heads first and transformation heads second. By how much?",
            "76.2%",
            "71.4%",
            "4.8",
        ),
        ("Which do councils see as worse: supplier inflexibility or inflexible procurement?", "42.4%", "33.9%", "8.5"),
        ("legacy v funding, suppliers", "86.4%", "61.9%", "24.5"),
    ],
)
def test_two_rows_named_side_by_side_are_held_against_one_another(
    shipped: Assistant, question: str, first: str, second: str, apart: str
) -> None:
    lead = shipped.ask(question).text.splitlines()[0]
    assert f"**{first}** against **{second}**" in lead
    assert f"{apart} percentage points apart" in lead


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        # 'and', 'or' and a comma stand inside labels and before what is asked as well
        ("How many councils agree in total that digital helps officers and members collaborate internally?", "77.6%"),
        ("From outside looking in, how many suppliers think the web manager leads?", "33.0%"),
        ("How many councils said non-cooperation of colleagues or unwillingness to change holds them back?", "49.7%"),
    ],
)
def test_one_row_with_a_joint_inside_its_label_is_one(shipped: Assistant, question: str, figure: str) -> None:
    text = shipped.ask(question).text
    assert f"**{figure}**" in text.splitlines()[0]
    assert "Higher" not in text


def test_three_rows_in_a_list_get_three_figures(shipped: Assistant) -> None:
    text = shipped.ask("councils on broadband, procurement and in-house skills as barriers").text
    assert all(f"**{figure}**" in text for figure in ("40.1%", "42.4%", "41.9%"))


@pytest.mark.parametrize(
    ("question", "row", "apart"),
    [
        ("On which barrier do councils and suppliers differ most?", "Culturally uncomfortable", "49.4"),
        ("Where do councils and suppliers disagree most on barriers?", "Culturally uncomfortable", "49.4"),
        ("Which success factor shows the smallest difference between the two groups?", "Creating a guiding", "0.7"),
    ],
)
def test_rows_are_ordered_by_how_far_the_groups_lie_apart(
    shipped: Assistant, question: str, row: str, apart: str
) -> None:
    lead = shipped.ask(question).text.splitlines()[0]
    assert row in lead
    assert f"{apart} percentage points apart" in lead


def test_rows_on_which_one_group_is_above_the_other_show_both(shipped: Assistant) -> None:
    text = shipped.ask("How many barriers are named by fewer suppliers than councils?").text
    assert "2 rows" in text.splitlines()[0]
    assert "| Supplier inflexibility | 33.9% | 19.0% | 14.9 percentage points" in text


def test_both_ends_of_an_order_and_what_comes_next(shipped: Assistant) -> None:
    ends = shipped.ask("Which barrier do councils name most often, and least?").text
    assert "72.7%" in ends
    assert "16.4%" in ends
    lead = shipped.ask("By how much does the top barrier lead the second for councils?").text
    assert "13.3 percentage points" in lead


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Why is the web manager top of the list of those leading digital in councils?", ("68.3%", "51.9%")),
        ("Why do most councils disagree that digital helps them deliver better for less?", ("91%", "2.8%")),
    ],
)
def test_a_row_taken_for_the_top_or_a_minority_for_most_is_put_right(
    shipped: Assistant, question: str, figures: tuple[str, ...]
) -> None:
    text = shipped.ask(question).text
    assert text.startswith("As published it is ")
    assert all(figure in text for figure in figures)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Since most councils said elected members were leading, can I have the exact figure?", ["31.9%", "41.8%"]),
        ("I gather the web manager came top for leading on digital in councils. How high?", ["51.9%", "68.3%"]),
        ("Why did the overwhelming majority of councils think digital gives equal access to all?", ["49.40%", "24.7%"]),
    ],
)
def test_a_mistaken_premise_gives_the_named_rows_own_figure_first_unless_asked_why(
    shipped: Assistant, question: str, figures: list[str]
) -> None:
    text = shipped.ask(question).text
    assert text.startswith("As published it is ")
    assert re.findall(r"\*\*([^*]+)\*\*", text)[: len(figures)] == figures


@pytest.mark.parametrize(
    ("question", "row", "figure"),
    [
        ("What came bottom of the councils' list of things holding digital back?", "supplier digital skills", "16.4%"),
        ("Who were councils most likely to say is NOT leading on digital?", "External Consultants", "67.7%"),
    ],
)
def test_a_place_on_a_list_of_rows_is_no_printed_list(shipped: Assistant, question: str, row: str, figure: str) -> None:
    lead = shipped.ask(question).text.splitlines()[0]
    assert row in lead
    assert figure in lead


def test_what_a_question_leaves_aside_names_neither_row_nor_source(shipped: Assistant) -> None:
    text = shipped.ask(
        "How many councils were neutral on leadership across local government, not in their own organisation?"
    ).text
    assert text.startswith("**18.5%**")
    text = shipped.ask(
        "How many councils said lack of buy-in was not holding them back? The buy-in row, not the leadership one."
    ).text
    assert text.startswith("**53.9%**")


def test_a_claim_told_among_other_talk_is_found_by_its_own_clause(shipped: Assistant) -> None:
    question = (
        "Sorry for the ramble. A friend of mine swears that a chunk of councils told this survey they had no digital"
        " strategy and weren't planning one either. I said that can't be right. Is there a number?"
    )
    assert "**13.9%**" in shipped.ask(question).text


def test_the_gloomier_of_two_is_told_by_the_negative_answers(shipped: Assistant) -> None:
    lead = shipped.ask(
        "Who was gloomier on digital giving citizens equal access, councils or suppliers?"
    ).text.splitlines()[0]
    assert "49.40%" in lead
    assert "40.9%" in lead


def test_a_figure_of_the_other_group_is_told_to_be_theirs(shipped: Assistant) -> None:
    text = shipped.ask("Only 23.8% of councils say the chief executive leads on digital, correct?").text
    assert "**45.1%** of councils" in text
    assert "23.8% is what suppliers answered" in text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Which share of councils has no digital strategy and doesn't plan to write one either?", "13.9%"),
        ("how many councils have no digital strategy but are planning one", "50.6%"),
        ("what share of councils thought sharing best practice and experience wasnt important", "0.6%"),
    ],
)
def test_what_is_denied_in_the_question_is_what_the_answer_denies(
    shipped: Assistant, question: str, figure: str
) -> None:
    first = re.findall(r"\*\*([^*]+)\*\*", shipped.ask(question).text)[0]
    assert first == figure


@pytest.mark.parametrize(
    ("question", "figure", "other"),
    [
        ("What was the mean saving, over everyone who gave a sum?", "£1,064,567", "£1,470,071"),
        ("What was the mean saving, not counting anything below a thousand pounds?", "£1,470,071", "£1,064,567"),
        ("What share of the suppliers who took part were micro firms?", "18%", "14%"),
        ("What proportion of metropolitan districts took part?", "58.3%", "25.9%"),
        ("How commonly do firms see poor leadership inside councils, as suppliers see it?", "", "43.6%"),
        (
            "Lack of buy-in at the top: what share of councils say it is not the case that it holds them back?",
            "53.9%",
            "",
        ),
    ],
)
def test_of_two_figures_that_lie_near_one_another_the_one_asked_for_is_told(
    shipped: Assistant, question: str, figure: str, other: str
) -> None:
    text = shipped.ask(question).text
    assert figure in text
    assert not other or f"**{other}**" not in text


def test_where_no_group_is_named_each_has_its_figure(shipped: Assistant) -> None:
    lines = [line for line in shipped.ask("How many say the web manager leads on digital?").text.splitlines() if line]
    assert "of councils" in lines[0]
    assert any("**" in line and "of suppliers" in line for line in lines[1:])
    assert "**" not in "".join(
        line for line in shipped.ask("How many councils say the web manager leads?").text.splitlines()[1:]
    )


def test_a_clause_of_a_letter_may_say_whom_its_own_they_stands_for(shipped: Assistant) -> None:
    letter = (
        "Dear all, the meeting ran late and the tea was cold again, and somebody asked what portion of authorities "
        "say that the local broadband round them is poor. Can you let me have it before Thursday? Regards, a member"
    )
    assert "**40.1%**" in shipped.ask(letter).text
