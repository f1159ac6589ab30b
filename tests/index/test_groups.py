"""Groups of respondents, found in headings, counts, column heads and shares; and everyone."""

from __future__ import annotations

import pytest

from index.groups import Groups, family_forms
from tests.index.texts import REAL, groups_of, invented, published, told

COLUMNS = "Report\n\n\tTenants\tLeaseholders\tAll\nThe park\t30%\t40%\t33%\nThe lifts\t60%\t50%\t57%\n"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Findings\n\nSUPPLIER RESPONSES\n\nThey said little.\n", "suppliers"),
        ("Findings\n\nWhat volunteers told us\n\nThey said little.\n", "volunteers"),
        ("Findings\n\nViews of tenants\n\nThey said little.\n", "tenants"),
        ("Report\n\n1,364 borrowers and 148 volunteers answered.\n", "volunteers"),
        ("Report\n\n1,364 borrowers and 148 volunteers answered.\n", "borrowers"),
        ("Report\n\nThis comprised 22 Supplier Personnel.\n", "suppliers"),
        ("Report\n\n70% of tenants said so. Half of tenants agreed.\n", "tenants"),
        ("Report\n\nTask\t% of volunteers\nShelving\t70\nThe till\t50\nThe van\t21\n", "volunteers"),
        (COLUMNS, "leaseholders"),
    ],
)
def test_a_group_is_found_where_a_report_names_whom_it_asked(text: str, group: str) -> None:
    assert group in groups_of(text).all


@pytest.mark.parametrize(
    "text",
    [
        "Findings\n\nBREAKDOWN OF RESPONSE\n\nThe groups follow.\n",
        "Report\n\nTask\t% of responses\nShelving\t70\nThe till\t50\n",
        "Report\n\n70% of respondents said so. Half of people agreed.\n",
        "Report\n\n\tPosted\tReturned\tResponse rate\nNorth\t2,388\t812\t34%\nSouth\t908\t236\t26%\n",
        "Report\n\n\t2021\t2022\nService\t74%\t69%\nHome\t78%\t77%\n",
        "Report\n\n\tYes\tNo\nThe cold\t40%\t60%\nThe dark\t30%\t70%\n",
    ],
)
def test_nobody_is_taken_for_a_group_who_is_none(text: str) -> None:
    assert groups_of(text).all == ()


def test_forms_of_a_family_name_one_group() -> None:
    groups = groups_of("Findings\n\nLOCAL GOVERNMENT RESPONSES\n\nMost councils do. Councils say so.\n")
    assert groups.all == ("councils",)
    assert groups.only("what local authorities think") == "councils"


def test_an_organisation_named_after_a_group_is_no_mention_of_it() -> None:
    groups = groups_of("Findings\n\nCOUNCIL RESPONSES\n\nMost councils do.\n")
    assert groups.find("Leeds City Council and the Local Government Association said") == []
    assert [name for name, _, _ in groups.find("Councils said that councils do")] == ["councils", "councils"]


def test_a_heading_that_only_names_a_group_titles_its_answers() -> None:
    groups = groups_of(COLUMNS, "Findings\n\nSUPPLIER RESPONSES\n\nThey said little.\n")
    assert groups.titles("SUPPLIER RESPONSES, AND COMPARISON")
    assert groups.titles("What tenants told us")
    assert not groups.titles("Leaseholders and the service charge")
    assert not groups.titles("Highlights")


def test_a_column_of_all_counts_everyone_by_the_name_that_the_report_gives_them() -> None:
    plain = groups_of(COLUMNS)
    assert plain.everyone == "all"
    named = groups_of(COLUMNS + "\nTwo-thirds of all residents feel safe.\n")
    assert named.everyone == "all residents"
    assert named.only("the 137 residents who complained") == "all residents"


def test_a_label_is_a_group_only_as_a_whole() -> None:
    groups = groups_of(COLUMNS)
    assert groups.whole("Tenants") == "tenants"
    assert groups.whole("All households") == "all"
    assert groups.whole("Total") == "all"
    assert groups.whole("Tenants in arrears") is None
    assert groups.whole("Yes") is None
    assert groups.whole("") is None


def test_no_groups_are_found_in_no_text() -> None:
    assert Groups({}, {}).find("councils and tenants") == []


def test_a_question_may_call_a_group_by_any_form_and_meets_strangers() -> None:
    forms, strangers = family_forms(("councils", "suppliers"))
    assert (forms["local authorities"], forms["vendors"], forms["residents"]) == ("councils", "suppliers", "citizens")
    assert strangers == {"citizens"}
    forms, strangers = family_forms(("tenants", "all residents"))
    assert (forms["tenant"], forms["residents"]) == ("tenants", "all residents")
    assert "citizens" not in strangers


def test_the_published_report_asked_councils_and_suppliers() -> None:
    groups = {item.group for item in told(published()) if item.group}
    assert groups == {"councils", "suppliers"}
    assert {item.base for item in told(published()) if item.group == "suppliers"} == {"22 Supplier Personnel"}
    assert {item.base for item in told(published(), REAL) if item.group == "councils"} == {
        "178 Local Authority Personnel"
    }


@pytest.mark.parametrize(
    ("report", "groups"),
    [("tenants", {"tenants", "leaseholders", "all residents", None}), ("libraries", {"borrowers", "volunteers", None})],
)
def test_the_invented_reports_asked_whom_they_say(report: str, groups: set[str | None]) -> None:
    assert {getattr(record, "group", None) for record in invented(report).records} == groups
