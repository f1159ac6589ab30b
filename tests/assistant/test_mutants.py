"""Claims that the shipped sources bear out are not faulted, and the same claims made false are caught."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant import Assistant
from assistant.verdicts import FAULTS, HOLDS, Verdict
from tests.assistant.mutants import Mutant, mutants
from tests.assistant.mutation import STRICT, claims, is_caught, of_answers, statistics_of

pytestmark = [pytest.mark.model, pytest.mark.store]

EVERY = 60  # of the cases of the shipped sets; `python -m tests.assistant.mutation` takes them all
FEWER = {
    "digit": 4,
    "unit": 2,
    "row": 2,
    "decimal": 2,
    "quotation": 3,
    "year": 3,
}  # of the most: one in so many is tried


@pytest.fixture(scope="module")
def answers(shipped: Assistant) -> list[tuple[str, list[Mutant]]]:
    return list(of_answers(shipped, EVERY))


def test_claims_that_the_sources_bear_out_are_not_faulted(
    shipped: Assistant, answers: list[tuple[str, list[Mutant]]]
) -> None:
    texts = [claim.text for claim in claims()] + [text for text, _ in answers]
    found = [claim for text in texts for claim in shipped.check(text).claims]
    faulted = [claim for claim in found if claim.verdict in FAULTS]
    unborne = [claim for claim in found if claim.verdict not in HOLDS]
    assert len(found) > 400
    assert len(faulted) < 0.01 * len(found), faulted
    assert len(unborne) < 0.015 * len(found), unborne


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The average saving was £12,000,000.", Verdict.CONTRADICTED),
        ("Average savings were £1,500.", Verdict.CONTRADICTED),
        ("Savings went up to £12m.", Verdict.SUPPORTED),
        ("£1,470,071 is the ‘Average of savings above £5,000’ of councils.", Verdict.ALTERED),
        ("£1,470,071 is the ‘Average of savings above £1,000’ of councils.", Verdict.SUPPORTED),
        ("Money saved varied enormously, from £1 to £12,000,000.", Verdict.SUPPORTED),
        ("Money saved varied, from £5 to £12,000,000.", Verdict.CONTRADICTED),
    ],
)
def test_an_end_of_a_range_is_no_average_and_a_label_has_its_own_number(
    shipped: Assistant, claim: str, verdict: Verdict
) -> None:
    assert verdict in {one.verdict for one in shipped.check(claim).claims}


def test_claims_made_false_are_caught(shipped: Assistant, answers: list[tuple[str, list[Mutant]]]) -> None:
    every = [*mutants(claims(), statistics_of(shipped)), *(mutant for _, found in answers for mutant in found)]
    seen: Counter[str] = Counter()
    made = []
    for mutant in every:
        if seen[mutant.kind] % FEWER.get(mutant.kind, 1) == 0:
            made.append(mutant)
        seen[mutant.kind] += 1
    total = Counter(mutant.kind for mutant in made)
    missed = [mutant for mutant in made if not is_caught(mutant, shipped.check(mutant.text).claims)]
    assert len(made) > 2000
    assert set(total) == {*STRICT, "decimal", "row", "negation", "year"}
    assert [mutant for mutant in missed if mutant.kind in STRICT] == []
    assert len([mutant for mutant in missed if mutant.kind not in STRICT]) < 0.05 * sum(
        number for kind, number in total.items() if kind not in STRICT
    )
