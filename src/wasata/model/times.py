"""When something is said to have happened: an interval of days with a grain."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class Grain(StrEnum):
    """How fine the words are."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    PERIOD = "period"


class Calendar(StrEnum):
    """The calendar that the words are in."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar-hijri"
    LUNAR_HIJRI = "lunar-hijri"


class When(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A time as a text gives it: the earliest and the latest day that the words allow.

    A time that nothing anchors keeps what is known of it (`month` without a year, `weekday`) and has no days.
    """

    first: date | None = None
    """The earliest day, Gregorian; `None` when open."""
    last: date | None = None
    """The latest day, included; `None` when open."""
    grain: Grain
    span: Span | None = None
    """Where the words stand in the article's text; `None` for a time that was given."""
    calendar: Calendar = Calendar.GREGORIAN
    relative: bool = False
    """Whether the days were worked out from another day, such as that of publication."""
    year: int | None = None
    """The year told, in `calendar`, where the interval is open."""
    month: int | None = None
    """The month told, 1 to 12, in `calendar`, where the interval is open."""
    day: int | None = None
    """The day of the month told, in `calendar`, where the interval is open."""
    weekday: int | None = None
    """The weekday told, Monday being 0, where the interval is open."""
    clock: str | None = None
    """The time of day told, as HH:MM, with its zone where told."""

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"a time cannot end on {self.last} before it begins on {self.first}")
