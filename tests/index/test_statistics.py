"""Statistics of a source: entries of lists, what prose tells, and the links between places that disagree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.extract import extract
from index.records import Link, Statistic, Unit
from index.sources import read_sources
from tests.index.texts import REAL, ROOT, cells, published, source, statistics_of, told

TABLE = (
    "5. Results\n\n5.1 What is holding you back?\n\n\tYes\tNo\nOld computers\t72.7%\t27.3%\n"
    "Lack of money\t59.4%\t40.6%\n\n"
)
HEAD = "COUNCIL RESPONSES\n\n"


def links(prose: str) -> list[tuple[str, str]]:
    """Kind and note of the links that these sentences give rise to."""
    found = extract([source(f"{TABLE}{HEAD}Councils replied. {prose}\n")]).links
    return [(link.kind, link.note) for link in found]


def test_a_rounding_is_noted_as_one() -> None:
    ((kind, note),) = links("‘Old computers’ were cited by 73%.")
    assert kind == "rounding"
    assert note.startswith("72.7%")
    assert "is rounded to 73%" in note


def test_a_figure_that_was_cut_off_disagrees() -> None:
    assert [kind for kind, _ in links("‘Old computers’ were cited by 72%.")] == ["disagreement"]


def test_a_figure_in_words_is_a_rounding_of_the_one_in_digits() -> None:
    kinds = {kind for kind, _ in links("Nearly three-quarters (72.7%) cited ‘Old computers’.")}
    assert kinds == {"rounding"}


def test_the_same_figure_in_two_places_is_no_link() -> None:
    assert links("‘Old computers’ were cited by 72.7%.") == []


def test_a_sum_that_prose_states_is_held_against_the_cells_added_up() -> None:
    text = (
        "5. Results\n\n5.1 Do you agree?\n\n"
        "\tDisagree\tNeutral\tAgree\tStrongly agree\nIt saves money\t10.5%\t6.3%\t45.0%\t38.2%\n"
        "It saves time\t20.5%\t16.3%\t35.0%\t28.2%\n\nCOUNCIL RESPONSES\n\n"
        "Councils agreed or strongly agreed that ‘It saves money’ (84.2%) and ‘It saves time’ (63.2%).\n"
    )
    (link,) = extract([source(text)]).links
    assert link.kind == "disagreement"
    assert "83.2% (added up)" in link.note


def test_an_entry_of_a_list_counts_as_often_as_it_is_listed() -> None:
    text = "Appendix II – Places\n\nAldwick\nBrimstead (x3)\nChantry (2)\nHarrow End\n"
    found = statistics_of(text, "list")
    assert [(item.measure, item.value, item.printed) for item in found] == [
        ("Aldwick", Decimal(1), ""),
        ("Brimstead", Decimal(3), "(x3)"),
        ("Chantry", Decimal(2), "(2)"),
        ("Harrow End", Decimal(1), ""),
    ]
    assert {item.unit for item in found} == {Unit.COUNT}
    assert text[slice(*found[1].mark)] == "3"


def test_every_number_is_where_its_mark_says() -> None:
    extraction = published()
    texts = {one.name: one.text for one in read_sources(ROOT / "seeds").sources}
    for item in extraction.records:
        if isinstance(item, Statistic) and item.printed and item.origin != "list":
            text = texts[item.locator.source]
            assert text[slice(*item.mark)].strip() == item.printed
            assert item.locator.start <= item.mark[0] < item.mark[1] <= item.locator.end
            assert text[item.locator.start : item.locator.end] == item.text


def test_ids_are_of_one_record_each_and_links_point_at_records() -> None:
    extraction = published()
    ids = [record.id for record in extraction.records]
    assert len(ids) == len(set(ids))
    assert {end for link in extraction.links for end in (link.first, link.second)} <= set(ids)


def test_a_source_that_names_another_by_its_title_tells_that_ones_figures() -> None:
    found = told(published(), "lgiu-briefing-2013.txt")
    assert any(item.subject.startswith("local-digital-today-2013/") for item in found)
    assert not any(
        item.subject.startswith("local-digital-today-2013/")
        for item in told(published(), "lgiu-start-of-the-possible-2017.txt")
    )


# The published report.


def disagreements() -> list[Link]:
    return [link for link in published().links if link.kind == "disagreement"]


@pytest.mark.parametrize(("one", "other"), [("72.7%", "72%"), ("39.1%", "39.6%"), ("84.2%", "83.2%")])
def test_the_report_disagrees_with_itself_in_these_places(one: str, other: str) -> None:
    printed = [{word for word in link.note.split() if word.endswith("%")} for link in disagreements()]
    assert {one, other} in printed


def test_no_disagreement_is_between_things_of_another_kind() -> None:
    """19% of those who answered *were* frontline officers; 21.9% said that these *lead*."""
    by_id = {record.id: record for record in published().records if isinstance(record, Statistic)}
    for link in disagreements():
        first, second = by_id[link.first], by_id[link.second]
        assert (first.subject, first.group, first.unit) == (second.subject, second.group, second.unit)
        assert abs(first.value - second.value) < Decimal("2.5") or " + " in (first.response or second.response or "")
    assert not any("19%" in link.note.split() for link in disagreements())


SUPPLIERS = {
    ("Culturally uncomfortable for the organisation", "Yes"): "100%",
    ("Legacy systems and ICT infrastructure", "Yes"): "86.4%",
    ("Unwillingness to change / non-cooperation of colleagues", "Yes"): "81.8%",
    ("Inflexible procurement processes", "Yes"): "77.3%",
    ("Lack of leadership (senior management / elected councillors)", "Yes"): "76.2%",
    ("Lack of in-house digital skills", "Yes"): "76.2%",
    ("Not understanding the customer journey", "Yes"): "68.2%",
    ("Lack of development funds", "Yes"): "61.9%",
    ("Inability to market citizen take up of digital services", "Yes"): "57.1%",
    ("Lack of buy in from senior management / members", "Yes"): "57.1%",
    ("Interpretation of legal requirements eg Data Protection", "Yes"): "57.1%",
    ("Poor local broadband access", "Yes"): "54.5%",
    ("Supplier inflexibility", "Yes"): "19.0%",
    ("Lack of supplier digital skills", "Yes"): "4.8%",
    ("Head of Customer Service", "Yes"): "76.2%",
    ("Head of Transformation", "Yes"): "71.4%",
    ("Suppliers", "Yes"): "70.0%",
    ("External Consultants", "Yes"): "50%",
    ("Head of IT/CIO", "Yes"): "66.7%",
    ("Web Manager", "Yes"): "33.0%",
    ("Individual Service Heads", "Yes"): "25.0%",
    ("Chief Executive", "Yes"): "23.8%",
    ("Head of Finance", "Yes"): "19.0%",
    ("Frontline Officers", "Yes"): "15.0%",
    ("Elected Members", "Yes"): "14.3%",
    ("Digital leadership within my organisation", "Important"): "100%",
    ("Leadership across local government about developing digital public services", "Important"): "95.5%",
    ("Sharing best practice and experience of developing local digital services", "Important"): "95.5%",
    ("National government's digital strategy", "Important"): "59.1%",
    ("National government's digital strategy", "Neutral"): "31.8%",
    ("Give equal access to all citizens", "Neutral / Don't Know"): "27.3%",
    ("Give equal access to all citizens", "Strongly Disagree + Disagree"): "40.9%",
    ("Help my organisation to deliver 'better for less'", "Agree + Strongly Agree"): "100%",
}


@pytest.mark.parametrize(("place", "printed"), SUPPLIERS.items())
def test_a_suppliers_figure_told_in_prose_is_of_its_row_and_answer(place: tuple[str, str], printed: str) -> None:
    label, answer = place
    rows = {item.subject for item in published().records if isinstance(item, Statistic) and item.locator.row == label}
    found = {
        item.printed
        for item in told(published())
        if item.group == "suppliers" and item.response == answer and item.subject in rows and not item.approximate
    }
    assert printed in found
    assert all(value.startswith(printed.split(".", maxsplit=1)[0]) or value == "82%" for value in found)  # as rounded


def test_no_table_cell_is_a_suppliers() -> None:
    assert {item.group for number in range(1, 11) for item in cells(published(), f"t{number:02}")} == {"councils"}
    assert {item.locator.source for number in range(1, 11) for item in cells(published(), f"t{number:02}")} == {REAL}
