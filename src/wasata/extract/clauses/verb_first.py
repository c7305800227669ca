"""The phrases of verbs in a language that mostly says the verb first: subject before or after it, object after."""

from __future__ import annotations

from collections.abc import Mapping

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.predicates import Part, Predicate, add_that, nouns_in
from wasata.extract.clauses.reader import Reader, agrees
from wasata.extract.clauses.said import opening
from wasata.lang.cues import Cue, cues
from wasata.lang.word_classes import stems
from wasata.model.mentions import MentionKind

_ALEF = "\u0627"
_ADDRESSING = frozenset({"call-for", "demand", "inform", "accuse"})
_TITLE = 3
"""Phrases that a title and its name make at most."""
_NEAREST = frozenset({"with", "between"})
"""Prepositions whose phrase belongs to a noun right before it rather than to the verb."""


def attach(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> None:
    """Fills the slots of all verbs of a sentence, in order, so that a later one can take over an earlier one's subject."""
    for index in sorted(verbs):
        _attach_one(reader, items, index, verbs)


def _attach_one(reader: Reader, items: list[Item], index: int, verbs: dict[int, Predicate]) -> None:
    item, predicate = items[index], verbs[index]
    if isinstance(item, VerbItem):
        after, bare = _attach_subject(reader, items, index, item, verbs)
        _attach_rest(reader, item, predicate, after, bare)
        add_that(items, index, predicate)


def _attach_subject(
    reader: Reader, items: list[Item], index: int, item: VerbItem, verbs: dict[int, Predicate]
) -> tuple[list[Chunk], list[Chunk]]:
    """Finds the subject; returns the phrases after the verb, and those of them without a preposition that are left."""
    predicate = verbs[index]
    before, link = _before(reader, items, index)
    after = _after(reader, items, index)
    bare = [chunk for chunk in after if chunk.prep is None]
    if link is not None and link.kind == "relative":
        after = _relative(items, index, predicate, bare, after)
    elif item.participle:
        predicate.governor = _verb_before(reader, items, verbs, index, _reporting(reader, predicate))
    elif link is not None and link.kind == "that" and link.pronoun is not None:
        _take_over(predicate, _verb_before(reader, items, verbs, index))
    else:
        subject = _subject(reader, item, before, bare)
        subject = _behind(reader, item, bare, _named_later(reader, bare, subject))
        alone = subject is not None and bare == [subject] and not subject.heads
        if alone and _says_a_thing(reader, items, index, predicate):
            subject = None
        if subject is not None:
            predicate.add("subject", subject)
            _stand_in(reader, predicate, subject, after)
            bare = [chunk for chunk in bare if chunk is not subject]
        elif (
            item.joined
            or (link is not None and (link.pronoun or link.kind in ("contrast", "manner")))
            or _goes_back(items, index, after)
            or _runs_on(items, index, item)
        ):
            _take_over(predicate, _verb_before(reader, items, verbs, index, _reporting(reader, predicate)))
    if predicate.governor is not None and item.participle:
        predicate.inherit(predicate.governor.filled("subject"))
    return after, bare


def _attach_rest(reader: Reader, item: VerbItem, predicate: Predicate, after: list[Chunk], bare: list[Chunk]) -> None:
    """Objects and prepositional phrases."""
    if bare:
        predicate.add("object", bare[0])
        for chunk in bare[1:2]:
            predicate.add("second", chunk)
    elif item.form.enclitic and item.form.suffix:
        predicate.parts.append(Part("object", item.at, item.end))
    for chunk in after:
        if chunk.prep is None:
            continue
        own = predicate.light is not None and any(other.start <= predicate.at < other.end for other in after)
        if own or not _inside_noun(reader, after, chunk) or _is_person(reader, chunk):
            predicate.add(chunk.prep, chunk)
        elif chunk.prep in _NEAREST:
            predicate.add("beside", chunk)


def _says_a_thing(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> bool:
    """Whether what follows a reporting verb is what was said and not who said it: no that-word or marks bring the words."""
    cue = cues(reader.rules.language).by_lemma.get(predicate.lemma)
    return cue is not None and "object" in cue.takes and opening(reader, items, index, cue) is None


def _behind(reader: Reader, item: VerbItem, bare: list[Chunk], subject: Chunk | None) -> Chunk | None:
    """The subject, where the object stands before it: a person after a phrase with the article that names nobody."""
    if subject is None or not bare or subject is not bare[0] or subject.heads or len(bare) < 2 or not bare[1].heads:
        return subject
    mention = reader.mentions[bare[1].heads[0]]
    person = mention.kind in (MentionKind.NAME, MentionKind.OFFICE)
    apart = person and bare[1].start == subject.end and agrees(item.form, mention, reader.keys[bare[1].core], reader.rules)
    return bare[1] if apart else subject


def _named_later(reader: Reader, bare: list[Chunk], subject: Chunk | None) -> Chunk | None:
    """The name that follows a long title which means nobody by itself: "the head of the government of unity X"."""
    if subject is None or subject not in bare[:1] or len(subject.heads) != 1:
        return subject
    title = reader.mentions[subject.heads[0]]
    if title.actors or title.code or title.kind is not MentionKind.PHRASE:
        return subject
    for place, chunk in enumerate(bare[1:_TITLE], 1):
        if chunk.start != bare[place - 1].end:
            return subject
        if chunk.heads:
            named = reader.mentions[chunk.heads[0]].kind is MentionKind.NAME
            del bare[: place if named else 0]
            return chunk if named else subject
    return subject


def _stand_in(reader: Reader, predicate: Predicate, subject: Chunk, after: list[Chunk]) -> None:
    """Names the subject "officials of", "a delegation from" or "many in" by those they belong to."""
    names = reader.rules.nouns["stand-for"] | reader.rules.nouns["measure"]
    nearest = next((chunk for chunk in after if chunk.start == subject.end), None)
    if subject.heads or nearest is None or nearest.prep != "from" or not nearest.heads:
        return
    if not names.isdisjoint(stems(reader.keys[subject.core], reader.rules.language)):
        predicate.parts[-1].heads = list(nearest.heads)


def _runs_on(items: list[Item], index: int, item: VerbItem) -> bool:
    """Whether a verb for two or more goes on after a comma with the subject of the one before: "X and Y agreed, signed"."""
    before = items[index - 1] if index else None
    return item.form.person == 3 and item.form.number in ("dual", "plural") and isinstance(before, Mark) and before.soft


def _goes_back(items: list[Item], index: int, after: list[Chunk]) -> bool:
    """Whether a verb right after a noun phrase goes back to it by a pronoun: "gave a speech in which he called for"."""
    before = items[index - 1] if index else None
    resumed = any(chunk.prep is not None and chunk.pronoun for chunk in after[:2])
    return resumed and isinstance(before, Chunk) and not before.pronoun


def _take_over(predicate: Predicate, earlier: Predicate | None) -> None:
    if earlier is not None:
        predicate.inherit(earlier.filled("subject"))


def _reporting(reader: Reader, predicate: Predicate) -> Mapping[str, Cue] | None:
    """For a reporting verb all reporting verbs, among which the speaker is looked for: he goes on, not those he speaks of."""
    known = cues(reader.rules.language).by_lemma
    return known if predicate.lemma in known else None


def has_front(items: list[Item], index: int) -> bool:
    """Whether a named phrase stands before a verb in its clause."""
    for item in reversed(items[:index]):
        if isinstance(item, Chunk):
            if item.prep is None and item.heads:
                return True
        elif not (isinstance(item, Mark) and item.soft):
            return False
    return False


def _verb_before(
    reader: Reader, items: list[Item], verbs: dict[int, Predicate], index: int, among: Mapping[str, Cue] | None = None
) -> Predicate | None:
    """The verb before one; or, among reporting verbs, the last one that reports and has a subject."""
    for number in sorted((number for number in verbs if number < index), reverse=True):
        other = verbs[number]
        if among is None:
            return other
        cue = among.get(other.lemma)
        if cue is not None and other.filled("subject") is not None and opening(reader, items, number, cue) is not None:
            return other
    if among is None:
        return None
    earlier = (verbs[number] for number in sorted(verbs, reverse=True) if number < index)
    return next((other for other in earlier if (part := other.filled("subject")) is not None and part.heads), None)


def _before(reader: Reader, items: list[Item], index: int) -> tuple[list[Chunk], Link | None]:
    """The phrases between the beginning of the clause and its verb, and the conjunction it begins with."""
    found: list[Chunk] = []
    item = items[index]
    if isinstance(item, VerbItem) and item.joined:
        return [], None
    for place in range(index - 1, -1, -1):
        other = items[place]
        if isinstance(other, Chunk):
            found.insert(0, other)
        elif isinstance(other, Mark):
            if not other.soft:
                return found, None
        elif isinstance(other, Link):
            return found, other
        elif other.form.lemma not in reader.rules.verbs["auxiliary"]:
            return [], None
    return found, None


def _after(reader: Reader, items: list[Item], index: int) -> list[Chunk]:
    """The phrases after a verb, to the end of its clause."""
    found: list[Chunk] = []
    reports = _reports_at(reader, items[index])
    for other in items[index + 1 :]:
        if isinstance(other, Chunk):
            found.append(other)
        elif isinstance(other, Mark) and other.key == '"' and not reports:
            continue
        elif isinstance(other, (VerbItem, Link)) or not other.soft:
            break
    return found


def _reports_at(reader: Reader, item: Item) -> bool:
    return isinstance(item, VerbItem) and item.form.lemma in cues(reader.rules.language).by_lemma


def _subject(reader: Reader, item: VerbItem, before: list[Chunk], bare: list[Chunk]) -> Chunk | None:
    """The phrase that is the subject: named before the verb, else the first one after it that agrees."""
    fronts = [chunk for chunk in before if chunk.prep is None and (chunk.heads or not reader.keys[chunk.core].endswith(_ALEF))]
    front = next((chunk for chunk in fronts if chunk.heads or chunk.pronoun), None)
    if front is not None or item.form.person in (1, 2) or not bare:
        return front or next(iter(fronts), None)
    if fronts and not bare[0].heads:
        return fronts[0]
    first = bare[0]
    if item.joined and len(bare) == 1 and item.form.lemma in reader.rules.verbs["addressing"]:
        return None
    if first.heads:
        mention = reader.mentions[first.heads[0]]
        return first if agrees(item.form, mention, reader.keys[first.core], reader.rules) else None
    if item.form.number in ("dual", "plural") or (item.joined and _addresses(reader, item)):
        return None
    return first


def _addresses(reader: Reader, item: VerbItem) -> bool:
    """Whether a verb says to whom somebody speaks, so that one unnamed phrase after it is no subject."""
    cue = cues(reader.rules.language).by_lemma.get(item.form.lemma)
    return cue is not None and cue.act in _ADDRESSING


def _relative(items: list[Item], index: int, predicate: Predicate, bare: list[Chunk], after: list[Chunk]) -> list[Chunk]:
    """The verb of a relative clause: the phrase before the relative word is its subject, its object, or what a pronoun means.

    Returns the phrases after the verb that are left.
    """
    place = index - 1
    while place >= 0 and not isinstance(items[place], Link):
        place -= 1
    antecedent = items[place - 1] if place > 0 else None
    if isinstance(antecedent, Mark) and (antecedent.soft or antecedent.key == '"') and place > 1:
        antecedent = items[place - 2]
    if not isinstance(antecedent, Chunk):
        return after
    further = items[place - 2] if place > 1 else None
    if antecedent.prep == "for" and not antecedent.heads and not antecedent.inner and isinstance(further, Chunk):
        antecedent = further
    item = items[index]
    if isinstance(item, VerbItem) and item.form.suffix and bare and bare[0].heads:
        predicate.add("subject", bare[0])
        predicate.parts.append(Part("object", antecedent.core, antecedent.end, list(antecedent.heads)))
        bare.clear()
        return after
    resumed = next((chunk for chunk in after if chunk.prep is not None and chunk.pronoun), None)
    if resumed is not None and bare and bare[0].heads:
        predicate.parts.append(Part(resumed.prep or "about", antecedent.core, antecedent.end, antecedent.heads[-1:]))
        predicate.add("subject", bare.pop(0))
        return [chunk for chunk in after if chunk is not resumed]
    if bare and bare[0].heads and not antecedent.heads:
        predicate.add("subject", bare.pop(0))
        return after
    if antecedent.heads:
        predicate.parts.append(Part("subject", antecedent.core, antecedent.end, antecedent.heads[-1:]))
    return after


def _inside_noun(reader: Reader, after: list[Chunk], chunk: Chunk) -> bool:
    """Whether a noun of a frame stands between the verb and a prepositional phrase, and so takes it."""
    for other in after:
        if other is chunk:
            return False
        if nouns_in(reader, other):
            return True
        if chunk.prep in _NEAREST and not other.heads and other.end > other.core:
            return True
    return False


def _is_person(reader: Reader, chunk: Chunk) -> bool:
    """Whether a *with*-phrase is people: named, or by a word for people that act for a state."""
    if chunk.prep != "with" or chunk.end <= chunk.core:
        return False
    named = any(reader.mentions[head].kind in (MentionKind.NAME, MentionKind.OFFICE) for head in chunk.heads)
    return named or not reader.rules.nouns["stand-for"].isdisjoint(stems(reader.keys[chunk.core], reader.rules.language))
