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
    CONTINUES = auto()
    """Goes on with a report: a sentence that begins as no title or summary does."""
    FLANKED = auto()
    """A sentence, or a long line, between lines of running text."""
    REPEATED_OFTEN = auto()
    """A short line that stands on the page three times or more."""
    ECHO = auto()
    """A third of its words, or more, come back in the text that follows."""
    ECHO_STRONG = auto()
    """Half of its words come back, and at least three."""
    USUAL_SIZE = auto()
    """A sentence about as long as this page's paragraphs."""
    LIVE_INSIDE = auto()
    """Between the first and the last time of a live page."""
    AFTER_TIME = auto()
    """Right below a time of a live page."""
    BEFORE_TEXT = auto()
    """A sentence or a long line follows."""
    SPEAKER_SERIES = auto()
    """Begins with a name and a colon that other lines of the page begin with."""
    NOTE = auto()
    """Begins with a number in brackets, as footnotes do."""
    UNDER_NOTES = auto()
    """The header of footnotes or of references stands above."""
    NOTES_WHOLE = auto()
    """Is such a header."""
    OUTLET_WORD = auto()
    """A short line with a word such as "agency" or "newspaper"."""
    SITE_INSIDE = auto()
    """A short line that has the name of this site beside a few other words."""
    SITE_PLACE = auto()
    """Such a line with a mark between the name and the others, as a place of writing has it."""
    SITE_WHOLE = auto()
    """The name of this site, or the first line of a page with a name in it, and no more."""
    DATE_PURE = auto()
    """A date and nothing else."""
    SOURCE_LATE = auto()
    """Names the source, behind the text."""
    WHOLE_QUOTE = auto()
    """Stands in quotation marks from end to end."""
    AUTHOR_AGAIN = auto()
    """The name that a byline gave, or the line below it: a box about the author."""
    RELATED_DATE = auto()
    """A date under the header of other articles."""
    TEXT_SEEN = auto()
    """The page has had three lines of running text in a row: what looks like a title would open a second article."""
    NO_ECHO = auto()
    """None of its words comes back in the text that follows."""
    BEFORE_PLACE = auto()
    """A headline above a line with the name of the outlet and a place."""
    CLOCK_START = auto()
    """Words behind a time of day, as in a ticker."""
    TIME_ITEM = auto()
    """Right below a time of a live page, without a sentence of its own below."""
    PARAGRAPH_AHEAD = auto()
    """A sentence that goes on with a report follows within a few lines, before any other running text."""


def bits(*features: Feature) -> int:
    """Features as a set of bits."""
    found = 0
    for feature in features:
        found |= 1 << feature
    return found
