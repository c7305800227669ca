"""An article: one text of a page that has a body of its own."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from wasata.model.pages import Label
from wasata.model.spans import Span


class Stated(StrEnum):
    """Where a date or an outlet was found."""

    STRUCTURED = "structured data"
    META = "meta tag"
    TIME = "time element"
    URL = "url"
    TEXT = "text"
    GIVEN = "given"


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, heading, caption or other line of an article."""

    span: Span
    """In the article's text."""
    label: Label
    line: int | None = None
    """The line of the page it stands on, from 1; `None` for HTML."""
    language: str | None = None


class Article(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One article of one version of a page."""

    id: str
    page: str
    """Id of the page."""
    version: str
    """Version of the page."""
    ordinal: int
    """Its place among the articles of the page, from 0."""
    language: str
    """`ar` or `fa`: that of most of its body."""
    text: str
    """Stored once and never rewritten; of a flattened page a slice of the decoded text."""
    blocks: tuple[Block, ...]
    """In the order of the text."""
    offset: int | None = None
    """Where `text` begins in the decoded text of a flattened page; `None` for HTML."""
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    """The day of publication where the outlet is, as stated or given."""
    published_at: datetime | None = None
    """The moment of publication, where a time of day is stated."""
    published_from: Stated | None = None
    modified: datetime | None = None
    outlet: str | None = None
    """The id of a known outlet, else its name as stated or given."""
    outlet_from: Stated | None = None
    place: str | None = None
    """The place of writing, as the dateline gives it."""
