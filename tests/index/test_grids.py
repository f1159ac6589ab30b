"""Tables understood: columns of answers, groups, years, counts beside shares; rows of how many were asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.grids import parts
from index.records import Statistic, Unit
from tests.index.texts import grids_of, statistics_of

GROUPS = (
    "\n\n70% of tenants said so. 40% of leaseholders said so. Half of tenants agreed. A third of leaseholders agreed.\n"
)


def layouts(text: str) -> list[str]:
    return [grid.plan.layout for grid in grids_of(text)]


def cell(text: str, place: str) -> Statistic:
    """The statistic of the first table's cell at 'r01.c02'."""
    return next(item for item in statistics_of(text, "table") if item.id.endswith(place))


@pytest.mark.parametrize(
    ("table", "layout"),
    [
        ("\tYes\tNo\tDon't know\nThe cold\t60%\t30%\t10%\nThe dark\t40%\t50%\t10%", "answers across"),
        ("\tOften\tOnce a year\tNot at all\nBooks\t60%\t30%\t10%\nMusic\t40%\t50%\t10%", "answers across"),
        (
            "\tTenants\tLeaseholders\nVery satisfied\t31%\t14%\nFairly satisfied\t38%\t33%\nDissatisfied\t31%\t53%",
            "answers down",
        ),
        ("\tTenants\tLeaseholders\nBy telephone\t60%\t50%\nBy email\t30%\t20%\nIn person\t10%\t30%", "answers down"),
        ("\tTenants\tLeaseholders\nThe park\t57%\t34%\nThe lifts\t54%\t31%\nThe doors\t48%\t4%", "groups across"),
        ("Role\t% of Response\nOfficer\t60%\nChief\t40%", "answers down"),
        ("Reason\t%\nBooks\t88\nThe quiet\t53\nThe cold\t14", "one column"),
        ("\t2021\t2022\nService\t74%\t69%\nHome\t78%\t77%", "groups across"),
        ("\tPosted\tReturned\tRate\nTenants\t2,388\t812\t34%\nLeaseholders\t908\t236\t26%", "groups down"),
        ("\tNumber\t%\nYes\t548\t67\nNo\t236\t29\nCan't remember\t28\t3", "answers down"),
    ],
)
def test_a_layout_is_told_by_heads_and_by_which_way_the_shares_add_up(table: str, layout: str) -> None:
    assert layouts(f"Report{GROUPS}\nFindings\n\n{table}\n") == [layout]


ACROSS = (
    f"Report{GROUPS}\n2. Safe at home?\n\n\tTenants\tLeaseholders\tAll\nYes\t31%\t14%\t27%\n"
    "No\t69%\t86%\t73%\nBase: all\t812\t236\t1,048\n"
)


def test_a_column_of_a_group_gives_its_cells_that_group() -> None:
    assert cell(ACROSS, "r01.c01").group == "tenants"
    assert cell(ACROSS, "r01.c02").group == "leaseholders"
    assert cell(ACROSS, "r01.c03").group == "all"


def test_answers_that_stand_down_are_answers_to_the_survey_question() -> None:
    found = cell(ACROSS, "r01.c02")
    assert (found.measure, found.response, found.survey_question) == ("Safe at home?", "Yes", "Safe at home?")
    assert found.locator.column == "Leaseholders"


def test_a_row_that_says_how_many_were_asked_is_their_base_and_no_answer() -> None:
    assert cell(ACROSS, "r01.c01").base == "812"
    assert cell(ACROSS, "r02.c03").base == "1,048"
    asked = cell(ACROSS, "r03.c02")
    assert (asked.measure, asked.response, asked.unit, asked.base) == ("Base: all", None, Unit.COUNT, None)
    assert parts(asked.subject)[1] == "b"


COUNTED = (
    "2. Had a repair?\n\n\tNumber\t%\nYes\t548\t67\nNo\t236\t29\nCan't remember\t28\t3\nBase: all tenants\t812\t\n"
)


def test_counts_beside_shares_are_counts_of_the_same_with_a_subject_of_their_own() -> None:
    share, count = cell(COUNTED, "r01.c02"), cell(COUNTED, "r01.c01")
    assert (share.unit, share.value, share.response) == (Unit.PERCENT, Decimal(67), "Yes")
    assert (count.unit, count.value, count.response) == (Unit.COUNT, Decimal(548), "Yes")
    assert share.subject != count.subject
    assert share.base == count.base == "812"


def test_shares_are_read_before_the_counts_beside_them() -> None:
    units = [item.unit for item in statistics_of(COUNTED, "table")]
    assert units[:2] == [Unit.PERCENT, Unit.COUNT]


def test_a_total_of_a_hundred_is_no_base() -> None:
    text = "Age\n\n\tNumber\tPer cent\nUnder 35\t115\t40\nOlder\t173\t60\nBase\t288\t100\n"
    assert cell(text, "r01.c02").base == "288"
    assert [item.printed for item in statistics_of(text, "table") if item.locator.row == "Base"] == ["288"]


TWO_ROWS = (
    f"Report{GROUPS}\n2. Have you an account?\n\n\tTenants\t\tLeaseholders\t\n\tNumber\t%\tNumber\t%\n"
    "Yes\t341\t42\t151\t64\nNo\t471\t58\t85\t36\n"
)


def test_a_head_of_two_rows_tells_group_and_unit() -> None:
    found = {place: cell(TWO_ROWS, place) for place in ("r01.c01", "r01.c02", "r01.c03", "r01.c04")}
    assert [item.group for item in found.values()] == ["tenants", "tenants", "leaseholders", "leaseholders"]
    assert [item.unit for item in found.values()] == [Unit.COUNT, Unit.PERCENT, Unit.COUNT, Unit.PERCENT]
    assert {item.response for item in found.values()} == {"Yes"}


YEARS = (
    f"Report{GROUPS}\nTable 4: Tenants who are satisfied, by year\n\n\t2019\t2021\t2022\n"
    "Service\t77%\t74%\t69%\nThe home\t80%\t78%\t77%\n"
)


def test_a_column_of_a_year_is_no_group_and_keeps_its_year() -> None:
    found = cell(YEARS, "r01.c02")
    assert (found.value, found.group, found.measure) == (Decimal(74), "tenants", "Service (2021)")
    assert parts(found.subject) == ("report/t01", "", "2021")
    assert found.locator.column == "2021"


def test_the_latest_year_is_read_first() -> None:
    assert [item.locator.column for item in statistics_of(YEARS, "table")][:3] == ["2022", "2021", "2019"]


def test_values_of_one_subject_and_group_differ_in_nothing_but_the_answer() -> None:
    for text in (ACROSS, COUNTED, TWO_ROWS, YEARS):
        keys = [(item.subject, item.group, item.response) for item in statistics_of(text, "table")]
        assert len(keys) == len(set(keys))


def test_where_groups_stand_down_the_heads_are_what_is_measured() -> None:
    text = (
        f"Report{GROUPS}\nResponse\n\n\tPosted\tReturned\tResponse rate\nTenants\t2,388\t812\t34%\n"
        "Leaseholders\t908\t236\t26%\n"
    )
    found = cell(text, "r02.c03")
    assert (found.measure, found.group, found.value, found.unit) == (
        "Response rate",
        "leaseholders",
        Decimal(26),
        Unit.PERCENT,
    )
    assert cell(text, "r01.c01").unit is Unit.COUNT


def test_where_groups_stand_down_beside_a_scale_the_heads_are_answers() -> None:
    text = f"Report{GROUPS}\n2. Safe at home?\n\n\tYes\tNo\nTenants\t31%\t69%\nLeaseholders\t14%\t86%\n"
    found = cell(text, "r02.c01")
    assert (found.measure, found.response, found.group) == ("Safe at home?", "Yes", "leaseholders")


def test_a_head_may_print_its_own_base() -> None:
    text = (
        f"Report{GROUPS}\n2. Priorities\n\n\tTenants (n=812)\tLeaseholders (n=236)\nThe park\t57%\t34%\n"
        "The lifts\t54%\t31%\n"
    )
    found = cell(text, "r01.c02")
    assert (found.group, found.base, found.value) == ("leaseholders", "236", Decimal(34))


def test_a_column_of_bases_beside_answers_is_no_answer() -> None:
    text = "2. Repairs\n\n\tGood\tPoor\tBase\nThe work\t75%\t25%\t548\nThe wait\t57%\t43%\t540\n"
    assert layouts(text) == ["answers across"]
    assert cell(text, "r02.c01").base == "540"
    assert cell(text, "r02.c03").response is None


def test_a_paragraph_right_above_or_below_a_table_may_give_its_base() -> None:
    table = "Reason\t%\nBooks\t88\nThe quiet\t53\n"
    above = f"2. Why?\n\nNB. Only 29 respondents answered.\n\n{table}"
    below = f"2. Why?\n\n{table}\nBase: 548 readers who came.\n"
    beside = f"2. Why?\n\n{table}\nMost of the 548 readers came.\n"
    assert cell(above, "r01.c01").base == "NB. Only 29 respondents answered."
    assert cell(below, "r01.c01").base == "Base: 548 readers who came."
    assert cell(beside, "r01.c01").base is None


def test_a_table_is_of_the_one_group_whose_answers_are_told_below_it() -> None:
    table = "5.1 Why?\n\n\tYes\tNo\nThe cold\t60.5%\t39.5%\nThe dark\t30.5%\t69.5%\n\n"
    one = f"{table}COUNCIL RESPONSES\n\nCouncils said little.\n"
    assert [grid.group for grid in grids_of(one)] == ["councils"]
    told = (
        f"{table}SUPPLIER RESPONSES\n\nSuppliers said little.\n\nCOUNCIL RESPONSES\n\n"
        "Some 60.5% of councils are cold.\n"
    )
    assert [grid.group for grid in grids_of(told)] == ["councils"]


def test_a_table_of_which_nothing_tells_the_group_is_nobodys_where_the_report_asked_several() -> None:
    text = (
        "What borrowers told us\n\n2. Why?\n\nReason\t% of borrowers\nBooks\t88\nThe quiet\t53\n\n"
        "What volunteers told us\n\n3. What?\n\nTask\t% of volunteers\nShelving\t70\nThe till\t50\n\n"
        "4. What it costs\n\n\t2017\t2018\nSales\t£16,900\t£18,250\nGrants\t£14,000\t£12,000\n"
    )
    assert [grid.plan.columns[0].group or grid.group for grid in grids_of(text)] == ["borrowers", "volunteers", None]


def test_a_range_prints_two_numbers_and_a_dash_or_a_star_none() -> None:
    text = "Savings\n\n\t£\nRange\t£1 to £12,000,000\nAverage\t£1,064,567\nMedian\t–\nMode\t*\n"
    assert [item.printed for item in statistics_of(text, "table")] == ["£1", "£12,000,000", "£1,064,567"]


def test_the_unit_of_a_bare_number_is_its_columns() -> None:
    assert cell("Reason\n\nWhy\t%\nBooks\t24.8\nThe quiet\t37.97\n", "r01.c01").unit is Unit.PERCENT
    assert cell("Money\n\nWhat\t£\nBooks\t24.8\nThe quiet\t37.97\n", "r01.c01").unit is Unit.POUNDS
    assert cell("People\n\nWhat\tNumber\nBooks\t24\nThe quiet\t37\n", "r01.c01").unit is Unit.COUNT


def test_no_is_an_answer_before_it_is_a_number() -> None:
    text = "2. Does it?\n\n\tYes\tNo.\nThe cold\t60\t40\nThe dark\t30\t70\n"
    assert cell(text, "r01.c02").response == "No."
