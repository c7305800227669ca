"""Days and moments as attributes and structured data give them: ISO 8601, dates of e-mail, epochs, and words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import msgspec

from wasata.lang.times import publication_time
from wasata.model.times import Grain, When

_EARLIEST, _LATEST = 1990, 2100
"""Years outside this are no years of publication on the web, or years of another calendar."""
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ,]*(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\Z", re.I
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?\Z")
_MAIL = re.compile(r"[A-Za-z]{3},\s+\d")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\s*(Z|[+-]\d\d:?\d\d)?\Z", re.I)
_LONGEST = 120


class Stamp(msgspec.Struct, frozen=True, gc=False):
    """A day, and the moment where a time of day was told.

    A time of day told without a zone is kept as one of UTC, since moments of one record must compare; its day is as told.
    """

    day: date
    moment: datetime | None = None


def read_stamp(value: str | None, language: str | None = None) -> Stamp | None:
    """The day and moment that a value gives, or `None`.

    The day is that of the zone told. A year such as 1403 is one of the Solar Hijri calendar, never one of the Middle Ages.

    Args:
        value: What stands in an attribute, in structured data, or in a line beside a title.
        language: The language of the page, where known.
    """
    if value is None or not (value := " ".join(value.split())) or len(value) > _LONGEST:
        return None
    try:
        return _iso(value) or _epoch(value) or _mail(value) or _in_words(value, language)
    except (ValueError, OverflowError):
        return None


def _iso(value: str) -> Stamp | None:
    found = _ISO.match(value)
    if not found or not _EARLIEST <= int(found[1]) <= _LATEST:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Stamp(day)
    clock = (int(found[4]), int(found[5]), int(found[6] or 0))
    if found[7] is None and clock == (0, 0, 0):
        return Stamp(day)
    return Stamp(day, datetime(day.year, day.month, day.day, *clock, tzinfo=_zone(found[7])))


def _zone(text: str | None) -> timezone:
    if text is None or text.upper() == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _epoch(value: str) -> Stamp | None:
    if not _EPOCH.match(value):
        return None
    moment = datetime.fromtimestamp(int(value[:10]), UTC)
    return Stamp(moment.date(), moment)


def _mail(value: str) -> Stamp | None:
    if not _MAIL.match(value):
        return None
    moment = parsedate_to_datetime(value)
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return Stamp(moment.date(), moment) if _EARLIEST <= moment.year <= _LATEST else None


def _in_words(value: str, language: str | None) -> Stamp | None:
    when = publication_time(value, language)
    return None if when is None else stamp_of(when)


def stamp_of(when: When) -> Stamp | None:
    """The day and moment of a time that a text tells; `None` when it is no single day, or was worked out from another."""
    if when.relative or when.first is None or when.grain not in (Grain.DAY, Grain.TIME):
        return None
    if not _EARLIEST <= when.first.year <= _LATEST:
        return None
    clock = _CLOCK.match(when.clock) if when.clock is not None else None
    if clock is None:
        return Stamp(when.first)
    moment = datetime(when.first.year, when.first.month, when.first.day, int(clock[1]), int(clock[2]), tzinfo=_zone(clock[3]))
    return Stamp(when.first, moment)
