"""The published report's tables, to the digit: counted here from the file itself and by hand, never from the index."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.printed import numbers
from index.records import Statistic, Unit
from tests.index.texts import REAL, ROOT, cells, published

TEXT = (ROOT / "seeds" / REAL).read_text(encoding="utf-8")
TABLES = {
    "t01": (7, 1, Unit.PERCENT),  # roles of those who answered
    "t02": (15, 5, Unit.PERCENT),  # statements on digital technologies
    "t03": (11, 3, Unit.PERCENT),  # what is important
    "t04": (11, 3, Unit.PERCENT),  # who leads
    "t05": (3, 1, Unit.PERCENT),  # has a strategy been created
    "t06": (3, 5, Unit.PERCENT),  # statements on strategies
    "t07": (2, 1, Unit.PERCENT),  # how digital today
    "t08": (2, 1, Unit.PERCENT),  # any savings
    "t10": (15, 3, Unit.PERCENT),  # what is holding back
}


@pytest.mark.parametrize(("table", "size"), TABLES.items())
def test_every_cell_of_a_table_is_there(table: str, size: tuple[int, int, Unit]) -> None:
    rows, columns, unit = size
    found = cells(published(), table)
    assert len(found) == rows * columns
    assert len({item.locator.row for item in found}) == rows
    assert {item.unit for item in found} == {unit}
    assert {item.group for item in found} == {"councils"}


def test_every_cell_stands_in_its_line_of_the_file() -> None:
    for table in TABLES:
        for item in cells(published(), table):
            line = TEXT[item.locator.start : item.locator.end]
            label, *values = line.split("\t")
            assert label.strip() == item.locator.row
            assert item.printed in [value.strip() for value in values]
            assert "\n" not in line


def test_every_row_of_answers_adds_up_to_a_hundred() -> None:
    for table in ("t02", "t03", "t04", "t06", "t10"):
        rows: dict[str, Decimal] = {}
        for item in cells(published(), table):
            rows[item.subject] = rows.get(item.subject, Decimal(0)) + item.value
        assert all(Decimal("99.7") <= total <= Decimal("100.3") for total in rows.values())


def test_no_row_of_numbers_of_the_file_is_missed() -> None:
    """Whatever line has a tab and a percentage is a table's row."""
    lines = [line for line in TEXT.split("\n") if "\t" in line and "%" in line.split("\t", 1)[1]]
    printed = [[number.text for number in numbers(line.split("\t", 1)[1])] for line in lines]
    kept = [row for row in printed if row]
    assert len(kept) == sum(rows for table, (rows, _, _) in TABLES.items() if table != "t07")


@pytest.mark.parametrize(
    ("table", "row", "answer", "printed"),
    [
        ("t01", "Elected member", "Elected member", "12.4%"),
        ("t02", "Help my organisation to deliver 'better for less'", "Agree", "52.2%"),
        ("t02", "Enable staff to work flexibly and on the move", "Disagree", "0.6%"),
        ("t03", "Digital leadership within my organisation", "Important", "92.7%"),
        ("t04", "External Consultants", "No", "67.7%"),
        ("t05", "Yes", "Yes", "35.5%"),
        ("t06", "My organisation is ready to embrace the opportunities that digital brings", "Strongly agree", "15.9%"),
        ("t08", "No", "No", "39.6%"),
        ("t10", "Legacy systems and ICT infrastructure", "Yes", "72.7%"),
        ("t10", "Lack of supplier digital skills", "Don't Know", "24.2%"),
    ],
)  # fmt: skip
def test_a_cell_is_the_figure_of_its_row_and_answer(table: str, row: str, answer: str, printed: str) -> None:
    found = [item for item in cells(published(), table) if item.locator.row == row and item.response == answer]
    assert [item.printed for item in found] == [printed]


def test_the_average_shares_have_their_unit_from_the_column() -> None:
    assert [(item.printed, item.unit) for item in cells(published(), "t07")] == [
        ("24.8", Unit.PERCENT),
        ("37.97", Unit.PERCENT),
    ]


def test_the_savings_are_a_range_and_two_averages_of_twenty_nine_answers() -> None:
    found = cells(published(), "t09")
    assert [(item.measure, item.value) for item in found] == [
        ("Range", Decimal(1)),
        ("Range", Decimal(12000000)),
        ("Average", Decimal(1064567)),
        ("Average of savings above £1,000", Decimal(1470071)),
    ]
    assert {item.unit for item in found} == {Unit.POUNDS}
    assert all("29 respondents" in (item.base or "") for item in found)


def test_a_survey_question_is_that_of_the_table_below_it() -> None:
    asked = {table: {item.survey_question for item in cells(published(), table)} for table in TABLES}
    assert asked["t01"] == {None}
    assert asked["t04"] == {"Who is leading on Digital within your organisation?"}
    assert asked["t10"] == {"What do you think is holding back 'Digital' development in your organisation today?"}


def test_the_lists_of_the_appendices_count_their_entries() -> None:
    entries = [item for item in published().records if isinstance(item, Statistic) and item.origin == "list"]
    titles = {item.locator.headings[-1] for item in entries}
    assert "Appendix III – Job Titles Responding" in titles
    councillors = next(item for item in entries if item.measure == "Councillor")
    assert (councillors.printed, councillors.value) == ("(x7)", Decimal(7))
    atos = next(item for item in entries if item.measure == "Atos")
    assert (atos.value, atos.locator.headings[-2:]) == (
        Decimal(2),
        ("Appendix IV – Supplier Organisations Responding", "Organisations"),
    )
