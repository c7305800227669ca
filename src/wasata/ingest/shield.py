"""Format characters carried through an extractor that would delete them.

Persian joins the parts of a word with U+200C, the zero-width non-joiner, and both languages steer direction with invisible
marks. trafilatura deletes whatever Python does not call printable. So each of these characters is replaced by a letter that the
page does not hold before extraction, and put back afterwards.
"""

from __future__ import annotations

import re

_FORMAT = "".join(
    map(
        chr, (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)
    )
)
"""Soft hyphen, Arabic letter mark, zero-width space and joiners, direction marks, embeddings and isolates, word joiner, BOM."""
_HAS_FORMAT = re.compile(f"[{_FORMAT}]")
_ALPHABETS = (0x10600, 0x14400, 0x12000, 0x13000, 0x16800)
"""First letters of scripts that no news page uses: Linear A, Anatolian hieroglyphs, cuneiform, Egyptian hieroglyphs, Bamum."""


class Shield:
    """The replacements for one page."""

    def __init__(self, text: str) -> None:
        base = next((first for first in _ALPHABETS if _free(text, first)), _ALPHABETS[0])
        letters = [chr(base + place) for place in range(len(_FORMAT))]
        self._hide = dict(zip(map(ord, _FORMAT), letters, strict=True))
        self._show = dict(zip(map(ord, letters), _FORMAT, strict=True))
        self._letters = re.compile(f"[{letters[0]}-{letters[-1]}]")

    def hide(self, text: str) -> str:
        """The text with letters in place of its format characters."""
        return text.translate(self._hide) if _HAS_FORMAT.search(text) else text

    def show(self, text: str) -> str:
        """The text with its format characters again."""
        return text.translate(self._show) if self._letters.search(text) else text


def _free(text: str, first: int) -> bool:
    return re.search(f"[{chr(first)}-{chr(first + len(_FORMAT))}]", text) is None
