"""What a report does not print, though it has the words: a breakdown, one body's own answer, a fact behind a view.

'Were small ports keener than large ones?', 'What did Brack Dredging answer?', 'How many pilots work at night?'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import participation
from assistant.catalogue import Catalogue
from assistant.drafts import Draft
from assistant.kinds import Kinds
from assistant.naming import Naming
from assistant.query import Choice, Intent, Query
from assistant.thesaurus import meanings
from index.records import Passage, Record
from index.responses import stance
from index.words import data, find_phrases, stems, tokens

_FIGURES = {Intent.VALUE, Intent.COMPARE, Intent.RANK, Intent.BOUND}
_AGED = re.compile(
    r"\b(?:under|over)[\s-]?\d\ds\b|\b\d\d(?: ?(?:-|–|to) ?\d\d)?[\s-]year[\s-]olds\b|\baged \d\d\b",
    re.IGNORECASE,
)
_CROSSED = re.compile(  # those with one answer against those with another
    r"\bthose (?:with|without|who|that)\b[^.?!]*\bthan (?:those|the (?:ones|others|rest)|others|ones)\b"
    r"|\b(?:respondents|people|staff|those|participants) (?:with|from|in|working in) (?:an? |the )?\w+"
    r" (?:backgrounds?|departments?|teams?)\b",
    re.IGNORECASE,
)
_IS = re.compile(  # says what those who answered are, and not who answered
    r"\b(?:work(?:ed|s|ing)? (?:for|at|in)|c[ao]mes? from|belong(?:ed|s)? to|as|represent\w*)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_NAME = r"(?P<name>(?:[A-Z][\w&’'.-]*)(?: (?:[A-Z&][\w&’'.-]*|of|and)(?= [A-Z]| ))*?(?: [A-Z][\w&’.-]*)*)"
_SAYS = (
    r"(?:say|said|think|thought|agree[ds]?|disagree[ds]?|answer(?:ed)?|give|gave|tick(?:ed)?|choose|chose|pick(?:ed)?"
    r"|rate[ds]?|reply|replied|respond(?:ed)?|vote[ds]?|blame[ds]?|believe[ds]?|admit(?:ted)?|see|saw|score[ds]?|select(?:ed)?)"
)
_ONE_ANSWERED = re.compile(
    rf"\b(?:[Dd]id|[Dd]oes|[Hh]as|[Hh]ave) (?:the )?{_NAME}(?:['’]s)? (?:\w+ly )?(?-i:{_SAYS})\b"
)
_ANSWER_OF = re.compile(
    rf"(?<=[a-z,] ){_NAME}['’]s? (?:own )?(?:answers?|response|rating|reply|position|verdict|take|score|vote)\b"
)
_COUNTED = re.compile(
    r"\b(?:how many|number of|(?:%|per ?cent\w*|share|proportion|fraction) of)\s+(?:the |all |our |their )*"
    r"(?P<whom>[\w'’-]+(?:\s+[\w'’-]+)?)",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:say|says|said|saying|think|thinks|thought|thinking|agree\w*|disagree\w*|believ\w+|belief|expect\w*|reckon\w*"
    r"|see|sees|saw|seen|feel|feels|felt|hope[ds]?|rate[ds]?|rating|consider\w*|view\w*|regard\w*|answer\w*|reported|claim\w*"
    r"|told|tick\w*|name[ds]?|cite[ds]?|convinced|confident|optimistic|persuaded|accept\w*|doubt\w*|deny|denied|back(?:ed)?"
    r"|support\w*|sure|unsure|neutral|fence|reject\w*|endorse\w*|assume\w*|would|could|might|will|dispute\w*)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\bchief (?P<what>\w+) (?:officer|executive)s?\b|\b(?:head|director)s? of (?:the )?(?P<of>\w+)\b",
    re.IGNORECASE,
)
_LEAST_NAMED = 0.3  # of a row's label, before its own matter is what is counted


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Knows over one index what its sources do not tell of parts of a group, of one body, and of the world itself."""

    catalogue: Catalogue
    kinds: Kinds
    naming: Naming
    written: frozenset[str]

    @classmethod
    def over(cls, catalogue: Catalogue, passages: Iterable[Record], naming: Naming) -> Unpublished:
        """That of an index; the names its prose writes are told apart from those its lists print."""
        prose = (record.text for record in passages if isinstance(record, Passage) and record.role == "prose")
        written = frozenset(word for text in prose for word in stems(text))
        return cls(catalogue, Kinds.of(catalogue), naming, written)

    def parts(self, query: Query) -> list[str]:
        """The parts of the respondents that an answer is asked of, in its words."""
        named = [match.group() for match in find_phrases(query.text, data()["breakdowns"]["words"])]
        figure = query.intent in _FIGURES  # else a part may be what is told of: who took part, where something is done
        spoken = [part for part in named if figure or part.lower().startswith("by ")]
        spoken += [match.group() for pattern in (_AGED, _CROSSED) for match in pattern.finditer(query.text)]
        spoken += self._sized(query.text)
        labels = " ".join(
            f"{choice.subject.label} {choice.subject.survey_question or ''}" for choice in query.choices[:1]
        ).lower()
        found = [word for word in spoken if word.lower() not in labels]
        return [*found, *(self.kinds.answering(query) if figure else [])]

    def _sized(self, text: str) -> list[str]:
        """A group with a word that makes it a part of one: 'the smaller ports', 'rural libraries'."""
        if participation.on_taking_part(text) or participation.of_sample(text):
            return []  # who they are is printed
        whom = [*self.catalogue.forms, "respondents", "staff", "officers", "employees", "organisations", "ones"]
        forms = [form for form in whom if form.endswith("s") or form == "staff"]
        kinds = "|".join(map(re.escape, data()["breakdowns"]["kinds"]))
        found: list[str] = []
        for match in find_phrases(text, forms):
            before = re.search(rf"\b(?:{kinds})\s+$", text[: match.start()], re.IGNORECASE)
            if before and _IS.search(text[: before.start()]):
                continue
            if before and not (match.group().lower() == "ones" and not found):
                found.append(text[before.start() : match.end()])
        return found

    def told(self, parts: Sequence[str], query: Query, draft: Draft) -> bool:
        """Whether what a draft cites speaks of these parts, and of the row where the question leans on one."""
        cited = [stems(_whole(item)) for sentence in draft.sentences for item in sentence.cites]
        row = set(stems(query.best.subject.label)) if query.best and query.leaning else set[str]()
        of_row = not row or any(row & set(words) for words in cited)
        return of_row and all(any(set(stems(part)) <= set(words) for words in cited) for part in parts)

    def answerer(self, query: Query) -> str:
        """The one body or person whose own answer to a survey question is asked for; '' where nobody is."""
        if query.intent not in _FIGURES:
            return ""
        for pattern in (_ONE_ANSWERED, _ANSWER_OF):
            for match in pattern.finditer(query.text):
                if self._is_stranger(match["name"]):
                    return match["name"]
        return ""

    def _is_stranger(self, name: str) -> bool:
        """Whether a name is no group, no person or publisher of the sources, and not spoken of in their prose."""
        words = [word for word in stems(name) if len(word) > 1]
        grouped = any(True for _ in find_phrases(name, self.catalogue.forms))
        if not words or (grouped and len(tokens(name)) == 1):
            return False
        return any(not self.naming.writes_small(word) and word not in self.written for word in words)

    def fact(self, query: Query) -> bool:
        """Whether it is asked how many do a thing of which only views are printed: 'how many pilots work at night?'."""
        best, counted = query.best, _COUNTED.search(query.text)
        if not best or not counted or query.intent is not Intent.VALUE or best.said < _LEAST_NAMED:
            return False
        if _VIEW.search(query.text) or query.asked.named or not _is_of_views(best):
            return False
        group = {word for form, name in self.catalogue.forms.items() if name in query.groups for word in stems(form)}
        row = set(stems(best.subject.label)) - {word for name in query.groups for word in stems(name)}
        whom = [word for word in stems(counted["whom"]) if word in row]
        alone = {word for form in self.catalogue.forms if " " not in form for word in stems(form)} & group
        return bool(whom) and whom[0] not in alone

    def post(self, query: Query) -> str:
        """The post that a question names and no row of its table is: a 'chief port officer' is no ‘Chief Pilot’."""
        best = query.best
        if not best or query.intent not in _FIGURES:
            return ""
        table = [one for one in self.catalogue.subjects.values() if one.table == best.subject.table]
        names = [name for one in table for name in (*one.labels, *one.responses) if name]
        for match in _POST.finditer(query.text):
            spoken = stems(match.group())
            field = set(stems(match["of"] or match["what"]))
            shared = set(spoken) - field
            whole = {number for start, end, number in meanings(spoken) if end - start == len(spoken)}
            head = {number for start, end, number in meanings(spoken) if end - start < len(spoken)}
            answered = [name for name in (*best.subject.labels, *best.answers) if name]
            near = any(shared & set(stems(name)) or head & _senses(name) for name in answered)
            if near and not any(field <= set(stems(name)) or whole & _senses(name) for name in names):
                return match.group()
        return ""


def _senses(name: str) -> set[int]:
    return {number for _, _, number in meanings(stems(name))}


def _whole(record: Record) -> str:
    return " ".join([record.text, *record.locator.headings])


def _is_of_views(choice: Choice) -> bool:
    """Whether a row is a statement that people agree with or not, and no matter of fact."""
    subject = choice.subject
    words = [stem for name in subject.responses for stem in stems(name)]
    return not subject.nominal and any(stance(name) for name in subject.responses) and "agre" in words
