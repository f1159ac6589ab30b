"""Which proper names a question holds: those in capitals, and those that the sources write in capitals only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.thesaurus import known_words
from index.words import STOPWORDS, TOKEN, data, stem, stems, tokens

_FIRST_PERSON = re.compile(
    r"\b(?:i|i['’]?m|we|we['’]?re|my|our|us)\b[^.?!;:]{0,40}?\b(?:from|in|at|for|of)\s+(?:the\s+)?\w+(?:\s+[A-Z]\w+)*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.?!:;(\"“‘\n])\s*$")
_SHOUTED = 0.6  # of the letters in capitals: nothing can be told from them
_SMALL = 4  # letters: shorter words in small letters are no names


class Naming:
    """Knows which words the texts of an index write in capitals only."""

    def __init__(self, texts: Iterable[str]) -> None:
        small: set[str] = set()
        capital: set[str] = set()
        for text in texts:
            for found in TOKEN.finditer(text):
                word = found.group().removesuffix("'s").removesuffix("’s")
                (small if word[:1].islower() else capital).add(word.lower())
        self._small = frozenset(stem(word) for word in small)
        self._proper = frozenset(word for word in (stem(one) for one in capital) if word not in self._small)

    def names(self, text: str) -> tuple[str, ...]:
        """The stems of the names in a question, without those by which somebody says who is asking."""
        letters = [letter for letter in text if letter.isalpha()]
        shouted = sum(letter.isupper() for letter in letters) > _SHOUTED * max(1, len(letters))
        own = [match.span() for match in _FIRST_PERSON.finditer(text)]
        found: list[str] = []
        for match in TOKEN.finditer(text):
            root = next(iter(stems(match.group())), "") or stem(match.group().lower().replace("’", "'"))
            if any(start <= match.start() < end for start, end in own) or not self._may_name(match.group(), root):
                continue
            capital = match.group()[0].isupper() and not shouted and not _OPENS.search(text[: match.start()])
            known = root in self._proper and len(root) >= _SMALL
            if (capital and root not in self._small) or known:
                found.append(root)
        return tuple(dict.fromkeys(found))

    def is_known(self, root: str) -> bool:
        """Whether the sources write this word, and in capitals only."""
        return root in self._proper and root not in _common()

    def writes_small(self, root: str) -> bool:
        """Whether the sources write this word in small letters anywhere, so that a capital tells nothing."""
        return root in self._small

    def _may_name(self, word: str, root: str) -> bool:
        return word[0].isalpha() and len(root) > 1 and root not in _common()


@cache
def _common() -> frozenset[str]:
    """Stems that name nobody though they may stand in capitals: of the data files, and of months and days."""
    dated = "january february march april may june july august september october november december monday tuesday "
    dated += "wednesday thursday friday saturday sunday"
    dated += " english british scottish welsh irish european american americans"
    groups = [word for forms in data()["groups"].values() for form in forms for word in tokens(form)]
    asked = [
        word for part in ("asked", "responses") for forms in data()[part].values() for word in tokens(" ".join(forms))
    ]
    words = [*STOPWORDS, *data()["idle"]["words"], *data()["frame"]["words"], *dated.split(), *groups, *asked]
    return frozenset(stem(word) for word in words) | known_words()
