"""Times of day."""

from __future__ import annotations

from wasata.lang.number_words import number_at
from wasata.lang.time_words import Kind
from wasata.lang.token_words import TokenWords


def clock_at(words: TokenWords, index: int, *, marked: bool) -> tuple[str, int] | None:
    """The time of day that begins at a token, as HH:MM with its offset from UTC where told, and the token after it.

    Args:
        words: The tokens.
        index: Where it begins.
        marked: Whether a word such as «o'clock» must stand before it.
    """
    at = index
    marker = words.take(at, Kind.CLOCK)
    if marker is not None:
        at = marker[1]
    elif marked:
        return None
    told = _figures(words, at) or (_spoken(words, at) if marker is not None else None)
    if told is None:
        return None
    hour, minute, end = told
    daytime = words.take(end, Kind.DAYTIME)
    if daytime is not None:
        end = daytime[1]
        if daytime[0].about.name == "pm" and hour < 12:
            hour += 12
        elif daytime[0].about.name == "am" and hour == 12:
            hour = 0
    zone, end = zone_at(words, end)
    return f"{hour:02}:{minute:02}{zone}", end


def _figures(words: TokenWords, at: int) -> tuple[int, int, int] | None:
    """17:30, 17:30:59 or 17.30."""
    hour = words.digits(at)
    if hour is None or hour > 24 or len(words.keys[at]) > 2:
        return None
    if not words.mark(at + 1, ":") or not words.adjacent(at + 2):
        return None
    minute = words.digits(at + 2)
    if minute is None or minute > 59 or len(words.keys[at + 2]) != 2:
        return None
    end = at + 3
    seconds = words.keys[end + 1].split(".")[0] if words.mark(end, ":") and end + 1 < len(words.keys) else ""
    if seconds.isdecimal() and len(seconds) == 2 and words.adjacent(end + 1):
        end += 2
    return hour % 24, minute, end


def _spoken(words: TokenWords, at: int) -> tuple[int, int, int] | None:
    """«10», «the ninth», «five and a half» after the word for the clock."""
    number = number_at(words, at)
    if number is None or number.value is None or not 0 <= number.value <= 24 or words.take(number.end, Kind.UNIT) is not None:
        return None
    value, end = number.value, number.end
    joining = words.take(end, Kind.AND)
    fraction = words.take(joining[1] if joining is not None else end, Kind.FRACTION)
    if fraction is not None and (joining is not None or fraction[0].joined):
        value, end = value + fraction[0].about.value, fraction[1]
    elif joining is not None:
        minutes = number_at(words, joining[1])
        unit = words.take(minutes.end, Kind.UNIT) if minutes is not None else None
        if minutes is not None and minutes.value is not None and unit is not None and unit[0].about.name == "minute":
            value, end = value + minutes.value / 60, unit[1]
    return int(value) % 24, round(value % 1 * 60) % 60, end


def zone_at(words: TokenWords, at: int) -> tuple[str, int]:
    """The offset told after a time, and the token after it."""
    bracket = words.mark(at, "(")
    start = at + 1 if bracket else at
    cue = words.take(start, Kind.ZONE_CUE)
    zone = words.take(cue[1] if cue is not None else start, Kind.ZONE)
    if zone is not None and (cue is not None or zone[0].about.name == "+00:00"):
        end = zone[1]
        if bracket:
            return zone[0].about.name, end + 1 if words.mark(end, ")") else end
        offset = _offset(words, end) if words.mark(end, "+-") and words.adjacent(end) and end + 1 < len(words.keys) else None
        return offset or (zone[0].about.name, end)
    if words.mark(at, "+-") and at + 1 < len(words.keys) and words.adjacent(at + 1):
        offset = _offset(words, at)
        if offset is not None:
            return offset
    return "", at


def _offset(words: TokenWords, at: int) -> tuple[str, int] | None:
    """+02:00, +0200 or +3."""
    sign = words.keys[at]
    figures = words.keys[at + 1] if words.digits(at + 1) is not None else ""
    if len(figures) == 4:
        hours, minutes, end = figures[:2], figures[2:], at + 2
    elif len(figures) in (1, 2):
        minutes, end = "00", at + 2
        hours = f"{int(figures):02}"
        if words.mark(at + 2, ":") and words.digits(at + 3) is not None and len(words.keys[at + 3]) == 2:
            minutes, end = words.keys[at + 3], at + 4
    else:
        return None
    return (f"{sign}{hours}:{minutes}", end) if int(hours) <= 14 and int(minutes) < 60 else None
