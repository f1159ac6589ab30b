"""Is every record the source's own words? Pure: gives the faults as sentences, for the build and for `index check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.disk import sha256
from index.records import Link, Record, Source, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def faults(sources: Iterable[Source], records: Iterable[Record], links: Iterable[Link] = ()) -> Iterator[str]:
    """A sentence for each source that is not its file, and each record that is not its source at `[start, end)`."""
    texts: dict[str, str] = {}
    for source in sources:
        texts[source.name] = source.text
        if sha256(source.text.encode()) != source.sha256:
            yield f"{source.name}: the text is not that of the file: its sha256 is not {source.sha256}"
    seen: dict[str, Record] = {}
    for record in records:
        if record.id in seen:
            yield f"{record.id}: two records have this id: at {_place(seen[record.id])}, and at {_place(record)}"
        seen[record.id] = record
        yield from _not_verbatim(record, texts.get(record.locator.source))
    for link in links:
        yield from (
            f"{end}: a link names it, and there is no such statistic"
            for end in (link.first, link.second)
            if not isinstance(seen.get(end), Statistic)
        )


def _not_verbatim(record: Record, text: str | None) -> Iterator[str]:
    place = record.locator
    if text is None:
        yield f"{record.id}: there is no source '{place.source}'"
        return
    if not 0 <= place.start < place.end <= len(text):
        yield f"{record.id}: {_place(record)} is not inside the source, which has {len(text)} characters"
    elif text[place.start : place.end] != record.text:
        yield f"{record.id}: {_place(record)} reads {_short(text[place.start : place.end])}, not {_short(record.text)}"
    if isinstance(record, Statistic) and record.printed:
        start, end = record.mark
        if not place.start <= start < end <= place.end:
            yield f"{record.id}: its number at [{start}, {end}) is not inside {_place(record)}"
        # The mark may be narrower than what is printed: the 2 of ‘(x2)’.
        elif text.find(record.printed, max(place.start, end - len(record.printed)), start + len(record.printed)) < 0:
            yield f"{record.id}: its number at [{start}, {end}) reads {text[start:end]!r}, not {record.printed!r}"


def _place(record: Record) -> str:
    return f"{record.locator.source} [{record.locator.start}, {record.locator.end})"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
