"""Where words stand in quotation marks: double, single, nested, with asterisks around, open at a paragraph's end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_STARS = "*_"
_BEFORE = "([{*_/–—-‘“>"
_AFTER = ",;:.)!?"
_LONGEST = 5000  # characters between two marks; further apart they are strangers


@dataclass(frozen=True, slots=True)
class Marked:
    """`[start, end)` are the words; `[first, last)` takes in marks and asterisks; `closed`: the end mark is printed."""

    start: int
    end: int
    first: int
    last: int
    emphasised: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Pair:
    opening: str
    closing: str
    straight: str


_DOUBLE = _Pair("“", "”", '"')
_SINGLE = _Pair("‘", "’", "'")


def double_quoted(text: str) -> list[Marked]:
    """The outermost spans in double marks. What nothing closes runs to the end of `text`, if no other begins in it."""
    return _spans(text, _DOUBLE)


def single_quoted(text: str) -> list[Marked]:
    """The outermost closed spans in single marks; an apostrophe ('council's', 'members' own') opens none."""
    return [span for span in _spans(text, _SINGLE) if span.closed]


def whole(text: str) -> Marked | None:
    """The span, in double or single marks, that is all of this paragraph; None where other words stand beside it."""
    spans = double_quoted(text) or _whole_in_singles(text)
    if len(spans) != 1:
        return None
    beside = text[: spans[0].first] + text[spans[0].last :]
    return None if any(character.isalnum() for character in beside) else spans[0]


def _whole_in_singles(text: str) -> list[Marked]:
    """The span from a first to a last single mark: 'The members' own idea' is one, 'A' and 'B' are two."""
    first, last = len(text) - len(text.lstrip(_STARS + " \n")), len(text.rstrip(_STARS + " \n.,;")) - 1
    if first >= last or not (_is_opening(text, first, _SINGLE) and _is_closing(text, last, _SINGLE)):
        return []
    ended = next((place for place in range(first + 1, last) if _is_closing(text, place, _SINGLE)), last)
    if any(_is_opening(text, place, _SINGLE) for place in range(ended + 1, last)):
        return single_quoted(text)
    return [_marked(text, first, last)]


def opens(text: str) -> bool:
    """Whether a paragraph begins with an opening double mark, as each paragraph of a long speech does."""
    bare = text.lstrip(_STARS + " •>")
    return bare[:1] in {"“", '"'}


def mask(text: str, spans: Iterable[Marked]) -> str:
    """The text with the quoted words crossed out, as long as before; their first and last character stay."""
    masked = list(text)
    for span in spans:
        inner = text[span.start : span.end]
        crossed = inner[:1] + "x" * (len(inner) - 2) + inner[-1:] if len(inner) > 2 else inner
        masked[span.start : span.end] = crossed
    return "".join(masked)


def _spans(text: str, pair: _Pair) -> list[Marked]:
    """Outermost pairs. An opening mark that nothing closes is a slip, unless it is the last: then it is left open."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    last = -1
    for position in range(len(text)):
        if _is_opening(text, position, pair):
            waiting.append(position)
            last = position
        elif waiting and _is_closing(text, position, pair):
            opening = waiting.pop()
            if position - opening <= _LONGEST:
                while pairs and pairs[-1][0] > opening:  # these stand inside this one
                    pairs.pop()
                pairs.append((opening, position))
    found = [_marked(text, opening, closing) for opening, closing in pairs]
    return [*found, _marked(text, last, None)] if waiting and waiting[-1] == last else found


def _is_opening(text: str, position: int, pair: _Pair) -> bool:
    mark, before, after = text[position], text[position - 1 : position], text[position + 1 : position + 2]
    if mark == pair.opening:
        return True
    if mark != pair.straight or not after or after.isspace():
        return False
    if before in _STARS and before and after in _AFTER and not text.startswith("..", position + 1):
        return False  # '*…*".' closes
    return not before or before.isspace() or before in _BEFORE or before == ("'" if mark == '"' else '"')


def _is_closing(text: str, position: int, pair: _Pair) -> bool:
    mark, after = text[position], text[position + 1 : position + 2]
    if mark not in {pair.closing, pair.straight}:
        return False
    return pair is _DOUBLE or not (after.isalnum() or text[position - 1 : position].isspace())


def _marked(text: str, opening: int, closing: int | None) -> Marked:
    start, end = opening + 1, len(text) if closing is None else closing
    first, last = opening, end if closing is None else closing + 1
    while first > 0 and text[first - 1] in _STARS:
        first -= 1
    while last < len(text) and text[last] in _STARS:
        last += 1
    while start < end and (text[start].isspace() or text[start] in _STARS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _STARS):
        end -= 1
    emphasised = first < opening or (closing is not None and last > closing + 1) or start > opening + 1
    return Marked(start, end, first, last, emphasised, closing is not None)
