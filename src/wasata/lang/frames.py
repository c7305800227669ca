"""Frames: what a predicate means, and where its participants stand in a language.

A meaning (`meanings/*.toml`, shared by all languages) has PLOVER type and mode, CAMEO code, speech act and roles. A frame
(`xx/frames/*.toml`) names the words of one language that have the meaning, the slots that fill its roles, conditions, and
example sentences that must and must not be found.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import list_files, read_toml
from wasata.lang.syntax import SLOTS
from wasata.lang.word_classes import word_classes
from wasata.text.fold import fold

MODES: dict[str, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        ["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"]
    ),
    "ASSAULT": frozenset(
        [
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ]
    ),
}
"""PLOVER 2.0: the types and the modes of each."""

_SIDES = ("actor", "recipient")
_UNDER = (None, "speech", "none")


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a frame codes, for all languages."""

    type: str
    """One of PLOVER's types."""
    act: str
    """What is done, such as `meet` or `offer-mediation`."""
    needs: tuple[str, ...]
    """The roles that must be filled by an identified actor."""
    roles: dict[str, str]
    """For each role the side that it stands on: `actor` or `recipient`."""
    mode: str | None = None
    cameo: str | None = None
    negated: str | None = None
    """The meaning that it has when it is negated: what is not accepted is refused."""
    least: int = 1
    """The least number of different actors."""


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must or must not stand in a clause for a frame to hold."""

    any: str | None = None
    """A class of words that stands in one of its phrases or right after its predicate."""
    object: str | None = None
    """A class of words that its object belongs to."""
    by: str | None = None
    """A class of words that stands in its `by` phrase."""
    from_: str | None = msgspec.field(default=None, name="from")
    """A class of words that stands in its `from` phrase."""
    own: str | None = None
    """A class of words that stands there with a pronoun of the subject: "its ambassador"."""
    slot: tuple[str, ...] = ()
    """Slots of which one is filled."""

    def classes(self) -> tuple[str, ...]:
        """The classes of words it names."""
        return tuple(name for name in (self.any, self.object, self.own, self.by, self.from_) if name)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which a frame must be found."""

    text: str
    actor: str = ""
    """Codes of the actors, with blanks between."""
    recipient: str = ""
    status: str | None = None


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frame as its file has it."""

    id: str
    means: str
    slots: dict[str, tuple[str, ...]]
    yes: tuple[Example, ...]
    no: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Words that mean it only with a light verb: what is done to somebody ("accused")."""
    states: tuple[str, ...] = ()
    """Words that mean it only with a copula or light verb: what somebody is or becomes ("ready")."""
    require: Condition = Condition()
    forbid: Condition = Condition()
    deep: tuple[str, ...] = ()
    under: str | None = None
    least: int | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frame: tuple[_Row, ...]


class Frame(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A meaning as a language says it."""

    id: str
    """Such as `ar.consult.visit`."""
    meaning: Meaning
    slots: dict[str, tuple[str, ...]]
    """For each role the slots that can fill it, the first filled one wins."""
    require: Condition
    forbid: Condition
    adjectives: frozenset[str]
    """Words of its that say what is done to somebody, with a verb of doing."""
    states: frozenset[str]
    """Words of its that say what the subject is or becomes, so that no light verb turns them round."""
    deep: frozenset[str]
    """Slots in which an actor named anywhere in the phrase counts, not only its head: "criticised the policy of X"."""
    under: str | None
    """`speech`: holds only when governed by a word of saying; `none`: only when not."""
    least: int
    yes: tuple[Example, ...]
    no: tuple[str, ...]


class Frames(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The frames of a language, by the folded lemma of their predicate."""

    all: tuple[Frame, ...]
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], tuple[Frame, ...]], ...]]
    """By the first word: the words that follow it in the predicate (mostly none) and the frames, the longest first."""
    adjectives: dict[str, tuple[tuple[tuple[str, ...], tuple[Frame, ...]], ...]]
    """Words that mean it only with a copula or light verb; same form."""


@cache
def frames(language: str) -> Frames:
    """The frames of `language`, checked.

    Raises:
        DataError: a file of frames or meanings is wrong; the message names file, frame and key.
    """
    known = meanings()
    found: list[Frame] = []
    words: dict[str, list[tuple[str, Frame]]] = {"verbs": [], "nouns": [], "adjectives": []}
    for path in list_files("wasata.lang", f"{language}/frames", ".toml"):
        theme = path.rsplit("/", 1)[1].removesuffix(".toml")
        for row in read_toml("wasata.lang", path, _File).frame:
            frame = _checked(path, theme, language, row, known)
            if any(frame.id == other.id for other in found):
                raise _wrong(path, row.id, "its id stands twice; give it another")
            found.append(frame)
            for part, group in (("verbs", row.verbs), ("nouns", row.nouns), ("adjectives", (*row.adjectives, *row.states))):
                words[part] += [(fold(word), frame) for word in group]
    return Frames(
        all=tuple(found),
        verbs={verb: tuple(frame for word, frame in words["verbs"] if word == verb) for verb, _ in words["verbs"]},
        nouns=_runs(words["nouns"]),
        adjectives=_runs(words["adjectives"]),
    )


@cache
def meanings() -> dict[str, Meaning]:
    """The meanings by name.

    Raises:
        DataError: a file of meanings is wrong.
    """
    found: dict[str, Meaning] = {}
    for path in list_files("wasata.lang", "meanings", ".toml"):
        for name, meaning in read_toml("wasata.lang", path, dict[str, Meaning]).items():
            if name in found:
                raise _wrong(path, name, "this meaning stands twice; give it another name")
            if meaning.type not in MODES:
                raise _wrong(path, name, f"type {meaning.type!r} is none of PLOVER's {', '.join(MODES)}")
            if meaning.mode is not None and meaning.mode not in MODES[meaning.type]:
                raise _wrong(
                    path, name, f"mode {meaning.mode!r} is none of {meaning.type}: {', '.join(sorted(MODES[meaning.type]))}"
                )
            odd = [side for side in meaning.roles.values() if side not in _SIDES] or [
                r for r in meaning.needs if r not in meaning.roles
            ]
            if odd:
                raise _wrong(path, name, f"{odd[0]!r} is no side (actor, recipient) or no role of it")
            found[name] = meaning
    for name, meaning in found.items():
        if meaning.negated is not None and meaning.negated not in found:
            raise _wrong("meanings", name, f"negated = {meaning.negated!r}, which no file of meanings has")
    return found


def _checked(path: str, theme: str, language: str, row: _Row, known: dict[str, Meaning]) -> Frame:
    meaning = known.get(row.means)
    if meaning is None:
        raise _wrong(path, row.id, f"means {row.means!r}, which no file of meanings has")
    if not (row.verbs or row.nouns or row.adjectives or row.states):
        raise _wrong(path, row.id, "it has no words; give verbs, nouns, adjectives or states")
    for role in [*row.slots, *(need for need in meaning.needs if need not in row.slots)]:
        if role not in meaning.roles or role not in row.slots:
            raise _wrong(path, row.id, f"role {role!r} must be one of {', '.join(meaning.roles)}, and those needed have slots")
    for slot in [*(slot for slots in row.slots.values() for slot in slots), *row.deep, *row.require.slot, *row.forbid.slot]:
        if slot not in SLOTS:
            raise _wrong(path, row.id, f"{slot!r} is no slot; use one of {', '.join(sorted(SLOTS))}")
    for name in (*row.require.classes(), *row.forbid.classes()):
        if name not in word_classes(language):
            raise _wrong(path, row.id, f"{name!r} is no class of {language}/classes.toml")
    if row.under not in _UNDER:
        raise _wrong(path, row.id, f"under = {row.under!r}; use speech or none")
    if len(row.yes) < 2 or not row.no:
        raise _wrong(path, row.id, "it needs two sentences in `yes` and one in `no`")
    return Frame(
        id=f"{language}.{theme}.{row.id}",
        meaning=meaning,
        slots=row.slots,
        require=row.require,
        forbid=row.forbid,
        adjectives=frozenset(map(fold, row.adjectives)),
        states=frozenset(map(fold, row.states)),
        deep=frozenset(row.deep),
        under=row.under,
        least=row.least or meaning.least,
        yes=row.yes,
        no=row.no,
    )


def _wrong(path: str, name: str, what: str) -> DataError:
    return DataError(f"wasata.lang/{path}, {name}: {what}")


def _grouped(pairs: Iterable[tuple[str, Frame]]) -> dict[str, list[tuple[str, tuple[str, ...], Frame]]]:
    table: dict[str, list[tuple[str, tuple[str, ...], Frame]]] = {}
    for word, frame in pairs:
        first, *rest = word.split()
        table.setdefault(first, []).append((word, tuple(rest), frame))
    return table


def _runs(pairs: list[tuple[str, Frame]]) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Frame, ...]], ...]]:
    table = {}
    for first, rows in _grouped(pairs).items():
        runs: dict[tuple[str, ...], list[Frame]] = {}
        for _, rest, frame in rows:
            runs.setdefault(rest, []).append(frame)
        table[first] = tuple(sorted(((rest, tuple(group)) for rest, group in runs.items()), key=lambda item: -len(item[0])))
    return table
