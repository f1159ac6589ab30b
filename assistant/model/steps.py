"""What a chat model does in the flow: reads a question that was not understood, words an answer. Opened by settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.flow import Flow, Heard, Step
from assistant.model.failures import ModelFailed
from assistant.model.gate import Gate
from assistant.model.opened import open_chat
from assistant.model.phrase import Phraser
from assistant.model.reading import ModelReader, unread
from assistant.model.talk import Deadline, Talk, silent
from assistant.settings import Settings
from assistant.verdicts import Checked


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model and the seconds that it may take for one answer; `check` judges what it says of figures."""

    talk: Talk
    seconds: float
    check: Callable[[str], Checked]

    def begin(self, flow: Flow, heard: Heard | None) -> Run:
        """What it does for one answer; its time begins now."""
        return Run(self, flow, Deadline(self.seconds), heard or silent)


@dataclass(frozen=True, slots=True)
class Run:
    """One answer's turn of a model."""

    model: Model
    flow: Flow
    until: Deadline
    heard: Heard

    def read(self, step: Step) -> Step:
        """As it was composed, or of the question as the model reads it."""
        asked, draft = step
        try:
            return ModelReader(self.model.talk, self.flow).read(step, self.until, self.heard)
        except ModelFailed as fault:
            return asked, unread(draft, self.model.talk.name, fault)

    def phrase(self, step: Step) -> Step:
        """In the model's words, where they pass the gate."""
        asked, draft = step
        gate = Gate(self.flow.catalogue, self.flow.retriever.index.sources, self.model.check)
        return asked, Phraser(self.model.talk, gate).phrase(asked.question, draft, self.until, self.heard)


def open_model(settings: Settings, check: Callable[[str], Checked]) -> Model:
    """The chat model that is set. Raises ModelUnusable."""
    chat = open_chat(settings)
    return Model(Talk(chat, str(settings.model)), settings.model_timeout, check)
