"""The rows of one reading, written into an open transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from wasata.errors import UsageError
from wasata.model.actors import Actor
from wasata.model.dropped import Dropped
from wasata.model.readings import ArticleReading, Reading
from wasata.store import rows

_COUNTED = ("article", "sentence", "assertion", "actor", "dropped")
"""Tables whose keys are given out here, which spares a question to SQLite for each row."""

_REMEMBERED_ACTORS = 50_000
"""How many actors are remembered as stored; all states, offices and organisations fit in."""

_ARTICLE = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))"
_SENTENCE = "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?)"
_MENTION = "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)"
_ASSERTION = "INSERT INTO assertion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))"
_ASSERTION_ACTOR = "INSERT INTO assertion_actor VALUES (?, ?, ?, ?)"
_FACT = "INSERT OR IGNORE INTO fact_assertion VALUES (?, ?)"
_SIGNATURE = "INSERT INTO signature VALUES (?, ?, ?)"
_ACTOR = "INSERT INTO actor VALUES (?, ?, ?, CAST(? AS TEXT))"
_READING_ACTOR = "INSERT INTO reading_actor VALUES (?, ?, ?)"
_DROPPED = "INSERT INTO dropped VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def check(reading: Reading) -> None:
    """Refuse a reading whose parts do not fit together.

    Raises:
        UsageError: search tokens do not match the sentences, or a group names an assertion that the page does not have.
    """
    known = {assertion.id for part in reading.articles for assertion in part.assertions}
    for part in reading.articles:
        if part.search and len(part.search) != len(part.sentences):
            raise UsageError(
                f"{reading.page.name}, article {part.article.id}: {len(part.search)} search strings for"
                f" {len(part.sentences)} sentences; give one for each, or none"
            )
        for assertion, fact in part.groups:
            if assertion not in known:
                raise UsageError(
                    f"{reading.page.name}, article {part.article.id}: fact {fact} names {assertion}, which the page does not have"
                )


class Insertion:
    """Writes the rows below `reading`, and remembers which keys are free and which actors are stored.

    What it remembers holds for the rows of the open transaction too: after a rollback it must be told by `undo` (the
    last reading) or made anew (the whole transaction).
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next = {
            table: int(connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - names above
            for table in _COUNTED
        }
        self._actors: dict[bytes, int] = {}
        self._unsure: list[bytes] = []

    def insert(self, reading: Reading, key: int, run: int) -> None:
        """Write everything that `reading` found; its own row is there already."""
        self._unsure.clear()
        codes = rows.codes_of(reading.actors)
        assertion_keys: dict[str, int] = {}
        for part in reading.articles:
            article = self._take("article", 1)
            self._connection.execute(_ARTICLE, rows.article_row(part.article, article, key, reading.page.captured))
            assertion_keys |= self._insert_found(part, article, run, codes)
        groups = [(assertion_keys[assertion], fact) for part in reading.articles for assertion, fact in part.groups]
        self._connection.executemany(_FACT, groups)
        self._connection.executemany(
            _READING_ACTOR, [(key, ordinal, self._actor(actor)) for ordinal, actor in enumerate(reading.actors)]
        )
        self.insert_dropped(reading.dropped, run, key)

    def insert_dropped(self, dropped: Iterable[Dropped], run: int, reading: int | None) -> None:
        """Write what was left out, of a reading or of a page that gave none."""
        first = self._next["dropped"]
        made = [rows.dropped_row(one, first + ordinal, run, reading, ordinal) for ordinal, one in enumerate(dropped)]
        self._next["dropped"] += len(made)
        self._connection.executemany(_DROPPED, made)

    def undo(self) -> None:
        """Forget the actors of the last reading, whose rows were rolled back."""
        for record in self._unsure:
            self._actors.pop(record, None)
        self._unsure.clear()

    def _insert_found(self, part: ArticleReading, article: int, run: int, codes: dict[str, str | None]) -> dict[str, int]:
        """Write what was found in an article; the keys of its assertions by their ids."""
        many = self._connection.executemany
        search = part.search or ("",) * len(part.sentences)
        first_sentence = self._take("sentence", len(part.sentences))
        many(_SENTENCE, rows.sentence_rows(part.sentences, search, article, first_sentence))
        many(_MENTION, rows.mention_rows(part.mentions, article))
        first = self._take("assertion", len(part.assertions))
        many(_ASSERTION, [rows.assertion_row(one, number, article, run) for number, one in enumerate(part.assertions, first)])
        many(
            _ASSERTION_ACTOR,
            [(number, *who) for number, one in enumerate(part.assertions, first) for who in rows.participants(one, codes)],
        )
        if part.signature is not None:
            self._connection.execute(
                _SIGNATURE, (article, part.signature.shingles, rows.encode_numbers(part.signature.minima))
            )
        return {one.id: number for number, one in enumerate(part.assertions, first)}

    def _actor(self, actor: Actor) -> int:
        """The key of an actor's row, which is made when no row has this content."""
        record = rows.encode(actor)
        key = self._actors.get(record)
        if key is not None:
            return key
        digest = hashlib.blake2b(record, digest_size=16).digest()
        row = self._connection.execute("SELECT key FROM actor WHERE id = ? AND digest = ?", (actor.id, digest)).fetchone()
        if row is None:
            key = self._take("actor", 1)
            self._connection.execute(_ACTOR, (key, actor.id, digest, record))
            self._unsure.append(record)
        else:
            key = int(row[0])
        # People built from one text do not come again.
        if actor.article is None and len(self._actors) < _REMEMBERED_ACTORS:
            self._actors[record] = key
        return key

    def _take(self, table: str, count: int) -> int:
        first = self._next[table]
        self._next[table] += count
        return first
