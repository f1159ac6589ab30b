"""Markers and citations: every marker has one, every one is used, and equal places share a key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Status
from assistant.drafts import Block, Draft, Sentence, lead, paragraph
from assistant.render import render
from index.records import Link, Record
from tests.assistant.rows import SOURCE, SOURCES, entry, link, printed_cell, quote_of, sentence_of

YES, NO = printed_cell("Old pipes", 0), printed_cell("Old pipes", 1)
MAPS = printed_cell("Lack of maps", 0, subject="t1.r2")
MEAN, HIGHEST = printed_cell("Mean", 0, subject="t2.r1"), printed_cell("Highest", 0, subject="t2.r2")
TOLD = sentence_of("Some 86.4% of builders name old pipes.")
SAID = quote_of("We dig, and\nwe dig again.")
RECORDS: tuple[Record, ...] = (YES, NO, MAPS, MEAN, HIGHEST, TOLD, SAID, entry("Ash Town"))


def rendered(*sentences: Sentence, links: tuple[Link, ...] = ()) -> Answer:
    return render("?", Draft(Status.ANSWERED, (paragraph(*sentences),), links=links), SOURCES)


def markers(answer: Answer) -> list[int]:
    return [int(key) for key in re.findall(r"\[(\d+)\]", answer.text)]


def test_keys_are_numbered_in_the_order_of_first_use() -> None:
    answer = rendered(Sentence("One.", (MAPS,)), Sentence("Two.", (YES, MAPS)), Sentence("Three.", (TOLD,)))
    assert answer.text == "One. [1] Two. [2][1] Three. [3]"
    assert [citation.record for citation in answer.citations] == [MAPS, YES, TOLD]


def test_records_at_the_same_place_share_a_key_and_show_it_once() -> None:
    answer = rendered(Sentence("Both.", (YES, NO)), Sentence("Money.", (MEAN,)), Sentence("More.", (HIGHEST,)))
    assert answer.text == "Both. [1] Money. [2] More. [2]"
    assert [statistic.printed for statistic, _ in answer.statistics] == ["72.7%", "25.6%", "£1,204", "£9,000"]
    assert [key for _, key in answer.statistics] == [1, 1, 2, 2]


def test_a_sentence_that_cites_nothing_has_no_marker() -> None:
    answer = rendered(Sentence("The sources do not say.", ()))
    assert (answer.text, answer.citations) == ("The sources do not say.", ())


def test_rows_of_a_table_and_points_of_a_list_carry_their_own_markers() -> None:
    cells = (Sentence("Old pipes | 72.7%", (YES,)), Sentence("Lack of maps | 59.4%", (MAPS,)))
    table, points = Block("table", cells, ("Row", "Yes")), Block("list", (Sentence("Ash", (entry("Ash Town"),)),))
    answer = render("?", Draft(Status.ANSWERED, (table, points)), SOURCES)
    assert (
        answer.text == "| Row | Yes |\n|---|---|\n| Old pipes | 72.7% [1] |\n| Lack of maps | 59.4% [2] |\n\n- Ash [3]"
    )


def test_two_places_that_disagree_are_told_by_their_keys() -> None:
    both = link(YES, MAPS)
    answer = rendered(Sentence("A.", (YES,)), Sentence("B.", (MAPS,)), links=(both,))
    assert [(item.citations, item.note) for item in answer.disagreements] == [((1, 2), both.note)]


def test_a_disagreement_with_a_place_that_is_not_cited_or_is_the_same_one_is_not_told() -> None:
    assert not rendered(Sentence("A.", (YES,)), links=(link(YES, MAPS),)).disagreements
    assert not rendered(Sentence("A.", (YES, NO)), links=(link(YES, NO),)).disagreements


def test_status_caveats_and_notes_are_kept() -> None:
    draft = Draft(Status.PARTIAL, (lead(Sentence("A.", (YES,))),), caveats=("small",), related=(MAPS,))
    answer = render("Why?", draft, SOURCES, notes=("a note",))
    assert (answer.question, answer.status, answer.related) == ("Why?", Status.PARTIAL, (MAPS,))
    assert answer.caveats == ("small", "a note")


cites = st.lists(st.sampled_from(RECORDS), max_size=4).map(tuple)


@given(st.lists(cites, min_size=1, max_size=6))
def test_every_marker_has_a_citation_and_every_citation_a_marker(cited: list[tuple[Record, ...]]) -> None:
    answer = rendered(*(Sentence(f"Sentence {number}.", records) for number, records in enumerate(cited)))
    assert list(dict.fromkeys(markers(answer))) == [citation.key for citation in answer.citations]
    assert [citation.key for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    places = [(citation.start, citation.end) for citation in answer.citations]
    assert len(set(places)) == len(places)
    for citation in answer.citations:
        assert citation.text == SOURCE.text[citation.start : citation.end]
        assert citation.start <= citation.locator.start < citation.locator.end <= citation.end


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_every_kind_of_record_can_be_cited(record: Record) -> None:
    answer = rendered(Sentence("A.", (record,)))
    assert record.text in answer.citations[0].text
