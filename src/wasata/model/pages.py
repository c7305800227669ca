"""A page as it was saved, and the labels of its lines."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class Label(StrEnum):
    """What a line or block of a page is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATELINE = "dateline"
    CAPTION = "caption"
    HEADING = "heading"
    BODY = "body"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


class Media(StrEnum):
    """The form in which a page was saved."""

    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"


class Line(msgspec.Struct, frozen=True, gc=False):
    """A non-empty line of a flattened page with its label."""

    number: int
    """From 1; lines are split at `\\n` of the decoded text."""
    span: Span
    """In the decoded text of the page, without surrounding white space."""
    label: Label
    language: str | None = None
    """`ar`, `fa`, another ISO 639 code, or `None` when the line does not show it."""


class Page(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One version of one saved page."""

    id: str
    """Made of the canonical URL, else of the file name: all versions of a page share it."""
    version: str
    """SHA-256 of the bytes."""
    name: str
    """The path as it was given, inside an archive `archive!/member`."""
    media: Media
    encoding: str
    """The encoding that the bytes were decoded with."""
    size: int
    """In bytes."""
    url: str | None = None
    """The canonical URL."""
    captured: datetime | None = None
    """When the page was saved, where known."""
    lines: tuple[Line, ...] = ()
    """The labelled lines of a flattened page; empty for HTML."""
    damaged: int = 0
    """How many characters could not be decoded and stand as U+FFFD."""


class Given(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the reader of a page was told about it; what the page itself states wins."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    """An ISO date or date and time."""
    captured: str | None = None
    """An ISO date or date and time."""
