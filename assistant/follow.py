"""A follow-up ('and suppliers?') made whole from the turn before. Nothing after this sees a conversation.

What was asked and answered before is the context: its row, group, answers, place in an order, people, sources. A
turn is read alone, and with each of these filled in where it has none of its own; one with a subject of its own
stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant import cues, expected, leans, participation
from assistant.catalogue import Catalogue
from assistant.context import focus_of, heard
from assistant.figure_turns import FigureTurns, broken_down, stands
from assistant.heard_names import another_name, person_in, spoken_of, standing_for, with_person
from assistant.naming import Naming
from assistant.naming_people import named
from assistant.query import Choice, Intent, Query
from assistant.sought import sought
from assistant.turns import Turn, blanked, turn_of
from index.words import stems

_OWN = 0.6  # said and explained to this share, a measure is the question's own and nothing is taken over
_FIGURES = {Intent.VALUE, Intent.RANK, Intent.COMPARE, Intent.BOUND}
_PROSE = {Intent.PASSAGE, Intent.QUOTE, Intent.ENTRY, Intent.SAMPLE, Intent.REFUSE}
_LISTS = {Intent.ENTRY, Intent.SAMPLE}
_A_TEXT = re.compile(r"\b(?:report|publication|document|survey|briefing|article)\b", re.IGNORECASE)
_WHOS = re.compile(r"\bwho['’]?s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Follower:
    """Makes turns whole over one index; `figures` reads those about figures, `whole` reads a text alone."""

    catalogue: Catalogue
    figures: FigureTurns
    naming: Naming
    whole: Callable[[str, tuple[str, ...]], Query]

    def follow(self, query: Query, previous: Query, *, beside: bool = False) -> Query:
        """The query made whole from the one before it, where it leans on it; `beside` it in one breath."""
        turn = turn_of(query, self.catalogue)
        found = self._followed(turn, query, previous, beside=beside)
        others = () if beside else self._others(turn, query, found, previous)
        return replace(found, turn=query.text, others=others)

    def _others(self, turn: Turn, query: Query, found: Query, previous: Query) -> tuple[Query, ...]:
        """Other readings of a turn that is a sentence: by itself, of the sources spoken of, then of all."""
        if not found.leaning or turn.elliptical or turn.groups or not (turn.known or not turn.refers):
            return ()
        if broken_down(turn.text) or (turn.refers and found.intent in _FIGURES and not sought(turn.text)):
            return ()  # 'what was it among the small ones?' asks for no other thing
        spoken = not query.sources and previous.sources
        near = (replace(self.whole(turn.text, previous.sources), leaning=True),) if spoken else ()
        return tuple(one for one in (*near, query) if one.intent in _PROSE and not one.reason)

    def _followed(self, turn: Turn, query: Query, previous: Query, *, beside: bool) -> Query:
        if query.intent is Intent.SAMPLE and not (turn.refers and leans.asks_base(turn.text)):
            return query
        previous = heard(previous, self.catalogue.subjects.values())
        focus = None if participation.who_answered(previous.text) else focus_of(previous)  # an entry, and no row
        found = self._spoken(turn, previous) or self._year(turn, query, previous) or self._source(turn, query, previous)
        if found:
            return found
        if figure := self._figure(turn, query, previous, focus, beside=beside):
            return replace(figure, leaning=True)
        if not focus and (told := self._text(turn, query, previous, beside=beside)):
            return told
        carries = query.intent in {Intent.VALUE, Intent.RANK, Intent.BOUND} and not query.group_named
        if carries and previous.groups and (turn.leans or beside):
            return replace(query, groups=previous.groups)
        return query

    def _figure(self, turn: Turn, query: Query, previous: Query, focus: Choice | None, *, beside: bool) -> Query | None:
        """What is asked on about a figure, in the order of how much the turn takes over."""
        if focus and (of_it := self.figures.of_figure(turn, query, previous, focus)):
            return of_it
        if again := self.figures.again(turn, query, previous):
            return again
        dated = cues.wants_date(turn.text) and not turn.elliptical and not turn.refers  # asked of the survey itself
        if dated or not (turn.leans or beside):
            return None
        own = _own(turn, query)
        if focus and (row := self.figures.row(turn, query, previous, focus, own=own)):
            return row
        if own:
            return None
        if slots := self.figures.slots(turn, query, previous, focus):
            return slots
        if focus and not query.rank and (whole := self._whole_figure(turn, previous, focus)):
            return whole
        other = turn.elliptical and turn.left and not turn.groups and not broken_down(turn.text)
        return stands(query, previous) if focus and turn.leans and not other else None  # 'and trade unions?' is no row

    def _whole_figure(self, turn: Turn, previous: Query, focus: Choice) -> Query | None:
        """Another figure of the table spoken of, which the turn gives with the words that it leaves to what was said.

        'How many don't even want one?' is read with what was asked about for 'one', 'and without the small ones?' after
        the question before; all that the turn names must be of that figure.
        """
        topic = spoken_of(previous.text, focus.subject.label)
        for text in (standing_for(turn.text, topic), f"{previous.text} {turn.rest}"):
            found = self.whole(text, ()) if text else None
            best = found.best if found else None
            if found is None or best is None or found.intent not in _FIGURES or set(turn.left) & set(best.unexplained):
                continue
            same = best.subject.id == focus.subject.id and best.answers == focus.answers
            if best.subject.table == focus.subject.table and not same:
                groups = turn.groups or previous.groups
                return replace(found, intent=Intent.VALUE, text=turn.text, choices=(best,), groups=groups, rank=None)
        return None

    def _spoken(self, turn: Turn, previous: Query) -> Query | None:
        """'Who said that?' of the words that were quoted, 'what's his role?' of the person that was named."""
        if leans.asks_speaker(turn.text):
            quoted = leans.spoken(previous.told)
            return self.whole(f'Who said "{quoted}"?', ()) if quoted else replace(previous, leaning=True)
        if previous.intent is Intent.QUOTE and turn.empty and leans.asks_another(turn.text):
            given = leans.all_spoken(previous.told)
            groups = turn.groups or previous.groups
            skip = previous.skip if given else previous.skip + 1
            return replace(previous, skip=skip, shown=(*previous.shown, *given), groups=groups, leaning=True)
        if named(turn.text, self.catalogue.people):
            return None
        name = person_in(previous, self.catalogue.people)
        text = with_person(turn.text, name, figure=previous.intent in _FIGURES) if name else ""
        return self.whole(text, ()) if text else None

    def _year(self, turn: Turn, query: Query, previous: Query) -> Query | None:
        first = previous.best
        if first and first.subject.year and turn.leans:
            twin = self.catalogue.years.twin(first.subject, query.text)
            if twin and turn.empty:
                return replace(previous, choices=(replace(first, subject=twin),), text=query.text, leaning=True)
        if cues.other_year(query.text) and previous.intent in _FIGURES:
            return replace(query, intent=Intent.REFUSE, reason="year:other")
        return None

    def _source(self, turn: Turn, query: Query, previous: Query) -> Query | None:
        """The question before put to another source, where the turn names nothing but that: 'and in the 2017 one?'."""
        if (
            not turn.elliptical
            or previous.intent not in _PROSE
            or not query.sources
            or query.sources == previous.sources
        ):
            return None
        spans = self.catalogue.names.spans
        named = {word for start, end in spans(turn.text) for word in stems(turn.text[start:end])}
        if set(turn.known) - named or not spans(previous.text):
            return None
        return self.whole(blanked(previous.text, spans(previous.text)), query.sources)

    def _text(self, turn: Turn, query: Query, previous: Query, *, beside: bool) -> Query | None:
        """What is asked of text, lists and people: of another name, of the same source, or on the same topic."""
        if _own(turn, query) and previous.intent not in _LISTS:
            return None
        names = {word for entry in self.catalogue.entries for word in entry.measure.lower().split()}
        proper = {word for text in (turn.rest, previous.text) for word in self.naming.names(text)}
        if turn.elliptical and not beside and (text := another_name(turn.rest, previous.text, names, proper)):
            found = self.whole(text, ())
            return replace(found, intent=Intent.ENTRY) if previous.intent in _LISTS else found
        of_source = previous.sources or self.catalogue.names.spans(previous.text) or _A_TEXT.search(previous.text)
        if turn.refers and of_source and not beside and expected.asks_contact(turn.text):  # 'and its telephone number?'
            return replace(self.whole(turn.rest, query.sources or previous.sources), intent=Intent.PASSAGE)
        sources = query.sources or previous.sources
        carried = (
            previous.sources
            and not query.sources
            and (query.intent in _PROSE or cues.wants_date(turn.text) or (beside and not query.group_named))
        )
        if carried and (sought(turn.text) or beside or not turn.leans):
            found = self.whole(_WHOS.sub("who is", turn.text), sources)
            found = replace(found, intent=Intent.PASSAGE, reason="") if found.reason == "unclear" else found
            return replace(found, leaning=True)
        if not turn.leans or (beside and not turn.refers):
            return None
        if previous.intent is Intent.QUOTE or query.intent in {Intent.PASSAGE, Intent.QUOTE}:
            intent = previous.intent if previous.intent is Intent.QUOTE else query.intent
            groups = turn.groups or query.groups or previous.groups
            text = f"{previous.text} {query.text}"
            return replace(query, text=text, groups=groups, intent=intent, sources=sources, leaning=True)
        if turn.empty:
            groups = query.groups or previous.groups
            return replace(previous, text=f"{previous.text} {query.text}", groups=groups, leaning=True)
        return None


def _own(turn: Turn, query: Query) -> bool:
    """Whether a turn says a measure of its own nearly in full."""
    best = query.best
    return best is not None and best.said >= _OWN and best.explained >= _OWN and not turn.empty
