"""The record as JSON Lines: one object a line, its sort under `record`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from wasata.model.dropped import Dropped
from wasata.model.readings import Reading


def json_lines(readings: Iterable[Reading], dropped: Iterable[Dropped]) -> Iterator[bytes]:
    """Pages, articles, mentions and assertions in the order of the record, then what was left out.

    Each actor stands before the first that refers to it.
    """
    told: set[str] = set()
    for reading in readings:
        yield _line("page", reading.page)
        for actor in reading.actors:
            if actor.id not in told:
                told.add(actor.id)
                yield _line("actor", actor)
        for found in reading.articles:
            yield _line("article", found.article)
            groups = dict(found.groups)
            for mention in found.mentions:
                yield _line("mention", mention)
            for assertion in found.assertions:
                yield _line("assertion", assertion, fact=groups.get(assertion.id))
    for lost in dropped:
        yield _line("dropped", lost)


def _line(sort: str, record: msgspec.Struct, **more: str | None) -> bytes:
    return msgspec.json.encode({"record": sort, **msgspec.to_builtins(record), **more})
