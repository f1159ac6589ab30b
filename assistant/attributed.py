"""What the sources print of a person whom a question names: who that is, and what he or she said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence, lead
from assistant.found import CAPITAL
from assistant.matching import label, match, words_of
from assistant.naming_people import named
from assistant.people import ELSEWHEN, offices
from assistant.query import Query
from assistant.quotation import quoted
from assistant.quotes import introduced, speech
from assistant.retrieve import Retriever
from assistant.sought import Sought, holds, sought
from index.records import Passage, Quote, Record
from index.words import data, stem, stems, tokens

_OFFICE = (
    r"(?:job|official|day)?\s*(?:roles?|posts?|positions?|titles?|offices?|jobs?|job titles?|occupations?|capacity"
    r"|capacities|seat|constituency|employers?|affiliations?|hats?|background)\b"
)
_ASKS_WHO = re.compile(
    rf"\b(?:who(?:['’]s| is| was| are| were| exactly (?:is|was))\b|who (?:does|do|did)\b.*\b(?:work|speak|represent)"
    rf"|(?:which|what)\s+(?:organisation|body|firm|company|council|authority)\b"
    rf"|tell me (?:about|who)\b|crops? up|appears?\b|{_OFFICE})|\bwhat (?:do|does|did)\b.*\bdo\b",
    re.IGNORECASE,
)
_OF_A_PERSON = frozenset(
    stem(word)
    for word in (
        "role post position title office job capacity seat constituency employer affiliation occupation hat background"
        " hold held official day organisation body firm company council authority work represent appear crop mention"
        " quote name list person people man woman figure play connection link involve involved involvement part"
        " describe describes known who produce make source document text one two three report article story piece"
    ).split()
)
_SAID = (
    "say said says saying write wrote written writes think thinks thought argue argues argued claim claimed claims"
    " urge urges urged warn warned warns comment comments commented mention mentions mentioned describe described"
    " talk talked talks speak spoke spoken told tells view views opinion opinions point points put suggest"
    " suggested suggests believe believed believes welcome welcomed state stated states quote quotes quoted quotation"
    " word words call called calls want wanted wants argument message remark remarks line"
).split()
_SAYS = re.compile(rf"\b(?:{'|'.join(_SAID)})\b", re.IGNORECASE)
_SAYS_WHAT = re.compile(rf"\bwhat (?:do|does|did|has|have)\b.*\b(?:{'|'.join(_SAID)})\b", re.IGNORECASE)
_YES_NO = re.compile(r"\W*(?:do|does|did|is|was|are|were|has|have|had|can|could)\b", re.IGNORECASE)
_TAGGED = re.compile(
    r"\b(?:is|was)\b.*\W(?:right|correct|yes|no|(?:is|was) (?:not )?(?:he|she|it)(?: not)?)\W*$", re.IGNORECASE
)
_OF_BODY = re.compile(
    r"\b(?:which|what) (?:person|people|man|woman)\b|\b(?:person|people|man|woman|spokes\w+|representative|somebody"
    r"|someone|anyone|anybody|who)\b.*?\b(?:from|of|at|for)\b|['’]s (?:person|people|man|woman|spokes\w+"
    r"|representative)\b",
    re.IGNORECASE,
)
_SEVERAL = 3  # words of a question tell what was said
_ANOTHERS = 0.7  # of what a question says that somebody said, by the words of somebody else
_SPEECH = frozenset(stem(word) for word in _SAID)
_INITIALS = re.compile(r"\b[A-Z]{2,}[a-z]?[A-Z]*\b|\b[A-Z]+[a-z]+[A-Z]\w*\b")
_POSSESSIVE = re.compile(r"^[’']s\b")
_TOLD = 0.6  # of what else a question says, by the words of the person
_ALL = 6  # quotes, where nothing else is asked than what somebody said
_SHOWN = 2
_OTHERS = re.compile(r"\b(?:besides|other than|apart from|else|another|instead|not)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonComposer:
    """Composes drafts about the people whom the sources name."""

    catalogue: Catalogue
    retriever: Retriever

    def draft(self, query: Query) -> Draft | None:
        """Who they are, what they said; None where nobody is named or something else is asked."""
        found = named(query.text, self.catalogue.people)
        if not found or _OTHERS.search(query.text) or ELSEWHEN.search(query.text):
            return None
        spans = [span for places in found.values() for span in places]
        rest = self._rest(query.text, spans)
        said = self._said(query, next(iter(found)), spans, rest) if len(found) == 1 else None
        if _ASKS_WHO.search(query.text):
            held = [record for name in found for record in self._who(name, query.sources)]
            own = {word for record in held for word in stems(record.text)}
            if held and not rest - _OF_A_PERSON - _SPEECH - own:
                blocks = tuple(self._shown(record) for record in held)
                more = said.blocks if said and _SAYS_WHAT.search(query.text) else ()
                return Draft(Status.ANSWERED, (*blocks, *more))
        if office := self._whether(query, list(found), rest):
            return office
        if not _SAYS.search(query.text):
            return None
        return said or (self._of_another(query, next(iter(found)), spans) if _YES_NO.match(query.text) else None)

    def of_body(self, query: Query) -> Draft | None:
        """Whoever speaks for a body that a question names: 'which person from the Ports Union?'."""
        text = query.text
        if not _OF_BODY.search(text) or named(text, self.catalogue.people):
            return None
        bodies = _capitals(text)
        speakers: dict[str, str] = {}
        for quote in self.retriever.index.of_kind("quote"):
            of_source = not query.sources or quote.locator.source in query.sources
            if isinstance(quote, Quote) and quote.speaker and quote.office and of_source:
                speakers.setdefault(quote.speaker, quote.office)
        for line in self.retriever.index.of_kind("passage"):
            signed = (
                isinstance(line, Passage)
                and line.role == "byline"
                and line.locator.source in (query.sources or self.catalogue.sources)
            )
            if isinstance(line, Passage) and signed and line.author:
                speakers.setdefault(line.author, line.text)
        known = {word for office in speakers.values() for word in _capitals(office)}
        of_it = [name for name, office in speakers.items() if bodies & known <= _capitals(office)]
        if not bodies & known or not of_it:
            return None
        rest = self._rest(text, ()) - bodies - _OF_A_PERSON
        if not rest - _SPEECH:
            held = [record for name in of_it for record in self._who(name, query.sources)[:1]]
            said = [quote for name in of_it for quote in self._quotes(name, query.sources)]
            if rest or not held:
                return self._speeches(said[:_ALL])
            return Draft(Status.ANSWERED, tuple(self._shown(record) for record in held))
        said = [quote for name in of_it for quote in self._quotes(name, query.sources)]
        few = len(of_it) == 1 and len(said) <= _SHOWN and _SAYS_WHAT.search(text)
        return self._speeches(said) if few else None

    def _whether(self, query: Query, names: Sequence[str], rest: frozenset[str]) -> Draft | None:
        """What is printed of a person, where it is asked whether he or she holds an office; and who does hold it."""
        text = query.text
        offices_called = {root for word in data()["offices"]["words"] for root in stems(word)}
        if not (_YES_NO.match(text) or _TAGGED.search(text)) or _SAYS.search(text) or not rest & offices_called:
            return None
        held = [record for name in names for record in self._who(name, query.sources)]
        own = {word for record in held for word in stems(f"{record.text} {getattr(record, 'office', None) or ''}")}
        known = {word for word in _capitals(text) if self.catalogue.knows(word)}
        if not held or rest - own - offices_called - known - _OF_A_PERSON:
            return None
        return Draft(Status.ANSWERED, tuple(self._shown(record) for record in held))

    def _of_another(self, query: Query, name: str, spans: Sequence[tuple[int, int]]) -> Draft | None:
        """Who did say what a question puts into another's mouth; None where nobody is quoted with it."""
        asked = " ".join(word for word in tokens(_without(query.text, spans)) if stem(word) not in _SPEECH)
        words = words_of(asked, self.catalogue.weights, self.catalogue.names.spans(asked))
        if len([weight for weight in words.weights if weight]) < _SEVERAL:
            return None
        fits = [
            (match(words, label(quote.id, quote.text, ""), self.catalogue.weights, 0.0).explained, quote)
            for quote in self.retriever.index.of_kind("quote")
            if isinstance(quote, Quote)
            and quote.speaker
            and quote.speaker != name
            and (not query.sources or quote.locator.source in query.sources)
        ]
        share, quote = max(fits, key=lambda fit: fit[0], default=(0.0, None))
        if quote is None or share < _ANOTHERS:
            return None
        head = lead(Sentence("The sources print these as the words of another:", ()))
        return Draft(Status.ANSWERED, (head, Block("quote", (speech(quote),))))

    def _who(self, name: str, sources: Sequence[str]) -> list[Record]:
        """The lines that give a name and an office, else the first words that are introduced with both."""
        if lines := offices(name, sources, self.retriever.index):
            return list(lines)
        return [*[quote for quote in self._quotes(name, sources) if quote.office][:1]]

    def _shown(self, record: Record) -> Block:
        if isinstance(record, Quote):
            return Block("quote", (speech(record),))
        return quoted(record, self.catalogue.sources)

    def _quotes(self, name: str, sources: Sequence[str]) -> list[Quote]:
        return [
            quote
            for quote in self.retriever.index.of_kind("quote")
            if isinstance(quote, Quote) and quote.speaker == name and (not sources or quote.locator.source in sources)
        ]

    def _said(self, query: Query, name: str, spans: Sequence[tuple[int, int]], rest: frozenset[str]) -> Draft | None:
        """The words of this person that account for what else is said; all where nothing else is."""
        quotes = self._quotes(name, query.sources)
        if not rest - _SPEECH - _OF_A_PERSON:
            if _YES_NO.match(query.text):
                return None
            return self._speeches(quotes[:_ALL])
        asked = " ".join(word for word in tokens(_without(query.text, spans)) if stem(word) not in _SPEECH)
        words = words_of(asked, self.catalogue.weights, self.catalogue.names.spans(asked))
        if not words.weight:
            return None
        fits = [
            (match(words, label(quote.id, quote.text, ""), self.catalogue.weights, 0.0).explained, quote)
            for quote in quotes
        ]
        if sought(query.text) is Sought.COUNT:
            fits = [(share, quote) for share, quote in fits if holds(quote.text, Sought.COUNT)]
        best = max((share for share, _ in fits), default=0.0)
        if best < _TOLD:
            return None
        return self._speeches([quote for share, quote in fits if share >= best - 0.05][:_SHOWN])

    def _speeches(self, quotes: Sequence[Quote]) -> Draft | None:
        if not quotes:
            return None
        blocks = [Block("quote", (speech(quote),)) for quote in quotes]
        every = (quote for quote in self.retriever.index.of_kind("quote") if isinstance(quote, Quote))
        if len(quotes) <= _SHOWN and (follows := introduced(quotes, every)):  # 'I had this in a note:'
            blocks.append(Block("quote", (speech(follows, "What follows: "),)))
        return Draft(Status.ANSWERED, tuple(blocks))

    def _rest(self, text: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """The stems of a question outside names of people and sources, without the words of any question."""
        idle = {stem(word) for form in data()["idle"]["words"] for word in tokens(form)}
        told = _without(text, [*spans, *self.catalogue.names.spans(text)])
        return frozenset(stems(told)) - idle


def _capitals(text: str) -> set[str]:
    """The stems of words in capitals: 'the Ports Union', 'RNLI'."""
    words = (*CAPITAL.findall(text), *_INITIALS.findall(text))
    return {root for word in words for root in stems(word.removesuffix("'s").removesuffix("’s"))}


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {_POSSESSIVE.sub('', text[end:])}"
    return text
