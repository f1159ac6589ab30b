"""Outline → passages: a paragraph each, never across a heading, cut at sentences where it is too long to be embedded.

Tables and lists are no passages (their cells and entries are statistics). A heading is one where it carries more than
a title: an item of a questionnaire, a figure, or the words of a sentence ('Councils work together to cut costs').
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from index.outline import Outline, Section, survey_question
from index.printed import numbers
from index.readers import Block, BlockKind
from index.readers.lines import BACK_MATTER, NUMBERED
from index.records import Locator, Passage, Unit
from index.sentences import joined, pieces, sentences

_LIMIT = 1400
_SAYS = 6  # words of a heading that says something of its own
Fits = Callable[[str], bool]


def fits_default(text: str) -> bool:
    """Whether a text is short enough to be one passage: about 300 tokens."""
    return len(text) <= _LIMIT


def extract_passages(outline: Outline, *, fits: Fits = fits_default) -> list[Passage]:
    """The passages of a source in printed order; `fits` says whether a text can be embedded whole."""
    text = _paragraphs(outline, fits)
    found = [*text, *_bylines(outline), *_contents(outline), *_forms(outline), *_headings(outline)]
    return sorted(found, key=lambda passage: passage.locator.start)


def _paragraphs(outline: Outline, fits: Fits) -> Iterator[Passage]:
    for paragraph in joined(outline):
        role = "form" if paragraph.section.role == "form" else "prose"
        spans = cut(outline.source.text, paragraph.start, paragraph.end, fits)
        for part, (start, end) in enumerate(spans, 1):
            place = f"p{paragraph.number}" + (f".{part}" if len(spans) > 1 else "")
            yield _passage(outline, paragraph.section, place, (start, end), role)


def cut(text: str, start: int, end: int, fits: Fits) -> list[tuple[int, int]]:
    """`[start, end)` whole where it fits, else parts that do: of whole sentences, or clauses, or at the worst words."""
    if fits(text[start:end]):
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    for piece in _small(text, start, end, fits):
        if parts and fits(text[parts[-1][0] : piece[1]]):
            parts[-1] = (parts[-1][0], piece[1])
        else:
            parts.append(piece)
    return parts


def _small(text: str, start: int, end: int, fits: Fits) -> Iterator[tuple[int, int]]:
    for sentence in sentences(text, start, end):
        if fits(text[sentence[0] : sentence[1]]):
            yield sentence
            continue
        for clause in pieces(text, *sentence):
            if fits(text[clause[0] : clause[1]]):
                yield clause
            else:
                yield from (match.span() for match in re.compile(r"\S+").finditer(text, *clause))


def _bylines(outline: Outline) -> Iterator[Passage]:
    for section, number, block in _blocks(outline, BlockKind.BYLINE):
        yield _passage(outline, section, f"b{number}", (block.start, block.end), "byline")


def _contents(outline: Outline) -> Iterator[Passage]:
    number = 0
    for section, _, block in _blocks(outline, BlockKind.CONTENTS):
        for line in re.compile(r"\S[^\n]*").finditer(outline.source.text, block.start, block.end):
            number += 1
            end = line.end() - (len(line.group()) - len(line.group().rstrip()))
            yield _passage(outline, section, f"c{number}", (line.start(), end), "contents")


def _forms(outline: Outline) -> Iterator[Passage]:
    """A grid to be filled in is one passage: its labels mean nothing without one another."""
    for section, number, block in _blocks(outline, BlockKind.FORM):
        yield _passage(outline, section, f"g{number}", (block.start, block.end), "form")


def _headings(outline: Outline) -> Iterator[Passage]:
    """Headings to be found for themselves: items of a questionnaire, figures, and lines as long as a sentence."""
    for section, start, end in _heading_places(outline):
        text = outline.source.text[start:end]
        bare = NUMBERED.sub("", text)
        asks = survey_question(section.trail[-1:]) is not None
        says = bare == text and len(bare.split()) >= _SAYS and not BACK_MATTER.match(text)
        states = any(number.unit is not Unit.COUNT for number in numbers(bare))
        if (asks and section.role == "form") or (says and not asks) or states:
            yield _passage(outline, section, "h", (start, end), "form" if section.role == "form" else "prose")


def _heading_places(outline: Outline) -> Iterator[tuple[Section, int, int]]:
    """Each section's own heading in the text: its words are the next thing printed after the section before."""
    after = 0
    for section in outline.sections:
        if section.trail:
            words = r"[\s*#]+".join(re.escape(word) for word in section.trail[-1].split())
            match = re.compile(rf"[\s#*_]*({words})").match(outline.source.text, after)
            if match:  # none where a second author follows under the same heading
                yield section, *match.span(1)
                after = match.end()
        after = max([after, *(block.end for block in section.blocks)])


def _blocks(outline: Outline, kind: BlockKind) -> Iterator[tuple[Section, int, Block]]:
    """The blocks of a kind with their section and their number in it, from 1."""
    for section in outline.sections:
        for number, block in enumerate((block for block in section.blocks if block.kind is kind), 1):
            yield section, number, block


def _passage(outline: Outline, section: Section, place: str, span: tuple[int, int], role: str) -> Passage:
    source, (start, end) = outline.source, span
    return Passage(
        id=f"{PurePath(source.name).stem}/{section.id}.{place}",
        locator=Locator(source.name, section.trail, start, end),
        text=source.text[start:end],
        role=role,
        author=section.author,
    )
