"""Records ranked for a question: by how much of it they account for, and by their rank for meaning and words."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import cues, expected
from assistant.catalogue import Catalogue
from assistant.matching import Words, label, match
from assistant.query import Query
from assistant.retrieve import Retriever
from assistant.wordings import plain
from index.printed import numbers
from index.records import Passage, Quote, Record, Unit
from index.words import data, find_phrases, stems

HALF = 0.5  # of the question
CAPITAL = re.compile(r"\b[A-Z][a-z’'-]+\b")
_LOOKED_AT = 40  # records of a kind that are scored
_FAR = 0.1  # how alike a passage is held to be that is not among the nearest
_SURVEY = re.compile(r"\b(?:survey|questionnaire|report|respondents?)\b", re.IGNORECASE)  # the one with the tables
_KEYED = 0.4  # what a passage gains that prints a telling number of the question,
_PHRASED = 0.2  # and one that has the words which the question puts in marks
_MARKED = re.compile(r"[‘“\"](?P<words>[^‘’“”\"]{6,80})[’”\"]|(?<!\w)'(?P<single>[^']{6,80})'(?!\w)")
_ASIDE = re.compile(
    r"^\W*(?:besides|apart from|other than|aside from|as well as|in addition to|beyond|on top of)\b[^,?]*,",
    re.IGNORECASE,
)
_ALL = 100  # per cent: 'every one' is printed of many things
_PLAIN_NUMBER = 100  # a whole number up to so many may stand anywhere
_DAMPED = {
    "prose": 0.0,
    "byline": 0.02,
    "form": 0.02,
    "contents": 0.2,
}  # a table of contents names all and tells nothing


@dataclass(frozen=True, slots=True)
class Found:
    """A record with how well it answers: `explained` is the share of the question that its words account for."""

    record: Record
    explained: float
    score: float
    scores: tuple[float, ...] = ()  # of each sentence of a passage
    unexplained: tuple[str, ...] = ()  # words of the question that it does not account for
    fits: float = 0.0  # what its best sentence gains by holding the kind of words that is asked for


def ranked(catalogue: Catalogue, retriever: Retriever, kind: str, query: Query, words: Words) -> list[Found]:
    """Records of a kind, the best first."""
    found = _told(catalogue, retriever, query, words) if kind == "passage" else []
    evidence = () if found else retriever.find(kind, query.text, _LOOKED_AT, keep=query.sources or None).records
    dated = cues.wants_date(query.text)
    words = replace(words, loose=())  # a long text has the words of a phrase somewhere
    for place, record in enumerate(evidence):
        fit = match(words, label(record.id, _spoken(record), _around(record, catalogue)), catalogue.weights, 0.0)
        score = 0.6 * fit.explained + 0.2 * fit.own + 0.25 / (1 + place / 4)
        score += 0.04 if record.locator.source in catalogue.surveys else 0.0
        score += 0.12 if dated and cues.is_dated(record.text) else 0.0
        found.append(Found(record, fit.explained, score))
    found.sort(key=lambda item: (-item.score, item.record.id))
    return found


def _told(catalogue: Catalogue, retriever: Retriever, query: Query, words: Words) -> list[Found]:
    """Passages, each by its best sentence: what the words of it and around it explain, and how alike it is in meaning.

    The shares were fitted, and held out by turns, on questions whose answer is a sentence.
    """
    index, pieces = retriever.index, catalogue.pieces
    text = _unnamed(query, catalogue)
    vector = retriever.vector(text)
    cosines = pieces.cosines(vector)
    whole = dict(index.dense("passage", vector, _LOOKED_AT if not query.sources else len(index.of_kind("passage"))))
    said = dict(index.lexical("passage", text, len(index.of_kind("passage"))))
    most = max(said.values(), default=0.0) or 1.0
    near = pieces.nearest(cosines, _LOOKED_AT) if not query.sources else ()
    ids = dict.fromkeys([*whole, *list(said)[:_LOOKED_AT], *(passage.id for passage in near)])
    own_survey = 0.1 if _SURVEY.search(query.text) else 0.04
    kinds = expected.wanted(query.text, catalogue.people)
    keys = telling_numbers(query.text)
    phrases = marked_phrases(query.text)
    found = []
    for id in ids:
        record = index.records[id]
        if not isinstance(record, Passage) or (query.sources and record.locator.source not in query.sources):
            continue
        around = _around(record, catalogue)
        fit = match(words, pieces.whole(record, around), catalogue.weights, 0.0)
        shared = 0.3 * fit.explained + 0.25 * whole.get(id, _FAR) + 0.2 * said.get(id, 0.0) / most
        shared += _KEYED if keys and holds_number(record, keys) else 0.0
        shared += _PHRASED if holds_phrase(record, phrases) else 0.0
        shared += (own_survey if record.locator.source in catalogue.surveys else 0.0) - _DAMPED.get(record.role, 0.0)
        own = [
            (
                0.2 * match(words, pieces.label(piece, around), catalogue.weights, 0.0).explained
                + 0.3 * float(cosines[piece.row]),
                expected.gain(piece.text, kinds),
            )
            for piece in pieces.of(id)
        ] or [(0.0, 0.0)]
        scores = tuple(round(shared + share + gain, 6) for share, gain in own)
        best = max(range(len(own)), key=scores.__getitem__)
        found.append(Found(record, fit.explained, scores[best], scores, fit.unexplained, own[best][1]))
    return sorted(found, key=lambda item: (-item.score, item.record.id))


def telling_numbers(text: str) -> frozenset[tuple[Decimal, Unit]]:
    """The numbers of a question that few texts print by chance: sums of money, shares, large counts; no years."""
    return frozenset(
        (number.value, number.unit)
        for number in numbers(text)
        if number.unit is Unit.POUNDS
        or number.value % 1
        or (number.unit is Unit.PERCENT and 0 < number.value < _ALL)
        or (number.value > _PLAIN_NUMBER and not _is_year(number.value))
    )


def ungiven(text: str) -> str:
    """A question without the numbers that it gives itself."""
    for number in reversed(list(numbers(text))):
        text = f"{text[: number.start]} {text[number.end :]}"
    return text


def holds_number(record: Record, keys: frozenset[tuple[Decimal, Unit]]) -> bool:
    """Whether a record prints any of these numbers."""
    return any((number.value, number.unit) in keys for number in numbers(record.text))


def marked_phrases(text: str) -> tuple[str, ...]:
    """The words that a question puts in marks: 'what does it mean by "tacked on"?'."""
    return tuple(plain(found["words"] or found["single"]) for found in _MARKED.finditer(text))


def holds_phrase(record: Record, phrases: Iterable[str]) -> bool:
    """Whether a record prints any of these phrases."""
    text = plain(record.text)
    return any(phrase in text for phrase in phrases)


def _is_year(value: Decimal) -> bool:
    return value % 1 == 0 and 1900 <= value <= 2100


def asides(text: str) -> list[tuple[int, int]]:
    """Where a question says what it knows and does not ask for: 'Besides the two on the list, who else …?'."""
    return [match.span() for match in _ASIDE.finditer(text)]


def _unnamed(query: Query, catalogue: Catalogue) -> str:
    """A question limited to some sources without what names them: every sentence of theirs may say that name."""
    text = _ASIDE.sub(" ", query.text)
    for start, end in reversed(catalogue.names.spans(text) if query.sources else ()):
        text = f"{text[:start]} {text[end:]}"
    return text if stems(text) else query.text


def strange(catalogue: Catalogue, query: Query, words: Words, best: Found) -> bool:
    """Whether the question turns on something that no source speaks of: a name, a breakdown, or most of its words."""
    told = set(stems(best.record.text)) | {word for title in best.record.locator.headings for word in stems(title)}
    if any(not set(stems(found.group())) <= told for found in find_phrases(query.text, data()["breakdowns"]["words"])):
        return True
    known = catalogue.knows
    heavy = [word for word, weight in zip(words.stems, words.weights, strict=True) if weight]
    unseen = [word for word in heavy if not known(word)]
    names = (
        {word for name in CAPITAL.findall(query.text[1:]) for word in stems(name)}
        if not query.text.isupper()
        else set()
    )
    names -= {word for name in (*data()["idle"]["words"], *month_name) for word in stems(name)}
    return bool(names & set(unseen)) or (len(unseen) >= HALF * max(1, len(heavy)) and best.explained < HALF)


def _around(record: Record, catalogue: Catalogue) -> str:
    source = catalogue.names.words[record.locator.source]
    return " ".join([*record.locator.headings, _named(record, catalogue), " ".join(sorted(source))])


def _named(record: Record, catalogue: Catalogue) -> str:
    source = catalogue.sources[record.locator.source]
    author = getattr(record, "author", None) or getattr(record, "speaker", None) or ""
    author = catalogue.offices.get(author, author)
    return f"{source.title} {source.publisher} {source.year} {author} {getattr(record, 'office', None) or ''}"


def _spoken(record: Record) -> str:
    if isinstance(record, Quote):
        return f"{record.text} {record.lead_in} {record.theme or ''} {record.speaker or ''}"
    return record.text
