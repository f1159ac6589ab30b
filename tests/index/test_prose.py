"""Numbers told in prose: of which row, which group, which answer; small invented reports, a trap each."""

from __future__ import annotations

import pytest

from index.clauses import beside, clause, counts, heading, polarity_of, sides
from index.printed import numbers
from index.records import Statistic
from tests.index.texts import statistics_of

COUNCILS = """5. Results

5.1 What is holding you back?

\tYes\tNo\tDon't know
Old computers\t72.7%\t25.6%\t1.7%
Lack of money\t59.4%\t30.3%\t10.3%
Unwilling colleagues\t49.7%\t38.9%\t11.4%
Suppliers\t12.0%\t66.4%\t21.6%

LOCAL GOVERNMENT RESPONSES

Councils named ‘Old computers’ (72.7%) and ‘Unwilling colleagues’ (49.7%). {councils}

SUPPLIER RESPONSES

Suppliers see it differently. {suppliers}
"""


def told(councils: str = "", suppliers: str = "") -> list[Statistic]:
    """What these sentences tell of rows, after the two figures that show whose table it is."""
    text = COUNCILS.format(councils=councils, suppliers=suppliers)
    return [item for item in statistics_of(text, "prose") if item.subject != item.id][2:]


def meaning(item: Statistic) -> tuple[str, str | None, str | None, str]:
    return (item.printed, item.group, item.response, item.subject.split("/")[1])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("‘Old computers’ (72.7%) come first.", [("72.7%", "councils", "Yes", "t01.r01")]),
        ("Some 72.7% cited ‘Old computers’.", [("72.7%", "councils", "Yes", "t01.r01")]),
        ("Only 25.6% said that ‘Old computers’ are no barrier.", [("25.6%", "councils", "No", "t01.r01")]),
        (
            "‘Old computers’ (72.7%) and ‘Lack of money’ (59.4%) lead.",
            [("72.7%", "councils", "Yes", "t01.r01"), ("59.4%", "councils", "Yes", "t01.r02")],
        ),
        (
            "‘Old computers’ (72.7% say so; 25.6% not) lead.",
            [("72.7%", "councils", "Yes", "t01.r01"), ("25.6%", "councils", "No", "t01.r01")],
        ),
        ("A lack of money (59.4%) comes next.", [("59.4%", "councils", "Yes", "t01.r02")]),
        ("Nearly three in five (59.4%) cited ‘Lack of money’.", [
            ("three in five", "councils", "Yes", "t01.r02"),
            ("59.4%", "councils", "Yes", "t01.r02"),
        ]),
    ],
)  # fmt: skip
def test_a_figure_belongs_to_the_label_and_the_answer_beside_it(
    sentence: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert [meaning(item) for item in told(councils=sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("‘Lack of money’ (61.9%) worries them.", [("61.9%", "suppliers", "Yes", "t01.r02")]),
        (
            "‘Lack of money’ worries 61.9% of them, compared with 59.4% of councils.",
            [("61.9%", "suppliers", "Yes", "t01.r02"), ("59.4%", "councils", "Yes", "t01.r02")],
        ),
        (
            "‘Old computers’ (86.4%, compared with 72.7% of councils) come first.",
            [("86.4%", "suppliers", "Yes", "t01.r01"), ("72.7%", "councils", "Yes", "t01.r01")],
        ),
        ("Every supplier (100%) cited ‘Unwilling colleagues’.", [("100%", "suppliers", "Yes", "t01.r03")]),
    ],
)
def test_a_figure_is_of_the_group_that_the_heading_or_the_words_name(
    sentence: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert [meaning(item) for item in told(suppliers=sentence)] == expected


def test_a_figure_is_not_given_the_row_that_merely_stands_near() -> None:
    assert told(councils="‘Old computers’ matter. Estimates ran from 0% to 95%.") == []


def test_another_figure_for_the_same_thing_is_kept_as_a_disagreement() -> None:
    (item,) = told(councils="‘Old computers’ were named by 72%.")
    assert meaning(item) == ("72%", "councils", "Yes", "t01.r01")


def test_a_share_of_respondents_who_are_something_is_no_share_that_says_so() -> None:
    assert told(councils="Less than two in ten (19%) were suppliers.") == []


WHOLE = """What tenants told us

2. Which would you like?

Which\tTenants\tLeaseholders
The park and its trees\t57%\t34%
The lifts\t54%\t31%
The doors\t41%\t41%

{prose}

3. How satisfied are you?

\tTenants\tLeaseholders
Very satisfied\t22%\t5%
Fairly satisfied\t37%\t19%
Neither\t16%\t22%
Fairly dissatisfied\t15%\t30%
Very dissatisfied\t10%\t24%

{more}
"""


def whole(prose: str = "", more: str = "") -> list[tuple[str, str | None, str | None, str]]:
    found = statistics_of(WHOLE.format(prose=prose, more=more), "prose")
    return [meaning(item) for item in found if item.subject != item.id]


def test_where_groups_stand_across_a_figure_goes_to_the_column_of_its_group() -> None:
    assert whole("The park and its trees were named by 34 per cent of leaseholders.") == [
        ("34 per cent", "leaseholders", None, "t01.r01")
    ]


def test_a_whole_number_is_not_carried_to_the_row_spoken_of_before() -> None:
    prose = "The park is what 57 per cent of tenants want. Leaseholders differ: 41 per cent chose the doors."
    assert whole(prose)[-1] == ("41 per cent", "leaseholders", None, "t01.r03")


def test_a_whole_number_right_below_its_table_is_the_sum_of_the_side_that_is_named() -> None:
    said = "Leaseholders are not convinced: 24 per cent are satisfied and 54 per cent dissatisfied."
    assert whole(more=said) == [
        ("24 per cent", "leaseholders", "Very satisfied + Fairly satisfied", "t02"),
        ("54 per cent", "leaseholders", "Fairly dissatisfied + Very dissatisfied", "t02"),
    ]
    assert whole(more="Fifty-nine per cent of tenants are satisfied.") == [
        ("Fifty-nine per cent", "tenants", "Very satisfied + Fairly satisfied", "t02")
    ]


def test_a_whole_number_elsewhere_meets_its_like_by_chance() -> None:
    assert whole("Tenants came by car in 59 per cent of cases.") == []


def test_a_figure_of_another_year_goes_to_that_years_column() -> None:
    text = (
        "Trend\n\nMost tenants replied.\n\nTable 4: Tenants who are satisfied\n\n"
        "\t2021\t2022\nRepairs service\t72.5%\t65.5%\n"
        "Quality of the home\t78.5%\t77.5%\n\nThe repairs service is down to 65.5% from 72.5% in 2021.\n"
    )
    found = [item.subject for item in statistics_of(text, "prose")]
    assert found == ["report/t01-2022.r01", "report/t01-2021.r01"]


def test_money_of_a_table_of_nobody_in_particular_is_nobodys() -> None:
    text = (
        "Summary\n\n1,364 borrowers answered. Borrowers gave £18,250 through book sales in 2018.\n\n"
        "What it costs\n\n\t2017\t2018\nBook sales\t£16,900\t£18,250\nGrants\t£14,000\t£12,000\n"
        "\n2. Why?\n\nWhy\t% of borrowers\nBooks\t88\nMusic\t53\n"
        "\n3. Who?\n\nTask\t% of volunteers\nShelves\t70\nTills\t50\n"
    )
    item = next(one for one in statistics_of(text, "prose") if one.printed == "£18,250")
    assert (item.measure, item.group) == ("Book sales (2018)", None)


def test_each_number_of_a_list_of_groups_is_of_the_group_that_follows_it() -> None:
    text = "Report\n\n1,364 borrowers and 148 volunteers answered.\n"
    assert [(item.printed, item.group) for item in statistics_of(text, "prose")] == [
        ("1,364", "borrowers"),
        ("148", "volunteers"),
    ]


def test_what_a_respondent_says_in_numbers_is_nothing_that_the_survey_found() -> None:
    text = "Why?\n\nSome 61.5% of readers come for the quiet.\n\n“Bring back the 14. I am eighty-one, and 100% sure.”\n"
    assert [item.printed for item in statistics_of(text, "prose")] == ["61.5%"]


# The words around a number.


def around(sentence: str, printed: str) -> tuple[str, str, str]:
    number = next(one for one in numbers(sentence) if one.text == printed)
    return clause(sentence, number), heading(sentence, number), beside(sentence, number)


def test_a_clause_ends_where_the_sentence_goes_on_to_something_else() -> None:
    sentence = "Money (59.4%); old computers (72.7%), and colleagues (49.7%) come next."
    assert around(sentence, "72.7%")[:2] == ("old computers (72.7%)", "old computers")


def test_the_words_beside_a_number_take_its_side() -> None:
    sentence = "24 per cent are satisfied and 54 per cent dissatisfied."
    assert polarity_of(around(sentence, "24 per cent")[2]) == ("+", False)
    assert polarity_of(around(sentence, "54 per cent")[2]) == ("-", False)


def test_a_side_is_named_in_many_ways_and_a_denial_goes_first() -> None:
    assert polarity_of("strongly agreed") == ("+", True)
    assert polarity_of("agreed or strongly agreed") == ("+", False)
    assert polarity_of("did not think so") == ("-", False)
    assert polarity_of("were neutral") == ("0", False)
    assert polarity_of("the weather") is None


def test_a_no_does_not_go_without_saying() -> None:
    assert sides(("Yes",), "the old computers")
    assert not sides(("No",), "the old computers")
    assert sides(("No",), "said no")


def test_a_number_that_counts_nothing_is_left() -> None:
    kept = [one.text for one in numbers("Two others, at one fifth of this level; 72.7% said so, and 22 suppliers.")]
    sentence = "Two others, at one fifth of this level; 72.7% said so, and 22 suppliers."
    assert [one.text for one in numbers(sentence) if counts(sentence, one)] == ["72.7%", "22"]
    assert len(kept) > 2
