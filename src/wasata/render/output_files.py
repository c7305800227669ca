"""Files that are written: whole or not at all, and what it means that one cannot be."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wasata.errors import OutputError, UsageError, WasataError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def unwritable(path: Path, error: OSError) -> WasataError:
    """The error to raise: one of usage, unless the disk is full or broken.

    Args:
        path: What was to be written.
        error: What the system says.
    """
    told = error.strerror or str(error)
    if error.errno in _NO_ROOM:
        return OutputError(f"{path}: cannot be written: {told}; make room, then write it again")
    return UsageError(f"{path}: cannot be written: {told}; check the path and your rights to its folder")


@contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """A file to write, which takes the place of `path` when all went well; else what lay there stays as it was.

    What is no regular file, such as a pipe, is written directly.

    Raises:
        UsageError: It cannot be written.
        OutputError: The disk is full or broken.
    """
    try:
        if path.exists() and not path.is_file():
            yield path
            return
        draft = path.with_name(f".wasata-{os.getpid()}.part")
        try:
            yield draft
            draft.replace(path.resolve())
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error
