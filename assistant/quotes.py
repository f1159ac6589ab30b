"""Respondents' and named people's words on a topic: who is quoted, what they said, and where else it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import refuse
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence
from assistant.found import Found, once, ranked
from assistant.matching import Words, words_of
from assistant.passages import PassageComposer
from assistant.query import Query
from assistant.quotation import in_marks
from assistant.retrieve import Retriever
from index.records import Quote
from index.words import stems

_ENOUGH = 0.34  # of the question, before a quote is the answer
_TOLD_BETTER = 0.25  # a passage that accounts for so much more of the question goes before quotes
_SHOWN = 3
_BEHIND = 0.22  # in score: what is further behind the best quote is not shown beside it
_EVERYBODY = 12  # people quoted by name who are listed, at most
_OPENING = 6  # stems by which the same words are known again,
_OPENING_THERE = 9  # among so many of the other place
_QUOTED_WHO = re.compile(
    r"\b(?:who|which people) (?:is|was|are|were|gets?|got) quoted\b|\bpeople (?:are |were )?quoted\b"
    r"|\bwho (?:comments|speaks|spoke)\b",
    re.IGNORECASE,
)
_NAMES_WANTED = re.compile(
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
        if not found or found[0][1].explained < _ENOUGH:
            return self._passages.text(query)
        if _NAMES_WANTED.search(query.text) and not found[0][0].speaker:
            return refuse.refusal(Status.NOT_IN_SOURCES, "The sources do not name this respondent.", [found[0][0]])
        passages = ranked(self.catalogue, self.retriever, "passage", query, words)
        if passages and passages[0].explained > found[0][1].explained + _TOLD_BETTER:
            return self._passages.text(query)
        chosen = found[query.skip : query.skip + _SHOWN] if query.skip < len(found) else found[-1:]
        keep = [quote for quote, item in chosen if item.score >= chosen[0][1].score - _BEHIND]
        blocks = tuple(Block("quote", (_speech(quote),)) for quote in keep)
        twins = self._twins(keep[0])[:2]
        blocks += tuple(Block("quote", (_speech(twin, "Printed elsewhere so: "),)) for twin in twins)
        return Draft(Status.ANSWERED, blocks, ("Quotes illustrate; they are not counts.",))

    def words_on(self, query: Query) -> tuple[Block, ...]:
        """Up to two quotes that account for the question, for beside a figure; () where none does."""
        found = self._found(query, words_of(query.text, self.catalogue.weights), _ENOUGH)
        return tuple(Block("quote", (_speech(quote),)) for quote, _ in found[:2])

    @property
    def _passages(self) -> PassageComposer:
        return PassageComposer(self.catalogue, self.retriever)

    def _found(self, query: Query, words: Words, least: float = 0.0) -> list[tuple[Quote, Found]]:
        """Quotes of the group asked for, each wording once; one whose group nobody prints is kept for either."""
        found = ranked(self.catalogue, self.retriever, "quote", query, words)
        of_group = (item for item in found if _of_group(item, query) and item.explained >= least)
        return [(item.record, item) for item in once(of_group) if isinstance(item.record, Quote)]

    def _quotes(self) -> Iterator[Quote]:
        return (record for record in self.retriever.index.of_kind("quote") if isinstance(record, Quote))

    def _speakers(self, query: Query) -> Draft:
        """Everybody whom the sources asked about quote by name, each with a first quote."""
        firsts: dict[str, Quote] = {}
        for quote in self._quotes():
            if quote.speaker and (not query.sources or quote.locator.source in query.sources):
                firsts.setdefault(quote.speaker, quote)
        if not firsts:
            return self._passages.text(query)
        shown = list(firsts.values())[:_EVERYBODY]
        return Draft(Status.ANSWERED, tuple(Block("quote", (_speech(quote),)) for quote in shown))

    def _twins(self, quote: Quote) -> list[Quote]:
        """Other places that print the same words of another group, or in another wording."""
        opening = set(stems(quote.text)[:_OPENING])
        if len(stems(quote.text)) < 3:
            return []
        own = (quote.group, stems(quote.text))
        found: dict[tuple[str | None, tuple[str, ...]], Quote] = {}
        for other in self._quotes():
            alike = len(opening & set(stems(other.text)[:_OPENING_THERE])) >= len(opening) - 1
            key = (other.group, stems(other.text))
            if other.id != quote.id and alike and key != own and other.group:
                found.setdefault(key, other)
        return list(found.values())


def _of_group(found: Found, query: Query) -> bool:
    group = getattr(found.record, "group", None)
    return not query.groups or group is None or group in query.groups


def _speech(quote: Quote, before: str = "") -> Sentence:
    """A quote as a sentence: who said it, in reply to what, and the words."""
    who = ", ".join(part for part in (quote.speaker, quote.office) if part)
    who = who or (f"a respondent of the {quote.group}" if quote.group else "a respondent, the group not stated")
    asked = f", in reply to ‘{quote.survey_question}’" if quote.survey_question and not quote.speaker else ""
    return Sentence(f"{before}{who[:1].upper()}{who[1:]}{asked}: {in_marks(quote.text)}", (quote,))
