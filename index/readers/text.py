"""Plain text (and Markdown) → blocks: runs of lines between blank lines, told apart by how they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.readers.blocks import Block, BlockKind, Cell
from index.readers.lines import (
    BACK_MATTER,
    BULLET,
    CONTENTS_ENTRY,
    CONTENTS_TITLE,
    LEADERS,
    TIMES,
    Line,
    goes_on,
    heading_level,
    is_name,
    is_office,
    is_ordered,
    lines_of,
)
from index.readers.tables import has_numbers, is_form, is_row, read_table
from index.records import Source

_LIST_LINES = 3


def read_blocks(source: Source) -> tuple[Block, ...]:
    """The blocks of a source, in order. Raises TableError for a ragged table."""
    blocks: list[Block] = []
    runs = list(_runs(source.text))
    skip = -1
    for position, run in enumerate(runs):
        if position == skip:
            continue
        following = runs[position + 1] if position + 1 < len(runs) else []
        byline = _byline(run, following)
        if byline:
            office, used = byline
            blocks.append(Block(BlockKind.BYLINE, run[0].start, office.end))
            skip = position + 1 if used else skip
            continue
        blocks += _blocks_of(run, blocks, source, following)
    return tuple(blocks)


def _runs(text: str) -> Iterator[list[Line]]:
    """Maximal runs of non-blank lines, parted also where rows of a table begin or end."""
    for blank, group in groupby(lines_of(text), key=lambda line: not line.text.strip()):
        if not blank:
            for _, part in groupby(group, key=is_row):
                yield list(part)


def _byline(run: Sequence[Line], following: Sequence[Line]) -> tuple[Line, bool] | None:
    """The last line of a byline that begins here, and whether it lies in the following run."""
    if not is_name(run[0].bare):
        return None
    if len(run) > 1:
        return (run[-1], False) if len(run) <= 3 and all(is_office(line.text) for line in run[1:2]) else None
    if following and len(following) <= 2 and is_office(following[-1].text) and not is_row(following[0]):
        return following[-1], True
    return None


def _blocks_of(
    run: Sequence[Line], above: Sequence[Block], source: Source, following: Sequence[Line] = ()
) -> list[Block]:
    """The blocks of one run of lines; `above` are the blocks before it, `following` is the next run."""
    before = above[-1] if above else None
    if _is_contents(run, before, source):
        return [Block(BlockKind.CONTENTS, run[0].start, run[-1].end)]
    if is_row(run[0]) and len(run) > 1:
        return [_grid(run, source)]
    if len(run) == 1:
        level = heading_level(run[0].text)
        kind = (
            BlockKind.PARAGRAPH if level is None or is_row(run[0]) or goes_on(run[0], following) else BlockKind.HEADING
        )
        return [_plain(kind, run, level or 0)]
    if is_ordered(run):
        return [_plain(BlockKind.PARAGRAPH, [line]) for line in run]
    if heading_level(run[0].text) and not BULLET.match(run[1].text):  # a numbered heading right above its text
        return [_plain(BlockKind.HEADING, run[:1], heading_level(run[0].text) or 0), *_blocks_of(run[1:], (), source)]
    if any(BULLET.match(line.text) for line in run):
        return [_plain(BlockKind.PARAGRAPH, part) for part in _bullets(run)]
    if _may_list(above, run, source) and len(run) >= _LIST_LINES and all(_is_entry(line) for line in run):
        cells = tuple(_entry(line) for line in run)
        return [Block(BlockKind.LIST, run[0].start, run[-1].end, cells=cells)]
    return [_plain(BlockKind.PARAGRAPH, run)]


def _may_list(above: Sequence[Block], run: Sequence[Line], source: Source) -> bool:
    """Whether lines here can be the entries of a list: under a heading, or with a word between on what is listed.

    The latter only in an appendix, or where an entry says how often it counts: elsewhere they are lines of an address.
    """
    headings = [block for block in above if block.kind is BlockKind.HEADING]
    if not headings or above[-1].kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return False
    title = source.text[headings[-1].start : headings[-1].end].lstrip("# ")
    return above[-1] is headings[-1] or bool(BACK_MATTER.match(title)) or any(TIMES.search(line.text) for line in run)


def _grid(run: Sequence[Line], source: Source) -> Block:
    """A table of numbers, a form, or a list set in columns."""
    if is_form(run):
        return Block(BlockKind.FORM, run[0].start, run[-1].end)
    table = read_table(run, source.name)
    if has_numbers(table) or any(
        cell.text[:1].isdigit() or cell.text[:1] == "£" for row in table.rows for cell in row[1:]
    ):
        return Block(BlockKind.TABLE, run[0].start, run[-1].end, table=table)
    columns = zip(*table.rows, strict=True)  # read down the columns, as such a list is printed
    cells = tuple(cell for column in columns for cell in column if cell.text)
    return Block(BlockKind.LIST, run[0].start, run[-1].end, cells=cells)


def _is_contents(run: Sequence[Line], before: Block | None, source: Source) -> bool:
    titled = before is not None and (
        before.kind is BlockKind.CONTENTS or bool(CONTENTS_TITLE.match(source.text[before.start : before.end].strip()))
    )
    leaders = sum(bool(LEADERS.search(line.text)) for line in run)
    entries = sum(bool(CONTENTS_ENTRY.search(line.text)) for line in run)
    return len(run) > 1 and (leaders * 2 > len(run) or (titled and entries * 2 > len(run)))


def _bullets(run: Sequence[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in run:
        if BULLET.match(line.text) and part:
            yield part
            part = []
        part.append(line)
    yield part


def _is_entry(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= 90 and not text.endswith((".", "?", "!", ":", ";", ",")) and text[:1] not in "\"“‘'"


def _entry(line: Line) -> Cell:
    lead = len(line.text) - len(line.text.lstrip())
    return Cell(line.text.strip(), line.start + lead, line.start + len(line.text.rstrip()))


def _plain(kind: BlockKind, run: Sequence[Line], level: int = 0) -> Block:
    lead = len(run[0].text) - len(run[0].text.lstrip())
    trail = len(run[-1].text) - len(run[-1].text.rstrip())
    return Block(kind, run[0].start + lead, run[-1].end - trail, level=level)
