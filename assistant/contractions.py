"""What a question leaves out or spells out, put back as it is printed: 'wasnt', 'govt', 'a thousand pounds'."""

from __future__ import annotations

import re

# None of these spells another word without its apostrophe, as 'cant', 'well', 'were' and 'its' nearly or really do.
_WHOLE = (
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't "
    "mustn't needn't what's who's where's when's how's that's there's here's I'm I've you're you've they're they've "
    "we've let's who'd what'd where'd how'd they'd"
).split()
_SHORT = {
    "govt": "government",
    "gov't": "government",
    "mgmt": "management",
    "dept": "department",
    "orgs": "organisations",
}
_BARE = _SHORT | {word.replace("'", "").lower(): word for word in _WHOLE}
_FIND = re.compile(rf"\b(?:{'|'.join(sorted(_BARE, key=lambda word: (-len(word), word)))})\b", re.IGNORECASE)
_AMOUNTS = {"a": 1, "one": 1, "two": 2, "five": 5, "ten": 10, "twenty": 20, "fifty": 50}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "": 1}
_SUM = re.compile(  # 'a thousand pounds', '1,000 quid', 'a grand', '£1k', '£1000'
    r"(?:\b(?P<n>(?:\d{1,3}(?:,\d{3})+|\d+)|a|one|two|five|ten|twenty|fifty)\s?"
    r"(?:(?P<scale>thousand|hundred|k)?\s?(?:pounds|quid)\b|(?P<grand>grand)\b(?! (?:plan|scheme|total|design)))"
    r"|£(?P<bare>\d+)(?P<k>k)?\b(?![.,\d%]|\s?(?:m|bn|million|billion|thousand)\b))",
    re.IGNORECASE,
)


def expanded(text: str) -> str:
    """The text with these words as they are spelt, in capitals where they were typed so; sums in figures."""
    text = _SUM.sub(_sum, text)

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        whole = _BARE[word.lower()]
        return whole.upper() if word.isupper() and len(word) > 1 else whole

    return _FIND.sub(mend, text)


def _sum(match: re.Match[str]) -> str:
    number = (match["n"] or match["bare"]).lower().replace(",", "")
    scale = (match["scale"] or match["grand"] or match["k"] or "").lower()
    value = (_AMOUNTS[number] if number in _AMOUNTS else int(number)) * _SCALES[scale]
    return match.group() if number == "a" and not scale else f"£{value:,}"
