"""How far a citation reaches: far enough to be understood where it is read, and never short of its record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.citing import reach
from index.records import Record
from tests.assistant.rows import SOURCE, SOURCES, TEXT, cell, entry, printed_cell, quote_of, row, sentence_of


def cited(record: Record) -> str:
    start, end = reach(record, SOURCES)
    return TEXT[start:end]


def test_a_cell_of_a_wide_table_is_cited_as_its_row() -> None:
    assert cited(printed_cell("Old pipes", 0)) == "Old pipes\t72.7%\t25.6%\t1.7%"
    assert cited(printed_cell("Old pipes", 2)) == "Old pipes\t72.7%\t25.6%\t1.7%"
    assert cited(printed_cell("Wet weather", 1)) == "Wet weather\t8.9%\t67.7%\t23.4%"


def test_a_narrow_table_is_cited_whole_for_one_row_of_it_says_nothing() -> None:
    assert cited(printed_cell("Mean", 0)) == "Mean\t£1,204\nHighest\t£9,000"
    assert cited(printed_cell("Highest", 0)) == "Mean\t£1,204\nHighest\t£9,000"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Ash Town", "Ash Town Council\nBirch Town Council (x2)"),
        ("Birch Town", "Ash Town Council\nBirch Town Council (x2)\nCedar Town Council"),
        ("Cedar Town", "Birch Town Council (x2)\nCedar Town Council"),
    ],
)
def test_an_entry_of_a_list_is_cited_with_its_neighbours_and_no_other_list(words: str, lines: str) -> None:
    assert cited(entry(words)) == lines


def test_a_sentence_that_tells_a_figure_is_cited_as_itself() -> None:
    told = sentence_of("Some 86.4% of builders name old pipes.")
    assert cited(told) == told.text
    prose = cell(origin="prose", text=told.text, start=told.locator.start)
    assert cited(prose) == told.text


def test_a_quote_of_a_named_person_is_cited_from_the_line_that_names_them() -> None:
    spoken = replace(quote_of("we dig again."), speaker="One builder")
    assert cited(spoken).startswith("One builder wrote:")


def test_a_quote_is_cited_with_the_words_that_say_whose_it_is() -> None:
    assert cited(quote_of("We dig, and\nwe dig again.")).startswith("One builder wrote: “We dig, and\nwe dig again.”")


def test_a_citation_always_holds_its_record() -> None:
    records: list[Record] = [
        printed_cell("Old pipes", 1),
        entry("Ash Town"),
        quote_of("we dig again."),
        sentence_of("Nobody answered."),
    ]
    for record in records:
        start, end = reach(record, SOURCES)
        assert 0 <= start <= record.locator.start < record.locator.end <= end <= len(SOURCE.text)


def test_the_last_line_of_a_source_can_be_cited() -> None:
    line, start = row("Cedar Town")
    assert TEXT.endswith(f"{line}\n")
    assert reach(entry("Cedar Town"), SOURCES)[1] == start + len(line)
