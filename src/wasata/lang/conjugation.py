"""Inflects words by the paradigms of a language, which are data: templates, endings and ordered rewrite rules.

The engine knows no language. A paradigm file (`ar/morphology.toml`, `fa/morphology.toml`) holds

- `letters`: the Latin letter that stands for each letter of the script, so that rules can be read from left to right;
- `stems`: for each class of words, the template of each stem: digits are the radicals, `{column}` a cell of the word's row,
  `{column:2}` the second of its pieces between hyphens;
- `cells`: the forms to make: which stem, which endings, and what the form means;
- `rules`: rewriting of a word whose radicals are still digits (what weak letters do);
- `spelling`: rewriting of the finished word (where a hamza sits, what falls away in writing).

A rule holds for the words whose signature (`{form} {root} {vowels} {flags}`, as the file says) matches `when`, and for the
cells whose name matches `cell`. With `also` the word is kept unchanged beside the rewritten one: both spellings are in use.
A form that a pronoun is attached to ends with `+` while the rules run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from wasata.errors import DataError

FREE = 1
"""The spelling stands by itself."""
JOINED = 2
"""The spelling stands before an attached pronoun."""


_COLUMN = re.compile(r"\{(\w+)(?::(\d))?\}")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rewriting step."""

    find: str
    """A regular expression that stays within one line; `<NAME>` stands for a set of letters of the file's `sets`."""
    put: str
    """What takes the place, as in `re.sub`."""
    when: str = ""
    """A regular expression that the signature of the word must match from its beginning."""
    cell: str = ""
    """A regular expression that the name of the cell must match from its beginning."""
    also: bool = False
    """Keep the word as it was, too."""


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands round a stem for one person, number and gender."""

    end: str = ""
    start: str = ""
    person: int | None = None
    number: str | None = None
    gender: str | None = None
    use: str = "both"
    """`free`, `joined` (only with an attached pronoun) or `both`."""
    joined: str | None = None
    """The ending with an attached pronoun, where it differs."""


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of forms that differ in their ending only. The order of the cells is their rank."""

    name: str
    stem: str
    endings: str
    part: str
    tense: str | None = None
    mood: str | None = None
    voice: str | None = None
    negated: bool = False
    start: str = ""
    """Written before the ending's own beginning."""
    when: str = ""
    """A regular expression that the signature must match from its beginning for the word to have these forms."""
    free_only: str | None = None
    """A regular expression; a word whose signature matches it from its beginning takes no attached pronoun in this cell."""
    number: str | None = None
    gender: str | None = None


class Irregular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form that no rule makes."""

    cell: str
    lemma: str
    word: str
    person: int | None = None
    number: str | None = None
    gender: str | None = None
    negated: bool = False


class Paradigms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paradigm file."""

    letters: dict[str, str]
    silent: str
    """Letters of the rules that are not written: short vowels and marks."""
    signature: str
    radicals: str
    """The column whose letters fill the digits of a template; empty where there is none."""
    lemma_cell: str
    """The cell whose first form is the dictionary form: it must agree with the row."""
    sets: dict[str, str]
    stems: dict[str, dict[str, str]]
    endings: dict[str, list[Ending]]
    cells: list[Cell]
    rules: list[Rule]
    spelling: list[Rule]
    compound_form: str = ""
    """The form (class of words) that the nouns of `compounds.csv` inflect as; empty: they are in the word lists."""
    irregular: list[Irregular] = []


class Inflected(msgspec.Struct, frozen=True, gc=False):
    """One form of a word, in its script."""

    word: str
    cell: int
    """Index of the cell in the file."""
    ending: int
    """Index of the ending in its set."""
    use: int
    """`FREE` or `JOINED`."""


class _Step(msgspec.Struct, frozen=True):
    needs: str
    """A letter without which the pattern cannot match, to save the search; empty when there is none."""
    find: re.Pattern[str]
    put: str
    when: re.Pattern[str]
    cell: re.Pattern[str]
    also: bool


class Inflector:
    """The paradigms of a language, ready to inflect rows of its word lists."""

    def __init__(self, paradigms: Paradigms, name: str) -> None:
        self.paradigms = paradigms
        self._name = name
        self._rules = [self._step(rule) for rule in paradigms.rules]
        self._spelling = [self._step(rule, re.MULTILINE) for rule in paradigms.spelling]
        self._letters = str.maketrans(paradigms.letters | dict.fromkeys(paradigms.silent, ""))
        self._latin = {script: latin for latin, script in paradigms.letters.items()}
        self._written = frozenset(paradigms.letters.values()) | {" "}
        self._select = lru_cache(maxsize=4096)(self._selected)

    def inflect(self, row: Mapping[str, str]) -> Iterator[Inflected]:
        """All forms of a row, best first within a cell; the same spelling may come several times with other meanings."""
        form = row["form"]
        stems = self.paradigms.stems.get(form)
        if stems is None:
            known = ", ".join(sorted(self.paradigms.stems))
            raise DataError(f"{self._name}: no stems for the form {form!r} of {dict(row)}; use one of {known}")
        signature = self._filled(self.paradigms.signature, row)
        radicals = {str(place): letter for place, letter in enumerate(row.get(self.paradigms.radicals, ""), 1)}
        substitution = str.maketrans(radicals)
        shapes = []
        for index, cell in enumerate(self.paradigms.cells):
            template = stems.get(cell.stem)
            if template is None or not re.match(cell.when, signature):
                continue
            steps = self._select(signature, cell.name)
            joins = cell.free_only is None or not re.match(cell.free_only, signature)
            for stem in self._filled(template, row).split("|"):
                if stem:
                    for place, use, word in self._words(cell, stem, self._filled(cell.start, row), joins):
                        shapes += [(index, place, use, shape.translate(substitution)) for shape in _rewritten(word, steps)]
        spelled = self._spelled([shape for *_, shape in shapes])
        for index, place, use, shape in shapes:
            for word in spelled[shape]:
                yield Inflected(word, index, place, use)

    def _words(self, cell: Cell, stem: str, start: str, joins: bool) -> Iterator[tuple[int, int, str]]:
        for place, ending in enumerate(self.paradigms.endings[cell.endings]):
            word = start + ending.start + stem
            if ending.use != "joined":
                yield place, FREE, word + ending.end
            if ending.use != "free" and joins:
                yield place, JOINED, word + (ending.end if ending.joined is None else ending.joined) + "+"

    def latin(self, word: str) -> str:
        """A word of the script in the letters of the rules; `o` keeps equal neighbours apart."""
        found: list[str] = []
        for letter in word:
            if letter not in self._latin:
                raise DataError(f"{self._name}: no Latin letter for {letter!r} of {word!r}; add it to `letters`")
            if found and found[-1] == self._latin[letter]:
                found.append("o")
            found.append(self._latin[letter])
        return "".join(found)

    def _spelled(self, words: Sequence[str]) -> dict[str, list[str]]:
        """The spellings of words given in Latin letters with their vowels, the usual one first.

        The steps run over all words at once, one word a line: a language has ten thousand times more words than steps.
        """
        distinct = list(dict.fromkeys(words))
        lines, owners = distinct, list(range(len(distinct)))
        for step in self._spelling:
            if step.also:
                before = list(zip(lines, owners, strict=True))
                changed = [(step.find.sub(step.put, line), owner) for line, owner in before if step.needs in line]
                known = set(before)
                added = [entry for entry in changed if entry not in known]
                lines, owners = lines + [line for line, _ in added], owners + [owner for _, owner in added]
            else:
                lines = step.find.sub(step.put, "\n".join(lines)).split("\n")
        found: dict[str, list[str]] = {word: [] for word in distinct}
        for line, owner in zip(lines, owners, strict=True):
            made = line.translate(self._letters)
            if not self._written.issuperset(made):
                raise DataError(f"{self._name}: {distinct[owner]!r} becomes {made!r}, with a letter that is not in `letters`")
            if made not in found[distinct[owner]]:
                found[distinct[owner]].append(made)
        return found

    def _filled(self, template: str, row: Mapping[str, str]) -> str:
        return _COLUMN.sub(lambda found: _cell_text(row, found[1], found[2]), template)

    def _selected(self, signature: str, cell: str) -> tuple[_Step, ...]:
        return tuple(step for step in self._rules if step.when.match(signature) and step.cell.match(cell))

    def _step(self, rule: Rule, flags: re.RegexFlag = re.NOFLAG) -> _Step:
        find = re.sub(r"<(\w+)>", lambda found: self.paradigms.sets[found[1]], rule.find)
        try:
            pattern = re.compile(find, flags)
            return _Step(_needed(find), pattern, rule.put, re.compile(rule.when), re.compile(rule.cell), rule.also)
        except re.error as error:
            raise DataError(f"{self._name}: the rule {rule.find!r} is no regular expression: {error}; mend it") from error


def _cell_text(row: Mapping[str, str], column: str, piece: str | None) -> str:
    text = row.get(column, "")
    if piece is None:
        return text
    pieces = text.split("-")
    return pieces[int(piece) - 1] if int(piece) <= len(pieces) else ""


def _rewritten(word: str, steps: Sequence[_Step]) -> list[str]:
    words = [word]
    for step in steps:
        needs, find, put = step.needs, step.find, step.put
        if step.also:
            words += [changed for before in words if needs in before and (changed := find.sub(put, before)) != before]
        elif needs in word or len(words) > 1:
            words = [find.sub(put, before) for before in words]
            word = words[0]
    return words


def _needed(find: str) -> str:
    """A letter that every match of a regular expression holds, as far as is plain to see, rather not a short vowel."""
    plain = re.sub(r"\(\?<?[=!][^()]*\)|\[[^\]]*\]|\\.|[(].*[)]|.[?*]|[\^$.]", "", find)
    if "|" in plain:
        return ""
    letters = [letter for letter in plain if letter not in "+()"]
    return next((letter for letter in letters if letter not in "aiu"), letters[0] if letters else "")
