"""The shares that an answer states, drawn to scale from zero: a table with a bar beside each printed figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import Answer
from assistant.web.escape import as_html
from index.records import Statistic, Unit

_MOST = 20
_Label = Callable[[Statistic], str]


def chart(answer: Answer) -> str:
    """The chart as HTML; '' where the answer states no two shares that can be held against one another."""
    shares = [item for item, _ in answer.statistics if item.unit is Unit.PERCENT and 0 <= item.value <= 100]
    for about, label in _WAYS:
        rows = _comparable(shares, about, label)
        if 2 <= len(rows) <= _MOST:
            return _drawn(about(rows[0]), [(label(item), item) for item in rows])
    return ""


def _comparable(shares: Sequence[Statistic], about: _Label, label: _Label) -> list[Statistic]:
    """The shares that are about the same as the first and differ in their label; of a label only the first."""
    first = shares[:1]
    alike = [item for item in shares if label(item) and about(item) == about(first[0])]
    # The cells of a table, in its order, where there are enough: prose adds sums of them and rounds them.
    cells = sorted((item for item in alike if item.origin == "table"), key=lambda item: item.mark)
    held = cells if about is _answers_of and len(cells) > 1 else alike
    rows = {label(item): item for item in reversed(held)}
    return [item for item in held if rows[label(item)] is item] if len(rows) > 1 else []


def _answers_of(item: Statistic) -> str:
    return f"{item.measure} – {item.group or 'all respondents'}"


def _same_answer(item: Statistic) -> str:
    return f"{item.response or 'Share'} – {item.survey_question or item.locator.source}"


# The answers to one row; one answer to several rows or of several groups.
_WAYS: tuple[tuple[_Label, _Label], ...] = (
    (_answers_of, lambda item: item.response or ""),
    (lambda item: f"{_same_answer(item)} – {item.group or ''}", lambda item: item.measure),
    (lambda item: f"{item.measure} – {_same_answer(item)}", lambda item: item.group or ""),
)


def _drawn(title: str, rows: Sequence[tuple[str, Statistic]]) -> str:
    lines = "".join(
        f'<tr><th scope="row">{as_html(label)}</th><td><span class="bar" style="--share:{float(item.value) / 100:g}" '
        f'aria-hidden="true"></span><span class="share">{as_html(item.printed)}</span></td></tr>'
        for label, item in rows
    )
    caption = as_html(title.rstrip(" –"))
    return f'<div class="chart"><table><caption>{caption}</caption><tbody>{lines}</tbody></table></div>'
