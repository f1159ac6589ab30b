"""What can go wrong in `evals`, under the same root as the index's faults; the text says what, where, what to do.

AssistantError
├── SetError       an eval set cannot be read, is empty, or is not known by this name
├── RunError       a run cannot be found, read or gone on with
└── FloorsError    the file of floors is not as it should be
"""

from __future__ import annotations

from index.errors import AssistantError


class SetError(AssistantError):
    """An eval set is missing, is not UTF-8, holds no case, or shares its name with another."""


class RunError(AssistantError):
    """A kept run is missing, unreadable, or was made of other cases than the one it is compared with."""


class FloorsError(AssistantError):
    """The floors are not TOML, or name a rate that is not known."""
