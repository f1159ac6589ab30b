"""Claims that the shipped sources bear out are not faulted, and the same claims made false are caught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from assistant import Assistant
from assistant.verdicts import FAULTS, HOLDS, Claim
from evals.sets import read
from evals.sets import shipped as sets
from index.records import Statistic
from tests.assistant.mutants import Mutant, mutants, of_answer, written

pytestmark = [pytest.mark.model, pytest.mark.store]

FILES = ("claims.txt", "unseen.txt", "fresh.txt")
STRICT = ("digit", "unit", "group", "response", "quotation")
EVERY = 12  # of the cases that ask for a cell


def _statistics(assistant: Assistant) -> list[Statistic]:
    records = assistant.index.of_kind("statistic")
    return [one for one in records if isinstance(one, Statistic) and one.origin != "list"]


def _is_caught(mutant: Mutant, claims: Sequence[Claim]) -> bool:
    """Whether the figure that was changed is not borne out; where many words were, any of the sentence's."""
    words = mutant.words
    own = [one for one in claims if words and (one.words in words or words in one.words)] or list(claims)
    return any(one.verdict not in HOLDS for one in own)


@pytest.fixture(scope="module")
def answers(shipped: Assistant) -> list[tuple[str, list[Mutant]]]:
    statistics = _statistics(shipped)
    return [found for question in _asked() if (found := of_answer(shipped.ask(question), statistics))]


def _asked() -> list[str]:
    cases = read(next(path for path in sets() if path.stem == "known-figures-tables")).cases
    return [case.question for case in cases[::EVERY]]


def test_claims_that_the_sources_bear_out_are_not_faulted(
    shipped: Assistant, answers: list[tuple[str, list[Mutant]]]
) -> None:
    texts = [claim.text for name in FILES for claim in written(name)] + [text for text, _ in answers]
    found = [claim for text in texts for claim in shipped.check(text).claims]
    faulted = [claim for claim in found if claim.verdict in FAULTS]
    unborne = [claim for claim in found if claim.verdict not in HOLDS]
    assert len(found) > 250
    assert len(faulted) < 0.02 * len(found), faulted
    assert len(unborne) < 0.04 * len(found), unborne


def test_claims_made_false_are_caught(shipped: Assistant, answers: list[tuple[str, list[Mutant]]]) -> None:
    claims = [claim for name in FILES for claim in written(name)]
    made = [*mutants(claims, _statistics(shipped)), *(mutant for _, found in answers for mutant in found)]
    total = Counter(mutant.kind for mutant in made)
    missed = [mutant for mutant in made if not _is_caught(mutant, shipped.check(mutant.text).claims)]
    assert len(made) > 2000
    assert set(total) == {*STRICT, "decimal", "row", "negation", "year"}
    assert [mutant for mutant in missed if mutant.kind in STRICT] == []
    assert len([mutant for mutant in missed if mutant.kind not in STRICT]) < 0.05 * sum(
        number for kind, number in total.items() if kind not in STRICT
    )
