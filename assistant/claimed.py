"""What a question claims of one measure before it asks: 'Fewer than half of the boats were sold - why so few?'.

A bound or a majority that is claimed is held against the value of the row that is named; it asks for no list of rows.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import replace
from decimal import Decimal

from assistant import bounds, cues
from assistant.calculate import Reading, read
from assistant.query import Bound, Choice, Intent, Query
from index.records import Unit
from index.words import data, stem, stems

_NAMED = 0.2  # of a claim, by a row that leaves nothing of it, before the claim is about that row
_SAID = 0.5  # of the label of the row that 'it' stands for
_CLOSE = 0.035  # in score: rows so near may be meant as well
_LEAST = 4  # words of a clause that can claim something
HALF = Decimal(50)
NONE = Decimal(0)
_WHERE = r"(?:at|in|on|from|with|for|to)"
_WHOM = r"(?:of )?(?:the |our |these |those |all )*(?:\w+ )?(?:respondents|people|them)"
_WORDS: tuple[tuple[re.Pattern[str], Bound], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), bound)
    for words, bound in (
        (r"(?:only |just )?(?:an? |the )?(?:\w+ )?minority\b", Bound(None, HALF)),
        (rf"(?:very |so |too )?few {_WHOM}\b|(?:only )?a (?:few|handful of) {_WHOM}\b", Bound(None, HALF)),
        (r"(?:(?:hardly|barely|scarcely) any|(?:almost|next to|virtually) no)(?:one|body|ne)?\b", Bound(None, HALF)),
        (rf"(?<!the )most {_WHOM}\b|(?:the |a )(?:\w+ )?majority\b|the bulk {_WHOM}\b", Bound(HALF, None)),
        (r"(?:nearly|almost|virtually) (?:all|every(?:one|body)?)\b", Bound(HALF, None)),
        (rf"no[ -]?(?:body|one) (?!{_WHERE} )|none {_WHOM}\b|not (?:one|a single) respondents?\b", Bound(None, NONE)),
        (
            rf"every(?:one|body) (?!{_WHERE} )|every (?:single )?respondents?\b|all {_WHOM}\b",
            Bound(Decimal(100), None),
        ),
    )
)
_ROWS = re.compile(
    r"\b(?:which|what|how (?:many|much|far)|list|rank"
    r"|(?<!hardly )(?<!barely )(?<!scarcely )any(?:thing)?|something|where)\b|^\W*(?:\w+\W+)?(?:who|name)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(  # takes for granted what follows: no row is asked for by 'what made most boats sink?'
    r"\b(?:why|how come|what (?:made|makes|led|explains|is behind)|given that|seeing (?:that|as)|is it true that)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(  # what a claim begins with: 'things fewer than half named' are rows, and no claim
    r"(?:^|[,;:–—-]|\b(?:that|so|but|and|do|does|did|have|has|had|is|are|was|were|would|because|since|as|if|though|although"
    r"|heard|hear|read|told|think|thought|believe|said|say|says|only|just|now|ok|okay|well|gather|understand|apparently"
    r"|surely|true|case|assume|reckon|with))\W*$",
    re.IGNORECASE,
)
_CUTS = re.compile(
    r"[.;:?!]+(?:\s+|$)|\s[-–—]+\s|,\s+(?=(?:so|but|and|yet|then|why|how|what|right|correct|surely|true|which|who)\b)"
    r"|\s+(?=so (?:why|how|what|who|where)\b)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(name for name in month_name if name)}),? (?=(?:19|20)\d\d\b)", re.IGNORECASE)
_MANAGED = re.compile(
    r"(?P<how>\bhow (?:did|do|does|could|can|would|have|has)\b[^?.!]{0,40}?) (?:ever )?(?:manage[d]?|achieve[d]?"
    r"|reach(?:ed)?|attain(?:ed)?|pull(?:ed)? off|end(?:ed)? up with|arrive[d]? at)(?: to)?(?= (?:an?|the|such)\b)",
    re.IGNORECASE,
)


def unframed(text: str) -> str:
    """A question without the verb that only asks how a figure came about: 'how did ports manage a fee of £90?'."""
    return _MANAGED.sub(r"\g<how> get", text)


def clauses(text: str) -> list[str]:
    """The clauses of a question that may claim something; none where it is one."""
    pieces = [_MONTH.sub("", piece).strip() for piece in _CUTS.split(text) if piece and piece.strip()]
    return [piece for piece in pieces if len(piece.split()) >= _LEAST] if len(pieces) > 1 else []


def claim(plain: str) -> Bound | None:
    """The bound that a question claims of something; None where it asks what lies within one.

    `plain` has 'respondents' in place of each group.
    """
    told = _LEADS.sub(" ", plain)
    if _ROWS.search(told) or cues.wants_rows(told):
        return None
    bound = bounds.bound_asked(told)
    if bound and not bound.outvotes and not bound.counting:
        first = min((start for start, _ in bounds.bound_spans(told, told)), default=0)
        return bound if _OPENS.search(told[:first]) else None
    found = ((pattern.search(told), bound) for pattern, bound in _WORDS)
    return next((bound for match, bound in found if match and _OPENS.search(told[: match.start()])), None)


def is_about_row(query: Query) -> bool:
    """Whether a question claims something of a row that it names."""
    best = query.best
    if not best or not query.claim or query.also or best.subject.unit is not Unit.PERCENT:
        return False
    whose = re.escape(best.subject.label.lower().removeprefix("the "))
    if re.search(rf"\b(?:most|any|few|of|all|every|no|none)(?: of)?(?: the| our)? {whose}\b", query.text.lower()):
        return False  # 'hardly any pilots said that' is not of the row ‘Pilots’
    return best.own >= _NAMED and not left(best)


def of_share(query: Query) -> Query:
    """A claim as one about a share: the bound on how many of a group said so is none on a sum."""
    shares = tuple(choice for choice in query.choices if choice.subject.unit is Unit.PERCENT)
    return replace(query, intent=Intent.VALUE, choices=shares)


def of_led(whole: Query, clause: Query) -> Query:
    """A claim about 'it' as one about the row that the whole question names: 'Good staff? Few call it important.'."""
    named = [replace(choice, unexplained=()) for choice in whole.choices[:1] if choice.said >= _SAID]
    return replace(whole, claim=clause.claim, text=clause.text, choices=(*named, *whole.choices[1:]))


def belied(query: Query) -> Reading | None:
    """The value of the row that a claim is about, where it is outside what is claimed; None as a rule."""
    bound, best = query.claim, query.best
    if not bound or not best or not is_about_row(query):
        return None
    near = [choice for choice in query.choices if choice.score >= best.score - _CLOSE]
    found = [reading for choice in near if (reading := _value(query, choice))]
    own = _value(query, best)
    return own if own and not any(_within(reading.value, bound) for reading in found) else None


def _value(query: Query, choice: Choice) -> Reading | None:
    group = next(iter((*query.groups, *choice.subject.groups)), None)
    return read(choice.subject, group, choice.answers) if choice.subject.unit is Unit.PERCENT else None


def _within(value: Decimal, bound: Bound) -> bool:
    return (bound.low is None or value >= bound.low) and (bound.high is None or value <= bound.high)


def left(best: Choice) -> list[str]:
    """What a claim names and its row does not have."""
    idle = {stem(word) for part in ("idle", "frame") for form in data()[part]["words"] for word in stems(form)}
    return [word for word in best.unexplained if word not in idle]
