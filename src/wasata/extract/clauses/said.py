"""Where the words begin and end that a reporting verb reports."""

from __future__ import annotations

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.predicates import Predicate
from wasata.extract.clauses.reader import Reader
from wasata.lang.cues import Cue, cues

_STOPS = ".!\u061f?\u06d4"
_SPEECH = 4
"""Words that marks need to hold when no that-word or colon says that they are speech."""
_ADD = "add"
"""The act of words for going on; with "from" right after them they mean to increase something."""
_ASKING = frozenset({"call-for", "demand"})
_ASKED_FOR = frozenset({"to", "on", "by"})
_NEAR = 4
"""Items after a verb among which a that-word or a mark must begin to show that it reports."""


def add_contents(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> list[Predicate]:
    """For each reporting verb the clause of the words said, as a predicate without a lemma that depends on it."""
    known = cues(reader.rules.language).by_lemma
    found = []
    for index, predicate in sorted(verbs.items()):
        cue = known.get(predicate.lemma)
        if cue is None:
            continue
        opener = opening(reader, items, index, cue)
        if opener is None or (reader.rules.verb_last and cue.act == "point-out" and predicate.filled("to") is not None):
            continue
        start, item = opener
        end = _end(reader, items, item, verbs)
        if isinstance(items[item - 1], VerbItem) and _in_relative(items, index):
            end = min(end, _first_verb_end(items, item, end))
        if start < end:
            said = Predicate(start, start, "", False, index, governor=predicate, complement=True, content=(start, end))
            found.append(said)
            _govern(predicate, verbs, items, start, end)
    return found


def _in_relative(items: list[Item], index: int) -> bool:
    """Whether a verb that is said last stands in a relative clause."""
    for place in range(index - 1, 0, -1):
        item = items[place]
        if isinstance(item, Link):
            return item.kind == "that" and isinstance(items[place - 1], Chunk)
        if isinstance(item, VerbItem):
            return False
    return False


def _first_verb_end(items: list[Item], start: int, end: int) -> int:
    return next((item.end for item in items[start:] if isinstance(item, VerbItem)), end)


def opening(reader: Reader, items: list[Item], index: int, cue: Cue) -> tuple[int, int] | None:
    """The token and the item at which the words said begin; `None` when no that-word, colon or quotation mark follows."""
    aside = False
    if cue.act == _ADD and _from_follows(items, index):
        return None
    for place in range(index + 1, len(items)):
        item = items[place]
        if isinstance(item, Link):
            if item.kind != "relative" or reader.rules.verb_last:
                told = item.kind == "that" and bool(cue.takes & {"that", "by-that"})
                return (item.end, place + 1) if told else None
            aside = True
        elif isinstance(item, Mark):
            if item.key == ":" and "marks" in cue.takes:
                return item.at + 1, place + 1
            if item.key == '"' and "marks" in cue.takes and _speech_opens(reader, items, index, place):
                return item.at, place
            if not item.soft:
                return None
        elif isinstance(item, VerbItem):
            if not aside or item.form.lemma in cues(reader.rules.language).by_lemma:
                return None
            aside = False
        elif "bare" in cue.takes and reader.rules.verb_last:
            return (item.start, place) if place == index + 1 else None
    return None


def _from_follows(items: list[Item], index: int) -> bool:
    after = items[index + 1] if index + 1 < len(items) else None
    return isinstance(after, Chunk) and after.prep == "from"


def _speech_opens(reader: Reader, items: list[Item], index: int, place: int) -> bool:
    """Whether marks after a verb hold speech: nothing but those who speak and listen stands between, and the words are many."""
    for item in items[index + 1 : place]:
        if isinstance(item, Chunk) and (item.end <= item.core or item.prep not in (None, "for", "to", "in", "during", "with")):
            return False
    item = items[place]
    start = item.at + 1 if isinstance(item, Mark) else 0
    end = next((at for at in range(start, len(reader.keys)) if reader.keys[at] == '"'), len(reader.keys))
    return end - start >= _SPEECH


def _end(reader: Reader, items: list[Item], start: int, verbs: dict[int, Predicate]) -> int:
    """The token after the words said: the end of the sentence, or where another report begins."""
    known = cues(reader.rules.language).by_lemma
    inside = False
    for place in range(start, len(items)):
        item = items[place]
        if isinstance(item, Mark):
            if item.key == '"':
                inside = not inside
            elif not inside and item.key in _STOPS and place > start:
                return item.at
        if not inside and place > start and isinstance(item, Link) and _goes_on_elsewhere(items, place, item):
            before = items[place - 1]
            return before.at if isinstance(before, Mark) and before.soft else item.at
        if inside or not isinstance(item, VerbItem) or place not in verbs:
            continue
        cue = known.get(verbs[place].lemma)
        goes_on = cue is not None and _goes_on(reader, items, place, verbs[place], cue)
        if cue is None or (not item.participle and not goes_on and not _opens_report(items, place)):
            continue
        begin = _report_start(reader, items, start, place)
        if begin is not None:
            return begin
    return len(reader.keys)


def _goes_on(reader: Reader, items: list[Item], place: int, predicate: Predicate, cue: Cue) -> bool:
    """Whether a verb tells without a that-word what else the speaker says, or asks for: ", and urged Y to"."""
    if reader.rules.verb_last:
        return "bare" in cue.takes and _adds(items, place)
    item, before = items[place], items[place - 1]
    if not isinstance(item, VerbItem) or not item.joined or not isinstance(before, Mark) or not before.soft:
        return False
    subject = predicate.filled("subject")
    own = subject is not None and subject.start > item.at
    return cue.act in _ASKING and not own and any(predicate.filled(slot) is not None for slot in cue.takes & _ASKED_FOR)


def _goes_on_elsewhere(items: list[Item], place: int, link: Link) -> bool:
    """Whether the writer goes on here with what somebody else does meanwhile."""
    return link.kind == "while" and any(isinstance(later, VerbItem) for later in items[place + 1 : place + 1 + _NEAR])


def _adds(items: list[Item], place: int) -> bool:
    """Whether a reporting verb follows another verb with no more than a coordinating word between: "said ..., and added ..."."""
    if place < 2 or place + 1 >= len(items) or not isinstance(items[place + 1], Chunk):
        return False
    link = items[place - 1]
    return isinstance(link, Link) and link.kind == "and" and isinstance(items[place - 2], VerbItem)


def _opens_report(items: list[Item], place: int) -> bool:
    """Whether a that-word, colon or quotation mark follows soon after a reporting verb."""
    for item in items[place + 1 : place + 1 + _NEAR]:
        if isinstance(item, Link):
            return item.kind == "that"
        if isinstance(item, VerbItem):
            return False
        if isinstance(item, Mark) and not item.soft:
            return item.key in ':"'
    return False


def _report_start(reader: Reader, items: list[Item], start: int, place: int) -> int | None:
    """Where the clause of a further reporting verb begins, `None` when it belongs to the words said before it."""
    item = items[place]
    if not isinstance(item, VerbItem):
        return None
    if not reader.rules.verb_last:
        before = items[place - 1]
        if item.joined or item.participle:
            return item.at
        if isinstance(before, Mark) and before.soft:
            return item.at
        return before.at if isinstance(before, Link) and before.kind in ("contrast", "while") else None
    for back in range(place - 1, start - 1, -1):
        before = items[back]
        if isinstance(before, VerbItem):
            return before.end
        if isinstance(before, Link) and before.kind in ("and", "contrast") and isinstance(items[back - 1], VerbItem):
            return before.at
        if isinstance(before, Link) and before.kind == "that":
            return None
    return None


def _govern(predicate: Predicate, verbs: dict[int, Predicate], items: list[Item], start: int, end: int) -> None:
    """Verbs within the words said depend on the verb that reports them, and a pronoun on the that-word is its subject."""
    for place, other in verbs.items():
        item = items[place]
        if other is not predicate and isinstance(item, VerbItem) and start <= item.at < end and other.governor is None:
            other.governor, other.complement = predicate, True
