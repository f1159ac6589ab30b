"""What is taken along says where each word is printed, and holds whatever a source may print."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document

from assistant.written import as_markdown, as_plain, as_word, reference
from tests.samples import BORROWING, hours, shelf

SOURCES = {BORROWING.name: BORROWING}


def test_a_reference_names_title_publisher_date_file_and_place() -> None:
    citation = hours().citations[0]
    said = reference(citation, SOURCES)
    assert said.startswith("Borrowing from Libraries <2031>, Reading & Partners, March 2031, borrowing-2031.txt. ")
    assert said.endswith(str(citation.locator))


def test_what_a_source_does_not_state_is_not_made_up() -> None:
    bare = replace(BORROWING, publisher="not stated", date="not stated")
    said = reference(hours().citations[0], {BORROWING.name: bare})
    assert said.startswith("Borrowing from Libraries <2031>, borrowing-2031.txt. ")


def test_plain_text_has_no_asterisks_and_every_cited_place() -> None:
    answer = hours()
    text = as_plain(answer, SOURCES)
    assert "**" not in text
    assert all(f"[{citation.key}] Borrowing" in text for citation in answer.citations)
    assert "Opening hours are too short | 60.5% | 30.1% | 9.4%" in text


def test_markdown_keeps_every_answer_with_its_question_caveats_and_words() -> None:
    text = as_markdown([("Hours?", hours()), ("And the shelf?", shelf())], SOURCES)
    assert text.index("## Hours?") < text.index("## And the shelf?")
    assert all(caveat in text for caveat in hours().caveats)


def test_a_word_file_opens_again_with_bold_figures_and_tables_as_tables() -> None:
    answer = replace(
        hours(), text="**60.5%** of readers [1]\n\n| Row | Yes |\n|---|---|\n| Hours | 60.5% [1] |\n\n- one\n- two"
    )
    document = Document(BytesIO(as_word([("Hours?", answer)], SOURCES)))
    assert [run.text for one in document.paragraphs for run in one.runs if run.bold] == ["60.5%"]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["Row", "Yes", "Hours", "60.5% [1]"]
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "List Bullet"] == ["one", "two"]


def test_a_word_file_holds_a_question_with_characters_that_xml_has_not() -> None:
    document = Document(BytesIO(as_word([("What\x00 \ud800share?", hours())], SOURCES)))
    assert document.paragraphs[0].text == "What\ufffd \ufffdshare?"
