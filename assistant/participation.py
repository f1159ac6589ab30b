"""Whether a question asks who took part in a survey, how many, or which of them gave an answer."""

from __future__ import annotations

import re

_SAMPLE = re.compile(
    r"\b(?:of (?:the |all )?(?:respondents|sample|those|people|replies|responses|participants)\b.*\b(?:were|was|are"
    r"|held|came|hold)|respondents? (?:who )?(?:were|was|are|held)|made up of|by role|in the sample|(?:the|our"
    r"|its) sample|who (?:answered|responded|took part|filled)|filled (?:in|out)|took part|council respondents by"
    r"|as a share of (?:the )?(?:respondents|sample|replies)|answered\s*$|responded\s*$)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:how many|number of|total|headcount|sample size|size of the sample|how big|how large|who answered)\b",
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
    r"|replied|replying|submitted|taking part)\b",
    re.IGNORECASE,
)
_RATE = re.compile(  # of the named kind, how many took part
    r"\bresponse rates?\b|\b(?:share|proportion|percentage|per ?cent|%|fraction|how many) of (?:the |all |those )?"
    r"(?!respond|repl|respons|sample|participa|those|people)[\w' -]{3,40}?\b"
    r"(?<!who )(?<!that )(?<!which )(?:responded|replied|took part|participated|answered|filled)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:of (?:the |all )?(?:respond\w+|repl\w+|responses|sample|participants|those who|everyone who|people who)"
    r"|in the sample)\b",
    re.IGNORECASE,
)
_OF_SUCH = re.compile(
    r"\b(?:response rate|participated|took part|responded|replied|responses from \S+ of)\b", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"\bof (?:the |all )?(?:respondents|sample|those who|participants|responses|replies|these)\b", re.IGNORECASE
)
_CLASSED = re.compile(r"\b(?:counted|classified|classed|categorised|count) as\b", re.IGNORECASE)
_DID_TAKE_PART = re.compile(
    r"\b(?:fill(?:ed|ing)? (?:\w+ )?(?:in|out)|took part|take part|taken part|taking part|participat(?:ed|ing)"
    r"|completed (?:the|your|our|this) (?:survey|questionnaire|form))\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"%|\b(?:who (?:took|filled|participated)|of those|say|said|saying|think|thought|see|saw|agree\w*|disagree\w*"
    r"|rate[ds]?|believe\w*|feel|felt|report\w*|per ?cent\w*|share|proportion)\b",
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


def who_answered(text: str) -> bool:
    """Whether it is asked how many answered, and nothing else: 'how many borrowers answered?'."""
    return bool(re.search(r"\bhow many\b.*\b(?:answered|replied)\W*$", text, re.IGNORECASE))


def of_sample(text: str) -> bool:
    """Whether the make-up of those who answered is asked for: 'what share of the sample were councillors'."""
    return bool(_SAMPLE.search(text))


def took_part(text: str) -> bool:
    """Whether a question speaks of those who took part, or of what they count as."""
    return bool(_TOOK_PART.search(text) or _CLASSED.search(text))


def other_base(text: str, told: str) -> bool:
    """Whether a share is asked of some ('what share of clinics replied?') and told of all, or reversed."""
    if _RATE.search(text):
        return not _OF_SUCH.search(told)
    return bool(_PART_OF.search(text)) and not _OF_ALL.search(told) and bool(_OF_SUCH.search(told))


def of_taking_part(text: str) -> bool:
    """Whether it is asked who took part, and not what they answered: 'how many schools filled in the form?'."""
    return bool(_DID_TAKE_PART.search(text)) and not _OPINION.search(text)


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
