from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import Lexical, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("72.7%", ["72.7%", "72.7"]),
        ("72.7 per cent", ["72.7%", "72.7"]),
        ("72.7 percent of", ["72.7%", "72.7", "of"]),
        ("42.10%", ["42.1%", "42.1"]),
        ("5.0%", ["5%", "5"]),
        ("100%", ["100%", "100"]),
        ("£1.5m", ["£1.5m", "1.5m"]),
        ("£12 million", ["£12m", "12m"]),
        ("£2.0m", ["£2m", "2m"]),
        ("£1,064,567", ["£1064567", "1064567"]),
        ("1,204 readers", ["1204", "reader"]),
        ("16-24", ["16-24"]),
        ("16–24 year-olds", ["16-24", "year", "old", "yearold"]),
        ("2013", ["2013"]),
        ("2013/14", ["2013/14", "2013"]),
        ("(x2)", ["x2"]),
        ("21st and 4G", ["21st", "and", "4g"]),
        ("Web 2.0.", ["web", "2.0"]),
        ("savings saving saved", ["save", "save", "save"]),
        ("In-house", ["in", "hous", "inhous"]),
        ("Don’t Know", ["dont", "know"]),
        ("don't know", ["dont", "know"]),
        ("the council's councils’", ["the", "council", "council"]),
        ("IT or it", ["it", "IT", "or", "it"]),
        ("agree—strongly", ["agre", "strong"]),
        ("", []),
        ("? — …", []),
    ],
)
def test_what_is_a_token(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_the_end_of_a_range_is_not_found_for_the_range() -> None:
    assert not set(tokens("16-24")) & set(tokens("aged 16 or 24"))


def test_ten_per_cent_is_not_a_hundred_per_cent() -> None:
    assert not set(tokens("10%")) & set(tokens("100%"))


def found(texts: list[str], asked: str) -> list[int]:
    scores = Lexical.build([tokens(text) for text in texts]).scores(asked)
    return [at for at, _ in sorted(scores, key=lambda hit: -hit[1])]


def test_the_printed_figure_finds_its_text() -> None:
    texts = ["Legacy systems 72.7%", "Legacy systems 86.4%", "Skills 72%"]
    assert found(texts, "who said 72.7%?") == [0]
    assert found(texts, "86.4 per cent, legacy") == [1, 0]


def test_a_word_that_is_nowhere_finds_nothing() -> None:
    assert found(["One", "Two"], "three") == []
    assert found(["One"], "") == []


@pytest.mark.parametrize("texts", [[], [""], ["", "…"]])
def test_nothing_to_find_is_no_fault(texts: list[str], tmp_path: Path) -> None:
    lexical = Lexical.build([tokens(text) for text in texts])
    lexical.save(tmp_path / "empty")
    assert Lexical.load(tmp_path / "empty").scores("one") == []


def test_what_is_saved_finds_the_same(tmp_path: Path) -> None:
    lexical = Lexical.build([tokens(text) for text in ("One 5%", "Two 5%", "Two three")])
    lexical.save(tmp_path / "words")
    assert Lexical.load(tmp_path / "words").scores("two 5%") == lexical.scores("two 5%") != []


def test_equal_texts_are_equal_bytes(tmp_path: Path) -> None:
    texts = [tokens(text) for text in ("One 5%", "Two 5%", "Two three four five six")]
    Lexical.build(texts).save(tmp_path / "a")
    Lexical.build(texts).save(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@given(st.text())
def test_any_text_has_tokens_without_blanks(text: str) -> None:
    assert all(token and not set(token) & set(" \t\n,") for token in tokens(text))


@given(st.lists(st.text(), max_size=5), st.text())
def test_any_text_can_be_asked_of_any(texts: list[str], asked: str) -> None:
    scores = Lexical.build([tokens(text) for text in texts]).scores(asked)
    assert all(score > 0 and 0 <= at < len(texts) for at, score in scores)
