"""Sources → records, all together: what one part must know of another."""

from __future__ import annotations

from index.extract import embeddable, extract, label_of
from index.records import Quote, Statistic, from_json, to_json
from tests.index.texts import invented, published, quotes_of, source, statistics_of

TABLE = (
    "5. Results\n\n5.1 What matters?\n\n\tYes\tNo\nSharing what we know\t72.7%\t27.3%\nLack of money\t59.4%\t40.6%\n"
)


def test_a_row_of_another_source_is_no_label_in_this_one() -> None:
    """The first report has a row of these words; in the second one somebody says them."""
    other = "Comments\n\nOne wrote “Sharing what we know” and left it there.\n"
    extraction = extract([source(TABLE, "one.txt", "First"), source(other, "two.txt", "Second")])
    said = [(quote.locator.source, quote.text) for quote in extraction.records if isinstance(quote, Quote)]
    assert said == [("two.txt", "Sharing what we know")]


def test_a_row_of_the_same_source_is_a_label_and_nobodys_words() -> None:
    assert quotes_of(TABLE + "\nOne wrote “Sharing what we know” and left it there.\n") == []


def test_a_split_quotation_is_one_speakers_and_he_is_the_one_last_heard_of() -> None:
    text = (
        "Interviews\n\nPriya Nair, branch manager, Oxley Library:\n\n“We lend out laptops, and people come back.”\n\n"
        "Councillor Bernard Ashe, Cabinet Member for Communities, said that no branch would close. "
        "“I will not pretend that the money is there,” he said, “but I will not lock the door.”\n"
    )
    assert [(quote.text[:12], quote.speaker) for quote in quotes_of(text)] == [
        ("We lend out ", "Priya Nair"),
        ("I will not p", "Councillor Bernard Ashe"),
        ("but I will n", "Councillor Bernard Ashe"),
    ]


def test_words_under_a_heading_that_says_who_told_us_are_theirs() -> None:
    text = (
        "What volunteers told us\n\nOf 410 volunteers, 148 volunteers replied.\n\n"
        "2. What would help?\n\n“A key that works would be a start.”\n\nMore of them said so than not.\n"
    )
    headed = text.replace("2. What would help?\n\n", "")
    assert [quote.group for quote in quotes_of(headed)] == ["volunteers"]


def test_what_is_embedded_names_the_source_the_headings_and_the_question() -> None:
    item = statistics_of(TABLE, "table")[0]
    words = embeddable(item, source(TABLE))
    for piece in ("A Report", "5.1 What matters?", "Sharing what we know", "Yes"):
        assert piece in words
    assert label_of(item) == "What matters? Sharing what we know"


def test_the_vocabulary_holds_the_labels_and_survey_questions_once() -> None:
    vocabulary = extract([source(TABLE)]).vocabulary
    assert len(vocabulary) == len(set(vocabulary))
    assert {"Sharing what we know", "What matters?", "What matters? Lack of money"} <= set(vocabulary)


def test_every_record_of_every_report_survives_being_written_and_read() -> None:
    for extraction in (published(), invented("tenants"), invented("libraries")):
        for record in extraction.records:
            assert from_json(to_json(record)) == record


def test_the_same_sources_give_the_same_records() -> None:
    assert extract([source(TABLE)]) == extract([source(TABLE)])


def test_values_of_one_subject_group_and_unit_differ_in_nothing_but_the_answer() -> None:
    for extraction in (published(), invented("tenants"), invented("libraries")):
        cells = [item for item in extraction.records if isinstance(item, Statistic) and item.origin == "table"]
        keys = [(item.subject, item.group, item.response) for item in cells if not item.id.endswith(".2")]
        assert len(keys) == len(set(keys))
