"""Outline → quotes: the verbatim words of respondents and of named persons, once per place where they are printed.

Whose words they are is taken from the text around, or left open: an unsigned box says nothing of its group, even where
the same words are printed elsewhere with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import PurePath

from index.leadins import (
    GroupFinder,
    Telling,
    group_of,
    heading_group,
    heading_theme,
    is_survey_question,
    lead_in,
    speaking_group,
    tellings,
    theme_of,
    trim,
)
from index.marks import Marked, double_quoted, mask, opens, single_quoted, whole
from index.outline import Outline, Section, survey_question
from index.readers import BlockKind
from index.records import Locator, Quote
from index.sentences import Paragraph, joined, sentences
from index.speakers import Speaker, named, of_byline, of_line, says_more
from index.spoken import Spoken
from index.words import tokens

__all__ = ["GroupFinder", "extract_quotes"]

_SIGNED_SECTION = re.compile(r"\b(?:foreword|preface|commentary)\b", re.IGNORECASE)
_PROSE = re.compile(r"[.!?:…][\"'”’)\]*_]*$")
_ORDINAL = re.compile(r"^(?:and\s+)?(?:a|the)\s+(?:second|third|fourth|fifth)\b", re.IGNORECASE)
_CAPTION = 8  # words of the line above a box, 'Digital will...'
_SIGNATURE = 12  # words of the line below it, '– Ann Lee, Director, Anytown Council'


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a quotation."""

    group: str | None = None
    speaker: Speaker | None = None
    question: str | None = None
    theme: str | None = None
    lead_in: str = ""

    def by(self, speaker: Speaker, lead_in: str) -> _Told:
        """The same, of a named person: their words answer no survey question and speak for no group."""
        return replace(self, group=None, question=None, speaker=speaker, lead_in=lead_in)


@dataclass(slots=True)
class _Thread:
    """What a section has said so far: who spoke, what was asked, and what the paragraph before leaves open."""

    plain: _Told  # what the headings alone tell
    known: list[Speaker] = field(default_factory=list)
    question: str | None = None
    theme: str | None = None
    speech: _Told | None = None  # a quotation that the paragraph before did not close
    box: _Told | None = None  # what introduced a row of quotations that stand alone
    before: tuple[str, str] | None = None  # the paragraph before, text and masked, unless it ends in a quotation


Found = tuple[tuple[int, int], _Told]


def extract_quotes(outline: Outline, labels: Sequence[str], groups: GroupFinder) -> list[Quote]:
    """The quotes of a source in printed order; `labels` are the row labels of its tables, which are no quotes."""
    asked = [survey_question((title,)) for section in outline.sections for title in section.trail]
    reader = _Reader(outline, Spoken(labels, asked), groups)
    return [
        Quote(
            id=f"{PurePath(outline.source.name).stem}/{section.id}.q{number}",
            locator=Locator(outline.source.name, section.trail, start, end),
            text=outline.source.text[start:end],
            group=told.group,
            speaker=told.speaker.name if told.speaker else None,
            office=told.speaker.office if told.speaker else None,
            survey_question=told.question,
            theme=told.theme,
            lead_in=told.lead_in,
        )
        for section, found in reader.read()
        for number, ((start, end), told) in enumerate(found, 1)
    ]


class _Reader:
    def __init__(self, outline: Outline, spoken: Spoken, groups: GroupFinder) -> None:
        self._outline = outline
        self._text = outline.source.text
        self._spoken = spoken
        self._groups = groups

    def read(self) -> Iterator[tuple[Section, list[Found]]]:
        """Section by section: nothing that is told in one speaks for the next. A questionnaire holds no quotes."""
        printed = {key: list(group) for key, group in groupby(joined(self._outline), key=lambda one: one.section.id)}
        authors: dict[str, Speaker] = {}
        for section in self._outline.sections:
            bylines = [block for block in section.blocks if block.kind is BlockKind.BYLINE]
            authors |= {speaker.name: speaker for speaker in map(of_byline, map(self._outline.text, bylines))}
            if section.role != "form":
                author = authors.get(section.author or "")
                yield section, self._section(section, printed.get(section.id, []), author)

    def _section(self, section: Section, paragraphs: Sequence[Paragraph], author: Speaker | None) -> list[Found]:
        thread = _Thread(
            _Told(
                group=heading_group(section.trail, self._groups),
                question=survey_question(section.trail),
                theme=heading_theme(section.trail, self._groups),
            )
        )
        signs = author if any(_SIGNED_SECTION.search(title) for title in section.trail) else None
        found: list[Found] = []
        texts = [self._text[paragraph.start : paragraph.end] for paragraph in paragraphs]
        for paragraph, text, below in zip(paragraphs, texts, [*texts[1:], ""], strict=False):
            boxed = whole(text)
            if boxed and self._spoken.stands_alone(text[boxed.start : boxed.end]):
                quotes = [(boxed, self._boxed(text, boxed, below, thread))]
            else:
                quotes = list(self._inline(text, thread))
                if signs and _PROSE.search(text):  # the author's own words are the whole paragraph
                    found.append(((paragraph.start, paragraph.end), thread.plain.by(signs, "")))
            found += [((paragraph.start + span.start, paragraph.start + span.end), told) for span, told in quotes]
        return sorted(found, key=lambda pair: pair[0])

    def _boxed(self, text: str, span: Marked, below: str, thread: _Thread) -> _Told:
        """What is told of a quotation that is a paragraph: it goes on from one, or another leads to it or signs it."""
        if thread.speech and opens(text):
            told = thread.speech
        else:
            if thread.before:
                thread.box = self._introduced(*thread.before, thread)
            told = self._signed(below, thread) or thread.box or thread.plain
            if told.speaker:  # 'Ann Lee, Director:' introduces one quotation, 'Suppliers told us:' a row of them
                thread.box = None
        thread.speech = None if span.closed else told
        thread.before = None
        return told

    def _introduced(self, text: str, masked: str, thread: _Thread) -> _Told | None:
        """What the paragraph above tells, where it leads to a box: its caption, a colon, the survey question asked."""
        if text.endswith(("...", "…")) and len(tokens(text)) <= _CAPTION:
            return replace(thread.plain, lead_in=text)
        asks = thread.question and thread.question in text[-len(thread.question) - 4 :]
        if not asks and not text.rstrip("*_ ").endswith(":"):
            return None
        start, end = sentences(masked)[-1]
        words = trim(text[start:end])
        if speaker := of_line(text) or named(masked[start:end], "", thread.known):
            thread.known.append(speaker)
            return thread.plain.by(speaker, words)
        telling = Telling(before=(start, end), after=(end, end), lead=(start, end), earlier=(0, start))
        group = speaking_group(masked, telling, None, self._groups)
        group = group or group_of(masked, telling, thread.plain.group, self._groups)
        return replace(thread.plain, group=group, question=thread.question or thread.plain.question, lead_in=words)

    def _signed(self, below: str, thread: _Thread) -> _Told | None:
        """What the line below a box tells, where it is a signature: '– Ann Lee, Director', '— a district council'."""
        if not below.startswith(("–", "—")) or len(tokens(below)) > _SIGNATURE:
            return None
        if speaker := named("", below, thread.known):
            return thread.plain.by(speaker, trim(below))
        mentions = self._groups.find(below)
        return replace(thread.plain, group=mentions[0][0], lead_in=trim(below)) if mentions else None

    def _inline(self, text: str, thread: _Thread) -> Iterator[tuple[Marked, _Told]]:
        """The quotations inside a paragraph of prose, and what its sentences tell of each."""
        masked, asked, spans = self._marked(text)
        theme = theme_of(text, masked, spans[0].first, thread.before) if spans else None
        theme = theme or (thread.theme if _ORDINAL.match(text) else None)
        if spans and (told_of := named(masked[: spans[0].first], "", thread.known)):
            thread.known.append(told_of)  # 'Ann Lee said that …. “…,” he said': who was last heard of
        speaker: Speaker | None = None
        said_by: str | None = None
        speech: _Told | None = None
        for span, telling in zip(spans, tellings(masked, spans), strict=True):
            before, after = telling.words_before(masked), telling.words_after(masked)
            goes_on = says_more(before, after)  # '“…”, she said. “…”', '“…” and added: “…”'
            speaker = named(before, after, thread.known) or (speaker if goes_on else None)
            if speaker:
                thread.known.append(speaker)
                told = thread.plain.by(speaker, lead_in(text, telling))
            else:
                said_by = speaking_group(masked, telling, said_by, self._groups) or (said_by if goes_on else None)
                questions = [text[one.start : one.end] for one in asked if one.first < span.first]
                told = _Told(
                    group=said_by or group_of(masked, telling, thread.plain.group, self._groups),
                    question=questions[-1] if questions else thread.question or thread.plain.question,
                    theme=theme or thread.plain.theme,
                    lead_in=lead_in(text, telling),
                )
            speech = None if span.closed else told
            yield span, told
        thread.question = text[asked[-1].start : asked[-1].end] if asked else thread.question
        thread.theme, thread.speech, thread.box = theme or thread.theme, speech, None
        last = sentences(masked)[-1:]
        ends_quoted = bool(spans and last and spans[-1].first >= last[0][0]) and not text.endswith(":")
        thread.before = None if ends_quoted else (text, masked)

    def _marked(self, text: str) -> tuple[str, list[Marked], list[Marked]]:
        """A paragraph with its quoted words crossed out, the survey questions quoted in it, and the quotations."""
        doubles = double_quoted(text)
        masked = mask(text, doubles)
        singles = single_quoted(masked)
        masked = mask(masked, singles)
        asked = [span for span in (*doubles, *singles) if is_survey_question(text, masked, span)]
        spans = [span for span in doubles if span not in asked and self._spoken.in_doubles(text, masked, span)]
        spans += [span for span in singles if span not in asked and self._spoken.in_singles(text, masked, span)]
        return masked, sorted(asked, key=_place), sorted(spans, key=_place)


def _place(span: Marked) -> int:
    return span.first
