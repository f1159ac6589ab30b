"""Passages: one a paragraph, cut only where too long, and what is no prose has its own role."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.outline import Outline, outline
from index.passages import cut, extract_passages
from index.readers import BlockKind, read_blocks
from index.records import Passage, Source

SEEDS = Path(__file__).parents[2] / "seeds"

LONG = (
    "It was clear from all that they told us, one after another, at length and with patience, that in most places only"
)
REPORT = f"""Reading 2031

Contents

Foreword.....\t1
1. Findings.....\t2

Foreword

Ann Lee

Director, Anytown Libraries

Libraries matter to people who read. They matter to others too.

1. Findings

Readers want longer hours
Readers told us much that we knew.

1.1 What keeps people away?

\tYes\tNo
Opening hours\t60.5%\t39.5%

{LONG} a little more than

one third stayed away.

Appendix I – Questionnaire

1. What keeps people away?

\tYes\tNo
Opening hours\t<input type="radio"/>\t<input type="radio"/>

2. Anything else to tell us?
"""


def read(text: str, name: str = "reading.txt") -> Outline:
    source = Source(name, "", "", "", "", "", text)
    return outline(source, read_blocks(source))


def roles(passages: list[Passage], role: str) -> list[str]:
    return [passage.text for passage in passages if passage.role == role]


def test_a_passage_is_a_paragraph_and_page_break_halves_are_one() -> None:
    passages = extract_passages(read(REPORT))
    assert any(text.endswith("a little more than\n\none third stayed away.") for text in roles(passages, "prose"))
    assert all(REPORT[one.locator.start : one.locator.end] == one.text for one in passages)


def test_a_name_goes_with_its_office() -> None:
    assert roles(extract_passages(read(REPORT)), "byline") == ["Ann Lee\n\nDirector, Anytown Libraries"]


def test_the_author_of_a_section_is_kept() -> None:
    authors = {one.text: one.author for one in extract_passages(read(REPORT))}
    assert authors["Libraries matter to people who read. They matter to others too."] == "Ann Lee"


def test_the_contents_are_one_passage_a_line() -> None:
    assert roles(extract_passages(read(REPORT)), "contents") == ["Foreword.....\t1", "1. Findings.....\t2"]


def test_a_questionnaire_yields_its_questions_and_its_grid_whole() -> None:
    form = roles(extract_passages(read(REPORT)), "form")
    assert form[0] == "1. What keeps people away?"
    assert form[1].startswith("\tYes\tNo\nOpening hours")
    assert form[2] == "2. Anything else to tell us?"


def test_a_table_is_no_passage() -> None:
    assert not any("60.5%" in one.text for one in extract_passages(read(REPORT)))


def test_a_heading_that_states_a_finding_is_found_for_itself() -> None:
    text = "Reading 2031\n\nMost people who read want longer hours\n\nThey said so.\n\nHours\n\nThey said so again.\n"
    prose = roles(extract_passages(read(text)), "prose")
    assert "Most people who read want longer hours" in prose
    assert "Hours" not in prose


def test_ids_come_from_the_place_and_are_told_apart() -> None:
    ids = [one.id for one in extract_passages(read(REPORT))]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("reading/s") for one in ids)


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    text = "Report\n\nOne is short. Two is short too. Three is short as well.\n"
    passages = extract_passages(read(text), fits=lambda words: len(words) < 35)
    assert [one.text for one in passages] == ["One is short. Two is short too.", "Three is short as well."]
    assert [one.id.split(".")[-2:] for one in passages] == [["p1", "1"], ["p1", "2"]]


def test_a_sentence_that_fits_nowhere_is_cut_at_clauses_and_then_at_words() -> None:
    text = "alpha beta, gamma delta epsilon zeta"
    assert [text[a:b] for a, b in cut(text, 0, len(text), lambda words: len(words) <= 13)] == [
        "alpha beta,",
        "gamma delta",
        "epsilon zeta",
    ]


@given(st.text(alphabet=st.sampled_from("ab .,;!\n“”"), max_size=60), st.integers(0, 12))
def test_cutting_loses_no_word_and_ends_even_where_nothing_fits(text: str, limit: int) -> None:
    parts = cut(text, 0, len(text), lambda words: len(words) <= limit)
    inside = {place for start, end in parts for place in range(start, end)}
    assert all(place in inside for place, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_paragraph_of_the_published_sources_is_in_a_passage(path: Path) -> None:
    read_source = read(path.read_bytes().decode("utf-8"), path.name)
    passages = extract_passages(read_source)
    inside = {place for one in passages for place in range(one.locator.start, one.locator.end)}
    text = read_source.source.text
    for section in read_source.sections:
        for block in section.blocks:
            if block.kind not in {BlockKind.TABLE, BlockKind.LIST}:
                missing = [place for place in range(block.start, block.end) if place not in inside]
                assert not "".join(text[place] for place in missing).strip()
    assert all(len(one.text) <= 1400 for one in passages if one.role == "prose")
