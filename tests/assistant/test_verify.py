"""The gate stops every figure, name and quotation that a cited record does not hold, and nothing that one does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.drafts import Derived, Draft, Sentence, lead, paragraph
from assistant.verify import check, verify
from index.records import Statistic, Unit
from tests.assistant.rows import cell, quote_of, sentence_of

GROUPS = ("towns", "builders")
PIPES = cell(text="Old pipes\t72.7%\t25.6%\t1.7%")
OWN = "**72.7%** of towns answered ‘Yes’ on ‘Old pipes’."


def kinds(text: str, *records: Statistic, derived: tuple[Derived, ...] = ()) -> set[str]:
    """What the gate finds wrong with a sentence that states and cites these records."""
    return {finding.kind for finding in check(Sentence(text, records, records, derived), GROUPS)}


def test_a_figure_with_its_group_its_answer_and_its_record_passes() -> None:
    assert kinds(OWN, PIPES) == set()


@pytest.mark.parametrize("figure", ["72.7%", "72.70%", "72.7 %", "72.7 per cent", "72.7 percent"])
def test_the_same_value_in_the_same_unit_is_the_same_number(figure: str) -> None:
    assert kinds(OWN.replace("72.7%", figure), PIPES) == set()


@pytest.mark.parametrize(
    ("trap", "figure"),
    [
        ("a digit changed", "72.8%"),
        ("two digits swapped", "27.7%"),
        ("the decimal point moved", "7.27%"),
        ("the decimal point lost", "727%"),
        ("cut off", "72%"),
        ("rounded", "73%"),
        ("a digit more", "172.7%"),
        ("percentage points", "72.7 percentage points"),
        ("pounds", "£72.7"),
        ("a count", "72.7"),
        ("in words, another value", "three quarters"),
        ("in words, nearly it", "seven in ten"),
    ],
)
def test_another_number_or_another_unit_is_stopped(trap: str, figure: str) -> None:
    assert kinds(OWN.replace("72.7%", figure), PIPES) == {"number"}, trap


def test_25_is_not_in_125() -> None:
    whole = cell(printed="125%")
    assert kinds("**25%** of towns answered ‘Yes’ on ‘Old pipes’.", whole) == {"number"}
    assert kinds("**12%** of towns answered ‘Yes’ on ‘Old pipes’.", whole) == {"number"}


def test_a_number_beside_a_true_one_is_stopped_too() -> None:
    assert kinds(OWN.replace("on ‘Old", "(and 11.1% maybe) on ‘Old"), PIPES) == {"number"}


def test_a_number_that_only_a_record_cited_elsewhere_prints_is_stopped() -> None:
    draft = Draft(Status.ANSWERED, (lead(Sentence(OWN, (PIPES,), (PIPES,))), paragraph(Sentence("It is 72.7%.", ()))))
    assert [finding.kind for finding in verify(draft, GROUPS)] == ["uncited", "number"]


def test_a_bare_number_under_a_percent_column_is_a_percentage() -> None:
    bare = replace(cell(), printed="24.8", value=Decimal("24.8"), text="Services\t24.8", response=None)
    assert kinds("**24.8%** of the services of towns.", bare) == set()


def test_a_group_swapped_is_stopped() -> None:
    assert "group" in kinds(OWN.replace("towns", "builders"), PIPES)


def test_a_second_group_that_did_not_give_this_answer_is_stopped() -> None:
    assert kinds(OWN.replace("of towns", "of towns and builders"), PIPES) == {"group"}


def test_a_group_that_the_measure_itself_names_is_no_swap() -> None:
    late = cell("The builders come late", text="The builders come late\t72.7%")
    assert kinds("**72.7%** of towns answered ‘Yes’ on ‘The builders come late’.", late) == set()


def test_an_answer_swapped_is_stopped() -> None:
    assert kinds("**72.7%** of towns answered ‘Don't Know’ on ‘Old pipes’.", PIPES) == {"response"}


def test_half_of_an_added_up_answer_is_stopped() -> None:
    both = cell(response="Agree + Strongly Agree")
    assert kinds("**72.7%** of towns answered ‘Agree’ on ‘Old pipes’.", both) == {"response"}


def test_curly_and_straight_marks_are_one_answer() -> None:
    unsure = cell(response="Don't Know")
    assert kinds("**72.7%** of towns answered ‘Don’t Know’ on ‘Old pipes’.", unsure) == set()


def test_a_quotation_is_verbatim_or_stopped() -> None:
    said = quote_of("We dig, and\nwe dig again.")
    assert not list(check(Sentence("One said: “We dig, and we dig again.”", (said,))))
    assert not list(check(Sentence("One said: “We dig […] again.”", (said,))))
    for words in ("We dig, and we dug again.", "We dig and we dig again.", "we dig, and we dig again."):
        assert [finding.kind for finding in check(Sentence(f"One said: “{words}”", (said,)))] == ["quotation"]


def test_a_quotation_of_a_record_that_is_not_cited_is_stopped() -> None:
    other = sentence_of("Some 86.4% of builders name old pipes.")
    found = check(Sentence("“We dig, and we dig again.”", (other,)))
    assert [finding.kind for finding in found] == ["quotation"]


def test_working_that_does_not_add_up_is_stopped() -> None:
    mild, strong = cell(response="Agree", printed="52.2%"), cell(response="Strongly Agree", printed="38.8%")
    text = "**{}** of towns answered ‘Agree’ or ‘Strongly Agree’ – added up: 52.2% + 38.8%."
    right = Derived(Decimal("91.0"), Unit.PERCENT, "sum", (mild, strong))
    wrong = replace(right, value=Decimal("92.0"))
    assert kinds(text.format("91%"), mild, strong, derived=(right,)) == set()
    assert kinds(text.format("92%"), mild, strong, derived=(wrong,)) == {"working"}
    assert kinds(text.format("92%"), mild, strong, derived=(right,)) == {"number"}
    assert kinds(text.format("91%"), mild, strong) == {"number"}


def test_a_difference_of_shares_is_points_and_not_a_share() -> None:
    many, few = cell(), cell("Wet weather", printed="8.9%", subject="t1.r4")
    apart = Derived(Decimal("63.8"), Unit.POINTS, "difference", (many, few))
    text = "72.7% of towns against 8.9%, {} apart (‘Yes’)."
    assert kinds(text.format("63.8 percentage points"), many, few, derived=(apart,)) == set()
    assert kinds(text.format("63.8%"), many, few, derived=(apart,)) == {"number"}


shares = st.decimals(min_value=0, max_value=100, places=1).map(lambda value: (f"{value}%", Unit.PERCENT))
pounds = st.integers(min_value=1000, max_value=9_999_999).map(lambda value: (f"£{value:,}", Unit.POUNDS))
counts = st.integers(min_value=2, max_value=9_999_999).map(lambda value: (f"{value:,}", Unit.COUNT))


@given(st.one_of(shares, pounds, counts), st.data())
def test_any_statistic_passes_as_printed_and_with_no_digit_changed(one: tuple[str, Unit], data: st.DataObject) -> None:
    printed, unit = one
    record = cell(printed=printed, unit=unit)
    text = f"**{printed}** of towns answered ‘Yes’ on ‘Old pipes’."
    assert kinds(text, record) == set()
    place = data.draw(st.sampled_from([at for at, letter in enumerate(printed) if letter.isdigit()]))
    digit = data.draw(st.sampled_from([letter for letter in "0123456789" if letter != printed[place]]))
    assert "number" in kinds(text.replace(printed, printed[:place] + digit + printed[place + 1 :]), record)
