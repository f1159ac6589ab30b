"""One card of the source panel: whose words these are, where they are printed, what they are about, and the words."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence

from assistant.web.escape import as_html, shorten
from assistant.web.excerpt import Span, excerpt
from assistant.web.extract import extract_html, folds
from index.records import Locator, Quote, Record, Source, Statistic

_FOLD = (
    '<button type="button" class="fold" aria-expanded="false"><span class="when-folded">Show the whole section</span>'
    '<span class="when-whole">Show less of the section</span></button>'
)


def card(
    id: str,
    record: Record,
    cited: Span,
    source: Source | None,
    *,
    key: str = "",
    stated: Sequence[Statistic] = (),
) -> str:
    """The card as HTML. `key` is the marker that leads to it ('' for a record that is merely near).

    `stated` are the statistics that the answer takes from it; their figures are marked.
    """
    figures = [statistic.mark for statistic in stated] or ([record.mark] if isinstance(record, Statistic) else [])
    parts = excerpt(source, cited, figures) if source else ()
    where = record.locator.table or (record.locator.headings[-1] if record.locator.headings else "the source")
    words = extract_html(parts, f"Table in {where}") or f'<p><mark class="cited">{as_html(record.text)}</mark></p>'
    title = as_html(title_of(source) if source else record.locator.source)
    marker = f'<span class="key"><span class="vh">Source </span>{as_html(key)}</span> ' if key else ""
    tools = (_FOLD if folds(parts) else "") + (f'<a class="back" href="#{id}">Back to the answer</a>' if key else "")
    return (
        f'<article class="card" id="{id}" tabindex="-1" aria-labelledby="{id}-title">'
        f'<h3 id="{id}-title">{marker}{title}</h3><p class="imprint">{imprint(source)}</p>'
        f'{_trail(record.locator)}<div class="extract">{words}</div>{_facts(record, stated)}'
        f'<p class="tools">{tools}</p></article>'
    )


def title_of(source: Source) -> str:
    """The source's title; its publisher and file where it prints none."""
    if source.title != "not stated":
        return source.title
    return f"{source.publisher}, {source.name}" if source.publisher != "not stated" else source.name


def imprint(source: Source | None) -> str:
    """Publisher and date as HTML, as far as the source states them."""
    if source is None:
        return "The text of this source is not at hand; these are the words that the index holds."
    told = (part for part in (source.publisher, _in_words(source.date)) if part and part != "not stated")
    return " · ".join(as_html(part) for part in told) or "The source states neither publisher nor date."


def _in_words(date: str) -> str:
    """'2013-10' and '2013-10-31' as a reader writes them; any other form stays as it is."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and (day.isdigit() or not day)):
        return date
    return " ".join(filter(None, (day.lstrip("0"), month_name[int(month)], year)))


def _trail(locator: Locator) -> str:
    """Where in the source, from the widest heading down."""
    steps = list(locator.headings)
    # A table is mostly named by its heading, whose printed number the name leaves out: once is enough.
    steps += [locator.table] if locator.table and not any(step.endswith(locator.table) for step in steps) else []
    steps += [f"page {locator.page}"] if locator.page is not None else []
    words = ' <span aria-hidden="true">›</span> '.join(f"<span>{as_html(shorten(step, 140))}</span>" for step in steps)
    return f'<p class="trail"><span class="vh">Printed under: </span>{words}</p>' if words else ""


def _facts(record: Record, stated: Sequence[Statistic]) -> str:
    """What tells this figure or quote from its neighbours: response, group, survey question, base."""
    facts: dict[str, str | None]
    if isinstance(record, Statistic):
        responses = dict.fromkeys(statistic.response for statistic in stated or (record,))
        facts = {
            "Measure": record.measure,
            "Response": " · ".join(filter(None, responses)),
            "Group": record.group,
            "Survey question": record.survey_question,
            "Base": record.base,
        }
    elif isinstance(record, Quote):
        facts = {
            "Speaker": ", ".join(filter(None, (record.speaker, record.office))),
            "Group": record.group,
            "Survey question": record.survey_question,
            "Theme": record.theme,
        }
    else:
        facts = {"Author": record.author}
    told = "".join(f"<div><dt>{name}</dt><dd>{as_html(value)}</dd></div>" for name, value in facts.items() if value)
    return f'<dl class="facts">{told}</dl>' if told else ""
