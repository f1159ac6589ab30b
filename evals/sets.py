"""Eval sets as files: JSON lines or CSV, found by name among the shipped ones or by path."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals import tables
from evals.cases import Case, describe
from evals.errors import SetError

SHIPPED = Path(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a set that cannot be read; the other lines stand."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class CaseSet:
    """The cases of one file in its order, with the line each stands on, and the lines that could not be read."""

    name: str
    path: Path
    sha256: str
    cases: tuple[Case, ...]
    lines: tuple[int, ...]
    faults: tuple[Fault, ...]


def shipped() -> list[Path]:
    """The files of the project's own sets, by name."""
    return sorted(SHIPPED.glob("*.jsonl"))


def write_template(path: Path) -> None:
    """A set to begin with, as CSV or JSON lines by the file's ending. Raises SetError rather than overwrite."""
    try:
        with path.open("x", encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="") as file:
            file.write(tables.as_csv() if path.suffix == ".csv" else tables.as_jsonl())
    except FileExistsError as fault:
        raise SetError(f"{path} exists already; name another file.") from fault
    except OSError as fault:
        raise SetError(f"{path} cannot be written: {fault.strerror or fault}.") from fault


def find(name: str) -> Path:
    """The file of a set, by its path or by the name of a shipped one. Raises SetError."""
    path = Path(name)
    if path.is_file():
        return path
    own = SHIPPED / f"{name.removesuffix('.jsonl')}.jsonl"
    if own.is_file():
        return own
    known = ", ".join(item.stem for item in shipped()) or "none yet"
    raise SetError(f"There is no eval set ‘{name}’: not a file, nor a shipped set. The shipped sets are: {known}.")


def read(path: Path) -> CaseSet:
    """Reads a set. A bad line becomes a Fault; a file that is no set at all raises SetError."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise SetError(f"{path} cannot be read: {fault.strerror or fault}.") from fault
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise SetError(
            f"{path}, line {line}: is not UTF-8 (byte {data[fault.start]:#04x}). Save it as UTF-8."
        ) from fault
    cases: list[Case] = []
    lines: list[int] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, found in _rows(path, text):
        case = _case(found)
        if isinstance(case, str):
            faults.append(Fault(path, number, case))
        elif case.id in seen:
            faults.append(Fault(path, number, f"id: ‘{case.id}’ is also on line {seen[case.id]}"))
        else:
            seen[case.id] = number
            cases.append(case)
            lines.append(number)
    if not cases and not faults:
        raise SetError(
            f"{path} holds no case. A set has one case a line; `python -m evals new FILE` writes a template."
        )
    return CaseSet(path.stem, path, hashlib.sha256(data).hexdigest(), tuple(cases), tuple(lines), tuple(faults))


def _rows(path: Path, text: str) -> Iterator[tuple[int, Any]]:
    """(line, what stands there) for each line or row that is not empty; words where it cannot be read."""
    if path.suffix.lower() == ".csv":
        yield from tables.rows(text, str(path))
        return
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines(): a question may hold U+2028
        if line.strip():
            yield number, _json(line)


def _json(line: str) -> Any:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as fault:
        return f"is not JSON: {fault}"
    return data if isinstance(data, dict) else f"is not a JSON object but {type(data).__name__}"


def _case(found: Any) -> Case | str:
    """The case, or what is wrong with it in words."""
    if isinstance(found, str):
        return found
    try:
        return Case.model_validate(found)
    except ValidationError as fault:
        return describe(fault)


def read_all(names: list[str]) -> list[CaseSet]:
    """The named sets, or all shipped ones. Raises SetError where two of them would bear one name."""
    paths = [find(name) for name in names] if names else shipped()
    if not paths:
        raise SetError(f"There is no eval set in {SHIPPED}; name a file.")
    sets = [read(path) for path in paths]
    for index, one in enumerate(sets):
        for other in sets[:index]:
            if one.name == other.name:
                raise SetError(
                    f"{other.path} and {one.path} have the same name, so their results would mix; rename one."
                )
    return sets
