"""Two built indexes: a small one whose vectors can be worked out by hand, and that of the shipped sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from index.build import build
from index.embedding import Embedder
from index.places import default_seeds
from index.store import Index
from tests.assistant.library import FILES, WORDS
from tests.fakes import WordEmbedder
from tests.index.seeding import seed


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """seeds/ and home/ of the small index."""
    folder = tmp_path_factory.mktemp("library")
    build(seed(folder / "seeds", FILES), folder / "home", embedder=WordEmbedder(WORDS))
    return folder


@pytest.fixture(scope="session")
def small(library: Path) -> Iterator[Assistant]:
    with Index.open(library / "home", seeds=library / "seeds") as index:
        yield Assistant(index, WordEmbedder(WORDS))


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built index of the shipped sources, with the shipped model."""
    home = tmp_path_factory.mktemp("shipped") / "home"
    build(default_seeds(), home, embedder=Embedder())
    return home


@pytest.fixture(scope="session")
def shipped(shipped_home: Path) -> Assistant:
    return Assistant.open(shipped_home)
