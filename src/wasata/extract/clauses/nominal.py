"""The phrases of nouns that say what happens: "the visit of X to Y", "its readiness to", "held talks with"."""

from __future__ import annotations

from wasata.extract.clauses.items import Chunk, Item, Mark, VerbItem
from wasata.extract.clauses.keys import Noun
from wasata.extract.clauses.predicates import Part, Predicate, is_infinitive, nouns_in
from wasata.extract.clauses.reader import Reader
from wasata.lang.frames import Frames, frames
from wasata.lang.word_classes import stems
from wasata.model.mentions import Mention, MentionKind
from wasata.model.sentences import TokenKind

_CHAIN = 3
"""Words that may stand between a noun and the name it belongs to, where names follow adjectives."""
_AIMS = frozenset({"for", "to", "about", "aim", "on", "by"})
_FROM_THE_NEAREST = frozenset({"with", "between"})
"""Prepositions whose phrase belongs to the noun right before it."""
_OCCASIONS = frozenset({"with", "during", "in", "after"})
"""Prepositions of phrases that say on what occasion, or doing what, the subject of a verb acts."""
_PARTNERS = frozenset({"with", "between"})
_ARTICLE = "\u0627\u0644"
_ADJECTIVES = 2
"""Adjectives that may stand between a noun and the adjective of a state."""


def add_nouns(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> list[Predicate]:
    """The predicates that are nouns, each with its own phrases, and those it shares with the verb that governs it."""
    found: list[Predicate] = []
    known = frames(reader.rules.language)
    for index, item in enumerate(items):
        nouns = nouns_in(reader, item) if isinstance(item, Chunk) else ()
        if not isinstance(item, Chunk) or not nouns:
            continue
        inside = [
            (at, end, noun)
            for at, end, noun in nouns
            if not _taken(at, verbs) and _is_event(noun, known, infinitive=is_infinitive(reader, end - 1))
        ]
        for number, (at, end, noun) in enumerate(inside):
            predicate = Predicate(at, end, " ".join((noun.lemma, *reader.keys[at + 1 : end])), True, index)
            last = number == len(inside) - 1
            chained = all(later[0] == earlier[1] for earlier, later in zip(inside[number:], inside[number + 1 :], strict=False))
            limit = item.end if last or (chained and reader.rules.verb_last) else inside[number + 1][0]
            _add_owner(reader, item, predicate, noun, limit)
            if last or chained:
                _add_following(reader, items, index, predicate)
            predicate.governor = _governor(items, index, verbs, reader.rules.verb_last)
            _share(predicate, noun, reader, item)
            _take_from_effort(reader, items, index, predicate)
            predicate.governor = _noun_over(found, item) or predicate.governor
            if number and found:
                predicate.governor = found[-1] if found[-1].item == index else predicate.governor
            if predicate.governor is None and not reader.rules.verb_last:
                predicate.governor = _verb_of(item, verbs, items)
            found.append(predicate)
    return found


def _verb_of(chunk: Chunk, verbs: dict[int, Predicate], items: list[Item]) -> Predicate | None:
    """The verb that follows a noun phrase which is its subject: "the talks will be held"."""
    for index, verb in verbs.items():
        subject = verb.filled("subject")
        if subject is not None and subject.start == chunk.start and verb.at > chunk.start and isinstance(items[index], VerbItem):
            return verb
    return None


def complete_compounds(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> None:
    """Gives a noun that is said with a light verb the phrases that stand with the noun."""
    for predicate in verbs.values():
        if predicate.light is None:
            continue
        index = next(
            (n for n, item in enumerate(items) if isinstance(item, Chunk) and item.start <= predicate.at < item.end), None
        )
        if index is None:
            continue
        chunk = items[index]
        if not isinstance(chunk, Chunk):
            continue
        theirs = predicate.filled("object")
        put = predicate.end > predicate.light[0]
        owner = _owner(reader, chunk, predicate.at + 1 if put else predicate.end, chunk.end, definite=False)
        if theirs is not None and owner is not None and not theirs.heads and theirs.start <= predicate.at < theirs.end:
            theirs.heads = [owner]
        if theirs is None and owner is not None:
            slot = "agent" if put else "object" if predicate.filled("subject") else "of"
            predicate.parts.append(Part(slot, _begin(reader, owner), reader.ends[_begin(reader, owner)], [owner]))
        have = {part.start for part in predicate.parts}
        for item in _following(items, index):
            if (item.start not in have and item.start < predicate.light[0]) or (
                not reader.rules.verb_last and item.start not in have
            ):
                predicate.add(item.prep or "object", item)


def _noun_over(found: list[Predicate], chunk: Chunk) -> Predicate | None:
    """The noun that a prepositional phrase belongs to: it governs the nouns in it."""
    if chunk.prep is None:
        return None
    return next((other for other in reversed(found) if any(part.start == chunk.start for part in other.parts)), None)


def _is_event(noun: Noun, known: Frames, *, infinitive: bool) -> bool:
    """Whether a noun says by itself what happens, and not only with a verb; with an infinitive it does."""
    return noun.lemma in known.nouns or noun.lemma in known.verbs or infinitive


def _taken(at: int, verbs: dict[int, Predicate]) -> bool:
    return any(predicate.at <= at < predicate.end and predicate.light is not None for predicate in verbs.values())


def _add_owner(reader: Reader, chunk: Chunk, predicate: Predicate, noun: Noun, limit: int) -> None:
    owner = _owner(reader, chunk, predicate.end, limit, noun.definite)
    if owner is not None:
        heads = [owner]
        if chunk.inner and owner == chunk.inner[0]:
            heads = _coordinated(reader, chunk, owner)
        predicate.parts.append(Part("of", predicate.end, chunk.end, heads))
    elif predicate.end < chunk.end:
        predicate.parts.append(Part("of", predicate.end, chunk.end))


def _owner(reader: Reader, chunk: Chunk, start: int, limit: int, definite: bool) -> int | None:
    """The mention that a noun belongs to: right after it, or after adjectives where the language or its kind allows."""
    reach = _CHAIN if reader.rules.verb_last else _ADJECTIVES
    for at in range(start, min(chunk.end, start + reach + 1)):
        if at >= limit and at not in reader.begins:
            return None
        number = reader.begins.get(at)
        if number is None:
            continue
        adjective = reader.mentions[number].kind is MentionKind.ADJECTIVE
        if adjective and not reader.rules.verb_last and definite != reader.keys[at].startswith(_ARTICLE):
            return None
        if adjective or reader.rules.verb_last or (at == start and not definite):
            return number
        return None
    return None


def _begin(reader: Reader, number: int) -> int:
    return next(at for at, other in reader.begins.items() if other == number)


def _coordinated(reader: Reader, chunk: Chunk, owner: int) -> list[int]:
    """The mention and those joined to it: they follow one another with nothing but a coordinating word between."""
    found = [owner]
    end = reader.ends[_begin(reader, owner)]
    for number in chunk.inner:
        if number == owner:
            continue
        at = _begin(reader, number)
        if _joins(reader, end, at, reader.mentions[found[-1]], reader.mentions[number]):
            found.append(number)
            end = reader.ends[at]
    return found


def _joins(reader: Reader, end: int, at: int, last: Mention, mention: Mention) -> bool:
    """Whether a mention that begins at a token goes on with the one that ends at another: by a coordinating word or as a pair."""
    if at == end + 1:
        return (
            reader.rules.verb_last
            or reader.tokens[end].kind is TokenKind.PUNCTUATION
            or reader.rules.clitics.get(reader.keys[end]) == "and"
        )
    joined = reader.tokens[at].start < mention.span.start or reader.rules.verb_last
    return at == end and (joined or (last.kind is MentionKind.ADJECTIVE and mention.kind is MentionKind.ADJECTIVE))


def _following(items: list[Item], index: int) -> list[Chunk]:
    """The prepositional phrases after a noun phrase, to the end of its clause or the next mark."""
    found: list[Chunk] = []
    for item in items[index + 1 :]:
        if not isinstance(item, Chunk) or (item.prep is None and item.heads == []):
            break
        if item.prep is None or (
            item.prep in _FROM_THE_NEAREST and found and not found[-1].heads and found[-1].end > found[-1].core
        ):
            break
        found.append(item)
    return found


def _add_following(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> None:
    for item in _following(items, index):
        predicate.add(item.prep or "object", item)
        if nouns_in(reader, item):
            break
    of, by = predicate.filled("of"), predicate.filled("for") or predicate.filled("agent")
    if of is not None and of.heads and by is not None and by.heads and by.slot == "for" and not reader.rules.verb_last:
        of.slot = "subject"
    if by is not None and by.slot == "agent":
        by.slot = "subject"


def _governor(items: list[Item], index: int, verbs: dict[int, Predicate], verb_last: bool) -> Predicate | None:
    """The verb whose clause a noun phrase stands in."""
    order = range(index + 1, len(items)) if verb_last else range(index - 1, -1, -1)
    for place in order:
        item = items[place]
        if isinstance(item, VerbItem):
            return verbs.get(place)
        if not isinstance(item, Chunk) and not (isinstance(item, Mark) and (item.soft or (verb_last and item.key == '"'))):
            return None
    return None


def _take_from_effort(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> None:
    """What somebody tries, plans or wishes is theirs: "the attempts of X to mend relations"."""
    item, before = items[index], items[index - 1] if index else None
    if not isinstance(item, Chunk) or item.prep not in _AIMS or not isinstance(before, Chunk) or predicate.filled("subject"):
        return
    owner = before.inner[0] if before.inner and not before.heads else None
    if owner is None or not any(_is_effort(reader, at) for at in range(before.core, _begin(reader, owner))):
        return
    of = predicate.filled("of")
    if of is None or not of.heads or item.prep == "by":
        at = _begin(reader, owner)
        predicate.parts.append(Part("subject", at, reader.ends[at], [owner]))


def _is_effort(reader: Reader, at: int) -> bool:
    return not reader.rules.nouns["effort"].isdisjoint(stems(reader.keys[at], reader.rules.language))


def _share(predicate: Predicate, noun: Noun, reader: Reader, chunk: Chunk) -> None:
    """Takes the subject of the governing verb where the noun's actor is the same: by a pronoun, or by what the verb means.

    Where verbs stand last, so does the noun of a phrase that says on what occasion, or doing what, the subject acts, unless an
    owner stands with it: "condemning the attack, X called for".
    """
    governor = predicate.governor
    if governor is None or predicate.filled("subject") is not None:
        return
    verbs = reader.rules.verbs
    of = predicate.filled("of")
    free = of is None or not of.heads
    performed = governor.lemma in verbs["perform"]
    controlled = performed or governor.lemma in verbs["control"]
    occasion = reader.rules.verb_last and chunk.prep in _OCCASIONS and predicate.at - chunk.core <= 1
    occasion = occasion and not (chunk.prep == "with" and governor.lemma in verbs["companion"])
    own = (noun.ending is not None and noun.ending != "other") or (
        predicate.end < len(reader.keys) and reader.keys[predicate.end] in reader.rules.own
    )
    if own or (controlled and free) or (occasion and (free or is_infinitive(reader, predicate.end - 1))):
        predicate.inherit(governor.filled("subject"))
    if performed and reader.rules.verb_last:
        predicate.parts += [part for part in governor.parts if part.slot in _PARTNERS and predicate.filled(part.slot) is None]
