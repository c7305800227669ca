"""What is seen of a line beside the others of its page: repetitions, neighbours, blocks and blank lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wasata.ingest.flat.facts import LineFacts
from wasata.ingest.flat.features import Feature, bits
from wasata.ingest.flat.wording import add_authors, add_echoes, add_site

_NEAR = 14
"""Lines within which a repetition belongs to the same article."""
_AHEAD = 7
_AHEAD_WORDS = 60
_HEAD = 12
"""Lines that stand between a title and the text at most, usually."""
_TEXT_RUN = 3
"""Lines of running text in a row that summaries of other articles never are."""
_SERIES = 3
"""Questions or bullets that make a page an interview or a list."""
_TOP = 4
_FURNITURE_WORDS = 8
_OFTEN = 3
_ITEM = 4
"""Lines that an item of a live page has at least, its time included."""
_CONTINUED = 6
_ANSWERS = 3
"""Lines of text that a question of an interview has at most, on average."""
_TAG_WORDS = 4
_MENU_WORDS = 6
_TWIN_WORDS = 5
"""Words that the name of a site beside a title has at most, and one more."""

_SPOKEN = bits(Feature.QUESTION, Feature.BULLET)
"""What lines of interviews and lists have."""
_TIME = bits(Feature.CLOCK_ONLY, Feature.AGE)
"""What stands over each item of a live page."""
_DATE = bits(Feature.DATE_ONLY, Feature.AGE)
_NOT_HEADLINE = bits(Feature.QUOTED_PLACE, Feature.DATE_ONLY, Feature.BOILERPLATE_WHOLE)
_BESIDE_DATE = bits(Feature.BESIDE_DATE)
_BESIDE_BODY = bits(Feature.AFTER_BODY, Feature.BEFORE_BODY)
_BESIDE_LONG = bits(Feature.BESIDE_LONG)
_LONE = bits(Feature.LONE_SENTENCE)
_LONE_SHORT = bits(Feature.LONE_SENTENCE, Feature.LONE_SHORT_SENTENCE)
_REPEATED_NEAR = bits(Feature.REPEATED_NEAR)


def page_features(facts: Sequence[LineFacts], gaps: Sequence[int]) -> list[int]:
    """For each line its features as bits, those of its surroundings included.

    Args:
        facts: What is seen of each line by itself.
        gaps: How many blank lines stand before each.
    """
    found = [fact.features for fact in facts]
    runs = _lines_to_text(facts)
    _add_repetitions(found, facts)
    _add_ahead(found, facts, runs)
    _add_neighbours(found, facts, runs)
    _add_flanks(found, facts)
    _add_lists(found, facts)
    _add_page(found, facts)
    _add_live(found, facts)
    _add_blocks(found, facts, runs)
    _add_continuations(found, facts)
    add_echoes(found, facts)
    add_site(found, facts)
    add_authors(found, facts)
    _add_gaps(found, gaps)
    return found


def _add_repetitions(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Lines that stand on the page more than once, and titles that come back with the name of the site."""
    places: dict[str, list[int]] = {}
    for index, fact in enumerate(facts):
        places.setdefault(fact.key, []).append(index)
    for key, indexes in places.items():
        if len(indexes) > 1 and key:
            _add_repetition(found, indexes, facts[indexes[0]].size <= _FURNITURE_WORDS)
    for index, fact in enumerate(facts):
        if 4 <= fact.size <= 30 and not fact.body_like:
            _add_twin(found, index, fact, places)


def _add_repetition(found: list[int], indexes: Sequence[int], short: bool) -> None:
    """Mark the lines that are one and the same by how near the nearest other one is."""
    if short and len(indexes) >= _OFTEN:
        for index in indexes:
            found[index] |= 1 << Feature.REPEATED_OFTEN
    far = len(found)
    for order, index in enumerate(indexes):
        before = index - indexes[order - 1] if order else far
        after = indexes[order + 1] - index if order + 1 < len(indexes) else far
        nearest = min(before, after)
        feature = Feature.REPEATED_NEAR if nearest <= _NEAR else Feature.REPEATED_FAR
        found[index] |= 1 << (Feature.REPEATED_ADJACENT if nearest == 1 else feature)
        if order:
            found[index] |= 1 << Feature.REPEATED_AGAIN


def _add_twin(found: list[int], index: int, fact: LineFacts, places: dict[str, list[int]]) -> None:
    """Mark a line and another one that is its beginning or end, less than the name of a site beside it."""
    key = fact.key
    left = right = key
    for _ in range(1, min(_TWIN_WORDS, fact.size - 3)):
        left, right = left.rpartition(" ")[0], right.partition(" ")[2]
        others = places.get(left) or places.get(right)
        if others is not None:
            found[index] |= 1 << Feature.TWIN
            for other in others[:2]:
                found[other] |= 1 << Feature.TWIN
            return


def _lines_to_text(facts: Sequence[LineFacts]) -> list[int]:
    """For each line how many lines further on the next run of running text begins."""
    count = len(facts)
    found = [count] * count
    run, nearest = 0, 2 * count + _HEAD
    for index in range(count - 1, -1, -1):
        found[index] = nearest - index
        fact = facts[index]
        run = run + 1 if fact.long or fact.texty or fact.features & _SPOKEN else 0
        if run >= _TEXT_RUN:
            nearest = index
    return found


def _add_ahead(found: list[int], facts: Sequence[LineFacts], runs: Sequence[int]) -> None:
    """Running text further on."""
    words, lines = [0], [0]
    for fact in facts:
        words.append(words[-1] + (fact.size if fact.body_like else 0))
        lines.append(lines[-1] + fact.texty)
    count = len(facts)
    for index in range(count):
        if words[min(count, index + 1 + _AHEAD)] - words[index + 1] >= _AHEAD_WORDS:
            found[index] |= 1 << Feature.BODY_AHEAD
        if lines[min(count, index + 1 + _HEAD)] == lines[index + 1]:
            found[index] |= 1 << Feature.NO_BODY_AHEAD
        if runs[index] <= _HEAD:
            found[index] |= 1 << Feature.TEXT_AHEAD


def _add_neighbours(found: list[int], facts: Sequence[LineFacts], runs: Sequence[int]) -> None:
    """What the lines before and after look like."""
    count = len(facts)
    for index in range(count - 1):
        fact, following = facts[index], facts[index + 1]
        if fact.body_like:
            found[index + 1] |= 1 << Feature.AFTER_BODY
        if fact.long and following.long:
            found[index] |= _BESIDE_LONG
            found[index + 1] |= _BESIDE_LONG
        if following.body_like:
            found[index] |= 1 << Feature.BEFORE_BODY
            if "opening" in following.opening:
                found[index] |= 1 << Feature.BEFORE_OPENING
        if following.has(Feature.BULLET):
            found[index] |= 1 << Feature.BEFORE_BULLET
        if following.has(Feature.DATE_ONLY):
            found[index] |= _BESIDE_DATE
        if fact.has(Feature.DATE_ONLY):
            found[index + 1] |= _BESIDE_DATE
        if "poll" in fact.headers or "author" in fact.headers:
            found[index + 1] |= 1 << Feature.AFTER_BOX
        if 5 <= following.size <= 20 and not following.texty and runs[index] <= _HEAD:
            found[index] |= 1 << Feature.BEFORE_HEADLINE


def _add_flanks(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Sentences below, those on both sides, and lines that have text somewhere above."""
    before = False
    run = 0
    for index in range(len(facts) - 1):
        fact, following = facts[index], facts[index + 1]
        if run >= _TEXT_RUN:
            found[index] |= 1 << Feature.TEXT_SEEN
        elif fact.long or fact.texty or fact.features & _SPOKEN:
            run += 1
        else:
            run = 0
        if following.long or following.texty:
            found[index] |= 1 << Feature.BEFORE_TEXT
            if before and (fact.long or fact.has(Feature.STOP)):
                found[index] |= 1 << Feature.FLANKED
        before = fact.texty


def _add_lists(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Entries of menus and lists, and sentences without running text beside them."""
    text_seen = False
    for index in range(1, len(facts) - 1):
        before, fact, after = facts[index - 1], facts[index], facts[index + 1]
        text_seen = text_seen or (before.long and fact.long)
        entry = fact.size <= _MENU_WORDS and not fact.has(Feature.DATE_ONLY)
        if before.menu and after.menu and entry and not (fact.related_header and text_seen):
            found[index] |= 1 << Feature.AMONG_MENU
        if _alike(before, fact) and _alike(fact, after):
            found[index] |= 1 << Feature.LIST_MEMBER
    for index, fact in enumerate(facts):
        if fact.body_like and fact.size <= 40 and not found[index] & _BESIDE_BODY:
            found[index] |= _LONE_SHORT if fact.size <= 25 else _LONE


def _alike(one: LineFacts, other: LineFacts) -> bool:
    """Whether two lines without the look of running text are of about the same size."""
    if one.body_like or other.body_like:
        return False
    return abs(one.size - other.size) <= max(1, min(one.size, other.size) // 2)


def _add_page(found: list[int], facts: Sequence[LineFacts]) -> None:
    """What the page as a whole is like: its usual paragraph, its questions and bullets."""
    sizes = sorted(fact.size for fact in facts if fact.body_like)
    usual = sizes[len(sizes) // 2] if sizes else 0
    asked = sum(1 for fact in facts if fact.has(Feature.QUESTION))
    questions = asked >= _SERIES and _ANSWERS * asked >= sum(1 for fact in facts if fact.texty)
    bullets = sum(1 for fact in facts if fact.has(Feature.BULLET)) >= _SERIES
    speakers = Counter(fact.speaker for fact in facts)
    for index, fact in enumerate(facts):
        if fact.speaker and speakers[fact.speaker] >= _SERIES:
            found[index] |= 1 << Feature.SPEAKER_SERIES
        if fact.body_like and usual <= 2 * fact.size:
            found[index] |= 1 << Feature.USUAL_SIZE
        if fact.texty and fact.size * 2 < usual:
            found[index] |= 1 << Feature.SHORT_FOR_PAGE
            if fact.size * 4 < usual:
                found[index] |= 1 << Feature.FAR_SHORT_FOR_PAGE
        if questions and fact.has(Feature.QUESTION):
            found[index] |= 1 << Feature.QUESTION_SERIES
        if bullets and fact.has(Feature.BULLET):
            found[index] |= 1 << Feature.BULLET_SERIES
        if index < _TOP:
            found[index] |= 1 << Feature.PAGE_TOP


def _add_live(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Live pages, which have a time over every item, and what stands between their times."""
    times = [index for index, fact in enumerate(facts) if fact.features & _TIME]
    if len(times) < _SERIES:
        return
    first, last = times[0], min(times[-1] + _ITEM, len(facts) - 1)
    sentences = sum(1 for index in range(first, last + 1) if facts[index].texty or facts[index].long)
    if 2 * sentences < len(times):
        return
    for index in range(first, last + 1):
        found[index] |= 1 << Feature.LIVE_INSIDE
        if facts[index].features & _TIME:
            found[index] |= 1 << Feature.LIVE_TIME
        elif index and facts[index - 1].features & _TIME:
            found[index] |= 1 << Feature.AFTER_TIME
            if not found[index] >> Feature.BEFORE_TEXT & 1:
                found[index] |= 1 << Feature.TIME_ITEM
    for index, fact in enumerate(facts):
        if fact.texty:
            found[index] |= 1 << Feature.LIVE_PAGE


def _add_continuations(found: list[int], facts: Sequence[LineFacts]) -> None:
    """Lines before a sentence that goes on with a report, and lines after the last sentence."""
    nearest, end = 0, True
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if 0 < nearest - index <= _CONTINUED:
            found[index] |= 1 << Feature.PARAGRAPH_AHEAD
        if end and fact.has(Feature.SOURCE_START):
            found[index] |= 1 << Feature.SOURCE_LATE
        if fact.long or fact.texty:
            nearest = index if fact.has(Feature.CONTINUES) else 0
            end = end and not (index and (facts[index - 1].long or facts[index - 1].texty))


def _add_blocks(found: list[int], facts: Sequence[LineFacts], runs: Sequence[int]) -> None:
    """Lines that stand under the header of a block of other articles, or under that of comments."""
    under = comments = text_seen = tags = notes = False
    for index, fact in enumerate(facts):
        tags = tags and fact.size <= _TAG_WORDS and not fact.headers and not fact.related_header
        if tags:
            found[index] |= 1 << Feature.UNDER_TAGS
        tags = tags or "tags" in fact.headers
        sentence = fact.long or fact.texty
        second = sentence and index > 0 and (facts[index - 1].long or facts[index - 1].texty)
        headline = 4 <= fact.size <= 30 and not found[index] & _NOT_HEADLINE
        if second or (headline and found[index] & _REPEATED_NEAR and runs[index] <= _HEAD):
            under = comments = False
        header = fact.related_header and (text_seen or not (index + 1 < len(facts) and facts[index + 1].menu))
        if header:
            under = comments = False
        text_seen = text_seen or second
        if notes:
            found[index] |= 1 << Feature.UNDER_NOTES
        notes = (notes or fact.has(Feature.NOTES_WHOLE)) and not header and not fact.headers
        if under:
            found[index] |= 1 << _under(fact, sentence, text_seen)
            if text_seen and fact.features & _DATE:
                found[index] |= 1 << Feature.RELATED_DATE
        if comments:
            found[index] |= 1 << Feature.UNDER_COMMENTS
        if header:
            under = True
        elif fact.headers:
            under = under and fact.size < 2
            comments = comments or ("comments" in fact.headers and text_seen)


def _under(fact: LineFacts, sentence: bool, text_seen: bool) -> Feature:
    """What stands under the header of a block of other articles."""
    if fact.size == 1 and fact.has(Feature.DIGITS_ALL):
        return Feature.RANK
    if not text_seen:
        return Feature.UNDER_TICKER
    return Feature.SENTENCE_UNDER_RELATED if sentence else Feature.UNDER_RELATED


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
