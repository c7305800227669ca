"""What is seen of one line by itself."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache
from itertools import islice

from wasata.ingest.flat.features import Feature, bits
from wasata.lang.pages import PageCues, Place, folded_words, page_cues
from wasata.text.fold import fold

_SHORT = 170
"""Characters up to which a line is read as a whole; of longer lines the beginning and the end are read."""
_EDGE = 64
_BODY_WORDS = 13
"""Words from which a line that ends as a sentence looks like running text."""
_BODY_WORDS_OPEN = 19
"""Words from which any line does."""
_SENTENCE_WORDS = 6
_QUESTION_WORDS = 20
"""Words from which a line that ends with a question mark is rather running text than a title."""
_LONGEST_AVERAGE = 9
"""Characters that words have at most on average, the blank after each included."""
_LINK_WORDS = 30
_DATE_WORDS = 12
_CUE_LENGTH = 28
_KEPT_LINES = 4096
_CONTENT_LETTERS = 3
"""Letters from which a word is compared with those of the text."""
_STEM = 5
"""Letters of the beginning and the end of a word by which it is compared: particles and endings are attached to words."""
_PARAGRAPH = 420
"""Characters of a paragraph whose words are compared."""
_BYLINE_WORDS = 12
_OUTLET_WORDS = 8
_SPEAKER_WORDS = 4
_SPEAKER = re.compile(r"([^:.\"()\d]{2,40}):\s\S")
_NOTE = re.compile(r"[\[(]\d{1,3}[\])]\s?\"?[^\W\d]|\^")

_BOILERPLATE = frozenset(
    ("navigation", "share", "follow", "poll", "comments", "tags", "copyright", "link", "counter", "controls", "author")
)
_TELLING = frozenset(("continuing", "continuing_past", "continuing_present", "opening"))
"""Classes of what running text begins with."""
_URL = re.compile(r"https?:|www\.|[a-z0-9-]{2,40}\.(?:com|net|org|ir|info|news|ae|sa|eg|iq|qa|tv|me|co|uk|de|fr)\b")
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?:\s?\d{2}(?!\d)")
_NUMBER_DATE = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d)(?!\d)")
_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W{0,2}(?:[a-z-]{1,16}\s)?(?:[a-z-]{1,16} \d{1,2}:\d\d)?$")
_BEHIND = re.compile(r"\s[-|/]\s([^-|/:]{2,24})$")
_QUOTED_PLACE = re.compile(r"^\"[^\"]{2,40}\"\s?(?:(?:[-:]\s?)?\([^()]{2,40}\)$|-\s?[^-:\"]{2,24}:\s)")
_PLACE_QUOTED = re.compile(r"^[^\W\d]+(?: [^\W\d]+)?\s?[-/]\s?\"[^\"]{2,24}\"(?!\s?[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,} )")
_BAR = re.compile(r"[|>\u2022\u00b7/\u00bb]|(?<=\s)-(?=\s)")
_WIDE = re.compile(r"\S(?:[ \u00a0]{2,}|\t+)(?=\S)")
_BULLET = re.compile(r"(?:[-*\u2022\u25cf\u25aa\u25a0\u25ba\u25c4\u2713\u25cb+]|\d{1,2}\s?[-.)])\s?\S")
_SENTENCE_END = re.compile(r"[.!?](?=\s|\"\s|$)")
_CUE_MARK = re.compile("\\s[-|/\u0640\u2013\u2014]\\s|[:\uff1a]")

_WORD_END = re.compile(r"[^\W_]+")
_MARK = re.compile("\\s?[:\uff1a|]|\\s[-/\u0640\u2013\u2014]\\s")

_SIZES = (
    (1, Feature.SIZE_1),
    (3, Feature.SIZE_2_3),
    (6, Feature.SIZE_4_6),
    (12, Feature.SIZE_7_12),
    (20, Feature.SIZE_13_20),
    (35, Feature.SIZE_21_35),
)
_STARTS = (
    ("byline", Feature.BYLINE_START),
    ("special", Feature.BYLINE_START),
    ("desk", Feature.BYLINE_START),
    ("source", Feature.SOURCE_START),
    ("dateline", Feature.DATELINE_START),
    ("caption", Feature.CAPTION_START),
    ("live", Feature.LIVE_START),
    ("tags", Feature.TAGS_START),
)
_MARKED_STARTS = {Feature.BYLINE_START, Feature.SOURCE_START, Feature.DATELINE_START, Feature.CAPTION_START}
_WHOLE = {Feature.BOILERPLATE_WHOLE, Feature.BOILERPLATE_MOSTLY}
_NOT_BODY = _WHOLE | {Feature.CREDIT_END, Feature.TAGS_START, Feature.BOILERPLATE_INSIDE, Feature.COPYRIGHT}
_MENU = {Feature.BOILERPLATE_WHOLE, Feature.SECTION_WHOLE, Feature.SECTION_LIST, Feature.LATIN_ALL}
_NOT_HEADER = {Feature.QUESTION, Feature.STOP, *_WHOLE}


class LineFacts:
    """What is seen of one line by itself."""

    __slots__ = (
        "_stems",
        "body_like",
        "features",
        "headers",
        "key",
        "long",
        "menu",
        "opening",
        "places",
        "related_header",
        "size",
        "speaker",
        "text",
        "texty",
        "words",
    )

    def __init__(self, text: str, cues: PageCues) -> None:
        short = len(text) <= _SHORT
        self.text = text
        self._stems: frozenset[str] | None = None
        head = fold(text if short else text[:_EDGE])
        tail = head if short else fold(text[-_EDGE:])
        self.words: tuple[str, ...] = folded_words(head if short else head.rpartition(" ")[0])
        """The folded words; of a long line those of its beginning."""
        self.key = " ".join(self.words) if short else text
        """Two lines with the same key are the same line."""
        self.size = max(len(self.words) if short else text.count(" ") + 1, len(text) // _LONGEST_AVERAGE)
        """In words; where blanks are missing, in as many words as so long a text has."""
        self.places: tuple[Place, ...] = cues.find(self.words)
        """The cues in it."""
        self.opening: frozenset[str] = frozenset(self.places[0].classes if self.places and self.places[0].first == 0 else ())
        """The classes of the cue that it begins with."""
        speaker = _SPEAKER.match(head) if ":" in head[:48] and not self.opening - _TELLING else None
        self.speaker = speaker.group(1) if speaker is not None and speaker.group(1).count(" ") < _SPEAKER_WORDS else ""
        """What stands before a colon at its beginning, where that may be the name of who speaks."""
        seen = {next((feature for limit, feature in _SIZES if self.size <= limit), Feature.SIZE_36)}
        _see_marks(seen, head, tail, self.size)
        _see_characters(seen, text, head, self.words, self.size)
        _see_credit(seen, tail, self.size, cues)
        if short:
            _see_words(seen, self.words, cues)
            _see_dates(seen, head, self.words, cues)
        if self.places:
            _see_cues(seen, self.words, self.places, 0 if short else self.size)
            _see_start(seen, head, self.size, self.opening, self.places)
        self._judge(seen)

    @property
    def stems(self) -> frozenset[str]:
        """Beginnings and ends of its words, by which words with other particles and endings are found again."""
        if self._stems is None:
            self._stems = frozenset(
                part
                for word in folded_words(fold(self.text[:_PARAGRAPH]))
                if len(word) >= _CONTENT_LETTERS
                for part in (word, word[:_STEM], word[-_STEM:])
            )
        return self._stems

    def echo(self, stems: Container[str]) -> tuple[int, int]:
        """How many of its words that mean something come back among `stems`, and how many such words it has."""
        functions = _functions()
        again = words = 0
        for word in self.words:
            if len(word) >= _CONTENT_LETTERS and word not in functions:
                words += 1
                if word in stems or word[-_STEM:] in stems or word[:_STEM] in stems:
                    again += 1
        return again, words

    def _judge(self, seen: set[Feature]) -> None:
        """Sum up what was seen."""
        stop = Feature.STOP in seen
        body = (stop and self.size >= _BODY_WORDS) or self.size >= _BODY_WORDS_OPEN
        self.body_like = body and not seen & _NOT_BODY
        """Whether it looks like running text."""
        self.long = self.size >= _BODY_WORDS and not seen & _NOT_BODY
        """Whether it is longer than most headlines."""
        if self.opening & _TELLING and (stop or self.size > _SENTENCE_WORDS):
            seen.add(Feature.CONTINUES)
        plain = all(_TELLING.issuperset(place.classes) for place in self.places)
        self.texty = self.body_like or (stop and self.size >= _SENTENCE_WORDS and plain)
        """Whether it may be running text: a short sentence as well."""
        self.headers = frozenset(name for place in self.places for name in place.classes) if seen & _WHOLE else frozenset()
        """The classes of boilerplate that it is the header of."""
        self.related_header = (
            Feature.RELATED_WHOLE in seen
            or (Feature.RELATED_START in seen and self.size <= 5)
            or (Feature.RELATED_WORD in seen and not seen & _NOT_HEADER)
        )
        """Whether it opens a block of other articles."""
        self.menu = bool(seen & _MENU)
        """Whether it looks like an entry of a menu."""
        if self.body_like:
            seen.add(Feature.BODY_LIKE)
        self.features = bits(*seen)
        """The features as a set of bits."""

    def has(self, feature: Feature) -> bool:
        """Whether the line has a feature."""
        return bool(self.features >> feature & 1)


@lru_cache(maxsize=_KEPT_LINES)
def line_facts(text: str) -> LineFacts:
    """What is seen of one line by itself; lines that sites repeat on every page are looked at once."""
    return LineFacts(text, page_cues())


@cache
def _functions() -> frozenset[str]:
    return page_cues().word_set("function")


def _see_marks(seen: set[Feature], head: str, tail: str, size: int) -> None:
    """Punctuation at the beginning, inside and at the end."""
    end = tail.rstrip("\"') ]")
    last = end[-1:]
    if last == "?":
        seen.add(Feature.QUESTION)
    stop = last in (".", "!") or (last == "?" and size >= _QUESTION_WORDS) or (last == ";" and size >= _BODY_WORDS)
    if stop and last:
        seen.add(Feature.STOP)
    if last in (":", "-") and last:
        seen.add(Feature.COLON_END)
    elif size >= 4 and ":" in head:
        seen.add(Feature.COLON_INSIDE)
    if head.startswith('"'):
        seen.add(Feature.QUOTED_START)
        if size <= _DATE_WORDS and _QUOTED_PLACE.match(head):
            seen.add(Feature.QUOTED_PLACE)
        if tail.rstrip(". ").endswith('"') and '"' not in head[1:-3]:
            seen.add(Feature.WHOLE_QUOTE)
    elif '"' in head and size <= _DATE_WORDS and _PLACE_QUOTED.match(head):
        seen.add(Feature.QUOTED_PLACE)
    if head[:1] in "([^" and _NOTE.match(head):
        seen.add(Feature.NOTE)
    if _BULLET.match(head):
        seen.add(Feature.BULLET)
    if (size > 60 and stop) or len(_SENTENCE_END.findall(head)) >= 2:
        seen.add(Feature.SEVERAL_SENTENCES)


def _see_characters(seen: set[Feature], text: str, head: str, words: Sequence[str], size: int) -> None:
    """Script, digits, links and separators."""
    numbers = latin = 0
    for word in words:
        if word.isdecimal():
            numbers += 1
        elif word.isascii():
            latin += 1
    if 2 * latin > len(words) - numbers:
        seen.add(Feature.LATIN_ALL)
    if numbers and numbers == len(words):
        seen.add(Feature.DIGITS_ALL)
    elif 2 * numbers >= len(words) >= 2:
        seen.add(Feature.DIGITS_MOSTLY)
    if size <= _LINK_WORDS:
        if "." in head and (latin or "@" in head) and (_URL.search(head) or _MAIL.search(head)):
            seen.add(Feature.LINK)
        if "\u00a9" in text:
            seen.add(Feature.COPYRIGHT)
        if "#" in text:
            seen.add(Feature.HASHTAG)
        if len(_BAR.findall(text)) >= 2 or ("  " in text and len(_WIDE.findall(text)) >= 2):
            seen.add(Feature.BARS)


def _see_credit(seen: set[Feature], tail: str, size: int, cues: PageCues) -> None:
    """The credit that captions end with."""
    if ")" in tail or "]" in tail:
        match = _CREDIT_END.search(tail)
        if match is not None:
            inside = folded_words(match.group(1))
            initials = len(inside) >= 2 and all(len(word) == 1 for word in inside)
            if initials or cues.count("credit", inside):
                seen.add(Feature.CREDIT_END)
            elif len(inside) <= 4:
                seen.add(Feature.PARENTHESIS_END)
            return
    if size >= 4 and Feature.STOP not in seen:
        behind = _BEHIND.search(tail)
        if behind is not None and cues.count("credit", folded_words(behind.group(1))):
            seen.add(Feature.CREDIT_BEHIND)


def _see_words(seen: set[Feature], words: Sequence[str], cues: PageCues) -> None:
    """Function words, which lists of links lack, and words of headers."""
    size = len(words)
    if size >= 4:
        functions = cues.count("function", words)
        if functions == 0:
            seen.add(Feature.FUNCTIONS_NONE)
        elif functions * 6 >= size:
            seen.add(Feature.FUNCTIONS_MANY)
    if 2 <= size <= 4 and not seen & {Feature.QUESTION, Feature.STOP} and cues.count("other", words):
        seen.add(Feature.RELATED_WORD)
    if size <= _OUTLET_WORDS and Feature.STOP not in seen and cues.count("outlet", words):
        seen.add(Feature.OUTLET_WORD)
    if size <= 5 and cues.count("age", words) >= 2:
        seen.add(Feature.AGE)


def _see_dates(seen: set[Feature], head: str, words: Sequence[str], cues: PageCues) -> None:
    """Dates and times of day."""
    calendar = cues.count("calendar", words)
    numbers = sum(map(str.isdecimal, words))
    if calendar:
        seen.add(Feature.CALENDAR)
    if not numbers:
        return
    if _CLOCK.search(head) is not None:
        seen.add(Feature.CLOCK)
        if numbers == len(words) <= 2:
            seen.add(Feature.CLOCK_ONLY)
        elif len(words) - numbers >= 3 and _CLOCK.match(head) is not None:
            seen.add(Feature.CLOCK_START)
    numeric = _NUMBER_DATE.search(head) is not None
    if numeric or (len(words) <= _DATE_WORDS and (calendar or _YEAR.search(head) is not None)):
        rest = len(words) - numbers - calendar
        if rest <= (5 if numeric or calendar else 3):
            seen.add(Feature.DATE_ONLY)
            seen.discard(Feature.CREDIT_END)
            if not rest:
                seen.add(Feature.DATE_PURE)
        else:
            seen.add(Feature.DATE_INSIDE)


def _see_cues(seen: set[Feature], words: Sequence[str], places: Sequence[Place], size: int) -> None:
    """How much of the line is cues, and of what. `size` is that of the whole line where `words` are only its beginning."""
    boilerplate = section = related = sections = caption = 0
    related_free = False
    for place in places:
        length = place.last - place.first + 1
        if not _BOILERPLATE.isdisjoint(place.classes):
            boilerplate += length
        if "related" in place.classes:
            related += length
            related_free = related_free or place.free
        if "section" in place.classes:
            section += length
            sections += 1
        if place.free and "copyright" in place.classes:
            seen.add(Feature.COPYRIGHT)
        caption += length if "caption" in place.classes else 0
        if place.free and place.first and "caption" in place.classes and Feature.COLON_INSIDE in seen:
            seen.add(Feature.CREDIT_BEHIND)
    whole = size or len(words) - sum(map(str.isdecimal, words))
    if caption >= whole:
        seen.add(Feature.CAPTION_START)
    if section >= whole:
        seen.add(Feature.SECTION_WHOLE if sections == 1 else Feature.SECTION_LIST)
    if related_free and related >= whole:
        seen.add(Feature.RELATED_WHOLE)
    elif places[0].first == 0 and places[0].free and "related" in places[0].classes:
        seen.add(Feature.RELATED_START)
    if section < whole or sections > 1:
        _see_boilerplate(seen, places, boilerplate + (section if sections > 1 else 0), whole)


def _see_boilerplate(seen: set[Feature], places: Sequence[Place], covered: int, whole: int) -> None:
    """How much of the line is cues of boilerplate, and where they stand."""
    if covered and covered >= whole:
        seen.add(Feature.BOILERPLATE_WHOLE)
        return
    first = next((place for place in places if place.free and not _BOILERPLATE.isdisjoint(place.classes)), None)
    if first is None:
        return
    if covered * 2 >= whole:
        seen.add(Feature.BOILERPLATE_MOSTLY)
    else:
        seen.add(Feature.BOILERPLATE_START if first.first == 0 else Feature.BOILERPLATE_INSIDE)


def _see_start(seen: set[Feature], head: str, size: int, opening: frozenset[str], places: Sequence[Place]) -> None:
    """What the cue at the beginning announces; set off by a mark, it says what the line is, whatever cues follow."""
    if not opening or _TELLING.issuperset(opening):
        return
    free = places[0].free or len(places) > 1
    marked = _CUE_MARK.search(head, 0, _CUE_LENGTH) is not None and (free or _mark_behind(head, places[0].last))
    if free or (marked and size <= _SENTENCE_WORDS):
        seen.update(feature for name, feature in _STARTS if name in opening)
        if size > _BYLINE_WORDS and not marked:
            seen.discard(Feature.BYLINE_START)
    if "notes" in opening and places[0].last + 1 >= size:
        seen.add(Feature.NOTES_WHOLE)
    if marked:
        seen.add(Feature.CUE_MARK)
        if seen & _MARKED_STARTS:
            seen -= _WHOLE | {Feature.BOILERPLATE_START}
    elif Feature.STOP in seen and size >= _SENTENCE_WORDS + 2:
        seen.discard(Feature.RELATED_START)


def _mark_behind(head: str, last: int) -> bool:
    """Whether a colon, bar or dash stands right behind the word with the number `last`."""
    found = next(islice(_WORD_END.finditer(head), last, None), None)
    return found is not None and _MARK.match(head, found.end()) is not None
