"""Kinds of people who took part, as the tables of the sample name them: no source prints what one kind answered.

'How many heads of service blamed the roof?' asks for less than the group whose figure is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.query import Query
from assistant.thesaurus import meanings, named_by
from assistant.whose import asks_both_sides, groups_asked
from index.words import stems

_PARTS = re.compile(r"\s*(?:[/,;()]|\b(?:or|and|etc|eg)\b)\s*", re.IGNORECASE)
_HEAD = re.compile(r"^(?P<head>[\w-]+)(?= of )")
_SAY = 2  # how surely they are said to have answered: 'what share of', 'did … agree'
_NAMED = 1  # and enough where 'each group' is asked about, and these alone are named
_OTHERS = re.compile(r"\s*(?:of|['’]s?)\b", re.IGNORECASE)  # 'members of the public', "members' engagement"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The names of the kinds of people in the sample, each with the words of the table that name it."""

    forms: Mapping[str, str]
    groups: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Kinds:
        """Those of an index, with what everyday words call them; the groups themselves are none."""
        printed = (
            name
            for subject in catalogue.subjects.values()
            if subject.nominal and subject.survey_question is None
            for name in (subject.responses if any(subject.responses) else subject.labels)
            if name
        )
        pieces = {piece for name in printed for piece in _PARTS.split(name) if len(piece) > 1}
        forms = {form: piece for piece in sorted(pieces) for name in (piece, *named_by(piece)) for form in _forms(name)}
        return cls({form: piece for form, piece in forms.items() if form not in catalogue.forms}, catalogue.forms)

    def answering(self, query: Query) -> list[str]:
        """The kinds whose own answers a question asks for; none where the row itself is about them."""
        best = query.best
        if best is None or best.subject.survey_question is None:
            return []
        labels = [label for choice in (best, *query.also) for label in choice.subject.labels]
        about = {word for label in labels for word in stems(label)}
        senses = {number for label in labels for _, _, number in meanings(stems(label))}
        sides = asks_both_sides(query.text) and not groups_asked(query.text, self.groups)
        found = []
        for item in groups_asked(query.text, self.forms):
            spoken = query.text[item.start : item.end]
            row = set(stems(item.group)) <= about or set(stems(spoken)) & about or senses & _meant(spoken)
            if item.sure >= (_NAMED if sides else _SAY) and not row and not _OTHERS.match(query.text, item.end):
                found.append(spoken)
        return found


def _meant(name: str) -> set[int]:
    """What a name means as a whole: the 'IT' of 'heads of IT' is not what they are."""
    words = stems(name)
    return {number for start, end, number in meanings(words) if end - start == len(words)}


def _forms(name: str) -> list[str]:
    """A name in lower case, and of several: 'head of parks' → 'heads of parks'."""
    low = re.sub(r"[\s-]+", " ", name.lower().strip())
    many = _HEAD.sub(r"\g<head>s", low) if _HEAD.match(low) else f"{low}s"
    return [low] if low.endswith("s") else [low, many]
