"""A question as typed → the text to read: cleaned, bounded, and parted where it asks several things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.leads import KINDS, listed
from index.sentences import sentences
from index.words import data, find_phrases, stem, stems

_ASKS = re.compile(
    r"\?|^\s*(?:(?:and|so|also|then|now|please|finally|just|simply|ok|okay|right)[\s,]+)*(?:what|which|who|whose|when|where|why"
    r"|how|is|are|was|were|do|does|did|can|could|has|have|had|would|will|give|tell|list|name|show|find|quote"
    r"|compare|rank|summari[sz]e|explain|any)\b",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|now|so|thanks|well|anyway|and|but|let me ask|i have)\W+)*"
    r"(?:(?:(?:a|an|another)\s+)?(?:(?:completely|totally|entirely|quite)\s+)?(?:different|new|another|other|separate"
    r"|unrelated|fresh)\s+(?:question|topic|subject|matter|thing|one)(?:\s+(?:now|please|entirely|altogether))?"
    r"|(?:on|to) (?:another|a different|a separate) (?:note|topic|subject|matter)"
    r"|(?:changing|change(?: of)?|switching|moving (?:on )?to (?:a )?(?:new|another)) (?:the )?(?:subject|topics?|tack)"
    r"|forget (?:that|it|all that)|never mind (?:that|all that)|unrelated|separately)\s*(?:[:;,.!?–—-]+\s*|$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(  # 'Kind regards, a member' asks nothing
    r"(?<=[.?!,;\n])\s*(?:(?:kind|best|warm|many) (?:regards|wishes)|regards"
    r"|yours(?: (?:sincerely|faithfully|truly|ever))?)\b\s*(?:[,.\n][^?]{0,60})?$",
    re.IGNORECASE,
)
_PAGE = 4000  # characters of a sentence that are read
_LEAST = 3  # words of a part
_TALK = re.compile(  # 'My chair wants to know: …' is no topic
    r"\b(?:i|we|my|our|me|us|you|your|wants?|needs?|know|tell|asks?|asked|please|questions?|quick|help|for)\b",
    re.IGNORECASE,
)
_TOPICAL = 7  # words at most of a topic that goes before several questions
_HEADS = (  # words that open a question, or a clause that says of what it is asked
    "who whom whose what which when where why how is are was were do does did has have had can could would will should"
    " if in for of on at by among amongst according while as given since because although though after before with"
    " from to under between across within during out about besides apart other than roughly per only say tell give"
    " show list name find quote compare hi hello hey please ok okay sorry thanks"
).split()
_ALONE = 4  # words: a question so short has its subject in the sentence before
_SMALL = 300  # characters of a text that is read as a whole
_PARTS = 4  # questions answered at once, at most
_PREPOSITION = r"(?:(?:in|on|of|for|by|under|at|to|from|with|among)\s+)?"
_VERB = r"(?:was|were|is|are|did|does|do|has|have|had)"
_MUCH = "high|low|big|large|small|important|often|widely|strongly|serious"
_HOW = rf"(?:many|much|far|{_VERB}|(?:{_MUCH})\b[\w ]{{0,12}}? {_VERB})"
_JOINED = re.compile(
    rf"\?\s+(?=\S)|;\s+(?:and\s+)?(?={_PREPOSITION}(?:what|which|who|how|when|where)\b)"
    rf"|,?\s+and\s+(?:also\s+)?(?={_PREPOSITION}(?:what|which|who|when|where|how {_HOW})\b(?!.*\bboth\b))"
    rf"|(?<=[\w’'\"”)]),\s+and\s+(?={_VERB}\s+(?:it|they|that|this|those|these|there|the)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(  # 'what do A say, what do B say' in a row
    rf",\s+(?={_PREPOSITION}(?:what|how (?:many|much)|who)\b|(?:when|where|why)\s+{_VERB}\b)", re.IGNORECASE
)
_TOPIC = re.compile(  # 'Savings: what is the average, and who gave a figure?'
    rf"^\W*(?P<topic>(?:(?:on|about|regarding|re)\s+)?[^:?;.]{{3,60}}):\s+"
    rf"(?={_PREPOSITION}(?:what|which|who|how|when|where|why|{_VERB})\b)",
    re.IGNORECASE,
)
_STATED = re.compile(  # 'That share looks high, does the report say why?'
    rf"^\W*(?!(?:{'|'.join(_HEADS)})\b)(?P<told>[^,;:?]*\b(?:is|are|was|were|looks?|looked|seems?|seemed|sounds?"
    rf"|sounded|appears?|appeared|strikes|surprises|surprised)\b[^,;:?]*?)(?:,|\s[-–—]|;)\s+(?:(?:so|but|and)\s+)?"
    rf"(?P<asks>(?:{_VERB}|why|how come|can|could|what|who)\b[^;:]*\?\W*)$",
    re.IGNORECASE,
)
_ENDS_WITH_SOURCE = re.compile(rf"\b(?P<name>(?:the|this)\s+(?:\w+\s+)?(?:{'|'.join(KINDS)}))\W*$", re.IGNORECASE)
_TYPED = re.compile(r"\W*(?:who|when|where)\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:the|this)\s+(?:\w+\s+)?(?:{'|'.join(KINDS)}|foreword|introduction|preface|commentary|conclusion)\b",
    re.IGNORECASE,
)
_IT, _ITS = re.compile(r"\bit\b(?!['’])", re.IGNORECASE), re.compile(r"\bits\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|that|this|those|these|them|so)\b", re.IGNORECASE)
_STATEMENT = 4  # words
_SAYS = re.compile(
    r"^\W*(?P<wh>who|when|where)\s+(?P<verb>(?:(?:is|was|are|were|does|did|has)\s+)?\w+)\s", re.IGNORECASE
)
_VERBLESS = re.compile(
    r"^\W*(?P<wh>who|when|where)\s+(?:the|for|from|in|of|at|on|by|before|after|until)\b", re.IGNORECASE
)
_PURPOSE = re.compile(r"^\W*for (?:a|an|my|our|the|this) [\w' -]{2,30}:\s*(?=\w)", re.IGNORECASE)
_NOW = re.compile(r"^\W*now\W+(?=(?:tell|give|show|answer|say|list)\b)", re.IGNORECASE)  # it is no 'today'
_WERE = re.compile(
    r"^\W*(?:and\s+)?how many (?P<of>of (?:the|all(?: the)?)(?: [\w]+)?"
    r"(?: who (?:replied|responded|answered|took part))? )?(?:were|was|are|came from)\s+"
    r"(?!asked|invited|there|they|able)(?=(?:[\w’'-]+\s*){1,5}[?.]?$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:how many|number of|total)\b.*\b(?:repl(?:ied|ies)|responses?|responded|took part|answered|submitted)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:biggest|largest|greatest|highest|smallest|lowest|average|mean(?! by)|median|the most|the least)\b",
    re.IGNORECASE,
)  # of what is asked before
_TIMES = re.compile(r"^\W*(?:and\s+)?how (?:many times|often|frequently)\W*$", re.IGNORECASE)  # of what is asked before
_WH = re.compile(r"\b(?:what|which|how)\b", re.IGNORECASE)  # 'who' may be relative


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


def begun_anew(text: str) -> tuple[str, bool]:
    """A question without the words that put aside what was said before ('new question:'), and whether it had any."""
    found = _FRESH.match(text)
    rest = text[found.end() :].strip() if found else ""
    return (rest, True) if rest else (text, False)


def restated(text: str) -> str:
    """A text whose one sentence states something and then asks about it, as two sentences."""
    found = _STATED.match(text)
    if not found or len(found["told"].split()) < _STATEMENT or not _POINTS.search(found["asks"]):
        return text
    asks = found["asks"]
    return f"{found['told'].strip()}. {asks[0].upper()}{asks[1:]}"


def parts(text: str) -> tuple[str, ...]:
    """The questions that a text asks, each to be answered; what only leads up to them is left out.

    Where no sentence asks, the whole is the question ('broadband barrier %'). Of a long one the first page is read.
    """
    text = _SIGNED.sub("", text) or text
    lead, things = listed(text)
    if things and (not lead.strip() or _empty(lead) or lead.rstrip().endswith(":")):
        return tuple(_of_those([piece for thing in things for piece in _split(thing)]))[:_PARTS]
    spans = [text[start:end].strip() for start, end in sentences(text)] or [text]
    asking = [span[:_PAGE] for span in spans if _ASKS.search(span)]
    if not asking:
        return (text[:_PAGE],)
    pieces = [piece.strip() for span in asking for piece in _split(_NOW.sub("", span)) if piece.strip()]
    pieces = _leaning(_on_topic(_of_the_report(pieces)))
    first = next(place for place, span in enumerate(spans) if _ASKS.search(span))
    if first and len(pieces) > 1 and len(text) < _SMALL and _empty(pieces[0]):
        pieces[0] = f"{spans[first - 1]} {pieces[0]}"  # 'Savings at councils. How many had any? How many none?'
    if len(pieces) > 1 and (purpose := _PURPOSE.match(pieces[0])) and not _groups(purpose.group()):
        pieces[0] = pieces[0][purpose.end() :]
    bare = len(pieces) == 1 and (len(pieces[0].split()) <= _ALONE or _empty(pieces[0]))
    if len(asking) < len(spans) and bare and len(text) < _SMALL:
        return (text,)
    if len(pieces) == 1 and len(text) < _SMALL:  # what follows a question says how it is meant
        last = max(place for place, span in enumerate(spans) if _ASKS.search(span))
        return (" ".join([*_of_those(pieces), *spans[last + 1 :]]),)
    return tuple(dict.fromkeys(_of_those(pieces)))[:_PARTS]


def _of_those(pieces: Sequence[str]) -> list[str]:
    """Pieces of which one counts part of those who took part: 'how many replied, and how many were nurses?'."""
    whole: list[str] = []
    for piece in pieces:
        part = _WERE.match(piece)
        whom = piece[part.end() :].strip(" ?.") if part else ""
        first = whom.split(" or ")[0]  # 'staff or members of the ports' are all the ports' people
        whom = first if _groups(first) else whom
        alone = part and part["of"] and _groups(whom) and _empty(whom) and _sampled(part["of"])
        after = any(_COUNTED.search(before) and not re.search(r"\d{4}", before) for before in whole)
        if part and (after or (alone and not whole)):  # after 'how many answered in 2009' that year is meant
            whole.append(f"how many {whom} replied")
        else:
            whole.append(piece)
    return whole


def _sampled(words: str) -> bool:
    """Whether words name those who took part, whoever they are: 'of the replies', 'of the people'."""
    generic = [*data()["groups"]["generic"], "replies", "responses", "participants"]
    return any(True for _ in find_phrases(words, [word for word in generic if word != "all"]))


def led_by(text: str) -> tuple[str, ...]:
    """The sentences that lead up to the first question of a text; none where nothing asks."""
    spans = [text[start:end].strip() for start, end in sentences(text)]
    first = next((place for place, span in enumerate(spans) if _ASKS.search(span)), 0)
    return tuple(spans[:first])


def _split(span: str) -> list[str]:
    """The questions joined in one sentence, where each part can stand for itself or leans on the one before."""
    found = [piece for piece in _JOINED.split(span) if piece and piece.strip()]
    found = found if all(len(piece.split()) >= _LEAST for piece in found) else [span]
    return [part for piece in found for part in _in_a_row(piece)]


def _in_a_row(piece: str) -> list[str]:
    """Questions parted by commas alone; 'of those who ask, what share answers' is one."""
    found = _LISTED.split(piece)
    each = all((_ASKS.search(part) or _WH.search(part)) and len(part.split()) >= _LEAST for part in found)
    return found if len(found) > 1 and each else [piece]


def _on_topic(pieces: list[str]) -> list[str]:
    """Questions in a row, each with the topic that stands before the first: 'Savings: what is …, and who had any?'."""
    found = _TOPIC.match(pieces[0]) if len(pieces) > 1 else None
    if not found or len(found["topic"].split()) > _TOPICAL or _empty(found["topic"]) or _TALK.search(found["topic"]):
        return pieces
    return [pieces[0], *(f"{found['topic']}: {piece}" for piece in pieces[1:])]


def _of_the_report(pieces: list[str]) -> list[str]:
    """Questions after one that ends with a source, with that in place of 'it': 'Who paid for the report, …'."""
    found = _ENDS_WITH_SOURCE.search(pieces[0])
    if not found:
        return pieces
    name = found["name"]
    return [pieces[0], *(_IT.sub(name, _ITS.sub(f"{name}'s", piece)) for piece in pieces[1:])]


def _leaning(pieces: list[str]) -> list[str]:
    """A question with nothing of its own ('what did they say') goes with the one before it."""
    whole: list[str] = []
    for given in pieces:
        piece = _with_verb(whole[-1], given) if whole else given
        apart = whole and (_other_group(whole[-1], piece) or _alike(whole[-1], piece) or _of_a_source(piece))
        if whole and _bare(piece) and not apart:
            whole[-1] = f"{whole[-1]} {piece}"
        else:
            whole.append(piece)
    return whole


def _with_verb(before: str, piece: str) -> str:
    """A piece with the verb that it leaves out: 'who wrote the foreword, who the introduction'."""
    one, other = _SAYS.match(before), _VERBLESS.match(piece)
    if not one or not other or one["wh"].lower() != other["wh"].lower() or _VERBLESS.match(before):
        return piece
    return f"{other['wh']} {one['verb']} {piece[other.end('wh') :].lstrip()}"


def _other_group(before: str, piece: str) -> bool:
    """Whether a piece names another group than the one before it: 'What do councils say, what do firms say?'."""
    one, other = _groups(before), _groups(piece)
    return bool(one and other) and not one & other


def _of_a_source(piece: str) -> bool:
    """Whether a piece asks who or when of a source or a part of it: 'who wrote the foreword'."""
    return bool(_TYPED.match(piece) and _PART.search(piece))


def _alike(before: str, piece: str) -> bool:
    """Whether two pieces put one question twice: 'How many had any? How many had none?'."""
    return [word.lower() for word in before.split()[:2]] == [word.lower() for word in piece.split()[:2]]


def _groups(text: str) -> set[str]:
    """The families of groups that a text names."""
    families = data()["groups"].items()
    return {
        family for family, forms in families if family != "generic" and any(True for _ in find_phrases(text, forms))
    }


def _empty(piece: str) -> bool:
    """Whether a question names nothing but who answered and how it is asked: 'what did the suppliers say?'."""
    groups = [form for forms in data()["groups"].values() for form in forms]
    left = piece
    for phrases in (groups, *(data()["asked"].values())):
        for match in reversed(list(find_phrases(left, phrases))):
            left = left[: match.start()] + " " * (match.end() - match.start()) + left[match.end() :]
    idle = {stem(word) for word in (*data()["idle"]["words"], *data()["frame"]["words"])}
    return not set(stems(left)) - idle - {"yes", "no"}


def _bare(piece: str) -> bool:
    """Whether nothing is left of a question but the words that put it: 'what percentage said yes'."""
    return _TIMES.match(piece) is not None or (
        _empty(piece) and not re.search(r"\b[A-Z]", piece[1:]) and not _END.search(piece)
    )
