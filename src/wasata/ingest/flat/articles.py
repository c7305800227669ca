"""From labelled lines to articles: which lines, which title, when, by whom, where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from wasata.ingest.flat.facts import LineFacts
from wasata.ingest.flat.features import Feature
from wasata.ingest.flat.labels import Marked
from wasata.ingest.flat.page import Outline
from wasata.ingest.flat.wording import site_name
from wasata.lang.data import LANGUAGES
from wasata.lang.pages import line_words
from wasata.lang.times import publication_time
from wasata.model.pages import Label, Line
from wasata.model.spans import Span
from wasata.model.times import When

_SEPARATOR = re.compile("\\s+[|\u00bb\u203a:\\-\u2013\u2014\u2015\u0640]+\\s+|\\s*\\|\\s*")
_NAME_END = re.compile("\\s[\u0640\u2013\u2014\\-]+|[|\u060c,\u2013\u2014]|-\\s")
_QUOTED_PLACE = re.compile(
    '^[\u00ab"\u201c]([^\u00ab\u00bb"\u201c\u201d]{2,40})[\u00bb"\u201d]\\s?[-:\u2013]?\\s?\\(([^()]{2,40})\\)'
)
_PLACE_QUOTED = re.compile(
    '^([^\u00ab\u00bb"\u201c\u201d:.()]{2,24}?)\\s?[-:\u2013\u2014]\\s?[\u00ab"\u201c]([^\u00ab\u00bb"\u201c\u201d]{2,40})[\u00bb"\u201d]'
)
_BY = re.compile(r"\b[Bb]y\s+(\S.*)$")
_AFTER_CUE = re.compile("^[\\s:\uff1a|/\\-\u2013\u2014\u2015\u0640.]+")
_COPYRIGHT = re.compile("\u00a9|\\([Cc]\\)")
_TRIMMED = ' \t:|/-\u2013\u2014\u2015\u0640.\u060c,\u00a9()\u00ab\u00bb"\u200f\u200e'
_DATE_LINES_AFTER = 12
"""Lines after an article's last in which the date of publication may still stand."""
_MASTHEAD = 6
"""Lines at the top of a page that may date all its articles."""
_YEAR_DIGITS = 4
_CUE_WORDS = 3
"""Words that may stand between the cue of a byline and its colon."""
_PLACE_WORDS = 3
_PERSON = (2, 4)
"""Words that the name of a person has."""
_LONGEST_NAME = 8
"""Words that the name of an outlet, a person or a place has at most."""

_DATE_FEATURES = (
    1 << Feature.DATE_ONLY | 1 << Feature.DATE_INSIDE | 1 << Feature.DATELINE_START | 1 << Feature.CLOCK | 1 << Feature.AGE
)


class _Part(msgspec.Struct, gc=False):
    """The lines of one article, by their indexes among the lines of the page."""

    first: int
    last: int
    opening: int
    """Index of its first line, which may be a dateline before the title."""
    following: int
    """Index of the first line of the next article, or the number of lines."""


def find_articles(
    text: str, lines: Sequence[Line], marks: Sequence[Marked], facts: Sequence[LineFacts], given_language: str | None
) -> tuple[Outline, ...]:
    """An outline of each article among the labelled lines: a text with at least one line of body."""
    site = _site(text, lines, facts)
    return tuple(_outline(part, text, lines, marks, facts, site, given_language) for part in _parts(marks))


def _parts(marks: Sequence[Marked]) -> Iterator[_Part]:
    """Cut the page where a title, or a text without one, begins anew."""
    starts = [
        index
        for index, mark in enumerate(marks)
        if (mark.zone in ("pre", "head") and (index == 0 or marks[index - 1].zone in ("out", "main")))
        or (mark.zone == "main" and (index == 0 or marks[index - 1].zone == "out"))
    ]
    for start, following in pairwise([*starts, len(marks)]):
        body = [index for index in range(start, following) if marks[index].label is Label.BODY]
        if body:
            titles = [index for index in range(start, body[0]) if marks[index].label in (Label.TITLE, Label.SUBTITLE)]
            yield _Part(titles[0] if titles else body[0], body[-1], start, following)


def _outline(
    part: _Part,
    text: str,
    lines: Sequence[Line],
    marks: Sequence[Marked],
    facts: Sequence[LineFacts],
    site: str | None,
    given_language: str | None,
) -> Outline:
    inside = range(part.first, part.last + 1)
    title_index = _title_index([index for index in inside if lines[index].label is Label.TITLE], facts)
    language = _language([lines[index] for index in inside], given_language)
    title = title_outlet = None
    if title_index is not None:
        span = lines[title_index].span
        title, title_outlet = _without_site(text[span.start : span.end])
    datelines = [
        index for index in range(part.opening, min(part.following, part.last + 4)) if lines[index].label is Label.DATELINE
    ]
    credit = _Credit(site)
    for index in datelines:
        span = lines[index].span
        credit.read(text[span.start : span.end], facts[index], marks[index])
    return Outline(
        first=lines[part.first].number,
        last=lines[part.last].number,
        title=title,
        title_line=None if title_index is None else lines[title_index].number,
        published=_published(part, datelines, text, lines, facts, language),
        byline=credit.byline,
        outlet=credit.outlet or title_outlet or site,
        place=credit.place,
        language=language,
    )


def _title_index(titles: Sequence[int], facts: Sequence[LineFacts]) -> int | None:
    """The best of an article's title lines: the one told most often, then the shorter of two forms, then the later."""
    if not titles:
        return None
    told = Counter(facts[index].key for index in titles)
    best = max(titles, key=lambda index: (told[facts[index].key], index))
    words = " " + facts[best].key + " "
    shorter = [index for index in titles if 0 < len(facts[index].key) < len(words) - 2 and f" {facts[index].key} " in words]
    return shorter[-1] if shorter else best


def _language(lines: Sequence[Line], given: str | None) -> str | None:
    """The language of most characters of the body, of those that are read when one of them is there."""
    sizes: Counter[str] = Counter()
    for line in lines:
        if line.label is Label.BODY and line.language is not None:
            sizes[line.language] += line.span.end - line.span.start
    for language, _ in sizes.most_common():
        if language in LANGUAGES:
            return language
    return sizes.most_common(1)[0][0] if sizes else given


def _published(
    part: _Part, datelines: Sequence[int], text: str, lines: Sequence[Line], facts: Sequence[LineFacts], language: str | None
) -> When | None:
    """The first time that a dateline states, else one in the furniture round the article, else one in the masthead."""
    near = range(max(0, part.opening - 6), min(part.following, part.last + 1 + _DATE_LINES_AFTER))
    around = [*near, *range(min(_MASTHEAD, near.start))]
    furniture = [
        index
        for index in around
        if lines[index].label is Label.BOILERPLATE
        and facts[index].features & _DATE_FEATURES
        and not facts[index].has(Feature.NOTE)
    ]
    for index in [*datelines, *furniture]:
        span = lines[index].span
        line = text[span.start : span.end]
        behind = line.find(":") + 1 if facts[index].has(Feature.DATELINE_START) else 0
        for start in (0, behind) if behind else (0,):
            when = publication_time(line[start:], language)
            if when is not None:
                return _moved(when, span.start + start)
    return None


def _moved(when: When, offset: int) -> When:
    """A time whose span begins further on."""
    if when.span is None:
        return when
    return msgspec.structs.replace(when, span=Span(when.span.start + offset, when.span.end + offset))


def _without_site(title: str) -> tuple[str, str | None]:
    """A title without the name of the site behind a bar, and that name."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title, None
    last = cuts[-1]
    before, after = title[: last.start()].strip(), title[last.end() :].strip()
    size = len(line_words(after))
    if "|" in last.group() and 0 < size <= _LONGEST_NAME and len(line_words(before)) > size:
        return before, after
    return title, None


class _Credit:
    """What the datelines of an article tell beside the date: who wrote it, for which outlet, where."""

    __slots__ = ("_site", "byline", "outlet", "place")

    def __init__(self, site: str | None) -> None:
        self._site = " ".join(line_words(site or ""))
        self.byline: str | None = None
        self.outlet: str | None = None
        self.place: str | None = None

    def read(self, line: str, fact: LineFacts, mark: Marked) -> None:
        """Take from a dateline what is not known yet."""
        quoted = _QUOTED_PLACE.match(line)
        if quoted is not None:
            self.outlet = self.outlet or quoted.group(1).strip()
            self.place = self.place or quoted.group(2).strip()
            return
        behind = _PLACE_QUOTED.match(line)
        if behind is not None:
            self.place = self.place or behind.group(1).strip()
            self.outlet = self.outlet or behind.group(2).strip()
            return
        if self._site and f" {self._site} " in f" {fact.key} ":
            self._read_site(line)
            return
        latin = _BY.search(line)
        if fact.has(Feature.BYLINE_START):
            self._read_byline(line, fact)
        elif latin is not None:
            self.byline = self.byline or next(iter(_names(latin.group(1))), None)
        elif mark.kind == "person":
            self.byline = self.byline or next(iter(_names(line)), None)
        elif self.byline is None and fact.has(Feature.DATE_ONLY) and not fact.places:
            self.byline = next((name for name in _names(line) if _PERSON[0] <= len(line_words(name)) <= _PERSON[1]), None)

    def _read_site(self, line: str) -> None:
        """The name of the site with a place before it, and sometimes an author between them."""
        pieces = [piece.strip(_TRIMMED) for part in _names(line) for piece in part.split(":")]
        names = [piece for piece in pieces if piece and self._site not in " ".join(line_words(piece))]
        if names and len(line_words(names[0])) <= _PLACE_WORDS:
            self.place = self.place or names[0]
            if len(names) > 1 and _PERSON[0] <= len(line_words(names[1])) <= _PERSON[1]:
                self.byline = self.byline or names[1]

    def _read_byline(self, line: str, fact: LineFacts) -> None:
        """A cue, then a person, or an outlet with a place behind dashes; a desk of the outlet is nobody."""
        if "desk" in fact.opening:
            return
        rest = _after_words(line, fact.places[0].last + 1)
        beside, colon, behind = rest.partition(":")
        names = _names(behind if colon and behind.strip() and len(line_words(beside)) <= _CUE_WORDS else rest)
        if not names or len(line_words(names[0])) > _LONGEST_NAME:
            return
        if "special" in fact.opening:
            self.outlet = self.outlet or names[0]
            self.place = self.place or (names[1] if len(names) > 1 else None)
        else:
            self.byline = self.byline or names[0]


def _names(line: str) -> list[str]:
    """The parts of a line between dashes and bars that hold no digits."""
    parts = [piece.strip(_TRIMMED) for piece in _NAME_END.split(line)]
    return [piece for piece in parts if piece and not any(character.isdecimal() for character in piece)]


def _after_words(line: str, count: int) -> str:
    """What stands in a line behind its first `count` words."""
    end = 0
    for _ in range(count):
        match = re.compile(r"[^\W_]+(?:[\u200c\u064b-\u0652]+[^\W_]+)*").search(line, end)
        if match is None:
            break
        end = match.end()
    return _AFTER_CUE.sub("", line[end:])


def _site(text: str, lines: Sequence[Line], facts: Sequence[LineFacts]) -> str | None:
    """The outlet that the page names as its own: in the credits of its teasers, or in its copyright line."""
    quoted: Counter[str] = Counter()
    owner: str | None = None
    for line, fact in zip(lines, facts, strict=True):
        if fact.has(Feature.QUOTED_PLACE):
            match = _QUOTED_PLACE.match(text[line.span.start : line.span.end])
            if match is not None:
                quoted[match.group(1).strip()] += 1
        elif owner is None and line.label is Label.BOILERPLATE and any("copyright" in place.classes for place in fact.places):
            owner = _owner(text[line.span.start : line.span.end], fact)
    if quoted:
        return quoted.most_common(1)[0][0]
    return owner or site_name(facts)


def _owner(line: str, fact: LineFacts) -> str | None:
    """Who holds the rights, where a copyright line names them beside the mark or behind a dash."""
    marked = _COPYRIGHT.search(line) is not None or any(len(word) == _YEAR_DIGITS and word.isdecimal() for word in fact.words)
    if not marked or len(fact.words) > 2 * _LONGEST_NAME:
        return None
    pieces = [piece.strip(_TRIMMED) for piece in re.split("[\u00a9|]|\\s[-\u2013\u2014\u0640]\\s|\\.\\s", line)]
    covered = {word for place in fact.places for word in fact.words[place.first : place.last + 1]}
    for piece in pieces:
        words = [word for word in line_words(piece) if not word.isdecimal()]
        if words and len(words) <= _LONGEST_NAME and not covered.intersection(words):
            return re.sub(r"\s*\d{4}\s*", " ", piece).strip(_TRIMMED) or None
    return None
