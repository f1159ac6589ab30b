"""What an index can be asked for, made ready to match questions with: measures, lists, groups, answers, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings
from rapidfuzz import fuzz, process

from assistant.hints import Hints
from assistant.matching import Label, Weights, label
from assistant.named_sources import SourceNames
from assistant.pieces import Pieces
from assistant.subjects import Answers, Subject, Table, subjects_of, tables_of
from assistant.thesaurus import known_words
from assistant.wordings import wordings_of
from assistant.years import Years
from index.attuned import Attuned, row_text
from index.extract import label_of
from index.grids import parts
from index.groups import family_forms
from index.printed import numbers
from index.records import Passage, Quote, Statistic
from index.responses import stance
from index.store import Index
from index.words import STOPWORDS, TOKEN, data, stem, stems, tokens

_LEAST_TYPO = 5  # letters: in shorter words one slip makes another word
_LONGEST_TYPO = 30  # letters: what is longer is no word
_YES = re.compile(r"yes\b", re.IGNORECASE)
_LOOKED_AT = 4  # words that are as near
_ALIKE = 82  # of 100: one slip in a word of six letters
# No other word is one of these with two letters swapped, as 'three' is 'there' and 'form' is 'from'.
_SMALL = frozenset("the and that what which with this they their when where have who how".split())


@dataclass(frozen=True, slots=True)
class Option:
    """Something a question can ask the value of: a subject, and the answer where the answers are worded."""

    subject: Subject
    answers: Answers | None
    label: Label


class Catalogue:
    """Built once from an index; everything in it is read-only.

    `groups` are such as a question may name though this index prints nothing of them: other sources do.
    """

    def __init__(
        self, index: Index, embedder: Embeddings, groups: Sequence[str] = (), attuned: Attuned | None = None
    ) -> None:
        statistics = [record for record in index.of_kind("statistic") if isinstance(record, Statistic)]
        self.subjects = subjects_of(statistics)
        self.tables: dict[str, Table] = tables_of(self.subjects)
        self.years = Years(self.subjects.values())
        self.counts = {
            (item.subject, item.group, item.response): item
            for item in statistics
            if item.origin == "table" and parts(item.subject)[1] == "n"
        }
        self.entries = tuple(item for item in statistics if item.origin == "list")
        self.told = tuple(item for item in statistics if item.origin == "prose" and item.subject == item.id)
        self.sources = index.sources
        self.surveys = frozenset(subject.source for subject in self.subjects.values())
        self.groups = tuple(dict.fromkeys([*(item.group for item in statistics if item.group), *groups]))
        self.forms, self.strangers = family_forms(self.groups)
        self.names = SourceNames(index.sources, [form for form, group in self.forms.items() if group in self.groups])
        answers = (name for subject in self.subjects.values() for name in subject.responses if name)
        self.printed = tuple(dict.fromkeys(answers))
        self._bases = {
            (item.locator.source, item.group): (item.base, int(number.value))
            for item in statistics
            if item.base and item.group and item.origin == "prose"
            for number in list(numbers(item.base))[:1]
        }
        passages, quotes = index.of_kind("passage"), index.of_kind("quote")
        texts = [record.text for record in passages]
        self.weights = Weights([*texts, *(subject.label for subject in self.subjects.values())])
        self.options = tuple(self._options())
        self.hints = Hints.of([option.label for option in self.options])
        self.compounds = frozenset(word for option in self.options for word in option.label.stems)
        self._pairs = {
            pair for option in self.options for pair in zip(option.label.stems, option.label.stems[1:], strict=False)
        }
        self.spoken = frozenset(
            word for option in self.options for word in (*option.label.stems, *option.label.context)
        )
        names, rows = index.vocabulary()
        known = dict(zip(names, rows, strict=True))
        self._vectors = self._matrix(known, embedder)
        self._attuned = attuned
        self._rows = attuned.rows([_as_row(option) for option in self.options]) if attuned else None
        self.pieces = Pieces((item for item in passages if isinstance(item, Passage)), known, embedder)
        told = [item.text for item in statistics]
        spelt = {word for text in [*texts, *told, *(quote.text for quote in quotes)] for word in tokens(text)}
        self._words = frozenset(spelt) | _language()
        self._known = self.weights.known | known_words() | frozenset(word for text in told for word in stems(text))
        signed = [item.text for item in passages if getattr(item, "role", "") == "byline"]
        self.offices = {text.splitlines()[0].strip(): text for text in signed}
        speakers = (item.speaker for item in quotes if isinstance(item, Quote) and item.speaker)
        full = (name for name in speakers if len(name.split()) > 1)
        self.wordings = wordings_of([quote for quote in quotes if isinstance(quote, Quote)], index.sources)
        self.people = tuple(dict.fromkeys([*self.offices, *full]))
        heard = [
            (getattr(item, "speaker", None) or getattr(item, "author", None), item) for item in (*passages, *quotes)
        ]
        self.heard_in = {
            name: frozenset(item.locator.source for by, item in heard if by == name) for name in self.people
        }
        self._mending: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= _LEAST_TYPO and word.isalpha():
                self._mending.setdefault(word[0], []).append(word)

    def alike(self, vector: np.ndarray) -> np.ndarray:
        """Cosine of a question with each option: the mean of its label alone and of its label in its context."""
        return np.asarray(self._vectors[0] @ vector + self._vectors[1] @ vector) / 2

    def lifts(self, text: str) -> np.ndarray:
        """How much better each option fits a question than none of them does; 0 where no model is attuned to that."""
        if self._attuned is None or self._rows is None:
            return np.zeros(len(self.options))
        return self._attuned.fits(text, self._rows)

    def spelt(self, text: str) -> str:
        """The text with misspelt words mended: a word that nobody knows, and that is one slip away from a known one."""

        def mend(match: re.Match[str]) -> str:
            word = match.group()
            low = word.lower()
            if low not in self._words and stem(low) not in self._known and (meant := _swapped(low)):
                return meant
            if not _LEAST_TYPO <= len(word) <= _LONGEST_TYPO or low in self._words:
                return word
            if low[-1] == low[-2] and low[:-1] in self._words:
                return low[:-1]  # before stems are asked: the stem of 'locall' is 'local', that of 'local' is not
            if stem(low) in self._known:
                return word
            alike = process.extract(
                low, self._mending.get(low[0], ()), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_LOOKED_AT
            )
            return next((near for near, _, _ in alike if self._is_slip(low, near)), word)

        return re.sub(r"(?<![\w’'])[^\W\d_]{3,}\b(?![’']\w)", mend, text)

    @property
    def bases(self) -> tuple[int, ...]:
        """How many of each group answered, as the sources print it."""
        return tuple(number for _, number in self._bases.values())

    def base_text(self, group: str) -> str | None:
        """How a source prints how many of a group answered."""
        return next((text for (_, name), (text, _) in self._bases.items() if name == group), None)

    def labelled(self, text: str, start: int, end: int) -> bool:
        """Whether these words and the next one stand together in a label: 'supplier' in 'supplier inflexibility'."""
        after = TOKEN.search(text, end)
        if not after or text[end : after.start()].strip():
            return False
        return stems(f"{text[start:end].rsplit(maxsplit=1)[-1]} {after.group()}") in self._pairs

    def count_of(self, share: Statistic) -> Statistic | None:
        """The number of answers that a table prints beside a share."""
        table, _, _ = parts(share.subject)
        return self.counts.get((share.subject.replace(table, f"{table}n", 1), share.group, share.response))

    def tables_with(self, answer: str) -> int:
        """How many tables print an answer."""
        return sum(answer in table.responses for table in self.tables.values())

    def knows(self, word: str) -> bool:
        """Whether any source or data file has a word of this stem."""
        return word in self._known

    def _is_slip(self, word: str, near: str) -> bool:
        """Whether `near` is what `word` was meant to be: a letter left out, doubled or swapped.

        Another letter only in a word that labels use, since 'muddle' is no 'middle'. A word that only continues another
        is its own ('complain').
        """
        if near.startswith(word) or word.startswith(near) or abs(len(near) - len(word)) > 1:
            return sorted(word) == sorted(near)
        short, long = sorted((word, near), key=len)
        letters = iter(long)
        if len(short) < len(long) and all(letter in letters for letter in short):
            return True
        return sorted(word) == sorted(near) or (len(word) >= _LEAST_TYPO + 1 and stem(near) in self.spoken)

    def base(self, group: str | None, source: str) -> tuple[str, int] | None:
        """How many of a group answered, where a source prints it: ('22 Supplier Personnel', 22)."""
        return self._bases.get((source, group)) if group else None

    def _options(self) -> Iterable[Option]:
        for subject in self.subjects.values():
            table = self.tables[subject.table]
            around = " ".join([table.survey_question or "", table.title, *(subject.trail[1:] or subject.trail)])
            worded = subject.nominal and not all(_plain(name) for name in subject.responses)
            if not worded:
                for number, text in enumerate({stems(text): text for text in reversed(subject.labels)}.values()):
                    yield Option(subject, None, label(f"{subject.id}~{number}", text, around))
            for name in subject.responses if worded else ():
                text = subject.label if (_plain(name) or _YES.match(name)) and subject.survey_question else name
                yield Option(subject, (name,), label(f"{subject.id}#{name}", text, f"{around} {subject.label}"))

    def _matrix(self, known: dict[str, np.ndarray], embedder: Embeddings) -> tuple[np.ndarray, np.ndarray]:
        wanted = [(option.label.text, _in_context(option)) for option in self.options]
        missing = sorted({text for pair in wanted for text in pair if text not in known})
        if missing:
            made = np.asarray(embedder.embed_documents(missing), dtype=np.float32)
            known |= dict(zip(missing, made, strict=True))
        if not wanted:
            empty = np.zeros((0, len(next(iter(known.values()), (0.0,)))), dtype=np.float32)
            return empty, empty
        return np.stack([known[text] for text, _ in wanted]), np.stack([known[text] for _, text in wanted])


def _in_context(option: Option) -> str:
    if option.answers:
        return f"{option.subject.label} {option.answers[0]}"
    if option.subject.nominal or not option.subject.cells or option.label.text != option.subject.label:
        return option.label.text
    return label_of(option.subject.cells[0])


def _as_row(option: Option) -> str:
    return row_text(option.label.text, option.subject.survey_question or "")


def _swapped(word: str) -> str:
    """The small word of which two letters are swapped: 'teh', 'hte', 'adn'; '' for others."""
    swaps = (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1))
    return next((near for near in swaps if near in _SMALL), "")


def _plain(name: str) -> bool:
    """Whether an answer is a bare 'Yes', 'No' or 'Don't know', which says nothing of the measure."""
    return stance(name) is not None


def _language() -> frozenset[str]:
    """Words that are spelt right though no source holds them: those of the data files and the commonest ones."""
    words = set(STOPWORDS) | set(known_words())
    for part in ("responses", "asked", "groups", "frame", "headings", "lists", "breakdowns", "idle"):
        for forms in data()[part].values():
            words |= {word for form in forms for word in tokens(form)}
    return frozenset(words)
