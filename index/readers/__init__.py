"""One reader a format: a Source's text → blocks, in the order in which they are printed."""

from index.readers.blocks import Block, BlockKind, Cell, Table
from index.readers.text import read_blocks

__all__ = ["Block", "BlockKind", "Cell", "Table", "read_blocks"]
