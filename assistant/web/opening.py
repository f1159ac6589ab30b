"""An assistant that is still being opened: the window is up at once, the first question waits for the index."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from typing import Unpack

from assistant.answer import Answer
from assistant.lookup import LookedUp, QuoteFilters, StatisticFilters
from assistant.quote_lookup import FoundQuote
from assistant.statistic_lookup import FoundStatistic
from assistant.verdicts import Checked
from assistant.web.protocol import Assistant, Message
from index.records import Source


class Opening:
    """Stands for the assistant that `open_assistant` gives, and waits for it where it is needed.

    Whatever `open_assistant` raises is raised by every use, and by `raise_if_failed`.
    """

    def __init__(self, open_assistant: Callable[[], Assistant]) -> None:
        self._open_assistant = open_assistant
        self._assistant: Future[Assistant] = Future()

    def start(self) -> None:
        """Begin to open, in a thread that does not keep the program alive."""
        threading.Thread(target=self._open, name="opening", daemon=True).start()

    def _open(self) -> None:
        try:
            self._assistant.set_result(self._open_assistant())
        except BaseException as error:  # noqa: BLE001  (it is raised again wherever the assistant is used)
            self._assistant.set_exception(error)

    def when_failed(self, act: Callable[[], object]) -> None:
        """Call `act` when opening fails, or at once if it has failed."""
        self._assistant.add_done_callback(lambda opened: act() if opened.exception() else None)

    def raise_if_failed(self) -> None:
        """Raise what opening raised, if it has failed by now."""
        if self._assistant.done():
            self._assistant.result()

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        sources: Collection[str] | None = None,
        heard: Callable[[str], None] | None = None,
    ) -> Answer:
        """As the assistant's own `ask`."""
        return self._assistant.result().ask(question, history, sources, heard)

    def quotes(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[QuoteFilters]
    ) -> LookedUp[FoundQuote]:
        """As the assistant's own `quotes`."""
        return self._assistant.result().quotes(topic, group, **filters)

    def statistics(
        self, topic: str | None = None, group: str | None = None, **filters: Unpack[StatisticFilters]
    ) -> LookedUp[FoundStatistic]:
        """As the assistant's own `statistics`."""
        return self._assistant.result().statistics(topic, group, **filters)

    def check(self, claim: str) -> Checked:
        """As the assistant's own `check`."""
        return self._assistant.result().check(claim)

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._assistant.result().sources

    @property
    def extracted(self) -> Mapping[str, str]:
        return self._assistant.result().extracted

    @property
    def starters(self) -> tuple[str, ...]:
        return self._assistant.result().starters
