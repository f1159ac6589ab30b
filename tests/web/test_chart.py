"""A chart holds only shares that can be held against one another, each beside its figure as printed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer, Status
from assistant.web.chart import chart
from index.records import Statistic, Unit
from tests.samples import statistic

YES = statistic("Opening hours are too short", "Yes", "60.5%")
NO = statistic("Opening hours are too short", "No", "30.1%")
FAR = statistic("Too far away", "Yes", "8.0%")


def drawn(*stated: Statistic) -> list[tuple[str, str, str]]:
    """Label, length of the bar and figure of each row."""
    page = chart(Answer("?", Status.ANSWERED, "", statistics=tuple((item, 1) for item in stated)))
    return re.findall(r'scope="row">(.*?)</th>.*?--share:([\d.]+)".*?class="share">(.*?)<', page)


def test_the_answers_to_one_row_are_drawn_from_zero_with_their_figures() -> None:
    assert drawn(YES, NO) == [("Yes", "0.605", "60.5%"), ("No", "0.301", "30.1%")]


def test_a_sum_told_in_prose_is_not_drawn_among_the_cells_it_adds_up() -> None:
    total = replace(YES, response="Yes + No", printed="90.6%", value=Decimal("90.6"), origin="prose")
    assert [label for label, _, _ in drawn(total, NO, YES)] == ["Yes", "No"]


def test_one_answer_to_several_rows_is_drawn_by_row() -> None:
    assert [label for label, _, _ in drawn(YES, FAR)] == ["Opening hours are too short", "Too far away"]


def test_one_answer_of_two_groups_is_drawn_by_group() -> None:
    assert [label for label, _, _ in drawn(YES, replace(YES, group="staff"))] == ["readers", "staff"]


def test_another_printed_value_of_the_same_is_not_drawn_as_if_it_were_something_else() -> None:
    rounded = replace(YES, printed="60%", value=Decimal(60))
    assert drawn(YES, rounded) == []
    assert [figure for _, _, figure in drawn(YES, rounded, NO)] == ["60.5%", "30.1%"]


def test_one_share_sums_of_money_and_what_is_unlike_are_not_drawn() -> None:
    money = replace(NO, unit=Unit.POUNDS)
    assert drawn(YES) == []
    assert drawn(YES, money) == []
    assert drawn(YES, replace(NO, measure="Too far away", survey_question="Another?")) == []


def test_what_a_source_prints_stays_text() -> None:
    bait = replace(NO, response="<script>alert(1)</script>")
    assert "<script" not in chart(Answer("?", Status.ANSWERED, "", statistics=((YES, 1), (bait, 1))))
