"""A record in numbers."""

from __future__ import annotations

import sqlite3

import msgspec

from wasata.store.views import Summary

_SHOWN = "JOIN reading ON reading.key = article.reading AND reading.shown = 1"
_SHOWN_ARTICLES = f"FROM article {_SHOWN}"
_SHOWN_ASSERTIONS = f"FROM assertion JOIN article ON article.key = assertion.article {_SHOWN}"

_COUNTS = {
    "pages": "SELECT count(*) FROM page",
    "versions": "SELECT count(*) FROM version",
    "readings": "SELECT count(*) FROM reading",
    "runs": "SELECT count(*) FROM run",
    "articles": f"SELECT count(*) {_SHOWN_ARTICLES}",
    "sentences": f"SELECT count(*) {_SHOWN_ARTICLES} JOIN sentence ON sentence.article = article.key",
    "mentions": f"SELECT count(*) {_SHOWN_ARTICLES} JOIN mention ON mention.article = article.key",
    "assertions": f"SELECT count(*) {_SHOWN_ASSERTIONS}",
    "facts": f"SELECT count(DISTINCT fact) {_SHOWN_ASSERTIONS}",
    "actors": """
        SELECT count(DISTINCT actor.id) FROM actor WHERE key IN (
            SELECT actor FROM reading_actor JOIN reading ON reading.key = reading_actor.reading WHERE reading.shown = 1
        )""",
    "dropped": "SELECT count(*) FROM dropped WHERE reading IS NULL OR reading IN (SELECT key FROM reading WHERE shown = 1)",
    "forgotten": "SELECT count(DISTINCT page) FROM tombstone",
}

_GROUPS = {
    "languages": f"SELECT language, count(*) {_SHOWN_ARTICLES} GROUP BY 1 ORDER BY 2 DESC, 1",
    "outlets": f"SELECT outlet, count(*) {_SHOWN_ARTICLES} WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
    "kinds": f"SELECT kind, count(*) {_SHOWN_ASSERTIONS} GROUP BY 1 ORDER BY 2 DESC, 1",
    "types": f"SELECT type, count(*) {_SHOWN_ASSERTIONS} WHERE type IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
}


def summarise(connection: sqlite3.Connection) -> Summary:
    """Count what views show; the caller holds a snapshot."""
    found: dict[str, object] = {name: connection.execute(sql).fetchone()[0] for name, sql in _COUNTS.items()}
    found |= {name: connection.execute(sql).fetchall() for name, sql in _GROUPS.items()}
    first, last = connection.execute(f"SELECT min(published), max(published) {_SHOWN_ARTICLES}").fetchone()
    return msgspec.convert(found | {"first_published": first, "last_published": last}, Summary)
