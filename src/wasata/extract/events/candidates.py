"""Which frames a clause matches, and who fills their roles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from wasata.extract.events.context import Context
from wasata.extract.events.standing import is_first_person, own_state, speakers
from wasata.lang.cues import cues
from wasata.lang.frames import Condition, Frame, Meaning, frames, meanings
from wasata.lang.syntax import syntax
from wasata.lang.word_classes import matches_at, stands_in, word_classes
from wasata.model.actors import ActorKind
from wasata.model.clauses import Clause, Phrase, Status
from wasata.model.events import Participant
from wasata.model.mentions import Mention
from wasata.world.registry import registry

_NOT_A_PLACE = frozenset({"subject", "agent", "with", "between"})
"""Slots in which the name of a town means its government or nobody."""
_UNNAMED = frozenset({"PRESS", "ANALYSTS", "OBSERVERS", "OFFICIALS"})
"""People without a name or a state, who are no side of an event."""
_CARRYING = frozenset({"object", "by", "of", "to", "for", "about"})
"""Slots whose noun can have phrases of its own that belong to the whole: "imposed sanctions on X"."""
_OBJECTS = ("object", "of", "about")
_OWN_SLOTS = frozenset({"subject", "object", "of"})
_OF_ACTORS = frozenset({"of", "in"})
"""Slots in which the name of a town is where those who act do."""
_OF_INFINITIVE = {"of": "object"}
_FREE = Condition()
"""The condition of a frame that asks nothing."""
_CACHED = 1 << 14
"""Predicates remembered with their frames: hostile text must not fill the memory."""
_TURNED = {"subject": "object", "agent": "subject"}


class Candidate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A frame that holds for a clause, with its participants."""

    clause: Clause
    frame: Frame
    told: Meaning
    """What it means here: not to accept is to refuse."""
    status: Status
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    codes: frozenset[str]


def candidates(context: Context, clause: Clause) -> Iterator[Candidate]:
    """The first frame that holds for a clause: those with a condition before those without."""
    if not clause.lemma:
        return
    phrases: dict[bool, tuple[Phrase, ...]] = {}
    for frame, turned in _frames_in_order(clause.lemma, clause.nominal, context.language):
        if turned not in phrases:
            phrases[turned] = _phrases(context, clause, turned=turned)
        candidate = _matched(context, clause, frame, phrases[turned])
        if candidate is None or (candidate.told.type == "AGREE" and candidate.status is Status.NEGATED):
            continue
        if candidate.status is not Status.HYPOTHETICAL or context.shows_doubt(clause):
            yield candidate
            return


def frames_of(context: Context, clause: Clause) -> tuple[tuple[Frame, bool], ...]:
    """The frames whose word a clause has, and whether its light verb turns them round."""
    return _frames_of(clause.lemma, clause.nominal, context.language)


@lru_cache(maxsize=_CACHED)
def _frames_of(lemma: str, nominal: bool, language: str) -> tuple[tuple[Frame, bool], ...]:
    return tuple(_frames_with(lemma, nominal, language))


@lru_cache(maxsize=_CACHED)
def _frames_in_order(lemma: str, nominal: bool, language: str) -> tuple[tuple[Frame, bool], ...]:
    """The same, those with a condition before those without."""
    return tuple(sorted(_frames_of(lemma, nominal, language), key=lambda entry: entry[0].require == _FREE))


def _frames_with(lemma: str, nominal: bool, language: str) -> Iterator[tuple[Frame, bool]]:
    known = frames(language)
    if nominal:
        first, *rest = lemma.split()
        for run, group in known.nouns.get(first, ()):
            if run == tuple(rest):
                yield from ((frame, False) for frame in group)
        yield from ((frame, False) for frame in known.verbs.get(lemma, ()))
        if not _is_infinitive(lemma, nominal, language):
            return
    if lemma in known.verbs:
        yield from ((frame, False) for frame in known.verbs[lemma])
        return
    word, _, verb = lemma.rpartition(" ")
    if not word:
        return
    turns = verb in syntax(language).verbs["light-passive"]
    first, *rest = word.split()
    for table in (known.nouns, known.adjectives):
        for run, group in table.get(first, ()):
            if run == tuple(rest):
                yield from ((frame, turns and word not in frame.states) for frame in group if _says(frame, word, verb, language))
    yield from ((frame, turns) for frame in known.verbs.get(word, ()))


def _is_infinitive(lemma: str, nominal: bool, language: str) -> bool:
    """Whether a nominal clause is a noun with the infinitive of a light verb: what belongs to it is its object."""
    rules = syntax(language)
    return rules.verb_last and nominal and " " in lemma and lemma.rpartition(" ")[2] in rules.verbs["light"]


def _says(frame: Frame, word: str, verb: str, language: str) -> bool:
    """Whether a word says with a verb what a frame means: a state is what somebody is or becomes, not what he makes."""
    verbs = syntax(language).verbs
    becomes = verb in verbs["copula"] or verb in verbs["light-passive"]
    return becomes or word not in frame.states or word in frame.adjectives


def _phrases(context: Context, clause: Clause, *, turned: bool) -> tuple[Phrase, ...]:
    """The phrases of a clause, with those that stand with the noun of its object: "imposed sanctions on X"."""
    own = clause.phrases
    if _is_infinitive(clause.lemma, clause.nominal, context.language):
        own = tuple(msgspec.structs.replace(phrase, slot=_OF_INFINITIVE.get(phrase.slot, phrase.slot)) for phrase in own)
    if turned:
        own = tuple(msgspec.structs.replace(phrase, slot=_TURNED.get(phrase.slot, phrase.slot)) for phrase in own)
    have = {phrase.slot for phrase in own}
    objects = [phrase.span for phrase in own if phrase.slot in _CARRYING]
    further = [
        phrase
        for child in context.children(clause)
        if any(span.start <= child.predicate.start < span.end for span in objects)
        for phrase in child.phrases
        if phrase.slot not in have and phrase.slot not in _OWN_SLOTS
    ]
    return (*own, *further)


def _matched(context: Context, clause: Clause, frame: Frame, phrases: tuple[Phrase, ...]) -> Candidate | None:
    if not _under(context, clause, frame):
        return None
    meaning = frame.meaning
    status = clause.status
    if meaning.negated is not None and status is Status.NEGATED:
        told = meanings()[meaning.negated]
        status = Status.HYPOTHETICAL if context.is_conditional(clause) else Status.ACTUAL
    else:
        told = meaning
    filled: dict[str, list[Participant]] = {}
    taken: set[str] = set()
    for role, slots in frame.slots.items():
        acting = meaning.roles[role] == "actor"
        found = [entry for entry in _filler(context, clause, phrases, slots, frame, taken, acting) if entry.actor not in taken]
        if not found and role in meaning.needs:
            return None
        taken.update(entry.actor for entry in found)
        filled[role] = found
    if not filled.keys() >= set(meaning.needs):
        return None
    actors = [entry for role, found in filled.items() if meaning.roles[role] == "actor" for entry in found]
    own = {entry.code for entry in actors}
    recipients = [
        entry for role, found in filled.items() if meaning.roles[role] == "recipient" for entry in found if entry.code not in own
    ]
    if any(meaning.roles[role] == "recipient" for role in meaning.needs) and not recipients:
        return None
    codes = frozenset(entry.code or entry.actor for entry in (*actors, *recipients))
    if len(codes) < frame.least or not actors:
        return None
    if not _holds(context, clause, phrases, frame.require, every=True):
        return None
    if _holds(context, clause, phrases, frame.forbid, every=False):
        return None
    return Candidate(
        clause=clause, frame=frame, told=told, status=status, actors=tuple(actors), recipients=tuple(recipients), codes=codes
    )


def _under(context: Context, clause: Clause, frame: Frame) -> bool:
    """Whether a noun stands below a word of saying, where the frame asks."""
    if frame.under is None or not clause.nominal:
        return True
    parent = context.parent(clause)
    said = parent is not None and not parent.nominal and parent.lemma in cues(context.language).by_lemma
    return said == (frame.under == "speech")


def _holds(context: Context, clause: Clause, phrases: tuple[Phrase, ...], condition: Condition, *, every: bool) -> bool:
    """Whether a condition holds: all that it names, or for one that rules out, anything that it names."""
    if condition == _FREE:
        return every
    tests: list[bool] = []
    classes = word_classes(context.language)
    if condition.slot:
        tests.append(any(phrase.slot in condition.slot for phrase in phrases))
    if condition.any is not None:
        keys = [token.key for token in context.tokens(clause, clause.span)]
        tests.append(stands_in(keys, classes[condition.any], context.language))
    for slot, name in (("by", condition.by), ("from", condition.from_)):
        if name is not None:
            tests.append(
                any(stands_in(keys, classes[name], context.language) for keys in _in_slots(context, clause, phrases, (slot,)))
            )
    if condition.object is not None:
        tests.append(
            any(
                stands_in(keys, classes[condition.object], context.language)
                for keys in _in_slots(context, clause, phrases, _OBJECTS)
            )
        )
    if condition.own is not None:
        tests.append(
            any(_own(keys, classes[condition.own], context.language) for keys in _in_slots(context, clause, phrases, _OBJECTS))
        )
    return bool(tests) and all(tests) if not every else all(tests)


def _in_slots(context: Context, clause: Clause, phrases: tuple[Phrase, ...], slots: tuple[str, ...]) -> Iterator[list[str]]:
    for phrase in phrases:
        if phrase.slot in slots:
            yield [token.key for token in context.tokens(clause, phrase.span)]


def _own(keys: list[str], words: frozenset[tuple[str, ...]], language: str) -> bool:
    """Whether a word of a class stands with a pronoun that means its owner."""
    rules = syntax(language)
    for at, key in enumerate(keys):
        if not matches_at(keys, at, words, language):
            continue
        if at + 1 < len(keys) and keys[at + 1] in rules.own:
            return True
        if (
            rules.endings
            and any(key.endswith(end) for end, kind in rules.endings.items() if kind != "other")
            and (key,) not in words
        ):
            return True
    return False


def _filler(
    context: Context,
    clause: Clause,
    phrases: tuple[Phrase, ...],
    slots: tuple[str, ...],
    frame: Frame,
    taken: set[str],
    acting: bool,
) -> list[Participant]:
    """The participants in the first of the slots that names any who have no other role."""
    for slot in slots:
        if slot == "speaker" or (slot == "subject" and _left_out(phrases) and is_first_person(context, clause)):
            people = [entry for entry in speakers(context, clause) if entry.actor not in taken and not is_outside(entry.actor)]
            if people:
                return people
        for phrase in phrases:
            if phrase.slot != slot:
                continue
            found = [context.mentions[name] for name in phrase.mentions]
            if not found and slot in frame.deep:
                found = context.inside(clause, phrase.span)
            people = [entry for mention in found if _may(mention, slot, acting) for entry in _participants(context, mention)]
            people = people or ([] if found else own_state(context, clause, phrase))
            people = [entry for entry in people if entry.actor not in taken]
            if people:
                return list({entry.actor: entry for entry in people}.values())
    return []


@lru_cache(maxsize=4096)
def is_outside(actor: str) -> bool:
    """Whether an actor is no side of an event: people without a name or a state, and news outlets."""
    known = registry().actor(actor)
    return actor in _UNNAMED or (known is not None and known.kind is ActorKind.OUTLET)


def _left_out(phrases: tuple[Phrase, ...]) -> bool:
    return all(phrase.slot != "subject" or not phrase.mentions for phrase in phrases)


def _may(mention: Mention, slot: str, acting: bool) -> bool:
    """Whether a mention can fill a role: a town in a slot of those who act is where they do, and not who."""
    return not (mention.as_place and (slot in _NOT_A_PLACE or (acting and slot in _OF_ACTORS)))


def _participants(context: Context, mention: Mention) -> list[Participant]:
    actors = mention.actors or ((mention.code,) if mention.code else ())
    many = len(actors) > 1
    return [
        Participant(actor=actor, code=context.code_of(actor) if many else mention.code, span=mention.head)
        for actor in actors
        if not is_outside(actor)
    ]
