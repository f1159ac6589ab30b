"""Which year a question asks about, where the sources print figures of several: the latest where it names none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.subjects import Subject
from index.grids import parts

_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b")


class Years:
    """The years of which tables have columns, by table."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._of: dict[str, set[str]] = {}
        self._subjects = {subject.id: subject for subject in subjects if subject.year}
        for subject in self._subjects.values():
            self._of.setdefault(parts(subject.id)[0], set()).add(subject.year)

    def fits(self, subject_id: str, text: str) -> bool:
        """Whether a subject or table is of a year that the question names; of the latest where it names none."""
        table, _, year = parts(subject_id)
        known = self._of.get(table, set())
        named = years_named(text) & known
        return not year or year in (named or {max(known)})

    def twin(self, subject: Subject, text: str) -> Subject | None:
        """The same row in the year that a text names, where the table prints it."""
        known = self._of.get(parts(subject.id)[0], set())
        years = sorted(years_named(text) & known)
        return self._subjects.get(subject.id.replace(f"-{subject.year}", f"-{years[0]}", 1)) if years else None

    def others(self, subject: Subject) -> tuple[Subject, ...]:
        """The same row in the other years that its table prints."""
        known = sorted(self._of.get(parts(subject.id)[0], ())) if subject.year else []
        ids = (subject.id.replace(f"-{subject.year}", f"-{year}", 1) for year in known if year != subject.year)
        return tuple(self._subjects[id] for id in ids if id in self._subjects)

    def wrong(self, subject_id: str, text: str) -> bool:
        """Whether a question names years, and the table of this subject prints figures of others only."""
        table, _, year = parts(subject_id)
        named = years_named(text)
        return bool(named and year and not named & self._of[table])


def years_named(text: str) -> set[str]:
    """The years that a text names, as printed: '2013', '2018/19'."""
    return set(_YEAR.findall(text))
