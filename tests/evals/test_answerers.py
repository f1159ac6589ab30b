"""Assistants that are wrong in one known way are caught by the scorer that is there for it; expectations that are
wrong fail even the assistant that is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from assistant.answer import Answer, Phrasing
from evals.answerers import open_answerer
from evals.cases import Case
from evals.errors import RunError
from evals.results import Result
from evals.run import WORDED, Answerer, Plan, answer_all, judge
from evals.sets import read_all
from evals.sources import read_sources
from evals.stages import ANSWERED_WRONGLY, BROKE, NOT_CHOSEN, NOT_RETRIEVED, REFUSED_WRONGLY, STOPPED
from index.errors import IndexMissing
from index.printed import numbers
from tests.fakes import Answers, Breaks, Exact, FakeAssistant, Refuses, SwapsGroups, Wavers
from tests.samples import BORROWING, hours, passage

SOURCES = read_sources()
CASES = [case for one in read_all([]) for case in one.cases]


def judged(answerer: Answerer, cases: Sequence[Case] = CASES, *, twice: bool = False) -> list[Result]:
    pairs = tuple(("a", case) for case in cases)
    return [one.result for one in answer_all(Plan(lambda: answerer, pairs, SOURCES, twice))]


def failed_by(results: list[Result], name: str) -> int:
    return sum(score.name == name for result in results for score in result.missed)


def test_an_assistant_that_meets_every_expectation_passes_every_shipped_case() -> None:
    assert [result.case.id for result in judged(Exact(CASES, SOURCES)) if not result.passed] == []


def test_one_that_always_refuses_fails_every_answerable_case_and_no_other() -> None:
    results = judged(Refuses())
    assert failed_by(results, "no_false_refusal") == sum(case.answerable for case in CASES)
    assert failed_by(results, "no_false_answer") == 0
    assert {result.stage for result in results if result.case.answerable} == {REFUSED_WRONGLY}


def test_one_that_always_answers_fails_every_unanswerable_case() -> None:
    results = judged(Answers())
    assert failed_by(results, "no_false_answer") == sum(not case.answerable for case in CASES)
    assert failed_by(results, "no_false_refusal") == 0
    assert {result.stage for result in results} == {ANSWERED_WRONGLY, NOT_RETRIEVED}


def test_one_that_swaps_groups_is_caught_by_the_forbidden_figure() -> None:
    cases = [case for case in CASES if case.kind == "group"]
    assert failed_by(judged(SwapsGroups(cases, SOURCES), cases), "forbidden_figure") == len(cases)


def test_one_that_wavers_is_caught_only_where_it_is_asked_twice() -> None:
    assert failed_by(judged(Wavers(), CASES[:3], twice=True), "stable") == 3
    assert failed_by(judged(Wavers(), CASES[:3]), "stable") == 0
    assert failed_by(judged(Refuses(), CASES[:3], twice=True), "stable") == 0


def test_a_fault_of_the_assistant_fails_its_case_in_words_and_the_rest_go_on() -> None:
    results = judged(Breaks(), CASES[:3])
    assert [result.stage for result in results] == [BROKE] * 3
    assert "ZeroDivisionError" in results[0].missed[0].explanation
    assert results[0].answer is None


def test_a_fault_that_a_person_can_mend_stops_the_run() -> None:
    unbuilt = FakeAssistant({CASES[0].question: IndexMissing("Build it first.")})
    with pytest.raises(IndexMissing):
        judge(unbuilt, "a", CASES[0], SOURCES)


def test_what_is_among_the_related_records_was_retrieved_but_not_chosen() -> None:
    case = Case(
        id="a", kind="b", question="c", answerable=True, evidence=[["The building is cold"]], strings=[["cold"]]
    )
    near = replace(hours(), related=(passage("The building is cold\t11.0%"),))
    result = judge(FakeAssistant({"c": near}), "a", case, {BORROWING.name: BORROWING.text}).result
    assert result.stage == NOT_CHOSEN


def test_several_processes_give_the_results_of_one_in_the_same_order() -> None:
    pairs = tuple(("a", case) for case in CASES[:20])
    one, two = (list(answer_all(Plan(Refuses, pairs, SOURCES), jobs)) for jobs in (1, 2))
    assert [item.result for item in one] == [item.result for item in two]


# Mutations: what a set expects is changed by a hair, and the answer that was right has to fail.


def _digit(case: Case) -> Case | None:
    """The last digit of every figure is another one (72.7% becomes 72.1%), and words are other words."""
    if not any(list(numbers(item)) for group in case.figures for item in group):
        return None
    return case.model_copy(update={"figures": [[_other(item) for item in group] for group in case.figures]})


def _other(figure: str) -> str:
    changed = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 4) % 10), figure)
    return changed if changed != figure else f"hardly {figure}"


def _unit(case: Case) -> Case | None:
    """Percent become percentage points, pounds become percent."""
    if not case.figures or not all("%" in item or "£" in item for group in case.figures for item in group):
        return None
    points = [
        [
            item.replace("%", " percentage points") if "%" in item else item.lstrip("£").rstrip("m") + "%"
            for item in group
        ]
        for group in case.figures
    ]
    return case.model_copy(update={"figures": points})


def _group(case: Case) -> Case | None:
    return case.model_copy(update={"group": ["suppliers"]}) if case.group else None


def _response(case: Case) -> Case | None:
    return case.model_copy(update={"response": ["Perhaps"]}) if case.response else None


def _year(case: Case) -> Case | None:
    """2013 becomes 2014 wherever a string or a fragment names a year."""
    shift: Callable[[str], str] = lambda text: re.sub(r"\b(19|20)\d\d\b", lambda m: str(int(m[0]) + 1), text)  # noqa: E731
    strings = [[shift(item) for item in group] for group in case.strings]
    evidence = [[shift(item) for item in group] for group in case.evidence]
    pairs = [*zip(strings, case.strings, strict=True), *zip(evidence, case.evidence, strict=True)]
    moved = any(all(a != b for a, b in zip(*pair, strict=True)) for pair in pairs)
    return case.model_copy(update={"strings": strings, "evidence": evidence}) if moved else None


def _string(case: Case) -> Case | None:
    """Every expected string is of something else."""
    strings = [[f"{item[:-1]}ñ" for item in group] for group in case.strings]
    return case.model_copy(update={"strings": strings}) if strings else None


def _place(case: Case) -> Case | None:
    """What has to be cited is the contents page."""
    elsewhere = [["Appendix III – Job Titles Responding\t30", "Appendix III – Job Titles Responding 30"]]
    return case.model_copy(update={"evidence": elsewhere}) if case.evidence else None


def _answerability(case: Case) -> Case | None:
    empty = {
        "answerable": not case.answerable,
        "figures": [],
        "strings": [],
        "evidence": [],
        "group": [],
        "response": [],
    }
    return case.model_copy(update=empty)


def _mutants(mutate: Callable[[Case], Case | None]) -> Iterator[Case]:
    return (mutant for case in CASES if (mutant := mutate(case)))


@pytest.mark.parametrize(
    ("mutate", "fewest"),
    [
        (_digit, 100),
        (_unit, 100),
        (_group, 100),
        (_response, 100),
        (_year, 3),
        (_string, 100),
        (_place, 100),
        (_answerability, 100),
    ],
)
def test_every_mutated_expectation_fails_the_assistant_that_is_right(
    mutate: Callable[[Case], Case | None], fewest: int
) -> None:
    exact = Exact(CASES, SOURCES)
    mutants = list(_mutants(mutate))
    assert len(mutants) >= fewest
    assert [result.case.id for result in judged(exact, mutants) if result.passed] == []


class Worded:
    """Answers like `Answers`, with what became of a model's wording."""

    def __init__(self, phrasing: Phrasing) -> None:
        self.phrasing = phrasing

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        return replace(hours(), question=question, phrasing=self.phrasing)


@pytest.mark.parametrize(
    ("phrasing", "found", "stage"),
    [
        (Phrasing("m", shown=True), "shown", NOT_RETRIEVED),
        (Phrasing("m", shown=False), "not used", NOT_RETRIEVED),
        (Phrasing("m", shown=False, findings=("number: 61.5%",)), "stopped by the gate", STOPPED),
    ],
)
def test_what_became_of_a_wording_is_told_and_fails_no_case_by_itself(
    phrasing: Phrasing, found: str, stage: str
) -> None:
    (result,) = judged(Worded(phrasing), [next(case for case in CASES if case.answerable)])
    assert [(score.found, score.counts) for score in result.scores if score.name == WORDED] == [(found, False)]
    assert result.stage == stage


def test_only_the_assistant_takes_a_model() -> None:
    with pytest.raises(RunError, match="Only the assistant takes a model, and not ‘plain-rag’"):
        open_answerer("plain-rag", None, "openai:name")
