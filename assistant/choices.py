"""The measures that a question may mean, each with the answers asked for, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues, participation
from assistant.asked import LEFT_OUT, Asked, pick
from assistant.catalogue import Catalogue, Option
from assistant.denials import agree
from assistant.matching import Label, Match, Words, match, without
from assistant.negations import negated
from assistant.query import Choice
from assistant.retrieve import Retriever
from assistant.thesaurus import meanings
from assistant.whose import Named
from assistant.years import years_named
from index.records import Unit
from index.responses import stance
from index.words import data, find_phrases, stems

# Measured on questions written for the purpose; each is a share of the question or of a label, 0 to 1.
_JOINABLE = 0.3  # the score from which on a first measure may have a second one beside it
_SECOND = 0.25  # how much of its label must be said of the second
_SECOND_OWN = 0.3  # and how much of what the first leaves over it must explain
_KEPT = 12  # readings are kept up to so many,
_BEHIND = 0.25  # and so far behind the best
_DENIED_ALIKE = 0.6  # for each word that a question and a worded answer deny alike, against it where only one does
_HAS = re.compile(r"\s*(?:has|have|had)\b", re.IGNORECASE)
_HAD = re.compile(r"\b(?:already|(?:has|have|had)\s+(?:got\s+)?(?:an?|one|no|any)\b)", re.IGNORECASE)
_OF_SELF = 0.4  # for a row that names the group which owns up to it, against one that names another
_OWNS_UP = re.compile(
    r"\b(?:confess\w*|admit\w*|own(?:ed|ing)? up|hands? up|themselves|ourselves|pleads? guilty)\b",
    re.IGNORECASE,
)
_LEFT_OUT = -0.2  # for a row that only what is left aside names: 'as opposed to inside their own walls'
_OPPOSED = re.compile(r"\bas opposed to\b", re.IGNORECASE)  # which is no answer
_NO_SUM = -1.0  # where it is asked how many said so
_REST = re.compile(r"(?:some |any )?other\b|(?:some|any)thing else\b|none of\b|not (?:given|stated)\b", re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:and|or|vs|versus|than|with|against|beat|compared|while|whereas|but|over|both|respectively)\b|[,;/]",
    re.IGNORECASE,
)

_EVERY = re.compile(
    r"\b(?:all|any(?:one|body)?) (?:of )?(?:the |those )?(?:\w+ )?(?:who|that|reported|reporting|included"
    r"|answers|replies|sums)\b|\bincluding (?:all|every)"
    r"|\bevery(?:one|body|thing| single one)? (?:\w+ )?(?:who|that|included|together|counted)\b"
    r"|\bwithout (?:exception|any (?:condition|cut-?off|threshold))\b|\bacross (?:all|the board)\b"
    r"|\bcounting (?:all|every)|\b(?:included|and all)\W*$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:(?:above|over|under|below|at least|more than|less than)\s+(?:just\s+)?[£\d]|only|ignor\w+"
    r"|exclud\w+|disregard\w*|leav\w+ (?:out|aside)|without the|not counting|bar the|setting aside)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses measures from the options of one index."""

    catalogue: Catalogue
    retriever: Retriever

    def choices(
        self, text: str, words: Words, asked: Asked, named: Sequence[Named], table: str = ""
    ) -> tuple[Choice, ...]:
        """The measures that the question may mean, best first; those of one table where it is given."""
        options = self.catalogue.options
        if not options or not words.stems:
            return ()
        wording = _masked(text, [*asked.spans, *((item.start, item.end) for item in named)])
        alike = self.catalogue.alike(self.retriever.vector(wording))
        lifts = self.catalogue.lifts(text)
        sample = participation.of_sample(text)
        own = self._own_names(text, named)
        aside = _left_aside(text, named)
        scored = []
        for i, option in enumerate(options):
            if not self.catalogue.years.fits(option.subject.id, text) or _residual(option, text):
                continue
            if table and option.subject.table != table:
                continue
            bonus = self._suits(text, option, sample, asked)
            bonus += sum(_OF_SELF if mine else -_OF_SELF for word, mine in own.items() if word in option.label.stems)
            bonus += _LEFT_OUT if aside & set(option.label.stems) else 0.0
            found = match(words, option.label, self.catalogue.weights, float(alike[i]) + bonus, float(lifts[i]))
            scored.append((option, self.catalogue.hints.add(found, words)))
        scored.sort(key=lambda item: (-item[1].score, item[0].subject.order))
        scored = [item for item in scored if item[1].score > 0]
        once: dict[tuple[str, tuple[str, ...] | None], tuple[Option, Match]] = {}
        for option, found in scored:
            once.setdefault((option.subject.id, option.answers), (option, found))
        best = list(once.values())[:_KEPT]
        chosen = tuple(
            self._choice(text, option, found, asked)
            for option, found in best
            if found.score >= best[0][1].score - _BEHIND
        )
        return _settled(text, chosen)

    def also(self, text: str, words: Words, choices: Sequence[Choice], asked: Asked) -> tuple[Choice, ...]:
        """A further measure of the same table that the words left over name: 'sharing data versus sharing code'."""
        if not choices or choices[0].score < _JOINABLE or not _JOINS.search(text):
            return ()
        own = set(stems(choices[0].subject.label))
        ruled = bool(_EVERY.search(text)) != bool(_SOME.search(text))  # 'over all who …' joins nothing
        best = choices[0]
        first = max(
            (
                option
                for option in self.catalogue.options
                if option.subject.id == best.subject.id and option.answers in (None, best.answers)
            ),
            key=lambda option: match(words, option.label, self.catalogue.weights, 0.0).score,
        )
        left = without(words, first.label)
        if not left.weight:
            return ()
        found = []
        for option in self.catalogue.options:
            if option.subject.table == best.subject.table and option.subject.id != best.subject.id:
                label_words = set(option.label.stems)
                if ruled and (own < label_words or label_words < own):
                    continue
                fit = match(left, option.label, self.catalogue.weights, 0.0)
                if fit.said >= _SECOND and fit.own >= _SECOND_OWN:
                    found.append((fit, option))
        found.sort(key=lambda item: (-item[0].score, item[1].subject.order))
        return tuple(self._choice(text, option, fit, asked) for fit, option in found[:1])

    def label_of(self, choice: Choice) -> Label:
        """The label of the option that a choice is of."""
        return next(
            option.label
            for option in self.catalogue.options
            if option.subject.id == choice.subject.id and option.answers in (None, choice.answers)
        )

    def _own_names(self, text: str, named: Sequence[Named]) -> dict[str, bool]:
        """The names of groups as stems, each with whether it is who speaks, where somebody owns up to something."""
        if not _OWNS_UP.search(text) or len({item.group for item in named}) != 1:
            return {}
        return {
            word: group == named[0].group
            for form, group in self.catalogue.forms.items()
            if group in self.catalogue.groups and len(stems(form)) == 1
            for word in stems(form)
        }

    def _suits(self, text: str, option: Option, sample: bool, asked: Asked) -> float:
        """What the form of a question says for or against an option: money for sums, the sample for who took part."""
        bonus = 0.0
        money = cues.wants_money(text)
        if option.subject.unit is Unit.POUNDS:
            bonus += _NO_SUM if cues.counts_people(text) or cues.wants_share(text) else 0.25 if money else -0.25
        elif money and not cues.wants_share(text):
            bonus -= 0.15
        if option.subject.nominal and option.subject.survey_question is None:
            bonus += 0.5 if sample else -0.1
        if option.subject.survey_question and participation.of_taking_part(text):
            bonus -= 1.0  # what those who took part answered is not who they are
        bonus += 0.2 * _asks_whether_had(option, text)
        bonus += 0.15 if option.subject.year and option.subject.year in years_named(text) else 0.0
        answers = {word for name in option.subject.responses for word in stems(name)} - {"yes", "no", "not", "strong"}
        named = {word for start, end in asked.spans for word in stems(text[start:end])}
        bonus += 0.5 * bool(answers & named) if named and answers and option.answers is None else 0.0
        if option.answers and (taken := stance(option.answers[0])) and taken.polarity not in {"+", asked.polarity}:
            bonus -= 0.6  # 'Not sure' does not go without saying
        if asked.exact and option.answers in {None, (asked.exact,)} and asked.exact in option.subject.responses:
            bonus += 0.6 if self.catalogue.tables_with(asked.exact) == 1 else 0.0
        if option.answers and option.subject.survey_question:
            telling = set(stems(option.answers[0])) - set(stems(option.subject.survey_question)) - {"no", "not", "yes"}
            denied = bool(re.search(r"\b(?:no|not|never|without|yet|ever)\b|n['’]t\b", text, re.IGNORECASE))
            spoken = set(stems(text)) | {word for phrase in _shared_senses(text, option.answers[0]) for word in phrase}
            if option.answers[0].lower().startswith("no") and not denied and not telling & spoken:
                bonus -= 0.5
            said = LEFT_OUT.sub(" ", text)
            bonus += _DENIED_ALIKE * agree(said, option.answers[0], frozenset(stems(option.subject.survey_question)))
            other = any(name.lower().startswith("no") for name in option.subject.responses)
            if option.answers[0].lower().startswith("yes") and denied and other:
                bonus -= 0.3
        return bonus

    def _choice(self, text: str, option: Option, found: Match, asked: Asked) -> Choice:
        """An option as a choice: with its own answer, or with those asked for, turned round where it is denied."""
        subject = option.subject
        answers = option.answers
        if answers is None:
            meant = asked
            frame = [word for word in stems(subject.survey_question or "") if len(word) > 3]
            if not asked.named and negated(text, asked.spans, option.label.text, frame, whether=subject.nominal):
                meant = replace(asked, polarity="-")
            answers = pick(subject, meant)
        shares = (found.score, found.said, found.explained, found.own)
        return Choice(subject, answers, *shares, found.unexplained, found.covered, found.lift)


def _left_aside(text: str, named: Sequence[Named]) -> frozenset[str]:
    """The words that stand only in what a question leaves aside, where that is neither an answer nor a group."""
    plain = _masked(text, [(item.start, item.end) for item in named])
    kinds = data()["asked"]
    answers = [form for kind in ("positive", "negative", "neutral", "strong", "plain") for form in kinds[kind]]
    left = [_OPPOSED.sub(" ", match.group()) for match in LEFT_OUT.finditer(plain)]
    words = {word for piece in left if not any(find_phrases(piece, answers)) for word in stems(piece)}
    return frozenset(words) - set(stems(LEFT_OUT.sub(" ", plain)))


def _asks_whether_had(option: Option, text: str) -> bool:
    """'Had one already' is what 'Has your organisation …?' asks; it is not how important one is."""
    return bool(_HAS.match(option.subject.survey_question or "") and _HAD.search(text))


def _settled(text: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices without those that a question rules out: 'all who gave a sum' leaves no condition on it.

    Of two rows of which one is the other with a condition ('Average', 'Average above £1,000') it may name either.
    """
    every, some = _EVERY.search(text), _SOME.search(text)
    if not choices or bool(every) == bool(some):
        return choices
    best = choices[0]
    own = set(stems(best.subject.label))
    pairs = {
        one.subject.id: own < words if every else words < own
        for one in choices
        if one.subject.table == best.subject.table and (words := set(stems(one.subject.label))) != own
        if own < words or words < own
    }
    if not pairs:
        return choices
    ruled = {id for id, out in pairs.items() if out} or {best.subject.id}
    return tuple(choice for choice in choices if choice.subject.id not in ruled)


def _residual(option: Option, text: str) -> bool:
    """Whether an option is what is left over ('Some other way'), and the question does not ask for it."""
    name = option.answers[0] if option.answers else option.label.text
    rest = _REST.match(name)
    return bool(rest) and not re.search(r"\b(?:other|else|none|nothing)\b", text, re.IGNORECASE)


def _shared_senses(text: str, other: str) -> list[tuple[str, ...]]:
    """Phrases of `other` that mean what a phrase of `text` means."""
    spoken = {number for _, _, number in meanings(stems(text))}
    words = stems(other)
    return [words[start:end] for start, end, number in meanings(words) if number in spoken]


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text without these spans; whole where nothing would be left."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return re.sub(r"\s+", " ", text).strip() or text
