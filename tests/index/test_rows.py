"""Rows of tables, and finding the one that a label or a clause speaks of."""

from __future__ import annotations

from decimal import Decimal

from index.records import Unit
from index.rows import Row, RowFinder, rows_of
from tests.index.texts import grids_of

SCALE = (
    "5. Agree?\n\n\tDisagree\tNeutral\tAgree\tStrongly agree\n"
    "Saves us money\t10.5%\t20.0%\t24.0%\t45.5%\nSaves us time\t20.0%\t10.0%\t46.5%\t23.5%\n"
)
YEARS = "Trend\n\n\t2021\t2022\nRepairs service\t72%\t65%\nQuality of the home\t78%\t77%\n"


def row(values: dict[str, str], label: str = "Saves us money") -> Row:
    numbers = {name: Decimal(value) for name, value in values.items()}
    return Row("r/t01.r01", label, "r.txt", ("5. Agree?",), "Agree?", "councils", Unit.PERCENT, numbers)


def test_a_value_is_the_cell_that_prints_it_or_the_sum_of_a_side() -> None:
    money = row({"Disagree": "10.5", "Agree": "24.0", "Strongly agree": "45.5"})
    assert money.answers_of(Decimal("10.5")) == ("Disagree",)
    assert money.answers_of(Decimal("69.5")) == ("Agree", "Strongly agree")
    assert money.answers_of(Decimal("69.4")) is None


def test_of_two_answers_with_one_value_the_one_that_is_spoken_of_is_meant() -> None:
    same = row({"Agree": "24.0", "Neutral": "24.0", "Disagree": "52.0"})
    assert same.answers_of(Decimal("24.0")) is None
    assert same.answers_of(Decimal("24.0"), "were neutral") == ("Neutral",)


def test_the_side_that_the_words_take_decides_between_a_cell_and_a_sum() -> None:
    value = row(
        {"Very satisfied": "5", "Fairly satisfied": "19", "Fairly dissatisfied": "30", "Very dissatisfied": "24"}
    )
    assert value.answers_of(Decimal(24), "satisfied", "+") == ("Very satisfied", "Fairly satisfied")
    assert value.answers_of(Decimal(24), "dissatisfied", "-") == ("Very dissatisfied",)


def test_a_rounding_is_near_and_a_figure_further_off_is_another_one() -> None:
    money = row({"Agree": "72.7", "Disagree": "27.3"})
    assert money.rounded(Decimal(73))
    assert money.rounded(Decimal(72))  # cut off
    assert not money.rounded(Decimal("72.6"))
    assert money.close(Decimal("74.0"))
    assert not money.close(Decimal("80.0"))
    assert money.nearest(Decimal("72.5"), Decimal(1)) == ("Agree",)


def test_rows_of_groups_and_years_are_kin() -> None:
    finder = RowFinder(rows_of(grids_of(YEARS)))
    repairs = next(one for one in finder.rows if one.label == "Repairs service")
    assert [one.year for one in finder.kin(repairs)] == ["2022", "2021"]
    assert [one.measure for one in finder.kin(repairs)] == ["Repairs service (2022)", "Repairs service (2021)"]
    assert finder.counts(repairs, None)
    assert not finder.counts(repairs, "tenants")


def test_counts_beside_shares_are_no_rows_of_their_own() -> None:
    rows = rows_of(grids_of("2. Repair?\n\n\tNumber\t%\nYes\t548\t67\nNo\t264\t33\nBase\t812\t100\n"))
    assert [one.values for one in rows] == [{"Yes": Decimal(67), "No": Decimal(33)}]


def test_a_quoted_label_names_its_row_in_nearly_its_words() -> None:
    finder = RowFinder(rows_of(grids_of(SCALE)))
    assert (found := finder.named("Save us money", ("5. Agree?",)))
    assert found.label == "Saves us money"
    assert finder.named("Costs the earth", ("5. Agree?",)) is None


def test_a_phrase_names_a_row_only_with_all_its_words() -> None:
    finder = RowFinder(rows_of(grids_of(SCALE)))
    assert (found := finder.phrase("it saves us time", ()))
    assert found.label == "Saves us time"
    assert finder.phrase("a new leisure centre", ()) is None
    assert finder.phrase("", ()) is None
    assert finder.said("money is saved by it", "Saves us money") == 1.0
