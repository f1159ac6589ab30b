"""Traps of checking drafts, each with its name, over a small invented survey."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from assistant import Assistant
from assistant.comparing import Agreement, agreement, places
from assistant.draft_files import draft_text
from assistant.stated import figures
from assistant.verdicts import Verdict
from index.errors import AssistantError
from index.printed import numbers
from index.records import Unit

pytestmark = pytest.mark.store


def verdicts(assistant: Assistant, text: str) -> list[tuple[str, Verdict]]:
    return [(claim.words, claim.verdict) for claim in assistant.check(text).claims]


def test_a_figure_of_its_own_group_and_answer_is_supported(small: Assistant) -> None:
    said = "60.5% of readers say that opening hours are too short."
    assert verdicts(small, said) == [("60.5%", Verdict.SUPPORTED)]


def test_another_number_is_contradicted_and_the_published_one_is_told(small: Assistant) -> None:
    (claim,) = small.check("61.5% of readers say that opening hours are too short.").claims
    assert claim.verdict is Verdict.CONTRADICTED
    assert "60.5%" in claim.note
    text = small.sources[claim.citations[0].source].text
    assert claim.citations[0].text == text[claim.citations[0].start : claim.citations[0].end]


def test_the_figure_of_another_row_is_not_this_rows(small: Assistant) -> None:
    ((_, verdict),) = verdicts(small, "60.5% of readers say that it is too far away.")
    assert verdict is Verdict.CONTRADICTED


def test_a_figure_that_is_true_of_the_other_group_says_of_which(small: Assistant) -> None:
    (claim,) = small.check("12.5% of volunteers say that there is nothing new to read.").claims
    assert claim.verdict is Verdict.WRONG_GROUP
    assert "readers" in claim.note


def test_a_figure_that_is_true_of_the_other_answer_says_of_which(small: Assistant) -> None:
    (claim,) = small.check("30.1% of readers say that opening hours are too short.").claims
    assert claim.verdict is Verdict.WRONG_RESPONSE
    assert "‘No’" in claim.note


def test_a_figure_said_of_another_year_is_of_the_wrong_year(small: Assistant) -> None:
    names = {name: source.year for name, source in small.sources.items()}
    said = "In 1999, 60.5% of readers said that opening hours are too short."
    ((_, verdict),) = verdicts(small, said)
    assert verdict is (Verdict.WRONG_YEAR if any(names.values()) else Verdict.SUPPORTED)


def test_percent_is_not_percentage_points(small: Assistant) -> None:
    ((_, verdict),) = verdicts(small, "60.5 percentage points of readers say that opening hours are too short.")
    assert verdict is Verdict.CONTRADICTED


def test_what_no_source_speaks_of_is_not_in_them(small: Assistant) -> None:
    ((_, verdict),) = verdicts(small, "41% of adults own a dog.")
    assert verdict is Verdict.NOT_IN_SOURCES


def test_a_second_figure_shares_the_measure_of_the_first(small: Assistant) -> None:
    said = "Nothing new to read keeps 12.5% of readers away, compared with 75.2% of volunteers."
    assert verdicts(small, said) == [("12.5%", Verdict.SUPPORTED), ("75.2%", Verdict.SUPPORTED)]


def test_a_heading_says_of_whom_the_figures_below_are(small: Assistant) -> None:
    said = "# Volunteers\n\nNothing new to read is what 75.2% complain of."
    assert verdicts(small, said) == [("75.2%", Verdict.SUPPORTED)]


def test_a_quotation_is_verbatim_or_shows_what_was_changed(small: Assistant) -> None:
    assert verdicts(small, "“I work in the week, and on Saturday the door is shut.”")[0][1] is Verdict.VERBATIM
    (claim,) = small.check("One reader said: “I work in the week, and on Sunday the door is shut.”").claims
    assert claim.verdict is Verdict.ALTERED
    assert "‘Saturday’ became ‘Sunday’" in claim.note
    ((_, verdict),) = verdicts(small, "“The coffee there was the best I ever had.”")
    assert verdict is Verdict.NOT_IN_SOURCES


def test_a_quotation_of_several_sentences_is_one() -> None:
    assert places("shut. I", "the door is\nshut.  I work") == [(12, 20)]


def test_words_are_found_whole() -> None:
    assert places("gag", "they engaged") == []
    assert places("it’s a gag", "well, it's a gag") == [(6, 16)]
    assert places("it’s a gag", "well, it's a gag", exact=True) == []


@pytest.mark.parametrize(
    ("said", "bound", "value", "expected"),
    [
        ("72.7%", "", "72.7", Agreement.EQUAL),
        ("72.70%", "", "72.7", Agreement.EQUAL),
        ("73%", "", "72.7", Agreement.ROUNDED),
        ("72%", "", "72.7", None),
        ("72.8%", "", "72.7", None),
        ("nine in ten", "", "92.7", Agreement.ROUNDED),
        ("nine in ten", "", "86.1", None),
        ("nine in ten", "over", "92.7", Agreement.ROUNDED),
        ("nine in ten", "over", "89.9", None),
        ("half", "almost", "45.1", Agreement.ROUNDED),
        ("half", "almost", "50.6", None),
        ("half", "almost", "42.4", None),
        ("one in twenty", "", "7.0", None),
        ("£1.5m", "", "1470071", None),
        ("60%", "about", "60.4", Agreement.ROUNDED),
        ("60%", "about", "65.0", None),
    ],
)
def test_how_a_stated_number_agrees_with_a_published_one(
    said: str, bound: str, value: str, expected: Agreement | None
) -> None:
    number = next(iter(numbers(said)))
    assert agreement(number, bound, Decimal(value), Unit.PERCENT) is expected


def test_each_figure_has_its_own_words() -> None:
    found = figures("Councils put legacy systems (72.7%) and lack of funds (59.4%) first.", ("councils",))
    assert [one.own for one in found] == ["Councils put legacy systems", "and lack of funds first."]


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("Nearly half of councils", "almost"),
        ("Just over half of councils", "barely"),
        ("More than half of councils", "over"),
        ("Fewer than half of councils", "under"),
        ("At least 80% of councils", "least"),
        ("A majority of councils", "over"),
        ("Most councils", "over"),
        ("Some 79.8% of councils", ""),
        ("All councils", ""),
    ],
)
def test_words_say_how_a_number_is_meant(said: str, bound: str) -> None:
    (figure,) = figures(said, ("councils",))
    assert figure.bound == bound


def test_half_of_all_councils_states_one_figure_and_twelve_months_none() -> None:
    assert [one.number.text for one in figures("Half of all councils, in the past 12 months", ("councils",))] == [
        "Half"
    ]


def test_a_draft_in_word_keeps_its_headings_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Volunteers", 1)
    document.add_paragraph("75.2% have nothing new to read.")
    document.add_table(1, 2).rows[0].cells[0].text = "60.5%"
    document.save(str(tmp_path / "draft.docx"))
    assert draft_text(tmp_path / "draft.docx") == "# Volunteers\n\n75.2% have nothing new to read.\n\n| 60.5% |  |"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("draft.docx", b"no zip", "not a Word file"),
        ("draft.pdf", b"%PDF", "expected .docx, .md or .txt"),
        ("draft.md", b"caf\xe9", "expected UTF-8"),
        ("gone.md", None, "cannot be read"),
    ],
)
def test_a_draft_that_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(AssistantError, match=message):
        draft_text(tmp_path / name)


def test_the_same_draft_gives_the_same_bytes(small: Assistant) -> None:
    said = "60.5% of readers say opening hours are too short. “I work in the week, and on Saturday the door is shut.”"
    assert json.dumps(small.check(said).to_json()) == json.dumps(small.check(said).to_json())
