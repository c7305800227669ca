"""MHTML: a page and its parts in one file, as browsers save it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import msgspec

from wasata.errors import PageError
from wasata.model.dropped import Reason

_HEAD = 4096
_HEADERS = re.compile(
    rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*)*?content-type:\s*(?:multipart/|text/html)",
    re.IGNORECASE,
)


class MhtmlPage(msgspec.Struct, frozen=True, gc=False):
    """The page of an MHTML file, without its parts."""

    raw: bytes
    charset: str | None
    """What its header of MIME declares."""
    url: str | None
    captured: datetime | None


def looks_like_mhtml(raw: bytes) -> bool:
    """Whether bytes begin with the headers of a message of several parts."""
    return _HEADERS.match(raw[:_HEAD]) is not None


def read_mhtml(raw: bytes) -> MhtmlPage:
    """The page in an MHTML file: the part that its headers name as the start, else the first one of HTML.

    Raises:
        PageError: `no-text` when no part is HTML.
    """
    import email

    try:
        message = email.message_from_bytes(raw)
        part = _root(message)
        content = part.get_payload(decode=True) if part is not None else None
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise PageError(Reason.UNDECODABLE, f"MHTML that cannot be taken apart: {type(error).__name__}") from error
    if part is None or not isinstance(content, bytes):
        raise PageError(Reason.NO_TEXT, "MHTML without a part of HTML")
    url = (
        _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location") or _header(message, "Content-Location")
    )
    return MhtmlPage(raw=content, charset=part.get_content_charset(), url=url, captured=_date(message.get("Date")))


def _root(message: Message) -> Message | None:
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    for part in pages:
        if isinstance(start, str) and _header(part, "Content-ID") == start:
            return part
    location = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    for part in pages:
        if location is not None and _header(part, "Content-Location") == location:
            return part
    if pages:
        return pages[0]
    return next((part for part in message.walk() if part.get_content_type() == "text/plain"), None)


def _header(message: Message, name: str) -> str | None:
    """A header that holds an address or an id, unfolded."""
    value = message.get(name)
    return None if value is None else "".join(str(value).split()) or None


def _date(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(str(value))
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
