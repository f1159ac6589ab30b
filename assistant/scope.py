"""What is put to the sources and is no question to them: an errand, somebody's private data."""

from __future__ import annotations

import re

_PRIVATE = re.compile(
    r"\b(?:home address|private address|personal (?:phone|email|address|number)|mobile number|salary|salaries"
    r"|date of birth|how old is|married|password|api key|bank details)\b",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"^(?:\W*(?:please|hi|hello|hey)\W+)*(?:(?:can|could|will|would) you (?:please )?)?(?:help me (?:to )?)?"
    r"(?:write|draft|compose|rewrite|translate|design|book|order) (?:me )?(?:an?|my|some|this)\b"
    r"|\bshould I (?:vote|buy|sell|invest|hire|sue|marry|apply|eat|wear)\b",
    re.IGNORECASE,
)


def is_errand(text: str) -> bool:
    """Whether something else than an answer is wanted: a letter written, advice in a matter of one's own."""
    return bool(_ERRAND.search(text))


def is_private(text: str) -> bool:
    """Whether somebody's private data are asked for."""
    return bool(_PRIVATE.search(text))
