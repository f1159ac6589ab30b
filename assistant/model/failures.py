"""Why a chat model was of no use for an answer, in words for a person. Never an answer's status, never a traceback.

What a server says of a fault is not repeated: it may hold the key, or words of the question.
"""

from __future__ import annotations

from index.errors import AssistantError


class ModelUnusable(AssistantError):
    """The chat model that is set cannot be opened: no such provider, a missing package, no key."""


class ModelFailed(Exception):
    """The model gave nothing that can be used; `why` ends the sentence 'The model was not used, since …'."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Garbled(ModelFailed):
    """A reply came and cannot be read: the model may be asked once more."""


SLOW = "it took longer than {seconds:g} seconds"
DOWN = "its server cannot be reached"
BROKEN_OFF = "its server broke off"
TOO_LONG = "its reply was too long"
CUT = "its reply was cut off"
UNREADABLE = "its reply could not be read"
DECLINED = "it declined to answer"
_BY_STATUS = {
    400: "its server did not take the request, as where a text is longer than the model can read",
    401: "its server did not take the key",
    402: "its server asks for payment",
    403: "its server did not take the key",
    404: "its server has no such model or no such address",
    413: "its server found the request too long",
    429: "its server is busy",
}
AGAIN = frozenset({408, 409, 425, 429})


def status_of(fault: BaseException) -> int | None:
    """The HTTP status that a provider's exception carries, whoever's it is; None where it has none."""
    for holder in (fault, getattr(fault, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and 100 <= status <= 599:
            return status
    return None


def wait_asked(fault: BaseException) -> float | None:
    """The seconds that a server asks to wait before the next request."""
    headers = getattr(getattr(fault, "response", None), "headers", None)
    try:
        return max(0.0, float(headers["retry-after"])) if headers is not None else None
    except (KeyError, TypeError, ValueError):
        return None


def _broke_off(fault: BaseException | None) -> bool:
    """Whether a connection ended in the middle: known by name, since each provider brings its own client."""
    while fault:
        if "protocol" in type(fault).__name__.lower():
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def in_words(fault: BaseException) -> str:
    """What went wrong, without a word of the server's."""
    status = status_of(fault)
    if status is None:
        if isinstance(fault, ValueError):
            return UNREADABLE
        return BROKEN_OFF if _broke_off(fault) else DOWN
    if status >= 500:
        return f"its server had a fault ({status})"
    return f"{_BY_STATUS.get(status, 'its server did not take the request')} ({status})"
