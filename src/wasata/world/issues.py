"""Issues: matters in dispute or under negotiation, with the words that show them."""

from __future__ import annotations

from importlib import resources

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_toml
from wasata.model.actors import Name
from wasata.model.issues import Issue

_PACKAGE = "wasata.world"
_PATH = "issues.toml"


class IssueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue of the data file: its words are names by which a text shows it."""

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    fa: tuple[str, ...]
    states: tuple[str, ...] = ()


class IssueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file."""

    issue: tuple[IssueEntry, ...]


def load_issues() -> tuple[Issue, ...]:
    """Every issue of the data file; of each language the first word is its name."""
    if not resources.files(_PACKAGE).joinpath(_PATH).is_file():
        return ()
    entries = read_toml(_PACKAGE, _PATH, IssueFile).issue
    seen = set()
    for entry in entries:
        if entry.id in seen:
            raise DataError(f"{_PACKAGE}/{_PATH}: the id {entry.id} stands twice; give one of them another")
        seen.add(entry.id)
    return tuple(
        Issue(
            id=entry.id,
            names=tuple(Name(lang, form) for lang in ("en", "ar", "fa") for form in getattr(entry, lang)),
            states=entry.states,
        )
        for entry in entries
    )
