"""An answer's Markdown → HTML in which its `[1]` markers are links. The figures of a source may stand in it unescaped.

Paragraphs, lists, block quotes, tables and emphasis are read; HTML, links, images, headings and code are not: a tag or
a link that a source prints is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.web.escape import as_html, clean

_MARKER = re.compile(r"\[(\d{1,3})\]")
_OFF = "link image autolink html_inline html_block backticks code fence heading lheading hr reference".split()
_TABLE = '<div class="table" role="region" aria-label="Table" tabindex="0"><table>'


def answer_html(text: str, links: Mapping[int, str]) -> list[str]:
    """The blocks of an answer as HTML, in order. `links`: a marker's key → its HTML; other numbers stay text."""
    tokens = _READER.parse(clean(text))
    env: dict[str, Any] = {"links": links}
    return [_READER.renderer.render(block, _READER.options, env) for block in _blocks(tokens)]


def line_html(text: str, links: Mapping[int, str]) -> str:
    """One line of text with its markers as links; emphasis and blocks are not read."""
    return _linked(" ".join(text.split()), links)


def _blocks(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each outermost block."""
    blocks: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.nesting
        blocks[-1].append(token)
        if depth == 0:
            blocks.append([])
    return [block for block in blocks if block]


def _linked(text: str, links: Mapping[int, str]) -> str:
    return _MARKER.sub(lambda match: links.get(int(match[1]), match[0]), as_html(text))


def _text(_: Any, tokens: Sequence[Token], place: int, __: Any, env: Mapping[str, Any]) -> str:
    return _linked(tokens[place].content, env["links"])


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(_OFF)
    reader.add_render_rule("text", _text)
    reader.add_render_rule("table_open", lambda *_: _TABLE)
    reader.add_render_rule("table_close", lambda *_: "</table></div>")
    return reader


_READER = _reader()
