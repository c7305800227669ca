"""The small words that hold a clause together, read from `xx/syntax.toml`: prepositions, conjunctions, pronouns, light verbs."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_toml
from wasata.text.fold import fold

SLOTS = frozenset(
    [
        "subject",
        "object",
        "of",
        "with",
        "to",
        "for",
        "from",
        "about",
        "between",
        "on",
        "against",
        "in",
        "agent",
        "by",
        "like",
        "during",
        "after",
        "before",
        "since",
        "through",
        "without",
        "despite",
        "because",
        "aim",
        "place",
        "that",
        "second",
        "beside",
        "speaker",
    ]
)
"""The names that a phrase of a clause can have: what it is, or the class of its preposition."""

_VERB_CLASSES = frozenset(
    {
        "addressing",
        "auxiliary",
        "copula",
        "light",
        "light-passive",
        "happen",
        "control",
        "perform",
        "oblige",
        "do",
        "become",
        "put",
        "companion",
        "judging",
    }
)
_NOUN_CLASSES = frozenset({"stand-for", "measure", "masculine", "feminine", "effort", "document", "home"})


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `syntax.toml`."""

    verb_last: bool
    prepositions: dict[str, tuple[str, ...]]
    clitics: dict[str, tuple[str, ...]]
    conjunctions: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    particles: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]


class Phrases(msgspec.Struct, frozen=True, gc=False):
    """Words and runs of words with a class, found by their folded keys."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """For each first key the runs that begin with it, the longest first, and their class."""

    def match(self, keys: list[str], at: int) -> tuple[int, str] | None:
        """The number of keys that the longest run beginning at `at` has, and its class; `None` when there is none."""
        for run, name in self.by_first.get(keys[at], ()):
            if len(run) == 1 or tuple(keys[at : at + len(run)]) == run:
                return len(run), name
        return None


class Syntax(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The small words of a language, by folded key."""

    language: str
    verb_last: bool
    prepositions: Phrases
    conjunctions: Phrases
    whole: Phrases
    """Runs of words in which nothing is a preposition or conjunction."""
    pauses: Phrases
    """Adverbs that may stand between the parts of a clause without being one."""
    clitics: dict[str, str]
    """Letters written on the front of a word, and their class."""
    pronouns: dict[str, str]
    endings: dict[str, str]
    """Pronouns written on the end of a word, and their class."""
    object_marks: frozenset[str]
    each: frozenset[str]
    """Words that stand before a noun phrase and mean all of it."""
    own: frozenset[str]
    """Words after a noun that mean it is the subject's."""
    as_told: str | None
    """The word that opens "as X said"."""
    pointing: frozenset[str]
    """Demonstratives that begin a noun phrase."""
    under: frozenset[str]
    """Words before a noun that make it what somebody is put to, with a word of `put` before the verb: "put X to criticism"."""
    put: frozenset[str]
    verbs: dict[str, frozenset[str]]
    """Lemmas of verbs, by class."""
    nouns: dict[str, frozenset[str]]
    """Lemmas of nouns, by class."""
    enders: frozenset[str]
    """Complementisers: the words that open what is said or thought."""


def phrases(groups: dict[str, tuple[str, ...]]) -> Phrases:
    """Runs of words by class, ready to be matched against the keys of tokens."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, words in groups.items():
        for word in words:
            run = tuple(fold(word).split())
            table.setdefault(run[0], []).append((run, name))
    return Phrases({first: tuple(sorted(runs, key=lambda item: -len(item[0]))) for first, runs in table.items()})


@cache
def syntax(language: str) -> Syntax:
    """The small words of `language`.

    Raises:
        DataError: `syntax.toml` of that language is wrong.
    """
    path = f"{language}/syntax.toml"
    file = read_toml("wasata.lang", path, _File)
    for part, known in ((file.prepositions, SLOTS), (file.clitics, SLOTS | {"and", "so"})):
        _refuse_unknown(path, part, known)
    _refuse_unknown(path, file.verbs, _VERB_CLASSES)
    _refuse_unknown(path, file.nouns, _NOUN_CLASSES)
    return Syntax(
        language=language,
        verb_last=file.verb_last,
        prepositions=phrases(file.prepositions),
        conjunctions=phrases(file.conjunctions),
        whole=phrases({"whole": file.particles.get("whole", ())}),
        pauses=phrases({"pause": file.particles.get("pause", ())}),
        clitics=_by_word(file.clitics),
        pronouns=_by_word(file.pronouns),
        endings=_by_word(file.endings),
        object_marks=frozenset(map(fold, file.particles.get("object", ()))),
        each=frozenset(map(fold, file.particles.get("each", ()))),
        own=frozenset(map(fold, file.particles.get("own", ()))),
        under=frozenset(map(fold, file.particles.get("under", ()))),
        put=frozenset(map(fold, file.particles.get("put", ()))),
        as_told=next(map(fold, file.particles.get("as-told", ())), None),
        pointing=frozenset(map(fold, file.particles.get("pointing", ()))),
        verbs={name: frozenset(map(fold, file.verbs.get(name, ()))) for name in _VERB_CLASSES},
        nouns={name: frozenset(map(fold, words)) for name, words in file.nouns.items()},
        enders=frozenset(map(fold, file.conjunctions["that"])),
    )


def _by_word(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {fold(word): name for name, words in groups.items() for word in words}


def _refuse_unknown(path: str, part: dict[str, tuple[str, ...]], known: frozenset[str]) -> None:
    unknown = sorted(part.keys() - known)
    if unknown:
        raise DataError(f"wasata.lang/{path}: {unknown[0]!r} is no known class; use one of {', '.join(sorted(known))}")
