"""Days and moments as attributes and structured data give them: ISO 8601, dates of e-mail, epochs, and words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import msgspec

from wasata.lang.times import publication_time
from wasata.model.times import Grain, When

_EARLIEST, _LATEST = 1990, 2050
"""Years outside this are no years of publication on the web, or years of another calendar."""
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ,]*(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\Z", re.I
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?\Z")
_MAIL = re.compile(r"[A-Za-z]{3},\s+\d")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\s*(Z|[+-]\d\d:?\d\d)?\Z", re.I)
_SOLAR = re.compile(r"(1[34]\d\d)-(\d\d)-(\d\d)[T ](\d\d:\d\d)")
"""What ISO 8601 looks like when a site writes its own calendar in it."""
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d\d)(?::\d\d)? ([AP])M\Z", re.IGNORECASE)
"""The month first, as servers set to American English write it: with AM or PM."""
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
        return _iso(value) or _epoch(value) or _mail(value) or _american(value) or _in_words(value, language)
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


def _american(value: str) -> Stamp | None:
    found = _AMERICAN.match(value)
    if not found or not _EARLIEST <= int(found[3]) <= _LATEST:
        return None
    hour = int(found[4]) % 12 + (12 if found[6].upper() == "P" else 0)
    moment = datetime(int(found[3]), int(found[1]), int(found[2]), hour, int(found[5]), tzinfo=UTC)
    return Stamp(moment.date(), moment)


def _in_words(value: str, language: str | None) -> Stamp | None:
    """As the language writes it, else as any does: Arabic pages of Iranian sites have days of the Solar Hijri calendar."""
    solar = _SOLAR.match(value)
    if solar:
        value = f"{solar[1]}/{solar[2]}/{solar[3]} {solar[4]}"
    for reader in dict.fromkeys((language, None)):
        when = publication_time(value, reader)
        stamp = stamp_of(when) if when is not None else None
        if stamp is not None:
            return stamp
    return None


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
