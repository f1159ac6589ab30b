"""The judges of one answer. Each gives a Score, which explains itself, or None where it does not apply.

A case passes when every Score that counts is 1. A scorer never looks at how an answer came about, only at what a
person would get: the text, the citations, the status.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answer import Answer, Citation
from assistant.comparing import says
from evals.cases import Case
from evals.figures import MARKER, as_number, first_stated, opening, paragraphs, printed_in, states, without_markers
from evals.scores import ANSWERS, Given, Score, Sources
from evals.texts import find, holds, overlap, plain
from index.printed import Printed, equal, numbers
from index.records import Statistic, Unit

Scorer = Callable[[Given], Score | None]
COVERED = 0.6


def no_false_answer(given: Given) -> Score | None:
    """An unanswerable question is refused, or it is asked what is meant."""
    if given.case.answerable:
        return None
    right = given.answer.status not in ANSWERS
    return Score(
        "no_false_answer",
        float(right),
        given.answer.status,
        "refused" if right else "answered, though the sources do not say",
    )


def no_false_refusal(given: Given) -> Score | None:
    """An answerable question is answered, wholly or in part."""
    if not given.case.answerable:
        return None
    right = given.answer.status in ANSWERS
    return Score(
        "no_false_refusal",
        float(right),
        given.answer.status,
        "answered" if right else "refused, though the sources say it",
    )


def figure(given: Given) -> Score | None:
    """The text states one alternative of each group of figures, equal in value and unit."""
    if not given.case.figures:
        return None
    missing = [group for group in given.case.figures if first_stated(given.answer.text, group) is None]
    value = 1 - len(missing) / len(given.case.figures)
    said = "; ".join(" or ".join(group) for group in missing)
    explanation = f"not stated: {said}" if missing else "every expected figure is stated"
    return Score("figure", value, ", ".join(printed_in(given.answer.text)) or "no figure", explanation)


def figure_first(given: Given) -> Score | None:
    """Where one share or sum is asked for, the first paragraph that gives any such figure gives that one.

    'The 25.6% who said no …, and in the next paragraph: don't know 1.7%' states 1.7%, but is the wrong answer to 'who
    did not know?'.
    """
    if len(given.case.figures) != 1 or given.answer.status not in ANSWERS:
        return None
    group = given.case.figures[0]
    units = {number.unit for item in group if (number := as_number(item))} & {Unit.PERCENT, Unit.POUNDS}
    for part in paragraphs(given.answer.text) if units else ():
        stated = [number.text for number in numbers(without_markers(part)) if number.unit in units]
        if stated or first_stated(part, group):
            right = first_stated(part, group) is not None
            explanation = "is given first" if right else f"other figures are given first than {' or '.join(group)}"
            return Score("figure_first", float(right), ", ".join(stated) or "in words", explanation)
    return None


def strings(given: Given) -> Score | None:
    """The text holds one alternative of each group of strings, whatever its given.case."""
    if not given.case.strings:
        return None
    text = plain(given.answer.text)
    missing = [group for group in given.case.strings if not any(plain(item) in text for item in group)]
    value = 1 - len(missing) / len(given.case.strings)
    said = "; ".join(" or ".join(f"‘{item}’" for item in group) for group in missing)
    return Score(
        "strings", value, given.answer.text[:120], f"not said: {said}" if missing else "every expected string is said"
    )


def covers(citation: Citation, fragment: str, sources: Sources) -> bool:
    """Whether a citation holds the fragment, or at least 60% of one of its places; or is of the record of that id."""
    if citation.record.id == fragment or holds(citation.text, fragment):
        return True
    places = find(fragment, sources.get(citation.source, ""))
    cited = (citation.start, citation.end)
    return any(overlap(cited, place) >= COVERED * (place[1] - place[0]) for place in places)


def evidence(given: Given) -> Score | None:
    """For each group, a citation covers one of its fragments."""
    if not given.case.evidence:
        return None
    missing = [
        group
        for group in given.case.evidence
        if not any(
            covers(citation, fragment, given.sources) for citation in given.answer.citations for fragment in group
        )
    ]
    value = 1 - len(missing) / len(given.case.evidence)
    explanation = f"not cited: {missing[0][0][:100]!r}" if missing else "every expected place is cited"
    return Score("evidence", value, _cited(given.answer), explanation)


def evidence_strict(given: Given) -> Score | None:
    """As `evidence`, but the whole fragment has to be in the citation. Reported only."""
    if not given.case.evidence:
        return None
    met = sum(
        any(item == cited.record.id or holds(cited.text, item) for cited in given.answer.citations for item in group)
        for group in given.case.evidence
    )
    value = met / len(given.case.evidence)
    return Score(
        "evidence_strict",
        value,
        _cited(given.answer),
        f"{met} of {len(given.case.evidence)} wholly in a citation",
        counts=False,
    )


def _cited(answer: Answer) -> str:
    return ", ".join(f"[{c.key}] {c.source} {c.start}–{c.end}" for c in answer.citations) or "no citation"


def citation_verbatim(given: Given) -> Score | None:
    """Every citation's text is the source's text at its place, character for character."""
    if not given.answer.citations:
        return None
    wrong = [
        c
        for c in given.answer.citations
        if given.sources.get(c.source, "")[c.start : c.end] != c.text or c.start >= c.end
    ]
    value = 1 - len(wrong) / len(given.answer.citations)
    unknown = [c.source for c in wrong if c.source not in given.sources]
    explanation = "every citation is verbatim"
    if unknown:
        explanation = f"the text of the source ‘{unknown[0]}’ is not at hand, so it cannot be checked"
    elif wrong:
        explanation = f"[{wrong[0].key}] is not what {wrong[0].source} prints at {wrong[0].start}–{wrong[0].end}"
    return Score("citation_verbatim", value, _cited(given.answer), explanation)


def markers(given: Given) -> Score | None:
    """Every `[n]` in the text has its citation, every citation its marker, and an answer has at least one."""
    used = {int(key) for key in MARKER.findall(given.answer.text)}
    keys = [citation.key for citation in given.answer.citations]
    faults = [f"[{key}] is cited but never used" for key in sorted(set(keys) - used)]
    faults += [f"[{key}] has no citation" for key in sorted(used - set(keys))]
    faults += ["two citations share a key"] if len(keys) != len(set(keys)) else []
    faults += ["answered without a citation"] if given.answer.status in ANSWERS and not keys else []
    found = " ".join(f"[{key}]" for key in sorted(used)) or "no marker"
    return Score("markers", float(not faults), found, "; ".join(faults) or "markers and citations agree")


def forbidden_figure(given: Given) -> Score | None:
    """The first paragraph, which is what a person takes away, states none of the figures that would be wrong."""
    if not given.case.forbidden_figures:
        return None
    head = opening(given.answer.text)
    stated = [figure for figure in given.case.forbidden_figures if states(head, figure)]
    explanation = f"states {', '.join(stated)} as the answer" if stated else "states no wrong figure as the answer"
    return Score("forbidden_figure", float(not stated), ", ".join(printed_in(head)) or "no figure", explanation)


def statistic(given: Given) -> Score | None:
    """The figure is given as that of the expected group and response: the right number for the wrong people fails."""
    if not (given.case.group or given.case.response) or given.answer.status not in ANSWERS:
        return None
    wanted = [number for group in given.case.figures for item in group if (number := as_number(item))]
    stated = [item for item, _ in given.answer.statistics if any(_same(item, number) for number in wanted)]
    found = "; ".join(
        f"{item.printed}: {item.response or '–'}, {item.group or '–'}" for item, _ in given.answer.statistics
    )
    right = any(_named(item.group, given.case.group) and _named(item.response, given.case.response) for item in stated)
    asked = ", ".join(filter(None, (" or ".join(given.case.response), " or ".join(given.case.group))))
    explanation = f"given as that of {asked}" if right else f"is not given as that of {asked}"
    return Score("statistic", float(right), found[:300] or "no statistic", explanation)


def _same(item: Statistic, number: Printed) -> bool:
    """Equal, or printed alike: a bare '24.8' from a '%' column has a unit in the index and none standing alone."""
    return equal(item.value, item.unit, number.value, number.unit) or (item.printed == number.text)


def _named(name: str | None, expected: list[str]) -> bool:
    return not expected or (name is not None and plain(name) in {plain(item) for item in expected})


_BLOCK = re.compile(r"(?m)(?:^>.*\n?)+")
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"\n]+)\"")
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\]|\[…\])\s*")
_FEWEST_WORDS = 4


def _bare(text: str) -> str:
    """Without Markdown's own signs, which no respondent said."""
    return plain(re.sub(r"[*_\\`]", "", MARKER.sub("", text)))


def _quotations(text: str) -> Iterator[str]:
    """The quoted pieces of four words and more; fewer are a label or a word held at arm's length.

    A block quotation without quotation marks is quoted whole; one with them may name its speaker outside them.
    """
    text = MARKER.sub("", text)
    whole = [re.sub(r"(?m)^> ?", "", block) for block in _BLOCK.findall(text) if not _QUOTED.search(block)]
    marked = (match[1] or match[2] for match in _QUOTED.finditer(re.sub(r"(?m)^> ?", "", text)))
    for said in (*whole, *marked):
        yield from (piece for piece in _CUT.split(said.strip()) if len(piece.split()) >= _FEWEST_WORDS)


def quotation(given: Given) -> Score | None:
    """Every quotation of four words and more stands in a citation (or in the question) word for word."""
    quoted = list(_quotations(given.answer.text))
    if not quoted or given.answer.status not in ANSWERS:
        return None
    known = _bare("\n".join([given.case.question, *(citation.text for citation in given.answer.citations)]))
    wrong = [piece for piece in quoted if not says(known, _bare(piece).strip(" .,;:"))]
    value = 1 - len(wrong) / len(quoted)
    explanation = f"not in any citation: {wrong[0][:100]!r}" if wrong else "every quotation is verbatim"
    return Score("quotation", value, f"{len(quoted)} quotations", explanation)


def refusal_bare(given: Given) -> Score | None:
    """A refusal states no share and no sum of money, save those that the question itself names."""
    if not given.answer.status.startswith("unanswerable"):
        return None
    asked = {(number.value, number.unit) for number in numbers(given.case.question)}
    stated = [
        number.text
        for number in numbers(without_markers(given.answer.text))
        if number.unit is not Unit.COUNT and (number.value, number.unit) not in asked
    ]
    explanation = f"a refusal that states {', '.join(stated)}" if stated else "the refusal states no figure"
    return Score("refusal_bare", float(not stated), ", ".join(stated) or "no figure", explanation)


SCORERS: tuple[Scorer, ...] = (
    no_false_answer,
    no_false_refusal,
    figure,
    figure_first,
    strings,
    evidence,
    evidence_strict,
    citation_verbatim,
    markers,
    forbidden_figure,
    statistic,
    quotation,
    refusal_bare,
)


def score(case: Case, answer: Answer, sources: Sources) -> tuple[Score, ...]:
    """Every score that applies to this answer, in a fixed order."""
    given = Given(case, answer, sources)
    return tuple(found for scorer in SCORERS if (found := scorer(given)) is not None)
