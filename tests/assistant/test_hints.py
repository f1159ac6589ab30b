"""Everyday words that hint at a label, and idioms that are not their one plain word."""

from assistant.hints import Hints
from assistant.matching import Label, Weights, label, match, words_of
from assistant.thesaurus import idioms, meanings
from index.words import all_stems, stems

WEIGHTS = Weights(["councils and suppliers", "digital services", "the survey"])


def hinted(question: str, labels: list[Label]) -> list[float]:
    words = words_of(question, WEIGHTS)
    hints = Hints.of(labels)
    return [hints.add(match(words, one, WEIGHTS, 0.0), words).hinted for one in labels]


def test_words_of_a_phrase_hint_without_the_whole_phrase() -> None:
    labels = [label("a", "Poor local broadband access", ""), label("b", "Head of Finance", "")]
    broadband, finance = hinted("the connection is sluggish where I live", labels)
    assert broadband > finance == 0.0


def test_a_word_that_hints_at_every_label_tells_nothing_apart() -> None:
    labels = [label(key, text, "") for key, text in (("a", "Head of Finance"), ("b", "Head of IT"), ("c", "Head Cook"))]
    shared, own = hinted("the head", labels), hinted("the treasurer", labels)
    assert max(shared) - min(shared) < own[0] - own[1]


def test_what_only_hints_counts_as_covered_and_not_as_explained() -> None:
    one = label("a", "Poor local broadband access", "")
    words = words_of("the connection is sluggish", WEIGHTS)
    found = Hints.of([one]).add(match(words, one, WEIGHTS, 0.0), words)
    assert found.explained <= found.covered <= 1.0


def test_the_words_of_a_phrase_may_stand_apart_and_in_another_order() -> None:
    one = label("a", "Poor local broadband access", "")
    assert match(words_of("our internet is really slow", WEIGHTS), one, WEIGHTS, 0.0).own > 0.5


def test_an_idiom_is_not_its_one_plain_word() -> None:
    spelt = set(idioms(all_stems("they are on board with it"), 3))
    assert spelt
    assert not set(idioms(all_stems("the board met"), 1))
    assert not spelt & {number for _, _, number in meanings(stems("the board met"), loosely=False)}
