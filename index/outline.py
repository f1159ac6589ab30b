"""Blocks → the tree of headings, kept as sections in reading order, each with the trail of headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.readers import Block, BlockKind
from index.readers.lines import BACK_MATTER, NUMBERED
from index.records import Source

Role = Literal["body", "form"]
_FORM_TITLE = re.compile(r"\bquestionnaire\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading. `trail` ends with this section's own heading; `author` is a byline's name."""

    id: str
    trail: tuple[str, ...]
    level: int
    blocks: tuple[Block, ...]
    role: Role = "body"
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A source and its sections, in the order in which they are printed."""

    source: Source
    sections: tuple[Section, ...]

    def text(self, block: Block) -> str:
        """The block's characters, as printed."""
        return self.source.text[block.start : block.end]


def outline(source: Source, blocks: Sequence[Block]) -> Outline:
    """The sections of a source. A heading with no number stands one level below the last numbered one.

    A line that only looks like a heading but has nothing under it to the end of the source is read as text.
    """
    sections: list[Section] = []
    current = Section("s0", (), 0, ())
    levels: list[int] = []
    numbered = 0
    author: str | None = None
    for position, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not _is_last(blocks, position):
            if current.blocks or current.trail:
                sections.append(current)
            title = _title(source.text[block.start : block.end])
            deeper = (
                block.level + 1
                if block.level and _in_form(current.trail) and not BACK_MATTER.match(title)
                else block.level
            )
            level = deeper or numbered + 1
            numbered = deeper or numbered
            author = author if level > numbered or not block.level else None
            while levels and levels[-1] >= level:
                levels.pop()
            trail = (*current.trail[: len(levels)], title)
            levels.append(level)
            current = Section(f"s{len(sections)}", trail, level, (), author=author)
        elif block.kind is BlockKind.BYLINE:
            author = source.text[block.start : block.end].splitlines()[0].strip()
            if current.blocks:  # a second author under the same heading: the words above are not theirs
                sections.append(current)
                current = replace(current, id=f"s{len(sections)}", blocks=())
            current = replace(current, blocks=(*current.blocks, block), author=author)
        else:
            current = replace(current, blocks=(*current.blocks, block))
    sections.append(current)
    return Outline(source, _mark_forms(sections))


def _in_form(trail: Sequence[str]) -> bool:
    """Whether the trail stands in a questionnaire, whose items are numbered for themselves."""
    return any(_FORM_TITLE.search(title) and len(title) < 60 for title in trail)


def _is_last(blocks: Sequence[Block], position: int) -> bool:
    return all(block.kind is BlockKind.HEADING for block in blocks[position + 1 :])


def _title(text: str) -> str:
    """A heading's words: Markdown marks gone, its printed number kept, blanks folded."""
    return re.sub(r"\s+", " ", text.strip().lstrip("#").strip().strip("*").strip())


def _mark_forms(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections of a questionnaire, and any that holds an empty grid, get the role 'form'."""
    return tuple(
        replace(section, role="form")
        if _in_form(section.trail) or any(block.kind is BlockKind.FORM for block in section.blocks)
        else section
        for section in sections
    )


def survey_question(trail: Sequence[str]) -> str | None:
    """The survey question that a trail of headings puts: the lowest heading that asks, without its number."""
    for title in reversed(trail):
        bare = NUMBERED.sub("", title)
        if bare.endswith("?") or (NUMBERED.match(title) and bare.endswith(("...", "…"))):
            return bare
    return None
