"""Builds the table of all inflected forms of a language from its word lists and paradigms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from wasata.errors import DataError
from wasata.lang.conjugation import FREE, JOINED, Cell, Ending, Inflector, Paradigms
from wasata.lang.data import read_csv, read_toml
from wasata.text.fold import fold

LISTS = ("verbs.csv", "nouns.csv")
USUAL_RANK = 2
"""The rank of a row that names none; 1 is very common, 3 rare."""

_CELL_WEIGHT, _RANK_WEIGHT, _ENDING_WEIGHT = 10, 60, 20
"""How forms of one spelling are ordered: by cell; a step of rank weighs six cells, a step of person two."""
_FEATURE_SHIFT, _LEMMA_SHIFT = 2, 16
_SPACE = " "


PARTICLE = "particle"
"""The part of a word that is not inflected."""
_FIRST = -1
_SHORTEST = 2


class Particles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `particles.toml` of a language."""

    only: tuple[str, ...]
    """Words that are nothing else."""
    also: tuple[str, ...]
    """Words that are nouns or verbs, too."""


class Features(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a form means."""

    part: str
    tense: str | None
    mood: str | None
    voice: str | None
    person: int | None
    number: str | None
    gender: str | None
    negated: bool


class WordTable(msgspec.Struct, frozen=True, array_like=True):
    """All forms of a language by look-up key. A code names a lemma, its features and its use: see `unpack`."""

    lemmas: list[tuple[str, str]]
    """Dictionary form, folded, and pattern."""
    features: list[Features]
    words: dict[str, list[int]]
    phrases: dict[str, list[int]]
    """Forms written in several words, by their keys with one space between."""


def unpack(code: int) -> tuple[int, int, int]:
    """Index of the lemma, index of the features, use (`FREE` and `JOINED` as bits)."""
    return code >> _LEMMA_SHIFT, (code >> _FEATURE_SHIFT) & ((1 << (_LEMMA_SHIFT - _FEATURE_SHIFT)) - 1), code & (FREE | JOINED)


def build_table(language: str) -> WordTable:
    """The table of all forms of `language` ("ar", "fa")."""
    path = f"{language}/morphology.toml"
    inflector = Inflector(read_toml("wasata.lang", path, Paradigms), f"wasata.lang/{path}")
    builder = _Builder(inflector)
    for name in LISTS:
        for row in read_csv("wasata.lang", f"{language}/{name}", dict[str, str]):
            builder.add(row, f"wasata.lang/{language}/{name}")
    if inflector.paradigms.compound_form:
        rows = read_csv("wasata.lang", f"{language}/compounds.csv", dict[str, str])
        for noun in dict.fromkeys(row["noun"] for row in rows if " " not in row["noun"]):
            builder.add({"form": inflector.paradigms.compound_form, "lemma": noun}, f"wasata.lang/{language}/compounds.csv")
    builder.add_irregular(f"wasata.lang/{path}")
    builder.add_particles(read_toml("wasata.lang", f"{language}/particles.toml", Particles))
    return builder.table()


def table_sources(language: str) -> tuple[tuple[str, str], ...]:
    """Every file that the table of a language depends on, for its cache."""
    data = ("morphology.toml", *LISTS, "compounds.csv", "particles.toml")
    code = ("conjugation.py", "wordtable.py")
    return (
        *(("wasata.lang", f"{language}/{name}") for name in data),
        *(("wasata.lang", name) for name in code),
        ("wasata.text", "fold.py"),
    )


class _Builder:
    def __init__(self, inflector: Inflector) -> None:
        self._inflector = inflector
        self._cells = inflector.paradigms.cells
        self._lemmas: dict[tuple[str, str], int] = {}
        self._features: dict[Features, int] = {}
        self._scores: dict[str, dict[int, tuple[int, int]]] = {}

    def add(self, row: Mapping[str, str], place: str) -> None:
        lemma, pattern, rank = row.get("lemma"), row.get("form"), row.get("rank", str(USUAL_RANK))
        if not lemma or not pattern or rank not in ("1", "2", "3"):
            raise DataError(f"{place}: {dict(row)} needs a `form`, a `lemma`, and a `rank` of 1, 2 or 3 or none")
        index = self._lemma(fold(lemma), pattern)
        made = set()
        for form in self._inflector.inflect({**row, "lemma": self._inflector.latin(lemma)}):
            cell = self._cells[form.cell]
            key = fold(form.word)
            if len(key) < _SHORTEST:
                continue  # imperatives of one letter, in grammars only: they are spelled like particles
            if cell.name == self._inflector.paradigms.lemma_cell and form.ending == 0:
                made.add(key)
            ending = self._inflector.paradigms.endings[cell.endings][form.ending]
            score = _CELL_WEIGHT * form.cell + _RANK_WEIGHT * int(rank) + _ENDING_WEIGHT * form.ending
            self._put(key, index, _features(cell, ending), form.use, score)
        if made and fold(lemma) not in made:
            forms = ", ".join(sorted(made))
            raise DataError(f"{place}: {dict(row)} makes {forms}, not {lemma}; mend the form, the root or the stem")

    def add_irregular(self, place: str) -> None:
        cells = {cell.name: number for number, cell in enumerate(self._cells)}
        for entry in self._inflector.paradigms.irregular:
            if entry.cell not in cells:
                raise DataError(f"{place}: no cell {entry.cell!r} for {entry.word}; use one of {sorted(cells)}")
            cell = self._cells[cells[entry.cell]]
            ending = Ending(person=entry.person, number=entry.number, gender=entry.gender)
            pattern = next((known for lemma, known in self._lemmas if lemma == fold(entry.lemma)), "")
            features = msgspec.structs.replace(_features(cell, ending), negated=entry.negated)
            self._put(fold(entry.word), self._lemma(fold(entry.lemma), pattern), features, FREE | JOINED, 0)

    def add_particles(self, particles: Particles) -> None:
        for word in particles.only:
            self._scores.pop(fold(word), None)
        features = Features(PARTICLE, None, None, None, None, None, None, False)
        for word in (*particles.only, *particles.also):
            self._put(fold(word), self._lemma(fold(word), PARTICLE), features, FREE | JOINED, _FIRST)

    def table(self) -> WordTable:
        words: dict[str, list[int]] = {}
        phrases: dict[str, list[int]] = {}
        for key, scores in self._scores.items():
            codes = [meaning | use for meaning, (_, use) in sorted(scores.items(), key=lambda item: (item[1][0], item[0]))]
            (phrases if _SPACE in key else words)[key] = codes
        for key, codes in phrases.items():
            words.setdefault(key.replace(_SPACE, ""), codes)  # written together, or with a half-space
        return WordTable(list(self._lemmas), list(self._features), words, phrases)

    def _lemma(self, lemma: str, pattern: str) -> int:
        return self._lemmas.setdefault((lemma, pattern), len(self._lemmas))

    def _put(self, key: str, lemma: int, features: Features, use: int, score: int) -> None:
        number = self._features.setdefault(features, len(self._features))
        meaning = lemma << _LEMMA_SHIFT | number << _FEATURE_SHIFT
        scores = self._scores.setdefault(key, {})
        best, uses = scores.get(meaning, (score, 0))
        scores[meaning] = (min(best, score), uses | use)


def _features(cell: Cell, ending: Ending) -> Features:
    return Features(
        part=cell.part,
        tense=cell.tense,
        mood=cell.mood,
        voice=cell.voice,
        person=ending.person,
        number=ending.number or cell.number,
        gender=ending.gender or cell.gender,
        negated=cell.negated,
    )


def spellings(language: str, row: Mapping[str, str]) -> Iterator[tuple[Cell, Ending, str, int]]:
    """Every form of one row, with its cell, its ending and its use: for checking a new row, and for tests."""
    path = f"{language}/morphology.toml"
    inflector = Inflector(read_toml("wasata.lang", path, Paradigms), f"wasata.lang/{path}")
    for form in inflector.inflect(row):
        cell = inflector.paradigms.cells[form.cell]
        yield cell, inflector.paradigms.endings[cell.endings][form.ending], form.word, form.use
