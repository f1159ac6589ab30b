"""The source panel beside the conversation: the cards of the newest answer, those of earlier ones folded under it.

Ids are `t{turn}-c{key}` for what is cited and `t{turn}-r{number}` for what is merely near; the answer links to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Answer
from assistant.web.card import card
from assistant.web.escape import as_html, shorten
from assistant.web.turns import Turn
from index.records import Source

EMPTY = (
    '<section class="empty" aria-label="Sources"><h2>Where it is printed</h2><p>Every figure in an answer carries a '
    "marker such as <b>[1]</b>. What it points to appears here: the words of the source, in their own section, with "
    "the cited ones marked.</p></section>"
)


def panel(turns: Sequence[Turn], sources: Mapping[str, Source]) -> str:
    """The panel of a conversation as HTML."""
    shown = [
        (number, turn.question, turn.answer)
        for number, turn in enumerate(turns, 1)
        if turn.answer and (turn.answer.citations or turn.answer.related)
    ]
    if not shown:
        return EMPTY
    (number, _, newest), *earlier = reversed(shown)
    folded = "".join(
        f'<details class="earlier"><summary>Sources of ‘{as_html(shorten(question, 80))}’</summary>'
        f"{_cards(turn, answer, sources)}</details>"
        for turn, question, answer in earlier
    )
    return f'<section aria-label="Sources">{_cards(number, newest, sources)}{folded}</section>'


def cite_id(turn: int, key: int) -> str:
    """The id of the card of citation `key` in the given turn, counted from 1."""
    return f"t{turn}-c{key}"


def near_id(turn: int, number: int) -> str:
    """The id of the card of the given related record, counted from 1."""
    return f"t{turn}-r{number}"


def _cards(turn: int, answer: Answer, sources: Mapping[str, Source]) -> str:
    cited = [
        card(
            cite_id(turn, citation.key),
            citation.record,
            (citation.start, citation.end),
            sources.get(citation.source),
            key=f"[{citation.key}]",
            stated=[statistic for statistic, key in answer.statistics if key == citation.key],
        )
        for citation in answer.citations
    ]
    near = [
        card(near_id(turn, number), record, (place.start, place.end), sources.get(place.source))
        for number, record in enumerate(answer.related, 1)
        for place in [record.locator]
    ]
    return ("<h2>Where it is printed</h2>" + "".join(cited) if cited else "") + (
        '<h2>Nearest published</h2><p class="aside">Not an answer to the question: what the sources print that comes '
        "closest.</p>" + "".join(near)
        if near
        else ""
    )
