"""The flow, to be read aloud: interpret → retrieve and compose → verify → Answer. Each step is a LangChain Runnable."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from langchain_core.runnables import Runnable, RunnableLambda

from assistant import claimed, cues, facts, participation
from assistant.answer import Answer, Phrasing, Status
from assistant.asked import LEFT_OUT
from assistant.catalogue import Catalogue
from assistant.compose import Composer
from assistant.contractions import expanded
from assistant.drafts import Draft, merged
from assistant.interpret import Interpreter
from assistant.leads import bare
from assistant.mentions import COUNTED_AGAINST, Mention, Reading, readings
from assistant.naming_people import named as named_people
from assistant.naming_people import stood_in
from assistant.presumed import corrected
from assistant.query import Intent, Query
from assistant.questions import Asked, begun_anew, clean, led_by, parts, restated
from assistant.refuse import refusal
from assistant.render import render
from assistant.retrieve import Retriever
from assistant.verify import verify
from index.printed import numbers
from index.words import find_phrases

log = logging.getLogger(__name__)
Message = Mapping[str, str]
Heard = Callable[[str], None]
"""Hears in words what is being done."""
Step = tuple[Asked, Draft]
_NO_QUESTION = {"invalid", "unclear"}
_LONG = 18  # words of a question that may hold talk of other things
_NAMED = 0.7  # of a label: a row that stands in the sentence before is what 'it' is
_CLAUSE = 5  # words of a clause that can ask by itself
_REFERS = re.compile(  # leans on another clause; not "IT", nor 'swears that a third told this survey'
    r"\b(?:them|they|it|those|these|this(?!\s+(?:survey|report|study|poll)\b)"
    r"|that(?!\s+(?:an?|the|most|many|some|all|half|no|our|nearly|almost|only)\b))\b"
)
_CLAUSES = re.compile(r"[.;!?…]+\s+|,\s+|\s[-–—]+\s|:\s+")
_SAYS_WHAT = re.compile(r"\bwhat (?:did|does|do|is|was|were) (?:the )?\w+", re.IGNORECASE)  # a figure may be told
_FIGURES = {Intent.VALUE, Intent.COMPARE, Intent.RANK, Intent.BOUND}


class ModelRun(Protocol):
    """What a chat model does for one answer, within the time that is set."""

    def read(self, step: Step) -> Step:
        """A draft of what the model takes a question for that was not understood without it."""
        ...

    def phrase(self, step: Step) -> Step:
        """A draft in the model's words, or the composed one where those do not pass the gate."""
        ...


class Model(Protocol):
    """A chat model that reads and phrases."""

    def begin(self, flow: Flow, heard: Heard | None) -> ModelRun: ...


@dataclass(frozen=True, slots=True)
class Flow:
    """The steps over one index."""

    catalogue: Catalogue
    interpreter: Interpreter
    composer: Composer
    retriever: Retriever
    model: Model | None = None

    def chain(self, heard: Heard | None = None) -> Runnable[Asked, Answer]:
        """The whole for one question as a Runnable: tracing and `stream` come with it; `heard` is told of a model."""
        interpret = RunnableLambda(self.interpret, name="interpret")
        compose = RunnableLambda(self.compose, name="compose")
        verify = RunnableLambda(self.answer, name="verify")
        if self.model is None:
            return interpret | compose | verify
        run = self.model.begin(self, heard)
        worded = RunnableLambda(run.read, name="read") | RunnableLambda(run.phrase, name="phrase")
        return interpret | compose | worded | verify

    def interpret(self, asked: Asked) -> tuple[Asked, tuple[Query, ...]]:
        """The queries of a question, made whole by the conversation before it."""
        question, fresh = begun_anew(claimed.unframed(bare(expanded(asked.question))))
        question = restated(question)
        previous = None if fresh else self._before(asked.history)
        led = " ".join(led_by(question))
        plain = facts.covers(question, self.catalogue)  # 'who commissioned it, when was it published, and its ISBN?'
        asking = (question,) if plain else parts(question)
        pieces = tuple(stood_in(part, led, self.catalogue.people) for part in asking)
        queries = self._queries(pieces, previous)
        explains = bool(led) and len(pieces) == 1 and cues.wants_reason(_SAYS_WHAT.sub(" ", pieces[0]))
        if len(queries) == 1 and pieces[0] != question and queries[0].intent not in _FIGURES:
            # What the question is about may stand in the sentence before it.
            whole = self.interpreter.read(question, previous)
            place = whole.rank and whole.best and whole.best.said >= _NAMED and _REFERS.search(pieces[0])
            if explains and not place:  # 'That share looks high. Does the report say why?'
                queries = [self._led(queries[0], led)] if _REFERS.search(pieces[0]) else queries
            else:
                queries = [whole] if whole.intent in _FIGURES or place else queries
        if len(queries) == 1 and queries[0].intent is Intent.PASSAGE and cues.wants_number(question) and not explains:
            queries = [self._clause(question, previous) or queries[0]]
        if led and len(queries) > 1 and _REFERS.search(pieces[0]):
            queries = [self._led(query, led) for query in queries]
        if sample := " ".join(sentence for sentence in led_by(question) if participation.presumed(sentence)):
            queries[0] = replace(queries[0], text=f"{sample} {queries[0].text}")
        stated = [self.interpreter.read(sentence) for sentence in led_by(question) if any(numbers(sentence))]
        return asked, tuple(corrected(stated, self._claims(question, previous), queries))

    def _claims(self, question: str, previous: Query | None) -> list[Query]:
        """The clauses of a question that claim a bound; what 'it' stands for is in the clauses before."""
        claims = []
        for clause in claimed.clauses(question):
            query = self.interpreter.read(clause, previous)
            if query.claim and _REFERS.search(clause) and not claimed.is_about_row(query):
                query = claimed.of_led(self.interpreter.read(question, previous), query)
            claims += [claimed.of_share(query)] if query.claim else []
        return claims

    def _led(self, query: Query, led: str) -> Query:
        """A question of one source among several with what 'it' stands for, said in the sentences before."""
        if query.intent is not Intent.PASSAGE and query.reason != "unclear":
            return query
        if query.reason == "unclear" and not cues.wants_reason(query.text):
            whole = self.interpreter.read(f"{led} {query.text}", None, query.sources)
            if whole.intent in _FIGURES:
                return whole
        return replace(query, intent=Intent.PASSAGE, reason="", text=f"{cues.uncounted(led)} {query.text}")

    def _clause(self, question: str, previous: Query | None) -> Query | None:
        """The one clause of a long question that asks for a figure, among talk of other things; None as a rule."""
        clauses = [clause.strip() for clause in _CLAUSES.split(question) if len(clause.split()) >= _CLAUSE]
        if len(question.split()) < _LONG or len(clauses) < 2:
            return None
        asking = [
            clause
            for clause in clauses
            if cues.wants_number(clause) and (not _REFERS.search(clause) or self._names_group(clause))
        ]
        read = [self.interpreter.read(clause, previous) for clause in asking]
        figures = [query for query in read if query.intent in _FIGURES and query.best]
        return max(figures, key=lambda query: query.best.score if query.best else 0.0, default=None)

    def _names_group(self, clause: str) -> bool:
        """Whether a clause says itself whom 'they' or 'them' stands for."""
        return any(True for _ in find_phrases(_REFERS.split(clause)[0], self.catalogue.forms))

    def _queries(self, pieces: Sequence[str], previous: Query | None) -> list[Query]:
        """The queries of the parts of a question; each may lean on the one before it, and the first on a later one."""
        queries: list[Query] = []
        for part in pieces:
            before = next((query for query in reversed(queries) if query.intent is not Intent.REFUSE), None)
            queries += [
                self.interpreter.read(reading.text, before or previous, reading.sources, beside=before is not None)
                for reading in self._readings(part)
            ]
        later = next((query for query in queries[1:] if query.intent is not Intent.REFUSE), None)
        if later and queries[0].reason == "unclear":  # 'What share of councils, and what share of suppliers, say …?'
            queries[0] = self.interpreter.read(queries[0].text, later, beside=True)
        return queries

    def _readings(self, part: str) -> tuple[Reading, ...]:
        """A question once for each source that it speaks of; a change between years is no figure of either."""
        if cues.other_year(part):
            return (Reading(part),)
        named = self.catalogue.names.mentions(part)
        for aside in reversed(list(LEFT_OUT.finditer(part))):  # 'in the 2013 survey (not the 2017 one)' is of one
            inside = [one for one in named if aside.start() <= one.start and one.end <= aside.end()]
            if inside and len(inside) < len(named):
                part = f"{part[: aside.start()].rstrip()}{part[aside.end() :]}"
                named = self.catalogue.names.mentions(part)
        return self._held_against(part, named) or readings(part, named, self.catalogue.surveys)

    def _held_against(self, part: str, named: Sequence[Mention]) -> tuple[Reading, ...]:
        """Two things counted in two sources: 'how many replied to the survey compared to the number whom Lee asked'."""
        against = COUNTED_AGAINST.search(part)
        if not against:
            return ()
        people = named_people(part, self.catalogue.people).items()
        spoken = [*named, *(Mention(*span, self.catalogue.heard_in[name]) for name, spans in people for span in spans)]
        left = {name for item in spoken if item.end <= against.start() for name in item.sources}
        right = {name for item in spoken if item.start >= against.end() for name in item.sources}
        left = left or set(self.catalogue.surveys) - right
        if not left or not right or left & right:
            return ()
        order = self.catalogue.sources
        return (
            Reading(part[: against.start()], tuple(name for name in order if name in left)),
            Reading(part[against.end() :], tuple(name for name in order if name in right)),
        )

    def compose(self, step: tuple[Asked, tuple[Query, ...]]) -> Step:
        """A draft for the queries together."""
        asked, queries = step
        told = list(dict.fromkeys(queries))
        asking = [query for query in told if query.reason not in _NO_QUESTION] or told[:1]
        return asked, merged([self.composer.compose(query) for query in asking])

    def answer(self, step: Step) -> Answer:
        """The gate: a draft with any finding is not shown."""
        asked, draft = step
        findings = verify(draft, self.catalogue.groups, self.retriever.index.sources)
        if findings:
            told = "; ".join(f"{item.kind}: {item.words} ({item.why})" for item in findings[:3])
            log.error("a composed answer was stopped: %s", told)
            draft = refusal(
                Status.NOT_IN_SOURCES, "The sources could not be read surely enough to state a figure here."
            )
            draft = replace(draft, phrasing=Phrasing("", shown=False, findings=tuple(map(str, findings))))
        return render(asked.question, draft, self.retriever.index.sources)

    def _before(self, history: Sequence[Message]) -> Query | None:
        """The query that the conversation last asked, read from its turns in order, with what was answered to it."""
        query: Query | None = None
        for message in history:
            text = clean(str(message.get("content", "")))
            if message.get("role") == "user" and text:
                question, fresh = begun_anew(bare(text))
                query = self._queries(parts(question), None if fresh else query)[-1]
            elif message.get("role") == "assistant" and query:
                query = replace(query, told=text)
        return query
