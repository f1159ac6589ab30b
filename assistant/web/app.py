"""The window as Gradio Blocks: masthead, chat, and the same look-ups for other programs."""

from __future__ import annotations

from typing import Any

import gradio as gr
from gradio.events import api

from assistant.answer import ILLUSTRATE
from assistant.web.chat import QUIET, Chat, Keep
from assistant.web.check import Check
from assistant.web.evaluation import Evaluate, evaluation
from assistant.web.look import TITLE, masthead
from assistant.web.protocol import Assistant
from assistant.web.quotes import Quotes
from assistant.web.sources import Sources
from assistant.web.statistics import Statistics
from assistant.web.turns import plain
from index.errors import AssistantError


def build_app(assistant: Assistant, keep: Keep | None = None, evaluate: Evaluate | None = None) -> gr.Blocks:
    """The window over this assistant; one object serves all browsers, each with a conversation of its own.

    `keep` is given what people say of an answer; without it they are not asked. `evaluate` gives the last eval run.
    """
    app = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, elem_id="page")
    with app:
        gr.HTML(masthead(), elem_id="masthead")
        with gr.Tabs(elem_id="rooms"):
            with gr.Tab("Ask", id="ask"):
                chat = Chat(assistant, keep)
            with gr.Tab("Quotes", id="quotes") as quotes:
                Quotes(assistant, quotes)
            with gr.Tab("Statistics", id="statistics") as statistics:
                Statistics(assistant, statistics)
            with gr.Tab("Check a claim", id="check"):
                Check(assistant)
            with gr.Tab("Sources", id="sources") as sources:
                Sources(assistant, sources, chat)
            with gr.Tab("Evaluation", id="evaluation") as measured:
                report = gr.HTML(elem_id="report")
        measured.select(lambda: evaluation(evaluate), None, report, **QUIET)
        _add_endpoints(assistant)
    return app


def _add_endpoints(assistant: Assistant) -> None:
    """Named endpoints for `gradio_client` and plain HTTP."""

    def ask(question: str, history: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """Ask the sources a question; gives the answer object of `ask --json`, with citations to the character.

        `history` is the conversation so far, as messages with 'role' and 'content'.
        """
        try:
            return assistant.ask(question, plain(history or [])).to_json()
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error

    def find_quotes(
        topic: str | None = None, group: str | None = None, survey_question: str | None = None, limit: int = 10
    ) -> dict[str, Any]:
        """Look up what respondents and named people said; gives the object of `quotes --json`, without its filters."""
        try:
            found = assistant.quotes(topic or None, group or None, survey_question=survey_question or None, limit=limit)
        except (AssistantError, ValueError) as error:
            raise gr.Error(str(error), print_exception=False) from error
        return {"quotes": [one.to_json() for one in found], "total": found.total, "caveats": [ILLUSTRATE]}

    def find_statistics(
        topic: str | None = None,
        group: str | None = None,
        response: str | None = None,
        survey_question: str | None = None,
        limit: int = 10,
    ) -> dict[str, Any]:
        """Look up published figures; gives the object of `statistics --json`, without its filters."""
        try:
            found = assistant.statistics(
                topic or None,
                group or None,
                response=response or None,
                survey_question=survey_question or None,
                limit=limit,
            )
        except (AssistantError, ValueError) as error:
            raise gr.Error(str(error), print_exception=False) from error
        return {"statistics": [one.to_json() for one in found], "total": found.total}

    def check_claim(claim: str) -> dict[str, Any]:
        """Check a claim or a draft; gives the object of `check --json`: each figure and quotation with its verdict."""
        try:
            return assistant.check(claim).to_json()
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error

    api(ask, api_name="ask")
    api(check_claim, api_name="check_claim")
    api(find_quotes, api_name="find_quotes")
    api(find_statistics, api_name="find_statistics")
