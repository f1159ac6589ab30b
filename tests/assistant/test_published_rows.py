"""Rows of the shipped report's tables in order, within a bound and held against one another, with the real model."""

from __future__ import annotations

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
