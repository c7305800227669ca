"""Words that negate, put off or make doubtful what a clause tells, read from `xx/modality.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.lang.data import read_toml
from wasata.model.clauses import Status
from wasata.text.fold import fold


class _Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clause: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


class _More(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    not_past: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    asks_what: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `modality.toml`."""

    negated: _Marks
    future: _Marks
    hypothetical: _Marks
    historical: _Marks
    marks: _More


class Modality(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The modal words of a language, by folded key or lemma."""

    in_clause: dict[str, Status]
    """Words that reach to the predicate of their own clause."""
    over_complement: dict[str, Status]
    """Words that reach over all that they govern."""
    letters: dict[str, Status]
    """Letters written on the front of a verb."""
    not_past: frozenset[str]
    """Words of `in_clause` that say nothing before a past verb."""
    question: frozenset[str]
    """Words that open a question."""
    asks_what: frozenset[str]
    """Words that ask who, what, how or why; a question with one takes for granted what it tells."""


@cache
def modality(language: str) -> Modality:
    """The modal words of `language`.

    Raises:
        DataError: `modality.toml` of that language is wrong.
    """
    file = read_toml("wasata.lang", f"{language}/modality.toml", _File)
    parts = (
        (Status.NEGATED, file.negated),
        (Status.FUTURE, file.future),
        (Status.HYPOTHETICAL, file.hypothetical),
        (Status.HISTORICAL, file.historical),
    )
    return Modality(
        in_clause={fold(word): status for status, marks in parts for word in marks.clause},
        over_complement={fold(word): status for status, marks in parts for word in marks.complement},
        letters={fold(letter): status for status, marks in parts for letter in marks.letters},
        not_past=frozenset(map(fold, file.marks.not_past)),
        question=frozenset(map(fold, file.marks.question)),
        asks_what=frozenset(map(fold, file.marks.asks_what)),
    )
