"""Refusals: typed, one line why, the nearest published records beside them and never as the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.catalogue import Catalogue
from assistant.drafts import Draft, Sentence, lead, paragraph
from assistant.query import Choice, Query
from index.records import Record

_NEAREST = 3


def refusal(status: Status, why: str, related: Sequence[Record] = ()) -> Draft:
    """A refusal that says why in one line; what is near goes into `related`."""
    return Draft(status, (lead(Sentence(why, ())),), (), tuple(dict.fromkeys(related))[:_NEAREST])


def refused(query: Query) -> Draft:
    """What the interpreter already knows cannot be answered."""
    if query.reason.startswith("year:"):
        return refusal(Status.NOT_IN_SOURCES, "None of the sources has figures for the year asked about.", near(query))
    if query.reason == "scope":
        return refusal(
            Status.OUT_OF_SCOPE, "That is outside what these sources are about, so there is nothing to cite."
        )
    if query.reason == "unclear":
        return refusal(
            Status.CLARIFICATION,
            "What is meant? Name the topic, for example a barrier, a statement or a role, and the group.",
            near(query),
        )
    return refusal(
        Status.INVALID, "That does not read as a question. Ask for a figure, a quote or a passage in your own words."
    )


def nameless(query: Query) -> Draft:
    """Who gave an answer is not published."""
    why = "The sources do not say who gave which answer; they publish shares, and quote without names."
    return refusal(Status.NOT_IN_SOURCES, why, near(query))


def uncounted(query: Query) -> Draft:
    """No list of those who took part has the ones asked about, and no text counts them."""
    return refusal(Status.NOT_IN_SOURCES, "The sources do not say how many of these took part.", near(query))


def not_broken_down(query: Query) -> Draft:
    """A part of the respondents is asked about that no table gives by itself."""
    return refusal(Status.NOT_IN_SOURCES, "The sources give no such breakdown of the answers.", near(query))


def no_post(query: Query, post: str) -> Draft:
    """A post is asked about that no row of the table is."""
    why = f"The sources print nothing of a {post.lower()}; the nearest posts they list are beside this."
    return refusal(Status.NOT_IN_SOURCES, why, near(query))


def only_views(query: Query) -> Draft:
    """It is asked how many do a thing of which the sources print only what people think."""
    why = "The sources do not say how many do so; they print what those asked think of it."
    return refusal(Status.NOT_IN_SOURCES, why, near(query))


def not_of_group(query: Query, group: str, catalogue: Catalogue) -> Draft:
    """The group asked about was not surveyed."""
    known = " and ".join(catalogue.groups)
    return refusal(
        Status.NOT_IN_SOURCES, f"The sources publish no answers of {group}; they surveyed {known}.", near(query)
    )


def unwarranted(query: Query, draft: Draft, why: str) -> Draft:
    """The records found do not have what is asked: they are related, and not the answer."""
    cited = [record for sentence in draft.sentences for record in sentence.cites]
    return refusal(Status.NOT_IN_SOURCES, why, [*cited[:1], *near(query)[:1], *cited[1:]])


def no_value(choice: Choice, group: str | None) -> Draft:
    """The measure is there, not for this group or answer."""
    who = group or "this group"
    label = choice.subject.label
    return refusal(
        Status.NOT_IN_SOURCES,
        f"The sources do not print this for {who}{_on(label)}.",
        [*choice.subject.cells[:1], *choice.subject.told[:1]],
    )


def no_rows(query: Query, group: str | None) -> Draft:
    """No row of the table has a value for this group."""
    return refusal(
        Status.NOT_IN_SOURCES, f"The sources print no such figures for {group or 'this group'}.", near(query)
    )


def half(draft: Draft, choice: Choice, missing: Sequence[str]) -> Draft:
    """One half of a comparison is printed: that half, as partial."""
    text = f"No figure for {' or '.join(missing)}{_on(choice.subject.label)} is printed."
    return replace(
        draft,
        status=Status.PARTIAL,
        blocks=(*draft.blocks, paragraph(Sentence(text, ()))),
        related=choice.subject.told[:_NEAREST],
    )


def near(query: Query) -> list[Record]:
    """The nearest published records: the rows that fit the question best."""
    return [choice.subject.cells[0] for choice in query.choices[:_NEAREST] if choice.subject.cells]


def _on(label: str) -> str:
    """The measure, named; not where its label holds a number ('… over the past 12 months'): a refusal states none."""
    return "" if any(letter.isdigit() for letter in label) else f" on ‘{label}’"
