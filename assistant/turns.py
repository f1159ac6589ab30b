"""A turn of a conversation: what it says for itself, and the words by which it leans on the turn before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant import cues, orders
from assistant.catalogue import Catalogue
from assistant.query import Query
from assistant.whose import groups_asked
from index.words import data, find_phrases, stem, stems

_SHORT = 3  # stems: a turn so short leans on the one before
_LEAD = re.compile(
    r"^\W*(?:(?:and|but|ok(?:ay)?|so|then|what about|what of|how about|same (?:question |again |thing )?(?:for|with|of)"
    r"|also|now|or|only|just|right|lol|thanks|thank you|great|hmm+|well|interesting|good|fine|sure|yes|no|a|et|und|y"
    r"|beth am|a beth am)\b[\s,.:;!–-]*)+",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:that|those|it|its|this|these|they|them|their|one|ones|there|he|she|same|each other|the other|another"
    r"|latter|former)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:what|which|who|whose|when|where|why|how|do|does|did|is|are|was|were|can|could|has|have|had|would|will|give"
    r"|list|show|tell|name|find|compare|rank|whats|whos)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:too|as well|also|then|though|please|pls|perhaps|instead|same question|same again|likewise|there"
    r"|either|in turn|by any chance))*[\s?.!,]*$",
    re.IGNORECASE,
)
_WORDS = (
    "reply rest remainder remaining following follow next come right behind beneath ahead gap difference themselves"
    " instead likewise whereas though yes no well ok okay lol right great thank interesting again too either"
    " respectively second turn higher lower bigger smaller greater fewer larger wider compare compared versus against"
    " differ apart margin behind"
).split()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question in a conversation.

    `words` are the stems that are neither a group, an answer nor an order, `left` those that are not idle, `known`
    those that any source has. `elliptical` where it is no sentence of its own ('and the web manager?'), `rest` being
    what it then names.
    """

    text: str
    groups: tuple[str, ...]
    words: tuple[str, ...]
    left: tuple[str, ...]
    known: tuple[str, ...]
    leads: bool
    refers: bool
    elliptical: bool
    rest: str

    @property
    def leans(self) -> bool:
        return self.leads or self.refers or len(stems(self.text)) <= _SHORT

    @property
    def empty(self) -> bool:
        """Whether nothing is left to ask about; a word that no source has may be of another language ('et les …')."""
        return not (self.known if self.elliptical else self.left)


def turn_of(query: Query, catalogue: Catalogue) -> Turn:
    """A question as a turn."""
    text = query.text
    named = [item for item in groups_asked(text, catalogue.forms) if item.group in catalogue.groups]
    spans = [
        *query.asked.spans,
        *cues.reckoning_spans(text),
        *orders.order_spans(text),
        *((item.start, item.end) for item in named),
    ]
    plain = blanked(text, spans)
    for match in reversed(list(find_phrases(plain, data()["groups"]["generic"]))):
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    words = tuple(word for word in stems(plain) if len(word) > 1)
    left = tuple(word for word in words if word not in _idle())
    lead = _LEAD.match(text)
    rest = text[lead.end() if lead else 0 :]
    rest = rest[: (tail.start() if (tail := _TAIL.search(rest)) else len(rest))].strip()
    return Turn(
        text,
        tuple(dict.fromkeys(item.group for item in named)),
        words,
        left,
        tuple(word for word in left if catalogue.knows(word)),
        bool(lead),
        refers(text),
        not _OPENS.match(rest),
        rest,
    )


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with blanks in place of these spans."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def refers(text: str) -> bool:
    """Whether a text stands on something that was said before: 'that', 'it', 'the other'."""
    return bool(_REFERS.search(text))


@cache
def _idle() -> frozenset[str]:
    words = (*data()["idle"]["words"], *data()["frame"]["words"], *_WORDS)
    return frozenset(word for form in words for word in (*stems(form), stem(form)))
