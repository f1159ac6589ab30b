from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from index.build import build
from index.embedding import Embedder
from index.places import default_seeds
from tests.assistant.library import FILES, KEYS, WORDS, hold_contract, line
from tests.fakes import WordEmbedder
from tests.index.seeding import seed

ROOT = Path(__file__).parents[2]
SHIPPED = {path.name: path.read_bytes().decode() for path in default_seeds().glob("*.txt")}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """seeds/ and home/ of a small index that says it is the shipped model's: opened as long as nothing is looked up."""
    folder = tmp_path_factory.mktemp("place")
    build(seed(folder / "seeds", FILES), folder / "home", embedder=WordEmbedder(WORDS, Embedder().id))
    return folder


def environment(**more: str) -> Mapping[str, str]:
    return {**os.environ, "LC_ALL": "C", "TERM": "dumb", "COLUMNS": "200", **more}


def run(*words: str, code: int = 0, given: bytes = b"", **more: str) -> tuple[str, str]:
    """Output and messages of `python -m assistant`; fails where the exit code is another, or a traceback is shown."""
    ended = subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        input=given,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(**more),
    )
    out, err = ended.stdout.decode(), ended.stderr.decode()
    assert ended.returncode == code, err
    assert "Traceback" not in err
    return out, err


@contextmanager
def started(*words: str) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]]:
    """`python -m assistant` under way, with what it reads from and what it prints to."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "assistant", *words]
    # A shell's background job hands its children an ignored SIGINT, and then Ctrl+C would do nothing to them.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        cwd=ROOT,
        env=environment(),
        preexec_fn=heed,  # noqa: PLW1509
    ) as running:
        assert running.stdin
        assert running.stdout
        try:
            yield running, running.stdin, running.stdout
        finally:
            running.kill()  # where a test failed before it ended by itself


def interrupt(running: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """The exit code and the messages after Ctrl+C; what it reads from stays open until it has ended."""
    running.send_signal(signal.SIGINT)
    code = running.wait(timeout=60)
    return code, running.communicate()[1]


def test_help_loads_nothing_heavy() -> None:
    heavy = {"torch", "sentence_transformers", "gradio", "chromadb"}
    code = f"import sys; import assistant.__main__; print(*sorted({heavy!r} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ended.stdout.strip() == ""


@pytest.mark.store
def test_a_question_that_asks_nothing_is_answered_in_words_and_is_no_fault(place: Path) -> None:
    out, err = run("ask", "\u200b", "--index", f"{place}/home")
    assert out == "There is no question in that. Ask for a figure, a quote or a passage.\n"
    assert err == ""


@pytest.mark.store
def test_json_is_one_object_on_one_line_with_the_question_as_typed_in_any_locale(place: Path) -> None:
    out, _ = run("ask", "–£ …", "--json", "--index", f"{place}/home")
    assert out.startswith('{"id": null, "question": "–£ …", "status": "unanswerable_invalid", "text": ')
    assert list(json.loads(out)) == KEYS
    assert out.count("\n") == 1


@pytest.mark.store
def test_bytes_that_are_no_text_in_a_question_come_back_as_json_can_hold_them(place: Path) -> None:
    words: list[str | bytes] = [
        sys.executable,
        "-m",
        "assistant",
        "ask",
        b"\xff?",
        "--json",
        "--index",
        f"{place}/home",
    ]
    ended = subprocess.run(words, capture_output=True, check=True, cwd=ROOT, env=environment())
    assert json.loads(ended.stdout.decode())["question"] == "\udcff?"


@pytest.mark.store
def test_lines_from_a_file_or_standard_input_are_answered_alike_and_bad_ones_end_in_2(
    place: Path, tmp_path: Path
) -> None:
    lines = line(id="a", question="?") + b"\xff\n\nnull\n" + line(id="b", question="!") + line(id="c")[:-1]
    (tmp_path / "q.jsonl").write_bytes(lines)
    from_file, err = run("ask", "--jsonl", f"{tmp_path}/q.jsonl", "--index", f"{place}/home", code=2)
    assert run("ask", "--jsonl", "-", "--index", f"{place}/home", code=2, given=lines)[0] == from_file
    assert [(one["id"], "error" in one) for one in map(json.loads, from_file.splitlines())] == [
        ("a", False),
        (None, True),
        (None, True),
        ("b", False),
        ("c", True),
    ]
    assert err == "3 of the lines could not be answered; each has an 'error' in the output.\n"


@pytest.mark.store
def test_a_line_is_answered_while_the_next_is_still_to_come_and_ctrl_c_is_quiet(place: Path) -> None:
    with started("ask", "--jsonl", "-", "--index", f"{place}/home") as (running, given, printed):
        for id in ("a", "b"):
            given.write(line(id=id, question="?"))
            given.flush()
            assert json.loads(printed.readline())["id"] == id
        assert interrupt(running) == (-signal.SIGINT, b"")  # a shell says 130


@pytest.mark.store
def test_a_reader_that_has_gone_is_no_fault(place: Path) -> None:
    command = f"yes nonsense | {sys.executable} -m assistant ask --jsonl - --index {place}/home | head -c 1"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S602
    assert (ended.stdout, ended.stderr) == ("{", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "there is no question. Give one in quotation marks"),
        (("what", "share?"), "expected one QUESTION, found 2 words. Put it in quotation marks"),
        (("what share?", "--jsonl", "-"), "give a QUESTION or --jsonl, not both"),
        (("what share?", "--jason"), "No such option: --jason"),
    ],
)
def test_a_wrong_call_is_told_in_words(words: tuple[str, ...], said: str) -> None:
    assert said in run("ask", *words, code=2)[1]


def test_a_file_of_questions_that_is_not_there_is_one_message() -> None:
    _, err = run("ask", "--jsonl", "no-such.jsonl", code=2)
    assert err == "no-such.jsonl: cannot be read: No such file or directory. Name a file, or - for standard input.\n"


def test_no_index_is_one_message_with_the_command_and_no_output(tmp_path: Path) -> None:
    out, err = run("ask", "what share?", "--index", str(tmp_path), code=2)
    assert (out, err) == (
        "",
        f"{tmp_path}: no index is built here. Build it: python -m index build --home {tmp_path}\n",
    )


@pytest.mark.store
def test_the_index_that_the_environment_names_is_used(place: Path) -> None:
    assert json.loads(run("ask", "?", "--json", ASSISTANT_INDEX=f"{place}/home")[0])["status"] == "unanswerable_invalid"


@pytest.mark.store
def test_an_index_of_other_seeds_than_those_named_is_stale(place: Path, tmp_path: Path) -> None:
    seed(tmp_path, {**FILES, "new.txt": "A third source.\n"})
    _, err = run("ask", "what share?", "--index", f"{place}/home", "--seeds", str(tmp_path), code=2)
    assert "built from other sources than those in" in err
    assert "new.txt added, sources.toml changed. Build it: python -m index build --home" in err
    assert err.count("\n") == 1


@pytest.mark.store
def test_an_index_of_another_model_is_stale(library: Path) -> None:
    _, err = run("ask", "what share?", "--index", f"{library}/home", code=2)
    assert "built with the model words@1" in err
    assert "python -m index build --home" in err


def test_half_an_index_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "0123456789abcdef").mkdir()
    (tmp_path / "CURRENT").write_text("0123456789abcdef\n", encoding="utf-8")
    _, err = run("ask", "what share?", "--index", str(tmp_path), code=2)
    assert "half of an index" in err
    assert "python -m index build --home" in err


def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    _, err = run("ask", "what share?", "--index", str(tmp_path), code=2, ASSISTANT_LONGEST="very")
    assert err.startswith("ASSISTANT_LONGEST: ")
    assert "found 'very'" in err


def test_a_port_in_use_is_one_message(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = str(holder.getsockname()[1])
        _, err = run("chat", "--port", port, "--index", str(tmp_path), code=2)
    assert f"port {port}" in err
    assert "--port" in err.split(port, 1)[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--file", "gone.md"], "gone.md: cannot be read"),
        ([], "expected a CLAIM"),
        (["a claim", "--file", "gone.md"], "one of the two"),
        ([" "], "no text to check"),
    ],
)
def test_a_wrong_call_of_check_says_so(words: list[str], message: str) -> None:
    assert message in run("check", *words, code=2)[1]


# With the shipped model and sources


@pytest.mark.model
@pytest.mark.store
def test_a_claim_that_is_contradicted_ends_with_1_and_one_that_holds_with_0(shipped_home: Path) -> None:
    said = "75% of councils blame legacy systems and suppliers agree (86.4%)."
    out, _ = run("check", said, "--json", "--index", str(shipped_home), code=1)
    claims = json.loads(out)["claims"]
    assert [(one["words"], one["verdict"]) for one in claims] == [("75%", "contradicted"), ("86.4%", "supported")]
    for cited in (one for claim in claims for one in claim["citations"]):
        assert cited["text"] == SHIPPED[cited["source"]][cited["start"] : cited["end"]] != ""
    out, _ = run("check", "72.7% of councils blame legacy systems.", "--index", str(shipped_home))
    assert "1 checked: 1 supported." in out


@pytest.mark.model
def test_two_runs_over_the_shipped_sources_are_equal_bytes(shipped_home: Path) -> None:
    questions = [
        "What share of councils say legacy systems hold digital back?",
        "And suppliers?",
        "Which barrier is highest for councils?",
        "What do respondents say about culture?",
        "When was the survey carried out?",
        "What share of residents own a dog?",
    ]
    before = [{"role": "user", "content": questions[0]}]
    given = b"".join(line(id=n, question=one, history=before) for n, one in enumerate(questions))
    runs = [
        run("ask", "--jsonl", "-", "--index", str(shipped_home), given=given, PYTHONHASHSEED=seed)[0] for seed in "12"
    ]
    assert runs[0] == runs[1]
    found = [json.loads(one) for one in runs[0].splitlines()]
    assert [one["id"] for one in found] == list(range(len(questions)))
    for one in found:
        hold_contract(one, SHIPPED)


@pytest.mark.model
def test_the_chat_prints_its_address_answers_there_and_stops_quietly(shipped_home: Path) -> None:
    with started("chat", "--port", "0", "--index", str(shipped_home)) as (running, _, printed):
        address = re.search(rb"127\.0\.0\.1:\d+", printed.readline())
        assert address
        connection = http.client.HTTPConnection(address[0].decode(), timeout=30)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        code, err = interrupt(running)
    assert code == 0
    assert b"Traceback" not in err
