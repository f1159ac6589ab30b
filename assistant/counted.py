"""Counts told in prose alone: 'how many harbours answered?' is met by the number that counts harbours there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant import cues, wording
from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, Sentence, lead
from assistant.matching import label, match, words_of
from assistant.query import Choice, Intent, Query
from assistant.quotation import in_marks, origin
from assistant.retrieve import Retriever
from index.records import Statistic, Unit
from index.words import data, find_phrases, stem, stems

_ASKS = re.compile(
    r"\b(?:how many|(?:the )?number of|how (?:large|big|extensive) (?:is|was|were|are)(?: the)?"
    r"|(?:the )?size of(?: the)?)(?:\s+(?:different|distinct|unique|separate|individual|various))*"
    r"\s+(?P<what>(?:[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\b(?:how (?:large|big|extensive)|size of)\b", re.IGNORECASE)
_ALIKE = "different distinct unique separate individual various able".split()
_ENOUGH = 0.6  # of a question's telling words, which the number's sentence and what stands around it account for
_NEXT = 3  # words after a number, in which stands what it counts
_NAMED = 0.5  # of a row's label
_SAID = 0.3  # of it where an answer is named too: 'how many agreed?'
_SHARED = 2  # words that a sentence on people at large shares with the question: 'able', 'figure'
_LONG = 3  # letters: a shorter word is shared by chance


@dataclass(frozen=True)
class CountComposer:
    """Composes drafts of counts that no table prints."""

    catalogue: Catalogue
    retriever: Retriever

    def draft(self, query: Query) -> Draft | None:
        """The number that counts what is asked for; None where prose counts something else."""
        asked = list(_ASKS.finditer(query.text))
        best = query.best if query.best and self._of_sources(query, query.best) else None
        if not asked or cues.wants_share(query.text) or query.intent is Intent.REFUSE or query.bound:
            return None
        if query.leaning and query.intent is not Intent.PASSAGE:
            return None
        asks = asked[-1 if query.leaning else 0]  # a turn stands after what it leans on
        if best and best.subject.unit is Unit.COUNT and best.explained >= _ENOUGH:
            return None  # a table counts it
        if (
            best
            and not self._bodies_of(query, asks["what"])
            and (best.said >= _NAMED or (query.asked.named and best.said >= _SAID))
        ):
            return None  # a row of a table is named, whose share is meant
        found = sorted(self._fitting(query, asks["what"]), key=lambda one: (-one[0], one[1].id))
        if not found:
            return None
        item = found[0][1]
        text = f"**{wording.shown(item)}** – {origin(item, self.catalogue.sources)} {in_marks(item.text)}"
        return Draft(Status.ANSWERED, (lead(Sentence(text, (item,))),))

    def _bodies_of(self, query: Query, what: str) -> bool:
        """Whether bodies that took part are counted, and no row is meant, though one be called as a group is."""
        named = (found.group() for found in find_phrases(what, data()["lists"]["bodies"]))
        return query.intent is Intent.SAMPLE and any(
            not any(find_phrases(name, self.catalogue.forms)) for name in named
        )

    @staticmethod
    def _of_sources(query: Query, choice: Choice) -> bool:
        """Whether a row is of a source that the question speaks of."""
        return not query.sources or choice.subject.source in query.sources

    def _fitting(self, query: Query, what: str) -> Iterator[tuple[float, Statistic]]:
        """The counts that fit, each with how well."""
        groups = query.groups
        if query.intent is Intent.SAMPLE and not groups:  # a row may be called as a group is
            groups = tuple(
                self.catalogue.forms[one.group().lower()] for one in find_phrases(what, self.catalogue.forms)
            )
        bodies = [found.group() for found in find_phrases(what, data()["lists"]["bodies"])]
        own_name = next((name for name in bodies if not any(find_phrases(name, self.catalogue.forms))), None)
        if (
            bodies
            and not own_name
            and what.split(maxsplit=1)[0] != bodies[-1]
            and any(find_phrases(what.split(maxsplit=1)[0], self.catalogue.forms))
        ):
            own_name = bodies[-1]  # 'supplier companies', though companies may be suppliers
        what = own_name or what  # 'supplier organisations' are organisations
        people = not own_name and any(True for _ in find_phrases(what.split()[0], self._people()))
        alike = _bodies() - {word for form in self.catalogue.forms for word in stems(form)} if own_name else frozenset()
        nouns = set(stems(what)[:1]) if not _SIZE.search(query.text) else set(stems(what))
        spoken = {word for word in stems(query.text) if len(word) >= _LONG or word in nouns}
        mask = [found.span() for found in re.finditer(r"\w+", query.text) if stem(found.group().lower()) in _idle()]
        mask += [found.span() for found in find_phrases(query.text, self.catalogue.forms)]
        words = words_of(query.text, self.catalogue.weights, mask)
        for item in self.catalogue.told:
            if item.unit is not Unit.COUNT or (query.sources and item.locator.source not in query.sources):
                continue
            if groups and item.group not in (None, *groups):
                continue
            after = item.text[item.mark[1] - item.locator.start :]
            own = set(stems(item.text)) - set(self._generic())
            if people:
                shared = {word for word in spoken & own if word not in nouns}
                whom = self._generic() if any(find_phrases(what.split()[0], self._generic())) else self._people()
                follows = any(True for _ in find_phrases(_first(after), whom)) or after.startswith(")")
                if not follows or len(shared) < _SHARED:
                    continue
            else:
                before = item.text[: item.mark[0] - item.locator.start]
                near = {*stems(_first(after)), *stems(" ".join(before.split()[-_NEXT:]))}
                near = own if _SIZE.search(query.text) else near
                if not nouns or not (nouns <= near or alike & near):
                    continue
            text = " ".join([item.text, self._around(item), *item.locator.headings, item.survey_question or ""])
            fit = match(words, label(item.id, item.text, text), self.catalogue.weights, 0.0)
            if words.weight and fit.explained < _ENOUGH:
                continue
            same_group = 0.2 if item.group in (groups[:1] or (None,)) else 0.0
            near_it = 0.05 * len(spoken & set(stems(item.text)))  # 'responses from 23 different harbours'
            yield fit.explained + 0.5 * fit.own + same_group + near_it, item

    def _around(self, item: Statistic) -> str:
        """The paragraph that a number stands in."""
        place = item.locator
        return next(
            (
                passage.text
                for passage in self.retriever.index.of_kind("passage")
                if passage.locator.source == place.source
                and passage.locator.start <= place.start
                and place.end <= passage.locator.end
            ),
            "",
        )

    def _people(self) -> list[str]:
        """What those who answered are called: 'people', 'respondents', and the names of the groups."""
        return [*self._generic(), *self.catalogue.forms]

    @staticmethod
    def _generic() -> list[str]:
        return list(data()["groups"]["generic"])


def _first(text: str) -> str:
    return " ".join(re.findall(r"[\w’'-]+", text)[:_NEXT])


@cache
def _bodies() -> frozenset[str]:
    """What organisations are called: 'companies' are counted as 'organisations'."""
    return frozenset(word for form in data()["lists"]["bodies"] for word in stems(form))


@cache
def _idle() -> frozenset[str]:
    words = [*data()["idle"]["words"], *data()["frame"]["words"], *data()["groups"]["generic"], *_ALIKE]
    words += data()["lists"]["took_part"]
    return frozenset(stem(word) for form in words for word in form.split())
