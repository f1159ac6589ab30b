"""The words by which a question shows what kind of answer it wants: a figure, a comparison, a quote, a list."""

from __future__ import annotations

import re
from typing import Literal

from index.words import data, stems

_WHICH = re.compile(r"\b(?:which|what|who|name|list|rank|give|show|tell)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:which|what|how many|list|name|any|are there|all(?: the)?|show|give|number of)\b[^?]*?\b(?:barriers?"
    r"|statements?|factors?|items?|rows?|roles?|people|jobs?|titles?|obstacles?|benefits?|things?|problems?|ones?"
    r"|issues?|blockers?|hurdles?|claims?|reasons?|aspects?|answers?|options?|hindrances?|elements?|job titles"
    r"|leaders?|measures?|priorities|questions?|propositions?|posts?|snags?|headaches?)\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:compar\w+|versus|vs\.?|v|against|differ\w*|gap|higher|lower|bigger|smaller|more|less|fewer|than|match"
    r"|agree with each other|similar|same|both|each|side by side|contrast|respectively|or|which (?:group|side"
    r"|of the two)|as [a-z]+ as|who (?:is|are|was|were) more|whereas|while|apart|closer|wider|split)\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:differ\w*|gap|how (?:much|far) (?:more|less|higher|lower|bigger|apart|wider|ahead)|by how (?:much|many|far)"
    r"|how far (?:\w+ ){1,3}?(?:below|above|behind|ahead|from|off|short|under|over)"
    r"|points? (?:apart"
    r"|higher|lower|difference|between)|margin|apart|spread)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\b(?:quot\w+|verbatim|exact(?:ly)? (?:words?|say|said|what)|in (?:their|his|her) own words"
    r"|word[- ]for[- ]word|own words|comment(?:s|ed|ing)?|remark\w*|complain\w*|moan\w*|grumbl\w*|free[- ]text"
    r"|someone (?:said|say|who)|respondent (?:say|said|who|wrote|describe)|what did (?:a|one|any|the|some|another"
    r"|someone|somebody)\b(?!\s+(?:\w+\s+){1,2}(?:think|reckon|feel|believe)\b)"
    r"|said (?:what|by|one)|who said|words (?:of|used|did|on|about)"
    r"|wrote|warn(?:ed)?|bemoan\w*|put it"
    r"|(?:did|do|does|have) (?:they|he|she|people|it) (?:write|put|word|phrase|express)"
    r"|did (?:any |some |the )?(?:respondents?|anyone|anybody|someone|somebody|people|they)(?: at all)?"
    r" (?:mention|raise|bring up|bring \w+ up|touch on|refer to|talk about)"
    r"|(?:a|any|some) lines? (?:from|by) (?:an?|one|some)"
    r"|phrase)\b",
    re.IGNORECASE,
)
_ANSWERERS = re.compile(  # 'the authorities who said it wouldn't': they are counted, and not quoted
    r"\b(?:those|everyone|everybody|all|\w+s)\s+who\s+(?:said|say)\b(?!\s+what)", re.IGNORECASE
)
_PEOPLE = re.compile(r"\bhow many\b(?!\s+(?:pounds|quid|thousand|million))", re.IGNORECASE)
_NUMERIC = re.compile(
    r"%|\b(?:per ?cent|percent\w*|share|proportion|fraction|how many|how much|number|figures?|stats?|statistics?"
    r"|rate|what part|majority|average|avg|volume|mean|typical|how commonly|commonly|out of (?:ten|10|100|a hundred"
    r"|every)|in ten|in 10|response rates|numbers?|score|ratio|slice|chunk|sum|total|pounds|£|amount"
    r"|how common|how often|to what extent|how widely|how big|how large|quantify|portion|how few|data on|split)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\b(?:(?:tele)?phone|isbn|page|section|reference|contact|serial)\s+numbers?\b|\bnumber(?:ed)? (?:one|1)\b"
    r"|\bmean (?:by|when|that)\b|\b(?:do|does|did|would|might) (?:[\w’'-]+ ){1,8}?(?<!the )(?<!its )(?<!a )mean\W*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:which|what) (?:section|page|table|heading|part|chapter)\b|\bwhere (?:is|was|does|in the report"
    r"|can i find|did you (?:get|find)) (?:it|that|this|the report say|printed|you)?",
    re.IGNORECASE,
)
_PROSE = (
    r"(?:text|prose|write[- ]?up|narrative|body|summary|highlights?|headlines?|foreword|introduction|commentary"
    r"|bullets?)"
)
_TABLE = r"(?:tables?|grids?|charts?|appendix)"
_PLACES = re.compile(
    rf"\b{_PROSE}\b.*\b{_TABLE}\b|\b{_TABLE}\b.*\b{_PROSE}\b|\bin one place\b|\belsewhere\b|\breconcile\b"
    r"|\b(?:in )?(?:both|two|different|several|other|all) (?:places|parts|pages|sections|versions)\b"
    r"|\b(?:figures?|numbers?|pages?|versions?|sections?|places|parts) (?:that )?(?:\w+ )?"
    r"(?:differ|disagree|conflict|clash)\b"
    r"|\bseen both\b|\b(?:two|three|several|both|conflicting)\s+(?:\w+\s+){0,2}(?:figures|numbers|versions)\b"
    r"(?=.{0,30}\b(?:quoted?|given|seen|cited|about|around|floating|printed))",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"\b(?:the |its |their )?(?:\w+ )?(?:{_PROSE}|{_TABLE})\b(?: list)?|\bin one place\b"
    r"|\b(?:something else )?elsewhere\b"
    r"|\breconcile\b|\bdiffer\w*|\bdisagree\b(?! (?:that|with))|\bconflict\w*|\bclash\w*|\bmatch\w*|\bseen both\b"
    r"|\b(?:I['’]ve|I have|people have) seen (?:two|three|several|both|conflicting)\b[^.?!]*"
    r"|\b(?:which |what )?(?:pages?|sections?|versions?|places|parts)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:net of|net (?:agreement|support|positives?|negatives?)|all told|(?:in|the) sum"
    r"|add(?:ed|s|ing)? (?:\w+ ){0,2}?up"
    r"|(?:put|taken|added|lumped|counted) together|put the (?:two|three) together|combined"
    r"|what (?:do|does|did|would) (?:\w+ ){1,4}?(?:come|amount|run) to)\b",
    re.IGNORECASE,
)
_BREAKDOWN = re.compile(
    r"\b(?:break ?down|break it down|breakdown|full (?:split|set|row|picture|results?)|all (?:the )?(?:answers"
    r"|responses|figures|five|three|options|percentages)|every (?:answer|response)|split|each (?:answer|response"
    r"|option)|spread of (?:answers|responses)|distribution|in full)\b",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"\b(?:what does (?:it|the (?:report|survey)) (?:say|tell|have to say|conclude|find)|summar\w+|overview"
    r"|main (?:points|findings|messages)|tell me about|gist|everything (?:on|about)|say about|says about|picture on"
    r"|key (?:findings|messages))\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bexplain\w*|\bexplanation\b|\bcaus(?:e|es|ed)\b|\bremarks?\b"
    r"|\bline about\b|\bcaution\w*|\badvice\b|\badvis\w+|\bdescri\w+|\bsurpris\w+|\bdisappoint\w+|\bcomment\w*"
    r"|\bexcuses?\b|\bsuggest\w*\b(?!\s+(?:as|for|by|in)\b)"
    r"|\bwhat (?:did|does|do|is|was|were) (?:the )?(?:report|survey|authors?|article|piece|foreword|introduction"
    r"|summary|page|briefing|paper|(?-i:[A-Z]\w+ [A-Z]\w+))\b|\b(?:urge[sd]?|warn\w*|call(?:s|ed|ing)? for"
    r"|propos\w+|recommend\w*|conclu\w+|argu\w+|predict\w*|meant? by|what (?:does|is) .* mean\b)"
    r"|\bwhat (?:else|other things)\b|\bone[- ]word\b|\bimply|implies|interpret(?:s|ed)"
    r"|\bput (?:it|this|that) down to\b"
    r"|\bblame[sd]? (?:it|this|that)\b|\bwhat'?s behind\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|what (?:date|day|year|month|time)|by when|until when|deadlines?|closing dates?|how long|which (?:year"
    r"|month|date))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d{2}\b|\b(?:spring|summer"
    r"|autumn|winter)\b|\b\d{1,2}:\d{2}\b|\b(?:later|early|end of) (?:this|next) year\b|\bnext (?:month|year|week)\b",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"\b(?:(?:the )?(?:year|time|survey|wave) before|previous (?:year|survey|wave)|year[- ]on[- ]year|over time"
    r"|since then|trend|gone (?:up|down)|risen|fallen|nowadays|these days|this year|current(?:ly)?|latest (?:figure"
    r"|survey)|next year)\b|\bfrom (?:19|20)\d{2} to (?:19|20)\d{2}\b|\b(?:rise|rose|increase|change"
    r"|grow)\w* (?:since|between)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\?|^\W*(?:who|whose|which|what|how|where|were|was|are|is|do|does|did)\b", re.IGNORECASE)
_MOOD = re.compile(
    r"\b(?:(?P<low>gloom(?:y|ier|iest)|glum(?:mer)?|pessimis(?:m|tic)|downbeat)|optimis(?:m|tic)|upbeat|rosier|sunnier)\b",
    re.IGNORECASE,
)
_SAYS_ABOUT = re.compile(
    r"\bwhat (?:did|do|does|have|had) (?:the |our )?[\w -]{3,30}? (?:say|said|saying|make of|think of|feel about"
    r"|tell)\b"
    r"|\bwhat was said\b|\bin what words\b|\bhow did they (?:word|put|describe)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?:what|the|a|actual|raw) (?:number|count)s?\b|\bin numbers\b|\bheadcount\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:per ?cent\w*|share|proportion|fraction|slice|chunk|(?:response )?rates?)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:compar\w+|versus|vs\.?|v|than|against|(?<!skills )(?<!skill )(?<!knowledge )(?<!funding )gap"
    r"|differ\w*|or|both|contrast|apart|margin|side by side|while"
    r"|whereas|match|agree with each other|same as|similar|as [a-z]+ as|as (?:big|much|many) (?:an? )?[a-z]+ as)\b",
    re.IGNORECASE,
)


def wants_reason(text: str) -> bool:
    """Whether the sources' words are asked for, not a figure: a reason, a remark, what the report says or urges."""
    return bool(_EXPLAINS.search(text))


def wants_date(text: str) -> bool:
    """Whether a time is asked for: 'when', 'by what date'."""
    return bool(_WHEN.search(text))


def is_dated(text: str) -> bool:
    """Whether a text gives a date or a time."""
    return bool(_DATED.search(text))


def other_year(text: str) -> bool:
    """Whether another time is asked about than the sources' own: the year before, a trend, a change since."""
    return bool(_OTHER_YEAR.search(text))


def mood(text: str) -> tuple[Literal["+", "-"], tuple[int, int]] | None:
    """The side of a scale that a question means by a mood ('who was gloomier?'), and where.

    A statement means none: 'builders are gloomier: 86% name old pipes'.
    """
    found = _MOOD.search(text) if _ASKING.search(text) else None
    return ("-" if found["low"] else "+", found.span()) if found else None


def says_about(text: str) -> bool:
    """Whether it is asked what a group said about something: figures and their own words both answer that."""
    return bool(_SAYS_ABOUT.search(text))


def wants_rows(text: str) -> bool:
    """Whether rows of a table are asked for, not the value of one: 'which barriers …', 'how many statements …'."""
    return bool(_PLURAL.search(text))


def wants_quote(text: str) -> bool:
    """Whether somebody's own words are asked for."""
    return bool(_QUOTE.search(_ANSWERERS.sub(" ", text)))


_MONEY = re.compile(
    r"£|\b(?:pounds?|quid|how much money|sums? (?:of money|saved|in pounds)"
    r"|how much (?:did|does|do|was|were|is)\b.*\b(?:raise|cost|spen[dt]|pa(?:y|id)|earn|bring in|come in)"
    r"|typical sum|what sum|amounts?(?! of (?!money|cash|sav))|(?<!thanks a )million|in cash terms|money saved"
    r"|how much (?:was|were|did|has|have|is|on average)\b.*\bsav\w+"
    r"|(?:how much|what (?:do|did|does|will|have|has)) (?:\w+ ){0,6}?(?:spend|spent|cost|costs|pay|paid)"
    r"|average sav\w+|sav\w+ (?:figure|sum|total|average))\b",
    re.IGNORECASE,
)


def wants_money(text: str) -> bool:
    """Whether a sum of money is asked for."""
    return bool(_MONEY.search(text))


def wants_number(text: str) -> bool:
    """Whether a figure is asked for in so many words."""
    return bool(_NUMERIC.search(_NOT_COUNTED.sub(" ", text)))


def counts_people(text: str) -> bool:
    """Whether it is asked how many there are, and no sum of money."""
    return bool(_PEOPLE.search(text))


def wants_count(text: str) -> bool:
    """Whether a number of answers is asked for, and no share of them: 'the number, not the per cent'."""
    return bool(_COUNT.search(text)) and not _SHARE.search(re.sub(r"\bnot the \w+(?: \w+)?", " ", text))


def uncounted(text: str) -> str:
    """A text without the words that ask for a figure."""
    return _NUMERIC.sub(" ", text)


def wants_share(text: str) -> bool:
    """Whether a share is asked for, not a count or words."""
    return bool(_SHARE.search(text))


def wants_place(text: str) -> bool:
    """Whether it is asked where something is printed."""
    return bool(_PLACE.search(text))


def wants_all_places(text: str) -> bool:
    """Whether it is asked what different places print of one thing: 'what does the text give and what the table?'."""
    return bool(_PLACES.search(text))


def place_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a question that asks what several places print names those places."""
    return tuple(match.span() for match in _PLACED.finditer(text)) if wants_all_places(text) else ()


def wants_breakdown(text: str) -> bool:
    """Whether all the answers are asked for, not one of them."""
    return bool(_BREAKDOWN.search(text))


def wants_comparison(text: str) -> bool:
    """Whether a word of the question compares."""
    return bool(_COMPARE.search(text))


def holds_against(text: str) -> bool:
    """Whether two things are held against one another in so many words."""
    return bool(_AGAINST.search(text))


def wants_difference(text: str) -> bool:
    """Whether it is asked how far two values lie apart."""
    return bool(_DIFFERENCE.search(text))


def wants_sum(text: str) -> bool:
    """Whether it is asked what several answers come to."""
    return bool(_SUM.search(text))


def reckoning_spans(text: str) -> list[tuple[int, int]]:
    """Where a question says that values are to be added up or held apart."""
    return [match.span() for pattern in (_SUM, _DIFFERENCE) for match in pattern.finditer(text)]


def wants_theme(text: str) -> bool:
    """Whether it is asked what is said of a topic at large."""
    return bool(_THEME.search(text))


def asks_which(text: str) -> bool:
    """Whether the question asks for names of things: 'which', 'list'."""
    return bool(_WHICH.search(text))


def framing() -> frozenset[str]:
    """The stems of words that put a question and are no subject of it."""
    return frozenset(word for phrase in data()["frame"]["words"] for word in stems(phrase))
