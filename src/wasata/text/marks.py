"""Quotation marks in pairs, tolerant of nesting and of marks that never close."""

from __future__ import annotations

import re

import msgspec

_CLOSING = {
    "\u00ab": "\u00bb",
    "\u201c": "\u201d",
    "\u201e": "\u201d",
    "\u2039": "\u203a",
    "\u2018": "\u2019",
    "\u275d": "\u275e",
    "\u301d": "\u301e",
}
_ALSO_CLOSES = {"\u201e": "\u201c", "\u2018": "\u201b"}
_DEEPEST = 32
"""Open quotations that one mark is compared with; a text with more of them open is none that a writer wrote."""
_STRAIGHT = '"\uff02'
_MARK = re.compile('[\u00ab\u00bb\u201c\u201d\u201e\u2039\u203a\u2018\u2019\u275d\u275e\u301d\u301e"\uff02]')


class MarkPair(msgspec.Struct, frozen=True, gc=False):
    """An opening quotation mark and the one that closes it."""

    open: int
    """Offset of the opening mark."""
    close: int | None
    """Offset of the closing mark; `None` when it never closes."""
    depth: int
    """0 for a quotation that stands in no other."""


def quotation_pairs(text: str, start: int = 0, end: int | None = None) -> tuple[MarkPair, ...]:
    """The quotations of `text[start:end]` in the order of their opening marks.

    A mark that could open or close closes the innermost quotation of its kind if one is open, else it opens. A closing mark
    also ends what stands open inside it: those have no end of their own. An apostrophe between letters is no mark. Marks of a
    pair that are written the wrong way round (``”…“``), as right-to-left editors leave them, still pair.
    """
    end = len(text) if end is None else end
    opened: list[int] = []
    found: dict[int, tuple[int | None, int]] = {}
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark in "\u2018\u2019" and _between_letters(text, at, start, end):
            continue
        level = _closes(text, opened, mark)
        if level is not None:
            found[opened[level]] = (at, level)
            del opened[level:]
        elif _opens(text, at, mark, end):
            found[at] = (None, len(opened))
            opened.append(at)
    return tuple(MarkPair(at, close, depth) for at, (close, depth) in sorted(found.items()))


def _closes(text: str, opened: list[int], mark: str) -> int | None:
    """The level of the innermost open quotation that `mark` can end, among the innermost ones."""
    for level in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        opening = text[opened[level]]
        straight = opening in _STRAIGHT and mark in _STRAIGHT
        proper = _CLOSING.get(opening) == mark or _ALSO_CLOSES.get(opening) == mark
        turned = _CLOSING.get(mark) == opening
        if straight or proper or turned:
            return level
    return None


def _opens(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark that closes nothing can open: a word must follow, at once unless the mark is an opening one."""
    following = text[at + 1 : at + 2] if at + 1 < end else ""
    if not following or following.isspace():
        return mark in _CLOSING and bool(following)
    if mark in _CLOSING or mark in _STRAIGHT:
        return True
    before = text[at - 1 : at]
    return mark != "\u2019" and (not before or before.isspace() or before in "(:[")


def _between_letters(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
