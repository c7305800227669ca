"""The rows of readings, made one page at a time and written together."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from wasata.errors import PageError, UsageError
from wasata.model.actors import Actor
from wasata.model.dropped import Dropped, Reason
from wasata.model.readings import ArticleReading, Reading
from wasata.store import rows

_COUNTED = ("reading", "article", "sentence", "assertion", "actor", "dropped")
"""Tables whose keys are given out here, which spares a question to SQLite for each row."""

_REMEMBERED_ACTORS = 50_000
"""How many actors are remembered as stored; all states, offices and organisations fit in."""

_INSERT = {
    "article": "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))",
    "sentence": "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?)",
    "mention": "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)",
    "assertion": "INSERT INTO assertion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))",
    "assertion_actor": "INSERT INTO assertion_actor VALUES (?, ?, ?, ?)",
    "signature": "INSERT INTO signature VALUES (?, ?, ?)",
    "actor": "INSERT INTO actor VALUES (?, ?, ?, CAST(? AS TEXT))",
    "reading_actor": "INSERT INTO reading_actor VALUES (?, ?, ?)",
    "dropped": "INSERT INTO dropped VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
"""How rows are written, tables that others refer to first."""


def check(reading: Reading) -> None:
    """Refuse a reading whose parts do not fit together.

    Raises:
        UsageError: articles or sentences share a number, search tokens do not match the sentences, a group names an
            assertion that the article does not have, or an assertion is in two groups.
    """
    if len({part.article.ordinal for part in reading.articles}) < len(reading.articles):
        raise UsageError(f"{reading.page.name}: articles share an ordinal; number them from 0")
    for part in reading.articles:
        where = f"{reading.page.name}, article {part.article.id}"
        if len({sentence.index for sentence in part.sentences}) < len(part.sentences):
            raise UsageError(f"{where}: sentences share an index; number them from 0")
        if part.search and len(part.search) != len(part.sentences):
            raise UsageError(
                f"{where}: {len(part.search)} search strings for {len(part.sentences)} sentences; give one for each, or none"
            )
        grouped = {assertion for assertion, _ in part.groups}
        if strangers := grouped.difference(assertion.id for assertion in part.assertions):
            raise UsageError(f"{where}: facts name assertions that the article does not have: {', '.join(sorted(strangers))}")
        if len(grouped) < len(part.groups):
            raise UsageError(f"{where}: an assertion is joined to two facts; join these facts first")


class Insertion:
    """Makes the rows of readings and keeps them until they are written.

    A page whose rows cannot be made leaves none behind. It knows which keys are free and which actors are stored; after
    a rollback a new one is due.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next = {
            table: int(connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - names above
            for table in _COUNTED
        }
        self._actors: dict[bytes, int] = {}
        self._waiting_actors: dict[bytes, int] = {}
        self._waiting: dict[str, list[tuple[rows.Value, ...]]] = {table: [] for table in _INSERT}

    @property
    def waiting(self) -> int:
        """How many sentences wait to be written: what memory the waiting rows take goes with their number."""
        return len(self._waiting["sentence"])

    def add(self, reading: Reading, run: int) -> tuple[int, bytes]:
        """Make the rows of everything that `reading` found.

        Returns:
            The key that its own row must have, and its page as that row keeps it.

        Raises:
            PageError: a text holds half a character (a lone surrogate) and cannot be stored.
        """
        try:
            packed = rows.pack_page(reading.page)
            made: dict[str, list[tuple[rows.Value, ...]]] = {table: [] for table in _INSERT}
            key = self._take("reading", 1)
            codes = rows.codes_of(reading.actors)
            for part in reading.articles:
                article = self._take("article", 1)
                made["article"].append(rows.article_row(part.article, article, key, reading.page.captured))
                self._add_found(part, article, run, codes, made)
            encoded = [(actor, rows.encode(actor)) for actor in reading.actors]
        except UnicodeEncodeError as error:
            raise PageError(Reason.UNDECODABLE, f"{reading.page.name!a}: {error}; decode the page again") from error
        made["dropped"] = self._dropped_rows(reading.dropped, run, key)
        made["reading_actor"] = [(key, ordinal, self._actor(*one)) for ordinal, one in enumerate(encoded)]
        for table, found in made.items():
            self._waiting[table] += found
        return key, packed

    def write_dropped(self, dropped: Dropped, run: int) -> None:
        """Write at once that a page gave nothing."""
        self._connection.executemany(_INSERT["dropped"], self._dropped_rows((dropped,), run, None))

    def write(self) -> None:
        """Write the rows that wait."""
        for table, sql in _INSERT.items():
            if self._waiting[table]:
                self._connection.executemany(sql, self._waiting[table])
                self._waiting[table].clear()
        self._waiting_actors.clear()

    def _add_found(
        self,
        part: ArticleReading,
        article: int,
        run: int,
        codes: dict[str, str | None],
        made: dict[str, list[tuple[rows.Value, ...]]],
    ) -> None:
        "".join(part.search).encode("utf-8")  # fails here on half a character, and not when rows of other pages are written too
        search = part.search or ("",) * len(part.sentences)
        made["sentence"] += rows.sentence_rows(part.sentences, search, article, self._take("sentence", len(part.sentences)))
        made["mention"] += rows.mention_rows(part.mentions, article)
        facts = dict(part.groups)
        for key, assertion in enumerate(part.assertions, self._take("assertion", len(part.assertions))):
            made["assertion"].append(rows.assertion_row(assertion, key, article, run, facts.get(assertion.id)))
            made["assertion_actor"] += [(key, *who) for who in rows.participants(assertion, codes)]
        if part.signature is not None:
            made["signature"].append((article, part.signature.shingles, rows.encode_numbers(part.signature.minima)))

    def _dropped_rows(self, dropped: Iterable[Dropped], run: int, reading: int | None) -> list[tuple[rows.Value, ...]]:
        first = self._next["dropped"]
        made = [rows.dropped_row(one, first + ordinal, run, reading, ordinal) for ordinal, one in enumerate(dropped)]
        self._next["dropped"] += len(made)
        return made

    def _actor(self, actor: Actor, record: bytes) -> int:
        """The key of an actor's row, which is made when no row has this content."""
        key = self._actors.get(record) or self._waiting_actors.get(record)
        if key is not None:
            return key
        digest = hashlib.blake2b(record, digest_size=16).digest()
        row = self._connection.execute("SELECT key FROM actor WHERE id = ? AND digest = ?", (actor.id, digest)).fetchone()
        if row is not None:
            key = int(row[0])
        else:
            key = self._take("actor", 1)
            self._waiting["actor"].append((key, actor.id, digest, record))
            self._waiting_actors[record] = key
        if actor.article is None and len(self._actors) < _REMEMBERED_ACTORS:  # people built from one text do not come again
            self._actors[record] = key
        return key

    def _take(self, table: str, count: int) -> int:
        first = self._next[table]
        self._next[table] += count
        return first
