"""A model that cannot be opened is told with what to set or to install; without one nothing of it is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Settings
from assistant.model.failures import ModelUnusable
from assistant.model.opened import open_chat
from tests.assistant.model.conftest import KEY, ChatServer
from tests.assistant.test_cli import place, run

__all__ = ["place"]
ROOT = Path(__file__).parents[3]
OF_A_MODEL = ("langchain", "langchain_openai", "langchain_ollama", "openai", "ollama", "anthropic")


def python(code: str, *words: str, **more: str) -> str:
    """What a fresh Python prints."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **more},
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


@pytest.mark.parametrize("name", ["gpt", "openai:", ":name", "openai"])
def test_a_name_without_its_provider_is_told_with_examples(name: str) -> None:
    with pytest.raises(ModelUnusable, match=r"expected PROVIDER:NAME, found ‘.*’. For example openai:NAME"):
        open_chat(Settings(model=name))


def test_an_unknown_provider_is_told_with_those_there_are() -> None:
    with pytest.raises(ModelUnusable, match=r"no provider ‘marlshire’. Say openai, ollama or anthropic"):
        open_chat(Settings(model="marlshire:big"))


@pytest.mark.parametrize("provider", ["openai", "ollama", "anthropic"])
def test_a_missing_package_is_told_with_the_line_that_installs_it(provider: str) -> None:
    code = (
        "import sys; sys.modules['langchain_' + sys.argv[1]] = None\n"
        "from assistant.model.opened import open_chat; from assistant import Settings\n"
        "try: open_chat(Settings(model=sys.argv[1] + ':name', model_key='sk-1'))\n"
        "except Exception as fault: print(type(fault).__name__, fault)"
    )
    said = python(code, provider)
    assert said.startswith("ModelUnusable")
    assert said.endswith(f'Install it: {sys.executable} -m pip install -c constraints.txt -e ".[{provider}]"')


def test_a_missing_key_is_told_by_the_name_of_its_setting() -> None:
    code = (
        "from assistant.model.opened import open_chat; from assistant import Settings\n"
        "try: open_chat(Settings(model='openai:name'))\n"
        "except Exception as fault: print(type(fault).__name__, fault)"
    )
    said = python(code, OPENAI_API_KEY="")
    assert said.startswith("ModelUnusable")
    assert "Set its key as ASSISTANT_MODEL_KEY" in said


def test_the_key_of_a_provider_does_not_go_to_another_address(server: ChatServer) -> None:
    code = (
        "import sys; from assistant.model.opened import open_chat; from assistant import Settings\n"
        "try: open_chat(Settings(model='openai:name', model_url=sys.argv[1])).invoke('Hello')\n"
        "except Exception as fault: pass"
    )
    server.script({"status": 401})
    python(code, server.url("openai"), OPENAI_API_KEY=KEY)
    assert [one["key"] for one in server.seen] == ["Bearer none"]


def test_a_model_that_takes_no_temperature_is_sent_none() -> None:
    assert Settings(model_temperature="none").model_temperature is None  # type: ignore[arg-type]
    assert Settings().model_temperature == 0


@pytest.mark.store
def test_the_command_line_names_a_model_and_tells_what_is_wrong_with_it_without_a_traceback(place: Path) -> None:
    _, err = run("ask", "Why?", "--index", f"{place}/home", "--model", "gpt", code=2)
    assert "expected PROVIDER:NAME, found ‘gpt’" in err
    _, err = run("ask", "Why?", "--index", f"{place}/home", code=2, ASSISTANT_MODEL="marlshire:big")
    assert "no provider ‘marlshire’" in err


@pytest.mark.store
def test_without_a_model_nothing_of_one_is_imported(library: Path) -> None:
    code = """
import json, sys
from pathlib import Path
from assistant import Assistant
from index.store import Index
from tests.assistant.library import SHORT, WORDS
from tests.fakes import WordEmbedder
with Index.open(Path(sys.argv[1])) as index:
    Assistant(index, WordEmbedder(WORDS)).ask(SHORT)
print(json.dumps(list(sys.modules)))
"""
    loaded = json.loads(python(code, str(library / "home")))
    assert "assistant.flow" in loaded
    assert [name for name in loaded if name.startswith("assistant.model") or name.split(".")[0] in OF_A_MODEL] == []
