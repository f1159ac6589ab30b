"""Traps of the shapes in which people write figures and quotations down."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.draft_parts import parts
from assistant.stated import figures
from assistant.verdicts import Verdict

pytestmark = pytest.mark.store


def verdicts(assistant: Assistant, text: str) -> list[tuple[str, Verdict]]:
    return [(claim.words, claim.verdict) for claim in assistant.check(text).claims]


def test_a_table_s_cell_is_of_its_row_and_column(small: Assistant) -> None:
    table = "| Reason | Readers | Volunteers |\n| --- | --- | --- |\n| Nothing new to read | 12.5% | 75.2% |"
    assert verdicts(small, table) == [("12.5%", Verdict.SUPPORTED), ("75.2%", Verdict.SUPPORTED)]
    swapped = table.replace("Readers | Volunteers", "Volunteers | Readers")
    assert [verdict for _, verdict in verdicts(small, swapped)] == [Verdict.WRONG_GROUP, Verdict.WRONG_GROUP]


def test_a_bare_cell_has_the_unit_of_its_column_and_is_told_as_written(small: Assistant) -> None:
    table = "| Reason | Readers (%) |\n| --- | --- |\n| Nothing new to read | 12.5 |"
    assert verdicts(small, table) == [("12.5", Verdict.SUPPORTED)]


def test_a_column_may_be_headed_by_an_answer() -> None:
    cells = list(parts("| Reason | Yes | No |\n| --- | --- | --- |\n| Too far | 3% | 9% |", ("Yes", "No")))
    assert [cell.said for cell in cells] == ["Too far, ‘Yes’: 3%", "Too far, ‘No’: 9%"]


def test_a_line_with_a_bar_in_it_is_no_table() -> None:
    assert [part.kind for part in parts("We asked 40 people | and more.")] == ["sentence"]


def test_a_denied_sentence_is_not_supported(small: Assistant) -> None:
    ((_, verdict),) = verdicts(small, "60.5% of readers do not say that opening hours are too short.")
    assert verdict in {Verdict.CONTRADICTED, Verdict.WRONG_RESPONSE}


def test_no_doubt_denies_nothing(small: Assistant) -> None:
    said = "There is no doubt about it: 60.5% of readers say that opening hours are too short."
    assert verdicts(small, said) == [("60.5%", Verdict.SUPPORTED)]


def test_figures_side_by_side_take_the_measures_before_them_in_turn(small: Assistant) -> None:
    said = (
        "Nothing new to read puts off 12.5% of readers and short opening hours 60.5%,"
        " against 75.2% and 10.0% of volunteers."
    )
    assert verdicts(small, said)[2] == ("75.2%", Verdict.SUPPORTED)


def test_the_writer_s_words_in_square_brackets_are_not_the_source_s(small: Assistant) -> None:
    said = "“I work in the week, and on Saturday [the library’s] door is shut.”"
    assert verdicts(small, said)[0][1] is Verdict.VERBATIM
    altered = "“I work in the year, and on Saturday [the library’s] door is shut.”"
    assert verdicts(small, altered)[0][1] is Verdict.ALTERED


def test_a_figure_printed_in_a_true_quotation_is_borne_out_by_it_and_another_is_not(small: Assistant) -> None:
    assert small.check("“I work in the week, and on Saturday the door is shut.” 7%").claims[1].verdict is (
        Verdict.NOT_IN_SOURCES
    )


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Fees ranged from £3 to £90.", ["low", "high"]),
        ("Fees ranged from just £3 right up to £90.", ["low", "high"]),
        ("Between 3% and 9% of tenants.", ["low", "high"]),
        ("The highest fee was £90.", ["high"]),
        ("Fees of up to £90 were paid.", ["high"]),
        ("From 3% of tenants to 9% of landlords.", ["", ""]),
        ("3% of tenants and 9% of landlords.", ["", ""]),
    ],
)
def test_the_ends_of_a_range_are_known(said: str, ends: list[str]) -> None:
    assert [one.end for one in figures(said)] == ends


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("More than half of tenants complain.", ["share of tenants complain."]),
        ("A quarter of homes, 24.8%, are cold.", ["share of homes, share, are cold."] * 2),
        ("Repairs: 5%; rent: 7%", ["Repairs: share", "rent: share"]),
        ("One tenant in five moved.", ["share of tenant moved."]),
    ],
)
def test_a_figure_s_words_are_its_own(said: str, own: list[str]) -> None:
    assert [one.own for one in figures(said, ("tenants",))] == own
