"""Finding a page by what a person knows of it."""

from __future__ import annotations

import sqlite3

from wasata.errors import UsageError

_BY = """
    SELECT DISTINCT page.key, page.id FROM reading_name
    JOIN reading ON reading.key = reading_name.reading
    JOIN version ON version.key = reading.version
    JOIN page ON page.key = version.page
    WHERE {} ORDER BY page.key
"""
_BY_NAME = _BY.format("reading_name.name = ?1")
_BY_ENDING = _BY.format("substr(reading_name.name, -1 - length(?1)) = '/' || ?1")


def find_page(connection: sqlite3.Connection, page: str) -> tuple[int, str] | None:
    """Key and id of the page with this id, else this canonical URL, else met under this name, else under a path that ends so.

    Raises:
        UsageError: several pages answer to it.
    """
    for sql in (
        "SELECT key, id FROM page WHERE id = ?",
        "SELECT key, id FROM page WHERE url = ? ORDER BY key",
        _BY_NAME,
        _BY_ENDING,
    ):
        found = connection.execute(sql, (page,)).fetchall()
        if len(found) > 1:
            ids = ", ".join(one[1] for one in found)
            raise UsageError(f"{page}: {len(found)} pages answer to this: {ids}; give one of these ids")
        if found:
            return int(found[0][0]), str(found[0][1])
    return None
