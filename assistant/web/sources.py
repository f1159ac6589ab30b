"""The room of the sources: which of them the chat asks, and each of them whole."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.card import title_of
from assistant.web.chat import QUIET, Chat, Session
from assistant.web.escape import as_html
from assistant.web.library import library
from assistant.web.protocol import Assistant
from index.errors import AssistantError


class Sources:
    """The room's components, placed in the Blocks that are being built, and their events."""

    def __init__(self, assistant: Assistant, room: gr.Tab, chat: Chat) -> None:
        self._assistant = assistant
        with gr.Column(elem_classes="room"):
            self.ticks = gr.CheckboxGroup([], label="The chat asks these sources", elem_id="ticks")
        self.shelf = gr.HTML(elem_id="library")
        room.select(self._open, chat.session, [self.ticks, self.shelf], **QUIET)
        chat.limit_by(self.ticks)

    def _open(self, session: Session) -> list[Any]:
        """All sources, those ticked that this browser asks."""
        try:
            sources = self._assistant.sources
        except AssistantError as error:
            return [gr.skip(), f'<p class="aside" role="status">{as_html(str(error))}</p>']
        ticked = list(sources if session.sources is None else session.sources)
        choices = [(title_of(source), name) for name, source in sources.items()]
        return [gr.CheckboxGroup(choices, value=ticked), library(sources, self._assistant.extracted)]
