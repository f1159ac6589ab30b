"""Settings, from the environment (`ASSISTANT_…`) or a `.env` file; a wrong value fails at the start, with its name."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the index lies, which embedding model reads it, how long a question may be, where feedback is kept.

    A variable that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", env_ignore_empty=True, extra="ignore")

    index: Path | None = None
    embedding: str | None = None
    feedback: Path = Path("feedback.jsonl")
    longest: int = 10_000  # characters of a question: a page or two that leads up to it is read, a book is not
