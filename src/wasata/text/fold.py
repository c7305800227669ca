"""One table that folds spelling variants to a look-up key, with a way back to the stored text.

The key of a text is for matching, searching and hashing only; the text itself is never rewritten. The table merges what
writers of Arabic and Persian vary without changing the word: hamza seats, alef, yeh and kaf variants, teh marbuta and heh,
presentation forms, digits, quotation marks and spaces; it deletes diacritics, tatweel, joiners and direction marks.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left

from wasata.model.spans import Span

_ALEF, _WAW, _HEH, _YEH, _KAF = "\u0627", "\u0648", "\u0647", "\u064a", "\u0643"

_LETTERS = {
    **dict.fromkeys("\u0622\u0623\u0625\u0671\u0672\u0673\u0675", _ALEF),
    **dict.fromkeys("\u0624\u0676\u06c4\u06c6\u06cb", _WAW),
    **dict.fromkeys("\u0626\u0649\u06cc\u0678\u06d0\u06ce\u06cd\u06d2\u06d3", _YEH),
    **dict.fromkeys("\u06a9\u06aa\u06ab\u06ac\u063b\u063c", _KAF),
    **dict.fromkeys("\u0629\u06c0\u06c1\u06c2\u06c3\u06d5\u06be\u06ff", _HEH),
}
_MARKS = {
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u301d\u301e\u301f\uff02\u275d\u275e\u2e42", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a\uff07\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u060c\u066c\uff0c\u3001", ","),
    "\u061b": ";",
    "\u061f": "?",
    "\u06d4": ".",
    "\u066b": ".",
    "\u066a": "%",
    "\u066d": "*",
}
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_TATWEEL = "\u0640"

_RANGES = (
    *((0x00A0, 0x0250), (0x0300, 0x0370), (0x0600, 0x0700), (0x0750, 0x0780), (0x0870, 0x0900), (0x1E00, 0x1F00)),
    *((0x2000, 0x2070), (0xFB50, 0xFE10), (0xFE20, 0xFE30), (0xFE70, 0xFF60)),
)
"""Where code points stand that the table may change; every other one keeps its form."""


def _folded(character: str) -> str:
    """What one character becomes: nothing, one character or several."""
    for table in (_LETTERS, _MARKS):
        if character in table:
            return table[character]
    category = unicodedata.category(character)
    if character in _WHITE or category == "Zs":
        return " "
    if character == _TATWEEL or category in ("Mn", "Me", "Cf", "Cc"):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return "".join(_folded(part) for part in plain)
    return character.lower()


def _table() -> dict[int, str]:
    found = {}
    for code in [*range(0x80), *(code for low, high in _RANGES for code in range(low, high))]:
        character = chr(code)
        folded = _folded(character)
        if folded != character:
            found[code] = folded
    for character, folded in (*_LETTERS.items(), *_MARKS.items()):
        found[ord(character)] = folded
    found |= dict.fromkeys((0xFEFF, *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)), "")
    return found


_TABLE = _table()
_PERHAPS_CHANGED = re.compile(
    "[^" + "".join(re.escape(chr(code)) for code in (*range(0x80), *range(0x600, 0x700)) if code not in _TABLE) + "]"
)
_MOST_REPLACED = 64
"""Above so many different characters that change, one pass over all of them is faster than a replacement of each."""


def fold(text: str) -> str:
    """The look-up key of a text."""
    changed = set(_PERHAPS_CHANGED.findall(text))
    if len(changed) > _MOST_REPLACED:
        return text.translate(_TABLE)
    for character in changed:  # What a character becomes never changes itself, so their order does not matter.
        text = text.replace(character, _TABLE.get(ord(character), character))
    return text


class Folded:
    """A folded text that knows where each of its characters stands in the stored text."""

    __slots__ = ("_length", "_starts", "text")

    def __init__(self, text: str, starts: array[int], length: int) -> None:
        self.text = text
        """The key."""
        self._starts = starts
        self._length = length

    def source(self, start: int, end: int) -> Span:
        """The stretch of the stored text that `text[start:end]` was made of, without deleted characters round it."""
        if start == end:
            at = self._starts[start] if start < len(self._starts) else self._length
            return Span(at, at)
        return Span(self._starts[start], self._starts[end - 1] + 1)

    def position(self, offset: int) -> int:
        """Where in `text` the stored character at `offset`, or the first kept one after it, begins."""
        return bisect_left(self._starts, offset)


def fold_map(text: str) -> Folded:
    """The look-up key of a text with a way back to the stored offsets."""
    pieces = []
    starts = array("L")
    for offset, character in enumerate(text):
        folded = _TABLE.get(ord(character), character)
        if folded:
            pieces.append(folded)
            starts.extend([offset] * len(folded))
    return Folded("".join(pieces), starts, len(text))
