"""Words: tokens, stems and the small data file `words.toml`. Pure; the one place where a word is folded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import Stemmer

TOKEN = re.compile(r"[£]?\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+")
_LEAST_SHORT = 2  # letters of a short form
_STEMMER = Stemmer.Stemmer("english")
# Words that carry no subject: articles, pronouns, auxiliaries, prepositions. 'no', 'not', 'own' and 'more' do.
STOPWORDS = frozenset(
    """a about above across after again all also although am among an and any are as at be because been before being
    between both but by can could did do does doing down during each either else every few for from further get gets
    getting give gives given got had has have having he her here hers him his how i if in into is it its itself just
    let like made make makes may me might mine my myself of off on once one ones only onto or other our ours
    ourselves out over own per please put rather really same say says said saying see seen shall she should since so
    some such than that the their theirs them themselves then there these they this those though through thus to too
    toward towards under until up upon us use very via was we were what when where whether which while who whom
    whose why will with within would yet you your yours vs versus etc eg ie ll re ve don t s d m im ive youre thats
    whats theres cos cuz ever already still yet even else instead besides wont dont cant isnt arent didnt doesnt
    whod whatd whered howd theyd
    wasnt werent couldnt wouldnt hasnt havent shouldnt hey hi hello thanks thank ok okay well quite""".split()
)


def tokens(text: str) -> list[str]:
    """Lower-case words and numbers of a text, apostrophes made straight: "Don’t know, 62.4%" → don't, know, 62.4%."""
    return [match.group().lower().replace("’", "'") for match in TOKEN.finditer(text)]


@cache
def stem(word: str) -> str:
    """The stem of a lower-case word; possessive endings are dropped, numbers stay whole."""
    bare = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    return bare if bare[:1].isdigit() else str(_STEMMER.stemWord(bare.replace("'", "")))


def matters(word: str) -> bool:
    """Whether a word as written carries a subject: 'IT' in capitals does, 'it' does not."""
    low = word.lower().replace("’", "'")
    return word == "IT" or (low not in STOPWORDS and low.replace("'", "") not in STOPWORDS)


@cache
def stems(text: str) -> tuple[str, ...]:
    """Stems of the words of a text that carry a subject, in order."""
    words = (match.group() for match in TOKEN.finditer(text))
    return tuple(stem(_one(word).lower().replace("’", "'")) for word in words if matters(word))


def _one(word: str) -> str:
    """A short form in capitals without the ending of its plural: 'GPs' is 'GP'."""
    return word[:-1] if word[-1] == "s" and len(word) > _LEAST_SHORT and word[:-1].isupper() else word


def joined(words: tuple[str, ...], known: frozenset[str] | set[str]) -> tuple[str, ...]:
    """Stems joined or parted as the vocabulary writes them: front + line → frontline, lifecycle → life + cycle."""
    out: list[str] = []
    for word in words:
        if out and (whole := stem(out[-1] + word)) in known:
            out[-1] = whole
            continue
        cut = next(
            (
                place
                for place in range(4, len(word) - 3)
                if word not in known and word[:place] in known and word[place:] in known
            ),
            0,
        )
        out += [word[:cut], word[cut:]] if cut else [word]
    return tuple(out)


@cache
def all_stems(text: str) -> tuple[str, ...]:
    """Stems of every word of a text, in order, stop words too."""
    return tuple(stem(word) for word in tokens(text))


def overlap(first: str, second: str) -> float:
    """How alike two labels are by their words: shared stems over the smaller set, damped where the other says more.

    Between 0 and 1: 'Digital leadership within each organisation' and '… within my organisation' are one; 'Digital
    leadership' alone is not.
    """
    a, b = frozenset(stems(first)), frozenset(stems(second))
    if not a or not b:
        return float(first.strip().lower() == second.strip().lower())
    shared = len(a & b)
    return 0.5 * shared / min(len(a), len(b)) + 0.5 * shared / len(a | b)


@cache
def data() -> dict[str, Any]:
    """The data file, read once."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+").replace("'", "[’']?") for phrase in ordered)
    return re.compile(rf"(?<![\w’'])(?:{words})(?![\w]|[’']t\b)", re.IGNORECASE)


def find_phrases(text: str, phrases: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where any of the phrases stands in a text as whole words, longest first; apostrophes may be curly or missing."""
    known = tuple(phrases)
    return _pattern(known).finditer(text) if known else iter(())  # a pattern of no words would match everywhere
