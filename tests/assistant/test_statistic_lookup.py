"""Statistics looked up: in a report whose text rounds a figure of its table, and beside a letter that misquotes it."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from assistant import Assistant, FoundStatistic
from assistant.lookup import LookedUp
from assistant.sheet import COLUMNS, as_csv
from assistant.statistic_lookup import StatisticPlace
from index.errors import NameUnknown
from tests.assistant.library import TEXTS
from tests.fakes import FakeAssistant
from tests.samples import BORROWING, statistic

pytestmark = pytest.mark.store


def printed(found: LookedUp[FoundStatistic]) -> list[str]:
    return [one.first.printed for one in found]


def test_every_place_is_the_source_s_own_text_and_so_is_its_figure(small: Assistant) -> None:
    found = small.statistics(limit=None)
    assert len(found) == found.total >= 20
    for place in (place for one in found for place in one.places):
        told = place.to_json()
        text = TEXTS[told["source"]]
        assert text[told["start"] : told["end"]] == told["text"]
        assert text[told["figure_start"] : told["figure_end"]] == told["printed"] != ""


def test_a_value_printed_in_several_places_is_found_once_with_the_table_first(small: Assistant) -> None:
    found = small.statistics("opening hours are too short", "readers", response="yes")
    assert printed(found) == ["60.5%"]
    assert [(place.source, place.record.printed) for place in found[0].places] == [
        ("marlshire-readers.txt", "60.5%"),
        ("marlshire-readers.txt", "60%"),
        ("letter.txt", "48%"),
        ("marlshire-readers.txt", "Six in ten"),
    ]
    assert any("48%" in note for note in found[0].differences)


def test_what_is_on_the_topic_comes_with_all_its_answers_in_printed_order(small: Assistant) -> None:
    assert printed(small.statistics("the building is cold")) == ["11.0%", "81.5%", "7.5%"]


def test_a_response_in_another_case_is_the_same_and_a_sum_is_another(small: Assistant) -> None:
    assert {one.first.response for one in small.statistics(response="DON'T KNOW", limit=None)} == {"Don't Know"}


def test_without_a_topic_all_are_listed_as_printed(small: Assistant) -> None:
    assert printed(small.statistics(group="readers"))[:4] == ["60.5%", "30.1%", "9.4%", "12.5%"]


@pytest.mark.parametrize(
    ("name", "value", "choice"),
    [
        ("group", "dogs", "\n- volunteers"),
        ("response", "maybe", "\n- Don't Know"),
        ("survey_question", "pets", "\n- Who should decide on opening hours?"),
        ("source", "book", "\n- letter.txt"),
    ],
)
def test_an_unknown_name_is_met_by_those_there_are(small: Assistant, name: str, value: str, choice: str) -> None:
    filters = {name: value}
    with pytest.raises(NameUnknown) as refusal:
        small.statistics("hours", **filters)  # type: ignore[arg-type]
    assert value in str(refusal.value)
    assert choice in str(refusal.value)


def test_nothing_found_is_told_apart_from_what_is_near(small: Assistant) -> None:
    found = small.statistics("submarine warfare")
    assert (len(found), found.total) == (0, 0)
    assert found.nearest


def test_the_limit_counts_values_and_the_total_counts_all(small: Assistant) -> None:
    found = small.statistics(limit=2)
    assert (len(found), found.total >= 20) == (2, True)
    with pytest.raises(ValueError, match="limit"):
        small.statistics(limit=0)


# As CSV


def test_the_sheet_has_a_line_for_each_place_with_all_that_says_where_it_is_from(small: Assistant) -> None:
    lines = list(csv.DictReader(StringIO(as_csv(small.statistics("too short", response="yes")))))
    assert [line["printed"] for line in lines] == ["60.5%", "60%", "48%", "Six in ten"]
    first = lines[0]
    assert list(first) == COLUMNS
    assert first["headings"].startswith("3. The results › 3.1 What keeps you away from the library?")
    assert (first["row"], first["column"], first["group"]) == ("Opening hours are too short", "Yes", "readers")
    text = TEXTS[first["source"]]
    assert text[int(first["start"]) : int(first["end"])] == first["text"]
    assert text[int(first["figure_start"]) : int(first["figure_end"])] == "60.5%"


def test_no_spreadsheet_takes_a_label_for_a_formula() -> None:
    (found,) = FakeAssistant().statistics("Too far away", response="Yes")
    assert statistic("Too far away", "Yes", "8.0%") == found.first
    bait = replace(found.first, measure='=HYPERLINK("http://x.example")')
    (line,) = csv.DictReader(StringIO(as_csv([FoundStatistic((StatisticPlace(bait),))])))
    assert line["measure"].startswith("'=")
    assert BORROWING.name == line["source"]
