"""Takes apart what is written as one word: particles before it, pronouns and other endings after it.

A reading is a possibility; nothing here knows whether its stem is a word. Whoever asks matches the stems against a list of
known words, and that match is the check. `wasata.lang.forms.Lexicon` does so for verbs and nouns.

The clitics of a language are data: `ar/clitics.toml` and `fa/clitics.toml`. Clitics stand in slots; of each slot at most one
is taken, before the stem in rising order from left to right, after it in rising order from the stem outwards.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold

_LONGEST = 64
"""Characters; a longer key is no word, and is not taken apart."""
_SHORTEST_STEM = 2
_OUTERMOST = 1 << 8
"""Beyond every slot of a clitic after the stem."""


class Clitic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A particle or an ending that is written together with a word."""

    names: tuple[str, ...]
    """Its classes, such as `and` or `to`, `the` for two particles that merge."""
    slot: int
    form: str
    parts: frozenset[str] = frozenset()
    """Parts of speech of the stem that it goes with; empty: any."""
    moods: frozenset[str] = frozenset()
    """Moods of a verb that it goes with; empty: any."""
    tenses: frozenset[str] = frozenset()
    """Tenses of a verb that it goes with; empty: any."""
    sets_tense: str | None = None
    """The tense that it gives the verb."""
    sets_number: str | None = None
    """The number that it gives the noun."""
    pronoun: bool = False
    """It is a pronoun: the stem takes the shape that it has before pronouns."""


class StemChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the end of a stem was before a pronoun was attached."""

    end: str
    """The folded end before a pronoun."""
    whole: str
    """The folded end of the word by itself."""


class CliticTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clitics of a language."""

    proclitics: tuple[Clitic, ...]
    enclitics: tuple[Clitic, ...]
    stem_changes: tuple[StemChange, ...] = ()
    short_stems: frozenset[str] = frozenset()
    """Stems of one letter that pronouns are attached to."""
    whole_words: frozenset[str] = frozenset()
    """Common words and names that would read as a known word with a clitic; never taken apart."""


class Attached(msgspec.Struct, frozen=True, gc=False):
    """One clitic and the characters of the key that it takes."""

    name: str
    start: int
    end: int


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to take the clitics off a key."""

    prefix: int
    """Characters of the key taken by particles before the stem."""
    stem: str
    """The word without clitics, as it is by itself; it may end otherwise than in the key (a teh marbuta before a pronoun)."""
    suffix: int
    """Characters of the key taken by endings after the stem."""
    proclitics: tuple[str, ...] = ()
    enclitic: str | None = None
    """The outermost ending."""
    parts: tuple[Attached, ...] = ()
    """Each clitic with its characters, from left to right."""


class Cut(msgspec.Struct, frozen=True, gc=False):
    """The clitics of a reading, for the checks of a lexicon."""

    prefix: int
    suffix: int
    proclitics: tuple[Clitic, ...]
    enclitics: tuple[Clitic, ...]


def readings(key: str, language: str) -> tuple[Reading, ...]:
    """Every way to take clitics off a folded key, the whole word first, then the one that takes fewest characters.

    The stems are not checked against a vocabulary.
    """
    return _readings(key, language)


@lru_cache(maxsize=1 << 14)
def _readings(key: str, language: str) -> tuple[Reading, ...]:
    table = clitic_table(language)
    found = []
    for cut in cuts(key, language):
        stem = key[cut.prefix : len(key) - cut.suffix]
        parts = _attached(cut, len(key))
        proclitics = tuple(name for clitic in cut.proclitics for name in clitic.names)
        enclitic = cut.enclitics[-1].names[-1] if cut.enclitics else None
        shapes = _shapes(stem, table) if cut.enclitics and cut.enclitics[0].pronoun else (stem,)
        found += [Reading(cut.prefix, shape, cut.suffix, proclitics, enclitic, parts) for shape in shapes]
    return tuple(dict.fromkeys(found))  # two clitics of one name and form differ only in what they go with


def cuts(key: str, language: str) -> tuple[Cut, ...]:
    """The possible clitics of a key with their conditions, in the order of `readings`."""
    if len(key) > _LONGEST:
        return (Cut(0, 0, (), ()),)
    table = clitic_table(language)
    first, last = _by_letter(language)
    before = _before(key, 0, 0, first)
    after = _after(key, len(key), _OUTERMOST, last)
    if len(before) == len(after) == 1:
        return (Cut(0, 0, (), ()),)
    found = [
        Cut(start, len(key) - end, proclitics, enclitics)
        for start, proclitics in before
        for end, enclitics in after
        if end - start >= _SHORTEST_STEM or (not start and end == len(key)) or (enclitics and key[start:end] in table.short_stems)
    ]
    found.sort(key=lambda cut: (cut.prefix + cut.suffix, len(cut.proclitics) + len(cut.enclitics), cut.suffix))
    return tuple(found)


@cache
def clitic_table(language: str) -> CliticTable:
    """The clitics of `language` with folded forms."""
    table = read_toml("wasata.lang", f"{language}/clitics.toml", CliticTable)
    return msgspec.structs.replace(
        table,
        proclitics=tuple(msgspec.structs.replace(clitic, form=fold(clitic.form)) for clitic in table.proclitics),
        enclitics=tuple(msgspec.structs.replace(clitic, form=fold(clitic.form)) for clitic in table.enclitics),
        stem_changes=tuple(StemChange(fold(change.end), fold(change.whole)) for change in table.stem_changes),
        short_stems=frozenset(map(fold, table.short_stems)),
        whole_words=frozenset(map(fold, table.whole_words)),
    )


@cache
def _by_letter(language: str) -> tuple[dict[str, list[Clitic]], dict[str, list[Clitic]]]:
    """The proclitics by their first letter, the enclitics by their last."""
    table = clitic_table(language)
    before: dict[str, list[Clitic]] = {}
    after: dict[str, list[Clitic]] = {}
    for clitic in table.proclitics:
        before.setdefault(clitic.form[0], []).append(clitic)
    for clitic in table.enclitics:
        after.setdefault(clitic.form[-1], []).append(clitic)
    return before, after


def _before(key: str, start: int, slot: int, clitics: dict[str, list[Clitic]]) -> list[tuple[int, tuple[Clitic, ...]]]:
    found: list[tuple[int, tuple[Clitic, ...]]] = [(start, ())]
    for clitic in clitics.get(key[start : start + 1], ()):
        if clitic.slot > slot and start + len(clitic.form) < len(key) and key.startswith(clitic.form, start):
            found += [(end, (clitic, *more)) for end, more in _before(key, start + len(clitic.form), clitic.slot, clitics)]
    return found


def _after(key: str, end: int, slot: int, clitics: dict[str, list[Clitic]]) -> list[tuple[int, tuple[Clitic, ...]]]:
    found: list[tuple[int, tuple[Clitic, ...]]] = [(end, ())]
    for clitic in clitics.get(key[end - 1 : end], ()):
        if clitic.slot < slot and end > len(clitic.form) and key.endswith(clitic.form, 0, end):
            found += [(start, (*more, clitic)) for start, more in _after(key, end - len(clitic.form), clitic.slot, clitics)]
    return found


def _shapes(stem: str, table: CliticTable) -> tuple[str, ...]:
    changed = [stem[: -len(change.end)] + change.whole for change in table.stem_changes if stem.endswith(change.end)]
    return (stem, *changed)


def _attached(cut: Cut, length: int) -> tuple[Attached, ...]:
    found = []
    place = 0
    for clitic in cut.proclitics:
        found += _named(clitic, place)
        place += len(clitic.form)
    place = length - cut.suffix
    for clitic in cut.enclitics:
        found += _named(clitic, place)
        place += len(clitic.form)
    return tuple(found)


def _named(clitic: Clitic, place: int) -> list[Attached]:
    """One part for each class of a clitic; where particles merge, each takes its share of the letters."""
    share = max(1, len(clitic.form) // len(clitic.names))
    last = len(clitic.names) - 1
    end = place + len(clitic.form)
    return [
        Attached(name, place + number * share, end if number == last else place + (number + 1) * share)
        for number, name in enumerate(clitic.names)
    ]
