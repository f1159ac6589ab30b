"""The chat: question box, conversation, source panel, and what happens when one of them is used."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from assistant.feedback import VERDICTS, Feedback
from assistant.web.conversation import answer_parts, conversation
from assistant.web.escape import as_html
from assistant.web.library import limits
from assistant.web.panel import EMPTY, panel
from assistant.web.protocol import Assistant
from assistant.web.turns import LONGEST, Progress, Turn, begin, history, is_blank
from assistant.written import Asked, as_markdown, as_word
from index.errors import AssistantError
from index.records import Source

Turns = tuple[Turn, ...]
Changes = dict[Any, Any]
"""Component → its new value; what is not named stays as it is."""
Keep = Callable[[Feedback], None]
"""Keeps what people say of an answer; raises an AssistantError where it cannot."""

_NO_SOURCE = "No source is ticked, so there is nothing to ask. Tick one or more under ‘Sources’."
_SUGGESTIONS = 6
_LINKED = 20  # questions that an address may ask
_MOMENT = 0.05  # seconds after which a search looks whether it was stopped
_SPOKEN = 40  # moments after which a screen reader may be told how far it is
SAVED: dict[str, tuple[Callable[[Sequence[Asked], Mapping[str, Source]], bytes], str, str]] = {
    "Markdown": (lambda asked, sources: as_markdown(asked, sources).encode("utf-8", "replace"), "md", "text/markdown"),
    "Word": (as_word, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""What a conversation can be saved as → how it is written, the file's ending and its type."""
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass
class Session:
    """One browser's conversation; `run` is the search under way, and None or another where it was given up."""

    turns: Turns = ()
    run: object = None
    sources: tuple[str, ...] | None = None
    """Those that are asked; None where all are."""


class Chat:
    """The chat's components, placed in the Blocks that are being built, and their events.

    One object serves all browsers: a conversation lives in its browser's Session and nowhere else. Searches are stopped
    here and not by Gradio's `cancels`, which also cancels what was asked just after.
    """

    def __init__(self, assistant: Assistant, keep: Keep | None = None) -> None:
        """With `keep`, people can say whether the newest answer is right."""
        self._assistant, self._keep = assistant, keep
        self.session = gr.State(Session())
        with gr.Row(elem_id="desk"):
            with gr.Column(min_width=280, elem_id="talk"):
                self.log = gr.HTML(conversation(()), elem_id="log")
                self.lead = gr.HTML("", elem_id="lead")
                with gr.Column(elem_id="suggestions"):
                    self.picks = [gr.Button(visible=False, elem_classes="pick") for _ in range(_SUGGESTIONS)]
                self.only = gr.HTML("", elem_id="only")
                with gr.Row(elem_id="ask-row"):
                    self.box = gr.Textbox(label="Your question", elem_id="question", lines=1, max_lines=8, scale=5)
                    self.ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=88)
                with gr.Row(elem_id="tools"):
                    self.stop = gr.Button("Stop", interactive=False, size="sm", elem_id="stop")
                    self.again = gr.Button("Ask again", interactive=False, size="sm", elem_id="again")
                    self.clear = gr.Button("Clear the conversation", interactive=False, size="sm", elem_id="clear")
                    self.saves = [gr.Button(f"Save as {one}", interactive=False, size="sm") for one in SAVED]
                self.saved = gr.JSON(visible=False)
                self.status = gr.HTML("", elem_id="status")
                with gr.Accordion(
                    "Is the newest answer right?", open=False, visible=False, elem_id="feedback"
                ) as judge:
                    self.verdict = gr.Radio([(words, key) for key, words in VERDICTS.items()], label="Your verdict")
                    self.comment = gr.Textbox(label="What should it say, or where is it printed? (optional)", lines=2)
                    self.send = gr.Button("Keep this on this machine", size="sm")
                self.judge = judge
            with gr.Column(min_width=280, elem_id="sources"):
                self.shelf = gr.HTML(EMPTY, elem_id="panel")
        self._wire()

    def _wire(self) -> None:
        mine, tools = [self.session], [self.stop, self.again, self.clear, *self.saves]
        form = [self.verdict, self.comment]
        views = [
            self.log,
            self.shelf,
            self.status,
            self.only,
            self.box,
            self.lead,
            self.judge,
            *form,
            *self.picks,
            *tools,
        ]
        typed = [self.box.submit, self.ask.click]
        runs = [
            # What is sent while an answer is on its way is asked when it has come.
            gr.on(typed, self._ask, [self.box, *mine], views, trigger_mode="always_last", **QUIET),
            self.again.click(self._repeat, mine, views, **QUIET),
            *[pick.click(self._ask, [pick, *mine], views, **QUIET) for pick in self.picks],
        ]
        for run in runs:
            run.then(None, js="() => window.showNewest()", **QUIET)
        self.stop.click(self._stop, mine, None, **QUIET)
        self.clear.click(self._clear, mine, views, **QUIET)
        self.send.click(self._tell, [*form, *mine], [self.status, *form], **QUIET)
        for button, kind in zip(self.saves, SAVED, strict=True):
            made = button.click(partial(self._save, kind), mine, self.saved, **QUIET)
            made.then(None, self.saved, None, js="file => window.saveFile(file)", **QUIET)
        gr.on(None, self._open, mine, views, **QUIET).then(None, js="() => window.showNewest()", **QUIET)  # page loaded

    def limit_by(self, ticks: gr.CheckboxGroup) -> None:
        """Ask only the sources that are ticked in `ticks`."""
        ticks.input(self._limit, [ticks, self.session], self.only, trigger_mode="always_last", **QUIET)

    def _limit(self, ticked: list[str], session: Session) -> str:
        known = self._assistant.sources
        session.sources = None if set(ticked) >= set(known) else tuple(name for name in known if name in ticked)
        return _said(limits(session.sources, known))

    def _ask(self, question: str, session: Session) -> Iterator[Changes]:
        """Show the question, search, show the answer part by part."""
        refusal = _NO_SOURCE if session.sources == () else _refused(question)
        if refusal:
            yield {self.status: _said(refusal)}
            return
        run = session.run = object()
        before = session.turns
        session.turns = (*before, Turn(question))
        yield {
            self.box: "",
            self.log: self._log(session.turns, searching=True),
            self.status: _said("Searching the sources."),
            **self._tools(session, busy=True),
            **self._suggest(""),
        }
        progress, told = Progress(), Progress()
        coming = begin(self._assistant, question, before, session.sources, progress)
        moments = 0
        while session.run is run and not wait([coming], _MOMENT).done:
            moments += 1
            if moments % _SPOKEN == 0 and progress.words != told.words:
                told(progress.words)
                yield {self.status: _said(told.words)}
        if session.run is run:
            session.turns = (*before, coming.result())
            for parts in range(1, _parts(session.turns)):
                yield {self.log: self._log(session.turns, parts=parts)}
            yield self._view(session, _outcome(session.turns[-1]))
        else:  # shown by the search itself: what a generator gave last is sent once more when it ends
            yield self._view(session, "Stopped.")

    def _repeat(self, session: Session) -> Iterator[Changes]:
        """Ask the last question again."""
        if session.turns:
            *before, last = session.turns
            session.turns = tuple(before)
            yield from self._ask(last.question, session)

    def _stop(self, session: Session) -> None:
        """Break off the search, which then shows its question without an answer."""
        session.run = None

    def _clear(self, session: Session) -> Changes:
        """Begin a new conversation."""
        session.run, session.turns = None, ()
        return self._view(session, "The conversation is cleared.")

    def _open(self, session: Session, request: gr.Request) -> Iterator[Changes]:
        """Show the starter questions, or the answers that the address asks for; until the index is open, say so."""
        yield {self.status: _said("Opening the index …")}
        try:
            linked = request.query_params.getlist("source")
            session.sources = tuple(name for name in self._assistant.sources if name in linked) or None
            yield self._view(session, "")
        except AssistantError as error:
            yield {self.status: _said(str(error))}
            return
        for question in request.query_params.getlist("q")[:_LINKED]:
            yield from self._ask(question, session)

    def _tell(self, verdict: str | None, comment: str, session: Session) -> Changes:
        """Keep what was said of the newest answer."""
        *before, last = session.turns
        if verdict is None or last.answer is None or self._keep is None:
            return {self.status: _said("Choose a verdict first.")}
        try:
            self._keep(Feedback(verdict, comment.strip()[:LONGEST], last.answer, history(before)))
        except AssistantError as error:
            return {self.status: _said(str(error))}
        return {self.status: _said("Kept on this machine. Thank you."), self.verdict: None, self.comment: ""}

    def _save(self, kind: str, session: Session) -> dict[str, str]:
        """The conversation as a file for the browser to keep: its name, type and contents in base64."""
        asked = [(turn.question, turn.answer) for turn in session.turns if turn.answer]
        write, ending, media = SAVED[kind]
        data = base64.b64encode(write(asked, self._assistant.sources)).decode("ascii")
        return {"name": f"answers.{ending}", "type": media, "data": data}

    def _view(self, session: Session, words: str) -> Changes:
        """Everything that can be seen of a conversation in which no search is under way."""
        turns = session.turns
        follow = turns[-1].answer.followups if turns and turns[-1].answer else ()
        begin_with = "Begin with one of these, or ask in your own words"
        return {
            self.log: self._log(turns),
            self.shelf: panel(turns, self._assistant.sources),
            self.status: _said(words),
            self.only: _said(limits(session.sources, self._assistant.sources)),
            self.judge: gr.Accordion(visible=bool(self._keep and turns and turns[-1].answer), open=False),
            self.verdict: None,
            self.comment: "",
            **self._tools(session),
            **(self._suggest("Ask next", follow) if turns else self._suggest(begin_with, self._assistant.starters)),
        }

    def _log(self, turns: Turns, *, searching: bool = False, parts: int | None = None) -> str:
        """The conversation. Before the first answer the index may not be open, and its sources are not waited for."""
        sources = self._assistant.sources if any(turn.answer for turn in turns) else None
        return conversation(turns, sources, searching=searching, parts=parts)

    def _suggest(self, words: str, questions: Sequence[str] = ()) -> Changes:
        """Questions on the buttons, `words` above them; buttons without a question are hidden."""
        shown = list(dict.fromkeys(questions))[:_SUGGESTIONS]
        labels = shown + [""] * (_SUGGESTIONS - len(shown))
        buttons = [gr.Button(label, visible=bool(label)) for label in labels]
        return {self.lead: _said(words if shown else ""), **dict(zip(self.picks, buttons, strict=True))}

    def _tools(self, session: Session, *, busy: bool = False) -> Changes:
        """Stop, Ask again and Clear, each usable when it would do something."""
        return {
            self.stop: gr.Button(interactive=busy),
            self.again: gr.Button(interactive=bool(session.turns) and not busy),
            self.clear: gr.Button(interactive=bool(session.turns)),
            **{save: gr.Button(interactive=any(turn.answer for turn in session.turns)) for save in self.saves},
        }


def _refused(question: str) -> str | None:
    """Why this is not put to the assistant, in words; None where it is."""
    if is_blank(question):
        return "Type a question first."
    if len(question) > LONGEST:
        return f"That is {len(question):,} characters; a question may have {LONGEST:,}. Ask it in fewer words."
    return None


def _parts(turns: Turns) -> int:
    """Of how many parts the last answer is made."""
    answer = turns[-1].answer
    return len(answer_parts(answer, len(turns))) if answer else 0


def _said(words: str) -> str:
    return f"<p>{as_html(words)}</p>" if words else ""


def _outcome(turn: Turn) -> str:
    """What the live region says when a question has been met."""
    if turn.answer is None:
        return "No answer: a fault."
    cited, near = len(turn.answer.citations), len(turn.answer.related)
    if cited:
        return f"The answer is ready, with {cited} cited {'place' if cited == 1 else 'places'}."
    return f"No answer in the sources; {near} nearest published." if near else "The answer is ready."
