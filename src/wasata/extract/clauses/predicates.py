"""The predicates of a sentence while its clauses are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.keys import Noun
from wasata.extract.clauses.reader import Reader
from wasata.lang.frames import frames
from wasata.model.clauses import Status


@dataclass(slots=True)
class Part:
    """A phrase of a predicate, by tokens."""

    slot: str
    start: int
    end: int
    heads: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Predicate:
    """A verb, a noun or both together, with the phrases found so far."""

    at: int
    end: int
    lemma: str
    nominal: bool
    item: int
    """Index of the item that it is or stands in."""
    parts: list[Part] = field(default_factory=list)
    governor: Predicate | None = None
    complement: bool = False
    status: Status = Status.ACTUAL
    light: tuple[int, int] | None = None
    """Tokens of the light verb, where the predicate is a noun said with one."""
    content: tuple[int, int] | None = None
    """For the words said: their tokens."""

    def filled(self, slot: str) -> Part | None:
        """The phrase in a slot, `None` when it is empty."""
        for part in self.parts:
            if part.slot == slot:
                return part
        return None

    def add(self, slot: str, chunk: Chunk) -> None:
        """Puts a noun phrase into a slot."""
        self.parts.append(Part(slot, chunk.start, chunk.end, list(chunk.heads)))

    def inherit(self, subject: Part | None) -> None:
        """Takes the subject of another predicate, when it has none of its own."""
        if subject is not None and self.filled("subject") is None:
            self.parts.append(Part("subject", subject.start, subject.end, list(subject.heads)))


def nouns_in(reader: Reader, chunk: Chunk) -> tuple[tuple[int, int, Noun], ...]:
    """The nouns of frames in a phrase: where they begin and end, and how they are read."""
    if chunk.nouns is None:
        start = chunk.start if chunk.start < chunk.core and chunk.prep is None else chunk.core
        possible = any(start <= at < chunk.end for at in reader.noun_places)
        chunk.nouns = tuple(_nouns_between(reader, start, chunk.end)) if possible else ()
    return chunk.nouns


def _nouns_between(reader: Reader, at: int, end: int) -> Iterator[tuple[int, int, Noun]]:
    known = frames(reader.rules.language)
    while at < end:
        if at in reader.ends:
            at = reader.ends[at]
            continue
        found = None
        for noun in reader.infos[at].nouns:
            length = longest_run(reader, at, known.nouns.get(noun.lemma, ()), known.adjectives.get(noun.lemma, ()))
            length = length or (noun.lemma in known.verbs and 1)
            if is_infinitive(reader, at + max(length, 1)) and at + 1 < end:
                length = max(length, 1) + 1
            if length:
                found = (at, at + length, noun)
                break
        if found is not None:
            yield found
            at = found[1]
        else:
            at += 1


def is_infinitive(reader: Reader, at: int) -> bool:
    """Whether a token is the infinitive of a light verb, where a language says it after its noun."""
    return reader.rules.verb_last and at < len(reader.keys) and reader.keys[at] in reader.light


def longest_run(reader: Reader, at: int, *tables: Iterable[tuple[tuple[str, ...], object]]) -> int:
    """The number of tokens of the longest predicate that begins at a token, 0 when none does."""
    longest = 0
    for table in tables:
        for rest, _ in table:
            if len(rest) >= longest and tuple(reader.keys[at + 1 : at + 1 + len(rest)]) == rest:
                longest = len(rest) + 1
                break
    return longest


def add_that(items: list[Item], index: int, predicate: Predicate) -> None:
    """Puts the that-word that follows a verb into a slot of its own, so that a frame can ask for it."""
    for item in items[index + 1 :]:
        if isinstance(item, Link):
            if item.kind == "that":
                predicate.parts.append(Part("that", item.at, item.end))
            return
        if isinstance(item, VerbItem) or (isinstance(item, Mark) and not item.soft):
            return
