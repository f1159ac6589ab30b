"""What the words around a quotation tell of it: its lead-in, whose words it is, its theme, the survey question.

Everything here reads `masked` text: as long as the paragraph, with the quoted words crossed out, so that a label such
as 'Leadership across local government' is never taken for the group that speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from index.marks import Marked
from index.readers.lines import NUMBERED
from index.sentences import sentences
from index.speakers import SPEECH
from index.words import tokens

Span = tuple[int, int]

_ONE = r"(?:one|another|an\s?other|(?:a|the)\s+(?:second|third|fourth|fifth|further|final))"
SOLO = re.compile(
    rf"^\W*{SPEECH}\s+{_ONE}\b|^\W*{_ONE}(?:\s+\w+){{0,2}}\s+{SPEECH}\b"
    rf"|\b{_ONE}(?:\s+\w+){{0,3}}\s+{SPEECH}(?:\s+\w+)?\W*$|\b{SPEECH}\s+{_ONE}\W*$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf"^(?:\s+(?:respondents?|participants?|members?))?(?:,?\s+who)?\s+(?:(?:also|again|further|simply)\s+)?{SPEECH}\b",
    re.IGNORECASE,
)
_SINGLED = re.compile(rf"\b{_ONE}\s+(?:(?!{SPEECH}\b|\w+ed\b)[\w-]+\s+)?$", re.IGNORECASE)
_SOMEONE = re.compile(rf"\b{_ONE}\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|an\s?other|a (?:second|third|fourth|fifth|further))\b", re.IGNORECASE)
_REPORTED = re.compile(rf"\b{SPEECH}\b[^.;:]*\bthat\b", re.IGNORECASE)
_SAID = re.compile(rf"\b{SPEECH}\b", re.IGNORECASE)
_SIGNED = re.compile(r"^[\s*_,]*[–—(]\s*\S+(?:\s+\S+){0,7}\s*$")
_RESPONSES = re.compile(
    r"\b(?:respon|view|comment|told\b|said\b|say\b|feedback|perspective|opinion|answer|finding|result)", re.IGNORECASE
)
_ASKED = re.compile(
    r"\bquestions?\b|\b(?:were|was|are|when|being|then|also|if)\s+asked\b|\basking\b"
    r"|\b(?:we|survey)\s+(?:also\s+|then\s+)?ask(?:ed|s)\b|(?:^|[,(–—]\s*)asked\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    rf"^\W*(?:{SPEECH}\b|{_ONE}\b[^,]*\b{SPEECH}\b|(?:he|she|they)\s+(?:\w+\s+)?{SPEECH}\s*[,–—-]\W*(?:and\W*)?$)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:[,:–—-]\s*|\s)(?:such as|for example|for instance|including|as follows|who\s+{SPEECH}\b.*|saying"
    rf"|{SPEECH}\s+{_ONE}(?:\s+\w+)?)[\s,:*_–—-]*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^(?:(?:and|but|finally|however)\W+)?(?:\w+\s+){{0,4}}{SPEECH}(?:\s+\w+){{0,2}}$", re.IGNORECASE)
_FREE_TEXT = re.compile(r"\b(?:free[- ](?:text|response)|open[- ]ended|comments?|responses)\b", re.IGNORECASE)
_VOICED = re.compile(
    rf"\b(?:{SPEECH}|believe[ds]?|thinks?|thought|feels?|felt|hopes?|wants?|wanted|cit(?:ed?|es|ing)|respondents?"
    r"|responses?|answers?|comments?|suggestions?|themes?|remarks?|mention(?:ed|s)?)\b|:\W*$",
    re.IGNORECASE,
)
_TELLING = 600  # characters before or after a quotation that can tell of it
_EDGES = " \t\r\n*_,;:.–—-"


class GroupFinder(Protocol):
    """Finds mentions of groups of respondents in a text."""

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """Every mention as (the group's name, start, end), in order."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Places around a quotation: its own words `before` and `after`, the `lead` of its sentence, the `earlier` text."""

    before: Span
    after: Span
    lead: Span
    earlier: Span

    def words_before(self, masked: str) -> str:
        """The words that introduce it, as far as they can tell: its own, or those of the whole list it stands in."""
        own = _near(masked[slice(*self.before)])
        return own if len(tokens(own)) > 1 or self.before == self.lead else _near(masked[slice(*self.lead)]) + own

    def words_after(self, masked: str) -> str:
        """The words that attribute it, as far as they can tell."""
        return masked[slice(*self.after)][:_TELLING]


def _near(text: str) -> str:
    return text[-_TELLING:]


def tellings(masked: str, quotations: Sequence[Marked]) -> list[Telling]:
    """What stands around each quotation, within its sentence: '…', said one; '…', said another."""
    found = []
    bounds = sentences(masked) or [(0, len(masked))]
    starts = [start for start, _ in bounds]
    for (start, end), group in groupby(quotations, key=lambda one: bounds[max(0, bisect_right(starts, one.first) - 1)]):
        together = list(group)
        for previous, quotation, following in zip([None, *together], together, [*together[1:], None], strict=False):
            before, after = (start, quotation.first), (quotation.last, max(end, quotation.last))
            if previous:
                before = _handover(masked, previous.last, quotation.first)[1]
            if following:
                after = _handover(masked, quotation.last, following.first)[0]
            found.append(Telling(before, after, (start, together[0].first), (max(0, start - 2 * _TELLING), start)))
    return found


def _handover(masked: str, start: int, end: int) -> tuple[Span, Span]:
    """The words between two quotations, parted into those that belong to the first and to the second."""
    gap = masked[start:end]
    stop = re.search(r"[;.!?]", gap)
    if stop:
        return (start, start + stop.start()), (start + stop.end(), end)
    return ((start, end), (end, end)) if _HANDED.match(gap) else ((start, start), (start, end))


def lead_in(text: str, telling: Telling) -> str:
    """The verbatim words that introduce and attribute a quotation, joined by ' … '."""
    before, after = trim(text[slice(*telling.before)]), trim(text[slice(*telling.after)])
    if len(tokens(before)) <= 1:  # '; and': the words before the first of the list introduce this one too
        before = trim(text[slice(*telling.lead)])
    return " … ".join(piece for piece in (before, after) if len(tokens(piece)) > 1 or piece[:1].isupper())


def speaking_group(masked: str, telling: Telling, before: str | None, groups: GroupFinder) -> str | None:
    """The group that is said to speak; `before` did so just before, and goes on with '“…”, said another'."""
    pieces = telling.words_after(masked), telling.words_before(masked)
    named = next(filter(None, (_speaking(piece, groups) for piece in pieces)), None)
    return named or (before if any(_ANOTHER.search(piece) for piece in pieces) else None)


def group_of(masked: str, telling: Telling, heading: str | None, groups: GroupFinder) -> str | None:
    """Whose words where no group is said to speak: the heading's, else the nearest named before; None: left open."""
    after, before = telling.words_after(masked), telling.words_before(masked)
    if heading:
        return heading
    if _SIGNED.match(after) and (signed := groups.find(after)):
        return signed[0][0]
    if not _VOICED.search(before + after):  # 'proposals for councils to extend “digital ambitions”': nobody speaks
        return None
    ends = [match.end() for match in _SAID.finditer(before)][-1:] + [
        match.start() for match in _SOMEONE.finditer(before)
    ]
    if mentions := groups.find(
        before[: min(ends, default=len(before))]
    ):  # 'one bemoaned the councils': they do not speak
        return mentions[-1][0]
    for start, end in reversed(sentences(masked, *telling.earlier)):
        if names := {name for name, _, _ in groups.find(masked[start:end])}:
            return names.pop() if len(names) == 1 else None
    return None


def _speaking(text: str, groups: GroupFinder) -> str | None:
    """The group that is the subject of a verb of speech ('councils said', 'said one supplier'), the last one named."""
    for name, start, end in reversed(groups.find(text)):
        singled = _SINGLED.search(text[:start])
        begin = singled.start() if singled else start
        if (singled or _SPEAKS.match(text[end:])) and not _REPORTED.search(text[:begin]):
            return name
    return None


def heading_group(trail: Sequence[str], groups: GroupFinder) -> str | None:
    """The one group whose answers the nearest telling heading announces: 'SUPPLIER RESPONSES, AND COMPARISON'."""
    for title in reversed(trail):
        names = _announced(title, groups)
        if names:
            return names.pop() if len(names) == 1 else None
    return None


def heading_theme(trail: Sequence[str], groups: GroupFinder) -> str | None:
    """The nearest heading that says more than whose answers follow, without its number."""
    titles = (NUMBERED.sub("", title) for title in reversed(trail) if not _announced(title, groups))
    return next(titles, None)


def _announced(title: str, groups: GroupFinder) -> set[str]:
    names = {name for name, _, _ in groups.find(title)}
    return names if not title.endswith("?") and (_RESPONSES.search(title) or len(tokens(title)) <= 3) else set()


def is_survey_question(text: str, masked: str, span: Marked) -> bool:
    """Whether quoted words that ask are the survey's (asked ‘What else?’), not a respondent's (one asked: “Why?”)."""
    words = text[span.start : span.end]
    if not words.endswith("?") or len(tokens(words)) <= 3:
        return False
    near = masked[max(0, span.first - _TELLING) : span.first]
    return bool(_ASKED.search(near[sentences(near + "x")[-1][0] :].strip("*_ ")))


def theme_of(text: str, masked: str, first: int, previous: tuple[str, str] | None) -> str | None:
    """The clause that opens the paragraph before its first quotation at `first`; else the sentence that leads to it.

    `previous` is the paragraph before as (text, masked), None where it ends in a quotation. None where all that is said
    is 'Another said'.
    """
    bounds = sentences(masked)
    start, end = bounds[0] if bounds else (0, 0)
    if end > first:
        head = masked[start:first]
        tail = _TAIL.search(head)
        end = start + (tail.start() if tail else len(head))
        if not tail and head.rstrip(" *_\n")[-1:] not in {":", ",", "–", "—"}:
            end = start
    clause = trim(text[start:end])
    if len(tokens(clause)) > 2 and not _BARE.match(clause):
        return clause
    if previous:
        before = sentences(previous[1])
        if before and (not tokens(masked[:first]) or (len(before) == 1 and _FREE_TEXT.search(previous[1]))):
            return trim(previous[0][slice(*before[-1])])
    return None


def trim(text: str) -> str:
    """A piece of a sentence without the blanks, asterisks and joints at its ends; the ellipsis of a caption stays."""
    bare = text.strip(_EDGES)
    return bare + "..." if text.rstrip().endswith("...") else bare
