"""Questions in JSON Lines → answers in JSON Lines, in order; a line that cannot be read does not stop the rest.

    {"id": "q1", "question": "And suppliers?", "history": [{"role": "user", "content": "What share of councils …?"}]}
    {"id": "q1", "error": {"line": 1, "message": "there is no 'question'"}}

The first is a line that asks, the second what is printed for one that cannot be read.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Protocol

from assistant.answer import Answer
from index.errors import AssistantError

log = logging.getLogger(__name__)
STANDARD_INPUT = "-"
_BOM = b"\xef\xbb\xbf"
_NAMES = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
_FAULT = "a fault in the program stopped this answer; nothing is said about the sources. Standard error has the details"


class Asks(Protocol):
    """What answers: an assistant."""

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer: ...


class Unreadable(Exception):
    """What is wrong with a line, in words; `id` is the line's own, where it could be read."""

    def __init__(self, message: str, id: str | int | None = None) -> None:
        super().__init__(message)
        self.id = id


@dataclass(frozen=True, slots=True)
class Line:
    """A question as a line asks it."""

    id: str | int | None
    question: str
    history: tuple[Mapping[str, str], ...] = ()


@contextmanager
def opened_lines(path: str) -> Iterator[Iterable[bytes]]:
    """The lines of a file, or of standard input for '-', as bytes. Raises AssistantError where it cannot be read."""
    if path == STANDARD_INPUT:
        yield getattr(sys.stdin, "buffer", ())  # there is none where the caller closed it
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115  (a fault of who uses the lines is not one of the file)
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise AssistantError(f"{path}: cannot be read: {why}. Name a file, or - for standard input.") from fault
    with file:
        yield file


def answered(lines: Iterable[bytes], assistant: Asks) -> Iterator[dict[str, Any]]:
    """For each line that is not blank its answer's object, or an error's, as soon as it is known."""
    for number, raw in enumerate(lines, 1):
        data = raw.removeprefix(_BOM) if number == 1 else raw
        if data.strip():
            yield _answered(number, data, assistant)


def _answered(number: int, data: bytes, assistant: Asks) -> dict[str, Any]:
    try:
        line = read(data)
    except Unreadable as fault:
        return _error(fault.id, number, str(fault))
    try:
        return assistant.ask(line.question, line.history).to_json() | {"id": line.id}
    except AssistantError:
        raise  # it is not about this question: an index that broke is broken for the rest too
    except Exception:
        log.exception("line %d could not be answered", number)
        return _error(line.id, number, _FAULT)


def _error(id: str | int | None, number: int, message: str) -> dict[str, Any]:
    return {"id": id, "error": {"line": number, "message": message}}


def read(data: bytes) -> Line:
    """The question that a line holds. Raises Unreadable; fields that are not ours are left alone."""
    found = _json(data)
    if not isinstance(found, dict):
        raise Unreadable(f"expected an object, found {_name(found)}")
    id = found.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        raise Unreadable(f"id: expected a text or a whole number, found {_name(id)}")
    if "question" not in found:
        raise Unreadable("there is no 'question'", id)
    question, history = found["question"], found.get("history") or []
    if not isinstance(question, str):
        raise Unreadable(f"question: expected a text, found {_name(question)}", id)
    if not isinstance(history, list):
        raise Unreadable(f"history: expected a list, found {_name(history)}", id)
    return Line(id, question, tuple(_message(number, message, id) for number, message in enumerate(history, 1)))


def _message(number: int, message: object, id: str | int | None) -> Mapping[str, str]:
    if not isinstance(message, dict):
        raise Unreadable(f"history, message {number}: expected an object, found {_name(message)}", id)
    for key in ("role", "content"):
        if not isinstance(message.get(key), str):
            found = _name(message[key]) if key in message else "none"
            raise Unreadable(f"history, message {number}, {key}: expected a text, found {found}", id)
    return {"role": message["role"], "content": message["content"]}


def _json(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as fault:
        raise Unreadable(f"not UTF-8: byte {fault.start + 1} of the line is 0x{data[fault.start]:02x}") from fault
    except json.JSONDecodeError as fault:
        raise Unreadable(f"not JSON: {fault.msg} at character {fault.pos + 1}") from fault
    except RecursionError as fault:
        raise Unreadable("not JSON that can be read: too deep") from fault
    except ValueError as fault:
        raise Unreadable(f"not JSON that can be read: {fault}") from fault


def _no_constant(name: str) -> NoReturn:
    # Python reads NaN and Infinity; JSON has neither, and an answer that repeated one would be unreadable elsewhere.
    raise ValueError(f"{name} is not JSON")


def _name(value: object) -> str:
    return _NAMES.get(type(value), "a number")
