"""A question as typed → the text to read: cleaned, bounded, and parted where it asks several things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.sentences import sentences
from index.words import data, find_phrases, stem, stems

_ASKS = re.compile(
    r"\?|^\s*(?:and\s+|so\s+|also\s+|then\s+|now\s+|please\s+|finally\s+)*(?:what|which|who|whose|when|where|why"
    r"|how|is|are|was|were|do|does|did|can|could|has|have|had|would|will|give|tell|list|name|show|find|quote"
    r"|compare|rank|summari[sz]e|explain|any)\b",
    re.IGNORECASE,
)
_PAGE = 4000  # characters of a sentence that are read
_PARTS = 4  # questions answered at once, at most
_JOINED = re.compile(
    r"\?\s+(?=\S)|;\s+(?:and\s+)?(?=(?:what|which|who|how|when|where)\b)|,?\s+and\s+(?:also\s+)?(?=(?:what|which"
    r"|who|when|where|how (?:many|much))\b(?!.*\bboth\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the conversation before it: messages {'role', 'content'}, oldest first."""

    question: str
    history: Sequence[Mapping[str, str]] = ()


def clean(text: str) -> str:
    """The text without characters that cannot be seen, white space folded; letters and marks stay as typed.

    What has no width goes ('sh-are' with a soft hyphen is one word); controls and halves of characters become a blank.
    """
    kinds = ((character, unicodedata.category(character)) for character in unicodedata.normalize("NFC", text))
    seen = "".join(" " if kind[0] == "C" else character for character, kind in kinds if kind != "Cf")
    return re.sub(r"\s+", " ", seen).strip()


def parts(text: str) -> tuple[str, ...]:
    """The questions that a text asks, each to be answered; what only leads up to them is left out.

    Where no sentence asks, the whole is the question ('broadband barrier %'). Of a long one the first page is read.
    """
    spans = [text[start:end].strip() for start, end in sentences(text)] or [text]
    asking = [span[:_PAGE] for span in spans if _ASKS.search(span)]
    if not asking:
        return (text[:_PAGE],)
    pieces = [piece.strip() for span in asking for piece in _split(span) if piece.strip()]
    pieces = _leaning(pieces)
    short = [piece for piece in pieces if len(piece.split()) <= 4]
    if len(asking) < len(spans) and (short or (len(pieces) == 1 and _empty(pieces[0]))) and len(text) < 300:
        return (text,)
    if len(pieces) == 1 and len(text) < 300:  # what follows a question says how it is meant
        last = max(place for place, span in enumerate(spans) if _ASKS.search(span))
        return (" ".join([*pieces, *spans[last + 1 :]]),)
    return tuple(dict.fromkeys(pieces))[:_PARTS]


def _split(span: str) -> list[str]:
    """Two questions joined in one sentence, where each part can stand for itself."""
    found = [piece for piece in _JOINED.split(span) if piece and piece.strip()]
    return found if len(found) > 1 and all(len(piece.split()) >= 4 for piece in found) else [span]


def _leaning(pieces: list[str]) -> list[str]:
    """A question with nothing of its own ('what did they say') goes with the one before it."""
    whole: list[str] = []
    for piece in pieces:
        if whole and _bare(piece):
            whole[-1] = f"{whole[-1]} {piece}"
        else:
            whole.append(piece)
    return whole


def _empty(piece: str) -> bool:
    """Whether a question names nothing but who answered and how it is asked: 'what did the suppliers say?'."""
    groups = [form for forms in data()["groups"].values() for form in forms]
    left = piece
    for phrases in (groups, *(data()["asked"].values())):
        for match in reversed(list(find_phrases(left, phrases))):
            left = left[: match.start()] + " " * (match.end() - match.start()) + left[match.end() :]
    idle = {stem(word) for word in (*data()["idle"]["words"], *data()["frame"]["words"])}
    return not set(stems(left)) - idle


def _bare(piece: str) -> bool:
    """Whether nothing is left of a question but the words that put it: 'what percentage said yes'."""
    left = piece
    for phrases in (data()["frame"]["words"], *(data()["asked"].values())):
        for match in reversed(list(find_phrases(left, phrases))):
            left = left[: match.start()] + " " * (match.end() - match.start()) + left[match.end() :]
    return len([word for word in stems(left) if len(word) > 1]) <= 1 and not re.search(r"\b[A-Z]", left[1:])
