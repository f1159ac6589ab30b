"""A name as a person gives it → the one that is meant: a part of it that no other has is enough, in any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.errors import NameUnknown

_STRAIGHT = str.maketrans("‘’“”–", "''\"\"-")


def pick(kind: str, given: str, names: Sequence[str], called: Mapping[str, str] | None = None) -> str:
    """The name that is meant; `called` says what else names are called by. Raises NameUnknown, with those there are."""
    ways = {name: name for name in names} | {way: name for way, name in (called or {}).items() if name in names}
    wanted = _folded(given)
    whole = _of(ways[way] for way in ways if _folded(way) == wanted)
    parts = _of(name for name in names if wanted in _folded(name))
    parts = parts or _of(ways[way] for way in ways if wanted in _folded(way))
    found = whole[:1] or (parts if wanted else [])
    if len(found) == 1:
        return found[0]
    if found:
        raise NameUnknown(f"‘{given}’ may be any of these; give more of the {kind}:{_listed(found)}")
    if not names:
        raise NameUnknown(f"There is no {kind} ‘{given}’: the sources print none.")
    raise NameUnknown(f"There is no {kind} ‘{given}’. Choose from:{_listed(names)}")


def _of(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _listed(names: Sequence[str]) -> str:
    return "".join(f"\n- {name}" for name in names)


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(_STRAIGHT).split())
