"""Where an answer went wrong, told from its scores: the label that says which part of the assistant to look at.

Told from outside, so it is a pointer and not a proof: 'not retrieved' means that the expected place is neither cited
nor among the related records.
"""

from __future__ import annotations

from assistant.answer import Answer
from evals.cases import Case
from evals.figures import first_stated, opening, printed_in, states
from evals.scores import ANSWERS, Score, Sources
from evals.texts import find, holds, overlap

BROKE = "broke"
ANSWERED_WRONGLY = "answered wrongly"
REFUSED_WRONGLY = "refused wrongly"
NOT_RETRIEVED = "not retrieved"
NOT_CHOSEN = "retrieved but not chosen"
MISREAD = "interpreted wrongly"
MISCOMPOSED = "composed wrongly"
UNSTABLE = "unstable"
STOPPED = "stopped by the gate"
STAGES = (BROKE, ANSWERED_WRONGLY, REFUSED_WRONGLY, NOT_RETRIEVED, NOT_CHOSEN, MISREAD, MISCOMPOSED, UNSTABLE, STOPPED)


def label(case: Case, answer: Answer | None, scores: tuple[Score, ...], sources: Sources) -> str | None:
    """The stage that failed, or None for a case that passed."""
    failed = {score.name for score in scores if score.counts and not score.right}
    if not failed:
        return None
    if answer is None:
        return BROKE
    if failed == {"stable"}:
        return UNSTABLE
    if answer.phrasing and answer.phrasing.findings:
        return STOPPED
    if not case.answerable:
        return ANSWERED_WRONGLY if "no_false_answer" in failed else MISCOMPOSED
    if answer.status not in ANSWERS:
        return REFUSED_WRONGLY
    if "evidence" in failed:
        return NOT_CHOSEN if _related(case, answer, sources) else NOT_RETRIEVED
    if failed & {"statistic", "figure_first"} or _neighbour(case, answer):
        return MISREAD
    return MISCOMPOSED


def _related(case: Case, answer: Answer, sources: Sources) -> bool:
    """Whether a related record holds, or lies in, an expected place."""
    for record in answer.related:
        place = (record.locator.start, record.locator.end)
        text = sources.get(record.locator.source, "")
        for fragment in (item for group in case.evidence for item in group):
            if holds(record.text, fragment) or any(overlap(place, spot) for spot in find(fragment, text)):
                return True
    return False


def _neighbour(case: Case, answer: Answer) -> bool:
    """Whether the right row is cited and another of its numbers is given: the wrong response, or the wrong group."""
    head = opening(answer.text)
    missing = [group for group in case.figures if first_stated(head, group) is None]
    if not missing:
        return False
    fragments = [item for group in case.evidence for item in group]
    return any(states(head, number) for fragment in fragments for number in printed_in(fragment))
