"""What can be seen of a line without knowing what it is: its length, its end, its cues, and what stands round it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum, auto
from functools import lru_cache

from wasata.lang.pages import PageCues, Place, line_words, page_cues
from wasata.text.fold import fold

_SHORT = 240
"""Characters up to which a line is read as a whole; of longer lines the beginning and the end are read."""
_EDGE = 72
_BODY_WORDS = 13
_BODY_WORDS_OPEN = 25
_NEAR = 14
"""Lines within which a repetition belongs to the same article."""
_AHEAD = 7
_HEAD = 12
"""Lines that stand between a title and the text at most, usually."""
_TEXT_RUN = 3
"""Lines of running text in a row that summaries of other articles never are."""
_KEPT_LINES = 4096

_BOILERPLATE = frozenset(
    ("navigation", "share", "follow", "poll", "comments", "tags", "copyright", "link", "counter", "controls", "author")
)
_URL = re.compile(r"https?:|www\.|[a-z0-9-]{2,40}\.(?:com|net|org|ir|info|news|ae|sa|eg|iq|qa|tv|me|co|uk|de|fr)\b")
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?:\s?\d{2}(?!\d)")
_NUMBER_DATE = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d)(?!\d)")
_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W{0,2}(?:[a-z-]{1,16}\s)?(?:[a-z-]{1,16} \d{1,2}:\d\d)?$")
_QUOTED_PLACE = re.compile(r"^\"[^\"]{2,40}\"\s?(?:[-:]\s?)?\([^()]{2,40}\)$")
_BAR = re.compile(r"[|>\u2022\u00b7/\u00bb]|(?<=\s)-(?=\s)")
_BULLET = re.compile(r"^(?:[-*\u2022\u25cf\u25aa\u25a0\u25ba\u25c4\u2713\u25cb+]|\d{1,2}\s?[-.)])\s?\S")
_SENTENCE_END = re.compile(r"[.!?](?=\s|\"\s|$)")
_CUE_MARK = re.compile("\\s[-|/\u0640\u2013\u2014]\\s|[:\uff1a]")
_CUE_LENGTH = 28
_LATIN = re.compile(r"[a-z]")
_LETTER = re.compile(r"[^\W\d_]")
_TITLE_PARTS = re.compile(r"\s[|\-:\u00bb]\s|\s?\|\s?")


class Feature(IntEnum):
    """Something seen of a line; the weights of each stand in `weights.toml` under its name in small letters."""

    SIZE_1 = 0
    """One word; the numbers in the names of the sizes are words."""
    SIZE_2_3 = auto()
    SIZE_4_6 = auto()
    SIZE_7_12 = auto()
    SIZE_13_20 = auto()
    SIZE_21_35 = auto()
    SIZE_36 = auto()
    STOP = auto()
    """Ends as a sentence does."""
    QUESTION = auto()
    COLON_END = auto()
    SEVERAL_SENTENCES = auto()
    FUNCTIONS_NONE = auto()
    """Four words or more without a function word."""
    FUNCTIONS_MANY = auto()
    """One word in six, or more, is a function word."""
    LATIN_ALL = auto()
    DIGITS_ALL = auto()
    DATE_ONLY = auto()
    """A date with a few words beside it."""
    DATE_INSIDE = auto()
    CLOCK = auto()
    AGE = auto()
    """How long ago, and no more."""
    BOILERPLATE_WHOLE = auto()
    BOILERPLATE_MOSTLY = auto()
    BOILERPLATE_START = auto()
    BOILERPLATE_INSIDE = auto()
    TAGS_START = auto()
    SECTION_WHOLE = auto()
    SECTION_LIST = auto()
    RELATED_WHOLE = auto()
    RELATED_START = auto()
    BYLINE_START = auto()
    SOURCE_START = auto()
    DATELINE_START = auto()
    CAPTION_START = auto()
    LIVE_START = auto()
    CUE_MARK = auto()
    """A colon or a dash stands right behind the cue that the line begins with."""
    CREDIT_END = auto()
    PARENTHESIS_END = auto()
    QUOTED_PLACE = auto()
    """A name in quotation marks and a place in parentheses: an outlet's dateline."""
    LINK = auto()
    BARS = auto()
    """Two or more separators of lists of links."""
    HASHTAG = auto()
    BULLET = auto()
    QUOTED_START = auto()
    COLON_INSIDE = auto()
    REPEATED_ADJACENT = auto()
    REPEATED_NEAR = auto()
    REPEATED_FAR = auto()
    REPEATED_AGAIN = auto()
    """It stood before on this page."""
    TWIN = auto()
    """A part of it, such as all but the name of the site, is another line of this page."""
    AFTER_BODY = auto()
    """The line before looks like running text."""
    BEFORE_BODY = auto()
    BODY_AHEAD = auto()
    """Running text of some length follows within a few lines."""
    NO_BODY_AHEAD = auto()
    UNDER_RELATED = auto()
    """A header of other articles stands above, and no running text of two lines since."""
    TEXT_AHEAD = auto()
    """Three lines of running text, one right after the other, begin within the reach of an article's head."""
    AFTER_POLL = auto()
    """The header of a poll stands right above."""
    LONE_SENTENCE = auto()
    """One sentence of moderate length without running text beside it, as summaries are."""
    SHORT_FOR_PAGE = auto()
    """Less than half as long as this page's paragraphs."""
    BODY_LIKE = auto()
    PAGE_TOP = auto()
    LIST_MEMBER = auto()
    """Lines of the same small size stand before and after."""
    AFTER_BLANK = auto()
    """A blank line stands before, on a page that does not have one before every line."""
    SPACED_OUT = auto()
    """More blank lines than usual on this page stand before."""


class LineFacts:
    """What is seen of one line by itself."""

    __slots__ = ("body_like", "features", "headers", "key", "places", "related_header", "size", "words")

    def __init__(self, text: str, cues: PageCues) -> None:
        short = len(text) <= _SHORT
        head = fold(text if short else text[:_EDGE])
        tail = head if short else fold(text[-_EDGE:])
        self.words: tuple[str, ...] = line_words(head) if short else line_words(head.rpartition(" ")[0])
        """The folded words; of a long line those of its beginning."""
        self.key = " ".join(self.words) if short else text
        """Two lines with the same key are the same line."""
        self.size = len(self.words) if short else text.count(" ") + 1
        """In words."""
        self.places: tuple[Place, ...] = cues.find(self.words)
        end = tail.rstrip("\"') ]")
        stop = end.endswith((".", "!", "?", "...")) or (end.endswith((";", "\u2026")) and self.size >= _BODY_WORDS)
        self.body_like = (stop and self.size >= _BODY_WORDS) or self.size >= _BODY_WORDS_OPEN
        """Whether it looks like running text."""
        seen = [_size_feature(self.size)]
        _see_marks(seen, head, tail, end, stop, self.size)
        _see_characters(seen, text, head, self.words, self.size)
        if short:
            _see_words(seen, self.words, cues)
            _see_dates(seen, head, self.words, cues)
        self.related_header = _see_cues(seen, self.words, self.places, self.size)
        if self.places and self.places[0].first == 0 and _CUE_MARK.search(text, 0, _CUE_LENGTH):
            seen.append(Feature.CUE_MARK)
        """Whether it opens a block of other articles."""
        if Feature.CREDIT_END in seen or Feature.BOILERPLATE_MOSTLY in seen or Feature.BOILERPLATE_WHOLE in seen:
            self.body_like = False
        if Feature.TAGS_START in seen or Feature.BOILERPLATE_INSIDE in seen:
            self.body_like = False
        if self.body_like:
            seen.append(Feature.BODY_LIKE)
        self.headers: frozenset[str] = frozenset()
        """The classes of boilerplate that the line is the header of."""
        if Feature.BOILERPLATE_WHOLE in seen or Feature.BOILERPLATE_MOSTLY in seen:
            self.headers = frozenset(name for place in self.places for name in place.classes)
        self.features = 0
        """The features as a set of bits."""
        for feature in seen:
            self.features |= 1 << feature

    def has(self, feature: Feature) -> bool:
        """Whether the line has a feature."""
        return bool(self.features >> feature & 1)


@lru_cache(maxsize=_KEPT_LINES)
def line_facts(text: str) -> LineFacts:
    """What is seen of one line by itself; lines that sites repeat on every page are looked at once."""
    return LineFacts(text, page_cues())


def _size_feature(size: int) -> Feature:
    for limit, feature in (
        (1, Feature.SIZE_1),
        (3, Feature.SIZE_2_3),
        (6, Feature.SIZE_4_6),
        (12, Feature.SIZE_7_12),
        (20, Feature.SIZE_13_20),
        (35, Feature.SIZE_21_35),
    ):
        if size <= limit:
            return feature
    return Feature.SIZE_36


def _see_marks(seen: list[Feature], head: str, tail: str, end: str, stop: bool, size: int) -> None:
    """Punctuation at the beginning, inside and at the end."""
    if stop:
        seen.append(Feature.STOP)
    if end.endswith("?"):
        seen.append(Feature.QUESTION)
    if end.endswith((":", "-")):
        seen.append(Feature.COLON_END)
    elif ":" in head and size >= 4:
        seen.append(Feature.COLON_INSIDE)
    if head.startswith('"'):
        seen.append(Feature.QUOTED_START)
    if _BULLET.match(head):
        seen.append(Feature.BULLET)
    if len(_SENTENCE_END.findall(head)) >= 2 or (size > 60 and stop):
        seen.append(Feature.SEVERAL_SENTENCES)
    if tail.endswith((")", "]", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")) and _QUOTED_PLACE.match(head):
        seen.append(Feature.QUOTED_PLACE)


def _see_characters(seen: list[Feature], text: str, head: str, words: Sequence[str], size: int) -> None:
    """Script, digits, links and separators."""
    letters = len(_LETTER.findall(head))
    if letters and 2 * len(_LATIN.findall(head)) > letters:
        seen.append(Feature.LATIN_ALL)
    if words and not letters:
        seen.append(Feature.DIGITS_ALL)
    if "." in head and size <= 30 and (_URL.search(head) or _MAIL.search(head)):
        seen.append(Feature.LINK)
    if text.count("#") >= 1 and size <= 30:
        seen.append(Feature.HASHTAG)
    if size <= 40 and len(_BAR.findall(text)) >= 2:
        seen.append(Feature.BARS)


def _see_words(seen: list[Feature], words: Sequence[str], cues: PageCues) -> None:
    """Function words, which lists of links lack."""
    functions = cues.count("function", words)
    if len(words) >= 4 and functions == 0:
        seen.append(Feature.FUNCTIONS_NONE)
    elif functions * 6 >= len(words) >= 4:
        seen.append(Feature.FUNCTIONS_MANY)


def _see_dates(seen: list[Feature], head: str, words: Sequence[str], cues: PageCues) -> None:
    """Dates and times of day, and the credit that captions end with."""
    digits = any(word.isdecimal() for word in words)
    if digits:
        clock = _CLOCK.search(head) is not None
        dated = _NUMBER_DATE.search(head) is not None or (_YEAR.search(head) is not None and len(words) <= 12)
        names = sum(1 for word in words if not word.isdecimal())
        if clock:
            seen.append(Feature.CLOCK)
        if dated and names <= 5:
            seen.append(Feature.DATE_ONLY)
        elif dated:
            seen.append(Feature.DATE_INSIDE)
    if len(words) <= 5 and cues.count("age", words) >= 2:
        seen.append(Feature.AGE)
    match = _CREDIT_END.search(head)
    if match is not None:
        inside = line_words(match.group(1))
        initials = len(inside) >= 2 and all(len(word) == 1 for word in inside)
        if initials or cues.count("credit", inside):
            seen.append(Feature.CREDIT_END)
        elif len(inside) <= 4:
            seen.append(Feature.PARENTHESIS_END)


_START_FEATURES = (
    ("byline", Feature.BYLINE_START),
    ("source", Feature.SOURCE_START),
    ("dateline", Feature.DATELINE_START),
    ("caption", Feature.CAPTION_START),
    ("live", Feature.LIVE_START),
    ("tags", Feature.TAGS_START),
)


def _see_cues(seen: list[Feature], words: Sequence[str], places: Sequence[Place], size: int) -> bool:
    """The cues of the line; returns whether it opens a block of other articles."""
    if not places:
        return False
    named = [word for word in words if not word.isdecimal()]
    covered = {"boilerplate": 0, "section": 0, "related": 0}
    sections = 0
    for place in places:
        length = place.last - place.first + 1
        covered["boilerplate"] += length if _BOILERPLATE.intersection(place.classes) else 0
        covered["related"] += length if "related" in place.classes else 0
        if "section" in place.classes:
            covered["section"] += length
            sections += 1
    whole = len(named) if size == len(words) else size
    first = places[0]
    related_header = False
    if covered["section"] >= whole:
        seen.append(Feature.SECTION_WHOLE if sections == 1 else Feature.SECTION_LIST)
    if covered["related"] >= whole and any("related" in place.classes and place.free for place in places):
        seen.append(Feature.RELATED_WHOLE)
        related_header = True
    elif "related" in first.classes and first.free and first.first == 0:
        seen.append(Feature.RELATED_START)
        related_header = size <= 5
    _see_boilerplate(seen, places, covered["boilerplate"] + covered["section"] * (sections > 1), whole)
    if first.first == 0:
        seen.extend(feature for name, feature in _START_FEATURES if name in first.classes and (first.free or len(places) > 1))
    return related_header


def _see_boilerplate(seen: list[Feature], places: Sequence[Place], covered: int, whole: int) -> None:
    """How much of the line is cues of boilerplate, and where they stand."""
    free = [place for place in places if place.free and _BOILERPLATE.intersection(place.classes)]
    if covered >= whole and covered:
        seen.append(Feature.BOILERPLATE_WHOLE)
    elif free and covered * 2 >= whole:
        seen.append(Feature.BOILERPLATE_MOSTLY)
    elif free and free[0].first == 0:
        seen.append(Feature.BOILERPLATE_START)
    elif free:
        seen.append(Feature.BOILERPLATE_INSIDE)


def page_features(facts: Sequence[LineFacts], gaps: Sequence[int]) -> list[int]:
    """For each line its features as bits, those of its surroundings included. `gaps` counts the blank lines before each."""
    found = [fact.features for fact in facts]
    _add_repetitions(found, facts)
    _add_neighbours(found, facts)
    _add_gaps(found, gaps)
    return found


def _add_repetitions(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Lines that stand on the page more than once, and titles that come back with the name of the site."""
    places: dict[str, list[int]] = {}
    for index, fact in enumerate(facts):
        places.setdefault(fact.key, []).append(index)
    for key, indexes in places.items():
        if len(indexes) == 1 or not key:
            continue
        for order, index in enumerate(indexes):
            before = index - indexes[order - 1] if order else len(facts)
            after = indexes[order + 1] - index if order + 1 < len(indexes) else len(facts)
            nearest = min(before, after)
            feature = Feature.REPEATED_FAR
            if nearest == 1:
                feature = Feature.REPEATED_ADJACENT
            elif nearest <= _NEAR:
                feature = Feature.REPEATED_NEAR
            found[index] |= 1 << feature
            if order:
                found[index] |= 1 << Feature.REPEATED_AGAIN
    for index, fact in enumerate(facts):
        if 4 <= fact.size <= 30 and not fact.body_like:
            _add_twin(found, index, fact, places)


def _add_twin(found: list[int], index: int, fact: LineFacts, places: dict[str, list[int]]) -> None:
    """Mark a line and the later line that is its beginning or end, less than the name of a site beside it."""
    words = fact.words
    for left_out in range(1, min(5, len(words) - 3)):
        for part in (words[:-left_out], words[left_out:]):
            others = places.get(" ".join(part))
            if others is not None:
                found[index] |= 1 << Feature.TWIN
                for other in others[:2]:
                    found[other] |= 1 << Feature.TWIN
                return


def _add_neighbours(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Running text before, after and ahead; blocks of other articles; lists of lines of one size."""
    count = len(facts)
    sizes = sorted(fact.size for fact in facts if fact.body_like)
    usual = sizes[len(sizes) // 2] if sizes else 0
    ahead = _words_ahead(facts)
    runs = _lines_to_text(facts)
    under = False
    for index, fact in enumerate(facts):
        before = index > 0 and facts[index - 1].body_like
        after = index + 1 < count and facts[index + 1].body_like
        if (fact.body_like and before) or (found[index] >> Feature.REPEATED_NEAR & 1 and runs[index] <= _HEAD):
            under = False
        bits = 0
        if runs[index] <= _HEAD:
            bits |= 1 << Feature.TEXT_AHEAD
        if index and "poll" in facts[index - 1].headers:
            bits |= 1 << Feature.AFTER_POLL
        if before:
            bits |= 1 << Feature.AFTER_BODY
        if after:
            bits |= 1 << Feature.BEFORE_BODY
        if ahead[index] >= 60:
            bits |= 1 << Feature.BODY_AHEAD
        elif ahead[index] == 0:
            bits |= 1 << Feature.NO_BODY_AHEAD
        if under:
            bits |= 1 << Feature.UNDER_RELATED
        if fact.body_like and not before and not after and fact.size <= 40:
            bits |= 1 << Feature.LONE_SENTENCE
        if fact.size * 2 < usual:
            bits |= 1 << Feature.SHORT_FOR_PAGE
        if index < 4:
            bits |= 1 << Feature.PAGE_TOP
        if 0 < index < count - 1 and _alike(facts[index - 1], fact) and _alike(fact, facts[index + 1]):
            bits |= 1 << Feature.LIST_MEMBER
        found[index] |= bits
        under = under or fact.related_header
        if fact.has(Feature.BOILERPLATE_WHOLE) and not fact.related_header and fact.size >= 2:
            under = False


def _words_ahead(facts: Sequence[LineFacts]) -> list[int]:
    """For each line how many words of running text stand in the next few lines."""
    totals = [0]
    for fact in facts:
        totals.append(totals[-1] + (fact.size if fact.body_like else 0))
    count = len(facts)
    return [totals[min(count, index + 1 + _AHEAD)] - totals[index + 1] for index in range(count)]


def _lines_to_text(facts: Sequence[LineFacts]) -> list[int]:
    """For each line how many lines further on the next run of running text begins."""
    count = len(facts)
    found = [count] * count
    run, nearest = 0, 2 * count + _HEAD
    for index in range(count - 1, -1, -1):
        found[index] = nearest - index
        run = run + 1 if facts[index].body_like else 0
        if run >= _TEXT_RUN:
            nearest = index
    return found


def _alike(one: LineFacts, other: LineFacts) -> bool:
    """Whether two lines without the look of running text are of about the same size."""
    if one.body_like or other.body_like:
        return False
    return abs(one.size - other.size) <= max(1, min(one.size, other.size) // 2)


def _add_gaps(found: list[int], gaps: Sequence[int]) -> None:
    """Blank lines, where the page does not simply have as many everywhere."""
    if len(gaps) < 3:
        return
    usual = sorted(gaps[1:])[(len(gaps) - 1) // 2]
    with_blank = sum(1 for gap in gaps[1:] if gap)
    mixed = 0.1 * len(gaps) < with_blank < 0.9 * len(gaps)
    for index, gap in enumerate(gaps):
        if mixed and gap:
            found[index] |= 1 << Feature.AFTER_BLANK
        if index and gap > usual + 1:
            found[index] |= 1 << Feature.SPACED_OUT
