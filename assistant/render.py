"""Draft → Answer: citations numbered in the order of first use, sentences with their markers, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.answer import Answer, Citation, Disagreement
from assistant.citing import reach
from assistant.drafts import Block, Draft, Sentence
from index.records import Record, Source, Statistic

Place = tuple[str, int, int]
Cite = Callable[[Record], int]  # a record → the key that cites it


def render(question: str, draft: Draft, sources: Mapping[str, Source], notes: tuple[str, ...] = ()) -> Answer:
    """The answer that a checked draft gives, with `notes` as further caveats.

    Records that are cited with the same words share a key.
    """
    keys: dict[Place, Citation] = {}
    of: dict[str, int] = {}

    def cite(record: Record) -> int:
        place = _place(record, sources)
        _, start, end = place
        if place not in keys:
            keys[place] = Citation(len(keys) + 1, record, start, end, sources[record.locator.source].text[start:end])
        of[record.id] = keys[place].key
        return keys[place].key

    text = "\n\n".join(_block(block, cite) for block in draft.blocks)
    stated = (record for sentence in draft.sentences for record in (*sentence.states, *sentence.cites))
    statistics = {
        record.id: (record, keys[place].key)
        for record in stated
        if isinstance(record, Statistic) and record.printed and (place := _place(record, sources)) in keys
    }
    disagreements = tuple(
        Disagreement(tuple(sorted({of[link.first], of[link.second]})), link.note)
        for link in draft.links
        if link.first in of and link.second in of and of[link.first] != of[link.second]
    )
    return Answer(
        question=question,
        status=draft.status,
        text=text,
        citations=tuple(keys.values()),
        statistics=tuple(statistics.values()),
        related=draft.related,
        caveats=(*draft.caveats, *notes),
        disagreements=disagreements,
        followups=draft.followups,
        phrasing=draft.phrasing,
    )


def _place(record: Record, sources: Mapping[str, Source]) -> Place:
    return (record.locator.source, *reach(record, sources))


def _block(block: Block, cite: Cite) -> str:
    lines = [_sentence(sentence, cite) for sentence in block.sentences]
    if block.kind == "table":
        head = f"| {' | '.join(block.head)} |\n|{'---|' * len(block.head)}"
        return head + "\n" + "\n".join(f"| {line} |" for line in lines)
    if block.kind == "quote":
        return "\n\n".join(lines)
    if block.kind == "list":
        return "\n".join(f"- {line}" for line in lines)
    return " ".join(lines)


def _sentence(sentence: Sentence, cite: Cite) -> str:
    keys = dict.fromkeys(cite(record) for record in sentence.cites)
    return sentence.text + (" " + "".join(f"[{key}]" for key in keys) if keys else "")
