"""Times told in units: «three days ago», «last week», «the past five months», «late this year», «since 2011»."""

from __future__ import annotations

import msgspec

from wasata.lang.calendars import Interval
from wasata.lang.number_words import number_at
from wasata.lang.time_resolve import GRAINS, SEVERAL, Context, Found, clipped, moved, unit_of
from wasata.lang.time_words import Kind
from wasata.lang.token_words import TokenWords
from wasata.model.sentences import TokenKind
from wasata.model.times import Calendar, Grain


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """So many units."""

    unit: str
    count: float
    end: int
    vague: bool = False
    """Whether the words give no number."""
    definite: bool = False
    single: bool = False
    """Whether it is one unit in the singular, without a number."""
    numbered: bool = False
    """Whether a number, or the dual, is told."""
    caution: bool = False
    """Whether the unit is written like another word and no number is told."""


def quantity_at(words: TokenWords, index: int) -> Quantity | None:
    """The quantity of time that begins at a token."""
    index = words.skip(words.skip(index, Kind.BOUND), Kind.ARTICLE)
    several = words.take(index, Kind.SEVERAL)
    number = None if several is not None else number_at(words, index)
    at = several[1] if several is not None else number.end if number is not None else index
    unit = words.take(at, Kind.UNIT)
    if unit is None or (number is not None and unit[0].joined):
        return None
    about = unit[0].about
    end = unit[1]
    definite = unit[0].definite
    few = words.skip(end, Kind.FEW)
    if several is not None or (number is not None and number.value is None):
        return Quantity(about.name, SEVERAL[about.name], few, vague=True, definite=definite)
    if number is not None and number.value is not None:
        joining = words.take(end, Kind.AND)
        half = words.take(joining[1] if joining is not None else end, Kind.FRACTION)
        value = number.value
        if half is not None and (joining is not None or half[0].joined):
            value, end = value + half[0].about.value, half[1]
        spelled = words.take(index, Kind.NUMBER) is not None
        return None if number.ordinal else Quantity(about.name, value, end, definite=spelled and definite, numbered=True)
    caution = bool(about.caution)
    if about.count == 2:
        return Quantity(about.name, 2, end, definite=definite, numbered=True)
    if about.count == 1:
        return Quantity(about.name, 1, end, definite=definite, single=True, caution=caution)
    start = words.skip(end, Kind.ARTICLE)
    after = number_at(words, start)
    if after is not None and after.value is not None and not after.ordinal and words.take(after.end, Kind.MODIFIER) is not None:
        return Quantity(about.name, after.value, after.end, definite=definite, numbered=True)
    return Quantity(about.name, SEVERAL[about.name], few, vague=True, definite=definite, caution=caution)


def stretch(context: Context, quantity: Quantity, direction: int, end: int) -> Found:
    """From so many units back to the anchor, or from the anchor so many units on."""
    anchor = context.anchor
    days: Interval | None = None
    if anchor is not None:
        other = moved(quantity.unit, direction * quantity.count, anchor, Calendar.GREGORIAN)
        if other is not None:
            days = (other, anchor) if direction < 0 else (anchor, other)
    return Found(end=end, grain=GRAINS[quantity.unit], days=days, relative=True)


def point(context: Context, quantity: Quantity, direction: int, end: int) -> Found | None:
    """The day, or the larger unit that holds it, so many units back or on."""
    if context.anchor is None:
        return Found(end=end, grain=GRAINS[quantity.unit], relative=True)
    if quantity.vague:
        return stretch(context, quantity, direction, end)
    day = moved(quantity.unit, direction * quantity.count, context.anchor, context.house)
    if day is None:
        return None
    if direction > 0 and quantity.unit == "week":
        return Found(end=end, grain=Grain.DAY, days=(day, day), relative=True)
    days = unit_of(quantity.unit, day, context)
    calendar = context.house if quantity.unit in ("month", "year", "decade") else Calendar.GREGORIAN
    return None if days is None else Found(end=end, grain=GRAINS[quantity.unit], days=days, relative=True, calendar=calendar)


def unit_phrase(words: TokenWords, index: int, context: Context) -> Found | None:
    """«This week», «last year», «the coming days», «the past five months», «three days ago»."""
    this = words.take(index, Kind.THIS)
    within = words.take(index, Kind.WITHIN) if this is None else None
    at = this[1] if this is not None else within[1] if within is not None else index
    if within is not None and this is None:
        this = words.take(at, Kind.THIS)
        at = this[1] if this is not None else at
    quantity = quantity_at(words, at)
    if quantity is None:
        return None
    if this is not None and quantity.single:
        modifier = words.take(quantity.end, Kind.MODIFIER)
        end = modifier[1] if modifier is not None and modifier[0].about.value == 0 else quantity.end
        return _shifted_unit(quantity.unit, 0, end, context)
    modifier = words.take(quantity.end, Kind.MODIFIER)
    between = words.take(quantity.end, Kind.ERA) if quantity.single else None
    if modifier is None and between is not None and between[0].about.calendar is not None:
        modifier = words.take(between[1], Kind.MODIFIER)
        if modifier is None:
            return None
        house = msgspec.structs.replace(context, house=between[0].about.calendar)
        return _modified(quantity, int(modifier[0].about.value), modifier[0].about.name, modifier[1], house)
    if modifier is not None:
        era = words.take(modifier[1], Kind.ERA) if quantity.unit in ("month", "year") else None
        if era is not None and era[0].about.calendar is not None and len(words.keys[modifier[1]]) > 2:
            house = msgspec.structs.replace(context, house=era[0].about.calendar)
            return _modified(quantity, int(modifier[0].about.value), modifier[0].about.name, era[1], house)
        return _modified(quantity, int(modifier[0].about.value), modifier[0].about.name, modifier[1], context)
    if not quantity.numbered and _specified(words, quantity.end):
        return None
    if within is not None and not quantity.caution and (quantity.numbered or not quantity.definite):
        return stretch(context, quantity, -1 if context.tense == "past" else 1, quantity.end)
    for kind, direction in ((Kind.AGO_AFTER, -1), (Kind.LATER_AFTER, 1)):
        after = words.take(quantity.end, kind)
        if (
            after is not None
            and not quantity.definite
            and not _bare(quantity)
            and not _from_another_day(words, after[1], context, direction)
        ):
            return point(context, quantity, direction, after[1])
    return None


def _specified(words: TokenWords, end: int) -> bool:
    """Whether a unit without a number has its name after it: «the year 2024», «the month of Ramadan», «the days of 12 and 13»."""
    named = words.take(end, Kind.WEEKDAY) is not None or words.take(end, Kind.MONTH) is not None
    return named or (end < len(words.tokens) and words.tokens[end].kind is TokenKind.NUMBER)


def _bare(quantity: Quantity) -> bool:
    """Whether neither a number nor a plural is told."""
    return quantity.single


def _modified(quantity: Quantity, direction: int, name: str, end: int, context: Context) -> Found | None:
    if quantity.single:
        if name == "recent" or quantity.unit in ("hour", "minute"):
            return None
        return _shifted_unit(quantity.unit, direction, end, context)
    if direction == 0:
        return None
    return stretch(context, quantity, direction, end)


def _shifted_unit(unit: str, shift: int, end: int, context: Context) -> Found | None:
    """The unit so many before or after the one that holds the anchor."""
    if unit in ("hour", "minute"):
        return None
    grain = GRAINS[unit]
    calendar = context.house if unit in ("month", "year", "decade") else Calendar.GREGORIAN
    if context.anchor is None:
        return Found(end=end, grain=grain, relative=True, calendar=calendar)
    here = unit_of(unit, context.anchor, context)
    if here is None:
        return None
    day = moved(unit, shift, context.anchor if unit == "day" else here[0], context.house)
    days = None if day is None else unit_of(unit, day, context)
    if days is None:
        return None
    return Found(end=end, grain=grain, days=clipped(days, context) if shift == 0 else days, relative=True, calendar=calendar)


def ago(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Before three days», «after two weeks»: the word stands first."""
    for kind, direction in ((Kind.AGO_BEFORE, -1), (Kind.LATER_BEFORE, 1)):
        before = words.take(index, kind)
        quantity = quantity_at(words, before[1]) if before is not None else None
        if before is None or quantity is None or quantity.definite or quantity.caution:
            continue
        if not quantity.numbered and _specified(words, quantity.end):
            continue
        if _from_another_day(words, quantity.end, context, direction):
            return None
        return point(context, quantity, direction, quantity.end)
    return None


def _from_another_day(words: TokenWords, end: int, context: Context, direction: int) -> bool:
    """Whether the days are counted from another happening: «two days after the meeting», «three days only before the vote»."""
    if direction > 0 and context.tense == "past":
        return True
    kind = Kind.COUNTED_FROM if direction < 0 else Kind.COUNTED_AFTER
    for at in (end, end + 1):
        if words.take(at, kind) is not None:
            return at == end or words.tokens[end].kind is TokenKind.WORD
    return False


def since_quantity(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Since two years»: from then until the anchor."""
    since = words.take(index, Kind.SINCE)
    quantity = quantity_at(words, since[1]) if since is not None else None
    if quantity is None or quantity.definite or quantity.caution or (not quantity.numbered and _specified(words, quantity.end)):
        return None
    return stretch(context, quantity, -1, quantity.end)


def unit_shift(words: TokenWords, index: int, context: Context) -> Found | None:
    """One word for «last year», «this year»."""
    found = words.take(index, Kind.UNIT_SHIFT)
    if found is None or words.take(found[1], Kind.COUNTED_FROM) is not None:
        return None  # «a month before the vote»: counted from another day.
    return _shifted_unit(found[0].about.name, int(found[0].about.value), found[1], context)
