"""What a sentence is made of: noun phrases with their prepositions, verbs, conjunctions and marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from wasata.extract.clauses.keys import Noun
from wasata.lang.forms import Form


@dataclass(slots=True)
class Chunk:
    """A noun phrase, with the class of the preposition before it."""

    prep: str | None
    start: int
    """First token, the preposition included."""
    core: int
    """First token after the preposition."""
    end: int
    """Token after the last one."""
    heads: list[int] = field(default_factory=list)
    """Mentions that the phrase is, coordinated ones included."""
    inner: list[int] = field(default_factory=list)
    """Mentions that stand deeper in it."""
    pronoun: str | None = None
    marked: bool = False
    """Whether an object mark follows."""
    closed: bool = False
    """Whether its last token ends a mention, so that another word begins a new phrase."""
    nouns: tuple[tuple[int, int, Noun], ...] | None = None
    """The nouns of frames in it, once they have been looked for: where they begin and end, and how they are read."""


@dataclass(slots=True)
class VerbItem:
    """A finite verb, or a participle that reports speech."""

    at: int
    end: int
    form: Form
    joined: bool
    participle: bool = False


@dataclass(slots=True)
class Link:
    """A conjunction, a complementiser or a relative word."""

    at: int
    end: int
    kind: str
    pronoun: str | None = None


@dataclass(slots=True)
class Mark:
    """A mark of punctuation."""

    at: int
    key: str
    soft: bool
    """Whether it is a comma."""
    opens: bool | None = None
    """Whether it opens a quotation, where its shape shows it."""


Item = Chunk | VerbItem | Link | Mark
