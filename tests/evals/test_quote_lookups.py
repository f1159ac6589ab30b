"""Look-ups read strictly, and judged by what is shown first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.errors import SetError
from evals.quote_lookups import OWN, Looked, LookUp, in_words, read
from evals.sources import read_sources
from evals.texts import holds
from index.records import Quote
from index.words import overlap
from tests.index.texts import published


def written(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"id": "a", "topic": "hours", "quotes": ["never printed"]}, "line 1: no source holds ‘never printed’"),
        ({"id": "a", "topic": "hours", "quote": ["x"]}, "quote: Extra inputs"),
        ({"id": "a", "topic": "hours", "quotes": []}, "line 1: quotes: "),
        ([], "line 1"),
    ],
)
def test_a_line_that_means_nothing_is_refused_with_its_place(tmp_path: Path, line: object, why: str) -> None:
    with pytest.raises(SetError, match=why):
        read(written(tmp_path, line), {"a.txt": "The hours are short."})


def test_no_look_up_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="holds no look-up"):
        read(written(tmp_path), {})


def test_a_miss_is_told_and_not_counted() -> None:
    case = LookUp(id="a", topic="hours", quotes=["short"])
    said = list(in_words([Looked(case, 1, True, "short"), Looked(case, None, False, "long")]))
    assert said[0] == "a ‘hours’: expected ‘short’, first is ‘long’"
    assert said[1] == "1 of 2 among the first 5 (50.0%), 1 of them first"


def test_every_quote_that_the_sources_print_is_looked_up_of_every_group_survey_question_and_person() -> None:
    cases = read(OWN, read_sources())
    meant = [words for case in cases for words in case.quotes]
    quotes = [record for record in published().records if isinstance(record, Quote)]
    held = [quote for quote in quotes if any(holds(quote.text, words) for words in meant)]
    assert len(cases) >= 80
    for name in ("group", "survey_question", "speaker"):
        assert {getattr(quote, name) for quote in held} == {getattr(quote, name) for quote in quotes}
    missing = [quote.text for quote in quotes if not any(_again(quote, other) for other in held)]
    assert missing == []


def _again(quote: Quote, other: Quote) -> bool:
    """Whether one prints the words of the other, whole or shortened."""
    return quote is other or overlap(quote.text, other.text) > 0.5
