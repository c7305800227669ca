"""What a line says that other lines of its page say: the words of the text below it, and the name of the site."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from wasata.ingest.flat.facts import LineFacts
from wasata.ingest.flat.features import Feature, bits
from wasata.lang.pages import line_words, page_cues

_HEADLINE_WORDS = (3, 25)
_REACH = 12
"""Lines below a headline in which its text begins."""
_PARAGRAPHS = 4
"""Paragraphs of a text whose words are looked at."""
_SILENT_WORDS = 4
_LEAST_ECHO = 2
_TOP = 3
_NAME_WORDS = 6
_NAMED_LINE_WORDS = 10
_LEAST_LETTERS = 3
_PIECE = re.compile("\\s*[|\u00a9]\\s*|\\s+[-\u2013\u2014\u2015\u0640]\\s+|[\u061b;,.\u060c]\\s")
_WRITTEN = re.compile("[^\\W_]+(?:[\u200c\u064b-\u0652]+[^\\W_]+)*")
_NO_NAME = bits(
    Feature.BOILERPLATE_WHOLE,
    Feature.BOILERPLATE_MOSTLY,
    Feature.SECTION_WHOLE,
    Feature.SECTION_LIST,
    Feature.RELATED_WHOLE,
    Feature.DIGITS_ALL,
    Feature.DATE_ONLY,
    Feature.QUESTION,
    Feature.STOP,
    Feature.LATIN_ALL,
)
_ECHO = bits(Feature.ECHO)
_ECHO_STRONG = bits(Feature.ECHO_STRONG)
_NO_ECHO = bits(Feature.NO_ECHO)
_RIGHTS = bits(Feature.COPYRIGHT)
_SITE_WHOLE = bits(Feature.SITE_WHOLE)
_SITE_INSIDE = bits(Feature.SITE_INSIDE)
_SITE_PLACE = bits(Feature.SITE_PLACE)
_CREDIT_BEHIND = bits(Feature.CREDIT_BEHIND)
_ANY_PLACE = bits(Feature.SITE_PLACE, Feature.QUOTED_PLACE)
_CREDIT_END = bits(Feature.CREDIT_END)
_IN_PARENTHESES = bits(Feature.PARENTHESIS_END)
_BYLINE = bits(Feature.BYLINE_START)
_AUTHOR_AGAIN = bits(Feature.AUTHOR_AGAIN)
_BESIDE_NAME = 4
"""Words that stand beside the name of the site at most, in a line that is about the site."""
_PLACE = re.compile('\\s?[-/\u2013\u2014\u2015\u0640(\u00ab"\u060c|]')


def add_echoes(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Mark lines by how many of their words come back in the text that follows: a headline's do.

    Args:
        found: The features of each line, added to.
        facts: What is seen of each line by itself.
    """
    least, most = _HEADLINE_WORDS
    text: deque[int] = deque(maxlen=_PARAGRAPHS)
    known = -1
    stems: frozenset[str] = frozenset()
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if text and text[0] - index <= _REACH and least <= fact.size <= most and not fact.body_like:
            if text[0] != known:
                known = text[0]
                stems = frozenset().union(*(facts[place].stems for place in text))
            found[index] |= _echo(fact, stems)
        if fact.texty or fact.long:
            text.appendleft(index)


def _echo(fact: LineFacts, stems: frozenset[str]) -> int:
    """The feature that says how many of a line's words are among those of a text."""
    again, words = fact.echo(stems)
    if again == 0 and words >= _SILENT_WORDS:
        return _NO_ECHO
    if again < _LEAST_ECHO or 3 * again < words:
        return 0
    return _ECHO | _ECHO_STRONG if again > _LEAST_ECHO and 2 * again >= words else _ECHO


def site_names(facts: Sequence[LineFacts]) -> dict[str, str]:
    """The names that may be that of the site, at the top of the page and in copyright lines, each with what it stands in."""
    outlet = page_cues().word_set("outlet")
    names: dict[str, str] = {}
    for index, fact in enumerate(facts):
        if fact.features & _RIGHTS:
            for piece in _PIECE.split(fact.text):
                _add_name(names, _holder(piece, fact, outlet), piece)
        elif index < _TOP and fact.size <= _NAMED_LINE_WORDS and not fact.features & _NO_NAME:
            for piece in _PIECE.split(fact.text):
                words = line_words(piece)
                if len(words) < _NAME_WORDS - 1 or not outlet.isdisjoint(words):
                    _add_name(names, words, piece)
    return names


def _holder(piece: str, fact: LineFacts, outlet: frozenset[str]) -> tuple[str, ...]:
    """The words of a piece of a copyright line that are no cues and no numbers."""
    covered = {word for place in fact.places for word in fact.words[place.first : place.last + 1]}
    words = [word for word in line_words(piece) if not word.isdecimal() and word not in covered]
    if words and words[0] not in outlet and words[0][1:] in outlet:
        words[0] = words[0][1:]
    return tuple(words)


def _add_name(names: dict[str, str], words: Sequence[str], piece: str) -> None:
    """Add a name, with the piece of a line that it stands in."""
    name = " ".join(words)
    if words and len(words) <= _NAME_WORDS and len(name) >= _LEAST_LETTERS and not name.isdecimal():
        names.setdefault(name, piece)


def _written(name: str, piece: str) -> str | None:
    """A name as it stands in a piece of a line, less a letter attached before it."""
    words = name.split(" ")
    shown = [match.group() for match in _WRITTEN.finditer(piece)]
    keys = ["".join(line_words(word)) for word in shown]
    for start in range(len(shown) - len(words) + 1):
        found = keys[start : start + len(words)]
        if found == words:
            return " ".join(shown[start : start + len(words)])
        if [found[0][1:], *found[1:]] == words:
            return " ".join([shown[start][1:], *shown[start + 1 : start + len(words)]])
    return None


def add_site(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Mark short lines that have the name of the site."""
    for name in site_names(facts):
        named = _borne_out(name, facts)
        for index in named.whole:
            found[index] |= _SITE_WHOLE
        for index in named.inside:
            place = index >= _TOP and _PLACE.search(facts[index].text) is not None
            found[index] = found[index] & ~_CREDIT_BEHIND | (_SITE_PLACE if place else _SITE_INSIDE)
        for index in named.credits:
            found[index] |= _CREDIT_END
    outlet = page_cues().word_set("outlet")
    for index in range(len(facts) - 1):
        fact = facts[index]
        if index < _TOP and fact.size <= _NAME_WORDS and fact.has(Feature.OUTLET_WORD) and fact.words[0] in outlet:
            found[index] |= _SITE_INSIDE
        if found[index + 1] & _ANY_PLACE and fact.size >= _HEADLINE_WORDS[0] and not fact.texty and not fact.long:
            found[index] |= 1 << Feature.BEFORE_PLACE


class _Named(NamedTuple):
    """The lines that have a name, by their indexes."""

    whole: list[int]
    inside: list[int]
    credits: list[int]


def _borne_out(name: str, facts: Sequence[LineFacts]) -> _Named:
    """The lines that have a name, where the page bears out that it is its own: it has it in more than one line."""
    named = _Named([], [], [])
    padded = f" {name} "
    most = name.count(" ") + 1 + _BESIDE_NAME
    for index, fact in enumerate(facts):
        if name not in fact.key:
            continue
        if fact.key == name:
            named.whole.append(index)
        elif fact.features & _IN_PARENTHESES and fact.key.endswith(padded[:-1]):
            named.credits.append(index)
        elif fact.size <= most and padded in f" {fact.key} " and not fact.features & _RIGHTS:
            named.inside.append(index)
    alone = named.whole and " " in name and facts[named.whole[0]].has(Feature.OUTLET_WORD)
    if alone or (named.whole and named.inside) or len(named.inside) > 1:
        return named
    return _Named([], [], named.credits)


def site_name(facts: Sequence[LineFacts]) -> str | None:
    """The name of the site as the page writes it: one that more than one line bears out, else one that says what it is."""
    names = site_names(facts)
    for name, piece in names.items():
        named = _borne_out(name, facts)
        if named.whole or named.inside:
            return _written(name, piece)
    outlet = page_cues().word_set("outlet")
    telling = (name for name in names if " " in name and name.partition(" ")[0] in outlet)
    return next((_written(name, names[name]) for name in telling), None)


def add_authors(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Mark lines that tell a name again that a byline gave, and the line below each: boxes about authors."""
    names: set[str] = set()
    for index, fact in enumerate(facts):
        if fact.features & _BYLINE and fact.size <= _NAMED_LINE_WORDS and fact.places:
            name = " ".join(fact.words[fact.places[0].last + 1 :])
            if " " in name:
                names.add(name)
        elif fact.key in names:
            found[index] |= _AUTHOR_AGAIN
            if index + 1 < len(facts) and not facts[index + 1].has(Feature.RELATED_WHOLE):
                found[index + 1] |= _AUTHOR_AGAIN
