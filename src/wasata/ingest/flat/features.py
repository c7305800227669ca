"""What can be seen of a line without knowing what it is: its length, its end, its cues, and what stands round it."""

from __future__ import annotations

from enum import IntEnum, auto


class Feature(IntEnum):
    """Something seen of a line; the weights of each stand in `weights.toml` under its name in small letters."""

    __hash__ = int.__hash__  # that of Enum is a Python function, called for every feature of every line

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
    BESIDE_LONG = auto()
    """It and a line beside it are longer than most headlines."""
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
    SENTENCE_UNDER_RELATED = auto()
    """As before, for a line that ends as a sentence or is long."""
    UNDER_TAGS = auto()
    """A short line under the header of a list of tags."""
    RANK = auto()
    """A bare number under such a header."""
    CLOCK_ONLY = auto()
    LIVE_PAGE = auto()
    """A sentence of a page that has a time over every item."""
    LIVE_TIME = auto()
    """A time of such a page."""
    BEFORE_BULLET = auto()
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


def bits(*features: Feature) -> int:
    """Features as a set of bits."""
    found = 0
    for feature in features:
        found |= 1 << feature
    return found
