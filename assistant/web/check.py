"""The room where a draft is checked: each figure and each quotation with its verdict and where that is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import Citation
from assistant.draft_files import draft_text
from assistant.verdicts import FAULTS, HOLDS, Checked, Claim
from assistant.web.chat import QUIET
from assistant.web.escape import as_html, shorten
from assistant.web.files import MARKDOWN, SAVE, WORD, as_file
from assistant.web.protocol import Assistant
from assistant.web.turns import is_blank
from assistant.written_check import SAID, as_markdown, as_word, sentences, summary
from index.errors import AssistantError
from index.records import Source

LONGEST = 200_000
"""Characters of a draft that are checked at once."""
_SHOWN = 400  # characters of a cited place
SAVED: dict[str, tuple[Callable[[Checked, Mapping[str, Source]], bytes], str, str]] = {
    "Markdown": (lambda checked, sources: as_markdown(checked, sources).encode("utf-8", "replace"), "md", MARKDOWN),
    "Word": (as_word, "docx", WORD),
}
"""What the verdicts can be saved as → how they are written, the file's ending and its type."""


class Check:
    """The checker's components, placed in the Blocks that are being built, and their events."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        with gr.Column(elem_id="check"):
            self.draft = gr.Textbox(label="A claim, or a whole draft", lines=5, max_lines=16)
            with gr.Row(elem_id="check-row"):
                self.go = gr.Button("Check", variant="primary", scale=0, min_width=120)
                self.file = gr.UploadButton("Check a file", elem_id="draft-file", scale=0)
            self.verdicts = gr.HTML(elem_id="verdicts")
            with gr.Row(elem_classes="keep"):
                self.saves = [gr.Button(f"Save as {one}", interactive=False, size="sm") for one in SAVED]
            self.saved = gr.JSON(visible=False)
        self.checked = gr.State(Checked(()))  # of this browser
        shown = {**QUIET, "show_progress": "minimal"}
        views = [self.verdicts, self.checked, *self.saves]
        self.go.click(self._check, self.draft, views, **shown)
        self.file.upload(self._check_file, self.file, views, **shown)
        for button, kind in zip(self.saves, SAVED, strict=True):
            made = button.click(partial(self._save, kind), self.checked, self.saved, **QUIET)
            made.then(None, self.saved, None, js=SAVE, **QUIET)

    def _check_file(self, file: str) -> list[Any]:
        """The verdicts on a file; what is wrong with it in a sentence, under the name that it came with."""
        try:
            return self._check(draft_text(Path(file)))
        except AssistantError as error:
            return _refused(str(error).replace(file, Path(file).name))

    def _check(self, text: str) -> list[Any]:
        """The verdicts on a text, to show and to save; what is wrong with it in a sentence."""
        if is_blank(text):
            return _refused("Paste a text, or choose a file, first.")
        if len(text) > LONGEST:
            return _refused(f"That is {len(text):,} characters; {LONGEST:,} can be checked at once. Check it in parts.")
        try:
            checked = self._assistant.check(text)
        except AssistantError as error:
            return _refused(str(error))
        return [verdicts(checked), checked, *_buttons(usable=bool(checked.claims))]

    def _save(self, kind: str, checked: Checked) -> dict[str, str]:
        write, ending, media = SAVED[kind]
        return as_file(f"checked.{ending}", media, write(checked, self._assistant.sources))


def verdicts(checked: Checked) -> str:
    """A checked draft as HTML: a summary, then its sentences with what was found in each."""
    return _line(summary(checked)) + "".join(_sentence(*one) for one in sentences(checked))


def _sentence(sentence: str, claims: Sequence[Claim]) -> str:
    found = "".join(_claim(claim) for claim in claims)
    return f'<article class="checked"><p class="sentence">{as_html(sentence.strip())}</p><ul>{found}</ul></article>'


def _claim(claim: Claim) -> str:
    kind = "held" if claim.verdict in HOLDS else "fault" if claim.verdict in FAULTS else "open"
    note = f" – {as_html(claim.note)}" if claim.note else ""
    places = "".join(_places(claim.citations))
    return (
        f'<li class="{kind}"><p><strong class="verdict">{SAID[claim.verdict]}:</strong> '
        f"<q>{as_html(' '.join(claim.words.split()))}</q>{note}</p>{places}</li>"
    )


def _places(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations[:2]:
        words = as_html(shorten(citation.text.replace("\t", " | "), _SHOWN))
        where = as_html(f"{citation.source}: {citation.locator}")
        yield f'<p class="aside">{where}</p><blockquote>{words}</blockquote>'


def _refused(words: str) -> list[Any]:
    return [_line(words), Checked(()), *_buttons(usable=False)]


def _buttons(*, usable: bool) -> list[gr.Button]:
    return [gr.Button(interactive=usable) for _ in SAVED]


def _line(words: str) -> str:
    return f'<p class="aside" role="status">{as_html(words)}</p>'
