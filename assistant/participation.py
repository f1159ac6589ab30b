"""Whether a question asks who took part in a survey, how many, or which of them gave an answer."""

from __future__ import annotations

import re
from functools import cache

from index.words import data, stems

_SAMPLE = re.compile(
    r"\b(?:of (?:the |all |our )?(?:[\w’'-]+ ){0,3}?(?:respondents|sample|those|people|replies|responses|participants"
    r"|side|contingent)\b.*\b(?:were|was|are"
    r"|held|came|hold)|respondents? (?:who )?(?:were|was|are|held)|made up of|by role|in the sample|(?:the|our"
    r"|its) sample|who (?:answered|responded|took part|filled)|filled (?:in|out)|took part|council respondents by"
    r"|as a share of (?:the )?(?:respondents|sample|replies)|answered\s*$|responded\s*$)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:how many|number of|total|headcount|sample sizes?|sizes? of the samples?|how big|how large|who answered)\b",
    re.IGNORECASE,
)
_INDIVIDUAL = re.compile(
    r"\b(?:which|what) (?:council|authority|authorities|councils|supplier|suppliers|vendor|vendors|respondents?"
    r"|compan(?:y|ies)|organisations?)\s+(?:\w+ly\s+)?(?:said|say|says|have|has|had|see|sees|think|thinks|admit\w*"
    r"|disagree\w*|agree\w*|complain\w*|reported|wrote|gave|blame\w*|saved|made the)\b|\bnames? (?:please )?(?:of"
    r"|for) (?:the |those |all )?(?:councils?|authorit(?:y|ies)|suppliers?|respondents?|vendors?|compan(?:y|ies))"
    r"|\bgive (?:me )?(?:the|their|his|her) names?\b|\bname and council\b|\bwhich (?:respondent|person|officer"
    r"|individual)\b",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"\b(?:respond(?:ed|ing)?|took part|take part|taken part|participat\w+|answered the survey|filled|listed"
    r"|replied|replying|submitted|taking part|response rates?|turn-?out"
    r"|(?:sent|send) (?:in |back )?(?:an? |any |the )?(?:response|reply|answer|form|questionnaire)s?"
    r"|keen\w* to (?:reply|respond|take part|answer))\b",
    re.IGNORECASE,
)
_CLASSED = re.compile(r"\b(?:counted|classified|classed|categorised|count) as\b", re.IGNORECASE)
_DID_TAKE_PART = re.compile(
    r"\b(?:fill(?:ed|ing)? (?:\w+ )?(?:in|out)|took part|take part|taken part|taking part|participat(?:ed|ing)"
    r"|completed (?:the|your|our|this) (?:survey|questionnaire|form))\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\bresponse rates?\b|\bresponses from \S+ of\b|\bturn-?out\b|\bhow (?:well|keenly|badly|poorly) did\b.*\brespond\b"
    r"|\b(?:per ?cent\w*|share|proportion) of (?:all )?(?:the )?(?!respondents|responses|replies|sample)[\w ]+?"
    r"\b(?:responded|replied|took part|participated|answered)\W*$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:of|among) (?:all |the |all the |our |total )*(?:respondents|responses|replies|sample|those who (?:answered"
    r"|replied|responded|took part)|people who (?:answered|replied|responded|took part)|participants"
    r"|everyone who (?:answered|replied|responded|took part))\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"%|\b(?:who (?:took|filled|participated)|of those|say|said|saying|think|thought|see|saw|agree\w*|disagree\w*"
    r"|rate[ds]?|believe\w*|feel|felt|report\w*|per ?cent\w*|share|proportion)\b",
    re.IGNORECASE,
)


_VIEW = re.compile(
    r"\b(?:thought|think|believed?|reckon(?:ed)?|agreed?|disagreed?|expect(?:ed)?|fear(?:ed)?)\b", re.IGNORECASE
)
_NUMBERS = "zero one two three four five six seven eight nine ten".split()
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_SO_MANY = rf"\d[\d,]*|(?:an?|{'|'.join(_NUMBERS)}) (?:{'|'.join(_SCALES)})"
_WHOM = (
    r"(?:people|persons|individuals|respondents|participants|members of|residents|adults|citizens|replies|responses)"
)
_POLLED = re.compile(
    r"\b(?:poll(?:ed|ing)?|survey(?:ed|ing)?|sampled?|interview(?:ed|s)?|questioned|canvassed|asked|consulted)\b"
    r"(?: (?:of|with|only|just|some|about|around|over|nearly|more than|the views of))*"
    rf" (?P<n>{_SO_MANY}) (?:\w+ )?{_WHOM}\b"
    rf"|\b(?P<m>{_SO_MANY}) (?:\w+ )?{_WHOM}(?: who)?"
    r" (?:took part|answered|replied|responded|were (?:asked|polled|surveyed))\b",
    re.IGNORECASE,
)
_SURVEY_OF = re.compile(
    r"\b(?:(?:survey|poll|study|sample|questionnaire|canvass)(?: \w+)? (?:of|among|amongst|with)|heard (?:back )?from"
    r"|(?:replies|responses|answers|returns) (?:came |were )?(?:had |got )?from|with)"
    r"(?: (?:just|only|some|about|around|over|nearly|almost|more than|the views of))*"
    rf" (?P<n>{_SO_MANY})"
    r"(?= (?!(?:\w+ )?(?:questions?|items?|pages?|statements?|minutes?|days|weeks|months|years|per|points?)\b)[a-z])"
    r"(?P<rest>[^,;.?!]*)",
    re.IGNORECASE,
)
_WITH_ANSWERING = re.compile(r"\b(?:answering|responding|replying|taking part|participating)\b", re.IGNORECASE)
_TOTAL_ASKED = re.compile(
    r"\b(?:how many|number of|total)\b.*\b(?:answered|replied|responded|took part|participated)"
    r"(?: to (?:it|this|the \w+))?\W*$",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:since|as|given that|because|if|seeing (?:as|that)|considering)\s+(?:every|all)(?: of)?(?: the| your)?"
    r" (?:respondents?|participants?|repl(?:y|ies)|responses?|answers?|people (?:asked|polled|surveyed))"
    r" (?:came|come|comes|is|are|was|were|worked?|works)\b",
    re.IGNORECASE,
)


def sample_size(text: str) -> bool:
    """Whether it is asked how many took part."""
    return bool(_TOTAL.search(text)) and bool(
        _TOOK_PART.search(text)
        or re.search(
            r"\b(?:sample|surveyed|in the survey|answers? (?:to|did)|respondents|replies|responses)\b",
            text,
            re.IGNORECASE,
        )
    )


def opines(text: str) -> bool:
    """Whether it is asked how many held a view: 'how many people thought …' is no question of how many took part."""
    return bool(_VIEW.search(text))


def who_answered(text: str) -> bool:
    """Whether it is asked how many answered, and nothing else: 'how many borrowers answered?'."""
    return bool(re.search(r"\bhow many\b.*\b(?:answered|replied)\W*$", text, re.IGNORECASE))


def of_sample(text: str) -> bool:
    """Whether the make-up of those who answered is asked for: 'what share of the sample were councillors'."""
    return bool(_SAMPLE.search(text))


def other_base(question: str, sentence: str) -> bool:
    """Whether a share told in a sentence is of those asked where a question wants it of those who answered, or so.

    'A third of the replies came from districts' is no response rate of districts. What is asked last counts.
    """
    rate, of_all = _last(_RATE, question), _last(_OF_ALL, question)
    if rate == of_all:
        return False
    is_rate, is_of_all = bool(_RATE.search(sentence)), bool(_OF_ALL.search(sentence))
    return is_of_all and not is_rate if rate > of_all else is_rate and not is_of_all


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def on_taking_part(text: str) -> bool:
    """Whether a question speaks of those who took part, or of what they count as."""
    return bool(_TOOK_PART.search(text) or _CLASSED.search(text))


def of_taking_part(text: str) -> bool:
    """Whether it is asked who took part, and not what they answered: 'how many schools filled in the form?'."""
    return bool(_DID_TAKE_PART.search(text)) and not _OPINION.search(text)


def presumed(text: str) -> tuple[int, ...]:
    """How many a question takes for granted that took part: 'this was a poll of 2,000 people'."""
    polled = [_count(match["n"] or match["m"]) for match in _POLLED.finditer(text)]
    polled += [
        _count(match["n"])
        for match in _SURVEY_OF.finditer(text)
        if not match.group().lower().startswith("with") or _WITH_ANSWERING.search(match["rest"])
    ]
    return tuple(dict.fromkeys(polled))


def says_polled(text: str) -> bool:
    """Whether a question says in so many words that so many people were polled."""
    return bool(_POLLED.search(text))


def asks_total(text: str) -> bool:
    """Whether it is how many answered that is asked in the end: 'is 800 the number of those who answered?'."""
    return bool(_TOTAL_ASKED.search(text))


def presumes_one_group(text: str) -> bool:
    """Whether it takes for granted that all who took part are alike: 'since every respondent came from a port'."""
    return bool(_EVERY.search(text))


def _count(words: str) -> int:
    if words[0].isdigit():
        return int(words.replace(",", ""))
    first, *scale = words.lower().split()
    number = _NUMBERS.index(first) if first in _NUMBERS else 1
    return number * _SCALES.get(scale[0] if scale else first, 1)


@cache
def took_part() -> frozenset[str]:
    """Stems of the words by which one says that people of a group took part: 'how many of its staff sent it back?'."""
    lists = data()["lists"]
    return frozenset(word for form in (*lists["took_part"], *lists["staff"]) for word in stems(form))


def wants_names(text: str) -> bool:
    """Whether it is asked which respondent gave an answer: a survey that publishes shares does not say."""
    return bool(_INDIVIDUAL.search(text)) and not _TOOK_PART.search(text)


def lists_all(text: str) -> bool:
    """Whether the whole of a printed list is asked for: 'list every supplier organisation that answered'."""
    return (
        bool(_TOOK_PART.search(text) or re.search(r"\banswered\b", text, re.IGNORECASE))
        and bool(re.search(r"\b(?:list|name|every|all|which|who are|full list)\b", text, re.IGNORECASE))
        and bool(
            re.search(
                r"\b(?:organisations?|councils?|authorities|companies|suppliers?|firms|job titles?|vendors?)\b",
                text,
                re.IGNORECASE,
            )
        )
    )
