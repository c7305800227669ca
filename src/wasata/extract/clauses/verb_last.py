"""The phrases of verbs in a language that says the verb last: subject and objects before it."""

from __future__ import annotations

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.predicates import Part, Predicate
from wasata.extract.clauses.reader import Reader
from wasata.lang.cues import cues


def attach(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> None:
    """Fills the slots of all verbs of a sentence, in order, so that a later one can take over an earlier one's subject."""
    for index in sorted(verbs):
        _attach_one(reader, items, index, verbs)


def _attach_one(reader: Reader, items: list[Item], index: int, verbs: dict[int, Predicate]) -> None:
    predicate = verbs[index]
    before, opener = region(items, index)
    bare = [chunk for chunk in before if chunk.prep is None and not chunk.marked]
    subject = next((chunk for chunk in bare if chunk.heads or chunk.pronoun), None)
    free = [chunk for chunk in before if chunk is not subject]
    if subject is not None:
        predicate.add("subject", subject)
    else:
        _find_subject(reader, items, index, verbs, opener, before)
    for chunk in free:
        if chunk.marked:
            predicate.add("object", chunk)
            if not chunk.heads and not chunk.inner:
                predicate.parts[-1].end = _marked_end(reader, chunk, before)
        elif chunk.prep is not None:
            predicate.add(chunk.prep, chunk)
    if predicate.filled("object") is None:
        other = next((chunk for chunk in free if chunk.prep is None and chunk.heads), None)
        if other is not None:
            predicate.add("object", other)
    alone = predicate.light is None and _reports(predicate, reader.rules.language)
    if predicate.filled("subject") is None and bare and (bare[0].end < predicate.at or alone):
        predicate.add("subject", bare[0])


def _marked_end(reader: Reader, chunk: Chunk, before: list[Chunk]) -> int:
    """The token after the object mark of a phrase, past the prepositional phrases that belong to it."""
    marks = reader.rules.object_marks
    return next((other.end for other in before if other.end >= chunk.end and reader.keys[other.end - 1] in marks), chunk.end)


def _find_subject(
    reader: Reader, items: list[Item], index: int, verbs: dict[int, Predicate], opener: Item | None, before: list[Chunk]
) -> None:
    """The subject of a verb that names none: what a relative clause is about, or the subject of an earlier verb."""
    relative = _antecedent(items, opener) if isinstance(opener, Link) else None
    item = items[index]
    if relative is not None:
        verbs[index].parts.append(Part("subject", relative.core, relative.end, relative.heads[-1:]))
    elif isinstance(item, VerbItem) and item.form.person not in (1, 2):
        _take_over(reader, items, index, verbs, opener, before)


def region(items: list[Item], index: int) -> tuple[list[Chunk], Item | None]:
    """The phrases before a verb that belong to its clause, and the item that the clause begins after."""
    found: list[Chunk] = []
    inside = _held_in_marks(items, index)
    for place in range(index - 1, -1, -1):
        item = items[place]
        if isinstance(item, Chunk):
            found.insert(0, item)
        elif place in inside:
            continue
        elif isinstance(item, Mark):
            if not item.soft or (place and isinstance(items[place - 1], VerbItem)):
                return found, items[place - 1] if item.soft else item
        elif isinstance(item, VerbItem):
            return found, item
        elif item.kind != "and" or (place and isinstance(items[place - 1], VerbItem)):
            return found, items[place - 1] if item.kind == "and" else item
    return found, None


def _held_in_marks(items: list[Item], index: int) -> set[int]:
    """The quotation marks before a verb that hold a phrase of its clause: both stand before it, and no verb between them."""
    found: set[int] = set()
    opening: int | None = None
    for place in range(index):
        item = items[place]
        if isinstance(item, Mark) and item.key == '"':
            if opening is not None and not item.opens:
                found |= {opening, place}
                opening = None
            else:
                opening = None if item.opens is False else place
        elif not isinstance(item, Chunk):
            opening = None
    return found


def _antecedent(items: list[Item], link: Link) -> Chunk | None:
    """The phrase that a relative clause is about, when the that-word opens one."""
    place = next((number for number, item in enumerate(items) if item is link), 0)
    if link.kind != "that" or not place:
        return None
    before = items[place - 1]
    return before if isinstance(before, Chunk) and before.heads else None


def _take_over(
    reader: Reader, items: list[Item], index: int, verbs: dict[int, Predicate], opener: Item | None, before: list[Chunk]
) -> None:
    """A verb without a subject has that of the verb before it, or of the phrase that a relative clause has come after."""
    if isinstance(opener, Link) and opener.kind == "that":
        _take_from_report(items, index, verbs, opener, before, reader.rules.language)
        return
    if isinstance(opener, Link) and opener.kind == "contrast":
        opener = _verb_before(items, opener)
    if not isinstance(opener, VerbItem) or any(
        chunk.prep is None and not chunk.marked and chunk.end < verbs[index].at for chunk in before
    ):
        return
    place = next(number for number, item in enumerate(items) if item is opener)
    outer = _outer(items, place)
    if isinstance(outer, Link):
        antecedent = _antecedent(items, outer)
        if antecedent is not None and antecedent.prep is None:
            verbs[index].parts.append(Part("subject", antecedent.start, antecedent.end, list(antecedent.heads)))
            return
        if outer.kind == "that" and _after_phrase(items, outer):
            _take_from_outside(items, index, verbs, outer)
            return
        if outer.kind == "that":
            said = _reporter(items, outer, verbs, reader.rules.language)
            if said is not None and _reports(verbs.get(index), reader.rules.language):
                verbs[index].inherit(said.filled("subject"))
                return
    earlier = verbs.get(place)
    if earlier is not None:
        verbs[index].inherit(earlier.filled("subject"))


def _outer(items: list[Item], place: int) -> Item | None:
    """What the clause of a verb begins after, past the clauses that it is coordinated with."""
    outer = region(items, place)[1]
    while isinstance(outer, VerbItem):
        before = outer
        outer = region(items, next(number for number, item in enumerate(items) if item is before))[1]
    return outer


def _after_phrase(items: list[Item], link: Link) -> bool:
    place = next(number for number, item in enumerate(items) if item is link)
    return place > 0 and isinstance(items[place - 1], Chunk)


def _take_from_outside(items: list[Item], index: int, verbs: dict[int, Predicate], link: Link) -> None:
    """A verb that stands after a clause within a phrase has the subject that stands before that phrase."""
    place = next(number for number, item in enumerate(items) if item is link)
    bare = [chunk for chunk in region(items, place)[0] if chunk.prep is None and not chunk.marked]
    found = next((chunk for chunk in bare if chunk.heads or chunk.pronoun), bare[0] if bare else None)
    if found is not None:
        verbs[index].add("subject", found)


def _take_from_report(
    items: list[Item], index: int, verbs: dict[int, Predicate], opener: Link, before: list[Chunk], language: str
) -> None:
    """After a that-word, a verb without a subject has that of the verb before the word, when they agree in number."""
    place = next(number for number, item in enumerate(items) if item is opener)
    main, item, other = verbs.get(place - 1), items[index], items[place - 1] if place else None
    if main is None or not isinstance(item, VerbItem) or not isinstance(other, VerbItem):
        return
    if _reports(verbs[index], language):
        if not _reports(main, language) and not before:
            verbs[index].inherit(main.filled("subject"))
        return
    bare = any(chunk.prep is None and not chunk.marked and chunk.end < verbs[index].at for chunk in before)
    indicative = item.form.mood == "indicative" and item.form.person == 3
    if not bare and indicative and item.form.number == other.form.number and main.filled("that") is None:
        verbs[index].inherit(main.filled("subject"))


def _verb_before(items: list[Item], link: Link) -> VerbItem | None:
    """The verb right before a conjunction, over a mark."""
    place = next(number for number, item in enumerate(items) if item is link) - 1
    while place >= 0 and isinstance(items[place], Mark):
        place -= 1
    before = items[place] if place >= 0 else None
    return before if isinstance(before, VerbItem) else None


def _reporter(items: list[Item], link: Link, verbs: dict[int, Predicate], language: str) -> Predicate | None:
    place = next((number for number, item in enumerate(items) if item is link), 0)
    before = verbs.get(place - 1)
    return before if _reports(before, language) else None


def _reports(predicate: Predicate | None, language: str) -> bool:
    return predicate is not None and predicate.lemma in cues(language).by_lemma
