"""Kept runs: one folder a run, with what was answered, how long it took, and a line in the ledger.

runs/0007/results.json     what was answered and how it was judged: no clock, so two runs can be compared by bytes
runs/0007/latency.json     seconds, which no two runs share
runs/0007/partial.jsonl    while it runs: what is done already, so that a killed run can be gone on with
runs/0007/evaluation.json  what the window shows of it, held against the run before
runs/ledger.jsonl          one line a finished run: what was asked of which index, with which versions, and when
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evals.errors import RunError
from evals.intervals import percentile
from evals.results import Result, by_set, dump, from_json, grouped, rate, summary
from evals.run import Judged
from index.places import default_runs

RUNS = default_runs()
RESULTS, LATENCY, PARTIAL, LEDGER = "results.json", "latency.json", "partial.jsonl", "ledger.jsonl"
_PACKAGES = ("survey-report-assistant", "sentence-transformers", "torch", "chromadb", "bm25s", "langchain-core")


@dataclass(frozen=True, slots=True)
class About:
    """What makes two runs the same run: the sets by their hash, who answers, over which index, how much is asked."""

    sets: dict[str, str]
    answerer: str
    index: dict[str, Any] | None
    limit: int | None
    twice: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run."""

    folder: Path
    about: dict[str, Any]
    results: tuple[Result, ...]

    @property
    def name(self) -> str:
        return self.folder.name


class Journal:
    """A run while it goes on: every judged case is on disk before the next is asked.

    With `resume`, what an interrupted run of the same plan has left is taken up: `done` holds it.
    """

    def __init__(self, folder: Path, about: About, *, resume: bool = False) -> None:
        self.folder, self.about = folder, about
        self.done: list[Judged] = self._left() if resume else []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / PARTIAL).open("w", encoding="utf-8")
            self._write({"about": asdict(about)})
            for judged in self.done:
                self.add(judged)
        except OSError as fault:
            raise RunError(
                f"{folder} cannot be written: {fault.strerror or fault}. Name another with --out."
            ) from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _write(self, data: dict[str, Any]) -> None:
        self._file.write(json.dumps(data, ensure_ascii=False) + "\n")
        self._file.flush()

    def add(self, judged: Judged) -> None:
        """Puts one judged case on disk."""
        self._write({"result": judged.result.to_json(), "seconds": judged.seconds})

    def _left(self) -> list[Judged]:
        path = self.folder / PARTIAL
        if not path.is_file():
            return []
        lines = path.read_text(encoding="utf-8").split("\n")
        if not lines[0] or json.loads(lines[0]).get("about") != asdict(self.about):
            raise RunError(
                f"{path} was left by another run: other cases, another index or other options. Run without --resume."
            )
        done = []
        for line in lines[1:-1]:  # a killed writer leaves its last line half written, and then it has no line end
            data = json.loads(line)
            done.append(Judged(from_json(data["result"]), data["seconds"]))
        return done

    def finish(self, judged: Sequence[Judged]) -> Run:
        """Writes the results, the times and the ledger's line; the partial file goes."""
        self._file.close()
        results = tuple(one.result for one in judged)
        about = asdict(self.about)
        content = {"about": about, "results": [result.to_json() for result in results], "summary": summary(results)}
        _replace(self.folder / RESULTS, dump(content))
        _replace(self.folder / LATENCY, dump(latency(judged)))
        (self.folder / PARTIAL).unlink()
        if self.folder.name.isdigit():  # a folder named by --out is the caller's, and so is what lies beside it
            with (self.folder.parent / LEDGER).open("a", encoding="utf-8") as ledger:
                ledger.write(json.dumps(_entry(self.folder.name, about, results), ensure_ascii=False) + "\n")
        return Run(self.folder, about, results)


def _replace(path: Path, text: str) -> None:
    """Whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _entry(name: str, about: Mapping[str, Any], results: Sequence[Result]) -> dict[str, Any]:
    passed = rate(results, "passed")
    return {
        "run": name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cases": passed.total,
        "passed": passed.right,
        **about,
        "python": sys.version.split()[0],
        "versions": {package: _version(package) for package in _PACKAGES},
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def latency(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Percentiles of the seconds of an answer, over all and by set."""
    seconds = {"all": [one.seconds for one in judged]}
    for name, some in grouped([one.result for one in judged], by_set).items():
        keys = {result.key for result in some}
        seconds[name] = [one.seconds for one in judged if one.result.key in keys]
    return {
        name: {f"p{percent}": round(percentile(values, percent), 4) for percent in (50, 90, 95, 99, 100)}
        for name, values in seconds.items()
        if values
    }


def _numbered(runs: Path) -> list[Path]:
    return sorted(path for path in runs.glob("[0-9]*") if path.is_dir() and path.name.isdigit())


def next_folder(runs: Path = RUNS) -> Path:
    """The folder of the next run: 0001, 0002 and so on."""
    taken = _numbered(runs)
    return runs / f"{int(taken[-1].name) + 1 if taken else 1:04}"


def unfinished(runs: Path = RUNS) -> Path:
    """The last run that was interrupted. Raises RunError where there is none."""
    left = [path for path in _numbered(runs) if (path / PARTIAL).is_file()]
    if not left:
        raise RunError(f"No interrupted run lies in {runs}. Run without --resume.")
    return left[-1]


def finished(runs: Path = RUNS) -> list[str]:
    """The names of the finished runs, oldest first."""
    return [path.name for path in _numbered(runs) if (path / RESULTS).is_file()]


def last(count: int, runs: Path = RUNS) -> list[str]:
    """The names of the last finished runs, oldest first. Raises RunError where there are fewer."""
    done = finished(runs)
    if len(done) < count:
        raise RunError(
            f"There are {len(done)} finished runs in {runs}, and {count} are needed. `python -m evals run` makes one."
        )
    return done[-count:]


def open_run(name: str, runs: Path = RUNS) -> Run:
    """A finished run, by its number ('7'), its folder or its results.json. Raises RunError."""
    path = Path(name)
    if not path.exists() and name.isdigit():
        path = runs / f"{int(name):04}"
    file = path if path.is_file() else path / RESULTS
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Run(file.parent, data["about"], tuple(from_json(item) for item in data["results"]))
    except OSError as fault:
        raise RunError(f"There is no finished run ‘{name}’: {file} cannot be read ({fault.strerror}).") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise RunError(f"{file} is not the results of a run: {fault}.") from fault
