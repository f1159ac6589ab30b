"""The room where quotes are looked up: by topic, group, survey question and source; each with every place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.answer import ILLUSTRATE
from assistant.lookup import LookedUp
from assistant.quote_lookup import FoundQuote, QuotePlace
from assistant.web.chat import QUIET
from assistant.web.escape import as_html
from assistant.web.protocol import Assistant
from index.errors import AssistantError

_ANY = ""
_MOST = 100
_NONE = "No quote was found. Other words or fewer filters may find more."
_NEAR = "No quote was found on that. Nearest in meaning, in other words or on something else:"


class Quotes:
    """The look-up's components, placed in the Blocks that are being built, and their events."""

    def __init__(self, assistant: Assistant, room: gr.Tab) -> None:
        self._assistant = assistant
        with gr.Row(elem_classes="find"):
            self.topic = gr.Textbox(label="What the quotes are about", lines=1, max_lines=1, scale=5)
            self.find = gr.Button("Find quotes", variant="primary", scale=0, min_width=140)
        with gr.Row(elem_classes="filters"):
            self.group = gr.Dropdown([("everyone", _ANY)], value=_ANY, label="Whose words")
            self.survey_question = gr.Dropdown([("any", _ANY)], value=_ANY, label="In reply to")
            self.source = gr.Dropdown([("all", _ANY)], value=_ANY, label="Source")
        self.found = gr.HTML(elem_id="found")
        filters = [self.group, self.survey_question, self.source]
        asked = [self.topic, *filters]
        room.select(self._open, asked, [self.found, *filters], **QUIET)
        gr.on(
            [self.topic.submit, self.find.click, *(one.input for one in filters)],
            self._find,
            asked,
            self.found,
            trigger_mode="always_last",
            **QUIET,
        )

    def _open(self, topic: str, group: str, survey_question: str, source: str) -> list[Any]:
        """What there is to choose from, and what the choices find."""
        try:
            places = [place.record for one in self._assistant.quotes(limit=None) for place in one.places]
        except AssistantError as error:
            return [_said(str(error)), gr.skip(), gr.skip(), gr.skip()]
        groups = sorted({quote.group for quote in places if quote.group})
        questions = dict.fromkeys(quote.survey_question for quote in places if quote.survey_question)
        sources = dict.fromkeys(quote.locator.source for quote in places)
        return [
            self._find(topic, group, survey_question, source),
            gr.Dropdown([("everyone", _ANY), *((name, name) for name in groups)]),
            gr.Dropdown([("any", _ANY), *((name, name) for name in questions)]),
            gr.Dropdown([("all", _ANY), *((name, name) for name in sources)]),
        ]

    def _find(self, topic: str, group: str, survey_question: str, source: str) -> str:
        """The quotes as HTML; a fault that a person can mend in its own words."""
        try:
            found = self._assistant.quotes(
                topic.strip() or None,
                group or None,
                survey_question=survey_question or None,
                source=source or None,
                limit=_MOST,
            )
        except AssistantError as error:
            return _said(str(error))
        return cards(found)


def cards(found: LookedUp[FoundQuote]) -> str:
    """What was found as HTML, or what is nearest."""
    shown = found.found or found.nearest
    count = f"{len(found)} of {found.total} quotes" if found.total > len(found) else f"{found.total} quotes"
    count = count.removesuffix("s") if found.total == 1 else count
    words = f"{count}. {ILLUSTRATE}" if found.found else _NEAR if found.nearest else _NONE
    return _said(words) + "".join(_card(one) for one in shown)


def _card(one: FoundQuote) -> str:
    told = "".join(_lines(one))
    copied = f"“{one.text}” ({one.who}; {'; '.join(_where(place) for place in one.places)})"
    return (
        f'<article class="quote"><blockquote>{as_html(one.text)}</blockquote>{told}'
        f'<p class="take"><button type="button" class="copy" data-copy="{as_html(copied)}">Copy with its place</button>'
        "</p></article>"
    )


def _lines(one: FoundQuote) -> Iterator[str]:
    yield f'<p class="who">{as_html(one.who)}</p>'
    if one.survey_question:
        yield f'<p class="aside">In reply to ‘{as_html(one.survey_question)}’</p>'
    if one.lead_in and one.lead_in != one.who:
        yield f'<p class="aside">Introduced by: {as_html(one.lead_in)}</p>'
    for place in one.places:
        other = f": “{as_html(place.text)}”" if place.text != one.text else ""
        yield f'<p class="aside">{as_html(_where(place))}{other}</p>'
    for difference in one.differences:
        yield f'<p class="note">{as_html(difference)}</p>'


def _where(place: QuotePlace) -> str:
    return f"{place.source}: {place.locator}"


def _said(words: str) -> str:
    return f'<p class="aside" role="status">{as_html(words)}</p>'
