"""Settings, from the environment (`ASSISTANT_…`) or a `.env` file; a wrong value fails at the start, with its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _none(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == "none" else value


class Settings(BaseSettings):
    """Where the index lies, which embedding model reads it, how long a question may be, where feedback is kept.

    Those that begin with `model` are of the chat model: none of it is used, or imported, where `model` is not set.
    A variable that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", env_ignore_empty=True, extra="ignore")

    index: Path | None = None
    embedding: str | None = None
    feedback: Path = Path("feedback.jsonl")
    longest: int = 10_000  # characters of a question: a page or two that leads up to it is read, a book is not
    model: str | None = None  # PROVIDER:NAME
    model_url: str | None = None
    model_key: SecretStr | None = None
    model_timeout: float = Field(default=60.0, gt=0, le=3600)  # seconds: all that the model does for one answer
    # Some models take no temperature: 'none' sends none.
    model_temperature: Annotated[float | None, BeforeValidator(_none)] = Field(default=0.0, ge=0, le=2)
