"""Lines, rows and runs of lines → blocks: what looks like a heading, a byline, a list, a table, and is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import TableError
from index.readers import BlockKind, read_blocks
from index.readers.lines import heading_level, is_name, is_office, lines_of
from index.readers.tables import read_table
from tests.index.texts import block, blocks, source


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Highlights", 0),
        ("1. Introduction", 1),
        ("5.1 Do you agree or disagree?", 2),
        ("3.2.1 Have you had a repair done?", 3),
        ("## Summary", 2),
        ("Appendix II – Organisations Responding", 1),
        ("SUPPLIER RESPONSES, AND COMPARISON", 0),
        ("LOCAL GOVERNMENT RESPONSES:", 0),
        ("5.5 Your organisation and 'Digital' today...", 2),
        ("Table 3: Overall satisfaction", 0),
        ("What do you do?", 0),
    ],
)
def test_a_heading_has_the_depth_that_its_own_marks_give_it(line: str, level: int) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    "line",
    [
        "October 2013",
        "OPEN TILL 14:30 2ND JULY",
        "200 individuals submitted responses",
        "Digital will...",
        "a continuation in small letters",
        "Telephone: 030 3444 0000",
        "psi@nationalarchives.gsi.gov.uk",
        "© Crown copyright",
        "Most readers come for the quiet.",
        'He called it "a leap in the dark."',
        "He called it “a leap in the dark.”",
        'One wrote *"Nobody came."*',
        "She asked “why not?”",
        "– Ann Lee, Director",
        "— Tenant, Saltby",
        "- an item of a list",
        "We asked: ‘What else?’",
        "“Survive!”",
        "1. Please say which of these apply:",
    ],
)
def test_a_line_that_is_read_on_is_no_heading(line: str) -> None:
    assert heading_level(line) is None


def test_a_sentence_that_a_page_break_cuts_short_is_no_heading() -> None:
    cut = "However, only a little more than\n\none third of councils have a strategy.\n"
    assert [kind for kind, _ in blocks(cut)] == ["paragraph", "paragraph"]
    whole = "However\n\nOne third of councils have a strategy.\n"
    assert [kind for kind, _ in blocks(whole)] == ["heading", "paragraph"]


def test_a_numbered_heading_above_a_line_in_small_letters_stays_one() -> None:
    assert blocks("2. Findings\n\nebooks are read by few.\n")[0] == ("heading", "2. Findings")


def test_an_ordered_list_is_no_row_of_headings() -> None:
    kinds = blocks("Questionnaire\n\n1. Why do you come?\n2. Do you borrow e-books?\n3. Would you pay?\n")
    assert kinds == [
        ("heading", "Questionnaire"),
        ("paragraph", "1. Why do you come?"),
        ("paragraph", "2. Do you borrow e-books?"),
        ("paragraph", "3. Would you pay?"),
    ]


def test_a_numbered_heading_right_above_its_text_is_one() -> None:
    assert blocks("2. Findings\nMost readers come for the quiet, and they say so.\n") == [
        ("heading", "2. Findings"),
        ("paragraph", "Most readers come for the quiet, and they say so."),
    ]


LIST = "Aldwick\nBrimstead (x3)\nHarrow End\nStaithe\n"


def test_entries_under_a_heading_are_a_list() -> None:
    assert [cell.text for cell in block(f"Places\n\n{LIST}", "list").cells] == LIST.strip().split("\n")


def test_a_word_on_what_is_listed_may_stand_between() -> None:
    kinds = [kind for kind, _ in blocks(f"Appendix A: Places\n\nPlaces where residents replied.\n\n{LIST}")]
    assert kinds == ["heading", "paragraph", "list"]


def test_the_lines_of_an_address_are_no_list() -> None:
    address = "Enquiries\n\nWrite to us at this place.\n\nEland House\nBressenden Place\nLondon\nSW1E 5DU\n"
    assert [kind for kind, _ in blocks(address)] == ["heading", "paragraph", "paragraph"]


def test_a_list_in_two_columns_is_read_down_the_columns() -> None:
    text = "Appendix – Titles\n\nAnalyst\tManager\nClerk\tPartner\nCook\t\n"
    assert [cell.text for cell in block(text, "list").cells] == ["Analyst", "Clerk", "Cook", "Manager", "Partner"]


def test_a_name_with_an_office_below_is_a_byline_and_no_heading() -> None:
    assert blocks("Foreword\n\nAnn Lee\n\nChair, Reading Panel\n\nDear reader.\n")[1] == (
        "byline",
        "Ann Lee\n\nChair, Reading Panel",
    )
    assert is_name("Jos Creese")
    assert not is_name("Strength of a strategy")
    assert is_office("CIO, Hampshire County Council & Chair of the Local CIO Council")
    assert not is_office("However, councils disagree.")


def test_a_table_of_contents_is_no_list_of_headings() -> None:
    text = "Contents\n\nForeword.....\t1\n1. Introduction\t2\nHighlights\t3\n\n1. Introduction\n\nMost readers read.\n"
    assert [kind for kind, _ in blocks(text)] == ["heading", "contents", "heading", "paragraph"]


def test_a_grid_to_be_filled_in_asks_and_finds_nothing() -> None:
    assert blocks("Form\n\n\tYes\tNo\nDo you read?\t[ ]\t[ ]\n")[1][0] == "form"


TABLE = "\tYes\tNo\nOpening hours\t60.5%\t39.5%\nThe cold\t11.0%\t89.0%\n"


def test_a_table_keeps_the_place_of_every_cell() -> None:
    found = block(TABLE, "table").table
    assert found is not None
    for row in found.rows:
        for cell in row:
            assert TABLE[cell.start : cell.end] == cell.text
    assert [TABLE[start:end] for start, end in found.lines] == TABLE.strip("\n").split("\n")[1:]
    assert [cell.text for cell in found.header] == ["", "Yes", "No"]


def test_a_table_in_pipes_is_the_same_table_as_one_in_tabs() -> None:
    piped = "| | Yes | No |\n| --- | ---: | ---: |\n| Opening hours | 60.5% | 39.5% |\n| The cold | 11.0% | 89.0% |\n"
    found, other = block(piped, "table").table, block(TABLE, "table").table
    assert found is not None
    assert other is not None
    assert [[cell.text for cell in row] for row in found.rows] == [[cell.text for cell in row] for row in other.rows]
    assert all(piped[cell.start : cell.end] == cell.text for row in (found.header, *found.rows) for cell in row)


def test_a_head_over_several_columns_stands_before_the_lower_one() -> None:
    text = "\tTenants\t\tLeaseholders\t\n\tNumber\t%\tNumber\t%\nYes\t341\t42\t151\t64\nNo\t471\t58\t85\t36\n"
    found = block(text, "table").table
    assert found is not None
    assert [cell.text for cell in found.header[1:]] == [
        "Tenants – Number",
        "Tenants – %",
        "Leaseholders – Number",
        "Leaseholders – %",
    ]


def test_a_row_of_years_is_a_head_and_no_data() -> None:
    found = block("\t2021\t2022\nService\t74%\t69%\nHome\t78%\t77%\n", "table").table
    assert found is not None
    assert [cell.text for cell in found.header] == ["", "2021", "2022"]


def test_a_ragged_table_stops_the_build_with_its_line() -> None:
    with pytest.raises(TableError, match=r"report\.txt, line 4: this table row has 2 cells, expected 3"):
        read_blocks(source("Heading\n\n\tYes\tNo\nThe cold\t11.0%\n"))
    rows = list(lines_of("a\tb\nc\td\te"))
    with pytest.raises(TableError, match="Mend the row"):
        read_table(rows, "x.txt")


@given(st.text(alphabet="ab1.%|\t\n –“”?:*#", max_size=200))
def test_every_block_lies_in_the_text_in_order(text: str) -> None:
    try:
        found = read_blocks(source(text))
    except TableError:
        return
    places = [(one.start, one.end) for one in found]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert {one.kind for one in found} <= set(BlockKind)
