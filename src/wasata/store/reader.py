"""Asking a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.dropped import Dropped
from wasata.model.mentions import Mention
from wasata.model.readings import Reading
from wasata.model.runs import Run
from wasata.model.sentences import Sentence
from wasata.model.signatures import TextSignature
from wasata.store import rows, search
from wasata.store.connection import decoded, located, open_for_reading, translated
from wasata.store.decoding import decode_actor, decode_article, decode_assertion, decode_given, decode_minima, decode_page
from wasata.store.filters import ArticleFilter, AssertionFilter, article_condition, assertion_condition
from wasata.store.pages import find_page
from wasata.store.readings import rebuild
from wasata.store.summaries import summarise
from wasata.store.views import FactEntry, Hit, Loss, PageEntry, Summary, VersionEntry

_ARTICLES = "FROM article CROSS JOIN reading ON reading.key = article.reading"
_ASSERTIONS = """
    FROM assertion
    CROSS JOIN article ON article.key = assertion.article
    CROSS JOIN reading ON reading.key = article.reading
"""
# The article of an id that views show, else the one read last.
_ONE_ARTICLE = """
    SELECT article.key FROM article JOIN reading ON reading.key = article.reading
    WHERE article.id = ? ORDER BY reading.shown DESC, article.key DESC LIMIT 1
"""

T = TypeVar("T")


class Reader:
    """Reads a record and changes nothing. A writer may be at work meanwhile.

    Each call sees one state of the record, a generator until it ends. Unless something else is asked, answers are about
    what views show: each page's latest version in its latest reading. A reader belongs to one thread.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str) -> Reader:
        """Open a record for reading.

        Raises:
            RecordError: there is no file, it cannot be read, or it is a record of an older version.
            NotARecordError: it is something else, or damaged.
            RecordTooNewError: a later version of Wasata wrote it.
        """
        place = located(path)
        return cls(place, open_for_reading(place))

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._connection.close()

    # --- the whole ---------------------------------------------------------------------------------------------------

    def summary(self) -> Summary:
        """What the record holds, in numbers."""
        with self._snapshot(), decoded(self.path):
            return summarise(self._connection)

    def runs(self) -> tuple[Run, ...]:
        """All runs, the first one first."""
        return tuple(
            self._made(
                lambda one: Run(id=one[0], engine=one[1], data=one[2], started=datetime.fromisoformat(one[3])),
                "SELECT id, engine, data, started FROM run ORDER BY key",
            )
        )

    def losses(self) -> tuple[Loss, ...]:
        """How often something was left out, by stage and reason, the most frequent first."""
        found = self._rows(
            "SELECT stage, reason, count(*) FROM dropped LEFT JOIN reading ON reading.key = dropped.reading"
            " WHERE dropped.reading IS NULL OR reading.shown = 1 GROUP BY stage, reason ORDER BY count(*) DESC, stage, reason"
        )
        return tuple(Loss(*one) for one in found)

    def dropped(self) -> Iterator[Dropped]:
        """Everything that was left out, one by one."""
        yield from self._made(
            lambda one: rows.dropped_from(*one),
            f"SELECT {rows.DROPPED_COLUMNS} FROM dropped"  # noqa: S608 - constant
            " WHERE reading IS NULL OR reading IN (SELECT key FROM reading WHERE shown = 1) ORDER BY key",
        )

    # --- pages -------------------------------------------------------------------------------------------------------

    def pages(self) -> Iterator[PageEntry]:
        """All pages, in the order in which they came into the record."""
        yield from self._made(
            lambda one: PageEntry(
                page=decode_page(rows.unpack(one[0])),
                given=decode_given(one[1]),
                run=one[2],
                read_at=rows.from_moment(one[3]),
                versions=one[4],
                articles=one[5],
            ),
            """
            SELECT reading.packed, reading.given, run.id, reading.read_at,
                (SELECT count(*) FROM version WHERE version.page = page.key),
                (SELECT count(*) FROM article WHERE article.reading = reading.key)
            FROM page
            JOIN version ON version.key = page.latest
            JOIN reading ON reading.key = version.latest
            JOIN run ON run.key = reading.run
            ORDER BY page.key
            """,
        )

    def versions(self, page: str) -> tuple[VersionEntry, ...]:
        """All kept versions of the page with this id, canonical URL or name, the oldest first; none of an unknown page."""
        with self._snapshot():
            found = find_page(self._connection, page)
            if found is None:
                return ()
            return tuple(
                self._made(
                    lambda one: VersionEntry(
                        page=one[0],
                        version=one[1],
                        size=one[2],
                        first_read=rows.from_moment(one[3]),
                        seen=rows.from_moment(one[4]),
                        runs=msgspec.json.decode(one[5], type=tuple[str, ...]),
                        latest=bool(one[6]),
                    ),
                    """
                    SELECT page.id, version.hash, raw.size, version.first_read_at, version.seen,
                        (SELECT json_group_array(id) FROM (SELECT run.id FROM reading JOIN run ON run.key = reading.run
                            WHERE reading.version = version.key GROUP BY run.key ORDER BY min(reading.key))),
                        version.key = page.latest
                    FROM page
                    JOIN version ON version.page = page.key
                    JOIN raw ON raw.hash = version.hash
                    WHERE page.key = ? ORDER BY version.seen, version.key
                    """,
                    found[0],
                )
            )

    def raw(self, version: str) -> bytes | None:
        """The bytes of a version as they were saved."""
        return next(self._made(lambda one: rows.unpack(one[0]), "SELECT packed FROM raw WHERE hash = ?", version), None)

    def reading_by_page(self, page: str, *, version: str | None = None, run: str | None = None) -> Reading | None:
        """Everything that was found in a page, as it was given to the writer, except for tokens.

        Args:
            page: id, canonical URL or name of the page.
            version: one of its versions; without it, the latest.
            run: the run that read it; without it, the latest.
        """
        with self._snapshot():
            found = find_page(self._connection, page)
            if found is None:
                return None
            reading = self._one(
                "SELECT reading.key FROM version JOIN reading ON reading.version = version.key"
                " JOIN run ON run.key = reading.run JOIN page ON page.key = version.page"
                " WHERE page.key = ?1 AND iif(?2 IS NULL, version.key = page.latest, version.hash = ?2)"
                " AND iif(?3 IS NULL, reading.key = version.latest, run.id = ?3) ORDER BY reading.key DESC LIMIT 1",
                found[0],
                version,
                run,
            )
            return None if reading is None else self._rebuilt(reading[0])

    def readings(self) -> Iterator[Reading]:
        """What was found in each page, in the order in which the pages came into the record."""
        with self._snapshot():
            for (key,) in self._rows(
                "SELECT version.latest FROM page JOIN version ON version.key = page.latest ORDER BY page.key"
            ):
                yield self._rebuilt(key)

    # --- articles ----------------------------------------------------------------------------------------------------

    def articles(
        self,
        *,
        page: str | None = None,
        language: str | None = None,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: datetime | None = None,
    ) -> Iterator[Article]:
        """The articles that `ArticleFilter` describes, in the order in which they came into the record."""
        where = article_condition(
            ArticleFilter(page=page, language=language, outlet=outlet, since=since, until=until, as_of=as_of)
        )
        yield from self._made(
            lambda one: decode_article(one[0]),
            f"SELECT CAST(article.record AS BLOB) {_ARTICLES} WHERE {where.sql} ORDER BY article.key",
            *where.values,
        )

    def article(self, article: str) -> Article | None:
        """The article with this id: as views show it, else as it was read last."""
        sql = f"SELECT CAST(record AS BLOB) FROM article WHERE key = ({_ONE_ARTICLE})"  # noqa: S608
        return next(self._made(lambda one: decode_article(one[0]), sql, article), None)

    def sentences(self, article: str) -> tuple[Sentence, ...]:
        """The sentences of an article, without tokens."""
        return tuple(
            rows.sentence_from(article, *one)
            for one in self._rows(
                f"SELECT position, first, after, block FROM sentence WHERE article = ({_ONE_ARTICLE}) ORDER BY key",  # noqa: S608
                article,
            )
        )

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """The mentions of an article."""
        return tuple(
            self._made(
                lambda one: rows.mention_from(article, *one),
                f"SELECT {rows.MENTION_COLUMNS} FROM mention WHERE article = ({_ONE_ARTICLE}) ORDER BY ordinal",  # noqa: S608
                article,
            )
        )

    def signatures(self) -> Iterator[TextSignature]:
        """The signatures of all articles that have one."""
        yield from self._made(
            lambda one: TextSignature(one[0], one[1], decode_minima(one[2])),
            f"SELECT article.id, shingles, minima {_ARTICLES} JOIN signature ON signature.article = article.key"
            " WHERE reading.shown = 1 ORDER BY article.key",
        )

    # --- assertions --------------------------------------------------------------------------------------------------

    def assertions(
        self,
        *,
        kind: str | None = None,
        article: str | None = None,
        actor: str | None = None,
        code: str | None = None,
        role: str | None = None,
        type: str | None = None,  # noqa: A002 - named like the field
        language: str | None = None,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: datetime | None = None,
    ) -> Iterator[Assertion]:
        """The assertions that `AssertionFilter` describes, in the order in which they came into the record."""
        where = assertion_condition(
            AssertionFilter(
                kind=kind,
                article=article,
                actor=actor,
                code=code,
                role=role,
                type=type,
                language=language,
                outlet=outlet,
                since=since,
                until=until,
                as_of=as_of,
            )
        )
        yield from self._made(
            lambda one: decode_assertion(one[0]),
            f"SELECT CAST(assertion.record AS BLOB) {_ASSERTIONS} WHERE {where.sql} ORDER BY assertion.key",
            *where.values,
        )

    def assertion(self, assertion: str) -> Assertion | None:
        """The assertion with this id: as views show it, else as it was read last."""
        sql = (
            f"SELECT CAST(assertion.record AS BLOB) {_ASSERTIONS} WHERE assertion.id = ?"
            " ORDER BY reading.shown DESC, assertion.key DESC LIMIT 1"
        )
        return next(self._made(lambda one: decode_assertion(one[0]), sql, assertion), None)

    def facts(self) -> Iterator[FactEntry]:
        """The facts that assertions were joined to within their pages, each with its assertions in their order."""
        fact, members = None, list[str]()
        for found, assertion in self._rows(
            f"SELECT fact, assertion.id {_ASSERTIONS} WHERE reading.shown = 1 AND fact IS NOT NULL ORDER BY fact, assertion.key"
        ):
            if found != fact and fact is not None:
                yield FactEntry(fact, tuple(members))
                members.clear()
            fact = found
            members.append(assertion)
        if fact is not None:
            yield FactEntry(fact, tuple(members))

    def actors(self) -> Iterator[Actor]:
        """The actors that shown readings refer to, each once as it was read last, by id."""
        yield from self._made(
            lambda one: decode_actor(one[0]),
            """
            SELECT CAST(record AS BLOB) FROM (
                SELECT max(key) AS key FROM actor WHERE key IN (
                    SELECT actor FROM reading_actor JOIN reading ON reading.key = reading_actor.reading WHERE reading.shown = 1
                ) GROUP BY id
            ) AS latest CROSS JOIN actor ON actor.key = latest.key ORDER BY actor.id
            """,
        )

    # --- search ------------------------------------------------------------------------------------------------------

    def search(
        self, words: Sequence[Sequence[str]], *, phrase: bool = False, limit: int = 20, offset: int = 0
    ) -> tuple[Hit, ...]:
        """The sentences that hold all words, the best first; `wasata.store.search.find` says more."""
        with translated(self.path):
            return search.find(self._connection, words, phrase=phrase, limit=limit, offset=offset)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _rebuilt(self, key: int) -> Reading:
        with translated(self.path), decoded(self.path):
            return rebuild(self._connection, key)

    def _made(self, make: Callable[[Any], T], sql: str, *values: str | int | None) -> Iterator[T]:
        """What is made of each row, where a row that is damaged is told as such."""
        for row in self._rows(sql, *values):
            with decoded(self.path):
                made = make(row)
            yield made

    def _rows(self, sql: str, *values: str | int | None) -> Iterator[tuple]:  # type: ignore[type-arg]
        with translated(self.path):
            yield from self._connection.execute(sql, values)

    def _one(self, sql: str, *values: str | int | None) -> tuple | None:  # type: ignore[type-arg]
        return next(self._rows(sql, *values), None)

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One state of the record for several queries, unless an outer call has fixed one."""
        if self._connection.in_transaction:
            yield
            return
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")
