"""Eval sets as spreadsheets: a CSV with one case a row, for people who do not write JSON.

In a cell, alternatives are parted by ` | ` and groups by a line break inside the cell:

    figures: 62.4% | 62%        one group with two alternatives
    history: user: How many tenants … / assistant: 62.4% …        one turn a line

A row copied from the source may have spaces where the source has tabs; a fragment is found all the same.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from evals.cases import FIELDS, Case
from evals.errors import SetError

_GROUPED = ("figures", "strings", "evidence")
_LISTED = ("forbidden_figures", "group", "response")
_YES, _NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n"}
_REQUIRED = ("id", "kind", "question", "answerable")


def rows(text: str, name: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """(line, the row as a case's fields) for each row; what is wrong with the row in words instead of its fields.

    Raises SetError where the columns are not those of a case.
    """
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        _check(columns, name)
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, _fields(columns, cells)
            start = reader.line_num + 1
    except csv.Error as fault:
        raise SetError(
            f"{name}, line {reader.line_num}: is not CSV: {fault}. Save the sheet again as CSV UTF-8."
        ) from fault


def _check(columns: list[str], name: str) -> None:
    unknown = [column for column in columns if column not in FIELDS]
    missing = [column for column in _REQUIRED if column not in columns]
    doubled = [column for column in FIELDS if columns.count(column) > 1]
    if unknown or missing or doubled:
        faults = [f"there is no column ‘{column}’ in a set" for column in unknown]
        faults += [f"the column ‘{column}’ is missing" for column in missing]
        faults += [f"the column ‘{column}’ stands twice" for column in doubled]
        raise SetError(f"{name}, line 1: {'; '.join(faults)}. The columns are: {', '.join(FIELDS)}.")


def _fields(columns: list[str], cells: list[str]) -> dict[str, Any] | str:
    if len(cells) != len(columns):
        return f"has {len(cells)} cells and the first row {len(columns)}; is a comma outside quotation marks?"
    try:
        return {column: _value(column, cell.strip()) for column, cell in zip(columns, cells, strict=True)}
    except ValueError as fault:
        return str(fault)


def _value(column: str, cell: str) -> Any:
    if column in _GROUPED:
        return [_alternatives(line) for line in cell.splitlines() if line.strip()]
    if column in _LISTED:
        return [item for line in cell.splitlines() for item in _alternatives(line)]
    if column == "history":
        return [_turn(line) for line in cell.splitlines() if line.strip()]
    if column == "answerable":
        if cell.lower() not in _YES | _NO:
            raise ValueError(f"answerable: is ‘{cell}’; say yes or no")
        return cell.lower() in _YES
    return (cell or None) if column == "source" else cell


def _alternatives(line: str) -> list[str]:
    return [item.strip() for item in line.split(" | ") if item.strip()]


def _turn(line: str) -> dict[str, str]:
    role, colon, content = line.partition(":")
    if not colon:
        raise ValueError(f"history: ‘{line[:60]}’ does not begin with ‘user:’ or ‘assistant:’")
    return {"role": role.strip().lower(), "content": content.strip()}


EXAMPLES = (
    Case(
        id="example-1",
        kind="figure",
        question="What share of tenants say that they feel safe at night?",
        answerable=True,
        figures=[["61.5%", "62%"]],
        evidence=[["Feel safe at night\t61.5%\t38.5%", "62% of tenants feel safe at night"]],
        forbidden_figures=["38.5%"],
        where="Table 3",
        note="replace these lines with your own",
    ),
    Case(id="example-2", kind="unanswerable", question="What did landlords say about heating?", answerable=False),
)


def as_jsonl() -> str:
    """A template of a set as JSON lines."""
    return "".join(json.dumps(case.model_dump(), ensure_ascii=False) + "\n" for case in EXAMPLES)


def as_csv() -> str:
    """A template of a set as CSV."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(FIELDS)
    for case in EXAMPLES:
        writer.writerow([_cell(name, getattr(case, name)) for name in FIELDS])
    return sheet.getvalue()


def _cell(name: str, value: Any) -> str:
    if name in _GROUPED:
        return "\n".join(" | ".join(group) for group in value)
    if name in _LISTED:
        return " | ".join(value)
    if name == "history":
        return "\n".join(f"{turn.role}: {turn.content}" for turn in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or ""
