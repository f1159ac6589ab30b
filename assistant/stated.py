"""A sentence of a draft → its figures, each with the words that are its own and those that it shares with others.

'Tenants put cold rooms (62.4%) and slow repairs (58.1%) first'
 62.4% → 'Tenants put cold rooms'      58.1% → 'and slow repairs first'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.clauses import counts, opened
from index.marks import double_quoted
from index.printed import Printed, numbers
from index.records import Unit
from index.words import find_phrases

_MARKER = re.compile(r"\[\d+\]")
_MARKS = re.compile(r"[*_`#>|]")
_JOINT = re.compile(
    r";|:\s|\s\+\s|\s[–—-]\s|,?\s+(?:and|but|while|whilst|whereas|although|though|against|versus|vs"
    r"|compared (?:with|to)|than|yet|followed by|rather than)\b|,(?=\s)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<more>(?:the |a )?(?:(?:vast|large|small|clear|narrow|slim|overwhelming|big|bare) )?majority)\b"
    r"|\b(?P<fewer>(?:the |a )?(?:small |tiny |sizeable )?minority)\b",
    re.IGNORECASE,
)
# 'all councils', not the 'half of all councils' that says another share of them
_ALL = re.compile(
    r"(?<!of )\b(?P<nearly>(?:almost|nearly|virtually) )?"
    r"(?:(?P<every>each and every|every|all)|(?P<most>most)|(?P<none>none of))(?: of)?(?: the)?(?: single)? $",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:at least|no fewer than|no less than|not less than|a minimum of)\s+$", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:at most|no more than|not more than|up to|a maximum of)\s+$", re.IGNORECASE)
_FAR = re.compile(r"\b(?:less than|fewer than|under|over|more than|above|well over)\s+(?:a\s+|the\s+)?$", re.IGNORECASE)
_JUST = re.compile(
    r"\b(?:just|only|slightly|marginally|a little|a bit) (?:under|over|less than|more than)\s+(?:a\s+|the\s+)?$",
    re.IGNORECASE,
)
_TIME = re.compile(r"[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|pages?)\b", re.IGNORECASE)
_SHARED = re.compile(r"\s+of\s", re.IGNORECASE)
_CAP = Decimal(50)
# The words that say how a number is meant are a part of it: 'more than half' speaks of no more than 'half' does.
_MANNER = re.compile(
    r"(?:\b(?:(?:only |just |well |slightly |a little |a bit |somewhat |very |nearly )?"
    r"(?:more than|less than|fewer than|over|under|above|below|almost|nearly|about|around|roughly|approximately|circa"
    r"|at least|at most|up to|close to|some|just|only|barely|fully|exactly|a full|a mere)"
    r"|no (?:more|fewer|less) than|as (?:many|much|few|little) as|(?:a )?(?:minimum|maximum) of)\s+)+(?:a\s+|the\s+)?$",
    re.IGNORECASE,
)
# Set phrases that deny nothing, and words that only compare.
_IDLE = re.compile(
    r"\b(?:(?:leaves?|left|there (?:is|was)|is|are|beyond|without|has|have) (?:no|little|any|a)? ?doubts?\b|no doubt"
    r"|not only|not just|not least|not surprisingly|no wonder|(?:it is |is )?no surprise"
    r"|(?:sources?|figures|reports|texts|tables) (?:dis)?agree[sd]?"
    r"|(?:far |much |even |slightly )?(?:more|less|as) (?:often|likely|frequently|commonly|widely|readily)\b"
    r"|likelier|keener|(?:by )?a (?:margin|gap|lead|difference) of)\b",
    re.IGNORECASE,
)
_WHOM = re.compile(r"\S+\s+(?P<whom>(?!out\b)[a-z]+)\s+in\b", re.IGNORECASE)
_NEAR = 25
_APART = re.compile(
    r"\b(?:gaps?|differ\w*|apart|margins?|leads? of|divid\w*|separat\w*|narrow\w*|widen?\w*)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|above|below|ahead|behind|between|than|short of|likelier)\b", re.IGNORECASE
)
_ALIKE = re.compile(r"[\s*_]*(?:,|,?\s*(?:and|or))[\s*_]*")
_FROM = re.compile(r"\b(?:from|between)\s+(?:as (?:little|much|few|many|low) as\s+|just\s+|only\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:,\s*)?(?:(?:right|all the way|right the way)\s+)?(?:(?:up\s+)?to|and|[–-])\s+"
    r"(?:as (?:much|many|high) as\s+)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:(?P<high>highest|largest|biggest|greatest|maximum|as (?:much|many|high) as|up to)"
    r"|(?P<low>lowest|smallest|minimum|as (?:little|few|low) as))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence states; `bound` says how it is meant.

    '' as it stands, 'about', 'almost' and 'barely' (near, below or above it), 'under', 'over', 'least' and 'most'.
    `own` are the words of its clause, `whole` those of the sentence, each with every figure taken out; `shared` is
    whether it is a share of somebody: '62.4% of tenants', not 'a gap of 4.3 percentage points'; `end` is the end of a
    range that it may be: 'low', 'high' or ''; `compares` is whether its words say how far things lie apart.
    """

    number: Printed
    bound: str
    own: str
    whole: str
    shared: bool
    end: str = ""
    compares: bool = False


def figures(sentence: str, groups: Iterable[str] = (), aside: Sequence[Figure] = ()) -> list[Figure]:
    """The figures of a sentence in order; `groups` are the words for those who answered.

    Figures to be left `aside` stay words: 'savings above £1,000'.
    """
    plain = _blanked(sentence)
    left = {one.number.start for one in aside}
    found = [
        number
        for number in _numbers(plain, tuple(groups))
        if _is_stated(plain, number) and number.start not in left and not _TIME.match(plain, number.end)
    ]
    spans = _spans(plain, found, tuple(groups))
    whole = _worded(plain, 0, len(plain), found)
    return [
        Figure(
            number,
            _bound(plain, number),
            _worded(plain, start, end, found),
            whole,
            bool(_SHARED.match(plain, number.end)),
            _end(plain, position, found, spans[position]),
            bool(_APART.search(sentence) or _MORE.search(sentence[number.end : number.end + _NEAR])),
        )
        for position, (number, (start, end)) in enumerate(zip(found, spans, strict=True))
    ]


def _is_stated(text: str, number: Printed) -> bool:
    """Whether a number counts something; a share or a sum in digits always does."""
    return counts(text, number) or (number.unit is not Unit.COUNT and any(map(str.isdigit, number.text)))


def quotation_spans(sentence: str) -> list[tuple[int, int]]:
    """Where words stand in double quotation marks, marks included."""
    return [(span.first, span.last) for span in double_quoted(sentence)]


def _blanked(sentence: str) -> str:
    """The sentence, as long as before, without what states nothing: markers, marks of Markdown, quotations."""
    for start, end in quotation_spans(sentence):
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    for pattern in (_MARKER, _MARKS, _IDLE):
        sentence = pattern.sub(lambda match: " " * len(match.group()), sentence)
    return sentence


def _numbers(text: str, groups: Sequence[str]) -> Iterator[Printed]:
    """The printed numbers, and what words say of a part: 'a majority', 'most councils', 'every supplier'."""
    found = list(numbers(text))
    for match in _PART.finditer(text):
        bound = "above" if match["more"] else "below"
        found.append(Printed(_CAP, Unit.PERCENT, match.group(), match.start(), match.end(), True, bound))
    for match in find_phrases(text, groups):
        before = text[: match.start()]
        if said := _ALL.search(before):
            value, bound = (_CAP, "above") if said["most"] else (Decimal(0 if said["none"] else 100), "")
            bound = "below" if said["nearly"] else bound
            place = said.start(said.lastgroup or 0), match.start() - 1
            found.append(Printed(value, Unit.PERCENT, text[place[0] : place[1]].rstrip(), *place, bool(bound), bound))
    ends = -1
    for number in sorted(found, key=lambda one: one.start):
        if number.start >= ends:
            yield number
            ends = number.end


def _bound(text: str, number: Printed) -> str:
    before = text[max(0, number.start - 30) : number.start]
    if _AT_LEAST.search(before):
        return "least"
    if _AT_MOST.search(before):
        return "most"
    if number.bound == "about":
        return "about" if number.approximate and not re.search(r"\bsome\s+$", before, re.IGNORECASE) else ""
    far = _FAR.search(before) and not _JUST.search(before)
    if number.bound == "below":
        return "under" if far or number.text[-8:].lower() == "minority" else "almost"
    if number.bound == "above":
        return (
            "over"
            if far or number.text[-8:].lower() == "majority" or number.text.lower().startswith("most")
            else "barely"
        )
    return ""


def _end(text: str, position: int, found: Sequence[Printed], span: tuple[int, int]) -> str:
    """The end of a range that a figure is: 'from 3% to 9%', 'the highest fee was £90', 'up to 40 days'."""
    number = found[position]
    before = found[position - 1] if position else None
    after = found[position + 1] if position + 1 < len(found) else None
    if after and after.unit is number.unit and _ranges(text, number, after):
        return "low"
    if before and before.unit is number.unit and _ranges(text, before, number):
        return "high"
    named = list(_END.finditer(text, max(span[0], before.end if before else 0), number.start))
    return (named[-1].lastgroup or "") if named else ""


def _ranges(text: str, low: Printed, high: Printed) -> bool:
    return bool(_FROM.search(text[: low.start]) and _TO.fullmatch(text, low.end, high.start))


def _begin(text: str, number: Printed) -> int:
    """Where a figure begins, with the words that say how it is meant."""
    manner = _MANNER.search(text, max(0, number.start - 40), number.start)
    return manner.start() if manner else number.start


def _spans(text: str, found: Sequence[Printed], groups: Sequence[str]) -> list[tuple[int, int]]:
    """The `[start, end)` of each figure's own words; figures that nothing parts have the same ones."""
    spans: list[tuple[int, int]] = []
    shared: list[int] = []
    start = 0
    for position, number in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        cut = len(text) if following is None else _cut(text, number, following, groups)
        shared.append(position)
        if cut is not None:
            spans += [(start, cut)] * len(shared)
            shared, start = [], cut
    return spans


def _cut(text: str, one: Printed, other: Printed, groups: Sequence[str]) -> int | None:
    """Where the words of one figure end and those of the next begin; None where nothing parts them."""
    opens, closes = opened(text, other), text.find(")", one.end, other.start)
    within = opened(text, one) is not None
    if within and closes >= 0 and opens is not None and opens > closes:
        return closes + 1
    if opens is not None and opens >= one.end and not text[opens + 1 : other.start].strip(" –-"):
        rest = text[other.end :].lstrip(" *")
        if not rest.startswith(")"):
            return opens
    if _ALIKE.fullmatch(text, one.end, other.start):
        return None  # 'with 5% and 7% of tenants'
    begin = _begin(text, other)
    if not re.search(r"[A-Za-z:;]", text[one.end : begin]) or (one.approximate and _is_aside(text, other)):
        return None  # 'over half – 58.3% –' is said once more
    limit = opens if opens is not None and opens >= one.end else max(one.end, begin)
    joints = list(_JOINT.finditer(text, one.end, limit))
    if not joints:
        return None
    last = next((joint for joint in reversed(joints) if joint.group() == ";"), joints[-1])
    if last is joints[-1] and len(joints) > 1 and re.fullmatch(r"[\s:–—-]+", text[last.start() : begin]):
        last = joints[-2]  # 'repairs: 5%, rent: 7%' is cut before 'rent'
    if last.group() == "," and len(joints) > 1 and any(find_phrases(text[joints[-2].end() : last.start()], groups)):
        last = joints[-2]
    return last.start()


def _is_aside(text: str, number: Printed) -> bool:
    """Whether a figure stands alone between two commas or dashes: it says the one before it once more."""
    return bool(re.search(r"[,–—]\s*$", text[: number.start]) and re.match(r"\s*[,–—]", text[number.end :]))


def _worded(text: str, start: int, end: int, found: Sequence[Printed]) -> str:
    """The words of a stretch without its figures; 'share' stands for one, as in 'share of councils'."""
    for number in sorted(found, key=lambda one: -one.start):
        if start <= number.start < end:
            alone = text[: number.start].rstrip(" –-").endswith("(") and text[number.end :].lstrip().startswith(")")
            word = "" if alone else "£" if number.unit is Unit.POUNDS else "share"
            if whom := _WHOM.match(number.text):
                word = f"share of {whom['whom']}"  # 'one tenant in five' names tenants
            first = max(start, _begin(text, number))
            text = text[:first] + word + text[number.end :]
            end -= number.end - first - len(word)
    words = re.sub(r"\(\s*[–-]?\s*\)", " ", text[start:end])
    return re.sub(r"\s+", " ", words).strip(" ,;:–-")
