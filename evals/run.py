"""Puts cases to an answerer and has each answer judged; in this process, or in several.

The order of the results is the order of the cases, however many processes answer.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol

from assistant.answer import Answer
from evals.cases import Case
from evals.results import Result
from evals.scorers import score
from evals.scores import Score, Sources
from evals.stages import label
from index.errors import AssistantError

WORDED = "worded"
"""The score that says whether a chat model's wording was shown; no case fails by it."""


class Answerer(Protocol):
    """Whatever can be asked: the assistant, a peer, a double."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        """The answer to a question that may follow on earlier turns."""
        ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A result, and the seconds that the (first) answer took. Only the result is reproducible."""

    result: Result
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is put to whom: `opener` makes the answerer (once in each process), `pairs` are (set, case)."""

    opener: Callable[[], Answerer]
    pairs: tuple[tuple[str, Case], ...]
    sources: Sources
    twice: bool = False


def answer_all(plan: Plan, jobs: int = 1) -> Iterator[Judged]:
    """The judged answers in the order of the plan, as they come. A fault that a person can mend ends the run."""
    if jobs == 1:
        answerer = plan.opener()
        for name, case in plan.pairs:
            yield judge(answerer, name, case, plan.sources, twice=plan.twice)
        return
    # spawn, not fork: a forked child inherits the locks of torch's and Chroma's threads
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (plan.opener, plan.sources, plan.twice)) as pool:
        yield from pool.map(_in_worker, plan.pairs, chunksize=4)


def judge(answerer: Answerer, name: str, case: Case, sources: Sources, *, twice: bool = False) -> Judged:
    """Asks one case and scores the answer.

    Whatever breaks inside the assistant fails the case and is told in its scores. A fault that a person can mend
    (a missing index, say) is raised, because every other case would meet it too.
    """
    start = time.perf_counter()
    try:
        answer = answerer.ask(case.question, case.turns)
        seconds = time.perf_counter() - start
        again = answerer.ask(case.question, case.turns) if twice else answer
    except AssistantError:
        raise
    except Exception as fault:  # noqa: BLE001 - the other cases still have to be judged, and the fault is reported
        broken = (
            Score("no_fault", 0.0, type(fault).__name__, f"the assistant broke: {type(fault).__name__}: {fault}"),
        )
        return Judged(Result(name, case, None, broken, label(case, None, broken, sources)), time.perf_counter() - start)
    scores = (*score(case, answer, sources), *_worded(answer), *([_stable(answer, again)] if twice else []))
    return Judged(Result(name, case, answer.to_json(case.id), scores, label(case, answer, scores, sources)), seconds)


def as_bytes(answer: Answer) -> bytes:
    """The answer's JSON as bytes, for comparing two answers to one question."""
    return json.dumps(answer.to_json(), ensure_ascii=False).encode("utf-8")


def _worded(answer: Answer) -> tuple[Score, ...]:
    """What became of a chat model's wording, where there is a model; the answer itself is judged like any other."""
    phrasing = answer.phrasing
    if not (phrasing and phrasing.model):
        return ()
    found = "shown" if phrasing.shown else "stopped by the gate" if phrasing.findings else "not used"
    return (Score(WORDED, float(phrasing.shown), found, "; ".join(phrasing.findings) or found, counts=False),)


def _stable(first: Answer, second: Answer) -> Score:
    same = as_bytes(first) == as_bytes(second)
    words = "asked twice, answered the same" if same else "asked twice, answered differently"
    return Score("stable", float(same), "equal" if same else "different", words)


_worker: list[tuple[Answerer, Sources, bool]] = []  # what a worker process opened when it began


def _begin(opener: Callable[[], Answerer], sources: Sources, twice: bool) -> None:
    _worker.append((opener(), sources, twice))


def _in_worker(pair: tuple[str, Case]) -> Judged:
    answerer, sources, twice = _worker[0]
    return judge(answerer, *pair, sources, twice=twice)
