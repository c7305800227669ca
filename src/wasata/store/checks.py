"""What the doctor looks at."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.ids import bytes_hash
from wasata.model.pages import Page
from wasata.store import rows
from wasata.store.views import Fault

_RESTORE = "restore the record from a backup, or read its pages into a new one"
_READ_AGAIN = "forget the page and read it again, or read all pages into a new record"

_UNDECODABLE = (msgspec.DecodeError, UnicodeDecodeError)
"""What a record raises whose JSON is damaged, or whose text is no UTF-8."""

_STRAYS = {
    "bytes of no page": "SELECT hash FROM raw WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.hash = raw.hash)",
    "an actor that no reading refers to": "SELECT id FROM actor WHERE key NOT IN (SELECT actor FROM reading_actor)",
    "an actor that is not there": "SELECT 'row ' || actor FROM reading_actor WHERE actor NOT IN (SELECT key FROM actor)",
    "a page without a version": "SELECT id FROM page WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.page = page.key)",
    "a version without a reading": (
        "SELECT hash FROM version WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.version = version.key)"
    ),
    "a page that views do not show as its latest": """
        SELECT id FROM page WHERE latest IS NOT (
            SELECT key FROM version WHERE version.page = page.key ORDER BY seen DESC, key DESC LIMIT 1
        )""",
    "a reading that views show wrongly": """
        SELECT 'reading ' || reading.key FROM reading
        JOIN version ON version.key = reading.version JOIN page ON page.key = version.page
        WHERE reading.shown IS NOT (page.latest IS version.key AND version.latest IS reading.key)""",
    "a sentence that the full-text index lacks or should not have": """
        SELECT 'sentence ' || key FROM (
            SELECT key FROM sentence_shown EXCEPT SELECT id FROM sentence_search_docsize
        ) UNION ALL SELECT 'sentence ' || id FROM (
            SELECT id FROM sentence_search_docsize EXCEPT SELECT key FROM sentence_shown
        )""",
}

_SPANS = {
    "sentence": "SELECT coalesce(max(after), 0) FROM sentence WHERE article = ?",
    "mention": "SELECT coalesce(max(max(after, head_after)), 0) FROM mention WHERE article = ?",
    "assertion": "SELECT coalesce(max(after), 0) FROM assertion WHERE article = ?",
}


def examine(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every fault of an open record."""
    for check in (_structure, _references, _strays, _raw, _articles, _assertions, _index):
        try:
            yield from check(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            # One damaged page of the file can make several checks fail; each says so once.
            yield Fault(check.__name__.strip("_"), f"cannot be checked: {error}", _RESTORE)


def _structure(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (told,) in connection.execute("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield Fault("structure", str(told), _RESTORE)


def _references(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, key, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault("references", f"row {key} of {table} refers to a row of {parent} that is not there", _RESTORE)


def _strays(connection: sqlite3.Connection) -> Iterator[Fault]:
    for what, sql in _STRAYS.items():
        for (which,) in connection.execute(sql):
            yield Fault("rows", f"{what}: {which}", _READ_AGAIN)


def _raw(connection: sqlite3.Connection) -> Iterator[Fault]:
    for name, size, packed in connection.execute("SELECT hash, size, packed FROM raw ORDER BY key"):
        try:
            raw = rows.unpack(packed)
        except zlib.error as error:
            yield Fault("bytes", f"version {name}: cannot be unpacked ({error})", _READ_AGAIN)
            continue
        if len(raw) != size or bytes_hash(raw) != name:
            yield Fault("bytes", f"version {name}: the kept bytes are others ({len(raw)} of them, {size} expected)", _READ_AGAIN)
    for key, packed in connection.execute("SELECT key, packed FROM reading ORDER BY key"):
        try:
            msgspec.json.decode(rows.unpack(packed), type=Page)
        except (zlib.error, *_UNDECODABLE) as error:
            yield Fault("records", f"the page of reading {key}: {error}", _READ_AGAIN)


def _articles(connection: sqlite3.Connection) -> Iterator[Fault]:
    decode = msgspec.json.Decoder(Article).decode
    for key, id_, record in connection.execute("SELECT key, id, CAST(record AS BLOB) FROM article ORDER BY key"):
        try:
            article = decode(record)
        except _UNDECODABLE as error:
            yield Fault("records", f"article {id_}: {error}", _READ_AGAIN)
            continue
        if article.id != id_:
            yield Fault("records", f"article {id_}: its record is that of {article.id}", _READ_AGAIN)
        for what, sql in _SPANS.items():
            last = int(connection.execute(sql, (key,)).fetchone()[0])
            if last > len(article.text):
                yield Fault("spans", f"article {id_}: a {what} ends at {last}, its text at {len(article.text)}", _READ_AGAIN)


def _assertions(connection: sqlite3.Connection) -> Iterator[Fault]:
    decode = msgspec.json.Decoder(Assertion).decode
    for id_, record in connection.execute("SELECT id, CAST(record AS BLOB) FROM assertion ORDER BY key"):
        try:
            assertion = decode(record)
        except _UNDECODABLE as error:
            yield Fault("records", f"assertion {id_}: {error}", _READ_AGAIN)
            continue
        if assertion.id != id_:
            yield Fault("records", f"assertion {id_}: its record is that of {assertion.id}", _READ_AGAIN)


def _index(connection: sqlite3.Connection) -> Iterator[Fault]:
    """SQLite checks the index by a command that looks like writing, though it changes nothing."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("INSERT INTO sentence_search (sentence_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            advice = "try again when nobody writes, or on a copy that can be written"
            yield Fault("index", f"the full-text index cannot be checked now ({error})", advice)
        else:
            yield Fault("index", f"the full-text index does not match the sentences ({error})", _RESTORE)
    finally:
        connection.execute("PRAGMA query_only = ON")
