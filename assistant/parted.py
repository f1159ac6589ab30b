"""Measures that one question names side by side: 'leadership in the council against leadership across the sector'.

Each side of the word that joins them is read by itself. The sides must be different rows of one table; a row that
accounts for both of them ('officers and elected members collaborate …') is one measure and no pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.asked import Asked
from assistant.choices import Chooser
from assistant.matching import Words
from assistant.query import Choice
from assistant.whose import Named

Reader = Callable[[str, Asked, Sequence[Named]], Words]

_AGAINST = re.compile(
    r"\b(?:versus|vs\.?|v\.?|against|compared (?:with|to)|as opposed to|ahead of|behind|than)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\band\b|\bor\b|&|\bn\b|[,;/]|\bplus\b|\bthen\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:figures|percentages|numbers|shares|scores|both|two|respectively|separately)\b", re.IGNORECASE
)
_SAID = 0.2  # how much of its label must be said of each,
_WHOLE = 0.9  # unless it explains so much of its side,
_OWN = 0.3  # how much of its side each must explain,
_SCORE = 0.33  # how well it must fit,
_AHEAD = 0.03  # how much better than the other's,
_MORE = 0.1  # and how much more of the question the two explain than one
_ALONE = 0.8  # from so much on one measure accounts for what stands beside each other
_MOST = 4  # measures of one question


@dataclass(frozen=True, slots=True)
class Parted:
    """Reads the sides of a question with the chooser of one index; `read` gives the words of a text."""

    chooser: Chooser
    read: Reader

    def measures(
        self, text: str, asked: Asked, named: Sequence[Named], groups: Sequence[str], alone: Sequence[Choice]
    ) -> tuple[Choice, ...]:
        """The two or more measures that a question names, in its order; () where it names one.

        `alone` are the readings of it as a whole.
        """
        whole = max((choice.own for choice in alone if _printed(choice, groups)), default=0.0)
        listed = self._listed(text, asked, named, groups)
        if len(listed) > 2 and self._own(text, asked, named, listed) >= whole + _MORE:
            return listed[:_MOST]
        best: tuple[float, tuple[Choice, ...]] = (0.0, ())
        joints = [(_AGAINST, whole - _AHEAD)] + (
            [(_BESIDE, whole + _MORE)] if whole < _ALONE and _several(text) else []
        )
        for joint, least in joints:
            for match in joint.finditer(text):
                if any(start <= match.start() < end for start, end in asked.spans):
                    continue
                spans = ((0, match.start()), (match.end(), len(text)))
                pair = self._pair(text, spans, asked, named, groups, every=joint is _BESIDE)
                own = self._own(text, asked, named, pair) if pair else 0.0
                if pair and own >= max(least, best[0] + _AHEAD):
                    best = own, pair
        return best[1]

    def _pair(
        self,
        text: str,
        spans: tuple[tuple[int, int], tuple[int, int]],
        asked: Asked,
        named: Sequence[Named],
        groups: Sequence[str],
        *,
        every: bool,
    ) -> tuple[Choice, ...]:
        """The best row of each side where they are two rows of one table, and clearly so on one side or on `every`."""
        left, right = (self._side(text, span, asked, named, groups) for span in spans)
        found: list[tuple[float, tuple[Choice, ...]]] = []
        for one in left:
            other = next((choice for choice in right if choice.subject.table == one.subject.table), None)
            first = next(choice for choice in left if choice.subject.table == one.subject.table)
            if other is None or one is not first or one.subject.id == other.subject.id:
                continue
            clear = _behind(other, left, one), _behind(one, right, other)
            if all(clear) or (any(clear) and not every):
                found.append((one.score + other.score, (one, other)))
        return max(found, key=lambda item: item[0], default=(0.0, ()))[1]

    def _side(
        self, text: str, span: tuple[int, int], asked: Asked, named: Sequence[Named], groups: Sequence[str]
    ) -> list[Choice]:
        """The measures that a part of a question may mean, best first."""
        start, end = span
        spans = tuple((max(a, start) - start, min(b, end) - start) for a, b in asked.spans if a < end and start < b)
        part = replace(asked, spans=spans)
        people = [
            replace(item, start=item.start - start, end=item.end - start)
            for item in named
            if start <= item.start and item.end <= end
        ]
        words = self.read(text[start:end], part, people)
        if not words.weight:
            return []
        found = self.chooser.choices(text[start:end], words, part, people)
        return [
            choice
            for choice in found
            if (choice.said >= _SAID or choice.own >= _WHOLE)
            and choice.own >= _OWN
            and choice.score >= _SCORE
            and _printed(choice, groups)
        ]

    def _listed(self, text: str, asked: Asked, named: Sequence[Named], groups: Sequence[str]) -> tuple[Choice, ...]:
        """Three measures or more, one between each two commas."""
        cuts = [
            0,
            *(
                place
                for match in re.finditer(r"[,;:]|\band\b|\s[-–—]\s", text, re.IGNORECASE)
                for place in match.span()
            ),
        ]
        pieces = list(zip([*cuts[::2]], [*cuts[1::2], len(text)], strict=True))
        if len(pieces) < 3:
            return ()
        sides = [side[0] for piece in pieces if (side := self._side(text, piece, asked, named, groups))]
        tables = [choice.subject.table for choice in sides]
        once = {choice.subject.id: choice for choice in sides if choice.subject.table == max(tables, key=tables.count)}
        return tuple(once.values())

    def _own(self, text: str, asked: Asked, named: Sequence[Named], choices: Sequence[Choice]) -> float:
        """How much of the whole question these measures explain together, by weight."""
        words = self.read(text, asked, named)
        labels = [self.chooser.label_of(choice) for choice in choices]
        held = [False] * len(words.stems)
        for label in labels:
            for position, word in enumerate(words.stems):
                held[position] |= word in label.stems
            for start, end, sense in words.senses:
                if sense in label.senses:
                    held[start:end] = [True] * (end - start)
        told = sum(weight for weight, one in zip(words.weights, held, strict=True) if one)
        return told / words.weight if words.weight else 0.0


def _several(text: str) -> bool:
    """Whether the question itself says that it asks for several: 'and' alone may stand inside a label."""
    return cues.wants_comparison(text) or cues.wants_difference(text) or bool(_FIGURES.search(text))


def _printed(choice: Choice, groups: Sequence[str]) -> bool:
    """Whether there is any value of the groups asked about."""
    return not groups or set(groups) <= set(choice.subject.groups)


def _behind(choice: Choice, side: Sequence[Choice], own: Choice) -> bool:
    """Whether a measure fits a side clearly worse than the side's own."""
    same = next((one for one in side if one.subject.id == choice.subject.id), None)
    return same is None or same.score < own.score - _AHEAD
