"""Sentences: where one ends, without being misled by initials, decimals, ellipses and quotations."""

from __future__ import annotations

import re
from bisect import bisect_right

from wasata.model.spans import Span
from wasata.text.fold import fold
from wasata.text.marks import quotation_pairs

_STOP = re.compile(
    r"[.!?\u061f\u06d4\u2026\n](?:(?<=\n)\n*+|(?<=\u2026)\u2026*+|(?<![\n\u2026])[.!?\u061f\u06d4]*+)",
)
"""A run of stops, of ellipses or of line breaks. It begins with one class of characters, which is found fast."""
_CLOSERS = '\u00bb\u201d\u2019\u203a\u275e\u301e")]}\uff02'
_LONGEST_WORD = 24
_LONGEST_SHORT_FORM = 8
"""Letters of an abbreviation, at most."""


def sentence_spans(text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, each without surrounding white space.

    A line break always ends a sentence; a stop does where a word follows, after the quotation marks and brackets that close
    behind it. No stop ends one inside a quotation that closes later, between digits, after an initial or one of
    `abbreviations` (folded keys), after a number that begins the stretch as that of a list does, or in an ellipsis.
    """
    pairs = [(pair.open, pair.close) for pair in quotation_pairs(text, start, end) if pair.depth == 0 and pair.close is not None]
    opens = [pair[0] for pair in pairs]
    found: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        at, stop_end = match.span()
        if at < begin:
            continue
        cut = at
        if text[at] != "\n":
            inside = bisect_right(opens, at) - 1
            quotation_end = pairs[inside][1] if inside >= 0 and at < (pairs[inside][1] or 0) else None
            cut = _past_closers(text, stop_end, end)
            if not _ends_sentence(text, match, begin, cut, end, quotation_end, abbreviations):
                continue
        _append(found, text, begin, cut)
        begin = max(cut, stop_end)
    _append(found, text, begin, end)
    return tuple(found)


def _ends_sentence(
    text: str, match: re.Match[str], begin: int, after: int, end: int, quotation_end: int | None, abbreviations: frozenset[str]
) -> bool:
    stop, at = match.group(), match.start()
    if quotation_end is not None and (quotation_end >= after or not stop.startswith(".")):
        return False
    if after >= end:
        return True
    if stop.startswith("\u2026") or (len(stop) > 1 and set(stop) == {"."}):
        return text[after] == "\n"
    if stop[0] not in ".\u06d4":
        return text[after].isspace() or text[after].isalpha()
    return _full_stop(text, begin, at, after, abbreviations)


def _full_stop(text: str, begin: int, at: int, after: int, abbreviations: frozenset[str]) -> bool:
    """Whether a single full stop at `at`, followed by a character at `after`, ends a sentence."""
    before, following = text[at - 1 : at], text[after]
    if following.isdigit() and before.isdigit() and after == at + 1:
        return False
    if before.isdigit() and at - begin < _LONGEST_WORD and text[begin:at].strip().isdigit():
        return False
    first = at
    while first > begin and at - first < _LONGEST_SHORT_FORM and text[first - 1].isalpha():
        first -= 1
    if first < at and not (first > begin and text[first - 1].isalpha()):
        letters = fold(text[first:at])
        if letters in abbreviations:
            return False
        if len(letters) == 1 and not text[first - 1 : first].isdigit() and _initial(text, at):
            return False
    if following.isspace():
        return True
    return following.isalpha() and before.isalpha() and not (before.isascii() and following.isascii())


def _initial(text: str, at: int) -> bool:
    """Whether the letter before the stop at `at` can be an initial: one of Latin script stands beside Latin letters."""
    return not text[at - 1].isascii() or text[at - 2 : at - 1] == "." or text[at + 1 : at + 3].strip()[:1].isascii()


def _past_closers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _CLOSERS:
        at += 1
    return at


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Span(start, end))
