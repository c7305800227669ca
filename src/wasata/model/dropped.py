"""What was left out, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class Reason(StrEnum):
    """Why something was dropped. Losses are counted under these names."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too-large"
    UNDECODABLE = "undecodable"
    NO_TEXT = "no-text"
    NO_ARTICLE = "no-article"
    OTHER_LANGUAGE = "other-language"
    UNREADABLE = "unreadable"
    ARCHIVE_BOMB = "archive-bomb"
    BROKEN_ARCHIVE = "broken-archive"
    NOT_A_PAGE = "not-a-page"
    NO_SPEAKER = "no-speaker"
    NO_ACTOR = "no-actor"
    AMBIGUOUS = "ambiguous"
    FAULT = "fault"
    """A fault of the program in one page; the detail names it."""


class Dropped(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that was left out, and why."""

    stage: str
    reason: Reason
    page: str | None = None
    """The name of the page."""
    article: str | None = None
    span: Span | None = None
    detail: str | None = None
