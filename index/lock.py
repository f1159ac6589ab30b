"""Who may do what at the same time: one builder a home; a reader's folder stays while it is read.

The kernel holds these locks for an open file and drops them when its process ends, however it ends: none is ever stale.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from index.errors import IndexBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "build.lock"


@contextmanager
def building(home: Path) -> Iterator[None]:
    """Hold the lock of `home` for the length of a build. Raises IndexBusy, naming the process that holds it."""
    with (home / LOCK).open("a+", encoding="utf-8") as file:
        if not _locked(file, fcntl.LOCK_EX):
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise IndexBusy(f"{home}: process {holder} is building this index. Wait until it is done, then try again.")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)  # the pid of a builder that was killed stays, but does no harm: the lock is the kernel's


def hold(marker: Path) -> IO[bytes]:
    """Mark a built folder as being read, by its file `marker`, until the handle is closed. Raises OSError."""
    file = marker.open("rb")
    _locked(file, fcntl.LOCK_SH)
    return file


def is_read(marker: Path) -> bool:
    """Whether some process holds the built folder of `marker`."""
    if not marker.is_file():
        return False
    with marker.open("rb") as file:
        return not _locked(file, fcntl.LOCK_EX)


def _locked(file: IO[bytes] | IO[str], how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
