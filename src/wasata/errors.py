"""Every exception that Wasata raises on purpose.

    WasataError
    ├── UsageError              the caller asked for something that cannot be
    ├── DataError               a file of language or world data is wrong
    ├── PageError               one page cannot be read; carries the name of the reason
    ├── OutputError             a file cannot be written: the disk is full or broken
    ├── WorkerError             processes that read pages do not live
    └── RecordError             the record file cannot be used
        ├── NotARecordError     the file is something else, or damaged
        ├── RecordTooNewError   a later version of Wasata wrote it
        ├── RecordBusyError     another process is writing it
        └── RecordFullError     the disk is full or the file cannot be written

A message says what is wrong, where, which value, and what to do next.
"""

from __future__ import annotations


class WasataError(Exception):
    """The root of all of them."""


class UsageError(WasataError):
    """What was asked for cannot be: a missing path, an option that does not fit."""


class DataError(WasataError):
    """A file of language or world data is wrong: which file, which line or key, which value."""


class PageError(WasataError):
    """One page cannot be read. `reason` is one of the names in `wasata.model.dropped.Reason`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class OutputError(WasataError):
    """A brief or export cannot be written, since the disk is full or broken."""


class WorkerError(WasataError):
    """The processes that are to read pages end as soon as they begin."""


class RecordError(WasataError):
    """The record file cannot be used."""


class NotARecordError(RecordError):
    """The file is not a record of Wasata, or it is damaged."""


class RecordTooNewError(RecordError):
    """A later version of Wasata wrote the file."""


class RecordBusyError(RecordError):
    """Another process holds the record for writing."""


class RecordFullError(RecordError):
    """The disk is full, or the file cannot be written."""
