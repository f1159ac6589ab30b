"""A scripted chat server in a process of its own, and assistants that are set to use it."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Settings
from index.store import Index
from tests.assistant.library import WORDS
from tests.fakes import WordEmbedder

KEY = "sk-a-key-that-nobody-may-see"


@dataclass(frozen=True)
class ChatServer:
    """Where the server is, and how it is told what to reply."""

    port: int

    def script(self, *replies: dict[str, Any]) -> None:
        self._call("POST", "/script", json.dumps(replies))

    @property
    def seen(self) -> list[dict[str, Any]]:
        """The requests since the last script."""
        found: list[dict[str, Any]] = json.loads(self._call("GET", "/seen"))
        return found

    def url(self, provider: str) -> str:
        return f"http://127.0.0.1:{self.port}" + ("" if provider == "ollama" else "/v1")

    def settings(self, provider: str = "openai", **more: Any) -> Settings:
        told: dict[str, Any] = {
            "model": f"{provider}:scripted",
            "model_url": self.url(provider),
            "model_key": KEY,
            "model_timeout": 20,
        }
        return Settings(**(told | more))

    def _call(self, method: str, path: str, body: str | None = None) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, body)
        text = connection.getresponse().read().decode()
        connection.close()
        return text


@pytest.fixture(scope="session")
def server() -> Iterator[ChatServer]:
    script = Path(__file__).parents[2] / "chat_server.py"
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            yield ChatServer(int(running.stdout.readline()))
        finally:
            running.kill()


Opened = Callable[..., Assistant]


@pytest.fixture
def worded(library: Path, server: ChatServer) -> Iterator[Opened]:
    """Opens the small index with a model of a provider; further settings by name."""
    with Index.open(library / "home", seeds=library / "seeds") as index:
        yield lambda provider="openai", **more: Assistant(index, WordEmbedder(WORDS), server.settings(provider, **more))
