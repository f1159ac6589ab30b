"""Respondents' and named people's words on a topic: who is quoted, what they said, and where else it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant import cues, expected, refuse
from assistant.answer import ILLUSTRATE, Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence
from assistant.found import holds_phrase, marked_phrases, ranked
from assistant.heard import ENOUGH, Heard, heard
from assistant.matching import Words, label, match, words_of
from assistant.passages import PassageComposer
from assistant.query import Query
from assistant.quotation import in_marks
from assistant.retrieve import Retriever
from assistant.wordings import Wording, plain
from index.records import Quote
from index.words import find_phrases

_ASKED_FOR = 0.25  # of the question, where it is words that are wanted
_TOLD_BETTER = 0.25  # a passage that accounts for so much more of the question goes before quotes
_SHOWN = 3
_BEHIND = 0.16  # in score: what is further behind the best quote is not shown beside it
_PART = 3  # words of a quote by which it is known
_EVERYBODY = 12  # people quoted by name who are listed, at most
_QUOTED_WHO = re.compile(
    r"\b(?:who|which people) (?:is|was|are|were|gets?|got) quoted\b|\bpeople (?:are |were )?quoted\b"
    r"|\bwho (?:comments|speaks|spoke)\b",
    re.IGNORECASE,
)
_SHORTEST = re.compile(
    r"\b(?:shortest|briefest|tersest|pithiest)\b"
    r"|\b(?:one|single)[- ]word (?:answers?|repl(?:y|ies)|responses?|comments?)\b",
    re.IGNORECASE,
)
_LONGEST = re.compile(r"\b(?:longest|wordiest)\b(?= \w)", re.IGNORECASE)
_WHO_SAID = re.compile(
    r"\bwho(?:se|m)?\b|\b(?:was|is) (?:that|this|it|those|these) (?:from |by )?(?:an?|the|one of)\b"
    r"|\b(?:which|what) (?:side|group|camp|person)\b|\bor\b.*\b(?:talking|speaking|saying|writing|words)\b",
    re.IGNORECASE,
)
_A_SPEECH = 3  # words in marks: fewer may be a label
_OF_QUESTION = 0.4  # of what else is asked, by the survey question that a quote replies to
NAMES_WANTED = re.compile(
    r"\b(?:give (?:me )?(?:the|their|his|her) names?|name (?:of )?(?:the |that )?(?:respondent|person|council"
    r"|supplier|officer|individual|author)|which (?:respondent|person|officer|individual)|who exactly"
    r"|named? (?:individual|person))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuoteComposer:
    """Composes drafts that quote people."""

    catalogue: Catalogue
    retriever: Retriever

    def quotes(self, query: Query) -> Draft:
        """The words on a topic, the best first."""
        if _QUOTED_WHO.search(query.text):
            return self._speakers(query)
        words = words_of(query.text, self.catalogue.weights)
        found = self._found(query, words)
        if query.shown or query.skip:
            found = _others(found, query)
        least = _ASKED_FOR if cues.wants_quote(query.text) else ENOUGH
        again = bool(query.shown or query.skip)  # one more is asked for: words of somebody, and no passage on them
        if not found or found[0].explained < least:
            return self._no_more() if again else self._passages.text(query)
        first = self._best_place(found[0], query)
        if NAMES_WANTED.search(query.text) and not first.speaker:
            return refuse.refusal(Status.NOT_IN_SOURCES, "The sources do not name this respondent.", [first])
        passages = ranked(self.catalogue, self.retriever, "passage", query, words)
        asked_for = expected.spans(query.text) and passages and passages[0].fits >= expected.FULL
        if not again and (asked_for or (passages and passages[0].explained > found[0].explained + _TOLD_BETTER)):
            return self._passages.text(query)
        chosen = found[query.skip : query.skip + _SHOWN] if query.skip < len(found) else found[-1:]
        shown = [item for item in chosen if item.score >= chosen[0].score - _BEHIND]
        blocks = tuple(Block("quote", (speech(self._best_place(item, query)),)) for item in shown)
        if follows := self._follows(shown[0].wording):  # 'I had this in a note:' is no answer without the note
            blocks = (blocks[0], Block("quote", (speech(follows, "What follows: "),)), *blocks[1:])
        elsewhere = _elsewhere(self._best_place(shown[0], query), shown[0].wording)[:2]
        blocks += tuple(Block("quote", (speech(other, "Printed elsewhere so: "),)) for other in elsewhere)
        return Draft(Status.ANSWERED, blocks, (ILLUSTRATE,))

    @staticmethod
    def _no_more() -> Draft:
        return refuse.refusal(Status.NOT_IN_SOURCES, "The sources quote nobody else on this.")

    def by_length(self, query: Query) -> Draft | None:
        """The shortest or longest reply to the survey question that is meant; None where no length is asked for."""
        asked = _SHORTEST.search(query.text) or _LONGEST.search(query.text)
        if not asked:
            return None
        named = [found.span() for found in find_phrases(query.text, self.catalogue.forms)]
        words = words_of(query.text, self.catalogue.weights, [asked.span(), *named])
        kept = [quote for quote in self._quotes() if quote.survey_question and _is_asked(quote, query)]
        fits = {
            text: match(words, label("", text, ""), self.catalogue.weights, 0.0).explained
            for text in dict.fromkeys(quote.survey_question or "" for quote in kept)
        }
        most = max(fits.values(), default=0.0)
        if most < _OF_QUESTION:
            return None
        told = [quote for quote in kept if fits[quote.survey_question or ""] >= most]
        pick = min if _SHORTEST.search(query.text) else max
        best = pick(told, key=lambda quote: (len(quote.text.split()), len(quote.text)))
        return Draft(Status.ANSWERED, (Block("quote", (speech(best),)),), (ILLUSTRATE,))

    def said_by(self, query: Query) -> Draft | None:
        """Whose words a question puts in marks, where it asks that: '"too late" - was it a master or a pilot?'."""
        if not _WHO_SAID.search(query.text) or cues.wants_number(query.text) or query.rank or query.bound:
            return None
        phrases = [phrase for phrase in marked_phrases(query.text) if len(phrase.split()) >= _A_SPEECH]
        found = [quote for quote in self._quotes() if holds_phrase(quote, phrases)]
        if not found:
            return None
        if NAMES_WANTED.search(query.text) and not any(quote.speaker for quote in found):
            return refuse.refusal(Status.NOT_IN_SOURCES, "The sources do not name this respondent.", found[:1])
        found = [quote for quote in found if quote.speaker or quote.group] or found
        told = list({(quote.speaker, quote.group): quote for quote in reversed(found)}.values())[::-1]
        blocks = tuple(Block("quote", (speech(quote),)) for quote in told[:_SHOWN])
        return Draft(Status.ANSWERED, blocks, (ILLUSTRATE,))

    def words_on(self, query: Query) -> tuple[Block, ...]:
        """Up to two quotes that account for the question, for beside a figure; () where none does."""
        found = self._found(query, words_of(query.text, self.catalogue.weights))
        near = [item for item in found if item.explained >= ENOUGH]
        return tuple(Block("quote", (speech(self._best_place(item, query)),)) for item in near[:2])

    @property
    def _passages(self) -> PassageComposer:
        return PassageComposer(self.catalogue, self.retriever)

    def _found(self, query: Query, words: Words) -> list[Heard]:
        """What was said by the group asked for; where no place prints a group, it is kept for either."""
        return heard(self.catalogue, self.retriever, query.text, words, lambda quote: _is_asked(quote, query))

    def _best_place(self, item: Heard, query: Query) -> Quote:
        return next(quote for quote in item.wording.quotes if _is_asked(quote, query))

    def _quotes(self) -> Iterator[Quote]:
        return (record for record in self.retriever.index.of_kind("quote") if isinstance(record, Quote))

    def _follows(self, wording: Wording) -> Quote | None:
        """The words that a quote ending in a colon introduces."""
        return introduced(wording.quotes, self._quotes())

    def _speakers(self, query: Query) -> Draft:
        """Everybody whom the sources asked about quote by name, each with a first quote."""
        firsts: dict[str, Quote] = {}
        for quote in self._quotes():
            if quote.speaker and (not query.sources or quote.locator.source in query.sources):
                firsts.setdefault(quote.speaker, quote)
        if not firsts:
            return self._passages.text(query)
        shown = list(firsts.values())[:_EVERYBODY]
        return Draft(Status.ANSWERED, tuple(Block("quote", (speech(quote),)) for quote in shown))


def _others(found: Sequence[Heard], query: Query) -> list[Heard]:
    """What no answer quoted before; of the groups asked for themselves, where they said more."""
    left = [item for item in found if not _was_shown(item.wording, query.shown)]
    return [item for item in left if any(quote.group in query.groups for quote in item.wording.quotes)] or left


def _was_shown(wording: Wording, shown: Sequence[str]) -> bool:
    """Whether an answer quoted these words before, or a part of them."""
    texts = [plain(quote.text) for quote in wording.quotes]
    before = [plain(words) for words in shown]
    return any(
        text == words or (min(len(words.split()), len(text.split())) >= _PART and (words in text or text in words))
        for text in texts
        for words in before
    )


def introduced(quotes: Iterable[Quote], every: Iterable[Quote]) -> Quote | None:
    """The words that one of these quotes introduces by ending in a colon."""
    leads = {quote.text.rstrip(": ") for quote in quotes if quote.text.rstrip().endswith(":")}
    return next((quote for quote in every if leads and quote.lead_in.rstrip(": ") in leads), None)


def _elsewhere(shown: Quote, wording: Wording) -> list[Quote]:
    """Other places that print the words shown as another group's, or in another wording."""
    found: dict[tuple[str | None, str], Quote] = {}
    for quote in wording.quotes:
        group = quote.group or shown.group
        if (group, plain(quote.text)) != (shown.group, plain(shown.text)):
            found.setdefault((group, plain(quote.text)), quote)
    return list(found.values())


def _is_asked(quote: Quote, query: Query) -> bool:
    of_group = not query.groups or quote.group is None or quote.group in query.groups
    return of_group and (not query.sources or quote.locator.source in query.sources)


def speech(quote: Quote, before: str = "") -> Sentence:
    """A quote as a sentence: who said it, in reply to what, and the words."""
    who = ", ".join(part for part in (quote.speaker, quote.office) if part)
    who = who or (f"a respondent of the {quote.group}" if quote.group else "a respondent, the group not stated")
    asked = f", in reply to ‘{quote.survey_question}’" if quote.survey_question and not quote.speaker else ""
    return Sentence(f"{before}{who[:1].upper()}{who[1:]}{asked}: {in_marks(quote.text)}", (quote,))
