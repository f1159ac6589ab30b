"""The assistant over one built index: `Assistant.open()`, then `.ask()`, `.quotes()` … Safe in several threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Self, Unpack

from langchain_core.embeddings import Embeddings

from assistant.answer import Answer, Status
from assistant.catalogue import Catalogue
from assistant.claims import Checker
from assistant.compose import Composer
from assistant.flow import Flow, Heard, Message, Model
from assistant.interpret import Interpreter
from assistant.limits import pick_source
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.questions import Asked, clean
from assistant.quote_lookup import FoundQuote, QuoteLookup
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.statistic_lookup import FoundStatistic, StatisticLookup
from assistant.verdicts import Checked
from index.attuned import Attuned
from index.embedding import Embedder
from index.errors import NameUnknown
from index.part import Part
from index.places import default_home, default_seeds
from index.records import Source, kind_of
from index.store import Index

_NO_QUESTION = "There is no question in that. Ask for a figure, a quote or a passage."
_KEPT = 8  # choices of sources that are kept ready; a new one takes half a second
_LONGEST_WORD = 200  # characters; the longest address in a question is shorter
_TOO_LONG = "That is too long to be read as a question. Ask it in a few sentences."


class Assistant:
    """Answers questions over the sources of one index; a chat model words them only where the settings name one."""

    def __init__(
        self,
        index: Index,
        embedder: Embeddings,
        settings: Settings | None = None,
        attuned: Attuned | None = None,
    ) -> None:
        self.index = index
        self._attuned = attuned
        self.settings = settings or Settings()
        self._embedder = embedder
        self._model = self._opened_model()
        self._parts: dict[tuple[str, ...], Flow] = {}
        self._lock = Lock()

    @classmethod
    def open(cls, path: Path | str | None = None, settings: Settings | None = None) -> Self:
        """The assistant over the index at `path`; one that is not named must be built from seeds/ as it is now.

        Raises IndexMissing, IndexStale or IndexDamaged, each with the command that mends it; ModelUnusable where a chat
        model is set and cannot be opened.
        """
        settings = settings or Settings()
        embedder = Embedder(settings.embedding)
        named = Path(path) if path is not None else settings.index
        seeds = default_seeds() if named is None else None
        return cls(
            Index.open(named or default_home(), seeds=seeds, model_id=embedder.id), embedder, settings, Attuned()
        )

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        sources: Collection[str] | None = None,
        heard: Heard | None = None,
    ) -> Answer:
        """The checked answer to a question; `history` is the conversation so far, {'role', 'content'}, oldest first.

        With `sources`, names or parts of them, only these are read, and the answer says so. Raises NameUnknown.
        `heard` is told how far a chat model is, where one is set.
        """
        text = clean(question)
        if not _readable(text):
            return Answer(question, Status.INVALID, _NO_QUESTION)
        if len(text) > self.settings.longest:
            return Answer(question, Status.INVALID, _TOO_LONG)
        before = tuple(turn for turn in history if len(str(turn.get("content", ""))) <= self.settings.longest)
        names = self._names(sources)
        answer = self._over(names).chain(heard).invoke(Asked(text, before))
        caveats = (*answer.caveats, _only([self.sources[name] for name in names])) if names else answer.caveats
        return replace(answer, question=question, caveats=caveats)

    def quotes(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[QuoteFilters]
    ) -> LookedUp[FoundQuote]:
        """The quotes on a topic, the best first; without one all, in the order of the sources. `limit=None` gives all.

        The rest are filters: a name, or a part of it that no other has. Raises NameUnknown, with the names there are.
        """
        return self._quotes.find(topic, group, **filters)

    def statistics(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[StatisticFilters]
    ) -> LookedUp[FoundStatistic]:
        """The published values on a topic, the best first, each with every place that prints it; as `quotes` does.

        `response` is a filter too: the answer that is counted, as 'strongly agree'. Raises NameUnknown.
        """
        return self._statistics.find(topic, group, **filters)

    def check(self, claim: str, progress: Callable[[int, int], None] | None = None) -> Checked:
        """A claim or a whole draft: each figure and each quotation with its verdict and where that is printed.

        `progress` hears how many of the text's sentences are done.
        """
        return self._checker.check(claim, progress)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by name."""
        return self.index.sources

    @cached_property
    def extracted(self) -> Mapping[str, str]:
        """What was taken from each source, in words: 'passages 12, figures 40, quotes 3'."""
        counts = Counter((record.locator.source, kind_of(record)) for record in self.index.records.values())
        kinds = (("passage", "passages"), ("statistic", "figures"), ("quote", "quotes"))
        return {
            name: ", ".join(f"{many} {counts[name, kind]:,}" for kind, many in kinds) for name in self.index.sources
        }

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What the index was built from and with."""
        return asdict(self.index.manifest)

    @cached_property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with, one a table, from the index's own labels."""
        chosen: list[str] = []
        for table in self._flow.catalogue.tables.values():
            question = table.survey_question
            if question and len(table.subjects) > 2 and len(chosen) < 4:
                group = table.groups[0] if table.groups else "respondents"
                chosen.append(f"What share of {group} said ‘{table.subjects[0].label}’?")
        return tuple(chosen)

    @cached_property
    def _quotes(self) -> QuoteLookup:
        return QuoteLookup(self._flow.catalogue, self._flow.retriever)

    @cached_property
    def _statistics(self) -> StatisticLookup:
        return StatisticLookup(self._flow.catalogue, self._flow.retriever)

    @cached_property
    def _checker(self) -> Checker:
        """By the words of the index alone: likeness of meaning, which is never sure, may not bear a claim out."""
        retriever = self._flow.retriever
        catalogue = Catalogue(self.index, self._embedder) if self._attuned else self._flow.catalogue
        return Checker(self.index, catalogue, Interpreter(catalogue, retriever))

    @cached_property
    def _flow(self) -> Flow:
        return self._flow_of(self.index)

    def _flow_of(self, index: Index, groups: Sequence[str] = ()) -> Flow:
        retriever, catalogue = Retriever(index, self._embedder), Catalogue(index, self._embedder, groups, self._attuned)
        composer = Composer(catalogue, retriever)
        return Flow(catalogue, Interpreter(catalogue, retriever), composer, retriever, self._model)

    def _opened_model(self) -> Model | None:
        """The chat model that is set; without one nothing of it is imported."""
        if not self.settings.model:
            return None
        from assistant.model.steps import open_model

        return open_model(self.settings, self.check)

    def _names(self, sources: Collection[str] | None) -> tuple[str, ...]:
        """The sources that are meant, in the index's order; () where all are."""
        if sources is None:
            return ()
        if not sources:
            raise NameUnknown("No source is chosen, so there is nothing to ask. Choose one or more, or leave it open.")
        chosen = {pick_source(name, self.sources.values()) for name in sources}
        return tuple(name for name in self.sources if name in chosen) if len(chosen) < len(self.sources) else ()

    def _over(self, names: tuple[str, ...]) -> Flow:
        """The flow over these sources; the last few that were chosen are kept ready."""
        if not names:
            return self._flow
        with self._lock:
            flow = self._parts.pop(names, None) or self._flow_of(Part(self.index, names), self._flow.catalogue.groups)
            self._parts[names] = flow
            for oldest in list(self._parts)[:-_KEPT]:
                del self._parts[oldest]
        return flow


def _only(sources: Sequence[Source]) -> str:
    """What an answer from a part of the sources says of itself."""
    titles = (source.title if source.title != "not stated" else source.name for source in sources)
    return f"Only {' and '.join(f'‘{title}’' for title in titles)} {'was' if len(sources) == 1 else 'were'} read."


def _readable(text: str) -> bool:
    """Whether there is any word in it: 'aaaa…' a page long is none."""
    words = (word for word in text.split() if len(word) <= _LONGEST_WORD)
    return any(character.isalnum() for word in words for character in word)
