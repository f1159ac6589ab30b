"""The parts of an excerpt → HTML: paragraphs with the cited words marked, tables as tables with the cited row and cell.

Nothing is told by colour alone: cited words are underlined and announced, a cited row has a pointer and a rule, the
figure in it a frame. Parts that are not near the cited words carry the class 'far', which a fold button shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.escape import as_html
from assistant.web.excerpt import Grid, Part, Piece, Prose, Row

_GAP = '<p class="gap" aria-hidden="true">…</p>'
_WIDE = 5  # columns from which a narrow card shows a row's figures one below the other


def extract_html(parts: Sequence[Part], label: str) -> str:
    """The parts as HTML; `label` names the tables among them for those who cannot see where they stand."""
    out = []
    hidden = False
    for part in parts:
        if not part.near and not hidden:
            out.append(_GAP)
        hidden = not part.near
        out.append(_grid(part, label) if isinstance(part, Grid) else _prose(part))
    return "".join(out)


def folds(parts: Sequence[Part]) -> bool:
    """Whether anything is folded away."""
    return any(not unit.near for part in parts for unit in (part.rows if isinstance(part, Grid) else (part,)))


def _prose(part: Prose) -> str:
    inside = "".join(_piece(piece) for piece in part.pieces)
    return f"<p{_far(part.near)}>{inside}</p>"


def _piece(piece: Piece) -> str:
    text = as_html(piece.text)
    if piece.figure:
        return f'<mark class="cited"><strong class="figure">{text}</strong></mark>'
    return f'<mark class="cited">{text}</mark>' if piece.cited else text


def _grid(grid: Grid, label: str) -> str:
    marked = {column for row in grid.rows if row.cited for column in row.figures}
    head = "".join(
        f'<th role="columnheader" scope="col"{_class("over" if column in marked else "")}>{as_html(cell)}</th>'
        if cell
        else '<td role="cell"></td>'
        for column, cell in enumerate(grid.header)
    )
    header = f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>' if any(grid.header) else ""
    rows = "".join(_folded_rows(grid))
    names = ["table", *["wide"] * (len(grid.rows[0].cells) >= _WIDE), *["far"] * (not grid.near)]
    return (
        f'<div class="{" ".join(names)}" role="region" aria-label="{as_html(label)}" tabindex="0">'
        f'<table role="table">{header}<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _folded_rows(grid: Grid) -> list[str]:
    """The rows, and in place of each run of folded ones a row that counts them."""
    out: list[str] = []
    folded = 0
    for row in grid.rows:
        if row.near and folded:
            out.append(_count(folded, len(row.cells)))
        folded = 0 if row.near else folded + 1
        out.append(_row(row, grid.header))
    if folded:
        out.append(_count(folded, len(grid.rows[-1].cells)))
    return out


def _count(rows: int, width: int) -> str:
    words = "1 more row" if rows == 1 else f"{rows} more rows"
    return f'<tr role="row" class="gap"><td role="cell" colspan="{width}">… {words}</td></tr>'


def _row(row: Row, header: Sequence[str]) -> str:
    first, *rest = row.cells
    pointer = '<span class="vh">Cited row: </span>' if row.cited else ""
    cells = [f'<th role="rowheader" scope="row">{pointer}{as_html(first)}</th>']
    for column, text in enumerate(rest, 1):
        inside = as_html(text)
        name = as_html(header[column]) if column < len(header) else ""
        figure = row.cited and column in row.figures
        if figure:
            inside = f'<span class="vh">Cited figure: </span><strong class="figure">{inside}</strong>'
        cells.append(f'<td role="cell" data-column="{name}"{_class("cited" if figure else "")}>{inside}</td>')
    names = " ".join(["cited"] * row.cited + ["far"] * (not row.near))
    return f'<tr role="row"{_class(names)}>{"".join(cells)}</tr>'


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _far(near: bool) -> str:
    return _class("" if near else "far")
