"""What reading a flattened page gives: its labelled lines, and an outline of each article."""

from __future__ import annotations

import msgspec

from wasata.model.pages import Line
from wasata.model.times import When


class Outline(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An article of a flattened page, by the numbers of its lines."""

    first: int
    """Number of its first title, kicker or dateline line."""
    last: int
    """Number of its last line of text."""
    title: str | None = None
    """As its best title line gives it, without the name of the site; `None` for a text without a title."""
    title_line: int | None = None
    """Number of that line."""
    published: When | None = None
    """The time of its dateline, its span in the decoded text of the page."""
    byline: str | None = None
    """Who wrote it, as the byline names them."""
    outlet: str | None = None
    """The name of the outlet as a byline, a title or a copyright line gives it."""
    place: str | None = None
    """The place of writing, as the dateline gives it."""
    language: str | None = None
    """That of most of its text; `None` when it does not show."""


class FlatPage(msgspec.Struct, frozen=True, gc=False):
    """A flattened page, read."""

    lines: tuple[Line, ...]
    """All lines that hold something visible."""
    outlines: tuple[Outline, ...]
    """In the order of the page."""
