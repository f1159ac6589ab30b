"""A line of a set: what may stand in it, and what is said of a line that may not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from evals.cases import Case, describe

GOOD: dict[str, Any] = {"id": "a", "kind": "figure", "question": "How many?", "answerable": True, "figures": [["61%"]]}


def fault_of(**changes: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Case.model_validate({**GOOD, **changes})
    return describe(caught.value)


def test_the_fields_that_are_left_out_are_empty() -> None:
    case = Case.model_validate(GOOD)
    assert (case.history, case.strings, case.evidence, case.source, case.where) == ([], [], [], None, "")


def test_other_projects_names_for_kind_and_source_are_understood() -> None:
    data = {key: value for key, value in GOOD.items() if key != "kind"}
    case = Case.model_validate({**data, "category": "figure", "document": "a.txt", "documents": ["a.txt", "b.txt"]})
    assert (case.kind, case.source) == ("figure", "a.txt")


def test_both_names_of_one_field_are_refused() -> None:
    assert "‘kind’ and ‘category’" in fault_of(category="figure")


def test_a_misspelt_field_is_named_with_the_fields_there_are() -> None:
    assert fault_of(figurs=[["61%"]]).startswith("figurs: is not a field of a case; the fields are id, kind")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        Case.model_validate({"id": "a", "kind": "b", "answerable": False})
    assert describe(caught.value) == "question: is missing"


def test_a_flat_list_of_figures_is_not_a_list_of_groups() -> None:
    assert fault_of(figures=["61%"]).startswith("figures.0: ")


def test_yes_is_not_true_in_json() -> None:
    assert fault_of(answerable="yes").startswith("answerable: ")


@pytest.mark.parametrize("empty", [[[]], [[""]], [["61%", " "]]])
def test_a_group_that_nothing_can_meet_is_refused(empty: list[list[str]]) -> None:
    assert "nothing can meet" in fault_of(figures=empty)


def test_an_answerable_case_that_any_answer_would_pass_is_refused() -> None:
    assert "any answer would pass" in fault_of(figures=[])


def test_an_unanswerable_case_cannot_expect_a_figure() -> None:
    assert "not answerable, yet expects" in fault_of(answerable=False)
