"""The source panel: cited words marked in their section, tables rebuilt, everything escaped."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Status
from assistant.web.excerpt import Grid, Prose, excerpt
from assistant.web.panel import EMPTY, panel
from assistant.web.turns import Turn
from index.records import Locator, Passage, Quote
from tests.samples import BORROWING, cite, hours, passage, refusal, shelf, statistic
from tests.web.reader import Reader

TEXT = BORROWING.text
SOURCES = {BORROWING.name: BORROWING}


def shown(answer: Answer) -> str:
    return panel([Turn("q", answer=answer)], SOURCES)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def grid_of(parts: tuple[Prose | Grid, ...]) -> Grid:
    return next(part for part in parts if isinstance(part, Grid))


# Excerpts


def test_the_header_row_is_found_above_the_cited_row() -> None:
    cell = statistic("Nothing to read", "No", "80.0%")
    grid = grid_of(excerpt(BORROWING, (cell.locator.start, cell.locator.end), [cell.mark]))
    assert grid.header == ("", "Yes", "No", "Don't know")


def test_only_the_cited_row_and_the_cell_of_the_figure_are_marked() -> None:
    cell = statistic("Nothing to read", "No", "80.0%")
    grid = grid_of(excerpt(BORROWING, (cell.locator.start, cell.locator.end), [cell.mark]))
    assert [(row.cells[0], sorted(row.figures)) for row in grid.rows if row.cited] == [("Nothing to read", [2])]
    assert all(not row.figures for row in grid.rows if not row.cited)


def test_an_equal_figure_in_the_same_row_is_not_marked() -> None:
    """'The building is cold' prints 7.5% as 'Don't know', and so does the row above it."""
    cell = statistic("The building is cold", "Don't know", "7.5%")
    grid = grid_of(excerpt(BORROWING, (cell.locator.start, cell.locator.end), [cell.mark]))
    assert sum(len(row.figures) for row in grid.rows) == 1


def test_the_row_before_and_the_row_after_are_near_and_the_others_are_not() -> None:
    cell = statistic("Opening hours are too short", "Yes", "60.5%")
    grid = grid_of(excerpt(BORROWING, (cell.locator.start, cell.locator.end)))
    assert [row.near for row in grid.rows] == [True, True, False, False, False]


def test_an_excerpt_does_not_leave_its_section() -> None:
    parts = excerpt(BORROWING, span("61% of readers"))
    assert all(isinstance(part, Prose) for part in parts)
    assert len(parts) == 2


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_excerpt_of_any_span_marks_only_words_of_that_span(start: int, end: int, figure: int) -> None:
    start, end = sorted((start, end))
    parts = excerpt(BORROWING, (start, end), [(figure, figure + 3)])
    assert bool(parts) == (start < end)
    for part in parts:
        if isinstance(part, Prose):
            assert "".join(piece.text for piece in part.pieces) in TEXT
            assert all(piece.text in TEXT[start:end] for piece in part.pieces if piece.cited)


def test_a_span_outside_the_text_gives_nothing() -> None:
    assert excerpt(BORROWING, (0, len(TEXT) + 1)) == ()
    assert excerpt(BORROWING, (5, 5)) == ()


def test_a_source_with_a_ragged_table_still_shows_the_cited_line() -> None:
    ragged = replace(BORROWING, text="Title\n\na\tb\tc\nd\t1%\n\nThe words.")
    start = ragged.text.index("The words.")
    (part,) = excerpt(ragged, (start, len(ragged.text)))
    assert isinstance(part, Prose)
    assert [piece.text for piece in part.pieces] == ["The words."]


def test_a_long_section_is_cut_around_the_cited_words() -> None:
    text = "A heading\n\n" + "\n\n".join(f"Paragraph {number}. " + "word " * 100 for number in range(200))
    start = text.index("Paragraph 100.")
    parts = excerpt(replace(BORROWING, text=text), (start, start + 13))
    assert 10 < len(parts) < 40


# Cards


def test_a_card_shows_whose_words_these_are_and_where_they_stand() -> None:
    html = shown(hours())
    words = Reader(html).words
    assert "Borrowing from Libraries <2031>" in words
    assert "Reading & Partners · March 2031" in words
    assert "1. What we found › 1.1 What keeps people away?" in words


def test_a_table_named_by_its_numbered_heading_is_named_once() -> None:
    cell = statistic("Nothing to read", "No", "80.0%")
    cell = replace(cell, locator=replace(cell.locator, table="What keeps people away?"))
    words = Reader(shown(Answer("", Status.ANSWERED, "x [1]", citations=(cite(1, cell),)))).words
    assert "1.1 What keeps people away?" in words
    assert "› What keeps people away?" not in words


def test_a_date_in_figures_is_written_out() -> None:
    sources = {BORROWING.name: replace(BORROWING, date="2031-03-05")}
    assert "5 March 2031" in panel([Turn("q", answer=hours())], sources)


def test_the_cited_row_and_figure_are_told_in_words_too() -> None:
    words = Reader(shown(hours())).words
    assert "Cited row: Opening hours are too short" in words
    assert "Cited figure: 60.5%" in words
    assert words.count("Cited figure:") == 1


def test_a_table_is_a_table_with_its_headers() -> None:
    tags = [(tag, attrs.get("scope")) for tag, attrs in Reader(shown(hours())).tags]
    assert tags.count(("th", "col")) == 3
    assert tags.count(("th", "row")) == 5


def test_cited_words_in_prose_are_marked_and_nothing_else() -> None:
    words = "61% of readers say that they come every week, <b>and</b> they *mean* it."
    html = shown(Answer("", Status.ANSWERED, "x [1]", citations=(cite(1, passage(words)),)))
    assert html.count("<mark") == 1
    marked = html[html.index("<mark") : html.index("</mark>") + 7]
    assert Reader(marked).words == words


def test_html_that_a_source_prints_stays_text() -> None:
    bait = passage('"<img src=x onerror=alert(1)> is what the leaflet printed"')
    for html in (shown(shelf()), shown(Answer("", Status.ANSWERED, "x [1]", citations=(cite(1, bait),)))):
        read = Reader(html)
        assert not {"script", "img", "b"} & {tag for tag, _ in read.tags}
        assert not any(name.startswith("on") for _, attrs in read.tags for name in attrs)
    assert "<script>alert(1)</script> shelf" in Reader(shown(shelf())).words


def test_a_citation_wider_than_its_record_marks_all_its_rows_and_one_figure() -> None:
    cell = statistic("Nothing to read", "Yes", "12.5%")
    start, end = cell.locator.start, TEXT.index("\n", cell.locator.end + 1)
    answer = Answer("", Status.ANSWERED, "x [1]", citations=(Citation(1, cell, start, end, TEXT[start:end]),))
    assert Reader(shown(answer)).words.count("Cited row:") == 2
    assert Reader(shown(answer)).words.count("Cited figure:") == 1


def test_a_quote_shows_speaker_group_and_theme() -> None:
    place = Locator(BORROWING.name, (), *span("is what the leaflet printed"))
    said = TEXT[place.start : place.end]
    quote = Quote("q1", place, said, "visitors", "A. Reader", "Poet", None, "cafés", "wrote one")
    citation = Citation(1, quote, place.start, place.end, said)
    words = Reader(shown(Answer("", Status.ANSWERED, "x [1]", citations=(citation,)))).words
    for told in ("A. Reader, Poet", "visitors", "cafés"):
        assert told in words


def test_a_source_that_is_gone_leaves_the_words_of_the_record() -> None:
    html = panel([Turn("q", answer=hours())], {})
    assert "Opening hours are too short\t60.5%" in Reader(html).words


def test_a_refusal_shows_the_nearest_published_and_says_so() -> None:
    html = shown(refusal())
    assert "Nearest published" in html
    assert "Not an answer to the question" in html
    assert 'id="t1-r1"' in html
    assert "Back to the answer" not in html


def test_cards_of_earlier_answers_are_folded_under_the_newest() -> None:
    html = panel([Turn("<first>?", answer=hours()), Turn("second?", answer=shelf())], SOURCES)
    assert html.index('id="t2-c1"') < html.index("<details") < html.index('id="t1-c1"')
    assert "Sources of ‘&lt;first&gt;?’" in html


def test_ids_are_given_once() -> None:
    html = panel([Turn("a", answer=hours()), Turn("b", answer=hours()), Turn("c", answer=refusal())], SOURCES)
    ids = [attrs["id"] for _, attrs in Reader(html).tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_turns_without_an_answer_show_no_card() -> None:
    assert panel([Turn("q", fault="broken"), Turn("stopped")], SOURCES) == EMPTY


def test_a_record_of_another_text_does_not_break_the_panel() -> None:
    stray = Passage("p", Locator(BORROWING.name, (), 10, 10_000_000), "words")
    assert "words" in shown(Answer("", Status.ANSWERED, "x [1]", citations=(cite(1, stray),)))
