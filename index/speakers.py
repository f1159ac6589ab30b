"""Who is named as speaking: 'Ann Lee, chief executive, Anytown:', 'said NLGN', 'The report states:', 'he added'."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPEECH = (
    r"(?:said|says?|saying|add(?:ed|s|ing)|state[ds]|stating|claim(?:ed|s|ing)|warn(?:ed|s|ing)|argue[ds]|arguing|comment(?:ed|s|ing)"
    r"|explain(?:ed|s|ing)|told|note[ds]|noting|urge[ds]|conclude[ds]|suggest(?:ed|s|ing)|assert(?:ed|s|ing)|recommend(?:ed|s|ing)"
    r"|repl(?:ied|ies|ying)|wr(?:ote|ites)|ask(?:ed|s|ing)?|observe[ds]|remark(?:ed|s)|insist(?:ed|s)|continue[ds]|respond(?:ed|s)"
    r"|described|put it)"
)
_ADVERB = r"(?:(?:also|further|again|simply|then|later|once|recently)\s+|\w+ly\s+)?"
_WORD = r"[A-Z][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|van|von|of the|of|and|&)\s+)?{_WORD}){{1,6}}"
_PAPER = r"[Tt]he\s+(?:[\w’'-]+\s+){0,2}?(?:report|study|research|survey|paper|briefing|review|inquiry)"
_OFFICE = r"[^.;:“”\"\n]{3,160}?"
_TITLES = re.compile(r"^(?:Cllr|Councillor|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Miss)\.?\s")
_NOBODY = frozenset(
    "one another the a an some many most several other others few both all each every this that these those our their"
    " his her its who whom and or but respondents suppliers councils councillors officers people however finally"
    " respondent also as if when asked while for in on at".split()
)
_LINE = re.compile(rf"^(?P<name>{_NAME}),\s+(?P<office>[^\n]{{3,160}}?)\s*(?:{SPEECH})?\s*:$")
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>{_NAME}),\s+(?P<office>{_OFFICE}),\s+{_ADVERB}{SPEECH}\b",
        rf"(?P<name>{_NAME}|[A-Z]{{2,}}\w*|{_PAPER})\s+{_ADVERB}{SPEECH}\b",
        rf"\b(?P<name>[Hh]e|[Ss]he|[Ii]t)\s+{_ADVERB}{SPEECH}\b",
        rf"\b(?P<name>{_WORD})\s+{_ADVERB}{SPEECH}\b",
        rf"(?:[Aa]ccording to|[Ii]n the words of)\s+(?P<name>{_NAME}|[A-Z]{{2,}}\w*|{_PAPER}),?",
    )
)
_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^\W*{SPEECH}\s+(?P<name>{_NAME}),\s+(?P<office>{_OFFICE})(?=[.;]|$)",
        rf"^\W*{SPEECH}\s+(?P<name>{_NAME}|[A-Z]{{2,}}\w*|{_PAPER}|he|she|it|{_WORD})(?![\w’'])",
        rf"^\W*(?P<name>{_NAME}|[A-Z]{{2,}}\w*|{_PAPER}|he|she|it|{_WORD})\s+{_ADVERB}{SPEECH}\b",
        rf"^[\s*_,]*[–—(]\s*(?P<name>{_NAME}),\s+(?P<office>{_OFFICE})\)?[\s*_.]*$",
    )
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named person or organisation as printed, and the office printed with the name."""

    name: str
    office: str | None = None


def of_byline(text: str) -> Speaker:
    """A byline's first line is the name, the rest the office, its lines joined by commas."""
    name, *rest = [line.strip().rstrip(",") for line in text.splitlines() if line.strip()]
    return Speaker(name, ", ".join(rest) or None)


def of_line(text: str) -> Speaker | None:
    """The speaker whom a paragraph of its own introduces: 'Ann Lee, Director, Anytown:'."""
    match = _LINE.match(text.strip().strip("*_"))
    return Speaker(match["name"], match["office"]) if match and not _is_nobody(match["name"]) else None


def says_more(before: str, after: str) -> bool:
    """Whether nobody new speaks: before it stands nothing, or 'and added:', and after it no 'said one'."""
    if re.search(rf"\b{SPEECH}\b", after):
        return False
    return not any(map(str.isalnum, before)) or bool(re.match(rf"\W*(?:and|but|then)\s+{_ADVERB}{SPEECH}\b", before))


def named(before: str, after: str, known: list[Speaker]) -> Speaker | None:
    """The speaker named right after a quotation, or last before it; None where only 'one respondent' or nobody speaks.

    'He' and a surname mean the one of `known` who spoke last. Both texts have the quoted words crossed out.
    """
    for pattern in _AFTER:
        match = pattern.match(after)
        if match and (speaker := _resolve(match, known)):
            return speaker
    for pattern in _BEFORE:
        for match in reversed(list(pattern.finditer(before))):
            if speaker := _resolve(match, known):
                return speaker
    return None


def _resolve(match: re.Match[str], known: list[Speaker]) -> Speaker | None:
    name, office = match["name"], match.groupdict().get("office")
    lower = name.lower()
    if lower in {"he", "she"}:
        return next((speaker for speaker in reversed(known) if _is_person(speaker)), None)
    if lower == "it":
        return known[-1] if known else None
    same = next((one for one in reversed(known) if name in {one.name, one.name.split()[-1]}), None)
    if same:
        return Speaker(same.name, office or same.office)
    if _is_nobody(name) or (" " not in name and not name.isupper()):  # 'Others said'; a surname that nobody bears
        return None
    return Speaker(name, office)


def _is_person(speaker: Speaker) -> bool:
    """Whether the printed name is a person's: titled, with an office, or two words that do not begin with 'the'."""
    if speaker.office or _TITLES.match(speaker.name):
        return True
    return len(speaker.name.split()) == 2 and not speaker.name.lower().startswith("the ")


def _is_nobody(name: str) -> bool:
    if re.match(_PAPER, name):
        return False
    words = name.lower().removeprefix("the ").split()  # 'The Housing Federation' may speak, 'The suppliers' are a group
    return words[0] in _NOBODY
