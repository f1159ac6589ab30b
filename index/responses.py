"""What an answer to a survey question means: its polarity and its strength, whatever words it is printed in.

'Strongly Agree' is (+, strong), 'Yes' (+, plain), 'Not Important' (-, plain), 'Neutral / Don't Know' (0, plain);
'No, but we intend to create one' is an answer of its own and has no stance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.words import data

Polarity = Literal["+", "-", "0"]
Strength = Literal["strong", "plain", "mild"]


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity and strength of an answer."""

    polarity: Polarity
    strength: Strength = "plain"


@cache
def stance(label: str) -> Stance | None:
    """The stance that a printed answer takes, or None where it is an answer of its own (or no answer at all)."""
    words = data()["responses"]
    bare = re.sub(r"\s+", " ", label.lower().replace("’", "'")).strip(" .:%")
    if not bare or len(bare.split()) > 6:
        return None
    parts = [part.strip() for part in re.split(r"\s*/\s*|\s+or\s+", bare)]
    if bare.startswith("neither ") or any(part in words["neutral"] for part in (bare, *parts)):
        return Stance("0")
    strength: Strength = "plain"
    for name in ("strong", "mild"):
        for word in words[name]:
            if bare.startswith(f"{word} "):
                strength, bare = ("strong" if name == "strong" else "mild"), bare[len(word) + 1 :]
    if bare in words["negative"] or (bare.startswith("not ") and bare[4:].strip() in words["positive"]):
        return Stance("-", strength)
    if bare in words["positive"]:
        return Stance("+", strength)
    return None


def of_polarity(labels: Sequence[str], polarity: Polarity) -> tuple[str, ...]:
    """The answers of this polarity, in the order printed."""
    return tuple(label for label in labels if (found := stance(label)) and found.polarity == polarity)


def headline(labels: Sequence[str]) -> tuple[str, ...]:
    """The answers that a bare 'how many?' asks for: all that agree; where none takes sides, the first printed."""
    return of_polarity(labels, "+") or tuple(labels[:1])


def is_scale(labels: Sequence[str]) -> bool:
    """Whether these heads are answers: at least two take a stance, and at most one is an answer of its own."""
    taken = [stance(label) for label in labels]
    return len(labels) >= 2 and sum(found is not None for found in taken) >= max(2, len(labels) - 1)
