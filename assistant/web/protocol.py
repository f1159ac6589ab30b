"""What the window asks of an assistant, and no more; any object of this shape can stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, Unpack

from assistant.answer import Answer
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.quote_lookup import FoundQuote
from assistant.statistic_lookup import FoundStatistic
from assistant.verdicts import Checked
from index.records import Source

Message = Mapping[str, str]
"""One message of a conversation: {'role': 'user' or 'assistant', 'content': plain text}."""


class Assistant(Protocol):
    """Answers questions over its sources. `ask` may be called from several threads at once.

    A fault that a person can mend is raised as an `index.errors.AssistantError`; any other exception is a defect.
    """

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        sources: Collection[str] | None = None,
        heard: Callable[[str], None] | None = None,
    ) -> Answer:
        """The checked answer to a question; `history` is the conversation so far, oldest first; of `sources` alone.

        `heard` is told in words what is being done, where a chat model takes its time.
        """
        ...

    def quotes(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[QuoteFilters]
    ) -> LookedUp[FoundQuote]:
        """The quotes on a topic, the best first; the rest are filters."""
        ...

    def statistics(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[StatisticFilters]
    ) -> LookedUp[FoundStatistic]:
        """The published values on a topic, each with every place that prints it; the rest are filters."""
        ...

    def check(self, claim: str) -> Checked:
        """Each figure and quotation of a claim or a draft, with its verdict."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by name; citations are shown in their text."""
        ...

    @property
    def extracted(self) -> Mapping[str, str]:
        """What was taken from each source, in words, by its name."""
        ...

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with that the index can answer."""
        ...
