"""What is doubtful in an eval set, found before a run: a wrong expectation is worse than a missing question.

An error is a contradiction or something that no answer can meet. A warning is worth a look: the figure is in none of
its evidence, nor a sum, difference or count of what is printed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.figures import as_number, states
from evals.reckoning import Known, known_of, same, supported
from evals.sets import CaseSet
from evals.texts import find, holds, plain
from index.records import Link, Record, Statistic


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about one case; `serious` for what no right answer could meet."""

    place: str
    id: str
    serious: bool
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.id}: {'error' if self.serious else 'warning'}: {self.message}"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What lint asks an index: which ids there are, and which statistics disagree."""

    records: Mapping[str, Record]
    links: Sequence[Link]


def lint(sets: Sequence[CaseSet], sources: Mapping[str, str], indexed: Indexed | None = None) -> list[Finding]:
    """Everything doubtful in the sets, in the order of their lines; `indexed` lets disagreements be seen too."""
    found = []
    indexed = indexed or Indexed({}, ())
    known = known_of(sources)
    first_place: dict[str, str] = {}
    first_asked: dict[str, tuple[str, Case]] = {}
    for one in sets:
        found += [Finding(f"{one.path}:{fault.line}", "–", serious=True, message=fault.message) for fault in one.faults]
        for line, case in zip(one.lines, one.cases, strict=True):
            place = f"{one.path}:{line}"
            said = [
                *_case(case, sources, indexed.records),
                *_forbidden(case, known),
                *_denied(case, indexed),
                *_against_others(case, place, first_place, first_asked),
            ]
            found += [Finding(place, case.id, serious, message) for serious, message in said]
    return found


Doubts = Iterator[tuple[bool, str]]


def _case(case: Case, sources: Mapping[str, str], records: Mapping[str, Record]) -> Doubts:
    if case.source is not None and case.source not in sources:
        yield True, f"source ‘{case.source}’ is not among the sources: {', '.join(sources) or 'none'}"
    for fragment in (item for group in case.evidence for item in group):
        if fragment not in records and not any(holds(text, fragment) for text in sources.values()):
            yield True, f"no source holds the fragment {fragment[:80]!r}"
    if not case.answerable:
        return
    if not case.evidence:
        yield False, "names no evidence, so a right figure from a wrong place would pass"
    fragments = [records[item].text if item in records else item for group in case.evidence for item in group]
    for group in case.figures:
        if not any(supported(figure, fragments, len(case.evidence)) for figure in group):
            yield False, f"{' or '.join(group)} is in none of its evidence, nor a sum, difference or count of it"
    around = plain("\n".join(line for fragment in fragments for line in _lines(fragment, sources)))
    astray = [group for group in case.strings if not any(plain(item) in around for item in group)]
    if astray:
        said = ", ".join(f"‘{' or '.join(group)}’" for group in astray)
        yield False, f"not in a line of its evidence: {said}"


def _lines(fragment: str, sources: Mapping[str, str]) -> Iterator[str]:
    """The whole lines (paragraphs, rows) of the sources that hold a fragment: a string may stand beside it."""
    for text in sources.values():
        for start, end in find(fragment, text):
            stop = text.find("\n", end)
            yield text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop]


def _forbidden(case: Case, known: Known) -> Doubts:
    for figure in case.forbidden_figures:
        if any(same(figure, expected) for group in case.figures for expected in group):
            yield True, f"{figure} is both expected and forbidden"
        number = as_number(figure)
        printed = plain(figure) in known.words if number is None else (number.value, number.unit) in known.figures
        if not printed and not states(case.question, figure):
            yield (
                False,
                f"the forbidden {figure} is neither printed nor a sum of a row of any source: a typing mistake?",
            )


def _denied(case: Case, indexed: Indexed) -> Doubts:
    """A figure forbidden although the sources disagree on it, so that a right answer has to show it."""
    for link in indexed.links if case.forbidden_figures else ():
        pair = (indexed.records.get(link.first), indexed.records.get(link.second))
        for one, other in (pair, pair[::-1]):
            if isinstance(one, Statistic) and isinstance(other, Statistic) and _expects(case, one):
                for figure in case.forbidden_figures:
                    if same(figure, other.printed):
                        yield True, f"forbids {figure}, which {other.locator.source} prints for the same: {link.note}"


def _expects(case: Case, statistic: Statistic) -> bool:
    """Whether this is the statistic that the case expects: its figure, in a place that the case names."""
    fragments = [item for group in case.evidence for item in group]
    return any(same(figure, statistic.printed) for group in case.figures for figure in group) and any(
        fragment == statistic.id or holds(statistic.text, fragment) or holds(fragment, statistic.text)
        for fragment in fragments
    )


def _against_others(
    case: Case, place: str, first_place: dict[str, str], first_asked: dict[str, tuple[str, Case]]
) -> Doubts:
    if case.id in first_place:
        yield True, f"the id is also at {first_place[case.id]}"
    first_place.setdefault(case.id, place)
    asked = plain("\n".join([*(turn.content for turn in case.history), case.question]))
    if asked in first_asked:
        where, other = first_asked[asked]
        same = (case.answerable, case.figures, case.strings) == (other.answerable, other.figures, other.strings)
        yield not same, f"asks the same as {other.id} ({where}){'' if same else ' but expects something else'}"
    first_asked.setdefault(asked, (place, case))
