"""A conversation as a tuple of Turns, and the one place where the window calls the assistant.

A fault is kept apart from a refusal: 'the report does not say' is an Answer, 'the program broke' is not.
"""

from __future__ import annotations

import logging
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer
from assistant.web.protocol import Assistant, Message
from index.errors import AssistantError

LONGEST = 20_000
"""Characters of a question that reach the assistant; longer ones are met with a sentence at the door."""

_FAULT = (
    "A fault in the program stopped this answer, so nothing is said about the sources. Ask again; if it happens again, "
    "the terminal in which the assistant runs shows what went wrong."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: an answer, a fault in words, or neither while it is under way or was stopped.

    `sources` are those it was limited to; None where all were asked.
    """

    question: str
    answer: Answer | None = None
    fault: str | None = None
    sources: tuple[str, ...] | None = None


@dataclass
class Progress:
    """What was last said of an answer that is under way."""

    words: str = ""

    def __call__(self, words: str) -> None:
        self.words = words


def answered(
    assistant: Assistant,
    question: str,
    before: Sequence[Turn],
    sources: tuple[str, ...] | None = None,
    heard: Callable[[str], None] | None = None,
) -> Turn:
    """The turn that this question makes. Never raises: a fault becomes words here and a traceback in the log."""
    try:
        return Turn(question, answer=assistant.ask(question, history(before), sources, heard), sources=sources)
    except AssistantError as error:
        _log.warning("question not answered: %s", error)
        return Turn(question, fault=str(error))
    except Exception:  # noqa: BLE001  (whatever broke, the window shows a sentence and stays)
        _log.exception("question not answered")
        return Turn(question, fault=_FAULT)


def begin(
    assistant: Assistant,
    question: str,
    before: Sequence[Turn],
    sources: tuple[str, ...] | None = None,
    heard: Callable[[str], None] | None = None,
) -> Future[Turn]:
    """The turn, under way in a thread of its own, so that whoever waits for it may stop waiting."""
    turn: Future[Turn] = Future()

    # A daemon: a search that was given up does not keep the program from ending.
    def run() -> None:
        turn.set_result(answered(assistant, question, before, sources, heard))

    threading.Thread(target=run, daemon=True).start()
    return turn


def history(turns: Iterable[Turn]) -> tuple[Message, ...]:
    """The answered turns as plain messages; a stopped or broken turn says nothing that a follow-up could lean on."""
    return tuple(
        message
        for turn in turns
        if turn.answer
        for message in (
            {"role": "user", "content": turn.question},
            {"role": "assistant", "content": turn.answer.text},
        )
    )


def plain(messages: Iterable[Mapping[str, Any]]) -> tuple[Message, ...]:
    """Messages as a chat client sends them → plain ones.

    Content may be a string or a list of parts ({'type': 'text', 'text': …}); parts that are no text, and the
    'thought' messages that clients show as an assistant's (their metadata has a title), are left out.
    """
    kept = []
    for message in messages:
        role, metadata = message.get("role"), message.get("metadata") or {}
        if role not in {"user", "assistant"} or metadata.get("title"):
            continue
        content = message.get("content") or ""
        parts = [content] if isinstance(content, str | Mapping) else content
        texts = [part if isinstance(part, str) else part.get("text") for part in parts]
        text = "\n".join(text for text in texts if isinstance(text, str))
        if text:
            kept.append({"role": str(role), "content": text})
    return tuple(kept)


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: blanks, zero-width and control characters only."""
    return all(unicodedata.category(character)[0] in "ZC" for character in text)
