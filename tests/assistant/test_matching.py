"""A measure fits by the words that a question says of it; what no label explains is told, so that it can be refused."""

from __future__ import annotations

import pytest

from assistant.matching import Match, Weights, label, match, without, words_of

LABELS = ("Old pipes", "Lack of maps", "Lack of funds", "Legacy systems", "Frontline officers", "The maps are old")
WEIGHTS = Weights(LABELS)


def fit(question: str, text: str, context: str = "") -> Match:
    """How well a label fits a question, words alone."""
    return match(words_of(question, WEIGHTS), label("a", text, context), WEIGHTS, 0.0)


def test_a_label_that_is_said_whole_is_said_and_explains_all() -> None:
    found = fit("What share of them name old pipes?", "Old pipes")
    assert found.said == 1.0
    assert "pipe" not in found.unexplained


def test_endings_and_capitals_do_not_matter() -> None:
    assert fit("AN OLD PIPE", "Old pipes").said == 1.0


def test_words_of_the_same_meaning_say_nearly_as_much() -> None:
    plain, other = fit("legacy systems", "Legacy systems"), fit("old systems", "Legacy systems")
    assert 0.5 < other.said < plain.said == 1.0
    assert not other.unexplained


def test_a_word_that_no_label_has_stays_unexplained() -> None:
    found = fit("lack of elephants", "Lack of maps")
    assert found.unexplained == ("eleph",)
    assert found.explained < 0.5


def test_a_rare_word_tells_more_than_a_frequent_one() -> None:
    assert WEIGHTS.of("eleph") > WEIGHTS.of("fund") > WEIGHTS.of("lack") > 0
    assert fit("funds", "Lack of funds").said > fit("lack", "Lack of funds").said


def test_the_words_that_put_a_question_and_its_numbers_weigh_nothing() -> None:
    assert words_of("What percentage of them, 72.7% or so?", WEIGHTS).weight == 0
    assert words_of("How many were not?", WEIGHTS).weight == 0


def test_a_masked_group_does_not_count_as_the_measure() -> None:
    text = "officers name old pipes"
    masked = words_of(text, WEIGHTS, [(0, 8)])
    assert masked.weight < words_of(text, WEIGHTS).weight
    assert match(masked, label("a", "Frontline officers", ""), WEIGHTS, 0.0).said == 0


def test_two_words_that_labels_write_as_one_are_one() -> None:
    words = words_of("front line officers", WEIGHTS, (), frozenset({"frontlin"}))
    assert "front" in words.stems or "frontlin" in words.stems
    joined = words_of("pipe work", WEIGHTS, (), frozenset({"pipework"}))
    assert joined.stems == ("pipework",)


def test_what_stands_around_a_label_explains_less_than_the_label_itself() -> None:
    own, around = fit("maps", "Lack of maps"), fit("maps", "Lack of funds", "What maps do you have?")
    assert own.explained > around.explained > 0
    assert own.score > around.score
    assert around.own == 0


def test_what_is_left_after_a_label_is_the_second_measure() -> None:
    left = without(words_of("pipes or funds", WEIGHTS), label("a", "Old pipes", ""))
    weights = dict(zip(left.stems, left.weights, strict=True))
    assert weights["pipe"] == 0
    assert weights["fund"] > 0


@pytest.mark.parametrize("alike", [0.0, 0.5, 1.0])
def test_likeness_of_meaning_only_adds(alike: float) -> None:
    words = words_of("maps", WEIGHTS)
    found = match(words, label("a", "Lack of maps", ""), WEIGHTS, alike)
    assert found.score == pytest.approx(fit("maps", "Lack of maps").score + 0.28 * alike)


def test_a_question_of_no_words_fits_nothing() -> None:
    assert fit("", "Old pipes").said == 0
    assert fit("?!", "Old pipes").explained == 0
