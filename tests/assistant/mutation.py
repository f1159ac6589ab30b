"""How many claims made false are caught: `python -m tests.assistant.mutation [EVERY]` over written claims and answers.

From each answer of every EVERY-th case of the shipped eval sets, the sentences that hold are taken and made false.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant import Assistant
from assistant.verdicts import FAULTS, HOLDS, Claim
from evals.sets import read
from evals.sets import shipped as sets
from index.records import Statistic
from tests.assistant.mutants import Mutant, Written, changed, mutants, of_answer, written

FILES = ("claims.txt", "unseen.txt", "fresh.txt", "shapes.txt", "heldout.txt")
STRICT = ("digit", "unit", "group", "response", "quotation")
_EACH = 4  # mutants of a kind that are made of one sentence of an answer


def statistics_of(assistant: Assistant) -> list[Statistic]:
    """The statistics whose values a mutant must not state by chance."""
    records = assistant.index.of_kind("statistic")
    return [one for one in records if isinstance(one, Statistic) and one.origin != "list"]


def claims() -> list[Written]:
    """All written claims."""
    return [claim for name in FILES for claim in written(name)]


def is_caught(mutant: Mutant, found: Sequence[Claim]) -> bool:
    """Whether the figure that was changed is not borne out; where many words were, any of the sentence's."""
    words = mutant.words
    own = [one for one in found if words and (one.words in words or words in one.words)] or list(found)
    return any(one.verdict not in HOLDS for one in own)


def of_answers(assistant: Assistant, every: int) -> Iterator[tuple[str, list[Mutant]]]:
    """The sentences of answers that hold, each with mutants of it."""
    statistics = statistics_of(assistant)
    seen: set[str] = set()
    for path in sets():
        for case in read(path).cases[::every]:
            answer = assistant.ask(case.question, case.turns)
            if (found := of_answer(answer, statistics)) and found[0] not in seen:
                seen.add(found[0])
                yield found
            for text in _sentences(assistant, re.sub(r"\s*\[\d+\]", "", answer.text)):
                if text not in seen:
                    seen.add(text)
                    yield text, _some(changed(text, statistics))


def _sentences(assistant: Assistant, text: str) -> list[str]:
    """The sentences all of whose figures and quotations hold, by themselves too."""
    found: dict[str, bool] = {}
    for one in assistant.check(text).claims:
        found[one.sentence] = found.get(one.sentence, True) and one.verdict in HOLDS
    return [
        sentence
        for sentence, holds in found.items()
        if holds and "|" not in sentence and all(one.verdict in HOLDS for one in assistant.check(sentence).claims)
    ]


def _some(made: Iterable[Mutant]) -> list[Mutant]:
    kept: defaultdict[str, list[Mutant]] = defaultdict(list)
    for one in made:
        kept[one.kind].append(one)
    return [one for same in kept.values() for one in same[:: max(1, len(same) // _EACH)][:_EACH]]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(every: int) -> None:
    """Prints what is caught of each kind, what is missed, and what of the true sentences is faulted."""
    assistant = Assistant.open()
    answers = list(of_answers(assistant, every))
    checked = [one for claim in claims() for one in assistant.check(claim.text).claims]
    faulted = [one for one in checked if one.verdict in FAULTS]
    unborne = [one for one in checked if one.verdict not in HOLDS]
    _tell(f"written: {len(checked)} checked, {len(faulted)} faulted, {len(unborne) - len(faulted)} not found")
    total: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    made = [*mutants(claims(), statistics_of(assistant)), *(one for _, found in answers for one in found)]
    for mutant in made:
        total[mutant.kind] += 1
        if not is_caught(mutant, assistant.check(mutant.text).claims):
            missed[mutant.kind] += 1
            _tell(f"missed {mutant.kind}: {mutant.text}")
    _tell(f"{len(answers)} sentences of answers; {len(made)} mutants")
    for kind, number in sorted(total.items()):
        _tell(f"{kind:10} {number - missed[kind]:5} of {number:5} caught, {1 - missed[kind] / number:.1%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
