"""Sentences with a 'not' put in, and sentences said of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DENIES = re.compile(
    r"\b(?:not|no|none|nobody|never|neither|nor|without|cannot|hardly|\w+n['’]t|disagree\w*|doubt|undecided)\b",
    re.IGNORECASE,
)
_BE = {one: f"{one} not" for one in ("is", "are", "was", "were", "will", "would")}
_PLURAL = (
    "say cite see lead report think believe agree rate consider regard name blame want expect have find call feel"
    " complain point stress put hold worry intend admit accept mention"
).split()
_SINGULAR = {"leads": "lead", "has": "have", "holds": "hold", "matters": "matter", "says": "say", "sees": "see"}
_PAST = {
    "said": "say",
    "named": "name",
    "cited": "cite",
    "reported": "report",
    "thought": "think",
    "agreed": "agree",
    "answered": "answer",
    "called": "call",
    "considered": "consider",
    "mentioned": "mention",
    "complained": "complain",
}
_DENIED = (
    _BE
    | {one: f"do not {one}" for one in _PLURAL}
    | {one: f"does not {stem}" for one, stem in _SINGULAR.items()}
    | {one: f"did not {stem}" for one, stem in _PAST.items()}
)
_VERB = re.compile(rf"\b(?:{'|'.join(_DENIED)})\b(?! by\b)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?%")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def denied(text: str) -> Iterator[str]:
    """The sentence with the first verb behind its first share denied; none where it denies something already."""
    plain = re.sub(r"“[^”]*”|‘[^’]*’", lambda match: "x" * len(match.group()), text)
    figure = _FIGURE.search(plain)
    if figure is None or _DENIES.search(plain) or "\n" in text:
        return
    part = re.compile(r"[;:.](?=\s)").search(plain, figure.end())
    verb = _VERB.search(plain, figure.end(), part.start() if part else len(plain))
    if verb and not re.search(r"\d|, (?:and|but|while)", plain[figure.end() : verb.start()]):
        yield text[: verb.start()] + _DENIED[verb.group()] + text[verb.end() :]


def of_other_years(text: str) -> Iterator[str]:
    """The sentence said of other years."""
    years = list(_YEAR.finditer(text))
    for other in ("2009", "2016", "2021"):
        if len(years) == 1:
            yield text[: years[0].start()] + other + text[years[0].end() :]
        elif not years and text[:1].isalnum() and "\n" not in text:
            first = text[0].lower() if text[1:2].islower() else text[0]
            yield f"In {other}, {first}{text[1:]}"
