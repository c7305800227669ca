"""The words in which the interface names categories."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.lang.data import read_toml


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `labels.toml`: a category and the words for it."""

    types: dict[str, str]
    statuses: dict[str, str]
    quotes: dict[str, str]
    acts: dict[str, str]


@cache
def labels() -> Labels:
    """The labels in English."""
    return read_toml("wasata.render", "labels.toml", Labels)
