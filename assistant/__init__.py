"""Ask a survey report a question; get the published figure, exactly as printed, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Citation, Status

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.quote_lookup import FoundQuote
    from assistant.settings import Settings
    from assistant.statistic_lookup import FoundStatistic

__all__ = ["Answer", "Assistant", "Citation", "FoundQuote", "FoundStatistic", "Settings", "Status"]


def __getattr__(name: str) -> Any:
    """`Assistant` and `Settings` bring the flow and its libraries, two seconds of them: only where they are used."""
    if name == "Assistant":
        from assistant.assistant import Assistant

        return Assistant
    if name == "Settings":
        from assistant.settings import Settings

        return Settings
    if name == "FoundQuote":
        from assistant.quote_lookup import FoundQuote

        return FoundQuote
    if name == "FoundStatistic":
        from assistant.statistic_lookup import FoundStatistic

        return FoundStatistic
    raise AttributeError(f"module 'assistant' has no attribute '{name}'")
