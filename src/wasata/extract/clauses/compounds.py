"""Light verbs and the nouns they are said with: "held talks", which is one predicate in two places."""

from __future__ import annotations

from wasata.extract.clauses import verb_first, verb_last
from wasata.extract.clauses.items import Chunk, Item, Mark, VerbItem
from wasata.extract.clauses.keys import Noun
from wasata.extract.clauses.predicates import Predicate, nouns_in
from wasata.extract.clauses.reader import Reader
from wasata.lang.cues import cues
from wasata.lang.frames import frames
from wasata.lang.word_classes import stems

_FAR = 16
"""Words that can stand between a verb and what somebody is put to."""
_LONGEST = 3
"""Words of the longest noun of a compound."""

Place = tuple[int, int, str]
"""Where the noun of a compound begins and ends, and its lemma."""


def join_noun(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> None:
    """Makes one predicate of a light verb and its noun."""
    verbs = reader.rules.verbs
    if (
        predicate.lemma not in verbs["light"]
        and predicate.lemma not in verbs["light-passive"]
        and predicate.lemma not in verbs["copula"]
    ):
        return
    if _put_to(reader, items, index, predicate):
        return
    place = _noun_before(reader, items, index, predicate) if reader.rules.verb_last else _noun_after(reader, items, index)
    if place is None:
        return
    start, end, lemma = place
    predicate.light = (predicate.at, predicate.end)
    predicate.lemma = f"{lemma} {predicate.lemma}"
    together = end == predicate.at
    predicate.at, predicate.end = start, predicate.end if together else end


def _put_to(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> bool:
    """Makes one predicate of "put X to criticism": that of the noun with the verb of doing, or of becoming."""
    rules = reader.rules
    if predicate.at < 1 or reader.keys[predicate.at - 1] not in rules.put or not rules.verb_last:
        return False
    chunks, _ = verb_last.region(items, index)
    start = chunks[0].start if chunks else predicate.at
    for at in range(predicate.at - 2, max(start, predicate.at - 2 - _FAR), -1):
        nouns = reader.infos[at].nouns
        if nouns and reader.keys[at - 1] in rules.under:
            active = predicate.lemma in rules.verbs["put"]
            predicate.light = (predicate.at, predicate.end)
            predicate.lemma = f"{nouns[0].lemma} {sorted(rules.verbs['do' if active else 'become'])[0]}"
            predicate.at = at
            return True
    return False


def _noun_before(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> Place | None:
    """The noun of a compound before its verb: right before it, else at the head of an earlier phrase of the clause."""
    chunks, _ = verb_last.region(items, index)
    at, verb = predicate.at, predicate.lemma
    apart = not chunks or chunks[-1].marked or at - 1 in reader.lasts
    for chunk in reversed(chunks):
        if chunk.end == at and not chunk.marked:
            listed = _listed(reader, chunk, at, verb)
            if listed is not None:
                return listed
        entry = _usable(reader, chunk, at, verb, apart)
        if entry is not None:
            start, end, noun = entry
            return start, end, " ".join((noun.lemma, *reader.keys[start + 1 : end]))
        if chunk.prep is None and not chunk.marked and not chunk.heads:
            first = reader.keys[chunk.core]
            if f"{first} {verb}" in cues(reader.rules.language).by_lemma:
                return chunk.core, chunk.core + 1, first
            if chunk.end == at:
                return None
    return None


def _listed(reader: Reader, chunk: Chunk, at: int, verb: str) -> Place | None:
    """The words right before a verb that make a reporting compound with it, or an adjective of several words."""
    language = reader.rules.language
    reporting, adjectives = cues(language).by_lemma, frames(language).adjectives
    sharing = reader.rules.verbs["control"] | reader.rules.verbs["perform"]
    for start in range(max(chunk.start, at - _LONGEST), at):
        if start in reader.ends:
            continue
        first, *rest = reader.keys[start:at]
        words = " ".join((first, *rest))
        whole = f"{words} {verb}"
        if whole in reporting or whole in sharing or any(run == tuple(rest) for run, _ in adjectives.get(first, ()) if rest):
            return start, at, words
    return None


def _usable(reader: Reader, chunk: Chunk, at: int, verb: str, apart: bool) -> tuple[int, int, Noun] | None:
    """The noun of a phrase that can make one predicate with a verb that stands at a token."""
    alone = frames(reader.rules.language).adjectives
    verbs = reader.rules.verbs
    inside = nouns_in(reader, chunk)
    first = inside[:1] if chunk.prep is None and inside and inside[0][0] == chunk.core else []
    near = [entry for entry in inside if entry[1] == at and (chunk.prep is None or entry[0] > chunk.core)]
    if not first:
        rules = reader.rules
        ahead = [e for e in inside if e[1] in reader.begins or (e[1] < at and rules.prepositions.match(reader.keys, e[1]))]
        first = [entry for entry in ahead if entry[2].lemma in alone]
    if verb in verbs["copula"] and first and first[0][2].lemma in alone:
        found = first
    elif verb in verbs["copula"] and verb not in verbs["light-passive"]:
        found = [entry for entry in near if entry[2].lemma in alone]
    elif verb in verbs["light"]:
        found = near or (first if apart or chunk.end == at else [])
        if verb in verbs["judging"]:
            found = [entry for entry in found if entry[2].lemma in alone]
    else:
        found = near
    return found[-1] if found else None


def _noun_after(reader: Reader, items: list[Item], index: int) -> Place | None:
    """The noun of a compound after its verb: the head of its object, or of a phrase with the instrumental preposition."""
    verb = items[index]
    happens = (
        isinstance(verb, VerbItem) and verb.form.lemma in reader.rules.verbs["happen"] and not verb_first.has_front(items, index)
    )
    for item in items[index + 1 :]:
        if isinstance(item, Mark) and item.soft:
            continue
        if not isinstance(item, Chunk):
            return None
        happens = happens and not (item.prep is None and item.heads)
        if happens or item.prep not in (None, "by", "for"):
            continue
        start, end, noun = next(iter(nouns_in(reader, item)), (item.end, item.end, None))
        if noun is not None and _measured(reader, item.core, start):
            return start, end, " ".join((noun.lemma, *reader.keys[start + 1 : end]))
    return None


def _measured(reader: Reader, start: int, end: int) -> bool:
    """Whether only words that count or grade stand between two tokens."""
    names = reader.rules.nouns["measure"]
    return all(not names.isdisjoint(stems(reader.keys[at], reader.rules.language)) for at in range(start, end))
