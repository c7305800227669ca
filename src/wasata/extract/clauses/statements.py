"""Nominal sentences: "X is ready to", said without a verb where the language allows it."""

from __future__ import annotations

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.predicates import Part, Predicate
from wasata.extract.clauses.reader import Reader
from wasata.lang.frames import frames


def add_states(reader: Reader, items: list[Item], verbs: dict[int, Predicate]) -> list[Predicate]:
    """The adjectives of frames that are said of a phrase before them without a verb."""
    if reader.rules.verb_last:
        return []
    known = frames(reader.rules.language).adjectives
    copula = sorted(reader.rules.verbs["copula"])[0]
    found = []
    for index, item in enumerate(items):
        if not isinstance(item, Chunk) or item.prep is not None:
            continue
        for at in [place for place in reader.noun_places if item.core <= place < item.end]:
            lemma = next((noun.lemma for noun in reader.infos[at].nouns if noun.lemma in known and not noun.definite), None)
            if at in reader.ends or lemma is None or _taken(at, verbs):
                continue
            subject = item if item.heads and at >= reader.ends.get(item.core, item.end) else _subject(items, index)
            meant = Part("subject", subject.start, subject.end, list(subject.heads)) if subject is not None else None
            meant = meant or _who_speaks(items, index, verbs)
            if meant is None:
                continue
            predicate = Predicate(at, at + 1, f"{lemma} {copula}", False, index)
            predicate.parts.append(meant)
            for later in items[index + 1 :]:
                if not isinstance(later, Chunk) or later.prep is None:
                    break
                predicate.add(later.prep, later)
            found.append(predicate)
            break
    return found


def _taken(at: int, verbs: dict[int, Predicate]) -> bool:
    return any(predicate.at <= at < predicate.end for predicate in verbs.values())


def _who_speaks(items: list[Item], index: int, verbs: dict[int, Predicate]) -> Part | None:
    """The subject of the verb before a that-word with a pronoun: "said that he is ready"."""
    link = items[index - 1] if index else None
    if not isinstance(link, Link) or link.kind != "that" or link.pronoun is None:
        return None
    earlier = max((number for number in verbs if number < index), default=None)
    part = verbs[earlier].filled("subject") if earlier is not None else None
    return Part("subject", part.start, part.end, list(part.heads)) if part is not None and part.heads else None


def _subject(items: list[Item], index: int) -> Chunk | None:
    """The phrase that an adjective is said of: the one before it in the clause, over an auxiliary or an inserted mark."""
    for place in range(index - 1, -1, -1):
        item = items[place]
        if isinstance(item, Chunk):
            if item.prep is None:
                return item if item.heads else None
        elif (
            isinstance(item, Link) or (isinstance(item, Mark) and not item.soft and item.key != '"') or isinstance(item, VerbItem)
        ):
            return None
    return None
