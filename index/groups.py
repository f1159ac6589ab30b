"""Groups of respondents, read from the sources: from headings, counts, column heads and '72% of … said'.

A family in words.toml says which names mean the same ('councils', 'local government'); a group that no family knows
('tenants') is found by the same frames and is its own family. Nothing here knows any one report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.outline import Outline
from index.readers import BlockKind
from index.readers.lines import NUMBERED
from index.words import STOPWORDS, data, find_phrases, stem, tokens

_ENDINGS = "|".join(data()["headings"]["group"])
_TELL = "|".join(data()["headings"]["tell"])
_FRAME = frozenset({*data()["headings"]["group"], *data()["headings"]["tell"], "comparison", "comparisons"})
_WHO = r"(?P<who>[a-z][a-z '’-]*?)"
_HEADINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:responses? (?:from|of|by) (?:the )?)?{_WHO}\s*\b(?:{_ENDINGS})\b",
        rf"^(?:{_ENDINGS}) (?:from|of|by|for|among) (?:the |our )?{_WHO}$",
        rf"^what (?:the |our )?{_WHO} (?:{_TELL})\b",
    )
)
_SAYS = (
    r"(?:said|say|says|saying|agree[ds]?|disagree[ds]?|cited?|think|thought|felt|feel|report(?:ed)?|rated?|believed?"
    r"|wanted?|chose|named|told|answered|replied|were|are|have|had)"
)
_SHARE = re.compile(
    rf"(?:\d(?:[\d.,]*\d)?\s?(?:%|per\s?cent|percent)|\bin (?:ten|\d+)|\b(?:third|half|quarter)s?)\s+of\s+"
    rf"(?:all\s+|the\s+|our\s+|these\s+)?(?P<who>(?:[a-z]+[ -]){{0,2}}?[a-z]+s)\s+{_SAYS}\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?P<base>\b\d[\d,]*\s+(?P<who>(?:[A-Za-z][a-z-]+\s+){1,3})(?:personnel|respondents|participants|interviewees))\b",
    re.IGNORECASE,
)
_ANSWERED = r"(?:replied|responded|answered|took part|completed|returned|filled in)"
_TOOK_PART = re.compile(
    rf"(?P<base>\b\d[\d,]*\s+(?P<who>(?:[a-z]+ )?[a-z]+s))"
    rf"(?=(?:(?:,| and| or)\s+\d[\d,]*(?:\s+[a-z]+){{1,2}})*\s+{_ANSWERED}\b)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:of|by|among) all (?P<who>(?:[a-z]+ )?[a-z]+s)\b")
_NOBODY = _FRAME | frozenset("replies answers cases times mentions total base".split())
_WITHOUT = frozenset("total overall both combined together everybody".split())
EVERYONE = "all"
_DETERMINERS = frozenset(
    """the a an this that these those our its their main key other all some most many who which more such detailed
    open""".split()
)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of an index: `names` maps each known form to its group's name, `bases` a group to its printed base.

    `everyone` names all who were asked, where tables give them a column of their own: 'all', 'all residents'.
    """

    names: dict[str, str]
    bases: dict[tuple[str, str], str]
    everyone: str = EVERYONE

    @property
    def all(self) -> tuple[str, ...]:
        """The groups' names, in the order of the sources."""
        return tuple(dict.fromkeys(self.names.values()))

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """Every mention of a group in a text: (group, start, end). 'Leeds City Council' names no group."""
        found = []
        for match in find_phrases(text, self.names):
            if not _is_proper(text, match.start(), match.end()):
                form = re.sub(r"[\s-]+", " ", match.group().lower())
                name = self.names.get(form) or self.names.get(form.removesuffix("s"))
                if name:
                    found.append((name, match.start(), match.end()))
        return found

    def only(self, text: str) -> str | None:
        """The one group that a text names, or None where it names none or several."""
        named = {name for name, _, _ in self.find(text)}
        return named.pop() if len(named) == 1 else None

    def titles(self, text: str) -> bool:
        """Whether a heading does no more than name whose answers follow: 'SUPPLIER RESPONSES, AND COMPARISON'."""
        mentions = self.find(text)
        if not mentions:
            return False
        _, start, end = mentions[0]
        rest = tokens(text[:start] + " " + text[end:])
        return all(word in STOPWORDS or word in _FRAME for word in rest)

    def whole(self, label: str) -> str | None:
        """The group whose name a label is: 'Tenants', 'All households'; None for 'Tenants in arrears' and for 'Yes'."""
        words = tokens(label)
        if not words:
            return None
        named = {name for name, _, _ in self.find(label.capitalize())}
        if len(named) == 1 and self.titles(label.capitalize()):
            return named.pop()
        generic = _generic() | _WITHOUT
        if all(word in generic for word in words) or (words[0] == EVERYONE and len(words) == 2 and words[1][-1] == "s"):
            return self.everyone
        return None


def discover(outlines: Sequence[Outline], columns: Iterable[str] = ()) -> Groups:
    """The groups that these sources speak of; `columns` are table heads that are neither answers nor units."""
    seen: Counter[str] = Counter()
    bases: dict[tuple[str, str], str] = {}
    heads = list(columns)
    for outline in outlines:
        seen.update(_named(outline))
        for who, base in _counted(outline.source.text):
            seen[who] += 2
            bases.setdefault((outline.source.name, who), base)
    for column in heads:
        if head := _family(column.lower()) or _own(column):
            seen[head] += 2
    everyone = _everyone(outlines, seen) if any(_is_everyone(head) for head in heads) else EVERYONE
    seen.pop(_family(everyone.removeprefix("all ")) or "", None)
    kept = [who for who, count in seen.items() if count >= 2]
    text = "\n".join(outline.source.text for outline in outlines)
    names: dict[str, str] = {}
    shown = {}
    for who in kept:
        forms = _forms(who)
        shown[who] = _display(forms, text)
        names |= {form.lower(): shown[who] for form in forms}
    if everyone != EVERYONE:
        names |= {
            form.lower(): everyone
            for form in (everyone, *_forms(_family(everyone[4:]) or everyone[4:]))
            if form.lower() not in names
        }
    return Groups(
        names, {(source, shown[who]): base for (source, who), base in bases.items() if who in shown}, everyone
    )


def _counted(text: str) -> Iterable[tuple[str, str]]:
    """Whom a text counts, with the words that do: ('suppliers', '22 Supplier Personnel')."""
    for frame in (_COUNTED, _TOOK_PART):
        for match in frame.finditer(text):
            if who := _family(match["who"].strip().lower()) or _own(match["who"]):
                yield who, match["base"]


def _is_everyone(head: str) -> bool:
    words = tokens(head)
    return bool(words) and all(word in _generic() | _WITHOUT for word in words)


def _everyone(outlines: Sequence[Outline], seen: Counter[str]) -> str:
    """How the sources call all who were asked, whom a column 'All' counts: 'all residents', or else 'all'."""
    said = Counter(
        match["who"].lower()
        for outline in outlines
        for match in _OF_ALL.finditer(outline.source.text)
        if (_own(match["who"]) and seen[_family(match["who"].lower()) or match["who"].lower()] < 2)
    )
    return f"all {max(said, key=lambda who: (said[who], who))}" if said else EVERYONE


def _named(outline: Outline) -> Iterable[str]:
    """The families (or own names) that headings and shares of a source speak of."""
    titles = dict.fromkeys(title for section in outline.sections for title in section.trail)
    for title in titles:
        bare = NUMBERED.sub("", title)
        match = next((match for frame in _HEADINGS if (match := frame.match(bare))), None)
        if match and len(match["who"].split()) <= 3:
            who = _family(match["who"].lower()) or _own(match["who"])
            if who:
                yield from (who, who)
    for section in outline.sections:
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                for match in _SHARE.finditer(outline.text(block)):
                    who = _family(match["who"].lower()) or _own(match["who"])
                    if who:
                        yield who


def _family(name: str) -> str | None:
    """The family of words.toml that a name belongs to; 'generic' for 'respondents' is no group."""
    for family, forms in data()["groups"].items():
        if family != "generic" and any(
            name == form.lower() or name.rstrip("s") == form.lower().rstrip("s") for form in forms
        ):
            return str(family)
    words = [word for word in name.split() if word not in _generic() and word not in _DETERMINERS]
    return _family(" ".join(words)) if words and " ".join(words) != name else None


def _own(name: str) -> str | None:
    """A group outside the families: its words without 'all', 'respondents' and the like; None where nothing is left."""
    words = [word for word in tokens(name) if word not in _generic() and word not in _DETERMINERS]
    if any(word in STOPWORDS or word in _NOBODY for word in words):  # 'breakdown of response' names nobody
        return None
    return " ".join(words) if 0 < len(words) <= 3 and all(word.isalpha() or "'" in word for word in words) else None


def _generic() -> frozenset[str]:
    return frozenset(word for form in data()["groups"]["generic"] for word in form.lower().split())


def _forms(who: str) -> tuple[str, ...]:
    family = data()["groups"].get(who)
    if family:
        return tuple(family)
    base = who.removesuffix("s")
    return (base + "s", base, f"{base} respondents") if who.endswith("s") else (who, f"{who}s", f"{who} respondents")


def _display(forms: Sequence[str], text: str) -> str:
    """The form printed most often, plural forms first; a group's name in answers and filters."""
    plural = [form for form in forms if form.endswith("s") and " " not in form] or list(forms)
    counts = {form: sum(1 for _ in find_phrases(text, (form,))) for form in plural}
    return max(plural, key=lambda form: (counts[form], -plural.index(form))).lower()


def _is_proper(text: str, start: int, end: int) -> bool:
    """Whether a mention is part of a name: a capital among capitals, as in 'Local Government Association'."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    before = re.search(r"([\w&’'-]+)[ \u00a0]+$", text[:start])
    after = re.match(r"[ \u00a0]+(?:of |& )?([\w’'-]+)", text[end:])
    near_before = bool(
        before
        and before[1][:1].isupper()
        and stem(before[1].lower()) not in {"do", "did", "what"}
        and not _starts(text, before.start(1))
    )
    near_after = bool(after and after[1][:1].isupper())
    return near_before or near_after


def _starts(text: str, position: int) -> bool:
    """Whether a sentence starts at this position, where a capital means nothing."""
    return not text[:position].strip() or text[:position].rstrip()[-1:] in ".!?:;\n"


def family_forms(groups: Sequence[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Every form that a question may call these groups by, and the names of the families that are none of them.

    'vendors' is a form of 'suppliers'; 'residents' is a form of 'citizens', whom a survey of councils did not ask.
    """
    forms: dict[str, str] = {}
    strangers = set()
    for family, members in data()["groups"].items():
        if family == "generic":
            continue
        known = [member.lower() for member in members]
        name = next((group for group in groups if group in known), None)
        name = name or next((group for group in groups if group.removeprefix("all ") in known), None)
        if name is None:
            strangers.add(family)
        forms |= {member.lower(): name or family for member in members}
    for group in groups:
        forms |= {form.lower(): group for form in _forms(group) if form.lower() not in forms}
    return forms, frozenset(strangers)
