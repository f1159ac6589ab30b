"""Figures as a table of HTML: sorted by its column names, with a bar to scale beside each share, a button a row."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.web.escape import as_html, shorten
from assistant.web.tables import Cell, Grid

_SHOWN = 200  # characters of a label


def figures(grid: Grid, caption: str) -> str:
    """The grid as HTML; a row of statistics has a button that carries their ids."""
    head = "".join(_heading(name, place) for place, name in enumerate(grid.columns))
    rows = "".join(_rows(grid))
    shares = any(cell and cell.share is not None for line in grid.lines for cell in line.cells)
    classes = f"figures{' one' * (len(grid.columns) == 2)}{' drawn' * shares}"
    return (
        f'<div class="{classes}"><table role="table"><caption>{as_html(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _heading(name: str, place: int) -> str:
    sort = f'<button type="button" class="sort" data-column="{place}">{as_html(name)}</button>'
    return f'<th role="columnheader" scope="col" aria-sort="none">{sort}</th>'


def _rows(grid: Grid) -> Iterator[str]:
    for place, line in enumerate(grid.lines):
        ids = as_html("\n".join(line.ids))
        label = as_html(shorten(line.label, _SHOWN))
        cells = "".join(_cell(cell, name) for cell, name in zip(line.cells, grid.columns[1:], strict=True))
        opened = f'<button type="button" class="open" data-ids="{ids}">{label}</button>' if ids else label
        yield (
            f'<tr role="row" data-place="{place}"><th role="rowheader" scope="row" data-order="{label.casefold()}">'
            f"{opened}</th>{cells}</tr>"
        )


def _cell(cell: Cell | None, name: str) -> str:
    named = f'role="cell" data-column="{as_html(name)}"'
    if cell is None:
        return f'<td {named} class="none"><span class="vh">none</span></td>'
    order = f'data-order="{as_html(str(cell.order))}"'
    if isinstance(cell.order, str):
        return f"<td {named} {order}>{as_html(cell.text)}</td>"
    bar = (
        f'<span class="bar" style="--share:{cell.share:g}" aria-hidden="true"></span>' if cell.share is not None else ""
    )
    return f'<td {named} {order} class="figure"><span class="share">{as_html(cell.text)}</span>{bar}</td>'
