"""The look-ups for other programs, by name, with plain objects in and out: over HTTP and MCP alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.answer import ILLUSTRATE
from assistant.web.protocol import Assistant
from assistant.web.turns import plain

Endpoint = Callable[..., dict[str, Any]]


def endpoints(assistant: Assistant) -> tuple[Endpoint, ...]:
    """The four look-ups over this assistant. Their names, signatures and docstrings are what programs are shown.

    They raise AssistantError where a person can mend what went wrong, and ValueError for a value out of range.
    """

    def ask(
        question: str, history: list[dict[str, Any]] | None = None, sources: list[str] | None = None
    ) -> dict[str, Any]:
        """Ask the sources a question; gives the answer object of `ask --json`, with citations to the character.

        `history` is the conversation so far, as messages with 'role' and 'content'; with `sources`, names or parts of
        them, only these are read.
        """
        return assistant.ask(question, plain(history or []), sources or None).to_json()

    def find_quotes(
        topic: str | None = None,
        group: str | None = None,
        survey_question: str | None = None,
        limit: int = 10,
        source: str | None = None,
    ) -> dict[str, Any]:
        """Look up what respondents and named people said; gives the object of `quotes --json`, without its filters."""
        found = assistant.quotes(
            topic or None, group or None, survey_question=survey_question or None, source=source or None, limit=limit
        )
        return {"quotes": [one.to_json() for one in found], "total": found.total, "caveats": [ILLUSTRATE]}

    def find_statistics(
        topic: str | None = None,
        group: str | None = None,
        response: str | None = None,
        survey_question: str | None = None,
        limit: int = 10,
        source: str | None = None,
    ) -> dict[str, Any]:
        """Look up published figures; gives the object of `statistics --json`, without its filters."""
        found = assistant.statistics(
            topic or None,
            group or None,
            response=response or None,
            survey_question=survey_question or None,
            source=source or None,
            limit=limit,
        )
        return {"statistics": [one.to_json() for one in found], "total": found.total}

    def check_claim(claim: str) -> dict[str, Any]:
        """Check a claim or a draft; gives the object of `check --json`: each figure and quotation with its verdict."""
        return assistant.check(claim).to_json()

    return ask, find_quotes, find_statistics, check_claim
