"""A small invented survey in two sources, what can be asked about it, and what every answer must hold."""

from __future__ import annotations

import json
import re
from typing import Any

from assistant.answer import Status

READERS = """Readers of Marlshire

1. Introduction

In March 2031 we asked the readers and the volunteers of Marlshire about their libraries.

2. Key findings

Six in ten readers (60%) say that opening hours are too short. The county spent £1,204,000 on books.

3. The results

3.1 What keeps you away from the library?

READER RESPONSES

\tYes\tNo\tDon't Know
Opening hours are too short\t60.5%\t30.1%\t9.4%
Nothing new to read\t12.5%\t80.0%\t7.5%
The <b>building</b> is cold\t11.0%\t81.5%\t7.5%
Too far away\t8.0%\t90.0%\t2.0%

One reader told us:

“I work in the week, and on Saturday the door is shut.”

VOLUNTEER RESPONSES

Volunteers see it otherwise: three quarters (75.2%) of volunteers say that nothing is new to read.

3.2 Who should decide on opening hours?

READER RESPONSES

\tAgree\tDisagree\tDon't Know
The readers\t70.1%\t20.4%\t9.5%
The county\t15.2%\t70.3%\t14.5%
"""
# Windows line ends and a letter beyond the basic plane: offsets count characters, not bytes and not UTF-16 units.
LETTER = "A letter 📚 about Marlshire-Readers\r\n\r\nSome 48% of readers say that opening hours are too short.\r\n"
TEXTS = {"marlshire-readers.txt": READERS, "letter.txt": LETTER}
FILES: dict[str, str | bytes] = {**TEXTS}
WORDS = "hours cold far read county decide volunteers readers"

SHORT = "What share of readers say that opening hours are too short?"
QUESTIONS = (
    SHORT,
    "Compare readers and volunteers on nothing new to read",
    "Which reason keeps most readers away?",
    "What do readers say about Saturday?",
    "When were the readers asked?",
    "What share of readers own a dog?",
    "What should I cook tonight?",
    "asdf qwer",
)

KEYS = ["id", "question", "status", "text", "citations", "statistics", "related", "caveats", "disagreements"]
CITATION = ["key", "record", "source", "locator", "start", "end", "text"]
STATISTIC = "printed value unit measure response group survey_question base citation".split()
RELATED = ["record", "kind", "source", "locator", "start", "end", "text"]


def line(**fields: Any) -> bytes:
    """A line of a file of questions."""
    return json.dumps(fields).encode() + b"\n"


def hold_contract(answer: dict[str, Any], texts: dict[str, str]) -> None:
    """Fails where an answer's object breaks the contract; `texts` are the sources' texts, read from their files."""
    assert list(answer) == KEYS
    assert answer["status"] in set(Status)
    assert answer["text"].strip()
    json.dumps(answer, allow_nan=False)
    for one in answer["citations"]:
        assert list(one) == CITATION
    for one in answer["related"]:
        assert list(one) == RELATED
    for one in (*answer["citations"], *answer["related"]):
        assert one["text"] == texts[one["source"]][one["start"] : one["end"]] != ""
    keys = [one["key"] for one in answer["citations"]]
    assert keys == list(range(1, len(keys) + 1))
    assert set(keys) == {int(key) for key in re.findall(r"\[(\d+)\]", answer["text"])}
    for one in answer["statistics"]:
        assert list(one) == STATISTIC
        assert one["printed"] in answer["citations"][one["citation"] - 1]["text"]
    for one in answer["disagreements"]:
        assert list(one) == ["citations", "note"]
        assert set(one["citations"]) <= set(keys)
    if answer["status"].startswith("unanswerable_"):
        assert not answer["statistics"]
        assert not re.search(r"\d[\d.,]*\s?%|£\s?\d", answer["text"]), "a refusal states no figure"
