"""What is kept from the assistant stays kept, and all else stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from evals.ablations import NEAREST, PARTS, Kept, table, without
from evals.cases import Case
from evals.results import Result
from evals.scores import Score
from index.build import build
from index.store import Index
from tests.assistant.library import FILES, QUESTIONS, WORDS
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

pytestmark = pytest.mark.store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("ablation")
    build(seed(folder / "seeds", FILES), folder / "home", embedder=WordEmbedder(WORDS))
    return Assistant(Index.open(folder / "home"), WordEmbedder(WORDS))


def test_without_lexical_nothing_is_found_by_words_and_all_else_is_the_index_s_own(whole: Assistant) -> None:
    kept = Kept(whole.index, "lexical")
    assert whole.index.lexical("passage", "library", 5)
    assert kept.lexical("passage", "library", 5) == []
    assert kept.of_kind("passage") == whole.index.of_kind("passage")
    assert kept.records is whole.index.records


def test_without_statistics_no_statistic_is_stated(whole: Assistant) -> None:
    blind = without("statistics", whole, WordEmbedder(WORDS))
    assert any(whole.ask(question).statistics for question in QUESTIONS)
    assert not any(blind.ask(question).statistics for question in QUESTIONS)


def test_without_interpretation_the_nearest_records_are_shown_word_for_word(whole: Assistant) -> None:
    answer = without("interpretation", whole, WordEmbedder(WORDS)).ask(QUESTIONS[0])
    assert 1 <= len(answer.citations) <= NEAREST
    for citation in answer.citations:
        assert whole.sources[citation.source].text[citation.start : citation.end] == citation.text
        assert f"[{citation.key}]" in answer.text


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_missing_every_question_gets_an_answer_and_no_fault(whole: Assistant, part: str) -> None:
    answerer = without(part, whole, WordEmbedder(WORDS))
    assert all(answerer.ask(question).text for question in QUESTIONS)


def test_the_table_has_a_row_for_each_and_a_dash_where_nothing_applies() -> None:
    case = Case(id="a", kind="b", question="?", answerable=True, figures=[["1%"]])
    result = Result("set", case, None, (Score("figure", 1.0, "1", "is stated"),))
    assert table({"whole": [result]}).splitlines()[2].startswith("| whole | 100.0 | 100.0 | – |")
