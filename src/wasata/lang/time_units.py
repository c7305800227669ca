"""Times told in units: «three days ago», «last week», «the past five months», «late this year», «since 2011»."""

from __future__ import annotations

import msgspec

from wasata.lang.calendars import Interval
from wasata.lang.number_words import number_at
from wasata.lang.time_resolve import GRAINS, SEVERAL, Context, Found, clipped, moved, unit_of
from wasata.lang.time_words import Kind
from wasata.lang.token_words import TokenWords
from wasata.model.times import Calendar, Grain


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """So many units."""

    unit: str
    count: float
    end: int
    vague: bool
    """Whether the words give no number."""
    definite: bool
    single: bool
    """Whether it is one unit in the singular, without a number."""
    numbered: bool = False


def quantity_at(words: TokenWords, index: int) -> Quantity | None:
    """The quantity of time that begins at a token."""
    several = words.take(index, Kind.SEVERAL)
    number = None if several is not None else number_at(words, index)
    at = several[1] if several is not None else number.end if number is not None else index
    unit = words.take(at, Kind.UNIT)
    if unit is None or number is not None and unit[0].joined:
        return None
    about = unit[0].about
    end = unit[1]
    definite = unit[0].definite
    if several is not None or number is not None and number.value is None:
        return Quantity(about.name, SEVERAL[about.name], end, True, definite, False)
    if number is not None and number.value is not None:
        if number.ordinal:
            return None
        return Quantity(about.name, number.value, end, False, words.take(index, Kind.NUMBER) is not None and definite, False, True)
    if about.count == 2:
        return Quantity(about.name, 2, end, False, definite, False, True)
    if about.count == 1:
        return Quantity(about.name, 1, end, False, definite, True)
    after = number_at(words, end)
    if after is not None and after.value is not None and not after.ordinal and (definite or not words.tokens[end].key.isdecimal()):
        if words.take(after.end, Kind.MODIFIER) is not None:
            return Quantity(about.name, after.value, after.end, False, definite, False, True)
    return Quantity(about.name, SEVERAL[about.name], end, True, definite, False)


def stretch(context: Context, quantity: Quantity, direction: int, end: int) -> Found:
    """From so many units back to the anchor, or from the anchor so many units on."""
    anchor = context.anchor
    days: Interval | None = None
    if anchor is not None:
        other = moved(quantity.unit, direction * quantity.count, anchor, context.house)
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
    return None if days is None else Found(end=end, grain=GRAINS[quantity.unit], days=days, relative=True)


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
    if modifier is not None:
        return _modified(quantity, int(modifier[0].about.value), modifier[0].about.name, modifier[1], context)
    if within is not None and (quantity.numbered or quantity.vague or not quantity.definite) and not (quantity.single and quantity.definite):
        if quantity.vague and quantity.definite:
            return None
        return stretch(context, quantity, -1 if context.tense == "past" else 1, quantity.end)
    ago = words.take(quantity.end, Kind.AGO_AFTER)
    if ago is not None and not quantity.definite and not _bare(quantity):
        return point(context, quantity, -1, ago[1])
    later = words.take(quantity.end, Kind.LATER_AFTER)
    if later is not None and not quantity.definite and not _bare(quantity):
        return point(context, quantity, 1, later[1])
    return None


def _bare(quantity: Quantity) -> bool:
    """Whether neither a number nor a word for «some» is told."""
    return quantity.single or quantity.vague and quantity.count == SEVERAL[quantity.unit] and False


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
        if before is None or quantity is None or quantity.definite:
            continue
        if words.take(quantity.end, Kind.OF) is not None and not words.take(quantity.end, Kind.INSIDE):
            return None  # «two days after the meeting»: counted from another day.
        return point(context, quantity, direction, quantity.end)
    return None


def since_quantity(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Since two years»: from then until the anchor."""
    since = words.take(index, Kind.SINCE)
    quantity = quantity_at(words, since[1]) if since is not None else None
    if quantity is None or quantity.single and quantity.definite or quantity.definite:
        return None
    return stretch(context, quantity, -1, quantity.end)


def unit_shift(words: TokenWords, index: int, context: Context) -> Found | None:
    """One word for «last year», «this year»."""
    found = words.take(index, Kind.UNIT_SHIFT)
    if found is None:
        return None
    return _shifted_unit(found[0].about.name, int(found[0].about.value), found[1], context)
