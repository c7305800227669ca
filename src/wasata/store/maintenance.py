"""Forgetting a page, copying a record, and looking it through."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from wasata.errors import RecordError, UsageError
from wasata.store import rows
from wasata.store.checks import examine
from wasata.store.connection import located, open_for_reading, open_for_writing, side_files, translated
from wasata.store.lock import WriterLock
from wasata.store.pages import find_page
from wasata.store.views import Fault, Forgotten

_UNINDEX = """
    INSERT INTO sentence_search (sentence_search, rowid, search)
    SELECT 'delete', sentence.key, sentence.search FROM version
    CROSS JOIN reading ON reading.version = version.key AND reading.shown = 1
    CROSS JOIN article ON article.reading = reading.key
    CROSS JOIN sentence ON sentence.article = article.key
    WHERE version.page = ?
"""
_OF_PAGE = "FROM version JOIN reading ON reading.version = version.key JOIN article ON article.reading = reading.key"
_COUNTS = (
    "SELECT count(*) FROM version WHERE page = ?",
    f"SELECT count(*) {_OF_PAGE} WHERE page = ?",
    f"SELECT count(*) {_OF_PAGE} JOIN assertion ON assertion.article = article.key WHERE page = ?",
)
_ACTORS = (
    "SELECT DISTINCT actor FROM version JOIN reading ON reading.version = version.key"
    " JOIN reading_actor ON reading_actor.reading = reading.key WHERE version.page = ?"
)
_NAMES = (
    "SELECT name FROM reading_name JOIN reading ON reading.key = reading_name.reading"
    " JOIN version ON version.key = reading.version WHERE version.page = ?"
)


def forget(path: Path | str, page: str, at: datetime, *, vacuum: bool = False) -> Forgotten:
    """Remove a page from a record: its bytes, versions, articles, assertions and index entries, in one transaction.

    What was removed is overwritten in the file. A tombstone with the page's id and the hashes of its versions stays, so
    that the page is not kept again unless asked.

    Args:
        path: the record file.
        page: id, name or canonical URL of the page.
        at: the moment of the request.
        vacuum: whether to make the file smaller afterwards, which copies all of it.

    Raises:
        UsageError: there is no such page, or several have this name.
        RecordBusyError: a writer is at work.
        RecordError: the record cannot be used; see `Writer.open`.
    """
    place = located(path)
    lock = WriterLock(place)
    with translated(place):
        lock.take()
    try:
        with closing(open_for_writing(place)) as connection, translated(place):
            found = find_page(connection, page)
            if found is None:
                raise UsageError(f"{page}: no page of {place} has this id, name or URL; `wasata show {place} --pages` lists them")
            connection.execute("BEGIN IMMEDIATE")
            try:
                forgotten = _forget(connection, *found, at)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            if vacuum:
                connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log still holds what was there before
            return forgotten
    finally:
        lock.release()


def backup(path: Path | str, target: Path | str) -> Path:
    """Copy a record as it stands at this moment, while others may be reading or writing it.

    Returns:
        The absolute path of the copy.

    Raises:
        UsageError: there is a file at the target.
        RecordFullError: the disk of the target is full.
        RecordError: the record cannot be read, or the target cannot be written.
    """
    place, copy = located(path), Path(target).absolute()
    for taken in (copy, *side_files(copy)):
        if taken.exists() or taken.is_symlink():
            raise UsageError(f"{taken}: there is a file already; remove it or choose another name")
    if not copy.parent.is_dir():
        raise RecordError(f"{copy}: there is no folder {copy.parent}; make it first, or choose another place")
    draft = copy.with_name(f"{copy.name}-new")
    with closing(open_for_reading(place)) as source, translated(copy):
        draft.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(f"{draft.as_uri()}?mode=rwc", uri=True, isolation_level=None)) as made:
                source.backup(made)
            draft.rename(copy)
        finally:
            for left_over in (draft, *side_files(draft)):
                left_over.unlink(missing_ok=True)
    return copy


def doctor(path: Path | str) -> tuple[Fault, ...]:
    """Look a record through and say what is wrong with it; nothing is changed.

    A file that cannot be opened as a record gives one fault, which says why.
    """
    place = located(path)
    try:
        connection = open_for_reading(place)
    except RecordError as error:
        return (Fault("open", str(error), "see the message; where the file is damaged, restore it from a backup"),)
    with closing(connection):
        return tuple(examine(connection))


def _forget(connection: sqlite3.Connection, page: int, page_id: str, at: datetime) -> Forgotten:
    execute = connection.execute
    versions, articles, assertions = (int(execute(sql, (page,)).fetchone()[0]) for sql in _COUNTS)
    execute(
        "INSERT OR REPLACE INTO tombstone SELECT page.id, version.hash, ? FROM page JOIN version ON version.page = page.key"
        " WHERE page.key = ?",
        (rows.moment(at), page),
    )
    execute(_UNINDEX, (page,))
    execute(f"DELETE FROM dropped WHERE reading IS NULL AND page IN ({_NAMES})", (page,))  # noqa: S608 - constant
    hashes = execute("SELECT hash FROM version WHERE page = ?", (page,)).fetchall()
    actors = execute(_ACTORS, (page,)).fetchall()
    execute("DELETE FROM page WHERE key = ?", (page,))
    connection.executemany("DELETE FROM raw WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM version WHERE hash = ?1)", hashes)
    kept = {actor for (actor,) in execute("SELECT DISTINCT actor FROM reading_actor")}
    connection.executemany("DELETE FROM actor WHERE key = ?", [one for one in actors if one[0] not in kept])
    # The index only marks entries as deleted until its parts are merged; merging them all takes the words out of the file.
    execute("INSERT INTO sentence_search (sentence_search) VALUES ('optimize')")
    return Forgotten(page_id, versions, articles, assertions)
