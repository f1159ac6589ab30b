"""Several answers that a question names to have them added up: 'yes and don't know together'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import plainly
from assistant.subjects import Answers, Subject
from index.responses import stance


def joined(text: str, printed: Sequence[str]) -> tuple[str, ...]:
    """The printed answers that a question joins to one another: 'yes and don't know added up'.

    Small letters; of an answer with a stroke ('Neutral / Don't know') either part stands for it.
    """
    forms = {form for name in printed for form in _forms(name)}
    named = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    pair = rf"\b({named})['’”]?\s*(?:\b(?:or|and|plus|with)\b|&|\+)\s*(?:the )?['‘“]?({named})\b"
    found = re.search(pair, plainly(text)) if named else None
    return tuple(dict.fromkeys(found.groups())) if found else ()


def of_several(subject: Subject, said: Sequence[str]) -> Answers:
    """The printed answers of a subject that are meant by several; () where it has not all of them.

    Where a scale has two answers a side, 'disagree' is that side: 'disagree or neutral, combined'.
    """
    found: list[str] = []
    for word in said:
        same = [name for name in subject.responses if word in _forms(name)]
        taken = stance(same[0]) if same else None
        if taken is None:
            return ()
        side = subject.side(taken.polarity) if taken.strength != "strong" else ()
        found += side if len(side) > 1 else same
    return tuple(name for name in subject.responses if name in found)


def _forms(name: str) -> set[str]:
    return {plainly(part.strip()) for part in (name, *name.split("/")) if part.strip()}
