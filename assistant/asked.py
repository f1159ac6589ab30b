"""Which answers a question asks for, and how far along the scale: read from its words, before any measure is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.marked import marked
from assistant.subjects import Answers, Subject
from index.responses import Polarity, stance
from index.words import data, find_phrases, stem, stems

Reach = Literal["any", "strong", "plain", "all", "sides"]
Span = tuple[int, int]
_SIDE_OF: Mapping[str, Polarity] = {"neutral": "0", "negative": "-", "positive": "+"}

_LATE_SIDE = re.compile(  # 'and how many said it wasn't?', 'and who said it did?'
    r"\b(?:said|say|says|saying|think|thought|feel|felt|reckon(?:ed)?|believed?|many|few|those|them|who|that)\s+"
    r"(?:(?:that|he|she|it|they|this|those|these|the[ym]|there|or|who)\s+){0,4}"
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|would|will|can|could)(?P<no>n['’]?t|\s+not)?|(?P<never>won['’]?t|can['’]?t))"
    r"[\s?.!]*$",
    re.IGNORECASE,
)
_SIDED = re.compile(
    r"\b(?:not|n['’]?t|weren['’]?t|wasn['’]?t|aren['’]?t|rather than|instead of|other than|except"
    r"|excluding)\s+(?:\w+\s+){0,2}?(?:on the fence|neutral|undecided|unsure|don['’]?t know)"
    r"|\btook (?:one )?sides?\b|\bone side or the other\b",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"\b(?:as (?:opposed to|distinct from|against)|rather than|not counting|excluding|leaving (?:aside|out)"
    r"|instead of|unlike|never mind|and not|but not|not just|apart from"
    r"|short of(?=\s+(?:strong|very|full|complete|total|definite))"
    r"|without (?:counting|adding|including)|(?:do not|don['’]?t) (?:add|count|include|lump|throw)(?: in)?)\s+"
    # 'agree but not strongly agree that it helps': what they agree with is not left aside
    r"(?:(?!(?<!those )(?<!ones )(?<!people )\b(?:that|when|whether|about|regarding|concerning)\b)[^,;:?()])+"
    r"|\((?:but )?not\b[^)]*\)"
    r"|\bI(?:['’]?m not| am not| do not| don['’]?t)\s+(?:after|mean|want|asking about|interested in)\s+[^.?!;]+"
    # 'I keep finding the supplier number'
    r"|\b(?:I|we|one|people)(?:['’]ve| have)? (?:keep|kept|only|already|can only|always)\s+(?:finding|find|found"
    r"|getting|get|got|seeing|see|seen|have|had|being given|coming across)\s+(?:[\w'’-]+\s+){1,5}"
    r"(?:figures?|numbers?|ones?|stats?|answers?|percentages?|results?|shares?)\b"
    # 'services, not transactions'
    r"|(?<=,)\s*not\s+(?!(?:sure|important|at|surprisingly|that|because|yet|to|only|all|a|an)\b)[\w'’ -]{2,40}"
    r"(?=[.?!,;:]|$)",
    re.IGNORECASE,
)
_TWO_COLUMNS = re.compile(
    r"\b(?:both|two)\s+(?:[\w'’]+\s+){0,2}(?:columns|levels|kinds|degrees|strengths|options|grades|shades|sorts|types)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?:\b(?:not|never|hardly|scarcely)|n['’]t)\s+(?:(?:at all|that|very|so|particularly|really)\s+)?$", re.IGNORECASE
)
_ALSO_NOT = re.compile(r"either\s*(?:[?.,;!]|$)", re.IGNORECASE)  # 'and doesn't plan one either'
_EXCLUDED = re.compile(
    r"\b(?:not|excluding|without|rather than|never mind|leaving out|apart from)\s+(?:the\s+|just\s+)?$", re.IGNORECASE
)


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
    exact, together, marks = _exact(text, told, printed)
    if together:
        return Asked(together, "all", (*spans, *marks, *_further(text, asked, own, mild=bool(named))))
    spans = (*spans, *marks)
    spoken = None if exact else _spoken(text, printed)
    if spoken:
        exact, span = spoken
        spans = (*spans, span)
    taken = stance(exact) if exact else None
    further = _further(text, asked, own, mild=bool(named))
    reach = _reach(text, asked, named)
    if _both_strengths(told, [text[start:end] for start, end, kind in named if kind != "plain"]):
        reach = "all"
    return Asked(taken.polarity if taken else polarity, reach, (*spans, *further), exact)


def _further(text: str, asked: Mapping[str, Sequence[str]], own: frozenset[str], *, mild: bool) -> list[Span]:
    """Where a question says how far along the scale; not the words that labels have too."""
    found = [match.span() for match in find_phrases(text, asked["strong"])]
    found += [match.span() for match in find_phrases(text, asked["all"]) if not set(stems(match.group())) & own]
    found += [match.span() for match in find_phrases(text, data()["responses"]["mild"])] if mild else []
    return found


def _exact(text: str, told: str, printed: Sequence[str]) -> tuple[str | None, Polarity | None, list[Span]]:
    """The one printed answer that is marked as such, or the side of which several are meant, and where they stand.

    `told` is the text without what it leaves aside.
    """
    marks = [
        mark
        for mark in marked(text, printed)
        if told[mark.start : mark.end].strip() and not _EXCLUDED.search(text[: mark.start - mark.quoted])
    ]
    spans = [(mark.start, mark.end) for mark in marks]
    names = dict.fromkeys(mark.name.lower() for mark in marks)
    sides = {taken.polarity for mark in marks if (taken := stance(mark.name))}
    if len(names) > 1 and len(sides) == 1:
        return None, sides.pop(), spans
    if len(names) == 1 and not _both_strengths(told, names) and not _TWO_COLUMNS.search(told):
        return marks[0].name, None, spans
    quoted = [mark for mark in marks if mark.quoted]
    return (quoted[0].name if quoted and len(sides) > 1 else None), None, spans


def _both_strengths(text: str, answers: Iterable[str]) -> bool:
    """Whether an answer is joined to its stronger or plainer form: 'agree' in 'agree plus strongly agree'."""
    strong = rf"(?:{'|'.join(data()['asked']['strong'])})"
    for last in {stem(answer.lower().split()[-1]) for answer in answers}:
        word = re.escape(last)
        named = rf"{word}\w*['’”]?"
        join = r"(?:\s*(?:,|&|\+|/)\s*|\s+)(?:(?:and|or|plus|with|as well as|along with)\s+)?['‘“]?"
        either = rf"\b{named}{join}{strong}\s+{word}|\b{strong}\s+{named}{join}{word}"
        if re.search(either, text, re.IGNORECASE):
            return True
    return False


def _named(text: str, asked: Mapping[str, Sequence[str]]) -> list[tuple[int, int, str]]:
    """Where a question names answers, each as (start, end, kind); of two that overlap the first kind holds."""
    found: list[tuple[int, int, str]] = []
    for kind in ("plain", "neutral", "negative", "positive"):
        for match in find_phrases(text, asked[kind]):
            if any(start < match.end() and match.start() < end for start, end, _ in found):
                continue
            # 'not important' is an answer; 'not on board' rather says again what 'Lack of buy-in' says
            plain = match.group().lower() in data()["responses"]["positive"]
            denied = _DENIES.search(text[: match.start()]) if kind == "positive" and plain else None
            found.append((denied.start(), match.end(), "negative") if denied else (match.start(), match.end(), kind))
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


def _reach(text: str, asked: Mapping[str, Sequence[str]], named: Sequence[tuple[int, int, str]]) -> Reach:
    """How far along the side: 'strongly', 'merely', 'strongly or otherwise'."""
    plain = any(kind == "plain" for _, _, kind in named)
    starts = {start for start, _, _ in named}
    sharp = list(find_phrases(text, asked["strong"]))
    if not plain and any(
        len(text[match.end() :]) - len(text[match.end() :].lstrip()) + match.end() in starts for match in sharp
    ):
        return "strong"  # 'those together who strongly disagree'; 'agree or strongly agree' is told apart before
    if plain or any(re.search(r"\bstrong", match.group(), re.IGNORECASE) for match in LEFT_OUT.finditer(text)):
        return "plain"
    if any(
        not _ALSO_NOT.match(text, match.start()) for match in find_phrases(text, asked["all"])
    ) or _TWO_COLUMNS.search(text):
        return "all"
    return "strong" if sharp else "any"


def side_at_end(text: str) -> Polarity | None:
    """The side that a turn names by its last word alone, of what was asked before: 'and how many said it wasn't?'."""
    found = _LATE_SIDE.search(text)
    if found is None:
        return None
    return "-" if found["no"] or found["never"] else "+"


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
    own = {plainly(name): name for name in printed if _is_own(name)}
    for match in find_phrases(plainly(text), own) if own else ():
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


def plainly(text: str) -> str:
    """Small letters, straight apostrophes, and '75 or over' for '75 and over'."""
    return re.sub(r"(?<=\d )(?:and|or) (?=over|under|more|less)", "or ", text.lower().replace("’", "'"))
