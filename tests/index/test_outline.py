"""Blocks → sections: how deep a heading stands, whose section it is, what a questionnaire is."""

from __future__ import annotations

from index.outline import survey_question
from tests.index.texts import REAL, outlined, published


def trails(text: str) -> list[tuple[str, ...]]:
    return [section.trail for section in outlined(text).sections]


def test_headings_nest_three_deep_and_come_back() -> None:
    text = (
        "3. Home\n\n3.1 Overall\n\n3.1.1 How satisfied are you?\n\nMost are.\n\n"
        "3.2 Repairs\n\nSome are.\n\n4. Contact\n\nFew are.\n"
    )
    assert trails(text)[1:] == [
        ("3. Home", "3.1 Overall"),
        ("3. Home", "3.1 Overall", "3.1.1 How satisfied are you?"),
        ("3. Home", "3.2 Repairs"),
        ("4. Contact",),
    ]


def test_a_heading_without_number_stands_below_the_last_numbered_one() -> None:
    text = "5.3 Who leads?\n\nOne table.\n\nCOUNCIL RESPONSES\n\nA word.\n\nSUPPLIER RESPONSES\n\nAnother.\n"
    assert trails(text)[-2:] == [("5.3 Who leads?", "COUNCIL RESPONSES"), ("5.3 Who leads?", "SUPPLIER RESPONSES")]


def test_back_matter_begins_a_part_of_its_own() -> None:
    text = "5. Results\n\nMost are.\n\nAppendix A: Places\n\nHere they are.\n"
    assert trails(text)[-1] == ("Appendix A: Places",)


def test_a_heading_with_nothing_under_it_at_the_end_is_read_as_text() -> None:
    sections = outlined("Findings\n\nMost readers read.\n\nThank you\n").sections
    assert [section.trail for section in sections] == [("Findings",)]
    assert len(sections[0].blocks) == 2


def test_a_questionnaire_finds_nothing_wherever_it_stands() -> None:
    text = "# Report\n\nHello there, reader.\n\n## Appendix 2: Questionnaire\n\n1. Do you read?\n2. Would you pay?\n"
    last = outlined(text).sections[-1]
    assert last.trail == ("Report", "Appendix 2: Questionnaire")
    assert last.role == "form"


def test_items_of_a_questionnaire_stand_under_it_and_end_with_the_next_appendix() -> None:
    text = (
        "Appendix I – Questionnaire\n\n1. Please enter your name\n\nA line.\n\n2. Do you agree?\n\nA line.\n\n"
        "Appendix II – Organisations\n\nAnytown Council and Otherton Council.\n"
    )
    sections = outlined(text).sections
    assert [section.role for section in sections] == ["form", "form", "form", "body"]
    assert sections[1].trail == ("Appendix I – Questionnaire", "1. Please enter your name")


def test_a_byline_names_the_author_of_what_follows_and_not_of_what_stands_above() -> None:
    text = (
        "3. Commentary\n\nAnn Lee\nDirector, Anytown Council\n\nShe begins here.\n\n"
        "Bob Roe\nChair, Otherton Council\n\nHe begins here.\n\n4. The Survey\n\nNobody signs this.\n"
    )
    assert [section.author for section in outlined(text).sections] == ["Ann Lee", "Bob Roe", None]


def test_the_survey_question_is_the_lowest_heading_that_asks() -> None:
    assert survey_question(("5. Results", "5.3 Who leads?", "SUPPLIER RESPONSES")) == "Who leads?"
    assert survey_question(("5.5 Your organisation today...",)) == "Your organisation today..."
    assert survey_question(("Digital will...",)) is None
    assert survey_question(("1. Introduction", "Highlights")) is None


def test_the_published_report_has_its_twelve_parts() -> None:
    tops = [
        record.locator.headings[0]
        for record in published().records
        if record.locator.source == REAL and record.locator.headings
    ]
    numbered = [title for title in dict.fromkeys(tops) if title[0].isdigit()]
    assert numbered == ["1. Introduction", "2. Executive Summary", "3. Commentary", "4. The Survey", "5. The Results"]
