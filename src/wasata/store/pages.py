"""Finding a page by what a person knows of it."""

from __future__ import annotations

import sqlite3

from wasata.errors import UsageError

_BY_NAME = """
    SELECT DISTINCT page.key, page.id FROM reading_name
    JOIN reading ON reading.key = reading_name.reading
    JOIN version ON version.key = reading.version
    JOIN page ON page.key = version.page
    WHERE reading_name.name = ? ORDER BY page.key
"""


def find_page(connection: sqlite3.Connection, page: str) -> tuple[int, str] | None:
    """Key and id of the page with this id, else of the one with this canonical URL, else of the one met under this name.

    Raises:
        UsageError: several pages answer to it.
    """
    for sql in ("SELECT key, id FROM page WHERE id = ?", "SELECT key, id FROM page WHERE url = ? ORDER BY key", _BY_NAME):
        found = connection.execute(sql, (page,)).fetchall()
        if len(found) > 1:
            ids = ", ".join(one[1] for one in found)
            raise UsageError(f"{page}: {len(found)} pages answer to this: {ids}; give one of these ids")
        if found:
            return int(found[0][0]), str(found[0][1])
    return None
