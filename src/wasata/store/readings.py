"""A reading put together again from its rows."""

from __future__ import annotations

import sqlite3

from wasata.model.readings import ArticleReading, Reading
from wasata.model.signatures import TextSignature
from wasata.store import rows
from wasata.store.decoding import decode_actor, decode_article, decode_assertion, decode_given, decode_minima, decode_page

_READING = """
    SELECT reading.packed, given, raw.packed FROM reading
    JOIN version ON version.key = reading.version JOIN raw ON raw.hash = version.hash WHERE reading.key = ?
"""
_ARTICLES = "SELECT key, CAST(record AS BLOB) FROM article WHERE reading = ? ORDER BY key"
_ACTORS = """
    SELECT CAST(record AS BLOB) FROM reading_actor JOIN actor ON actor.key = reading_actor.actor
    WHERE reading = ? ORDER BY ordinal
"""
_DROPPED = f"SELECT {rows.DROPPED_COLUMNS} FROM dropped WHERE reading = ? ORDER BY ordinal"  # noqa: S608 - constant
_SENTENCES = "SELECT position, first, after, block, search FROM sentence WHERE article = ? ORDER BY key"
_MENTIONS = f"SELECT {rows.MENTION_COLUMNS} FROM mention WHERE article = ? ORDER BY ordinal"  # noqa: S608 - constant
_ASSERTIONS = "SELECT id, fact, CAST(record AS BLOB) FROM assertion WHERE article = ? ORDER BY key"
_SIGNATURE = "SELECT shingles, minima FROM signature WHERE article = ?"


def rebuild(connection: sqlite3.Connection, key: int) -> Reading:
    """The reading whose row has this key, as it was given to the writer, except for tokens."""
    execute = connection.execute
    packed, given, raw = execute(_READING, (key,)).fetchone()
    return Reading(
        page=decode_page(rows.unpack(packed)),
        given=decode_given(given),
        raw=rows.unpack(raw),
        articles=tuple(_article_reading(connection, *row) for row in execute(_ARTICLES, (key,)).fetchall()),
        actors=tuple(decode_actor(record) for (record,) in execute(_ACTORS, (key,))),
        dropped=tuple(rows.dropped_from(*row) for row in execute(_DROPPED, (key,))),
    )


def _article_reading(connection: sqlite3.Connection, key: int, record: bytes) -> ArticleReading:
    execute = connection.execute
    article = decode_article(record)
    sentences = execute(_SENTENCES, (key,)).fetchall()
    assertions = execute(_ASSERTIONS, (key,)).fetchall()
    signature = execute(_SIGNATURE, (key,)).fetchone()
    return ArticleReading(
        article=article,
        sentences=tuple(rows.sentence_from(article.id, *row[:4]) for row in sentences),
        search=tuple(row[4] for row in sentences) if any(row[4] for row in sentences) else (),
        mentions=tuple(rows.mention_from(article.id, *row) for row in execute(_MENTIONS, (key,))),
        assertions=tuple(decode_assertion(row[2]) for row in assertions),
        groups=tuple((row[0], row[1]) for row in assertions if row[1] is not None),
        signature=None if signature is None else TextSignature(article.id, signature[0], decode_minima(signature[1])),
    )
