"""Quotes looked up in a small report that prints one of them twice, for two groups and in two wordings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, FoundQuote
from evals import floors
from evals.quote_lookups import FLOOR, OWN, look_up, read
from evals.sources import read_sources
from index.build import build
from index.errors import NameUnknown
from index.store import Index
from tests.assistant.library import WORDS
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

REPORT = """Libraries of Marlshire

1. Summary

One volunteer said: “I work in the week, and on Saturday the door of the library is shut to me.”

2. Foreword

“Libraries matter,” said Ann Lee, chair of the Marlshire Trust. “A county that shuts them saves very little money.”

3. The results

3.1 What keeps you away from the library?

READER RESPONSES

\tYes\tNo
Opening hours are too short\t60.5%\t30.1%
Too far away\t8.0%\t90.0%

One reader told us: “I work in the week, and on a Saturday the door of the library is shut to me.”

Another complained about the catalogue of [named supplier]: “It takes an hour to find
a book, and [named supplier] does not answer.”

VOLUNTEER RESPONSES

One volunteer said: “There are never enough of us to open early.”
"""
TEXTS = {"libraries.txt": REPORT, "a-letter.txt": "A letter about libraries.\n\nNobody is quoted in it.\n"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("quoted")
    build(seed(folder / "seeds", dict(TEXTS)), folder / "home", embedder=WordEmbedder(WORDS))
    with Index.open(folder / "home") as index:
        yield Assistant(index, WordEmbedder(WORDS))


pytestmark = pytest.mark.store


def one(assistant: Assistant, topic: str, group: str | None = None) -> FoundQuote:
    """The first quote found."""
    return assistant.quotes(topic, group)[0]


def test_every_place_is_the_source_s_own_text(asked: Assistant) -> None:
    found = asked.quotes(limit=None)
    assert len(found) == found.total >= 4
    for quote in found:
        assert quote.text == quote.places[0].text
        for place in quote.places:
            assert TEXTS[place.source][place.start : place.end] == place.text


def test_a_quote_printed_twice_is_shown_once_and_what_differs_is_said(asked: Assistant) -> None:
    found = one(asked, "shut on Saturday")
    assert [place.locator.headings[0] for place in found.places] == ["3. The results", "1. Summary"]
    assert (found.group, found.speaker) == (None, None)
    assert "readers" in found.differences[0]
    assert "volunteers" in found.differences[0]
    assert found.differences[1].startswith("The words are not printed alike")


def test_the_place_of_the_group_asked_for_is_shown_first(asked: Assistant) -> None:
    found = one(asked, "shut on Saturday", group="volunteers")
    assert found.places[0].record.group == "volunteers"
    assert "on Saturday the door" in found.text


def test_a_named_person_s_words_have_name_and_office(asked: Assistant) -> None:
    found = one(asked, "Ann Lee on money")
    assert (found.speaker, found.office, found.group) == ("Ann Lee", "chair of the Marlshire Trust", None)
    assert found.who == "Ann Lee, chair of the Marlshire Trust"


def test_words_are_as_printed_with_their_line_break_and_what_was_blacked_out(asked: Assistant) -> None:
    assert one(asked, "catalogue").text == ("It takes an hour to find\na book, and [named supplier] does not answer.")


def test_a_filter_takes_a_part_of_a_name_in_any_case(asked: Assistant) -> None:
    assert asked.quotes(group="VOLUNT")
    assert asked.quotes(survey_question="keeps you AWAY")
    assert asked.quotes(source="Libraries.txt")
    assert {quote.group for quote in asked.quotes(group="volunt")} <= {"volunteers", None}


def test_a_filter_that_nothing_bears_lists_what_there_is(asked: Assistant) -> None:
    with pytest.raises(NameUnknown, match=r"There is no group ‘dogs’\. Choose from:\n- readers\n- volunteers"):
        asked.quotes(group="dogs")
    with pytest.raises(NameUnknown, match="may be any of these; give more of the group:\n- readers\n- volunteers"):
        asked.quotes(group="e")
    with pytest.raises(NameUnknown, match="What keeps you away from the library"):
        asked.quotes(survey_question="pets")
    with pytest.raises(NameUnknown, match=r"- libraries\.txt"):
        asked.quotes(source="")


def test_a_topic_of_which_nobody_speaks_finds_nothing_and_shows_the_nearest_as_such(asked: Assistant) -> None:
    found = asked.quotes("submarine warfare")
    assert not found
    assert found.total == 0
    assert found.nearest


def test_a_source_that_quotes_nobody_is_no_mistake(asked: Assistant) -> None:
    found = asked.quotes("hours", source="letter")
    assert (len(found), found.total, found.nearest) == (0, 0, ())


@pytest.mark.parametrize("topic", ["", "???", "the", "\u200b"])
def test_a_topic_without_a_word_finds_nothing(asked: Assistant, topic: str) -> None:
    assert asked.quotes(topic).total == 0


def test_the_shortest_reply_is_picked_by_length_and_only_where_it_is_asked_for(asked: Assistant) -> None:
    shortest = asked.ask("What is the shortest reply on what keeps people away from the library?").text
    longest = asked.ask("What is the longest reply on what keeps people away from the library?").text
    assert "never enough of us" in shortest
    assert "It takes an hour" in longest or "I work in the week" in longest
    assert "never enough of us" not in asked.ask("Which row took the longest to fill in?").text


def test_a_limit_leaves_the_rest_counted(asked: Assistant) -> None:
    found = asked.quotes(limit=1)
    assert len(found) == 1
    assert found.total > 1
    with pytest.raises(ValueError, match="limit"):
        asked.quotes(limit=0)


@pytest.mark.model
def test_the_look_ups_of_the_shipped_sources_hold_their_floor(shipped: Assistant) -> None:
    looked = list(look_up(read(OWN, read_sources()), shipped))
    assert sum(one.right for one in looked) >= floors.read()[FLOOR]["passed"] * len(looked)
