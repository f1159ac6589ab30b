"""Words and printed numbers as tokens, and BM25 over them. The only import of bm25s and of the stemmer.

What dense vectors miss, this keeps: '62.4%', '£1.5m', '16-24', '1999' are tokens of their own. Tokens only rank;
whether two numbers are the same is `printed`'s to say.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import bm25s
import numpy as np
import Stemmer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to tell everything

_NUMBER = r"[£$€]?\d+(?:,\d{3})*(?:\.\d+)?"
_TAIL = r"(?:\s?%|\s?per\s?cent(?!\w)|\s?percent(?!\w)|\s(?:million|billion)(?!\w)|[a-z]+)?"
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER}{_TAIL}(?:[-/]{_NUMBER}{_TAIL})*)|(?P<word>[^\W\d_](?:['-]?\w)*)", re.IGNORECASE
)
_SAME = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "−": "-"})  # not '—': it parts two words
_UNITS = {"per cent": "%", "percent": "%", " %": "%", "million": "m", "billion": "bn", ",": ""}


def tokens(text: str) -> list[str]:
    """The tokens of a text: stems of words, and numbers with their unit. An acronym ('IT') is also kept in capitals."""
    stem = Stemmer.Stemmer("english", 0)  # one a call: a stemmer is not to be shared between threads
    found: list[str] = []
    for match in _TOKEN.finditer(text.translate(_SAME)):
        if match["number"]:
            found.extend(_number(match["number"]))
        else:
            found.extend(_word(match["word"], stem))
    return found


def _number(printed: str) -> list[str]:
    """'42.10 per cent' → 42.1%, 42.1; '£1,204' → £1204, 1204; '2013/14' → 2013/14, 2013; '16-24' stays one token."""
    token = re.sub(r"\s+", " ", printed.lower())
    for written, unit in _UNITS.items():
        token = token.replace(written, unit)
    token = token.replace(" ", "")
    if re.search(r"[-/]", token):
        year = re.match(r"(?:19|20)\d\d(?=[-/])", token)
        return [token, year[0]] if year else [token]
    if token[-1] != "%" and token[0] not in "£$€":
        return [token]
    token = re.sub(r"\.(\d*?)0+(?!\d)", lambda zeros: f".{zeros[1]}" if zeros[1] else "", token)
    return [token, token.strip("%£$€")]


def _word(word: str, stem: Stemmer.Stemmer) -> list[str]:
    """'In-house' → in, hous, inhous; "don't" → dont; 'IT' → it, IT."""
    plain = re.sub(r"'s?(?!\w)|'", "", word)
    parts = [part for part in plain.split("-") if part]
    stems: list[str] = stem.stemWords([part.casefold() for part in parts])
    if len(parts) > 1:
        stems.append(stem.stemWord("".join(parts).casefold()))
    return stems + [part for part in parts if len(part) > 1 and part.isupper()]


class Lexical:
    """BM25 over the texts of one kind of record; positions are those of the texts it was built from."""

    def __init__(self, scorer: bm25s.BM25 | None) -> None:
        self._scorer = scorer

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> Lexical:
        """From the tokens of each text. No text at all, or none with a token, is an index that finds nothing."""
        vocabulary = {token: number for number, token in enumerate(sorted({token for text in texts for token in text}))}
        if not vocabulary:
            return cls(None)
        # Given as numbers: bm25s would number the tokens in the order of a set, which differs from run to run.
        scorer = bm25s.BM25(method="lucene", backend="numpy")
        scorer.index(([[vocabulary[token] for token in text] for text in texts], vocabulary), show_progress=False)
        return cls(scorer)

    def save(self, folder: Path) -> None:
        """Write into `folder`, which is made; nothing is written where there is nothing to find."""
        if self._scorer is not None:
            folder.mkdir(parents=True)
            self._scorer.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        """What `save` wrote; an index that finds nothing where there is no folder."""
        return cls(bm25s.BM25.load(folder, load_corpus=False) if folder.is_dir() else None)

    def scores(self, text: str) -> list[tuple[int, float]]:
        """(position, score) of each text that shares a token with this one, unordered. A repeated word counts once."""
        asked = list(dict.fromkeys(tokens(text)))
        if self._scorer is None or not asked:
            return []
        scores = self._scorer.get_scores(asked)
        return [(int(at), float(scores[at])) for at in np.flatnonzero(scores > 0)]
