"""Every string of a question or a source passes here before it enters HTML, and stays text."""

from __future__ import annotations

import html


def as_html(text: str) -> str:
    """Text for an element or an attribute of HTML."""
    return html.escape(clean(text), quote=True)


def clean(text: str) -> str:
    """The text without what cannot be sent or shown: lone surrogates and control characters become U+FFFD."""
    return "".join(_REPLACED if _is_control(character) else character for character in text.replace("\r\n", "\n"))


def shorten(text: str, longest: int) -> str:
    """The text on one line, cut at a blank to at most `longest` characters and an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


_REPLACED = "\N{REPLACEMENT CHARACTER}"


def _is_control(character: str) -> bool:
    code = ord(character)
    return 0xD800 <= code <= 0xDFFF or 0x7F <= code <= 0x9F or (code < 0x20 and character not in "\t\n")
