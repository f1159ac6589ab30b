r"""How well quotes are looked up: the topic that a person would type, and the quote that must be among the first five.

    {"id": "lookup-067", "topic": "big data", "group": "suppliers", "quotes": ["through the use of big data analytics"]}

`quotes` holds verbatim fragments of the sources: a look-up is right where one of the first five quotes holds one of
them. Where no quote has the words of a topic, those count that are shown as the nearest in meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.errors import SetError
from evals.texts import holds

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.quote_lookup import FoundQuote

OWN = Path(__file__).parent / "lookups" / "quotes.jsonl"
FLOOR = "quote-lookups"  # its table in floors.toml
FIRST = 5


class LookUp(BaseModel):
    """A line of the set: what is typed, and fragments of the quotes that are meant."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(min_length=1)
    topic: str = Field(min_length=1)
    group: str | None = None
    survey_question: str | None = None
    source: str | None = None
    quotes: list[str] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """A look-up made: at which place the quote stood, None where it was not shown, and whether its words found it."""

    case: LookUp
    place: int | None
    in_words: bool
    first: str

    @property
    def right(self) -> bool:
        return self.place is not None


def read(path: Path, sources: Mapping[str, str]) -> list[LookUp]:
    """The look-ups of a file. Raises SetError where a line is none, or means words that no source prints."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise SetError(f"{path} cannot be read: {fault}.") from fault
    cases: dict[str, LookUp] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            case = _case(f"{path}, line {number}", line)
            strange = [words for words in case.quotes if not any(holds(text, words) for text in sources.values())]
            if strange or case.id in cases:
                why = f"no source holds ‘{strange[0]}’" if strange else f"the id ‘{case.id}’ is there twice"
                raise SetError(f"{path}, line {number}: {why}.")
            cases[case.id] = case
    if not cases:
        raise SetError(f"{path} holds no look-up.")
    return list(cases.values())


def _case(where: str, line: str) -> LookUp:
    try:
        return LookUp.model_validate(json.loads(line))
    except json.JSONDecodeError as fault:
        raise SetError(f"{where}: is not JSON: {fault}.") from fault
    except ValidationError as fault:
        wrong = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors())
        raise SetError(f"{where}: {wrong}.") from fault


def look_up(cases: Iterable[LookUp], assistant: Assistant) -> Iterator[Looked]:
    """Each topic looked up."""
    for case in cases:
        found = assistant.quotes(
            case.topic, case.group, survey_question=case.survey_question, source=case.source, limit=FIRST
        )
        shown = found.found or found.nearest[:FIRST]
        place = next((at for at, quote in enumerate(shown, 1) if _is_meant(quote, case)), None)
        yield Looked(case, place, bool(found), shown[0].text if shown else "")


def _is_meant(quote: FoundQuote, case: LookUp) -> bool:
    return any(holds(place.text, words) for place in quote.places for words in case.quotes)


def in_words(looked: Sequence[Looked]) -> Iterator[str]:
    """The shares, and each miss."""
    for one in looked:
        if not one.right:
            yield f"{one.case.id} ‘{one.case.topic}’: expected ‘{one.case.quotes[0]}’, first is ‘{one.first}’"
    right = sum(one.right for one in looked)
    first = sum(one.place == 1 for one in looked)
    near = sum(one.right and not one.in_words for one in looked)
    yield f"{right} of {len(looked)} among the first {FIRST} ({right / len(looked):.1%}), {first} of them first"
    yield f"{near} of them only as nearest in meaning: no quote has the words of the topic"
