"""The command `check`: a claim, or a draft in a file, against the sources. Exit code 1 where they speak against it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli_text import place, shown
from assistant.draft_files import draft_text
from assistant.verdicts import Checked
from index.disk import as_json
from index.errors import AssistantError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_SHOWN = 40  # sentences: from so many on a person wants to see that something happens
_LONGEST = 700  # characters of a place that are shown


def check(
    claim: str | None, file: Path | None, opened: Callable[[], Assistant], say: Callable[[str], None], *, json: bool
) -> int:
    """Check a claim or a file and say what was found; returns the exit code. Raises AssistantError for a wrong call."""
    if (claim is None) == (file is None):
        raise AssistantError("expected a CLAIM in quotation marks, or a draft with --file: one of the two.")
    text = claim if file is None else draft_text(file)
    if not text or not text.strip():
        raise AssistantError("there is no text to check. Give a CLAIM in quotation marks, or a draft with --file.")
    checked = _checked(opened(), text)
    say(as_json(checked.to_json()) if json else as_text(checked))
    return 1 if checked.faults else 0


def as_text(checked: Checked) -> str:
    """Each sentence with its figures and quotations below it, their verdicts and where that is printed."""
    if not checked.claims:
        return "There is no figure and no quotation in that to check."
    parts: list[str] = []
    sentence = ""
    for claim in checked.claims:
        if claim.sentence != sentence:
            sentence = claim.sentence
            parts.append(" ".join(sentence.split()))
        words = " ".join(claim.words.split())
        lines = [f"  {_name(claim.verdict)}: {words}", *([f"    {claim.note}"] if claim.note else [])]
        lines += [
            "    " + place("-", one.locator, one.text[:_LONGEST]).replace("\n", "\n    ") for one in claim.citations[:2]
        ]
        parts.append("\n".join(lines))
    counts = ", ".join(f"{number} {_name(verdict)}" for verdict, number in checked.counts.items())
    return shown("\n\n".join([*parts, f"{len(checked.claims)} checked: {counts}."]))


def _name(verdict: str) -> str:
    return str(verdict).replace("_", " ")


def _checked(assistant: Assistant, text: str) -> Checked:
    """The text checked, with a progress bar on standard error where it is long and a person may be looking."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        return assistant.check(text)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Checking", total=None, visible=False)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= _SHOWN)

        return assistant.check(text, progress)
