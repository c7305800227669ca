"""The one process that writes a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from wasata.errors import PageError, RecordError, UsageError
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import bytes_hash
from wasata.model.pages import Given
from wasata.model.readings import Reading
from wasata.model.runs import Run
from wasata.store import rows
from wasata.store.connection import create_record, located, open_for_writing, translated
from wasata.store.insertion import Insertion, check
from wasata.store.lock import WriterLock
from wasata.store.shown import Shown
from wasata.store.views import Outcome

_BATCH = 64
_BATCH_SENTENCES = 20_000
"""A batch ends early when so many sentences wait, so that huge pages do not pile up in memory."""

_KNOWN = """
    SELECT 1 FROM reading_name
    JOIN reading ON reading.key = reading_name.reading
    JOIN version ON version.key = reading.version
    JOIN reading AS latest ON latest.key = version.latest
    WHERE reading_name.name = ? AND version.hash = ? AND reading.given = ? AND reading.run = ? AND latest.run = reading.run
"""

_KEPT = "SELECT reading.key FROM reading JOIN run ON run.key = reading.run WHERE version = ? AND run.id = ? AND given = ?"


class Writer:
    """Writes readings into a record; there is one at a time for each record, in whatever process.

    Each page is kept whole or not at all. Pages are committed in batches: when the process is killed, the pages of the
    last batch are missing, the record opens as before, and reading the same pages again completes it. Readers see a page
    once its batch is committed, and are never held up.

    Other processes may compute readings; only the one that opened the writer may use it. Start them before it is opened,
    or without forking.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock, batch: int) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._batch = batch
        self._closed = False
        self._run: int | None = None
        self._rows = Insertion(connection)
        self._shown = Shown(connection)
        self._runs: dict[str, int] = {}
        self._pages = 0

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, batch: int = _BATCH) -> Writer:
        """Open a record for writing and bring its tables up to date.

        Args:
            path: the record file.
            create: whether to make it when there is no such file; a file that is something else is never taken over.
            batch: how many pages are committed together.

        Raises:
            RecordBusyError: another writer holds the record.
            RecordError: there is no such file, or it or its folder cannot be written.
            NotARecordError: the file is something else, or damaged.
            RecordTooNewError: a later version of Wasata wrote it.
            RecordFullError: the disk is full.
        """
        if batch < 1:
            raise UsageError(f"a batch must have at least one page, not {batch}")
        place = located(path)
        if not place.parent.is_dir():
            raise RecordError(f"{place}: there is no folder {place.parent}; make it first, or choose another place")
        lock = WriterLock(place)
        with translated(place):
            lock.take()
        try:
            if create and not place.exists():
                create_record(place)
            connection = open_for_writing(place)
            try:
                with translated(place):
                    return cls(place, connection, lock, batch)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Commit what is whole, close the file and let other writers in; closing twice does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self.commit()
        finally:
            self._connection.close()
            self._lock.release()

    def begin_run(self, run: Run) -> None:
        """Name the run that `known` and `drop` are about; it is kept when the record does not have it yet."""
        with self._guarded():
            self._run = self._run_key(run)
            self._commit()

    def known(self, version: str, name: str, given: Given) -> bool:
        """Whether the current run has read these bytes under this name with this metadata, and nothing needs doing.

        Args:
            version: SHA-256 of the bytes.
            name: the name of the page, as in `Page.name`.
            given: what the reader of the page was told.
        """
        run = self._current_run()
        try:
            asked = (name.encode("utf-8").decode("utf-8"), version, _given(given), run)
        except UnicodeEncodeError:  # half a character, as in a damaged file name: `add` says so
            return False
        with self._guarded():
            return self._connection.execute(_KNOWN, asked).fetchone() is not None

    def forgotten(self, version: str) -> bool:
        """Whether these bytes belong to a page that was forgotten and is in the record under no other name."""
        with self._guarded():
            return self._is_forgotten(None, version)

    def add(self, reading: Reading, run: Run, read_at: datetime, *, even_forgotten: bool = False) -> Outcome:
        """Keep a reading.

        Args:
            reading: what was found in one version of a page.
            run: the run that found it.
            read_at: when it was read, kept apart from the time at which it was told.
            even_forgotten: whether a page that was forgotten on request is to be kept again.

        Raises:
            PageError: a text of the reading holds half a character (a lone surrogate) and cannot be stored.
            UsageError: the parts of the reading do not fit together.
            RecordFullError: the disk is full; the pages of the open batch were taken back.
        """
        with self._guarded():
            check(reading)
            outcome = self._add(reading, run, read_at, even_forgotten)
            self._pages += 1
            if self._pages >= self._batch or self._rows.waiting >= _BATCH_SENTENCES:
                self._commit()
            return outcome

    def drop(self, dropped: Dropped) -> None:
        """Keep that a page gave nothing, once for each run, page, stage and reason."""
        with self._guarded():
            run = self._current_run()
            dropped = rows.storable(dropped)
            same = (run, dropped.page, dropped.stage, dropped.reason.value, dropped.detail)
            found = self._connection.execute(
                "SELECT 1 FROM dropped WHERE reading IS NULL"
                " AND run = ? AND page IS ? AND stage = ? AND reason = ? AND detail IS ?",
                same,
            ).fetchone()
            if found is None:
                self._begin()
                self._rows.write_dropped(dropped, run)

    def commit(self) -> None:
        """Make what was added last for good and visible, before its batch is full."""
        with self._guarded():
            self._commit()

    # --- transactions ------------------------------------------------------------------------------------------------

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Take back the open batch when something goes wrong in the middle of writing.

        Refusals of a page come before anything of it is written, and leave the pages before it alone.
        """
        with translated(self.path):
            try:
                yield
            except (PageError, UsageError):
                raise
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._reset()
                raise

    def _reset(self) -> None:
        self._rows = Insertion(self._connection)
        self._shown = Shown(self._connection)
        self._runs.clear()
        self._pages = 0

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        """Write what waits and end the transaction."""
        if not self._connection.in_transaction:
            return
        self._rows.write()
        self._shown.index()
        self._connection.execute("COMMIT")
        self._pages = 0

    # --- runs --------------------------------------------------------------------------------------------------------

    def _run_key(self, run: Run) -> int:
        self._begin()
        key = self._runs.get(run.id)
        if key is None:
            self._connection.execute(
                "INSERT OR IGNORE INTO run (id, engine, data, started) VALUES (?, ?, ?, ?)",
                (run.id, run.engine, run.data, run.started.isoformat()),
            )
            row: tuple[int] = self._connection.execute("SELECT key FROM run WHERE id = ?", (run.id,)).fetchone()
            key = self._runs[run.id] = row[0]
        return key

    def _current_run(self) -> int:
        if self._run is None:
            raise UsageError("no run was begun: call begin_run before known and drop")
        return self._run

    # --- pages -------------------------------------------------------------------------------------------------------

    def _add(self, reading: Reading, run: Run, read_at: datetime, even_forgotten: bool) -> Outcome:
        page, execute = reading.page, self._connection.execute
        self._begin()
        if not even_forgotten and self._is_forgotten(page.id, page.version):
            return Outcome.FORGOTTEN
        captured = rows.moment(page.captured)
        page_key = self._key("SELECT key FROM page WHERE id = ?", page.id)
        version = self._key("SELECT key FROM version WHERE page = ? AND hash = ?", page_key, page.version)
        try:
            given = _given(reading.given)
            kept = self._key(_KEPT, version, run.id, given)
        except UnicodeEncodeError as error:
            raise PageError(Reason.UNDECODABLE, f"what is given for {page.name!a}: {error}; write it anew") from error
        if kept is not None and page_key is not None and version is not None:
            self._shown.show_again(page_key, version, kept, captured)
            execute("INSERT OR IGNORE INTO reading_name VALUES (?, ?)", (page.name, kept))
            return Outcome.UNCHANGED
        raw = self._packed_raw(reading)
        run_key = self._run_key(run)
        key, packed = self._rows.add(reading, run_key)
        if even_forgotten:
            execute("DELETE FROM tombstone WHERE page = ? OR hash = ?", (page.id, page.version))
        outcome = Outcome.NEW if page_key is None else Outcome.NEW_VERSION if version is None else Outcome.READ_AGAIN
        if page_key is None:
            page_key = _last(execute("INSERT INTO page (id, url) VALUES (?, ?)", (page.id, page.url)))
        if raw is not None:
            execute("INSERT INTO raw (hash, size, packed) VALUES (?, ?, ?)", (page.version, len(reading.raw), raw))
        first_read = rows.moment(read_at)
        if version is None:
            made = (page_key, page.version, first_read, captured or first_read)
            version = _last(execute("INSERT INTO version (page, hash, first_read_at, seen) VALUES (?, ?, ?, ?)", made))
        execute("INSERT INTO reading VALUES (?, ?, ?, ?, ?, 0, ?)", (key, version, run_key, given, first_read, packed))
        execute("INSERT OR IGNORE INTO reading_name VALUES (?, ?)", (page.name, key))
        execute("DELETE FROM dropped WHERE reading IS NULL AND page = ?", (page.name,))
        self._shown.show(page_key, version, key, captured)
        return outcome

    def _packed_raw(self, reading: Reading) -> bytes | None:
        """The bytes of a page as they are kept, if they are not kept yet."""
        page = reading.page
        if self._key("SELECT key FROM raw WHERE hash = ?", page.version) is not None:
            return None
        if bytes_hash(reading.raw) != page.version:
            raise UsageError(f"{page.name}: the version {page.version} is not the SHA-256 of its bytes")
        return rows.pack_raw(reading.raw)

    def _key(self, sql: str, *values: str | int | None) -> int | None:
        found = self._connection.execute(sql, values).fetchone()
        return None if found is None else int(found[0])

    def _is_forgotten(self, page: str | None, version: str) -> bool:
        found = self._connection.execute("SELECT page FROM tombstone WHERE page = ? OR hash = ?", (page, version)).fetchall()
        if not found:
            return False
        if any(one == page for (one,) in found):
            return True
        # The same bytes may stand in the record under another name, which nobody asked to forget.
        kept = self._connection.execute("SELECT 1 FROM version WHERE hash = ?", (version,)).fetchone()
        return kept is None


def _given(given: Given) -> str:
    return rows.encode(given).decode("utf-8")


def _last(cursor: sqlite3.Cursor) -> int:
    if cursor.lastrowid is None:
        raise RecordError("SQLite gave no key for a new row; run `wasata doctor` on the record")
    return cursor.lastrowid
