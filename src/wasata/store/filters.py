"""What is asked of articles and assertions, as the condition of a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from wasata.errors import UsageError
from wasata.store import rows

# As of a moment each page stands in the last version seen by then, or in its first one when it was seen only later:
# the best evidence there is of what it said.
_READINGS_AS_OF = """
    SELECT coalesce(
        (SELECT latest FROM version WHERE version.page = page.key AND seen <= ? ORDER BY seen DESC, version.key DESC LIMIT 1),
        (SELECT latest FROM version WHERE version.page = page.key ORDER BY seen, version.key LIMIT 1)
    ) FROM page
"""


class Condition:
    """The conditions of a query, joined by AND, with the values of their parameters."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._values: list[str | int] = []

    def also(self, term: str, *values: str | int) -> None:
        """Add a term with a question mark for each value."""
        self._terms.append(term)
        self._values.extend(values)

    def also_equal(self, column: str, value: str | None) -> None:
        """Ask for a value, if one is given."""
        if value is not None:
            self.also(f"{column} = ?", value)

    @property
    def sql(self) -> str:
        """The text that follows WHERE."""
        return " AND ".join(f"({term})" for term in self._terms) or "1"

    @property
    def values(self) -> tuple[str | int, ...]:
        """The values of the question marks, in their order."""
        return tuple(self._values)


class ArticleFilter(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Which articles are asked for; what is `None` is not asked."""

    page: str | None = None
    """Id of the page."""
    language: str | None = None
    outlet: str | None = None
    since: date | None = None
    """Published on this day or later."""
    until: date | None = None
    """Published on this day or earlier."""
    as_of: datetime | None = None
    """What was known at this moment; without it, what is known now."""


class AssertionFilter(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Which assertions are asked for; what is `None` is not asked."""

    kind: str | None = None
    """`quote`, `event` or `agreement`."""
    article: str | None = None
    """Id of the article."""
    actor: str | None = None
    """Id of an actor that stands in it."""
    code: str | None = None
    """Code of a state or organisation that an actor in it is or acts for."""
    role: str | None = None
    """The role of that actor: `speaker`, `addressee`, `actor`, `recipient`, `said-by`, `party`, `document`, `agency`."""
    type: str | None = None
    """PLOVER type of an event."""
    language: str | None = None
    """Language of the article."""
    outlet: str | None = None
    """Outlet of the article."""
    since: date | None = None
    """Said to have happened on this day or later, as far as the words allow it."""
    until: date | None = None
    """Said to have happened on this day or earlier, as far as the words allow it."""
    as_of: datetime | None = None
    """What was known at this moment; without it, what is known now."""


def article_condition(asked: ArticleFilter) -> Condition:
    """The condition over `article` and `reading`."""
    _check_days(asked.since, asked.until)
    found = Condition()
    _shown(found, asked.as_of, "article.known_at")
    found.also_equal("article.language", asked.language)
    found.also_equal("article.outlet", asked.outlet)
    if asked.page is not None:
        found.also(
            "article.reading IN (SELECT reading.key FROM page JOIN version ON version.page = page.key"
            " JOIN reading ON reading.version = version.key WHERE page.id = ?)",
            asked.page,
        )
    if asked.since is not None:
        found.also("article.published >= ?", asked.since.isoformat())
    if asked.until is not None:
        found.also("article.published <= ?", asked.until.isoformat())
    return found


def assertion_condition(asked: AssertionFilter) -> Condition:
    """The condition over `assertion`, `article` and `reading`."""
    _check_days(asked.since, asked.until)
    found = Condition()
    _shown(found, asked.as_of, "assertion.known_at")
    _who(found, asked)
    found.also_equal("assertion.kind", asked.kind)
    found.also_equal("assertion.type", asked.type)
    found.also_equal("article.language", asked.language)
    if asked.article is not None:
        found.also("assertion.article IN (SELECT key FROM article WHERE id = ?)", asked.article)
    if asked.outlet is not None:
        found.also("assertion.article IN (SELECT key FROM article WHERE outlet = ?)", asked.outlet)
    if asked.since is not None or asked.until is not None:
        found.also("assertion.valid_first IS NOT NULL OR assertion.valid_last IS NOT NULL")
    if asked.since is not None:
        found.also("assertion.valid_last IS NULL OR assertion.valid_last >= ?", asked.since.isoformat())
    if asked.until is not None:
        found.also("assertion.valid_first IS NULL OR assertion.valid_first <= ?", asked.until.isoformat())
    return found


def _who(found: Condition, asked: AssertionFilter) -> None:
    """One actor that answers to everything asked about it."""
    columns: Iterable[tuple[str, str | None]] = (("actor", asked.actor), ("code", asked.code), ("role", asked.role))
    terms = [(f"{column} = ?", value) for column, value in columns if value is not None]
    if terms:
        where = " AND ".join(term for term, _ in terms)
        found.also(
            f"assertion.key IN (SELECT assertion FROM assertion_actor WHERE {where})",  # noqa: S608 - column names above
            *(value for _, value in terms),
        )


def _shown(found: Condition, as_of: datetime | None, known_at: str) -> None:
    """What views show, now or as of a moment."""
    moment = rows.moment(as_of)
    if moment is None:
        found.also("reading.shown = 1")
    else:
        found.also(f"reading.key IN ({_READINGS_AS_OF})", moment)
        found.also(f"{known_at} <= ?", moment)


def _check_days(since: date | None, until: date | None) -> None:
    if since is not None and until is not None and until < since:
        raise UsageError(f"no day lies between {since} and {until}; exchange them")
