"""A question put to chosen sources alone: nothing of the others is read, and the answer says so."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from index.errors import NameUnknown
from index.part import Part
from index.records import KINDS
from index.store import VOCABULARY
from tests.assistant.library import SHORT

LETTER, REPORT = "letter.txt", "marlshire-readers.txt"

pytestmark = pytest.mark.store


def test_a_part_holds_nothing_of_another_source(small: Assistant) -> None:
    part = Part(small.index, [LETTER])
    assert list(part.sources) == [LETTER]
    vector = small._embedder.embed_query("hours")
    for kind in KINDS:
        own = {record.id for record in part.of_kind(kind)}
        assert {part.record(id).locator.source for id in own} <= {LETTER}
        assert {id for id, _ in part.dense(kind, vector, 5)} <= own
        assert {id for id, _ in part.lexical(kind, "opening hours", 5)} <= own
    assert all(link.first in part.records and link.second in part.records for link in part.links)
    assert part.dense(VOCABULARY, vector, 3) == small.index.dense(VOCABULARY, vector, 3)


def test_as_many_are_found_in_a_part_as_are_asked_for(small: Assistant) -> None:
    part = Part(small.index, [REPORT])
    vector = small._embedder.embed_query("hours")
    assert len(part.dense("statistic", vector, 3)) == 3
    assert part.dense("statistic", vector, 0) == []


def test_the_whole_stays_open_when_a_part_is_closed(small: Assistant) -> None:
    Part(small.index, [LETTER]).close()
    assert small.index.dense("passage", small._embedder.embed_query("hours"), 1)


def test_a_figure_of_the_other_source_is_not_given(small: Assistant) -> None:
    assert "60.5%" in small.ask(SHORT).text
    letter = small.ask(SHORT, sources=[LETTER])
    assert "48%" in letter.text
    assert {citation.source for citation in letter.citations} == {LETTER}
    assert "60" not in letter.text
    report = small.ask(SHORT, sources=["marlshire"])
    assert "60.5%" in report.text
    assert "48%" not in report.text


def test_the_answer_says_what_was_read(small: Assistant) -> None:
    for question in (SHORT, "Who is the Prime Minister?"):
        assert small.ask(question, sources=[LETTER]).caveats[-1].startswith("Only ‘")
        assert not any(caveat.startswith("Only ‘") for caveat in small.ask(question).caveats)


def test_all_sources_chosen_is_the_same_as_none_left_out(small: Assistant) -> None:
    assert small.ask(SHORT, sources=[REPORT, LETTER]) == small.ask(SHORT)


def test_a_follow_up_is_read_in_the_chosen_source(small: Assistant) -> None:
    before = [{"role": "user", "content": SHORT}, {"role": "assistant", "content": "…"}]
    answer = small.ask("And of volunteers?", before, [LETTER])
    assert answer.status is not Status.ANSWERED or "48%" not in answer.text


def test_an_unknown_source_and_none_at_all_are_met_with_words(small: Assistant) -> None:
    with pytest.raises(NameUnknown, match=r"letter\.txt"):
        small.ask(SHORT, sources=["novel"])
    with pytest.raises(NameUnknown, match="No source is chosen"):
        small.ask(SHORT, sources=[])
