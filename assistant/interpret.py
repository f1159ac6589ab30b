"""Question → Query. Readings are scored as wholes; the best wins where it is clearly better, else both are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import bounds, claimed, cues, orders, participation, scope
from assistant.asked import LEFT_OUT, Asked, answers_asked
from assistant.catalogue import Catalogue
from assistant.choices import Chooser
from assistant.contractions import expanded
from assistant.figure_turns import FigureTurns
from assistant.follow import Follower
from assistant.intents import FIT, intent_of
from assistant.matching import Label, Words, words_of
from assistant.naming import Naming
from assistant.parted import Parted
from assistant.query import Choice, Intent, Query
from assistant.retrieve import Retriever
from assistant.several import joined, of_several
from assistant.tables import Tables
from assistant.turns import blanked
from assistant.whose import Named, asks_both_sides, groups_asked, groups_denied, whose
from index.readers.lines import NUMBERED
from index.words import data, find_phrases, stem, stems

_LEAST_SURE = re.compile(r"\bleast (?:sure|certain|decided)\b", re.IGNORECASE)
_SURE = 2
_CERTAIN = 3  # 'of residents said': even a group that was not surveyed is then meant
_WHOLE = 0.9  # a label said to this share is meant, though it holds the name of a group
_BETTER = 0.02
_MOST = 0.74  # of a question: a measure that accounts for so much is the one asked about, in whatever year
_ROWS_CALLED = re.compile(r"\b(?:which|what)(?: of the)? (?P<head>[a-z]{4,}s)\b(?! of\b)", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:that|those|it|this|these|they|them|the (?:other|others|second|first|third|last|next|same|latter|former)"
    r"(?: one| two)?|one|ones|another|others)\b",
    re.IGNORECASE,
)
_PARTLY = 0.4  # said of a label that holds the name of a group in passing
_ACTS = re.compile(
    r"\s*(?:,[^,]+,)?\s*(?:(?:do|does|did|are|is|were|was|who|that|to|not|n['’]t|be|as|themselves|also)\s+)*(?P<does>[a-z]+)",
    re.IGNORECASE,
)
_SURELY = 0.5  # of its label, and
_WHOLLY = 0.75  # of a question with nothing but idle words, by a phrase: the measure is named
_CHAPTER = 2  # words at most in a heading that names a part of a source ('executive summary')


class Interpreter:
    """Reads questions against the catalogue of one index."""

    def __init__(self, catalogue: Catalogue, retriever: Retriever) -> None:
        self._catalogue = catalogue
        self._chooser = Chooser(catalogue, retriever)
        self._parted = Parted(self._chooser, self._words)
        passages = retriever.index.of_kind("passage")
        figures = FigureTurns(catalogue, self._chooser, self._words)
        self._follower = Follower(catalogue, figures, Naming(record.text for record in passages), self._whole)
        self._tables = Tables(catalogue, passages)
        tabled = {title for table in catalogue.tables.values() for title in table.trail}
        titles = {record.locator.headings[0] for record in passages if record.locator.headings} - tabled
        chapters = [frozenset(stems(NUMBERED.sub("", title))) for title in sorted(titles)]
        self._chapters = [words for words in chapters if 0 < len(words) <= _CHAPTER and not words & catalogue.compounds]

    def read(
        self, text: str, previous: Query | None = None, sources: tuple[str, ...] = (), *, beside: bool = False
    ) -> Query:
        """The query of one question; `sources` limits it to them.

        `previous` is what the conversation asked before, or what the same question asked `beside` it.
        """
        query = self._whole(_LEAST_SURE.sub("most unsure", self._catalogue.spelt(expanded(text))), sources)
        if previous is None:
            return replace(query, intent=Intent.REFUSE, reason="unclear") if _hangs(query) else query
        return replace(self._follower.follow(query, previous, beside=beside), previous=previous, told="")

    def _whole(self, text: str, within: tuple[str, ...] = ()) -> Query:
        """The query of a question on its own."""
        places = cues.place_spans(text)
        asked = answers_asked(blanked(text, places), self._catalogue.printed, self._catalogue.spoken)
        if (mood := cues.mood(text)) and not asked.named:
            asked = replace(asked, polarity=mood[0], spans=(*asked.spans, mood[1]))
        left_out = [match.span() for match in LEFT_OUT.finditer(text)] + groups_denied(text, self._catalogue.forms)
        order = (*orders.order_spans(text), *places)
        told = replace(asked, spans=(*left_out, *order))
        asked = replace(asked, spans=(*asked.spans, *left_out, *order))
        named = self._named(text, left_out)
        groups = whose(text, named, self._catalogue)
        plain = _unnamed(text, named)
        words, choices, groups = self._measures(text, asked, named, groups)
        both = joined(text, self._catalogue.printed) if cues.wants_sum(text) else ()
        choices = tuple(_of_both(choice, both) for choice in choices)
        numbered = asked.exact and any(letter.isdigit() for letter in asked.exact)  # '75 and over' bounds nothing
        over = bounds.over_asked(text, [(item.start, item.end, item.group) for item in named])
        bound = over or (None if numbered else bounds.bound_asked(plain))
        rank = None if over else orders.rank_asked(LEFT_OUT.sub(" ", plain))
        if rank and rank.apart and orders.diverging(plain):
            asked = replace(asked, polarity=None, exact=None)  # 'where do they disagree most?' asks for no answer
        if rank and choices and _phrased(orders.leaders(plain), words, self._chooser.label_of(choices[0])):
            rank = None
        sure = choices[0] if choices and choices[0].said >= _WHOLE else None
        subject = frozenset(stems(sure.subject.label)) if sure else frozenset[str]()
        sources, wrong_year = (within, "") if within else self._catalogue.names.limits(LEFT_OUT.sub(" ", text), subject)
        several = self._parted.measures(text, asked, named, groups, choices)
        if several:
            rest = [choice for choice in choices if choice.subject.id not in {one.subject.id for one in several}]
            choices = (several[0], *rest)
        query = Query(
            text=text,
            also=several[1:] or self._chooser.also(text, words, choices, asked),
            intent=Intent.PASSAGE,
            asked=asked,
            choices=choices,
            groups=groups,
            group_named=bool(groups),
            table=self._tables.find(
                orders.told_apart(text, plain), words, asked, self._words(text, told, named), bound
            ),
            rank=rank,
            bound=bound,
            claim=None if over or numbered else claimed.claim(plain),
            sources=sources,
            premise=bounds.premise(text, bound),
            topic=" ".join(words.stems),
            unexplained=choices[0].unexplained if choices else words.stems,
            strange=tuple(
                word for word in (choices[0].unexplained if choices else ()) if not self._catalogue.knows(word)
            ),
        )
        best = query.best
        strange = best is not None and best.explained >= _MOST and self._catalogue.years.wrong(best.subject.id, text)
        reason = f"year:{wrong_year}" if wrong_year or strange else _refused(query, words)
        if reason:
            return replace(query, intent=Intent.REFUSE, reason=reason)
        rows = _without_head(text, words, self._catalogue.compounds) if bound and not rank else words
        about = self._tables.about(rows, query.table) if query.table else 0.0
        weight = self._beside_sample(text, words)
        intent = intent_of(query, weight, about, self._in_prose(text))
        if intent is Intent.BOUND and claimed.is_about_row(query):
            intent = Intent.VALUE
        return replace(query, intent=intent)

    def _named(self, text: str, left_out: Sequence[tuple[int, int]]) -> list[Named]:
        """The groups that a question names, without what it leaves aside ('as opposed to suppliers')."""
        return [
            item
            for item in groups_asked(text, self._catalogue.forms)
            if (item.group in self._catalogue.groups or item.sure >= _CERTAIN)
            and not (item.sure < _SURE and self._catalogue.labelled(text, item.start, item.end))
            and not any(start <= item.start < end for start, end in left_out)
        ]

    def _measures(
        self, text: str, asked: Asked, named: Sequence[Named], groups: tuple[str, ...]
    ) -> tuple[Words, tuple[Choice, ...], tuple[str, ...]]:
        """The words that carry the subject, the measures they may mean, and the groups that answered.

        Where the name of a group is rather part of a label ('supplier inflexibility'), it is no group asked about.
        """
        sure = _SURE if asks_both_sides(text) else 0  # 'which side values good suppliers?': they are no sayers there
        sayers = [
            item
            for item in named
            if item.group in groups and item.sure >= sure and (item.sure or len(named) == 1 or len(groups) > 1)
        ]
        between = [item for item in named if item not in sayers and any(one.start < item.start for one in sayers)]
        said = (
            blanked(text, [(item.start, item.end) for item in sayers]) if between else text
        )  # 'do firms think councils lack skills?': not the firms' own
        words = self._words(said, asked, sayers)
        choices = self._chooser.choices(text, words, asked, sayers)
        if not named or len(groups) != 1 or any(item.sure > 1 for item in named):
            return words, choices, groups
        plain = self._words(text, asked, [])
        other = self._chooser.choices(text, plain, asked, [])
        if other and any(self._acts(text, item, other[0]) for item in named):
            return plain, other, ()
        enough = _PARTLY if all(item.sure < 1 for item in named) else _WHOLE
        spoken = {word for item in named for word in stems(f"{item.group} {text[item.start : item.end]}")}
        if not other or other[0].said < enough or not spoken & set(stems(other[0].subject.label)):
            return words, choices, groups
        if orders.rank_asked(text) and set(stems(other[0].subject.label)) <= set(stems(groups[0])):
            return words, choices, groups  # 'what are suppliers least sure about?' does not ask for the row 'Suppliers'
        better = not choices or other[0].score > choices[0].score + _BETTER
        return (plain, other, ()) if better else (words, choices, groups)

    def _beside_sample(self, text: str, words: Words) -> float:
        """How much the words of a question carry; where a sample's size is asked, without those that any such has."""
        if not participation.sample_size(text):
            return words.weight
        lists = data()["lists"]
        usual = [*self._catalogue.forms, *lists["bodies"], *lists["took_part"], *data()["idle"]["words"]]
        mask = [match.span() for match in find_phrases(text, usual)]
        return words_of(text, self._catalogue.weights, mask).weight

    def _acts(self, text: str, item: Named, choice: Choice) -> bool:
        """Whether a group is the row asked about, and not who answered: 'suppliers leading' of 'Who is leading?'."""
        if not set(stems(choice.subject.label)) <= set(stems(f"{item.group} {text[item.start : item.end]}")):
            return False
        after = _ACTS.match(text[item.end :])
        return after is not None and stem(after["does"].lower()) in self._chooser.label_of(choice).context

    def _words(self, text: str, asked: Asked, named: Sequence[Named]) -> Words:
        titles = self._catalogue.names.titles(text)
        mask = [*asked.spans, *titles, *((item.start, item.end) for item in named)]
        return words_of(text, self._catalogue.weights, mask, self._catalogue.compounds)

    def _in_prose(self, text: str) -> bool:
        """Whether a question names a person, or a part of a source that holds prose and no table ('the foreword')."""
        spoken = set(stems(text))
        people = any(name.lower() in text.lower() for name in self._catalogue.people)
        return people or any(words <= spoken for words in self._chapters)


def _unnamed(text: str, named: Sequence[Named]) -> str:
    """A question with 'respondents' in place of each group, so that 'most town halls' reads as 'most respondents'."""
    for item in sorted(named, key=lambda item: -item.start):
        plural = "" if text[item.end : item.end + 2] in {"'s", "’s"} else "s"
        text = f"{text[: item.start]}respondent{plural}{text[item.end :]}"
    return text


def _of_both(choice: Choice, said: Sequence[str]) -> Choice:
    """A reading with the answers that are to be added up, where its measure has them."""
    answers = of_several(choice.subject, said) if len(said) > 1 else ()
    return replace(choice, answers=answers) if len(answers) > 1 else choice


def _without_head(text: str, words: Words, known: frozenset[str]) -> Words:
    """The words of a question but for what it calls the rows, where no label does: 'which snags did over half …'."""
    found = _ROWS_CALLED.search(text)
    idle = {word for form in data()["idle"]["words"] for word in stems(form)}
    dropped = ({*stems(found["head"]), *idle} if found else set()) - known
    weights = tuple(0.0 if word in dropped else weight for word, weight in zip(words.stems, words.weights, strict=True))
    return replace(words, weights=weights)


def _hangs(query: Query) -> bool:
    """Whether a question has nothing of its own and refers to what was never said: 'is that high?', 'the second one?'.

    Idle words may stand for a measure together: 'it doesn't sit well with how people do things'.
    """
    text, best = query.text, query.best
    if best and best.said >= _SURELY and best.explained >= _WHOLLY:
        return False
    idle = {stem(word) for word in (*data()["idle"]["words"], *data()["frame"]["words"])}
    left = set(stems(_REFERS.sub(" ", text))) - idle
    return bool(_REFERS.search(text)) and not participation.sample_size(text) and not left


def _phrased(leaders: Sequence[str], words: Words, label: Label) -> bool:
    """Whether each word that might set an order belongs to a phrase that names the measure: 'those at the top'."""
    meant = [(range(start, end), sense) for start, end, sense in words.senses] + list(words.loose)
    held = {place for places, sense in meant if sense in label.senses for place in places}
    roots = {word for leader in leaders for word in stems(leader)}
    return bool(roots) and all(place in held for place, word in enumerate(words.stems) if word in roots)


def _refused(query: Query, words: Words) -> str:
    """Why a question is not answered, whatever the sources hold; '' as a rule."""
    text, roots = query.text, stems(query.text)
    if scope.is_private(text) or scope.is_errand(text):
        return "scope"
    ordered = query.rank or query.bound or participation.sample_size(text) or participation.who_answered(text)
    if not words.weight and query.groups and not ordered and len(roots) <= 3:
        return "unclear"
    if cues.other_year(text) and query.best and query.best.score >= FIT:
        return "year:other"
    return "" if any(len(word) > 1 for word in roots) else "invalid"
