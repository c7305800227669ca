"""What the store answers that is not a record of the model."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from wasata.model.pages import Given, Page
from wasata.model.spans import Span


class Outcome(StrEnum):
    """What became of a reading that was given to the store."""

    NEW = "new"
    """The page was not in the record."""
    NEW_VERSION = "new-version"
    """The page was, with other bytes; its earlier versions stay."""
    READ_AGAIN = "read-again"
    """This version was, read with another engine or data or with other metadata given; earlier readings stay."""
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"
    """The page was forgotten on request and is not kept again unless asked."""


class PageEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A page as views show it: its latest version in its latest reading."""

    page: Page
    given: Given
    run: str
    read_at: datetime
    versions: int
    """How many versions of it are kept."""
    articles: int
    """How many articles it has."""


class VersionEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One kept version of a page."""

    page: str
    version: str
    size: int
    """In bytes."""
    first_read: datetime
    seen: datetime
    """When it was saved, where known, else when it was first read."""
    runs: tuple[str, ...]
    """Ids of the runs that read it, oldest reading first."""
    latest: bool
    """Whether views show this version."""


class FactEntry(msgspec.Struct, frozen=True, gc=False):
    """The assertions that were joined to one fact."""

    fact: str
    assertions: tuple[str, ...]


class Loss(msgspec.Struct, frozen=True, gc=False):
    """How often something was left out for one reason."""

    stage: str
    reason: str
    count: int


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A sentence that a search found."""

    article: str
    sentence: int
    """Its index in the article."""
    span: Span
    """Where it stands in the article's text."""
    rank: float
    """BM25 as SQLite gives it: the lower, the better."""


class Summary(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a record holds, counted over what views show."""

    pages: int
    versions: int
    """All kept versions."""
    readings: int
    """All kept readings."""
    runs: int
    articles: int
    languages: tuple[tuple[str, int], ...]
    """Articles by language, most first."""
    outlets: tuple[tuple[str, int], ...]
    """Articles by outlet, most first; those without one are not among them."""
    first_published: date | None
    last_published: date | None
    sentences: int
    mentions: int
    assertions: int
    kinds: tuple[tuple[str, int], ...]
    """Assertions by kind, most first."""
    types: tuple[tuple[str, int], ...]
    """Events by PLOVER type, most first."""
    facts: int
    actors: int
    dropped: int
    forgotten: int
    """Pages forgotten on request."""


class Forgotten(msgspec.Struct, frozen=True, gc=False):
    """What was removed from a record."""

    page: str
    versions: int
    articles: int
    assertions: int


class Fault(msgspec.Struct, frozen=True, gc=False):
    """Something wrong in a record file."""

    check: str
    """What was looked at."""
    detail: str
    """What is wrong, and where."""
    advice: str
    """What to do about it."""
