"""Where a row of figures is printed, and what the text says of it, as HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from assistant.statistic_lookup import FoundStatistic, StatisticPlace
from assistant.web.card import card
from assistant.web.escape import as_html
from index.records import Source, Statistic

EMPTY = (
    '<section class="empty" aria-label="Where it is printed"><h2>Where it is printed</h2><p>Choose a row: its place in '
    "the source appears here, and what the text says of it.</p></section>"
)
_BACK = '<button type="button" class="to-row">Back to the row</button>'
_ALONE = '<p class="aside">The text says nothing more of it.</p>'


def told(found: Sequence[FoundStatistic], ids: Collection[str], sources: Mapping[str, Source]) -> str:
    """The card of the row that these statistics stand in, and every other place that speaks of the same measure."""
    chosen = [one for one in found if any(place.record.id in ids for place in one.places)]
    row = [place for one in chosen for place in one.places if place.record.id in ids]
    if not row:
        return EMPTY
    first = row[0]
    here = [place.record for place in row if _span(place) == _span(first)]
    shown = card("place", first.record, (first.start, first.end), sources.get(first.source), stated=here)
    others = sorted(_others(found, first, {item.id for item in here}), key=lambda place: _far(place.record, here))
    notes = dict.fromkeys(note for one in chosen for note in one.differences)
    differ = "".join(f"<li>{as_html(note)}</li>" for note in notes)
    noted = f'<div class="note"><p><strong>Printed otherwise.</strong></p><ul>{differ}</ul></div>' if notes else ""
    listed = f'<ul class="told">{"".join(map(_sentence, others))}</ul>' if others else _ALONE
    return (
        f'<section aria-label="Where it is printed"><h2>Where it is printed</h2>{shown}{noted}'
        f'<h2>What the text says of it</h2>{listed}<p class="tools">{_BACK}</p></section>'
    )


def _others(found: Sequence[FoundStatistic], first: StatisticPlace, here: Collection[str]) -> Iterator[StatisticPlace]:
    for one in found:
        for place in one.places:
            item = place.record
            if item.subject == first.record.subject and item.origin != "table" and item.id not in here:
                yield place


def _far(item: Statistic, here: Sequence[Statistic]) -> tuple[bool, bool]:
    """Of the same group first, and among them of the same answer."""
    return item.group not in {one.group for one in here}, item.response not in {one.response for one in here}


def _sentence(place: StatisticPlace) -> str:
    item = place.record
    start, end = item.mark[0] - place.start, item.mark[1] - place.start
    words = as_html(item.text)
    if 0 <= start < end <= len(item.text):
        before, figure, after = (as_html(part) for part in (item.text[:start], item.text[start:end], item.text[end:]))
        words = f'{before}<mark class="cited"><strong class="figure">{figure}</strong></mark>{after}'
    about = ", ".join(filter(None, (item.response, item.group)))
    said = f" – {as_html(about)}" if about else ""
    where = as_html(f"{place.source}: {place.locator}")
    return (
        f'<li><p class="gist"><strong>{as_html(item.printed)}</strong>{said}</p><blockquote>{words}</blockquote>'
        f'<p class="aside">{where}</p></li>'
    )


def _span(place: StatisticPlace) -> tuple[str, int, int]:
    return place.source, place.start, place.end
