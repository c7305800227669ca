"""Words that report speech, read from `xx/cues.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_toml
from wasata.lang.syntax import SLOTS, Phrases, phrases
from wasata.text.fold import fold

_TAKES = SLOTS | {"marks", "bare", "by-that", "own"}


class _Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    act: str
    takes: tuple[str, ...]
    words: tuple[str, ...]
    strength: str = "strong"


class _Attributions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    speaker: tuple[str, ...]
    noise: tuple[str, ...] = ()


class _Headline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    between: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `cues.toml`."""

    cue: tuple[_Cue, ...]
    attributions: _Attributions
    speakers: dict[str, tuple[str, ...]]
    addressees: dict[str, tuple[str, ...]]
    headline: _Headline


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A word that reports speech."""

    lemma: str
    """The verb, or the noun and the light verb of a compound, folded."""
    act: str
    """The speech act, such as `say` or `deny`."""
    takes: frozenset[str]
    """Where the words said can stand."""
    weak: bool
    """Whether it reports only with a that-clause or quotation marks."""


class Cues(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The reporting words of a language."""

    by_lemma: dict[str, Cue]
    attributions: Phrases
    """Words that name the speaker after them."""
    noise: Phrases
    """Words that may stand between those and the name."""
    speakers: Phrases
    """Unnamed speakers, by class."""
    addressees: Phrases
    between: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """The reporting words of `language`.

    Raises:
        DataError: `cues.toml` of that language is wrong.
    """
    path = f"{language}/cues.toml"
    file = read_toml("wasata.lang", path, _File)
    by_lemma = {}
    for row in file.cue:
        unknown = sorted(set(row.takes) - _TAKES)
        if unknown:
            raise DataError(f"wasata.lang/{path}: cue {row.act!r} takes {unknown[0]!r}; use one of {', '.join(sorted(_TAKES))}")
        for word in row.words:
            by_lemma[fold(word)] = Cue(fold(word), row.act, frozenset(row.takes), row.strength == "weak")
    return Cues(
        by_lemma=by_lemma,
        attributions=phrases({"speaker": file.attributions.speaker}),
        noise=phrases({"noise": file.attributions.noise}),
        speakers=phrases(file.speakers),
        addressees=phrases(file.addressees),
        between=frozenset(map(fold, file.headline.between)),
    )
