"""Answer → text for a terminal: what `ask` prints. The Markdown as it is, then every place with its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.answer import Answer
from index.records import Locator

# A source may hold what a terminal obeys (colours, titles, a wiped screen): shown, it is only a mark.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_text(answer: Answer) -> str:
    """The answer, its citations by number, caveats, disagreements and the nearest records, parted by blank lines."""
    return shown("\n\n".join(part for part in _parts(answer) if part))


def shown(text: str) -> str:
    """A text as a terminal may have it: what it would obey is a mark."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def _parts(answer: Answer) -> Iterator[str]:
    yield answer.text
    for citation in answer.citations:
        yield place(f"[{citation.key}]", citation.locator, citation.text)
    yield _list("Bear in mind:", answer.caveats)
    yield _list(
        "The sources disagree:",
        (f"{''.join(f'[{key}]' for key in one.citations)} {one.note}" for one in answer.disagreements),
    )
    if answer.related:
        yield "Nearest published:"
        for record in answer.related:
            yield place("-", record.locator, record.text)


def place(mark: str, locator: Locator, words: str) -> str:
    """A place and, set in below it, the words printed there."""
    lines = [f"    {line}" if line.strip() else "" for line in words.replace("\r\n", "\n").split("\n")]
    return "\n".join([f"{mark} {locator.source}: {locator}", *lines])


def _list(title: str, notes: Iterable[str]) -> str:
    lines = [f"- {note}" for note in notes]
    return "\n".join([title, *lines]) if lines else ""
