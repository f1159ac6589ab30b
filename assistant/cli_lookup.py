"""`python -m assistant quotes`: what is looked up, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.answer import ILLUSTRATE
from assistant.cli_open import Built, Seeds, opened, say
from assistant.cli_text import shown
from assistant.wordings import plain
from index.disk import as_json

if TYPE_CHECKING:
    from assistant.lookup import LookedUp
    from assistant.quote_lookup import FoundQuote

_NEAR = " Nearest in meaning, in other words or on something else:"
_GO_ON = "Other words or fewer filters may find more; without a TOPIC, all quotes are listed."


def quotes(
    topic: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC]", help="what they are to be about; without one, all")
    ] = None,
    *,
    group: Annotated[str | None, typer.Option(help="of this group of respondents only, as 'suppliers'")] = None,
    survey_question: Annotated[
        str | None, typer.Option(help="only in reply to this survey question; a part of it is enough")
    ] = None,
    source: Annotated[str | None, typer.Option(help="only from this source; a part of its name is enough")] = None,
    limit: Annotated[int, typer.Option(min=1, help="so many at most")] = 10,
    json: Annotated[bool, typer.Option("--json", help="one JSON object in place of text")] = False,
    index: Built = None,
    seeds: Seeds = None,
) -> None:
    """Look up what respondents and named people said: their words, who said them, and every place that prints them."""
    about = " ".join(topic) if topic else None
    found = opened(index, seeds).quotes(about, group, survey_question, source, limit)
    if not json:
        say(shown("\n\n".join(_as_text(found, about))))
        return
    asked = {"topic": about, "group": group, "survey_question": survey_question, "source": source}
    listed = {"quotes": [one.to_json() for one in found], "nearest": [one.to_json() for one in found.nearest]}
    say(as_json({**asked, "total": found.total, **listed, "caveats": [ILLUSTRATE]}), "backslashreplace")


def _as_text(found: LookedUp[FoundQuote], topic: str | None) -> Iterator[str]:
    if not found:
        yield f"No quote was found{f' on ‘{topic}’' if topic else ''}." + (_NEAR if found.nearest else "")
    for one in found or found.nearest:
        yield "\n".join(_quote(one))
    if found.total > len(found):
        yield f"{len(found)} of {found.total}; --limit {found.total} shows all."
    yield ILLUSTRATE if found else _GO_ON


def _quote(one: FoundQuote) -> Iterator[str]:
    """The words, who said them in reply to what, what introduces them, the places, and what these print differently."""
    yield f"“{one.text}”"
    yield f"  {one.who}" + (f", in reply to ‘{one.survey_question}’" if one.survey_question else "")
    if one.lead_in and one.lead_in != one.who:
        yield f"  introduced by: {one.lead_in}"
    for place in one.places:
        whose = "" if one.group else f", there of the {place.quote.group}" if place.quote.group else ""
        yield f"  {place.source}: {place.locator} [{place.start}–{place.end}]{whose}"
        if plain(place.text) != plain(one.text):
            yield f"    there: “{place.text}”"
    yield from (f"  {difference}" for difference in one.differences)
