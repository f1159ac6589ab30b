"""The conversation as HTML: each turn a question and below it, first and large, its answer.

What qualifies an answer stands apart from it and is named in words: a disagreement, a caveat, what is nearest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from assistant.answer import DISAGREE, Answer, Disagreement, Phrasing, Status
from assistant.web.chart import chart
from assistant.web.escape import as_html, shorten
from assistant.web.markdown import answer_html, line_html
from assistant.web.panel import cite_id, near_id
from assistant.web.turns import Turn
from assistant.written import as_markdown, as_plain
from index.records import Record, Source, Statistic

_LONGEST = 600
_SEARCHING = '<p class="working">Searching the sources …</p>'
_STOPPED = '<p class="working">Stopped before an answer came. ‘Ask again’ repeats the question.</p>'
_HEADS = {
    Status.PARTIAL: "Answered in part",
    Status.CLARIFICATION: "A question back",
    Status.NOT_IN_SOURCES: "Not in the sources",
    Status.OUT_OF_SCOPE: "Not a question for these sources",
    Status.INVALID: "Not readable as a question",
}


def conversation(
    turns: Sequence[Turn],
    sources: Mapping[str, Source] | None = None,
    *,
    searching: bool = False,
    parts: int | None = None,
) -> str:
    """All turns. `searching`: the last one has no answer yet; `parts`: of its answer only so many parts are shown.

    With `sources`, each whole answer can be copied with its places, and linked to.
    """
    last = len(turns)
    shown = "".join(
        _turn(turn, number, searching=searching and number == last, parts=parts if number == last else None)
        + (_take(turns[:number], sources) if sources and turn.answer and (parts is None or number < last) else "")
        + "</div></article>"
        for number, turn in enumerate(turns, 1)
    )
    return f'<div role="log" aria-label="Conversation" class="turns">{shown}</div>'


def answer_parts(answer: Answer, turn: int) -> list[str]:
    """The blocks of an answer as HTML, in the order in which they are shown."""
    links = {citation.key: _marker(cite_id(turn, citation.key), citation.key) for citation in answer.citations}
    head = _HEADS.get(answer.status)
    parts = [f'<p class="head">{head}</p>'] if head else []
    parts += answer_html(answer.text, links)
    parts += [drawn] if (drawn := chart(answer)) else []
    parts += [
        _note("The sources disagree.", item.note, links, item.citations)
        for item in answer.disagreements
        if not _told(answer.text, item)
    ]
    parts += [_note("Bear in mind.", caveat, links) for caveat in answer.caveats]
    parts += [_phrasing(answer.phrasing)] if answer.phrasing else []
    return parts + ([_nearest(answer.related, turn)] if answer.related else [])


def _told(text: str, item: Disagreement) -> bool:
    """Whether a paragraph of the answer itself tells a disagreement, so that it need not be said twice."""
    told = [paragraph for paragraph in text.split("\n\n") if paragraph.startswith(DISAGREE)]
    return any(f"[{key}]" in paragraph for paragraph in told for key in item.citations)


def _turn(turn: Turn, number: int, *, searching: bool, parts: int | None) -> str:
    if searching:
        body = _SEARCHING
    elif turn.fault:
        body = f'<p class="head">No answer: a fault</p><p>{as_html(turn.fault)}</p>'
    elif turn.answer:
        body = "".join(answer_parts(turn.answer, number)[:parts])
    else:
        body = _STOPPED
    return (
        f'<article class="turn" aria-labelledby="t{number}-question">'
        f'<h2 class="asked" id="t{number}-question" tabindex="-1">'
        f'<span class="vh">You asked: </span>{_question(turn.question)}</h2><div class="answer">{body}'
    )


def _take(turns: Sequence[Turn], sources: Mapping[str, Source]) -> str:
    """What takes an answer along: copied with its places, or as a link that asks the same again."""
    turn = turns[-1]
    if turn.answer is None:
        return ""
    asked = [("q", before.question) for before in turns if before.answer]
    link = "?" + urlencode([*asked, *(("source", name) for name in turn.sources or ())])
    plain, marked = as_plain(turn.answer, sources), as_markdown([(turn.question, turn.answer)], sources)
    return (
        '<p class="take">'
        f'<button type="button" class="copy" data-copy="{as_html(plain)}">Copy with sources</button>'
        f'<button type="button" class="copy" data-copy="{as_html(marked)}">Copy as Markdown</button>'
        f'<a class="link" href="{as_html(link)}">Link to this answer</a></p>'
    )


def _question(question: str) -> str:
    """The question, every character as typed; a very long one is cut and its length told."""
    if len(question) <= _LONGEST:
        return as_html(question.strip())
    length = f"(cut here; {len(question):,} characters in all)"
    return f'{as_html(question[:_LONGEST].strip())} … <span class="cut">{length}</span>'


def _marker(id: str, key: int) -> str:
    return f'<a class="cite" href="#{id}" aria-label="Source [{key}]">[{key}]</a>'


def _note(head: str, text: str, links: Mapping[int, str], keys: Sequence[int] = ()) -> str:
    """A remark set apart; the markers of `keys` follow where the text does not carry its own."""
    markers = "".join(f" {links[key]}" for key in keys if key in links and f"[{key}]" not in text)
    return f'<div class="note"><p><strong>{head}</strong> {line_html(text, links)}{markers}</p></div>'


def _phrasing(phrasing: Phrasing) -> str:
    """Who worded an answer; behind a fold, what the gate found wrong with a wording that is not shown."""
    if phrasing.shown:
        return (
            f'<p class="worded">Worded by the model {as_html(phrasing.model)}. Its figures, groups, answers and '
            "quotations were held against the places that it cites.</p>"
        )
    items = "".join(f"<li>{as_html(finding)}</li>" for finding in phrasing.findings)
    return (
        f'<details class="worded"><summary>What was stopped, and why</summary><ul>{items}</ul></details>'
        if items
        else ""
    )


def _nearest(related: Sequence[Record], turn: int) -> str:
    items = "".join(
        f'<li>{as_html(_gist(record))} <a class="cite" href="#{near_id(turn, number)}" '
        f'aria-label="where it is printed, number {number}">where it is printed</a></li>'
        for number, record in enumerate(related, 1)
    )
    return f'<div class="nearest"><p><strong>Nearest published</strong></p><ul>{items}</ul></div>'


def _gist(record: Record) -> str:
    """A record in a line: a figure with what it measures, other words cut."""
    if not isinstance(record, Statistic):
        return f"‘{shorten(record.text, 160)}’"
    about = ", ".join(filter(None, (record.response, record.group)))
    line = " – ".join(filter(None, (record.printed, shorten(record.measure, 160))))
    return f"{line} ({about})" if about else line
