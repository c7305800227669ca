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
_SENTENCE_WORDS = 6
_QUESTION_WORDS = 20
"""Words from which a line that ends with a question mark is rather running text than a title."""
_NEAR = 14
"""Lines within which a repetition belongs to the same article."""
_AHEAD = 7
_HEAD = 12
"""Lines that stand between a title and the text at most, usually."""
_BODY_AHEAD_WORDS = 60
_SERIES = 3
"""Questions or bullets that make a page an interview or a list."""
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
_BEHIND = re.compile(r"\s[-|/]\s([^-|/:]{2,24})$")
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
    CREDIT_BEHIND = auto()
    """A credit stands behind a dash or bar at the end, or a word for picture with a colon inside."""
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
    AFTER_BOX = auto()
    """The header of a poll or of a box about the author stands right above."""
    UNDER_COMMENTS = auto()
    """The header of comments or of a comment form stands above."""
    UNDER_TICKER = auto()
    """A header of other articles stands above, and the page has had no running text yet."""
    RELATED_WORD = auto()
    """A short line with a word such as "other" or "similar"."""
    COPYRIGHT = auto()
    DIGITS_MOSTLY = auto()
    QUESTION_SERIES = auto()
    """One of several questions of the page, as in an interview."""
    BULLET_SERIES = auto()
    """One of several lines with bullets or numbers."""
    BESIDE_DATE = auto()
    """The line before or after is a date."""
    BEFORE_OPENING = auto()
    """The line after begins as the first paragraph of a report does."""
    CALENDAR = auto()
    """A month or a weekday is named."""
    LONE_SENTENCE = auto()
    """One sentence of moderate length without running text beside it, as summaries are."""
    SHORT_FOR_PAGE = auto()
    """Less than half as long as this page's paragraphs."""
    FAR_SHORT_FOR_PAGE = auto()
    """Less than a quarter as long."""
    LONE_SHORT_SENTENCE = auto()
    BODY_LIKE = auto()
    PAGE_TOP = auto()
    BEFORE_HEADLINE = auto()
    """The line after is as long as a headline, and running text follows."""
    AMONG_MENU = auto()
    """The lines before and after look like entries of a menu."""
    LIST_MEMBER = auto()
    """Lines of the same small size stand before and after."""
    AFTER_BLANK = auto()
    """A blank line stands before, on a page that does not have one before every line."""
    SPACED_OUT = auto()
    """More blank lines than usual on this page stand before."""


_SPOKEN = 1 << Feature.QUESTION | 1 << Feature.BULLET
"""What lines of interviews and lists have."""
_MENU = (Feature.BOILERPLATE_WHOLE, Feature.SECTION_WHOLE, Feature.SECTION_LIST, Feature.LATIN_ALL)
_NOT_HEADLINE = 1 << Feature.QUOTED_PLACE | 1 << Feature.DATE_ONLY | 1 << Feature.BOILERPLATE_WHOLE


class LineFacts:
    """What is seen of one line by itself."""

    __slots__ = (
        "body_like",
        "features",
        "headers",
        "key",
        "menu",
        "opening",
        "places",
        "related_header",
        "size",
        "texty",
        "words",
    )

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
        stop = (
            end.endswith((".", "!", "..."))
            or (end.endswith("?") and self.size >= _QUESTION_WORDS)
            or (end.endswith((";", "\u2026")) and self.size >= _BODY_WORDS)
        )
        self.body_like = (stop and self.size >= _BODY_WORDS) or self.size >= _BODY_WORDS_OPEN
        """Whether it looks like running text."""
        self.texty = self.body_like or (stop and self.size >= _SENTENCE_WORDS)
        """Whether it may be running text: a short sentence as well."""
        seen = [_size_feature(self.size)]
        _see_marks(seen, head, tail, end, stop, self.size)
        _see_characters(seen, text, head, self.words, self.size)
        if short:
            _see_words(seen, self.words, cues)
            _see_dates(seen, head, self.words, cues)
        self.related_header = _see_cues(seen, self.words, self.places, self.size)
        if self.places and self.places[0].first == 0 and _CUE_MARK.search(text, 0, _CUE_LENGTH):
            seen.append(Feature.CUE_MARK)
            _prefer_start(seen)
        """Whether it opens a block of other articles."""
        if Feature.RELATED_WORD in seen and Feature.BOILERPLATE_WHOLE not in seen:
            self.related_header = True
        if Feature.CREDIT_END in seen or Feature.BOILERPLATE_MOSTLY in seen or Feature.BOILERPLATE_WHOLE in seen:
            self.body_like = False
        if Feature.TAGS_START in seen or Feature.BOILERPLATE_INSIDE in seen or Feature.COPYRIGHT in seen:
            self.body_like = False
        self.texty = self.texty and (self.body_like or not self.places)
        if self.body_like:
            seen.append(Feature.BODY_LIKE)
        self.opening: frozenset[str] = frozenset(self.places[0].classes if self.places and self.places[0].first == 0 else ())
        """The classes of the cue that it begins with."""
        self.headers: frozenset[str] = frozenset()
        """The classes of boilerplate that the line is the header of."""
        if Feature.BOILERPLATE_WHOLE in seen or Feature.BOILERPLATE_MOSTLY in seen:
            self.headers = frozenset(name for place in self.places for name in place.classes)
        self.menu = any(feature in seen for feature in _MENU)
        """Whether it looks like an entry of a menu."""
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
    elif 2 * sum(1 for word in words if word.isdecimal()) >= len(words) >= 2:
        seen.append(Feature.DIGITS_MOSTLY)
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
    if 2 <= len(words) <= 4 and not {Feature.QUESTION, Feature.STOP}.intersection(seen) and cues.count("other", words):
        seen.append(Feature.RELATED_WORD)


def _see_dates(seen: list[Feature], head: str, words: Sequence[str], cues: PageCues) -> None:
    """Dates and times of day, and the credit that captions end with."""
    calendar = cues.count("calendar", words)
    numbers = sum(1 for word in words if word.isdecimal())
    if calendar:
        seen.append(Feature.CALENDAR)
    if numbers:
        if _CLOCK.search(head) is not None:
            seen.append(Feature.CLOCK)
        numeric = _NUMBER_DATE.search(head) is not None
        if numeric or (len(words) <= 12 and (calendar or _YEAR.search(head) is not None)):
            rest = len(words) - numbers - calendar
            seen.append(Feature.DATE_ONLY if rest <= (4 if numeric or calendar else 3) else Feature.DATE_INSIDE)
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
    elif len(words) >= 4 and Feature.STOP not in seen:
        behind = _BEHIND.search(head)
        if behind is not None and cues.count("credit", line_words(behind.group(1))):
            seen.append(Feature.CREDIT_BEHIND)


_START_FEATURES = (
    ("byline", Feature.BYLINE_START),
    ("source", Feature.SOURCE_START),
    ("dateline", Feature.DATELINE_START),
    ("caption", Feature.CAPTION_START),
    ("live", Feature.LIVE_START),
    ("tags", Feature.TAGS_START),
)


_MARKED_STARTS = (Feature.BYLINE_START, Feature.SOURCE_START, Feature.DATELINE_START, Feature.CAPTION_START)


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
    if any("caption" in place.classes and place.free and place.first for place in places) and Feature.COLON_INSIDE in seen:
        seen.append(Feature.CREDIT_BEHIND)
    if any("copyright" in place.classes and place.free for place in places):
        seen.append(Feature.COPYRIGHT)
    related_header = False
    section = covered["section"] >= whole
    if section:
        seen.append(Feature.SECTION_WHOLE if sections == 1 else Feature.SECTION_LIST)
    if covered["related"] >= whole and any("related" in place.classes and place.free for place in places):
        seen.append(Feature.RELATED_WHOLE)
        related_header = True
    elif "related" in first.classes and first.free and first.first == 0:
        seen.append(Feature.RELATED_START)
        related_header = size <= 5
    if not section or sections > 1:
        _see_boilerplate(seen, places, covered["boilerplate"] + covered["section"] * (sections > 1), whole)
    if first.first == 0:
        seen.extend(feature for name, feature in _START_FEATURES if name in first.classes and (first.free or len(places) > 1))
    return related_header


def _prefer_start(seen: list[Feature]) -> None:
    """What a line is begun with and set off by a mark says what it is; that all its words are cues then says nothing."""
    if any(feature in seen for feature in _MARKED_STARTS):
        for feature in (Feature.BOILERPLATE_WHOLE, Feature.BOILERPLATE_MOSTLY, Feature.BOILERPLATE_START):
            if feature in seen:
                seen.remove(feature)


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
    """Running text before, after and ahead, and lists of lines of one size."""
    count = len(facts)
    sizes = sorted(fact.size for fact in facts if fact.body_like)
    usual = sizes[len(sizes) // 2] if sizes else 0
    ahead = _words_ahead(facts)
    runs = _lines_to_text(facts)
    questions = sum(1 for fact in facts if fact.has(Feature.QUESTION)) >= _SERIES
    bullets = sum(1 for fact in facts if fact.has(Feature.BULLET)) >= _SERIES
    for index, fact in enumerate(facts):
        before = index > 0 and facts[index - 1].body_like
        after = index + 1 < count and facts[index + 1].body_like
        seen = {
            Feature.AFTER_BODY: before,
            Feature.BEFORE_BODY: after,
            Feature.BODY_AHEAD: ahead[index][0] >= _BODY_AHEAD_WORDS,
            Feature.NO_BODY_AHEAD: ahead[index][1] == 0,
            Feature.TEXT_AHEAD: runs[index] <= _HEAD,
            Feature.LONE_SENTENCE: fact.body_like and not before and not after and fact.size <= 40,
            Feature.SHORT_FOR_PAGE: fact.size * 2 < usual,
            Feature.FAR_SHORT_FOR_PAGE: fact.size * 4 < usual,
            Feature.LONE_SHORT_SENTENCE: fact.body_like and not before and not after and fact.size <= 25,
            Feature.PAGE_TOP: index < 4,
            Feature.LIST_MEMBER: 0 < index < count - 1 and _alike(facts[index - 1], fact) and _alike(fact, facts[index + 1]),
            Feature.QUESTION_SERIES: questions and fact.has(Feature.QUESTION),
            Feature.BULLET_SERIES: bullets and fact.has(Feature.BULLET),
        }
        if index:
            headers = facts[index - 1].headers
            seen[Feature.AFTER_BOX] = "poll" in headers or "author" in headers
            seen[Feature.BESIDE_DATE] = facts[index - 1].has(Feature.DATE_ONLY)
        if index + 1 < count:
            following = facts[index + 1]
            seen[Feature.BESIDE_DATE] = seen.get(Feature.BESIDE_DATE, False) or following.has(Feature.DATE_ONLY)
            seen[Feature.BEFORE_HEADLINE] = 5 <= following.size <= 20 and not following.texty and runs[index] <= _HEAD
            seen[Feature.AMONG_MENU] = index > 0 and facts[index - 1].menu and following.menu
            seen[Feature.BEFORE_OPENING] = following.body_like and "opening" in following.opening
        for feature, holds in seen.items():
            if holds:
                found[index] |= 1 << feature
    _add_blocks(found, facts, runs)


def _add_blocks(found: list[int], facts: Sequence[LineFacts], runs: Sequence[int]) -> None:
    """Lines that stand under the header of a block of other articles, or under that of comments."""
    under = comments = text_seen = False
    for index, fact in enumerate(facts):
        previous = facts[index - 1] if index else None
        second = fact.body_like and previous is not None and previous.body_like
        headline = 4 <= fact.size <= 30 and not found[index] & _NOT_HEADLINE
        if second or (headline and found[index] >> Feature.REPEATED_NEAR & 1 and runs[index] <= _HEAD):
            under = comments = False
        header = fact.related_header and not (index + 1 < len(facts) and facts[index + 1].menu)
        if header:
            under, comments = False, False
        text_seen = text_seen or second
        if under:
            ticker = not text_seen and runs[index] <= _HEAD
            found[index] |= 1 << (Feature.UNDER_TICKER if ticker else Feature.UNDER_RELATED)
        if comments:
            found[index] |= 1 << Feature.UNDER_COMMENTS
        if header:
            under = True
        elif fact.headers:
            under = under and fact.size < 2
            comments = comments or ("comments" in fact.headers and text_seen)


def _words_ahead(facts: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """For each line: words of running text in the next few lines, and lines that may be running text within a head's reach."""
    words, lines = [0], [0]
    for fact in facts:
        words.append(words[-1] + (fact.size if fact.body_like else 0))
        lines.append(lines[-1] + fact.texty)
    count = len(facts)
    return [
        (words[min(count, index + 1 + _AHEAD)] - words[index + 1], lines[min(count, index + 1 + _HEAD)] - lines[index + 1])
        for index in range(count)
    ]


def _lines_to_text(facts: Sequence[LineFacts]) -> list[int]:
    """For each line how many lines further on the next run of running text begins."""
    count = len(facts)
    found = [count] * count
    run, nearest = 0, 2 * count + _HEAD
    for index in range(count - 1, -1, -1):
        found[index] = nearest - index
        fact = facts[index]
        run = run + 1 if fact.texty or fact.features & _SPOKEN else 0
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
