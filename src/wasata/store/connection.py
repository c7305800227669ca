"""Opening a record file: what it must be, how SQLite is set up for it, and what its errors mean."""

from __future__ import annotations

import errno
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from wasata.errors import NotARecordError, RecordBusyError, RecordError, RecordFullError, RecordTooNewError
from wasata.store.migrations import latest_version, migrate, table_version

APPLICATION_ID = 0x57415361
"""`WASa` in ASCII: tells a record from other SQLite files."""

_BUSY_SECONDS = 5.0
"""How long SQLite waits for its own short locks. Writers exclude each other by `WriterLock`, without waiting."""

_PAGE_BYTES = 8192
_WRITER_CACHE_KIB = 65_536
_READER_CACHE_KIB = 16_384
_LOG_PAGES = 4_000
"""Pages in the write-ahead log (32 MB) before SQLite moves them into the file."""

_FULL = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
)
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_ALLOWED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


def located(path: Path | str) -> Path:
    """The absolute path of a record without links, so that two names of one file share one lock.

    Raises:
        RecordError: links lead in a circle.
    """
    try:
        return Path(path).absolute().resolve()
    except (OSError, RuntimeError) as error:  # Python before 3.13 raises RuntimeError
        raise RecordError(f"{path}: links that lead in a circle; name the record file itself") from error


def side_files(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a record while it is open: the write-ahead log and its index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing.

    It is opened like one that writes, and then forbidden to, so that SQLite can tidy up its side files; where the file
    or folder cannot be written it is opened as it lies.

    Raises:
        RecordError: there is no file, it cannot be read, or it is a record of an older version.
        NotARecordError: it is something else, or damaged.
        RecordTooNewError: a later version of Wasata wrote it.
    """
    _check_file(path)
    with translated(path):
        connection = _connect(path, "mode=rw")
        try:
            try:
                _check_record(connection, path)
            except sqlite3.OperationalError as error:
                if _primary(error) not in _NOT_ALLOWED or any(side.exists() for side in side_files(path)):
                    raise
                connection.close()
                connection = _connect(path, "mode=ro&immutable=1")
                _check_record(connection, path)
            if table_version(connection) < latest_version():
                raise RecordError(
                    f"{path}: its tables are of version {table_version(connection)}, this Wasata reads version"
                    f" {latest_version()}; open it once for writing (`wasata read`, even without pages) to bring it up to date"
                )
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{_READER_CACHE_KIB}")
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that writes, its tables brought up to date; the caller holds the `WriterLock`.

    Raises:
        RecordError: there is no file, or it or its folder cannot be written.
        NotARecordError: it is something else, or damaged.
        RecordTooNewError: a later version of Wasata wrote it.
        RecordFullError: the disk is full.
    """
    _check_file(path)
    with translated(path):
        connection = _connect(path, "mode=rw")
        try:
            _check_record(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {_LOG_PAGES * _PAGE_BYTES}")
            _check_writable(connection)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def create_record(path: Path) -> None:
    """Make an empty record where there is no file; the caller holds the `WriterLock`.

    It is made beside its place and moved there when it is whole, so that no half-made record is ever seen.

    Raises:
        RecordError: the folder is missing or cannot be written.
        RecordFullError: the disk is full.
    """
    draft = path.with_name(f"{path.name}-new")
    with translated(path):
        # A log left behind by a record that was deleted would be read into the new one.
        for left_over in (draft, *side_files(draft), *side_files(path)):
            left_over.unlink(missing_ok=True)
        connection = _connect(draft, "mode=rwc")
        try:
            connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
        finally:
            connection.close()
        draft.rename(path)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into those of Wasata, with what to do about them."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_record_error(error, path) from error
    except UnicodeDecodeError as error:  # SQLite's own messages quote what is damaged
        raise _damaged(path, str(error)) from error
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise RecordFullError(_full_message(path, str(error))) from error
        told = error.strerror or str(error)
        raise RecordError(f"{path}: {told}; check the path and your rights to the file and its folder") from error


@contextmanager
def decoded(path: Path) -> Iterator[None]:
    """Turn what is raised where rows do not hold what was written into an error that says the record is damaged."""
    try:
        yield
    except (msgspec.MsgspecError, zlib.error, ValueError, TypeError, OverflowError) as error:
        raise _damaged(path, str(error)) from error


def _connect(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?{query}", uri=True, isolation_level=None, timeout=_BUSY_SECONDS, cached_statements=256
    )


def _check_file(path: Path) -> None:
    # Only the directory entry is looked at: closing a file that SQLite has open elsewhere in the process drops its locks.
    try:
        if path.is_dir():
            raise RecordError(f"{path}: this is a folder; name the record file itself")
        if path.stat().st_size == 0:
            raise NotARecordError(f"{path}: the file is empty, so it is no record; remove it or choose another name")
    except FileNotFoundError as error:
        raise RecordError(f"{path}: there is no record here; check the name, or make one with `wasata read`") from error
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}; check the path and your rights to it") from error


def _check_record(connection: sqlite3.Connection, path: Path) -> None:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION_ID:
        raise NotARecordError(
            f"{path}: this is an SQLite file of something else (application id {application:#x});"
            " choose another name for the record"
        )
    version = table_version(connection)
    if version > latest_version():
        raise RecordTooNewError(
            f"{path}: its tables are of version {version}, this Wasata knows up to version {latest_version()};"
            " install a newer Wasata"
        )
    if version < 1:
        raise NotARecordError(f"{path}: the header is damaged (no version of tables); restore the file from a backup")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _check_writable(connection: sqlite3.Connection) -> None:
    """Fail here, and not at the first page, where the file cannot be written; a transaction alone does not fail."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {table_version(connection)}")
    finally:
        connection.execute("ROLLBACK")


def _primary(error: sqlite3.Error) -> int:
    """The error's code without its extension; 0 when it did not come from SQLite's engine."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _as_record_error(error: sqlite3.Error, path: Path) -> RecordError:
    primary = _primary(error)
    if primary == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", 0) in _FULL:
        return RecordFullError(_full_message(path, str(error)))
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordBusyError(f"{path}: another process holds it ({error}); wait until that has ended, then try again")
    if primary in _DAMAGED:
        return _damaged(path, str(error))
    if primary in _NOT_ALLOWED:
        return RecordError(
            f"{path}: the file or its folder cannot be opened or written ({error});"
            " check your rights to both, or copy the record to a folder of your own"
        )
    return RecordError(f"{path}: SQLite reports: {error}; run `wasata doctor` on the record")


def _damaged(path: Path, detail: str) -> NotARecordError:
    return NotARecordError(f"{path}: not a record, or damaged ({detail}); run `wasata doctor` on it, or restore it from a backup")


def _full_message(path: Path, detail: str) -> str:
    return (
        f"{path}: the disk is full or the file cannot grow ({detail});"
        " make room, then read the same pages again: what is kept is whole"
    )
