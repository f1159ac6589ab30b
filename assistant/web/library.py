"""The sources whole: what each says of itself, and all its words under their headings, tables as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.web.card import imprint, title_of
from assistant.web.escape import as_html
from assistant.web.excerpt import sections_of
from assistant.web.extract import extract_html
from index.records import Source

_DEEPEST = 6  # heading levels that HTML has


def library(sources: Mapping[str, Source], extracted: Mapping[str, str] | None = None) -> str:
    """All sources as HTML, each folded; `extracted` tells of each what was taken from it."""
    told = extracted or {}
    shown = "".join(
        _source(source, number, told.get(source.name, "")) for number, source in enumerate(sources.values(), 1)
    )
    return f'<section class="library" aria-label="All sources"><h2>The sources, whole</h2>{shown}</section>'


def limits(chosen: Sequence[str] | None, sources: Mapping[str, Source]) -> str:
    """Which sources are asked, in words; '' where all are."""
    if chosen is None:
        return ""
    titles = " and ".join(f"‘{title_of(sources[name])}’" for name in chosen)
    return (
        f"Asked of {len(chosen)} of {len(sources)} sources{': ' if titles else ''}{titles}. Change it under ‘Sources’."
    )


def _source(source: Source, number: int, extracted: str) -> str:
    stated = {"Licence": source.licence, "Terms": source.terms, "Rights": source.rights}
    facts = {"File": source.name, "Taken from it": extracted}
    facts |= {name: value for name, value in stated.items() if name == "Licence" or value != "not stated"}
    facts["SHA-256"] = source.sha256
    told = "".join(f"<div><dt>{name}</dt><dd>{as_html(value)}</dd></div>" for name, value in facts.items() if value)
    return (
        f'<details class="source" id="source-{number}"><summary><span class="title">{as_html(title_of(source))}</span>'
        f'<span class="imprint"> {imprint(source)}</span></summary>'
        f'<dl class="facts">{told}</dl><div class="extract">{"".join(_words(source))}</div></details>'
    )


def _words(source: Source) -> Iterator[str]:
    for trail, parts in sections_of(source):
        if trail:
            level = min(2 + len(trail), _DEEPEST)
            yield f"<h{level}>{as_html(trail[-1])}</h{level}>"
        yield extract_html(parts, f"Table in {trail[-1] if trail else title_of(source)}")
