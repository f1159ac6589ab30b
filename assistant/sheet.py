"""Statistics as CSV: a line for each place that prints one, with everything that says where it is from."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from assistant.statistic_lookup import FoundStatistic, StatisticPlace

COLUMNS = (
    "printed value unit measure response group survey_question base source headings table row column origin "
    "start end text figure_start figure_end record"
).split()
"""`text` is the source's own at `[start, end)`, `printed` at `[figure_start, figure_end)`."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(found: Iterable[FoundStatistic]) -> str:
    """The whole sheet; the places of one value stand together, tables first."""
    made = StringIO()
    sheet = csv.writer(made, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for one in found:
        sheet.writerows(_row(place) for place in one.places)
    return made.getvalue()


def _row(place: StatisticPlace) -> list[str | int]:
    item, where = place.record, place.locator
    about = [item.measure, item.response, item.group, item.survey_question, item.base]
    trail = [place.source, " › ".join(where.headings), where.table, where.row, where.column, item.origin]
    words = [*about, *trail, place.start, place.end, item.text, *item.mark, item.id]
    return [item.printed, str(item.value), str(item.unit), *map(_cell, words)]


def _cell(value: str | int | None) -> str | int:
    """A cell that no spreadsheet takes for a formula: such text gets the apostrophe that marks it as text."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
