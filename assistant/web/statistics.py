"""The room where published figures are browsed: every table sorted, filtered, drawn, saved; and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import gradio as gr

from assistant.sheet import as_csv
from assistant.statistic_lookup import FoundStatistic
from assistant.web.chat import QUIET
from assistant.web.escape import as_html, shorten
from assistant.web.figures import figures
from assistant.web.files import CSV, SAVE, as_file
from assistant.web.protocol import Assistant
from assistant.web.tables import Table, as_list, as_table, tables
from assistant.web.told import EMPTY, told
from index.errors import AssistantError

Asked = tuple[str, ...]
"""Topic, table, group and answer."""
_ANY = ""
_MOST = 100
_NAME = 100  # characters of a table's name in the list of tables
_NONE = "No figure was found. Other words or fewer filters may find more."
_NEAR = "No figure was found on that. Nearest in meaning, in other words or on something else:"
# Rows are chosen in HTML that is replaced as a whole: what is clicked is told to Gradio from here.
_CHOOSE = """element.addEventListener("click", (event) => {
  const row = event.target.closest("tbody tr");
  const button = row && row.querySelector("button.open");
  if (button) { window.chooseRow(row); trigger("select", { value: button.dataset.ids }); }
});"""


class Statistics:
    """The room's components, placed in the Blocks that are being built, and their events."""

    def __init__(self, assistant: Assistant, room: gr.Tab) -> None:
        self._assistant = assistant
        with gr.Column(elem_classes="room"):
            self.table = gr.Dropdown([("all figures, of tables and text", _ANY)], value=_ANY, label="Table")
            with gr.Row(elem_classes="filters"):
                self.group = gr.Dropdown([("everyone", _ANY)], value=_ANY, label="Whose answers")
                self.response = gr.Dropdown([("all answers", _ANY)], value=_ANY, label="Answer")
            with gr.Row(elem_classes="find"):
                self.topic = gr.Textbox(label="Or search all figures for", lines=1, max_lines=1, scale=5)
                self.find = gr.Button("Find figures", variant="primary", scale=0, min_width=140)
        with gr.Row(elem_id="browse"):
            with gr.Column(min_width=280, elem_id="figures"):
                self.shown = gr.HTML(elem_id="shown", js_on_load=_CHOOSE)
                with gr.Row(elem_classes="keep"):
                    self.save = gr.Button("Save as CSV", size="sm", elem_id="save-figures")
                self.saved = gr.JSON(visible=False)
            with gr.Column(min_width=280, elem_id="place-of"):
                self.place = gr.HTML(EMPTY, elem_id="where")
        filters = [self.table, self.group, self.response]
        self.asked = gr.State(())  # what is shown now; a list that is left as it was tells of a choice too
        views = [self.shown, self.place, self.asked, self.topic, *filters]
        newest: dict[str, Any] = {**QUIET, "trigger_mode": "always_last"}  # what is chosen meanwhile is not lost
        room.select(self._open, self.asked, views, **QUIET)
        self.table.input(self._choose_table, [*filters, self.asked], views, **newest)
        gr.on(
            [self.topic.submit, self.find.click], self._search, [self.topic, self.group, self.response], views, **newest
        )
        gr.on(
            [self.group.input, self.response.input],
            self._filter,
            [self.topic, *filters, self.asked],
            views[:3],
            **newest,
        )
        self.shown.select(self._told, None, self.place, **newest).then(None, js="() => window.showPlace()", **QUIET)
        made = self.save.click(self._save, self.asked, self.saved, **QUIET)
        made.then(None, self.saved, None, js=SAVE, **QUIET)

    def _open(self, shown: Asked) -> list[Any]:
        """What there is to choose from, and the first table of more than one row; a room in use stays as it is."""
        if shown:
            return [gr.skip()] * 7
        try:
            known = tables(self._all())
        except AssistantError as error:
            return [_said(str(error)), *[gr.skip()] * 6]
        first = next((one.key for one in known.values() if len(as_table(one.values, one.key).lines) > 1), _ANY)
        several = len({one.source for one in known.values()}) > 1
        groups = dict.fromkeys(one.first.group for one in self._all() if one.first.group)
        names = [(_name(one, several=several), one.key) for one in known.values()]
        return [
            *self._view("", first, _ANY, _ANY),
            gr.skip(),
            gr.Dropdown([("all figures, of tables and text", _ANY), *names], value=first),
            gr.Dropdown([("everyone", _ANY), *((name, name) for name in groups)]),
            _choice(self._answers(known.get(first)), _ANY),
        ]

    def _choose_table(self, key: str, group: str, response: str, shown: Asked) -> list[Any]:
        """One table whole, or all figures; a search before it is over."""
        if ("", key, group, response) == shown:
            return [gr.skip()] * 7
        try:
            table = tables(self._all()).get(key)
        except AssistantError as error:
            return [_said(str(error)), *[gr.skip()] * 6]
        answers = self._answers(table)
        kept = answers.get(response.casefold(), _ANY)  # a table may print another spelling, or none
        return [*self._view("", key, group, kept), "", gr.skip(), gr.skip(), _choice(answers, kept)]

    def _search(self, topic: str, group: str, response: str) -> list[Any]:
        """What is found on a topic in all tables and in the text."""
        return [
            *self._view(topic, _ANY, group, response),
            gr.skip(),
            _ANY,
            gr.skip(),
            _choice(self._answers(None), response),
        ]

    def _answers(self, table: Table | None) -> dict[str, str]:
        """The answers to choose from, by their folded names: those of the table, or all."""
        known = [table] if table else tables(self._all()).values()
        return {name.casefold(): name for one in known for name in one.responses}

    def _filter(self, topic: str, key: str, group: str, response: str, shown: Asked) -> list[Any]:
        """The figures that the filters leave; what is shown stays where they are as they were."""
        topic = "" if key else topic
        return [gr.skip()] * 3 if (topic, key, group, response) == shown else self._view(topic, key, group, response)

    def _view(self, topic: str, key: str, group: str, response: str) -> list[Any]:
        """The figures as HTML, no place of any, and what was asked for."""
        asked = (topic, key, group, response)
        try:
            return ["".join(self._shown(topic.strip(), key, group, response)), EMPTY, asked]
        except AssistantError as error:
            return [_said(str(error)), EMPTY, asked]

    def _shown(self, topic: str, key: str, group: str, response: str) -> Iterator[str]:
        table = tables(self._all()).get(key)
        if table:
            yield from _table(table, self._kept(key, group, response))
            return
        found = self._assistant.statistics(topic or None, group or None, response=response or None, limit=_MOST)
        shown = found.found or found.nearest
        count = f"{len(found)} of {found.total} figures" if found.total > len(found) else _count(found.total)
        yield _said(f"{count}." if found.found else _NEAR if found.nearest else _NONE)
        if shown:
            yield figures(as_list(shown), f"Figures on ‘{shorten(topic, 80)}’" if topic else "All figures")

    def _told(self, chosen: gr.EventData) -> str:
        """The place of the row that was chosen, and what the text says of it."""
        ids = str(getattr(chosen, "_data", {}).get("value", "")).split("\n")
        return told(self._all(), ids, self._assistant.sources)

    def _save(self, shown: Asked) -> dict[str, str] | None:
        """What is shown, and what did not fit, as CSV; the mark at its start tells spreadsheets that it is UTF-8."""
        if not shown:
            return None
        topic, key, group, response = shown
        try:
            found: Iterable[FoundStatistic] = self._assistant.statistics(
                topic.strip() or None, group or None, response=response or None, limit=None
            )
            if key:
                found = self._kept(key, group, response)
        except AssistantError:
            return None  # the room shows the sentence already
        return as_file("figures.csv", CSV, as_csv(found).encode("utf-8-sig", "replace"))

    def _kept(self, key: str, group: str, response: str) -> Sequence[FoundStatistic]:
        """The values of one table that the filters leave."""
        own = {one.first.id for one in tables(self._all())[key].values}
        found = self._assistant.statistics(None, group or None, response=response or None, limit=None)
        return [one for one in found if one.first.id in own]

    def _all(self) -> Sequence[FoundStatistic]:
        return self._assistant.statistics(limit=None)


def _choice(answers: Mapping[str, str], chosen: str) -> gr.Dropdown:
    return gr.Dropdown([("all answers", _ANY), *((name, name) for name in answers.values())], value=chosen)


def _table(table: Table, kept: Sequence[FoundStatistic]) -> Iterator[str]:
    """The cells that are kept, in the table's own form; then the figures that only the text tells of its rows."""
    grid = as_table(kept, table.key)
    only_told = [one for one in kept if all(place.record.origin != "table" for place in one.places)]
    whose = f" – {grid.whose}" if grid.whose else ""
    if grid.lines:
        cells = sum(cell is not None and not isinstance(cell.order, str) for line in grid.lines for cell in line.cells)
        yield _said(f"{_count(cells)} in {len(grid.lines)} row{'s' * (len(grid.lines) > 1)}. Choose a row to see it.")
        yield figures(grid, f"{table.title}{whose}")
    else:
        yield _said("The table prints no such figure." + (" The text does:" if only_told else ""))
    if only_told:
        yield '<h2 class="more">Told in the text, not in the table</h2>'
        yield figures(as_list(only_told), f"{table.title} – told in the text")


def _name(table: Table, *, several: bool) -> str:
    name = shorten(table.title, _NAME)
    return f"{name} ({table.source})" if several else name


def _count(number: int) -> str:
    return "1 figure" if number == 1 else f"{number} figures"


def _said(words: str) -> str:
    return f'<p class="aside" role="status">{as_html(words)}</p>'
