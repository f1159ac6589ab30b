"""Where the sources, the built index and the kept eval runs lie when nobody says otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
HOME_VARIABLE = "ASSISTANT_INDEX"


def default_seeds() -> Path:
    """seeds/ of the checkout, or the copy inside an installed package."""
    beside = _PACKAGE.parent / "seeds"
    return beside if beside.is_dir() else _PACKAGE / "_seeds"


def default_home(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that `ASSISTANT_INDEX` names; else `.index` in the checkout, or in the working folder."""
    named = environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    root = _PACKAGE.parent if (_PACKAGE.parent / "seeds").is_dir() else Path.cwd()
    return root / ".index"


def default_runs() -> Path:
    """evals/runs in the checkout; an installed package is no place to write to, and so `eval-runs` where one works."""
    root = _PACKAGE.parent
    return root / "evals" / "runs" if (root / "pyproject.toml").is_file() else Path.cwd() / "eval-runs"


def mend_command(home: Path, seeds: Path | None = None) -> str:
    """The command that builds the index at `home` from `seeds`, with the options that it needs and no others."""
    words = ["python -m index build"]
    if home.resolve() != default_home().resolve():
        words.append(f"--home {_quoted(home)}")
    if seeds is not None and seeds.resolve() != default_seeds().resolve():
        words.append(f"--seeds {_quoted(seeds)}")
    return " ".join(words)


def _quoted(path: Path) -> str:
    text = str(path)
    return f"'{text}'" if " " in text else text
