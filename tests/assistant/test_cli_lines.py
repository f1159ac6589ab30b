from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli_lines import answered, opened_lines
from index.errors import AssistantError, IndexDamaged
from tests.assistant.library import KEYS, line
from tests.fakes import Breaks, FakeAssistant
from tests.samples import hours


def objects(*lines: bytes, assistant: FakeAssistant | None = None) -> list[dict[str, Any]]:
    return list(answered(lines, assistant or FakeAssistant({"hours?": hours()})))


def message(data: bytes) -> str:
    """What is said of a line that cannot be read."""
    (one,) = objects(data)
    assert list(one) == ["id", "error"]
    assert list(one["error"]) == ["line", "message"]
    return str(one["error"]["message"])


def test_each_line_is_answered_in_order_under_its_own_id() -> None:
    found = objects(line(id="b", question="hours?"), line(id="a", question="shelf?"), line(id="b", question="hours?"))
    assert [(one["id"], one["status"]) for one in found] == [
        ("b", "answered"),
        ("a", "unanswerable_not_in_sources"),
        ("b", "answered"),
    ]
    assert all(list(one) == KEYS for one in found)


@pytest.mark.parametrize("id", ["q-1", "", "é", 7, None])
def test_an_id_is_kept_as_it_is(id: str | int | None) -> None:
    assert objects(line(id=id, question="hours?"))[0]["id"] == id


def test_a_line_without_an_id_is_answered_with_none() -> None:
    assert objects(line(question="hours?"))[0]["id"] is None


def test_the_conversation_reaches_the_assistant_without_what_else_a_message_has() -> None:
    assistant = FakeAssistant()
    history = [{"role": "user", "content": "hours?", "metadata": {"a": 1}}, {"role": "assistant", "content": "60%"}]
    objects(line(question="And now?", history=history, kind="other fields are left alone"), assistant=assistant)
    said = ({"role": "user", "content": "hours?"}, {"role": "assistant", "content": "60%"})
    assert assistant.calls == [("And now?", said)]


def test_a_line_that_cannot_be_read_does_not_stop_the_rest() -> None:
    found = objects(line(id=1, question="hours?"), b"{\n", b"\xff\n", line(id="c"), line(id=2, question="hours?"))
    assert [one["id"] for one in found] == [1, None, None, "c", 2]
    assert [one["error"]["line"] for one in found if "error" in one] == [2, 3, 4]


def test_blank_lines_are_no_questions_and_still_count() -> None:
    found = objects(b"\n", b" \r\n", line(question="hours?"), b"nonsense", b"\n")
    assert [one.get("error", {}).get("line") for one in found] == [None, 4]


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    assert objects(b"\xef\xbb\xbf" + line(id="a", question="hours?")[:-1] + b"\r\n")[0]["status"] == "answered"


def test_an_empty_question_is_a_question() -> None:
    assert objects(line(question=""))[0]["question"] == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"what share?", "not JSON: Expecting value at character 1"),
        (b'{"question": "hours?"', "not JSON: Expecting ',' delimiter at character 22"),
        (b'{"question": "hours?"} {}', "not JSON: Extra data at character 24"),
        (b'{"question": "caf\xe9"}', "not UTF-8: byte 18 of the line is 0xe9"),
        ('{"question": "hours?"}'.encode("utf-16"), "not UTF-8: byte 1 of the line is 0xff"),
        (b"[]", "expected an object, found a list"),
        (b'"hours?"', "expected an object, found a text"),
        (b"12.5", "expected an object, found a number"),
        (b"null", "expected an object, found null"),
        (b"{}", "there is no 'question'"),
        (line(Question="hours?"), "there is no 'question'"),
        (line(question=None), "question: expected a text, found null"),
        (line(question=["hours?"]), "question: expected a text, found a list"),
        (line(question=5), "question: expected a text, found a number"),
        (line(question="hours?", id=[1]), "id: expected a text or a whole number, found a list"),
        (line(question="hours?", id=True), "id: expected a text or a whole number, found true or false"),
        (line(question="hours?", id=1.5), "id: expected a text or a whole number, found a number"),
        (line(question="hours?", history="hours?"), "history: expected a list, found a text"),
        (line(question="hours?", history=["hours?"]), "history, message 1: expected an object, found a text"),
        (
            line(question="hours?", history=[{"role": "user", "content": "a"}, {"role": "user"}]),
            "history, message 2, content: expected a text, found none",
        ),
        (
            line(question="hours?", history=[{"role": 1, "content": "a"}]),
            "history, message 1, role: expected a text, found a number",
        ),
        (b'{"question": "hours?", "id": NaN}', "not JSON that can be read: NaN is not JSON"),
        (b"[" * 100_000, "not JSON that can be read: too deep"),
    ],
)
def test_a_bad_line_is_told_in_words(data: bytes, said: str) -> None:
    assert message(data) == said


def test_a_number_too_long_to_be_read_is_told_in_words() -> None:
    assert message(b'{"question": "hours?", "id": ' + b"9" * 5_000 + b"}").startswith("not JSON that can be read: ")


def test_a_fault_of_the_program_is_an_error_and_no_refusal_and_the_rest_goes_on() -> None:
    found = list(answered([line(id="a", question="hours?"), line(id="b")], Breaks()))
    assert [one["id"] for one in found] == ["a", "b"]
    assert "a fault in the program" in found[0]["error"]["message"]
    assert "ZeroDivision" not in json.dumps(found)


def test_an_index_that_breaks_ends_the_work() -> None:
    broken = FakeAssistant({"hours?": IndexDamaged("The store cannot be read.")})
    with pytest.raises(IndexDamaged):
        objects(line(question="hours?"), assistant=broken)


def test_a_line_is_answered_before_the_next_is_read() -> None:
    read = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield line(id=number, question="hours?")

    answers = answered(lines(), FakeAssistant())
    assert [(next(answers)["id"], list(read)) for _ in range(3)] == [(0, [0]), (1, [0, 1]), (2, [0, 1, 2])]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.dictionaries(st.sampled_from(["id", "question", "history", "role"]), JSON)


@given(st.lists(st.binary(max_size=40) | FIELDS.map(lambda fields: json.dumps(fields).encode()), max_size=5))
def test_any_lines_are_one_object_each_that_anyone_can_read(lines: list[bytes]) -> None:
    lines = [data.replace(b"\n", b" ") + b"\n" for data in lines]
    found = objects(*lines)
    assert len(found) == sum(bool(data.strip()) for data in lines)
    for one in found:
        assert list(one) in (KEYS, ["id", "error"])
        json.dumps(one, allow_nan=False)


@pytest.mark.parametrize("name", ["", "no\0name", "no-such-file.jsonl"])
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = f"{tmp_path}/{name}"
    with (
        pytest.raises(AssistantError, match=r"cannot be read: .* Name a file, or - for standard input"),
        opened_lines(path),
    ):
        pass
