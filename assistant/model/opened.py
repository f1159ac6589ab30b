"""`PROVIDER:NAME` → a chat model, through LangChain's `init_chat_model`. Nothing is asked of it yet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from assistant.model.failures import ModelUnusable
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRAS = ("openai", "ollama", "anthropic")
"""The providers that `pyproject.toml` has an extra for."""
_LONGEST_REPLY = 2000  # tokens
_CONTEXT = 8192  # tokens: Ollama cuts off the beginning of what does not fit, and its own default is smaller


def open_chat(settings: Settings) -> BaseChatModel:
    """The chat model that is set. Raises ModelUnusable, which says what to set or to install."""
    provider, colon, name = (settings.model or "").partition(":")
    if not (provider and colon and name):
        raise ModelUnusable(
            f"ASSISTANT_MODEL: expected PROVIDER:NAME, found ‘{settings.model}’. For example openai:NAME, ollama:NAME "
            f"or anthropic:NAME."
        )
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(name, model_provider=provider, **_options(provider, settings))  # type: ignore[no-any-return]
    except ImportError as fault:
        raise ModelUnusable(
            f"The model ‘{settings.model}’ needs a package that is not installed, or does not fit the others "
            f"({fault.name or 'unnamed'}). Install it: {_install(provider)}"
        ) from fault
    except ValueError as fault:
        if provider in EXTRAS:
            raise ModelUnusable(_unset(settings.model, fault)) from None
        raise ModelUnusable(
            f"ASSISTANT_MODEL: there is no provider ‘{provider}’. Say {', '.join(EXTRAS[:-1])} or {EXTRAS[-1]}, then a "
            f"colon and the model's name."
        ) from None
    except Exception as fault:  # noqa: BLE001  (each provider has its own; their words may hold the key)
        raise ModelUnusable(_unset(settings.model, fault)) from None


def _install(provider: str) -> str:
    if provider in EXTRAS:
        return f'{sys.executable} -m pip install -c constraints.txt -e ".[{provider}]"'
    return f"{sys.executable} -m pip install langchain-{provider.replace('_', '-')}"


def _unset(model: str | None, fault: Exception) -> str:
    return (
        f"The model ‘{model}’ cannot be opened ({type(fault).__name__}). Set its key as ASSISTANT_MODEL_KEY, and where "
        f"it is not its provider's own server, the address as ASSISTANT_MODEL_URL."
    )


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    """What a provider's class is given. Retries are ours (`talk.py`), so that they end within the time that is set."""
    key = settings.model_key.get_secret_value() if settings.model_key else None
    options: dict[str, Any] = {}
    if settings.model_temperature is not None:
        options["temperature"] = settings.model_temperature
    if settings.model_url:
        options["base_url"] = settings.model_url
    if provider == "ollama":
        options["num_predict"], options["num_ctx"] = _LONGEST_REPLY, _CONTEXT
        options["client_kwargs"] = {"timeout": settings.model_timeout}
        if key:
            options["client_kwargs"]["headers"] = {"Authorization": f"Bearer {key}"}
        return options
    options |= {"timeout": settings.model_timeout, "max_retries": 0, "max_tokens": _LONGEST_REPLY}
    if key:
        options["api_key"] = key
    elif settings.model_url:
        options["api_key"] = "none"  # not the key that the environment holds for the provider's own server
    return options
