"""What it means that a file or folder cannot be written."""

from __future__ import annotations

import errno
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
        return OutputError(f"{path}: cannot be written: {told}; make room, then write it again: what lies there is not whole")
    return UsageError(f"{path}: cannot be written: {told}; check the path and your rights to its folder")
