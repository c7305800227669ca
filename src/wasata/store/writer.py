"""The one process that writes a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

import msgspec

from wasata.errors import PageError, RecordError, UsageError
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import bytes_hash
from wasata.model.pages import Given
from wasata.model.readings import Reading
from wasata.model.runs import Run
from wasata.store import insertion, rows
from wasata.store.connection import create_record, located, open_for_writing, translated
from wasata.store.lock import WriterLock
from wasata.store.views import Outcome

_BATCH = 64

_KNOWN = """
    SELECT 1 FROM reading_name
    JOIN reading ON reading.key = reading_name.reading
    JOIN version ON version.key = reading.version
    JOIN reading AS latest ON latest.key = version.latest
    WHERE reading_name.name = ? AND version.hash = ? AND reading.given = ? AND reading.run = ? AND latest.run = reading.run
"""

# Readings come sorted, so that the index receives its rows in their order, which it is fastest with.
_ROWS_OF = """
    FROM json_each(?) AS wanted
    CROSS JOIN article ON article.reading = wanted.value
    CROSS JOIN sentence ON sentence.article = article.key
"""
_INDEX = f"INSERT INTO sentence_search (rowid, search) SELECT sentence.key, sentence.search {_ROWS_OF}"
_UNINDEX = (
    "INSERT INTO sentence_search (sentence_search, rowid, search)"
    f" SELECT 'delete', sentence.key, sentence.search {_ROWS_OF}"
)


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
        self._rows = insertion.Insertion(connection)
        self._runs: dict[str, int] = {}
        self._fresh: set[int] = set()
        """Readings whose sentences the full-text index is to receive at the next commit."""
        self._stale: set[int] = set()
        """Readings whose sentences it is to lose."""
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
            insertion.check(reading)
            with self._whole_page(reading.page.name):
                outcome = self._add(reading, _given(reading.given), self._run_key(run), read_at, even_forgotten)
            self._pages += 1
            if self._pages >= self._batch:
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
                self._rows.insert_dropped((dropped,), run, None)

    def commit(self) -> None:
        """Make what was added last for good and visible, before its batch is full."""
        with self._guarded():
            self._commit()

    # --- transactions ------------------------------------------------------------------------------------------------

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Errors of SQLite end the transaction and leave as those of Wasata."""
        with translated(self.path):
            try:
                yield
            except sqlite3.Error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._reset()
                raise

    @contextmanager
    def _whole_page(self, name: str) -> Iterator[None]:
        """Take back all of a page when something goes wrong in the middle of it, and nothing of the pages before."""
        self._begin()
        before = (self._fresh.copy(), self._stale.copy(), self._runs.copy())
        self._connection.execute("SAVEPOINT page")
        try:
            yield
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO page")
                self._connection.execute("RELEASE page")
                self._rows.undo()
                self._fresh, self._stale, self._runs = before
            if isinstance(error, UnicodeEncodeError):
                raise PageError(Reason.UNDECODABLE, f"{name!a}: {error}; decode the page again") from error
            if isinstance(error, sqlite3.IntegrityError):
                raise UsageError(f"{name}: the parts of its reading do not fit together: {error}") from error
            raise
        self._connection.execute("RELEASE page")

    def _reset(self) -> None:
        self._rows = insertion.Insertion(self._connection)
        self._runs.clear()
        self._fresh.clear()
        self._stale.clear()
        self._pages = 0

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        """Bring the full-text index up to the readings that are shown now, and end the transaction.

        The index is left alone until here: SQLite writes its pending rows out at each savepoint that comes after them.
        """
        if not self._connection.in_transaction:
            return
        try:
            if self._stale:
                self._connection.execute(_UNINDEX, (msgspec.json.encode(sorted(self._stale)).decode(),))
            if self._fresh:
                self._connection.execute(_INDEX, (msgspec.json.encode(sorted(self._fresh)).decode(),))
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._reset()
            raise
        self._fresh.clear()
        self._stale.clear()
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

    def _add(self, reading: Reading, given: str, run: int, read_at: datetime, even_forgotten: bool) -> Outcome:
        page, execute = reading.page, self._connection.execute
        if even_forgotten:
            execute("DELETE FROM tombstone WHERE page = ? OR hash = ?", (page.id, page.version))
        elif self._is_forgotten(page.id, page.version):
            return Outcome.FORGOTTEN
        row = execute("SELECT key FROM page WHERE id = ?", (page.id,)).fetchone()
        outcome = Outcome.NEW if row is None else Outcome.READ_AGAIN
        page_key = int(row[0]) if row else _last(execute("INSERT INTO page (id, url) VALUES (?, ?)", (page.id, page.url)))
        row = execute("SELECT key FROM version WHERE page = ? AND hash = ?", (page_key, page.version)).fetchone()
        if row is None:
            version = self._new_version(reading, page_key, read_at)
            outcome = Outcome.NEW if outcome is Outcome.NEW else Outcome.NEW_VERSION
        else:
            version = int(row[0])
        row = execute("SELECT key FROM reading WHERE version = ? AND run = ? AND given = ?", (version, run, given)).fetchone()
        if row is None:
            key = _last(
                execute(
                    "INSERT INTO reading (version, run, given, read_at, packed) VALUES (?, ?, ?, ?, ?)",
                    (version, run, given, rows.moment(read_at), rows.pack_page(page)),
                )
            )
            self._rows.insert(reading, key, run)
            execute("DELETE FROM dropped WHERE reading IS NULL AND page = ?", (page.name,))
            self._show(page_key, version, key, rows.moment(page.captured))
        else:
            key = int(row[0])
            outcome = Outcome.UNCHANGED
            self._show_again(page_key, version, key, run, rows.moment(page.captured))
        execute("INSERT OR IGNORE INTO reading_name VALUES (?, ?)", (page.name, key))
        return outcome

    def _new_version(self, reading: Reading, page_key: int, read_at: datetime) -> int:
        page, execute = reading.page, self._connection.execute
        if execute("SELECT 1 FROM raw WHERE hash = ?", (page.version,)).fetchone() is None:
            if bytes_hash(reading.raw) != page.version:
                raise UsageError(f"{page.name}: the version {page.version} is not the SHA-256 of its bytes")
            packed = rows.pack_raw(reading.raw)
            execute("INSERT INTO raw (hash, size, packed) VALUES (?, ?, ?)", (page.version, len(reading.raw), packed))
        first_read = rows.moment(read_at)
        return _last(
            execute(
                "INSERT INTO version (page, hash, first_read_at, seen) VALUES (?, ?, ?, ?)",
                (page_key, page.version, first_read, rows.moment(page.captured) or first_read),
            )
        )

    def _show_again(self, page: int, version: int, reading: int, run: int, captured: str | None) -> None:
        """Show a kept reading once more when its version was read by another run since, as after going back to older data."""
        latest = self._connection.execute(
            "SELECT reading.run FROM version JOIN reading ON reading.key = version.latest WHERE version.key = ?", (version,)
        ).fetchone()
        if latest is None or latest[0] != run:
            self._show(page, version, reading, captured)

    def _show(self, page: int, version: int, reading: int, captured: str | None) -> None:
        """Make `reading` the latest of its version, and let views show the latest reading of the page's latest version."""
        execute = self._connection.execute
        execute(
            "UPDATE version SET latest = ?, seen = coalesce(?, first_read_at) WHERE key = ?", (reading, captured, version)
        )
        latest_version, latest_reading = execute(
            "SELECT key, latest FROM version WHERE page = ? ORDER BY seen DESC, key DESC LIMIT 1", (page,)
        ).fetchone()
        shown = execute(
            "SELECT reading.key FROM version JOIN reading ON reading.version = version.key"
            " WHERE version.page = ? AND reading.shown = 1",
            (page,),
        ).fetchone()
        execute("UPDATE page SET latest = ? WHERE key = ?", (latest_version, page))
        if shown is not None and shown[0] == latest_reading:
            return
        if shown is not None:
            execute("UPDATE reading SET shown = 0 WHERE key = ?", shown)
            self._stale.add(shown[0])
        execute("UPDATE reading SET shown = 1 WHERE key = ?", (latest_reading,))
        self._fresh.add(latest_reading)
        both = self._fresh & self._stale
        self._fresh -= both
        self._stale -= both

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
