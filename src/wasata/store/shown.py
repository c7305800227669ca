"""Which reading of a page views show, and the full-text index that holds those readings."""

from __future__ import annotations

import sqlite3

import msgspec

# Readings come sorted, so that the index receives its rows in their order, which it is fastest with.
_ROWS_OF = """
    FROM json_each(?) AS wanted
    CROSS JOIN article ON article.reading = wanted.value
    CROSS JOIN sentence ON sentence.article = article.key
"""
_INDEX = f"INSERT INTO sentence_search (rowid, search) SELECT sentence.key, sentence.search {_ROWS_OF}"
_UNINDEX = (
    f"INSERT INTO sentence_search (sentence_search, rowid, search) SELECT 'delete', sentence.key, sentence.search {_ROWS_OF}"
)


class Shown:
    """Keeps track of shown readings within a transaction, and brings the full-text index up to them at its end.

    The index is left alone until then, because it is fastest with many rows at once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._fresh: set[int] = set()
        self._stale: set[int] = set()

    def show(self, page: int, version: int, reading: int, captured: str | None) -> None:
        """Make `reading` the latest of its version, and let views show the latest reading of the page's latest version.

        The latest version is the one saved last, or first read last where it is not known when it was saved.
        """
        execute = self._connection.execute
        execute("UPDATE version SET latest = ?, seen = coalesce(?, first_read_at) WHERE key = ?", (reading, captured, version))
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
            self._swap(shown[0], self._stale, self._fresh)
        execute("UPDATE reading SET shown = 1 WHERE key = ?", (latest_reading,))
        self._swap(latest_reading, self._fresh, self._stale)

    def show_again(self, page: int, version: int, reading: int, captured: str | None) -> None:
        """Show a kept reading once more when another run read its version since, as after going back to older data."""
        other = self._connection.execute(
            "SELECT 1 FROM version JOIN reading AS latest ON latest.key = version.latest"
            " JOIN reading AS asked ON asked.key = ? WHERE version.key = ? AND latest.run <> asked.run",
            (reading, version),
        ).fetchone()
        if other is not None:
            self.show(page, version, reading, captured)

    def index(self) -> None:
        """Take from the index what is no longer shown, and give it what is shown now and was not before."""
        for sql, readings in ((_UNINDEX, self._stale), (_INDEX, self._fresh)):
            if readings:
                self._connection.execute(sql, (msgspec.json.encode(sorted(readings)).decode(),))
                readings.clear()

    @staticmethod
    def _swap(reading: int, into: set[int], out: set[int]) -> None:
        """Note one change, or take back the opposite one of the same transaction."""
        if reading in out:
            out.remove(reading)
        else:
            into.add(reading)
