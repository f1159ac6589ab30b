"""A build that is killed, at any step, leaves an index that answers and can be built on."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.build import build
from index.store import CURRENT
from tests.fakes import WordEmbedder, line_recipe
from tests.index.seeding import LONGER, folders, made, readable, seed

pytestmark = pytest.mark.store

STEPS = ["read", "extract", "embed", "write", "store", "manifest", "sync", "publish", "switch", "sweep"]


def test_at_every_step_of_a_build_the_disk_holds_an_index_that_answers(tmp_path: Path) -> None:
    """A copy is taken as each step begins: what a kill would leave. Each copy answers and can be built on."""
    seed(tmp_path / "seeds")
    made(tmp_path)
    seed(tmp_path / "seeds", {"report.txt": LONGER})
    seen: list[str] = []

    def photograph(step: str, done: int = 0, total: int = 0, /) -> None:
        if step not in seen:
            seen.append(step)
            shutil.copytree(tmp_path / "home", tmp_path / step / "home")

    build(tmp_path / "seeds", tmp_path / "home", embedder=WordEmbedder(), recipe=line_recipe(), progress=photograph)
    assert seen == STEPS
    for step in STEPS:
        assert len(readable(tmp_path / step / "home")) == (3 if step == "sweep" else 2), step
        shutil.copytree(tmp_path / "seeds", tmp_path / step / "seeds")
        made(tmp_path / step)
        assert len(readable(tmp_path / step / "home")) == 3, step
        assert not [name for name in folders(tmp_path / step) if name.startswith("building-")], step


KILLED = """
import os, signal, sys
from pathlib import Path
from index.build import build
from tests.fakes import WordEmbedder, line_recipe

def die(step, done=0, total=0, /):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

place = Path(sys.argv[1])
build(place / "seeds", place / "home", embedder=WordEmbedder(), recipe=line_recipe(), progress=die)
"""


@pytest.mark.parametrize("step", ["embed", "store", "publish", "switch"])
def test_a_killed_build_leaves_an_index_that_answers_and_no_lock(tmp_path: Path, step: str) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    seed(tmp_path / "seeds", {"report.txt": LONGER})
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(readable(tmp_path / "home")) == 2
    made(tmp_path)
    assert len(readable(tmp_path / "home")) == 3
    assert not list((tmp_path / "home").glob("building-*"))
    assert (tmp_path / "home" / CURRENT).read_text(encoding="utf-8").strip() in folders(tmp_path)
