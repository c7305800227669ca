"""Finding all known names and title words in a sentence: longest match over token keys, attached particles taken into account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

import msgspec

from wasata.lang.compiled import compiled
from wasata.lang.forms import lexicon
from wasata.model.actors import NameKind
from wasata.world.classes import Role, common_words, given_names, groups, institutions, roles, word_classes
from wasata.world.forms import adjective_keys, head_keys, is_dual, key_of, name_keys, title_keys
from wasata.world.load import NameRow, WorldRows, load_rows
from wasata.world.skeletons import is_native, near, skeleton, spellings

PREPOSITIONS = ("in", "to", "like")
"""Names of the attached prepositions."""

ACTIVE_WORDS = frozenset({"counterpart", "two-people", "two-sides", "pronoun", "same-official", "deputy", "outlet-head"})
"""The classes of words with which a mention can begin."""

_CHECKED = frozenset({"organization", "outlet"})

_MEMORY = 1 << 17
"""How many different keys a matcher remembers the readings of."""


class Sort(StrEnum):
    """What a matched form is."""

    STATE = "state"
    SEAT = "seat"
    ADJECTIVE = "adjective"
    PLACE = "place"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PERSON = "person"
    SURNAME = "surname"
    """A short form of a person's name, that needs the full one near by."""
    ROLE = "role"
    ROLES = "roles"
    """A title in the plural or dual."""
    INSTITUTION = "institution"
    GROUP = "group"
    WORD = "word"
    """A word of a class of the context file."""


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a form stands for."""

    sort: Sort
    id: str
    kind: str = ""
    """The kind of name; of a title whether it is `dual`."""
    weak: bool = False
    """Whether the form is a common word too, so that it counts in company only."""


class Meaning:
    """All that a form stands for, sorted for asking."""

    __slots__ = ("_chosen", "entries", "idle", "sorts", "words")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.sorts = frozenset(entry.sort for entry in entries)
        self.words = frozenset(entry.id for entry in entries if entry.sort is Sort.WORD)
        self.idle = self.sorts == {Sort.WORD} and not self.words & ACTIVE_WORDS
        """Whether no mention begins with the form."""
        self._chosen: dict[tuple[Sort, ...], tuple[Entry, ...]] = {}

    def of(self, *sorts: Sort) -> tuple[Entry, ...]:
        """The entries of these sorts."""
        found = self._chosen.get(sorts)
        if found is None:
            found = self._chosen[sorts] = tuple(entry for entry in self.entries if entry.sort in sorts)
        return found


class Match(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A form found over tokens `first` to `last`, the last one excluded."""

    first: int
    last: int
    prefix: int
    """How many characters of the first key are attached particles that can be cut off."""
    particles: frozenset[str]
    """Names of the attached particles: `and`, `in`, `to`, `like`."""
    meaning: Meaning


Lengths = dict[str, dict[str, tuple[int, ...]]]
"""By the first two tokens of forms of several: how many tokens those forms have, longest first."""


class Table(msgspec.Struct, frozen=True):
    """The forms of one language by key, and how long those are that begin with two tokens."""

    forms: dict[str, tuple[Entry, ...]]
    lengths: Lengths
    skeletons: dict[str, tuple[Entry, ...]]
    """Full names of people, of two tokens or more, by the skeletons of their tokens."""
    skeleton_lengths: Lengths


class _Way(msgspec.Struct, frozen=True, gc=False):
    """One way to read a token as the beginning of a form."""

    prefix: int
    stem: str
    particles: frozenset[str]
    alone: Meaning | None
    """What the token means as a form of its own."""
    lengths: dict[str, tuple[int, ...]]
    """By the token after it: how many tokens the forms have that begin with both, longest first."""
    skeleton: str
    skeleton_lengths: dict[str, tuple[int, ...]]
    """The same by the skeleton of the token after it."""


class _Start(msgspec.Struct, frozen=True, gc=False):
    """The ways to read a token as the beginning of a form, and what shows at a glance that it is no longer one."""

    ways: tuple[_Way, ...]
    prefix: int
    particles: frozenset[str]
    alone: Meaning | None
    """What the token means as a form of its own, in the first way in which it is one."""
    followers: frozenset[str]
    """The tokens that can go on a form."""
    skeletons: frozenset[str]
    """The skeletons of the tokens that can go on a name."""


class Matcher:
    """Finds the forms of a table; remembers the readings of the words it has met."""

    def __init__(self, table: Table, language: str) -> None:
        self.table = table
        self._clitics = _clitic_strings(language)
        self._starts: dict[str, _Start | None] = {}
        self._stems: dict[str, tuple[tuple[int, str, frozenset[str]], ...]] = {}
        self._beginnings: dict[str, frozenset[str]] = {}
        self._meanings: dict[str, Meaning] = {}

    def matches(self, keys: Sequence[str]) -> tuple[Match, ...]:
        """The longest forms from left to right, none overlapping another."""
        found: list[Match] = []
        after = 0
        for at, start in enumerate(map(self._start, keys)):
            if start is None or at < after:
                continue
            following = keys[at + 1] if at + 1 < len(keys) else ""
            match = None
            if following in start.followers or (start.skeletons and skeleton(following) in start.skeletons):
                match = self._longest(keys, at, start.ways)
            elif start.alone is not None:
                match = Match(at, at + 1, start.prefix, start.particles, start.alone)
            if match is not None:
                found.append(match)
                after = match.last
        return tuple(found)

    def surname_ids(self, key: str) -> tuple[str, ...]:
        """Ids of the known people who have a short name."""
        return tuple(entry.id for entry in self.table.forms.get(key, ()) if entry.sort is Sort.SURNAME)

    def _longest(self, keys: Sequence[str], at: int, ways: tuple[_Way, ...]) -> Match | None:
        """The longest form at a token; of several the one with the fewest particles taken off."""
        best: Match | None = None
        room = len(keys) - at
        following = keys[at + 1] if room > 1 else ""
        for way in ways:
            for length in way.lengths.get(following, ()):
                if length <= room and (best is None or length > best.last - at):
                    form = " ".join((way.stem, *keys[at + 1 : at + length]))
                    entries = self.table.forms.get(form)
                    if entries is not None:
                        best = Match(at, at + length, way.prefix, way.particles, self._meaning(form, entries))
                        break
            if best is None and way.alone is not None:
                best = Match(at, at + 1, way.prefix, way.particles, way.alone)
        if best is not None and best.last - at > 1:
            return best
        return self._by_skeleton(keys, at, ways) or best

    def _by_skeleton(self, keys: Sequence[str], at: int, ways: tuple[_Way, ...]) -> Match | None:
        room = len(keys) - at
        for way in ways:
            for length in way.skeleton_lengths.get(skeleton(keys[at + 1]), ()):
                if length <= room:
                    form = " ".join((way.skeleton, *(skeleton(key) for key in keys[at + 1 : at + length])))
                    spelt = (way.stem, *keys[at + 1 : at + length])
                    entries = tuple(entry for entry in self.table.skeletons.get(form, ()) if _spelt_alike(spelt, entry.kind))
                    if entries:
                        return Match(at, at + length, way.prefix, way.particles, Meaning(entries))
        return None

    def _meaning(self, form: str, entries: tuple[Entry, ...]) -> Meaning:
        meaning = self._meanings.get(form)
        if meaning is None:
            meaning = self._meanings[form] = Meaning(entries)
        return meaning

    def _start(self, key: str) -> _Start | None:
        """The ways to take particles off a key that begins a form, the whole key first; `None` when it begins none."""
        if key in self._starts:
            return self._starts[key]
        ways = tuple(
            way
            for prefix, stem, particles in self.stems(key)
            if (way := self._way(prefix, stem, particles)).alone is not None or way.lengths or way.skeleton_lengths
        )
        found = None
        if ways:
            first = next((way for way in ways if way.alone is not None), ways[0])
            followers = frozenset(word for way in ways for word in way.lengths)
            skeletons = frozenset(word for way in ways for word in way.skeleton_lengths)
            found = _Start(ways, first.prefix, first.particles, first.alone, followers, skeletons)
        if len(self._starts) >= _MEMORY:
            self._starts.clear()
        self._starts[key] = found
        return found

    def _way(self, prefix: int, stem: str, particles: frozenset[str]) -> _Way:
        entries, core = self.table.forms.get(stem), skeleton(stem)
        return _Way(
            prefix,
            stem,
            particles,
            None if entries is None else self._meaning(stem, entries),
            self.table.lengths.get(stem, {}),
            core,
            self.table.skeleton_lengths.get(core, {}),
        )

    def stems(self, key: str) -> tuple[tuple[int, str, frozenset[str]], ...]:
        """The key without each possible string of attached particles, how many characters are cut off, and the particles."""
        found = self._stems.get(key)
        if found is None:
            if len(self._stems) >= _MEMORY:
                self._stems.clear()
            found = self._stems[key] = tuple(self._cut(key))
        return found

    def beginnings(self, key: str) -> frozenset[str]:
        """The key without each possible string of attached particles, and the skeletons of these."""
        found = self._beginnings.get(key)
        if found is None:
            if len(self._beginnings) >= _MEMORY:
                self._beginnings.clear()
            stems = [stem for _, stem, _ in self.stems(key)]
            found = self._beginnings[key] = frozenset((*stems, *map(skeleton, stems)))
        return found

    def _cut(self, key: str) -> Iterator[tuple[int, str, frozenset[str]]]:
        yield 0, key, frozenset()
        for clitics, replacement, shown, particles in self._clitics:
            if key.startswith(clitics) and len(key) - len(clitics) > 1:
                yield shown, replacement + key[len(clitics) :], particles


def _spelt_alike(keys: tuple[str, ...], form: str) -> bool:
    words = form.split(" ")
    return len(words) == len(keys) and all(near(one, other) for one, other in zip(keys, words, strict=True))


def _clitic_strings(language: str) -> tuple[tuple[str, str, int, frozenset[str]], ...]:
    """Attached particles, what the rest gets instead, how many characters are cut off, and their names."""
    classes = word_classes(language)
    conjunctions = [(form, "and") for form in classes["attached-conjunction"]]
    prepositions = [(form, name) for name in PREPOSITIONS for form in classes[f"attached-{name}"]]
    found = []
    for conjunction, *names in (("",), *conjunctions):
        for preposition, *more in (("",), *prepositions):
            if conjunction or preposition:
                clitics = conjunction + preposition
                found.append((clitics, "", len(clitics), frozenset((*names, *more))))
        hidden = frozenset((*names, "to"))
        found += [(conjunction + form, classes["article"][0], len(conjunction), hidden) for form in classes["hidden-article"]]
    return tuple(found)


@cache
def matcher(language: str) -> Matcher:
    """The matcher over all names of the world data in one language."""
    return Matcher(compiled(f"names-{language}", Table, lambda: build_table(load_rows(), language)), language)


def build_table(rows: WorldRows, language: str) -> Table:
    """All forms of one language, made from the rows by rule."""
    forms: dict[str, dict[Entry, None]] = defaultdict(dict)
    skeletons: dict[str, dict[Entry, None]] = defaultdict(dict)
    common = common_words(language)

    def add(keys: Iterable[str], sort: Sort, identity: str, kind: str = "") -> None:
        for key in keys:
            forms[key][Entry(sort, identity, kind, key in common or (sort in _CHECKED and _is_word(key, sort, language)))] = None

    for row in rows.state_names:
        if row.lang == language:
            add(*_state_form(row, language))
    native = _natives(rows, language)
    for row in rows.person_names:
        _add_person(row, language, forms, skeletons, common, native=row.id in native)
    _add_variants(rows, language, forms)
    for person in rows.persons:
        if person.english is not None:
            add((key_of(person.english),), Sort.PERSON, person.id, NameKind.FULL)
    for sort, names in (
        (Sort.ORGANIZATION, rows.organization_names),
        (Sort.OUTLET, rows.outlet_names),
        (Sort.PLACE, rows.place_names),
    ):
        for row in names:
            if row.lang == language or (row.lang == "en" and sort is not Sort.PLACE):
                keys = adjective_keys if row.kind is NameKind.ADJECTIVE and language == row.lang else name_keys
                add(keys(row.form, row.lang), sort, row.id, row.kind)
    _add_classes(add, language)
    return Table(
        forms={key: tuple(entries) for key, entries in forms.items() if key},
        lengths=_lengths(forms),
        skeletons={key: tuple(entries) for key, entries in skeletons.items()},
        skeleton_lengths=_lengths(skeletons),
    )


def _natives(rows: WorldRows, language: str) -> frozenset[str]:
    """Ids of the people whose names are spelt in one way in this language."""
    organs = {row.id: row.state for row in rows.organizations}
    return frozenset(row.id for row in rows.persons if is_native(organs.get(row.code or "") or row.code, language))


def _add_variants(rows: WorldRows, language: str, forms: dict[str, dict[Entry, None]]) -> None:
    """Other spellings of the surnames of leaders, which stand alone: where they are no other name and no word."""
    levels = {role.id: role.level for role in roles().values()}
    leading = {office.id for office in rows.offices if levels.get(office.role) in ("head", "top")}
    leaders = {row.person for row in rows.holdings if row.office in leading}
    native = _natives(rows, language)
    taken = common_words(language) | given_names(language)
    article = word_classes("ar")["article"][0]
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows.person_names:
        key = key_of(row.form)
        foreign = row.id in leaders and row.id not in native and not key.startswith(article)
        if foreign and row.lang == language and row.kind is NameKind.SHORT:
            for spelling in spellings(key):
                found[spelling].add(row.id)
    for spelling, ids in found.items():
        if len(ids) == 1 and spelling not in forms and spelling not in taken and not _is_word(spelling, Sort.SURNAME, language):
            forms[spelling][Entry(Sort.SURNAME, ids.pop(), NameKind.SHORT)] = None


def _is_word(key: str, sort: Sort, language: str) -> bool:
    """Whether a single word that is a name is a verb too; for a surname, whether it is any word of the language."""
    if " " in key:
        return False
    return any(
        not form.prefix and not form.suffix and (sort is Sort.SURNAME or form.part == "verb")
        for form in lexicon(language).analyse(key)
    )


def _state_form(row: NameRow, language: str) -> tuple[Iterable[str], Sort, str, str]:
    if row.kind is NameKind.ADJECTIVE:
        return adjective_keys(row.form, language), Sort.ADJECTIVE, row.id, row.kind
    return name_keys(row.form, language), Sort.SEAT if row.kind is NameKind.SEAT else Sort.STATE, row.id, row.kind


def _add_person(
    row: NameRow,
    language: str,
    forms: dict[str, dict[Entry, None]],
    skeletons: dict[str, dict[Entry, None]],
    common: frozenset[str],
    *,
    native: bool,
) -> None:
    key = key_of(row.form)
    words = key.split(" ")
    full = row.kind is NameKind.FULL and len(words) > 1
    if row.lang == language or row.lang == "en":
        for written in name_keys(row.form, row.lang):
            sort = Sort.PERSON if full else Sort.SURNAME
            entry = Entry(sort, row.id, row.kind, not full and (written in common or _is_word(written, sort, language)))
            forms[written][entry] = None
    if full and language == row.lang:
        for title in word_classes(language)["name-prefix"]:
            forms[title + key][Entry(Sort.PERSON, row.id, row.kind)] = None
    if full and row.lang != "en" and not native:
        skeletons[" ".join(skeleton(word) for word in words)][Entry(Sort.PERSON, row.id, key)] = None


def _add_classes(add: Callable[..., None], language: str) -> None:
    for role in roles().values():
        _add_role(add, role, language)
    for institution in institutions():
        for form in getattr(institution, language):
            add(head_keys(form, language), Sort.INSTITUTION, institution.id)
    for group in groups():
        for form in getattr(group, language):
            add(head_keys(form, language), Sort.GROUP, group.id)
        for form in group.ar_adjective if language == "ar" else group.fa_adjective:
            add(adjective_keys(form, language), Sort.ADJECTIVE, group.id, NameKind.ADJECTIVE)
    for name, words in word_classes(language).items():
        for word in words:
            add((key_of(word),), Sort.WORD, name)


def _add_role(add: Callable[..., None], role: Role, language: str) -> None:
    for form in getattr(role, language):
        for key in title_keys(form, language):
            add((key,), Sort.ROLES if is_dual(key, form) and language == "ar" else Sort.ROLE, role.id, "")
    for form in role.ar_plural if language == "ar" else role.fa_plural:
        add(head_keys(form, language), Sort.ROLES, role.id, "")


def _lengths(forms: dict[str, dict[Entry, None]]) -> Lengths:
    found: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for key in forms:
        first, *rest = key.split(" ")
        if rest:
            found[first][rest[0]].add(1 + len(rest))
    return {
        first: {second: tuple(sorted(lengths, reverse=True)) for second, lengths in seconds.items()}
        for first, seconds in found.items()
    }
