"""Settings, from the environment (`ASSISTANT_…`) or a `.env` file; a wrong value fails at the start, with its name."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the index lies, which embedding model reads it, and how long a question may be."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore")

    index: Path | None = None
    embedding: str | None = None
    longest: int = 10_000  # characters of a question: a page or two that leads up to it is read, a book is not
