"""Whether words in quotation marks are speech, or a row label, a survey question, a title, a scare quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.leadins import SOLO
from index.marks import Marked
from index.speakers import SPEECH
from index.words import overlap, tokens

_SENTENCE_END = re.compile(r"[.!?…]$")
_SHARE = re.compile(r"^[\s*_]*[(:,–-]?\s*\d[\d.,]*\s?(?:%|per\s?cent)")
_INTRODUCED = re.compile(rf"(?::|\b{SPEECH}[,:]?(?:\s+that)?)[\s*_]*$", re.IGNORECASE)
_ATTRIBUTED = re.compile(rf"^[\s*_,]*(?:{SPEECH}\b|(?:one|another|he|she|it)\s+{SPEECH}\b)", re.IGNORECASE)
_SAYS = re.compile(rf"\b{SPEECH}\s*[:,]\s*$", re.IGNORECASE)
_ALIKE = 0.8  # 'Help front line organisations to deliver …' is the row 'Help my organisation to deliver …'
_WORDS = 4
_NEAR = 200  # characters


class Spoken:
    """Tells speech from the rest, knowing the row labels and survey questions of one source."""

    def __init__(self, labels: Sequence[str], asked: Iterable[str | None]) -> None:
        self._near = tuple(dict.fromkeys(label for label in labels if len(tokens(label)) > 2))
        self._exact = {_fold(words) for words in (*labels, *asked) if words}

    def stands_alone(self, words: str) -> bool:
        """Whether a paragraph of nothing but quoted words is a quote: it is, unless it names a row or a publication."""
        return bool(tokens(words)) and _fold(words) not in self._exact and not _is_title(words)

    def in_doubles(self, text: str, masked: str, span: Marked) -> bool:
        """Whether words in double marks are speech: emphasised, introduced, a sentence's end, or at least four."""
        words, (before, after) = text[span.start : span.end], _beside(masked, span)
        if not tokens(words) or self._is_label(words, before, after):
            return False
        if _INTRODUCED.search(before) or _ATTRIBUTED.match(after):
            return True
        if _is_title(words) or (not span.closed and tokens(before)):  # a mark that nothing closes is a slip of the pen
            return False
        return span.emphasised or len(tokens(words)) >= _WORDS or bool(_SENTENCE_END.search(words))

    def in_singles(self, text: str, masked: str, span: Marked) -> bool:
        """Whether words in single marks are speech: only where a verb of speech stands right beside them."""
        words, (before, after) = text[span.start : span.end], _beside(masked, span)
        beside = _SAYS.search(before) or _ATTRIBUTED.match(after)
        return bool(beside) and len(tokens(words)) >= _WORDS and not self._is_label(words, before, after)

    def _is_label(self, words: str, before: str, after: str) -> bool:
        """Whether quoted words name a row: the same words, or nearly and said by nobody, or a share follows them."""
        if _fold(words) in self._exact or _SHARE.match(after):
            return True
        alone = SOLO.search(after) or SOLO.search(before)
        return not alone and any(overlap(words, label) >= _ALIKE for label in self._near)


def _beside(masked: str, span: Marked) -> tuple[str, str]:
    """The text before and after a quotation, as far as it can attribute it."""
    return masked[max(0, span.first - _NEAR) : span.first], masked[span.last : span.last + _NEAR]


def _fold(words: str) -> str:
    """Words for comparison: case, punctuation and quotation marks do not count."""
    return " ".join(tokens(words))


def _is_title(words: str) -> bool:
    """Whether two or more words stand capitalised as a title: “The Start of the Possible”."""
    long = [word for word in re.findall(r"\w[\w’'-]*", words) if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long) and not _SENTENCE_END.search(words)
