"""The example of the README for programs built with LangChain runs as it is printed there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.model
@pytest.mark.store
def test_the_example_for_langchain_runs_as_printed(shipped_home: Path) -> None:
    codes = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (code,) = [one for one in codes if "assistant.chain" in one]  # the other needs a window that is open
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_INDEX": str(shipped_home)},
    )
    assert ended.returncode == 0, ended.stderr
    assert "**77.3%** of suppliers" in ended.stdout
    assert "{'supported': 1}" in ended.stdout
