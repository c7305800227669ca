"""The value of a number written in digits, in words or in both."""

from __future__ import annotations

from wasata.lang.time_words import Kind, Word
from wasata.lang.token_words import TokenWords, Value
from wasata.model.sentences import TokenKind

_LONGEST = 24
"""Tokens that a number may have at most."""
_SLASHED = 3
"""Figures on either side of a slash that stands for a decimal point, at most."""
_VAGUE_LOW, _VAGUE_HIGH = 2, 10
"""«Hundreds» are from 2 hundred to 10 hundred less one."""


def written_digits(key: str) -> float | None:
    """The value of a token of digits with its separators of thousands and of decimals; `None` for 12/5 or 1.2.3."""
    if key.isdecimal():
        return int(key) if len(key) <= 15 else None
    if "/" in key or len(key) > 20:
        return None
    groups = key.replace(",", ".").split(".")
    thousands = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if thousands and (key.count(".") == 0 or len(groups) > 2):
        return int("".join(groups))
    if key.count(".") == 1 and key.rfind(",") < key.find("."):
        return float(key.replace(",", ""))
    return float(key.replace(",", ".")) if len(groups) == 2 else None


class _Sum:
    """A number under way: groups of thousands, each with hundreds, tens and units."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group = 0.0
        self.slots = 0
        """Which of units (1), tens (2) and hundreds (4) the group has."""
        self.scale = float("inf")
        self.ordinal = False
        self.parts = 0
        self.closed = False
        """Whether the last part was a scale, which a further scale multiplies."""

    def add(self, value: float) -> bool:
        """Add units, tens or hundreds; false where they do not fit."""
        slots = _slots(value)
        if self.slots & slots or value >= self.scale:
            return False
        lower = slots & -slots
        if self.slots and lower == 4:
            return False
        self.group += value
        self.slots |= slots
        self.parts += 1
        self.closed = False
        return True

    def multiply(self, scale: float) -> bool:
        """Take a word such as «thousand»; false where it does not fit."""
        if self.closed and self.group == 0 and self.total:
            self.total *= scale
        elif scale == 100 and self.group < 10:
            if self.slots & 4:
                return False
            self.group = (self.group or 1) * 100
            self.slots = 4
        elif scale >= self.scale:
            return False
        else:
            self.total += (self.group or 1) * scale
            self.group, self.slots, self.scale = 0, 0, scale
        self.parts += 1
        self.closed = scale >= 1000
        return True


def _slots(value: float) -> int:
    if value >= 100:
        return 4 | (2 if value % 100 >= 10 else 0) | (1 if value % 10 else 0)
    if value >= 10:
        return 2 | (1 if value % 10 or value == 10 else 0) if value != 10 else 2
    return 1


def number_at(words: TokenWords, index: int) -> Value | None:
    """The number that begins at a token, without cue words or units; `None` where there is none."""
    if index >= len(words.keys) or (words.keys[index] not in words.numeric and words.tokens[index].kind is not TokenKind.NUMBER):
        return None
    if index not in words.numbers:
        words.numbers[index] = _read(words, index)
    return words.numbers[index]


def _read(words: TokenWords, index: int) -> Value | None:
    vague = _vague_at(words, index)
    if vague is not None:
        return vague
    total = _Sum()
    at = index
    for _ in range(_LONGEST):
        step = _step(words, at, total)
        if step is None:
            break
        at = step
        if total.ordinal and not _goes_on(words, at):
            break
    if not total.parts or at == index:
        return None
    value = total.total + total.group
    mark = words.take(at, Kind.ORDINAL_MARK)
    if mark is not None and not total.ordinal and value == int(value):
        total.ordinal, at = True, mark[1]
    return Value(value, value, value, at, total.ordinal)


def _goes_on(words: TokenWords, at: int) -> bool:
    """Whether an ordinal goes on: «the fifth ten», «the third and twentieth»."""
    found = words.take(at, Kind.NUMBER)
    return found is not None and found[0].about.value >= 10


def _step(words: TokenWords, at: int, total: _Sum) -> int | None:
    """Take one more part of a number; the token after it."""
    start, joined = at, False
    if total.parts:
        after = words.take(at, Kind.AND)
        if after is not None:
            start, joined = after[1], True
    if start >= len(words.keys):
        return None
    if words.tokens[start].kind is TokenKind.NUMBER:
        return _digits_step(words, start, joined, total)
    fraction = words.take(start, Kind.FRACTION)
    if fraction is not None and total.parts and (joined or fraction[0].joined):
        return _fraction_step(words, fraction, total)
    for kind in (Kind.ORDINAL, Kind.NUMBER, Kind.DUAL_SCALE, Kind.SCALE):
        found = words.take(start, kind)
        if found is not None and _fits(words, found, joined or found[0].joined, total, start):
            return found[1]
    return None


def _digits_step(words: TokenWords, start: int, joined: bool, total: _Sum) -> int | None:
    value = written_digits(words.keys[start])
    if value is None:
        value = _slashed(words, start)
    if value is None or (total.parts and not (joined and value < total.scale and total.closed)):
        return None
    if total.parts:
        total.total += value * 1
        total.group, total.closed = 0, False
        # A further scale belongs to these digits: «2 million and 300 thousand».
        scale = words.take(start + 1, Kind.SCALE)
        if scale is not None and scale[0].about.value < total.scale:
            total.total += value * (scale[0].about.value - 1)
            total.scale, total.closed = scale[0].about.value, True
            return scale[1]
        return start + 1
    total.group, total.slots, total.parts = value, 7, 1
    return start + 1


def _slashed(words: TokenWords, start: int) -> float | None:
    """The decimals that are written after a slash, where a percentage or a scale follows: 12/5 percent, 2/5 million."""
    whole, slash, part = words.keys[start].partition("/")
    if not slash or not whole.isdecimal() or not part.isdecimal() or len(whole) > _SLASHED or len(part) > _SLASHED:
        return None
    if (
        not words.mark(start + 1, "%")
        and words.take(start + 1, Kind.PERCENT) is None
        and words.take(start + 1, Kind.SCALE) is None
    ):
        return None
    return float(f"{whole}.{part}")


def _fraction_step(words: TokenWords, fraction: tuple[Word, int], total: _Sum) -> int | None:
    part, end = fraction[0].about.value, fraction[1]
    following = words.take(end, Kind.SCALE)
    if total.closed:
        total.total += part * total.scale
        if following is not None and following[0].about.value == total.scale:
            end = following[1]
    elif (
        (following is not None and total.group < 1000)
        or words.take(end, Kind.UNIT) is not None
        or words.take(end, Kind.PERCENT) is not None
    ):
        total.group += part
    else:
        return None
    return end


def _fits(words: TokenWords, found: tuple[Word, int], joined: bool, total: _Sum, start: int) -> bool:
    """Add a number word to the sum where the language would."""
    word, end = found
    about = word.about
    if total.parts and word.prefixed:
        return False
    if about.kind is Kind.DUAL_SCALE:
        return (not total.parts or joined) and not total.ordinal and total.multiply(about.value)
    if about.kind is Kind.SCALE:
        if (total.parts and joined and not total.closed) or total.ordinal:
            return False
        if about.name == "plural" and not total.parts:
            return False
        if joined and total.closed:
            return about.value < total.scale and total.multiply(about.value)
        return total.multiply(about.value)
    if about.name == "teen" and not _ten_follows(words, end):
        return False
    if about.name == "shy" and not total.parts and not _counted(words, end, about.value):
        return False
    teen = about.value == 10 and not joined and total.slots == 1 and total.group < 10
    if total.parts and not joined and not teen:
        return False
    if about.kind is Kind.ORDINAL and total.parts and word.definite:
        return False
    if not total.add(about.value):
        return False
    total.ordinal = total.ordinal or about.kind is Kind.ORDINAL
    return start < end


def _ten_follows(words: TokenWords, end: int) -> bool:
    found = words.take(end, Kind.NUMBER)
    return found is not None and (found[0].about.value == 10 or (found[0].joined and found[0].about.value in range(20, 100)))


def _counted(words: TokenWords, end: int, value: float) -> bool:
    """Whether a word that is also another word («one» for «a», «nine» for «no») counts something here."""
    after = words.take(end, Kind.AND)
    if after is not None:
        fraction = words.take(after[1], Kind.FRACTION)
        return fraction is not None
    if any(words.take(end, kind) is not None for kind in (Kind.SCALE, Kind.PERCENT, Kind.UNIT)):
        return True
    return value != 1 and words.take(end, Kind.CURRENCY) is not None


def _vague_at(words: TokenWords, index: int) -> Value | None:
    """«Hundreds», «tens of thousands», and a plural scale that no number stands before."""
    found = words.take(index, Kind.VAGUE)
    if found is None:
        found = words.take(index, Kind.SCALE)
        if found is None or found[0].about.name != "plural":
            return None
    size, end = found[0].about.value, found[1]
    following = words.take(end, Kind.SCALE)
    if following is not None and not following[0].joined and following[0].about.value != size:
        size, end = size * following[0].about.value, following[1]
    return Value(None, _VAGUE_LOW * size, _VAGUE_HIGH * size - 1, end)
