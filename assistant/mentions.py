"""Where a question speaks of a source, and of which: 'the 2017 story', 'NLGN', 'the briefing', 'the report'.

A question over two sources ('who chaired it in 2013, and who by 2015?') is read once for each: a Reading holds the
question without the words that speak of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.leads import KINDS
from index.records import Source
from index.words import STOPWORDS, stem

_OF_KIND = re.compile(
    rf"(?:\b(?:the|that|this)|['’]s(?=\s+(?:19|20)))\s+(?:(?P<year>(?:19|20)\d{{2}})\s+)?(?:(?P<word>[\w-]+)\s+)?(?P<kind>{'|'.join(KINDS)}|one)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,'’s]*(?:(?:the|of|from|in|by)\s+)*(?:[\w-]+\s+)?", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|or|vs|versus|than|with|but|while|against|by)\b|[,;?]", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:,|\b(?:and|or|vs\.?|versus|with|to|than|against|compared (?:with|to)))\s+)?"
    r"(?:\b(?:also|then|later|again)\s+)?(?:\b(?:in|by|of|for|from|at|during|since|around|according to|on)\s+)?"
    r"(?:\b(?:the|that|this|its)\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:,|\b(?:and|or|versus|than|compared (?:with|to)))\s+", re.IGNORECASE)
_MAIN = re.compile(
    r"\b(?:the|that|this|main|original|full)\s+(?:\w+\s+)?(?:report|survey|questionnaire)\b", re.IGNORECASE
)
_WITH_KIND = re.compile(rf"(?:['’]s\b)?(?:\s+(?P<kind>{'|'.join(KINDS)}|one)\b)?(?:['’]s\b)?", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:on|about|of)\s+(?:the\s+)?", re.IGNORECASE)  # 'the briefing on the survey' is one source
COUNTED_AGAINST = re.compile(
    r",?\s+(?:(?:as )?compared (?:to|with)|versus|vs\.?|(?:as )?against|and|next to|beside)\s+"
    r"(?=(?:the\s+)?(?:number|share|proportion|percentage|total|count)\s+(?:of|who|that)\b|how (?:many|much)\b)",
    re.IGNORECASE,
)
_RUN = 3  # words in a row of a source's title or file name that name it


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `[start, end)` of a question that speak of these sources."""

    start: int
    end: int
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as put to some of the sources; () are all."""

    text: str
    sources: tuple[str, ...] = ()


def merged(text: str, mentions: Sequence[Mention], own: Mapping[str, str]) -> list[Mention]:
    """Mentions in order; those of one phrase ('the 2017 LGiU story') as one, of the sources that all of it fits.

    `own` are the stems that only one source's name has, with that source.
    """
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        last = found[-1] if found else None
        if last and mention.end <= last.end:
            continue
        item = Mention(max(mention.start, last.end), mention.end, mention.sources) if last else mention
        both = last.sources & item.sources if last else frozenset()
        between = text[last.end : item.start] if last else ""
        if last and both and _GAP.fullmatch(between) and not _JOINS.search(between):
            found[-1] = Mention(last.start, item.end, both)
        else:
            found.append(item)
    return [_with_kind(text, item, own) for item in found]


def _with_kind(text: str, mention: Mention, own: Mapping[str, str]) -> Mention:
    """With the noun that follows: 'NLGN' + 'study'; of two sources by these initials, the one that is a 'briefing'."""
    kind = _WITH_KIND.match(text, mention.end)
    if not kind:
        return mention
    named = own.get(stem((kind["kind"] or "").lower()))
    one = frozenset({named}) if named and (named in mention.sources or _is_title(text, mention)) else None
    return Mention(mention.start, kind.end(), one or mention.sources)


def _is_title(text: str, mention: Mention) -> bool:
    """Whether so many words name a source that the noun after them is of another: 'the Homes Tomorrow Now briefing'."""
    return len(text[mention.start : mention.end].split()) >= _RUN


def runs(sources: Mapping[str, Source]) -> dict[str, str]:
    """Rows of three words and more of a title or a file name, in lower case, that only one source has."""
    found: dict[str, set[str]] = {}
    for name, source in sources.items():
        for text in (source.title, name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ")):
            words = re.findall(r"[a-z0-9']+", text.lower())
            for start in range(len(words)):
                for end in range(start + _RUN, len(words) + 1):
                    if words[start] not in STOPWORDS and words[end - 1] not in STOPWORDS:  # not 'in local government'
                        found.setdefault(" ".join(words[start:end]), set()).add(name)
    return {run: min(names) for run, names in found.items() if len(names) == 1}


def of_kind(text: str, own: Mapping[str, str], years: Mapping[str, set[str]]) -> Iterator[Mention]:
    """A word that only one source's name has, before the noun that says what a source is: 'the alliance piece'.

    Where that noun itself is such a word ('the briefing'), it needs no other. 'A council paper' is any, and 'the 2031
    council survey' is none of another year, whatever its title. `years` are those of each source.
    """
    for match in _OF_KIND.finditer(text):
        source = own.get(stem((match["word"] or match["kind"]).lower()))
        if source and (not match["year"] or match["year"] in years[source]):
            yield Mention(match.start(), match.end(), frozenset({source}))
        elif match["year"] and match["word"]:  # 'the 2017 tenant study': the words between say whom it asked
            yield Mention(
                match.start("year"), match.end(), frozenset(name for name in years if match["year"] in years[name])
            )


def readings(text: str, mentions: Sequence[Mention], surveys: frozenset[str]) -> tuple[Reading, ...]:
    """A reading for each source that a question speaks of where it speaks of several, else the question as it is."""
    every = [
        item
        for place, item in enumerate(mentions)
        if not place or not _ABOUT.fullmatch(text[mentions[place - 1].end : item.start])
    ]
    if len(every) == 1 and (main := _main(text, every[0])) and not every[0].sources >= surveys:
        every = sorted([*every, Mention(*main, surveys - every[0].sources)], key=lambda item: item.start)
    apart: list[Mention] = []
    for item in every:
        if all(not item.sources & other.sources for other in apart):
            apart.append(item)
    if len(apart) < 2 or len(apart) < len({item.sources for item in every}):
        return (Reading(text),)
    return tuple(
        Reading(_without(text, [one for one in every if one is not item]), tuple(sorted(item.sources)))
        for item in apart
    )


def _main(text: str, mention: Mention) -> tuple[int, int] | None:
    """Where 'the report' or 'the survey' stands beside another source that is named."""
    for match in _MAIN.finditer(text):
        if match.end() <= mention.start or match.start() >= mention.end:
            return match.span()
    return None


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """The question without what it says of other sources."""
    for item in sorted(mentions, key=lambda one: -one.start):
        before = _BEFORE.search(text, 0, item.start)
        start = before.start() if before else item.start
        after = _AFTER.match(text, item.end)
        text = f"{text[:start].rstrip()} {text[after.end() if after and start else item.end :].lstrip()}".strip()
    return re.sub(r"\s+([?,.;])", r"\1", re.sub(r"(?:\s+(?:and|or|with|to))+\s*([?.]?)$", r"\1", text))
