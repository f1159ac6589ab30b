"""`python -m assistant quotes` and `statistics`: what is looked up, as text, as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from assistant.answer import ILLUSTRATE
from assistant.cli_open import Built, Seeds, opened, say
from assistant.cli_text import shown
from assistant.wordings import plain
from index.commands import write
from index.disk import as_json

if TYPE_CHECKING:
    from assistant.lookup import LookedUp
    from assistant.quote_lookup import FoundQuote
    from assistant.statistic_lookup import FoundStatistic

_NEAR = " Nearest in meaning, in other words or on something else:"

Topic = Annotated[
    list[str] | None, typer.Argument(metavar="[TOPIC]", help="what they are to be about; without one, all")
]
Group = Annotated[str | None, typer.Option(help="of this group of respondents only, as 'suppliers'")]
SurveyQuestion = Annotated[
    str | None, typer.Option(help="only in reply to this survey question; a part of it is enough")
]
From = Annotated[str | None, typer.Option(help="only from this source; a part of its name is enough")]
Limit = Annotated[int, typer.Option(min=1, help="so many at most")]
Json = Annotated[bool, typer.Option("--json", help="one JSON object in place of text")]
T = TypeVar("T", "FoundQuote", "FoundStatistic")


def quotes(
    topic: Topic = None,
    *,
    group: Group = None,
    survey_question: SurveyQuestion = None,
    source: From = None,
    limit: Limit = 10,
    json: Json = False,
    index: Built = None,
    seeds: Seeds = None,
) -> None:
    """Look up what respondents and named people said: their words, who said them, and every place that prints them."""
    about = " ".join(topic) if topic else None
    found = opened(index, seeds).quotes(about, group, survey_question=survey_question, source=source, limit=limit)
    if json:
        asked = {"topic": about, "group": group, "survey_question": survey_question, "source": source}
        say(as_json({**asked, **_as_object("quotes", found), "caveats": [ILLUSTRATE]}), "backslashreplace")
    else:
        parts = [*_as_text("quote", found, about, _quote), *([ILLUSTRATE] if found else [])]
        say(shown("\n\n".join(parts)))


def statistics(
    topic: Topic = None,
    *,
    group: Group = None,
    response: Annotated[str | None, typer.Option(help="only of this answer, as 'strongly agree'")] = None,
    survey_question: SurveyQuestion = None,
    source: From = None,
    limit: Limit = 10,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV in place of text, a line for each place")] = False,
    index: Built = None,
    seeds: Seeds = None,
) -> None:
    """Look up published figures: each as printed, with what it measures, of whom, and every place that prints it."""
    if json and csv:
        raise typer.BadParameter("give --json or --csv, not both")
    about = " ".join(topic) if topic else None
    found = opened(index, seeds).statistics(
        about, group, response=response, survey_question=survey_question, source=source, limit=limit
    )
    if csv:
        from assistant.sheet import as_csv

        write(as_csv(found))
    elif json:
        asked = {"topic": about, "group": group, "response": response}
        asked |= {"survey_question": survey_question, "source": source}
        say(as_json({**asked, **_as_object("statistics", found)}), "backslashreplace")
    else:
        say(shown("\n\n".join(_as_text("statistic", found, about, _statistic))))


def _as_object(kind: str, found: LookedUp[T]) -> dict[str, Any]:
    listed = {kind: [one.to_json() for one in found], "nearest": [one.to_json() for one in found.nearest]}
    return {"total": found.total, **listed}


def _as_text(kind: str, found: LookedUp[T], topic: str | None, lines: Callable[[T], Iterator[str]]) -> Iterator[str]:
    if not found:
        yield f"No {kind} was found{f' on ‘{topic}’' if topic else ''}." + (_NEAR if found.nearest else "")
    for one in found or found.nearest:
        yield "\n".join(lines(one))
    if found.total > len(found):
        yield f"{len(found)} of {found.total}; --limit {found.total} shows all."
    if not found:
        yield f"Other words or fewer filters may find more; without a TOPIC, all {kind}s are listed."


def _quote(one: FoundQuote) -> Iterator[str]:
    """The words, who said them in reply to what, what introduces them, the places, and what these print differently."""
    yield f"“{one.text}”"
    yield f"  {one.who}" + (f", in reply to ‘{one.survey_question}’" if one.survey_question else "")
    if one.lead_in and one.lead_in != one.who:
        yield f"  introduced by: {one.lead_in}"
    for place in one.places:
        whose = "" if one.group else f", there of the {place.record.group}" if place.record.group else ""
        yield f"  {place.source}: {place.locator} [{place.start}–{place.end}]{whose}"
        if plain(place.text) != plain(one.text):
            yield f"    there: “{place.text}”"
    yield from (f"  {difference}" for difference in one.differences)


def _statistic(one: FoundStatistic) -> Iterator[str]:
    """The figure, what it measures, of whom, what was asked, the places, and what these print differently."""
    item = one.first
    answer = f" – ‘{item.response}’" if item.response else ""
    yield f"{item.printed}  {' '.join(item.measure.split())}{answer}"
    yield f"  {f'of the {item.group}' if item.group else 'of whom is not stated'}" + (
        f", in reply to ‘{item.survey_question}’" if item.survey_question else ""
    )
    if one.base:
        yield f"  base: {one.base}"
    for place in one.places:
        other = f": {place.record.printed}" if place.record.printed != item.printed else ""
        yield f"  {place.source}: {place.locator} [{place.start}–{place.end}]{other}"
    yield from (f"  {difference}" for difference in one.differences)
