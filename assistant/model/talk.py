"""One structured reply of a chat model, within a time that holds whatever its server does.

The reply is streamed, so that it can be measured and given up while it comes. A server that cannot be reached, is busy
or has a fault is asked again after a pause that doubles; all of it ends when the time is up.
"""

from __future__ import annotations

import contextvars
import json
import logging
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.model import failures
from assistant.model.failures import Garbled, ModelFailed

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

log = logging.getLogger(__name__)
Shape = TypeVar("Shape", bound=BaseModel)
Heard = Callable[[str], None]
"""Hears how far the model is, in words."""
_ATTEMPTS = 3
_PAUSE = 0.5  # seconds before the second attempt; twice that before the third
_LONGEST = 20_000  # characters of a reply
_CUT = frozenset({"length", "max_tokens"})
_DECLINED = frozenset({"content_filter", "refusal", "safety"})
_NO_TOOLS = frozenset({400, 404, 422, 501})  # what servers that know no tools say to them
_FENCED = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)


def silent(_: str) -> None:
    """Hears nothing."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When all that a model does for one answer must have ended."""

    seconds: float
    began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        return self.began + self.seconds - time.monotonic()

    def passed(self) -> ModelFailed:
        """What is raised when it has passed."""
        return ModelFailed(failures.SLOW.format(seconds=self.seconds))


@dataclass(slots=True)
class _Reply:
    """What has come so far: words, the arguments of a tool call, why it ended."""

    words: list[str] = field(default_factory=list)
    arguments: dict[Any, list[str]] = field(default_factory=dict)
    ended: str = ""
    size: int = 0

    def add(self, chunk: Any) -> None:
        text = chunk.text
        self.words.append(text)
        self.size += len(text)
        for part in getattr(chunk, "tool_call_chunks", ()):
            piece = part.get("args") or ""
            self.arguments.setdefault(part.get("index"), []).append(piece)
            self.size += len(piece)
        about: Mapping[str, Any] = chunk.response_metadata or {}
        for name in ("finish_reason", "stop_reason", "done_reason"):
            self.ended = str(about.get(name) or self.ended)
        if chunk.additional_kwargs.get("refusal"):
            self.ended = "refusal"
        if self.size > _LONGEST:
            raise ModelFailed(failures.TOO_LONG)

    @property
    def json(self) -> str:
        """What should be an object: the arguments of the first tool call, else the words."""
        text = "".join(next(iter(self.arguments.values()), ())) or "".join(self.words)
        fenced = _FENCED.match(text)
        return fenced[1] if fenced else text


class Talk:
    """A chat model that is asked for objects of a given shape."""

    def __init__(self, chat: BaseChatModel, name: str) -> None:
        self.name = name
        self._chat = chat
        self._by_format = name.startswith("ollama:")
        self._tools = not self._by_format

    def ask(
        self, rules: str, said: Mapping[str, Any], shape: type[Shape], until: Deadline, heard: Heard = silent
    ) -> Shape:
        """The model's reply to `said`, which is data, under `rules`. Raises ModelFailed within `until`."""
        schema = json.dumps(shape.model_json_schema(), ensure_ascii=False)
        messages = [
            ("system", f"{rules}\n\nReply with one JSON object and nothing else. Its schema: {schema}"),
            ("human", json.dumps(said, ensure_ascii=False, indent=1)),
        ]
        reply = self._patiently(messages, shape, until, heard)
        if reply.ended in _DECLINED:
            raise ModelFailed(failures.DECLINED)
        if reply.ended in _CUT:
            raise Garbled(failures.CUT)
        try:
            return shape.model_validate_json(reply.json)
        except (ValidationError, ValueError, RecursionError):
            raise Garbled(failures.UNREADABLE) from None

    def _patiently(
        self, messages: Sequence[tuple[str, str]], shape: type[BaseModel], until: Deadline, heard: Heard
    ) -> _Reply:
        """A reply, whatever it holds; asked for again where asking again may help."""
        attempt, tools = 1, self._tools
        while True:
            try:
                reply = self._once(self._bound(shape, tools=tools), messages, until, heard)
            except ModelFailed:
                raise
            except Exception as fault:  # noqa: BLE001  (every provider has exceptions of its own)
                status = failures.status_of(fault)
                log.warning("the model %s: %s, status %s", self.name, type(fault).__name__, status)
                if tools and status in _NO_TOOLS:
                    tools = False  # the rules alone tell the shape too
                    continue
                why = failures.in_words(fault)
                again = status is None or status >= 500 or status in failures.AGAIN
                pause = failures.wait_asked(fault)
                pause = _PAUSE * 2 ** (attempt - 1) if pause is None else pause
                if not again or attempt == _ATTEMPTS or pause >= until.left:
                    raise ModelFailed(why) from None
            else:
                self._tools = tools
                return reply
            heard("The model's server is asked again.")
            time.sleep(pause)
            attempt += 1

    def _bound(self, shape: type[BaseModel], *, tools: bool) -> Runnable[Any, Any]:
        if self._by_format:
            return self._chat.bind(format=shape.model_json_schema())
        return self._chat.bind_tools([shape], tool_choice=shape.__name__) if tools else self._chat

    def _once(
        self, model: Runnable[Any, Any], messages: Sequence[tuple[str, str]], until: Deadline, heard: Heard
    ) -> _Reply:
        """One request in a thread of its own, which is left behind when the time is up: a read may hang for ever."""
        if until.left <= 0:
            raise until.passed()
        came: Future[_Reply] = Future()
        given_up = threading.Event()

        def read() -> None:
            reply = _Reply()
            try:
                for chunk in model.stream(list(messages)):
                    if given_up.is_set():
                        return
                    reply.add(chunk)
                    heard(f"The model is writing: {reply.size} characters so far.")
                came.set_result(reply)
            except BaseException as fault:  # noqa: BLE001  (it is raised again where the reply is waited for)
                came.set_exception(fault)

        threading.Thread(target=contextvars.copy_context().run, args=(read,), name="model", daemon=True).start()
        try:
            return came.result(timeout=max(0.0, until.left))
        except TimeoutError:
            raise until.passed() from None
        finally:
            given_up.set()
