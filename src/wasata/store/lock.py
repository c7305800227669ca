"""The lock that lets one process at a time write a record."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from wasata.errors import RecordBusyError
from wasata.store.connection import located

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_held: set[Path] = set()
"""The lock files that this process holds: the system's locks do not keep a process from locking twice."""

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


def files_of(record: Path | str) -> frozenset[str]:
    """The record and all files that may lie beside it while it is written, as absolute paths without links.

    Nobody else in a process that writes a record may open them: closing such a file drops the locks on it.
    """
    place = str(located(record))
    return frozenset(f"{place}{ending}" for ending in ("", "-wal", "-shm", "-journal", "-lock", "-new", "-new-wal", "-new-shm"))


class WriterLock:
    """An advisory lock on the file `RECORD-lock` beside the record.

    The system lets go of it when the process ends in whatever way, and worker processes that were forked do not
    inherit it. It is a file of its own because closing the record itself would take away SQLite's own locks.
    """

    def __init__(self, record: Path) -> None:
        self._record = record
        self._path = record.with_name(f"{record.name}-lock")
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock, or fail at once.

        Raises:
            RecordBusyError: another writer holds it.
            OSError: the lock file cannot be made.
        """
        if self._path in _held:
            raise self._busy("this process")
        while self._file is None:
            self._file = self._try_once()
        _held.add(self._path)

    def release(self) -> None:
        """Let go of the lock; nothing happens when it is not held."""
        if self._file is None:
            return
        if sys.platform == "win32":
            os.close(self._file)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)  # before the lock is let go of: a file that others see locked is never removed
            os.close(self._file)
        self._file = None
        _held.discard(self._path)

    def _try_once(self) -> int | None:
        """The locked file, or None when its last holder removed it in between and another try is due."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _lock(file)
            if sys.platform == "win32" or _is_same(file, self._path):
                os.ftruncate(file, 0)
                os.write(file, str(os.getpid()).encode("ascii"))
                return file
        except OSError as error:
            holder = os.read(file, 20).decode("ascii", "replace").strip() if error.errno in _TAKEN else ""
            os.close(file)
            if error.errno in _TAKEN:
                raise self._busy(f"process {holder}" if holder else "another process") from error
            raise
        os.close(file)
        return None

    def _busy(self, holder: str) -> RecordBusyError:
        return RecordBusyError(f"{self._record}: {holder} is writing this record; wait until it has ended, then try again")


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
