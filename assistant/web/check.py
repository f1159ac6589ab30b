"""The room where a draft is checked: each figure and each quotation with its verdict and where that is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import gradio as gr

from assistant.answer import Citation
from assistant.draft_files import draft_text
from assistant.verdicts import FAULTS, HOLDS, Checked, Claim, Verdict
from assistant.web.chat import QUIET
from assistant.web.escape import as_html, shorten
from assistant.web.protocol import Assistant
from assistant.web.turns import is_blank
from index.errors import AssistantError

LONGEST = 200_000
"""Characters of a draft that are checked at once."""
_SHOWN = 400  # characters of a cited place
_SAID = {
    Verdict.SUPPORTED: "Supported",
    Verdict.ROUNDED: "Rounded",
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.WRONG_GROUP: "True of another group",
    Verdict.WRONG_RESPONSE: "True of another answer",
    Verdict.WRONG_YEAR: "True of another year",
    Verdict.VERBATIM: "Verbatim",
    Verdict.ALTERED: "Altered",
    Verdict.NOT_IN_SOURCES: "Not in the sources",
}


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
        shown = {**QUIET, "show_progress": "minimal"}
        self.go.click(self._check, self.draft, self.verdicts, **shown)
        self.file.upload(self._check_file, self.file, self.verdicts, **shown)

    def _check_file(self, file: str) -> str:
        """The verdicts on a file as HTML; what is wrong with it in a sentence, under the name that it came with."""
        try:
            return self._check(draft_text(Path(file)))
        except AssistantError as error:
            return _line(str(error).replace(file, Path(file).name))

    def _check(self, text: str) -> str:
        """The verdicts on a text as HTML; what is wrong with it in a sentence."""
        if is_blank(text):
            return _line("Paste a text, or choose a file, first.")
        if len(text) > LONGEST:
            return _line(f"That is {len(text):,} characters; {LONGEST:,} can be checked at once. Check it in parts.")
        try:
            return verdicts(self._assistant.check(text))
        except AssistantError as error:
            return _line(str(error))


def verdicts(checked: Checked) -> str:
    """A checked draft as HTML: a summary, then its sentences with what was found in each."""
    if not checked.claims:
        return _line("There is no figure and no quotation in that to check.")
    counts = ", ".join(f"{number} {_SAID[Verdict(name)].lower()}" for name, number in checked.counts.items())
    sentences = groupby(checked.claims, key=lambda claim: (claim.start, claim.sentence))
    shown = "".join(_sentence(sentence, list(claims)) for (_, sentence), claims in sentences)
    return _line(f"{len(checked.claims)} checked: {counts}.") + shown


def _sentence(sentence: str, claims: Sequence[Claim]) -> str:
    found = "".join(_claim(claim) for claim in claims)
    return f'<article class="checked"><p class="sentence">{as_html(sentence.strip())}</p><ul>{found}</ul></article>'


def _claim(claim: Claim) -> str:
    kind = "held" if claim.verdict in HOLDS else "fault" if claim.verdict in FAULTS else "open"
    note = f" – {as_html(claim.note)}" if claim.note else ""
    places = "".join(_places(claim.citations))
    return (
        f'<li class="{kind}"><p><strong class="verdict">{_SAID[claim.verdict]}:</strong> '
        f"<q>{as_html(' '.join(claim.words.split()))}</q>{note}</p>{places}</li>"
    )


def _places(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations[:2]:
        words = as_html(shorten(citation.text.replace("\t", " | "), _SHOWN))
        where = as_html(f"{citation.source}: {citation.locator}")
        yield f'<p class="aside">{where}</p><blockquote>{words}</blockquote>'


def _line(words: str) -> str:
    return f'<p class="aside" role="status">{as_html(words)}</p>'
