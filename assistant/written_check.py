"""A checked draft to take along: as Markdown or a Word file, each figure with its verdict and where that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby

from assistant.verdicts import Checked, Claim, Verdict
from assistant.written import reference, single_line, writable
from index.records import Source

SAID: Mapping[Verdict, str] = {
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
"""A verdict as a person reads it."""
NOTHING = "There is no figure and no quotation in that to check."
_TITLE = "Checked against the sources"
_MARKS = re.compile(r"([\\`*_\[\]<>#|~!&])")


def summary(checked: Checked) -> str:
    """How many were checked and what came of them, in a sentence."""
    counts = ", ".join(f"{number} {SAID[Verdict(name)].lower()}" for name, number in checked.counts.items())
    return f"{len(checked.claims)} checked: {counts}." if checked.claims else NOTHING


def sentences(checked: Checked) -> Iterator[tuple[str, Sequence[Claim]]]:
    """The sentences of the draft in which anything was checked, with what was found in each."""
    for (_, sentence), claims in groupby(checked.claims, key=lambda claim: (claim.start, claim.sentence)):
        yield sentence, list(claims)


def as_markdown(checked: Checked, sources: Mapping[str, Source]) -> str:
    """The verdicts as Markdown. What a draft or a source holds stays text: no link, picture or tag comes of it."""
    parts = [f"# {_TITLE}", summary(checked)]
    for sentence, claims in sentences(checked):
        parts.append(f"> {_plain(sentence)}")
        for claim in claims:
            parts.append(f"- **{SAID[claim.verdict]}:** {_plain(claim.words)}{_note(_plain(claim.note))}")
            parts += [f"    {_plain(reference(one, sources))}:\n\n    > {_plain(one.text)}" for one in claim.citations]
    return "\n\n".join(parts) + "\n"


def as_word(checked: Checked, sources: Mapping[str, Source]) -> bytes:
    """The verdicts as a Word file (.docx)."""
    from docx import Document

    document = Document()
    document.add_heading(_TITLE, level=1)
    document.add_paragraph(summary(checked))
    for sentence, claims in sentences(checked):
        document.add_heading(writable(single_line(sentence)), level=2)
        for claim in claims:
            line = document.add_paragraph(style="List Bullet")
            line.add_run(f"{SAID[claim.verdict]}: ").bold = True
            line.add_run(writable(single_line(claim.words) + _note(claim.note)))
            for one in claim.citations:
                document.add_paragraph(writable(reference(one, sources)))
                document.add_paragraph(writable(single_line(one.text)), style="Intense Quote")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _note(note: str) -> str:
    return f" – {note}" if note else ""


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", single_line(text))
