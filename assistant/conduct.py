"""What a source tells of how it came about and may be used: how people were asked, what they got, on what terms.

Such questions name none of the words that their answer is printed in: 'by post?' where 'an online survey' stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import cues
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Block, Draft, Sentence
from assistant.found import ranked
from assistant.matching import Words, words_of
from assistant.query import Query
from assistant.quotation import excerpt, in_marks, origin
from assistant.retrieve import Retriever
from index.words import TOKEN, data, stem, stems

_ENOUGH = 0.3  # of what else the question names
_SAME = 0.05  # in share: passages that account for it alike
_SURVEY = r"(?:survey|research|study|project|poll|fieldwork|data|questionnaire|report|exercise|interviews?|results?)"
_MODE = (
    r"(?:(?:tele)?phone|post(?:al)?|paper|online|(?:on )?(?:the )?(?:web|internet)|face[- ]to[- ]face|in person"
    r"|door[- ]to[- ]door|interviews?|e-?mail)"
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What asks for it in a question, what tells it in a sentence."""

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    of_part: bool  # 'is the *savings* figure reliable?': what else is named must be in the passage
    every: bool  # 'is *fuel poverty* defined?': each word of it


def _topic(asks: str, tells: str, *, of_part: bool = False, every: bool = False) -> _Topic:
    return _Topic(re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE), of_part, every)


_TOPICS = (
    _topic(
        rf"\bhow (?:was|were|did|is) (?:it|this|they|the) ?(?:\w+ )?{_SURVEY}?\b[^?]*?\b(?:carried out|conduct\w*"
        rf"|done|undertaken|administered|gather\w*|collect\w*|run)\b(?:\W+(?:by\s+)?{_MODE}(?:\W+(?:or\s+)?{_MODE})*)?"
        rf"|\b(?:kind|sort|type) of {_SURVEY}\b(?:[^?]*?\b{_MODE}(?:\W+(?:or\s+)?{_MODE})*)?"
        rf"|\b(?:by|over the)\s+{_MODE}(?:,| or)\b.*"
        rf"|\bmethod(?:s|ology|ologies)? (?:did|was|were|used|behind|of) .*",
        r"\b(?:survey|research|interview|polling) method\w*|\bmethod\w* was (?:used|deployed)\b|\bround ?tables and"
        r"|\b(?:was|were) (?:interviewed|polled|surveyed)\b|\bsurvey was (?:carried out|conducted|done)\b"
        r"|\binterviews? (?:was|were|lasted|took)\b|\b(?:online|postal|telephone) (?:survey|questionnaire)\b",
    ),
    _topic(
        r"^(?!.*\b(?:won|wins?|winners?)\b).*(?:\b(?:prize(?:s| draw)?|vouchers?|bribes?|raffle|freebies)\b"
        r"|\b(?:incentives?|rewards?|sweetener|paid|gift)\b.*\b(?:fill\w* (?:it|this|that|the|in|out)|tak\w+ part"
        r"|complet\w+|answering|responding|particip\w+|(?:the|this) (?:form|survey|questionnaire)))",
        r"\b(?:prize|incentive|voucher|raffle|gift card)s?\b",
    ),
    _topic(
        r"\b(?:can|could|should|may|might|do|is|are|how far|how)\b[^?]*\b(?:rely|relied|reliabl[ey]|reliability|trust"
        r"|robust|statistical(?:ly)?(?: significan\w+)?|significant|indicative|representative)\b"
        r"(?=[^?]*\b(?:numbers?|figures?|results?|averages?|percentages?|survey|findings?|data|sample|stat\w*)\b)"
        r"|\b(?:are|is) the (?:\w+ )?(?:results?|figures?|numbers?|averages?|findings?|sample) (?:\w+ )?"
        r"(?:reliable|significant|robust|representative|indicative|statistically \w+|trustworthy|sound)\b",
        r"\bstatistical(?:ly)? significan\w+|\bindicative only\b|\b(?:not|un)\W?representative\b|\brepresentative of\b"
        r"|\bwith (?:caution|care)\b|\bsmall (?:sample|base)\b|\blow base\b",
        of_part=True,
    ),
    _topic(
        r"\b(?:may|can|could|might|am) (?:i|we|you|anyone|people)\b[^?]*\b(?:re-?print|re-?us(?:e|ing)|reproduce"
        r"|republish|copy|photocopy|circulate|redistribute)\b.*"
        r"|\bcopyright\b.*|\b(?:under|on) (?:what|which) (?:terms|licen[cs]e)\b.*|\b(?:what|which) licen[cs]e\b.*",
        r"\b(?:under|terms of) (?:the |an? )?[\w ]*licen[cs]e\b|\bcopyright\b|\bre-?use this\b|\ball rights reserved\b",
    ),
    _topic(
        r"\bwho(?:['’]d| would| should| might| may| will)? (?:\w+ )?(?:find|be|get|benefit)\b[^?]*\b(?:useful|helpful"
        r"|interested|interesting|of interest|from (?:reading )?(?:it|this|the))\b"
        r"|\bwho\b[^?]*\b(?:should|ought to|might want to|needs? to|(?:is|are) (?:meant|supposed) to)"
        r" (?:read|see|look at)\b"
        rf"|\bwho(?:m)? (?:is|was) (?:it|this|the (?:\w+ )?{_SURVEY}|the (?:\w+ )?briefing) (?:aimed at|for|meant for"
        r"|intended for)\b|\b(?:target|intended) (?:audience|readers\w*)\b",
        r"\bof (?:\w+ )?interest to\b|\baimed at\b|\bintended for\b|\bwritten for\b",
    ),
    _topic(
        rf"^\W*(?:\w+\W+)?(?:did|does|do|was|were|is|are|could|can|had|has)\b(?=.*\b(?:{_SURVEY}|repl\w+|respon\w+"
        r"|answers?|tak\w+ part|particip\w+|invited)\b)(?=.*\b(?:outside|beyond|elsewhere|abroad|overseas|only"
        r"|limited to|confined to|restricted to|Scotland|Wales|Ireland|Scottish|Welsh|Irish)\b).*\b(?:outside|beyond"
        r"|elsewhere|abroad|overseas|Scotland|Wales|England|Ireland|Britain|Scottish|Welsh|Irish|English|British|UK"
        r"|county|country|region)\b.*",
        r"\b(?:accepted|welcomed|admitted|invited) (?:responses|replies|answers|forms|entries)\b"
        r"|\b(?:responses|replies|answers|forms) (?:\w+ ){0,6}(?:were|was) (?:also )?(?:accepted|welcomed|excluded)\b"
        r"|\b(?:limited|confined|restricted) to (?:the )?[A-Z]|\bcovers? only\b",
    ),
    _topic(
        r"\bclos(?:ing|ure) dates?\b|\bdeadlines?\b[^?]*\band\b|\bdates? (?:\w+ )?clos(?:ed?|ing)\b",
        r"\bopen (?:till|until|up to)\b[^.]*\d|\bclos(?:ed?|es|ing)\b[^.]*\d|\bdeadline\b[^.]*\d",
    ),
    _topic(
        r"\b(?:say|state|tell|explain|clear|spell|spelt|clarif)\w*\b[^?]*\bwhat (?:it|they|he|she|is|are)\s+(?:\w+\s+)?"
        r"mean\w* by\b|\b(?:is|are|was|were|does|do|did|how)\b[^?]*\bdefin(?:e[ds]?|ition\w*)\b|\bdefinitions? of\b",
        r"\bdefin(?:e[ds]?|ing|itions?)\b|\bwe mean\b|\bis meant\b|\btaken to (?:mean|be)\b|\brefers? to\b",
        every=True,
    ),
    _topic(
        r"\b(?:free of charge|for free|without paying|at no (?:cost|charge)|gratis|(?:have|need) to pay)\b",
        r"\bfree of charge\b|\bfor free\b|\bat no (?:cost|charge)\b",
        of_part=True,
    ),
)
_CUES = re.compile(
    rf"\b(?:{_MODE}|face|carried|conduct\w*|done|undertaken|administered|gather\w*|collect\w*|run|method\w*|prizes?"
    r"|draw|incentives?|rewards?|vouchers?|bribes?|raffle|freebies|sweetener|fill\w*|part|complet\w+|form|rel[iy]\w*"
    r"|trust\w*|robust|statistic\w*|significan\w+|indicative|representative|numbers?|figures?|results?|sound|safe\w*"
    r"|re-?print\w*|re-?us\w+|reproduce|republish|copy\w*|photocopy|circulate|redistribute|terms|licen[cs]e|useful"
    r"|helpful|interest\w*|benefit|audience|aimed|intended|meant|readers\w*|free|charge|cost|pay\w*|gratis|reading?"
    r"|gets?|should|ought)\b",
    re.IGNORECASE,
)
_ASKING = "mean means meant define defines defined definition definitions spell spelt clarify explain clear report"
_IDLE = frozenset(root for word in data()["idle"]["words"] for root in stems(word))


@dataclass(frozen=True, slots=True)
class ConductComposer:
    """Composes drafts that quote what a source tells of itself."""

    catalogue: Catalogue
    retriever: Retriever

    def draft(self, query: Query) -> Draft | None:
        """The passage that tells it; None where nothing of this is asked, or what is told is on something else."""
        told = (self._told(query, topic) for topic in _asked(query.text))
        return next((draft for draft in told if draft), None)

    def _told(self, query: Query, topic: _Topic) -> Draft | None:
        words = self._rest(query)
        term = self._term(query.text) if topic.every else set[str]()
        found = [
            item
            for item in ranked(self.catalogue, self.retriever, "passage", query, words)
            if topic.tells.search(item.record.text)
            and (not topic.every or term <= set(stems(item.record.text)))
            and (query.sources or item.record.locator.source in self.catalogue.surveys)  # not what is told of others
        ]
        if not found:
            return None
        most = max(item.explained for item in found)
        if topic.of_part and words.weight and most < _ENOUGH:
            return None
        record, scores = next((item.record, item.scores) for item in found if item.explained >= most - _SAME)
        pieces = self.catalogue.pieces.of(record.id)
        telling = [score + bool(topic.tells.search(piece.text)) for piece, score in zip(pieces, scores, strict=False)]
        text = excerpt(record.text, [(piece.start, piece.end) for piece in pieces], telling)
        sentence = Sentence(f"{origin(record, self.catalogue.sources)} {in_marks(text)}", (record,))
        return Draft(Status.ANSWERED, (Block("quote", (sentence,)),))

    def _term(self, text: str) -> set[str]:
        """What a question asks the meaning of, in stems: all that is no word of asking."""
        for start, end in reversed(self.catalogue.names.spans(text)):
            text = f"{text[:start]} {text[end:]}"
        asking = {stem(word) for word in _ASKING.split()}
        return {word for word in stems(text) if len(word) > 1 and word not in _IDLE | cues.framing() | asking}

    def _rest(self, query: Query) -> Words:
        """What else a question names that the sources know: 'is the *savings* figure reliable?'."""
        names = self.catalogue.names.spans(query.text)
        other = [
            found.span()
            for found in TOKEN.finditer(query.text)
            if not set(stems(found.group())) & self.catalogue.weights.known - _IDLE
            or (query.sources and found.group().isupper())
        ]
        mask = [*names, *(found.span() for found in _CUES.finditer(query.text)), *other]
        return words_of(query.text, self.catalogue.weights, mask)


def _asked(text: str) -> list[_Topic]:
    return [topic for topic in _TOPICS if topic.asks.search(text)]
