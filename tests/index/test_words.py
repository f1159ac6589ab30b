"""Tokens, stems and phrases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.words import find_phrases, joined, overlap, stem, stems, tokens


def test_percentages_decimals_and_money_stay_whole() -> None:
    assert tokens("72.7% of £1,204 in 2013/14 – Don’t know") == [
        "72.7%",
        "of",
        "£1,204",
        "in",
        "2013",
        "14",
        "don't",
        "know",
    ]


def test_it_in_capitals_is_a_subject_and_it_is_none() -> None:
    assert stems("IT leads and it works") == (stem("it"), stem("leads"), stem("works"))
    assert stem("it") not in stems("it works")


def test_denials_carry_a_subject() -> None:
    assert stems("not important, no view") == (stem("not"), stem("important"), stem("no"), stem("view"))


def test_possessives_and_curly_apostrophes_have_one_stem() -> None:
    assert stem("council's") == stem("council’s") == stem("councils") == stem("council")


def test_a_word_written_as_two_is_one_where_the_labels_write_it_so() -> None:
    known = {stem("frontline"), stem("officer")}
    assert joined(stems("front line officers"), known) == (stem("frontline"), stem("officer"))
    assert joined(stems("lifecycle"), {stem("life"), stem("cycle")}) == (stem("life"), stem("cycle"))


def test_the_same_label_in_other_words_is_alike_and_a_part_of_it_is_less() -> None:
    whole = "Digital leadership within my organisation"
    assert overlap("Digital leadership within each organisation", whole) == 1.0
    assert 0.5 < overlap("Digital leadership", whole) < 1.0
    assert overlap("", whole) == 0.0


def test_a_phrase_stands_as_whole_words_the_longest_first() -> None:
    found = [
        match.group()
        for match in find_phrases("Local government is no council; councils’ views", ("council", "local government"))
    ]
    assert found == ["Local government", "council"]
    assert [match.group() for match in find_phrases("they don’t know", ("don't know", "know"))] == ["don’t know"]


def test_no_phrases_are_found_nowhere() -> None:
    assert list(find_phrases("anything at all", ())) == []


@given(st.text(max_size=80))
def test_tokens_are_lower_case_and_in_the_text(text: str) -> None:
    for token in tokens(text):
        assert token == token.lower()
        assert token.replace("'", "’") in text.lower().replace("'", "’")
