"""Apostrophes put back where a question leaves them out: 'wasnt', 'whats', 'didnt'."""

from __future__ import annotations

import re

# None of these spells another word without its apostrophe, as 'cant', 'well', 'were' and 'its' nearly or really do.
_WHOLE = (
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't "
    "mustn't needn't what's who's where's when's how's that's there's here's I'm I've you're you've they're they've "
    "we've let's who'd what'd where'd how'd they'd"
).split()
_BARE = {word.replace("'", "").lower(): word for word in _WHOLE}
_FIND = re.compile(rf"\b(?:{'|'.join(sorted(_BARE, key=lambda word: (-len(word), word)))})\b", re.IGNORECASE)


def expanded(text: str) -> str:
    """The text with these words as they are spelt; in capitals where they were typed so."""

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        whole = _BARE[word.lower()]
        return whole.upper() if word.isupper() and len(word) > 1 else whole

    return _FIND.sub(mend, text)
