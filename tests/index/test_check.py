from __future__ import annotations

import hashlib
from dataclasses import replace

from index.check import faults
from index.records import Link, Record, Source, Statistic
from tests.fakes import line_by_line
from tests.index.seeding import REPORT

SOURCE = Source("a.txt", "A", "P", "2031", "not stated", hashlib.sha256(REPORT.encode()).hexdigest(), REPORT)
FOUND = line_by_line([SOURCE])
STATISTIC = next(record for record in FOUND.records if isinstance(record, Statistic))


def said(*records: Record, source: Source = SOURCE, links: tuple[Link, ...] = ()) -> str:
    return "\n".join(faults([source], records, links))


def test_records_that_are_their_sources_own_words_have_no_fault() -> None:
    assert said(*FOUND.records, links=FOUND.links) == ""


def test_a_record_one_character_off_is_a_fault() -> None:
    first = FOUND.records[0]
    moved = replace(first, locator=replace(first.locator, start=first.locator.start + 1))
    assert "reads 'ost readers come for the quiet.', not 'Most" in said(moved)


def test_a_figure_that_is_not_at_its_mark_is_a_fault() -> None:
    assert "reads '61%', not '16%'" in said(replace(STATISTIC, printed="16%"))
    assert "is not inside" in said(replace(STATISTIC, mark=(0, 3)))


def test_a_mark_may_be_narrower_than_what_is_printed() -> None:
    start, end = STATISTIC.mark
    assert said(replace(STATISTIC, mark=(start, end - 1))) == ""


def test_a_place_outside_the_source_is_a_fault() -> None:
    first = FOUND.records[0]
    assert "is not inside the source, which has" in said(replace(first, locator=replace(first.locator, end=10_000)))
    assert "there is no source 'b.txt'" in said(replace(first, locator=replace(first.locator, source="b.txt")))


def test_two_records_of_one_id_are_a_fault() -> None:
    assert "two records have this id" in said(FOUND.records[0], replace(FOUND.records[1], id=FOUND.records[0].id))


def test_a_source_that_is_not_its_file_is_a_fault() -> None:
    assert "a.txt: the text is not that of the file" in said(source=replace(SOURCE, text=REPORT + "\n"))


def test_a_link_to_nothing_is_a_fault() -> None:
    assert "a.txt/zz: a link names it" in said(STATISTIC, links=(Link(STATISTIC.id, "a.txt/zz", "rounding", ""),))
