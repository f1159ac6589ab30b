"""Which answers a question asks for, and how far along the scale: read from its words, before any measure is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.subjects import Answers, Subject
from index.responses import Polarity, stance
from index.words import data, find_phrases, stems

Reach = Literal["any", "strong", "plain", "all", "sides"]
Span = tuple[int, int]
_SIDE_OF: Mapping[str, Polarity] = {"neutral": "0", "negative": "-", "positive": "+"}

_APOSTROPHE_NOT = re.compile(
    r"\b(?:not|never|cannot)\b|\b\w+n['’]t\b|\b(?:isnt|arent|dont|doesnt|didnt|wasnt|werent|wont|wouldnt|cant"
    r"|couldnt|hasnt|havent|shouldnt)\b",
    re.IGNORECASE,
)
_NEGATIVE_LABEL = re.compile(
    r"\b(?:lack|not|no|inability|poor|un\w+|in(?:flexib|abil|adequa|suffic)\w*|non-\w+|without|limited|insufficient"
    r"|too)\b",
    re.IGNORECASE,
)
_LATE_NOT = re.compile(
    r"\b(?:not|isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t|didn['’]?t|wasn['’]?t|won['’]?t|no)\b[\s?.!]*$", re.IGNORECASE
)
_SIDED = re.compile(
    r"\b(?:not|n['’]?t|weren['’]?t|wasn['’]?t|aren['’]?t|rather than|instead of|other than|except"
    r"|excluding)\s+(?:\w+\s+){0,2}?(?:on the fence|neutral|undecided|unsure|don['’]?t know)"
    r"|\btook (?:one )?sides?\b|\bone side or the other\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",?\s*\b(?:was|is|were|are|did|does|do|has|have)n['’]?t\s+(?:it|they|he|she|that|there|we|you)\b\s*\??\s*$",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"\s+(?:\w+\s+)?(?:see|think|regard|consider|agree|believe|view|rate|call|count)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[‘'“\"]([^‘’'“”\"]{2,40})[’'”\"]")
LEFT_OUT = re.compile(
    r"\b(?:as (?:opposed to|distinct from|against)|rather than|not counting|excluding|leaving (?:aside|out)"
    r"|instead of|unlike|never mind|and not|but not|not just|apart from)\s+[^,;:?()]+"
    r"|\((?:but )?not\b[^)]*\)",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(r"\b(?:not|excluding|without|rather than|never mind|leaving out|apart from)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The side of the scale that is asked for, how far it reaches, and the words that say so."""

    polarity: Polarity | None
    reach: Reach
    spans: tuple[Span, ...]
    exact: str | None = None

    @property
    def named(self) -> bool:
        return self.polarity is not None or self.exact is not None


def answers_asked(text: str, printed: Sequence[str], own: frozenset[str] = frozenset()) -> Asked:
    """The answers that a question names; `printed` are the answers that tables print, to know them when quoted."""
    asked = data()["asked"]
    # 'as opposed to strongly agreed' opposes nothing; 'rather than neutral' does say which side
    told = text if _SIDED.search(text) else LEFT_OUT.sub(lambda match: " " * len(match.group()), text)
    named = _named(told, asked)
    polarity = _side(text, named)
    spans = tuple((start, end) for start, end, _ in named)
    if polarity == "0" and (sided := _SIDED.search(text)):
        return Asked("0", "sides", (*spans, sided.span()), None)
    exact = _quoted(text, printed)
    spoken = None if exact else _spoken(text, printed)
    if spoken:
        exact, span = spoken
        spans = (*spans, span)
    taken = stance(exact) if exact else None
    further = [match.span() for match in find_phrases(text, asked["strong"])]
    further += [match.span() for match in find_phrases(text, asked["all"]) if not set(stems(match.group())) & own]
    further += [match.span() for match in find_phrases(text, data()["responses"]["mild"])] if named else []
    reach = _reach(text, asked, plain=any(kind == "plain" for _, _, kind in named))
    return Asked(taken.polarity if taken else polarity, reach, (*spans, *further), exact)


def _named(text: str, asked: Mapping[str, Sequence[str]]) -> list[tuple[int, int, str]]:
    """Where a question names answers, each as (start, end, kind); of two that overlap the first kind holds."""
    found: list[tuple[int, int, str]] = []
    for kind in ("plain", "neutral", "negative", "positive"):
        for match in find_phrases(text, asked[kind]):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), kind))
    return found


def _side(text: str, named: Sequence[tuple[int, int, str]]) -> Polarity | None:
    """The side of the scale that is named: neutral before negative before positive, since 'not sure' holds 'sure'."""
    kinds = {kind for _, _, kind in named}
    for kind, side in _SIDE_OF.items():
        if kind in kinds:
            return side
    if not text.isupper() and (shouted := re.search(r"\b(?:NO|YES)\b", text)):
        return "-" if shouted.group() == "NO" else "+"
    plain = next((text[start:end].lower() for start, end, kind in named if kind == "plain"), None)
    if plain is None:
        return None
    return "-" if "disagree" in plain else "+"


def _reach(text: str, asked: Mapping[str, Sequence[str]], *, plain: bool) -> Reach:
    """How far along the side: 'strongly', 'merely', 'strongly or otherwise'."""
    if plain or any(re.search(r"\bstrong", match.group(), re.IGNORECASE) for match in LEFT_OUT.finditer(text)):
        return "plain"
    if any(find_phrases(text, asked["all"])):
        return "all"
    return "strong" if any(find_phrases(text, asked["strong"])) else "any"


def negated(text: str, spans: Sequence[Span], label: str, frame: Sequence[str]) -> bool:
    """Whether a question denies what a measure says, beyond the answers it names.

    'isn't leading' denies 'Head of IT/CIO'; 'don't understand users' says again what 'Lack of customer insight' says.
    """
    text = _TAG.sub(" ", text)
    if _LATE_NOT.search(text.strip()) or (re.search(r"\bNOT\b", text) and not text.isupper()):
        return True
    negations = [
        match
        for match in _APOSTROPHE_NOT.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    if not negations:
        return False
    if not _NEGATIVE_LABEL.search(label):
        return True
    if any(_UNSEEN.match(text[match.end() :]) for match in negations):
        return True
    after = [text[match.end() : match.end() + 30].lower() for match in negations]
    return any(any(word in piece for word in frame) for piece in after)


def pick(subject: Subject, asked: Asked) -> Answers:
    """The printed answers of a subject that are asked for; its headline where none is named."""
    names = [name for name in subject.responses if name]
    if not names:
        return ("",)
    if asked.exact:
        same = [name for name in names if name.lower() == asked.exact.lower()]
        if same:
            return tuple(same)
    if asked.polarity is None:
        if asked.reach == "strong" and (sharp := [name for name in subject.headline() if _strength(name) == "strong"]):
            return tuple(sharp)
        return subject.headline()
    if asked.reach == "sides":
        return tuple(name for name in names if name not in subject.side("0"))
    side = subject.side(asked.polarity)
    if not side:
        return ()
    if len(side) > 1 and asked.reach in {"strong", "plain"}:
        kept = [name for name in side if (_strength(name) == "strong") == (asked.reach == "strong")]
        return tuple(kept) or side
    return side


def _strength(name: str) -> str:
    found = stance(name)
    return found.strength if found else "plain"


def _spoken(text: str, printed: Sequence[str]) -> tuple[str, Span] | None:
    """The one printed answer that stands in the question in so many words, where no word for it is known otherwise.

    'fairly dissatisfied', 'no view' and '75 and over' are such; 'strongly agree' is agreement as far as it goes. Of
    'very or fairly dissatisfied' both are meant.
    """
    own = {_plainly(name): name for name in printed if _is_own(name)}
    for match in find_phrases(_plainly(text), own) if own else ():
        if not re.search(r"\b(?:or|and)\s+$", text[: match.start()]):
            said = re.sub(r"[\s-]+", " ", match.group()).replace("'", "")
            return next((name for form, name in own.items() if form.replace("'", "") == said)), match.span()
    return None


def _is_own(name: str) -> bool:
    taken = stance(name)
    if taken is None:
        return bool(re.search(r"\d", name))
    if len(name.split()) < 2:
        return False
    known = any(any(find_phrases(name, data()["asked"][kind])) for kind in _SIDE_OF)  # 'Very difficult' is not
    return taken.strength == "mild" or taken.polarity == "0" or not known


def _plainly(text: str) -> str:
    """Small letters, straight apostrophes, and '75 or over' for '75 and over'."""
    return re.sub(r"(?<=\d )(?:and|or) (?=over|under|more|less)", "or ", text.lower().replace("’", "'"))


def _quoted(text: str, printed: Sequence[str]) -> str | None:
    """The one printed answer that the question puts in quotation marks, leaving aside one it excludes."""
    known = {name.lower(): name for name in printed if name}
    for match in _QUOTED.finditer(text):
        name = known.get(match[1].strip().lower())
        if name and not _EXCLUDED.search(text[: match.start()]):
            return name
    return None
