"""Numbers in running text: value, how sure it is, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from wasata.lang.number_words import number_at, written_digits
from wasata.lang.time_words import Kind, Lexicon, time_words
from wasata.lang.token_words import TokenWords, Value
from wasata.model.sentences import Token, TokenKind

__all__ = ["Number", "NumberKind", "find_numbers", "number_at", "written_digits"]

_ABOUT = 0.1
"""How far «about» reaches, as a share of the value."""
_CALENDAR_UNITS = ("minute", "hour", "day", "week", "month", "year", "decade")
_STARTS = frozenset(
    (Kind.NUMBER, Kind.SCALE, Kind.DUAL_SCALE, Kind.VAGUE, Kind.ORDINAL, Kind.BOUND, Kind.AGE_BEFORE, Kind.BETWEEN)
)


class NumberKind(StrEnum):
    """What a number tells."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number in a sentence."""

    first_token: int
    """The first token of it, cue words such as «about» included."""
    last_token: int
    """The last token of it, unit included."""
    value: float | None
    """`None` where only the order of magnitude is told: «hundreds»."""
    low: float | None
    """The least that the words allow; `None` when open."""
    high: float | None
    """The most that the words allow; `None` when open."""
    kind: NumberKind
    unit: str | None = None
    """`%`, a currency code (ISO 4217, and IRT for the toman), or a unit of time; `None` for things counted."""


def find_numbers(tokens: Sequence[Token], language: str) -> tuple[Number, ...]:
    """The numbers among the tokens of a sentence, in order; parts of dates are numbers as well.

    Args:
        tokens: Of one sentence or more.
        language: `ar` or `fa`.
    """
    lexicon = time_words(language)
    starts, number_kind = _start_keys(lexicon), TokenKind.NUMBER
    candidates = [index for index, token in enumerate(tokens) if token.key in starts or token.kind is number_kind]
    if not candidates:
        return ()
    words = TokenWords(tokens, lexicon)
    found: list[Number] = []
    index = 0
    for start in candidates:
        if start < index:
            continue
        number = _number(words, start)
        if number is not None:
            found.append(number)
            index = number.last_token + 1
    return tuple(found)


def _start_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of the tokens in words that a number may begin at."""
    found = _START_KEYS.get(id(lexicon))
    if found is None:
        keys = []
        for key, kinds in lexicon.first.items():
            dual = any(word.about.count == 2 and word.about.name in _CALENDAR_UNITS for word in kinds.get(Kind.UNIT, ()))
            if dual or not _STARTS.isdisjoint(kinds):
                keys.append(key)
        found = _START_KEYS.setdefault(id(lexicon), frozenset(keys))
    return found


_START_KEYS: dict[int, frozenset[str]] = {}


def _number(words: TokenWords, start: int) -> Number | None:
    """The number that begins at a token, with its cue words and its unit."""
    if words.take(start, Kind.WEEKDAY) is not None:
        return None
    age = words.take(start, Kind.AGE_BEFORE)
    bound = words.take(age[1] if age is not None else start, Kind.BOUND)
    at = bound[1] if bound is not None else age[1] if age is not None else start
    value = _range(words, at) or number_at(words, at) or _dual(words, at)
    if value is None:
        return None
    if not _free(words, at, value.end):
        return None
    kind, unit, end = _unit(words, value)
    if age is not None:
        if unit != "year":
            return None
        kind = NumberKind.AGE
    cue = bound[0].about.name if bound is not None else ""
    after = words.take(end, Kind.BOUND_AFTER)
    if after is not None and not cue:
        cue, end = after[0].about.name, after[1]
    if kind is NumberKind.DURATION:
        value, end = _half(words, value, end)
    low, high = _bounds(value, cue)
    return Number(start, end - 1, value.value, low, high, kind, unit)


def _free(words: TokenWords, start: int, end: int) -> bool:
    """Whether the digits are not part of a longer code, such as a date in figures or a name like G-7."""
    if words.tokens[start].kind is not TokenKind.NUMBER:
        return True
    before = words.adjacent(start) and words.mark(start - 1, "-:/") and words.adjacent(start - 1)
    after = words.mark(end, "-:/") and words.adjacent(end) and words.adjacent(end + 1)
    return not before and not after


def _range(words: TokenWords, at: int) -> Value | None:
    """«Between 30 and 40», «30 to 40»."""
    between = words.take(at, Kind.BETWEEN)
    low = number_at(words, between[1] if between is not None else at)
    if low is None or low.value is None or low.ordinal:
        return None
    connector = words.take(low.end, Kind.TO) or (words.take(low.end, Kind.AND) if between is not None else None)
    at = connector[1] if connector is not None else low.end
    if connector is None and not (words.mark(at, "-") and words.adjacent(at)):
        following = words.take(at, Kind.NUMBER)
        if between is None or following is None or not following[0].joined:
            return None
    elif connector is None:
        at += 1
    high = number_at(words, at)
    if high is None or high.value is None or high.value <= low.value:
        return None
    if connector is None and between is None and len(words.keys[at]) != len(words.keys[at - 2]):
        return None  # «53-1950» are years that were typed the wrong way round.
    return Value((low.value + high.value) / 2, low.value, high.value, high.end)


def _dual(words: TokenWords, at: int) -> Value | None:
    """«Two hours» in one word; the unit is read again by `_unit`."""
    unit = words.take(at, Kind.UNIT)
    if unit is None or unit[0].about.count != 2 or unit[0].about.name not in _CALENDAR_UNITS:
        return None
    return Value(2, 2, 2, at, dual=True)


def _unit(words: TokenWords, value: Value) -> tuple[NumberKind, str | None, int]:
    """What stands after a number: its kind, its unit and the token after that."""
    end = value.end
    if value.ordinal:
        return NumberKind.ORDINAL, None, end
    if words.mark(end, "%"):
        return NumberKind.PERCENT, "%", end + 1
    percent = words.take(end, Kind.PERCENT)
    if percent is not None:
        return NumberKind.PERCENT, "%", percent[1]
    money = words.take(end, Kind.CURRENCY)
    if money is not None:
        return NumberKind.MONEY, money[0].about.name, money[1]
    if words.mark(end, "$"):
        return NumberKind.MONEY, "USD", end + 1
    age = words.take(end, Kind.AGE_AFTER)
    if age is not None:
        return NumberKind.AGE, "year", age[1]
    lasting = words.take(end, Kind.DURATION_AFTER)
    if lasting is not None:
        return NumberKind.DURATION, lasting[0].about.name, lasting[1]
    unit = words.take(end, Kind.UNIT)
    if unit is not None and unit[0].about.name in _CALENDAR_UNITS and not unit[0].definite and not unit[0].joined:
        return NumberKind.DURATION, unit[0].about.name, unit[1]
    return NumberKind.CARDINAL, None, end


def _half(words: TokenWords, value: Value, end: int) -> tuple[Value, int]:
    """The half after the unit: «two hours and a half»."""
    joining = words.take(end, Kind.AND)
    fraction = words.take(joining[1] if joining is not None else end, Kind.FRACTION)
    if fraction is None or value.value is None or (joining is None and not fraction[0].joined):
        return value, end
    more = fraction[0].about.value
    low = None if value.low is None else value.low + more
    high = None if value.high is None else value.high + more
    unit = words.take(fraction[1], Kind.UNIT)
    return Value(value.value + more, low, high, value.end), unit[1] if unit is not None else fraction[1]


def _bounds(value: Value, cue: str) -> tuple[float | None, float | None]:
    """The least and the most, after the cue word."""
    low, high = value.low, value.high
    if value.value is None or not cue:
        return low, high
    if cue == "least":
        return low, None
    if cue == "most":
        return None, high
    return round(value.value * (1 - _ABOUT), 6), round(value.value * (1 + _ABOUT), 6)
