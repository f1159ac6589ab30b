"""The window as Gradio Blocks: masthead, chat, and the same look-ups for other programs."""

from __future__ import annotations

from functools import wraps
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.web.chat import QUIET, Chat, Keep
from assistant.web.check import Check
from assistant.web.endpoints import Endpoint, endpoints
from assistant.web.evaluation import Evaluate, evaluation
from assistant.web.look import TITLE, masthead
from assistant.web.protocol import Assistant
from assistant.web.quotes import Quotes
from assistant.web.sources import Sources
from assistant.web.statistics import Statistics
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
    for endpoint in endpoints(assistant):
        api(_told(endpoint), api_name=endpoint.__name__)


def _told(endpoint: Endpoint) -> Endpoint:
    """The same, with faults that a person can mend in their own words; Gradio hides the words of any other."""

    @wraps(endpoint)
    def named(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return endpoint(*args, **kwargs)
        except (AssistantError, ValueError) as error:
            raise gr.Error(str(error), print_exception=False) from error

    return named
