"""What a page states, filled with what was given: its outlet and its time of publication, each with the place it was found in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from wasata.errors import UsageError
from wasata.ingest.addresses import host_of
from wasata.ingest.timestamps import Stamp, read_stamp
from wasata.model.articles import Stated
from wasata.model.pages import Given
from wasata.world.registry import registry


class Found(msgspec.Struct, frozen=True, gc=False):
    """A value and the place it was found in."""

    value: str
    stated: Stated


class Publication(msgspec.Struct, frozen=True, gc=False):
    """When an article was published, and where that stands."""

    day: date | None = None
    moment: datetime | None = None
    stated: Stated | None = None


def publication(stamp: Stamp | None, stated: Stated | None, given: Given) -> Publication:
    """The time that a page states, else the one given.

    Raises:
        UsageError: The time given is no date.
    """
    if stamp is not None:
        return Publication(stamp.day, stamp.moment, stated)
    if given.published is None:
        return Publication()
    stamp = read_stamp(given.published)
    if stamp is None:
        raise UsageError(f"published is {given.published!r}, which is no date; give one such as 2025-03-04 or 2025-03-04T17:34")
    return Publication(stamp.day, stamp.moment, Stated.GIVEN)


def find_outlet(names: Iterable[Found], url: str | None, given: Given) -> Found | None:
    """The outlet: a known one by the names or the host that the page states, else by what was given, else a name.

    Args:
        names: The names that the page states, the surest first.
        url: The address that the page states.
        given: What fills the gap.
    """
    stated = tuple(names)
    known = registry()
    for found in stated:
        outlet = known.outlet_by_name(found.value)
        if outlet is not None:
            return Found(outlet.id, found.stated)
    host = host_of(url)
    outlet = known.outlet_by_host(host) if host is not None else None
    if outlet is not None:
        return Found(outlet.id, Stated.URL)
    if stated:
        return stated[0]
    given_host = host_of(given.url)
    if given.outlet is not None:
        outlet = known.outlet(given.outlet) or known.outlet_by_name(given.outlet) or known.outlet_by_host(given.outlet)
        return Found(given.outlet if outlet is None else outlet.id, Stated.GIVEN)
    outlet = known.outlet_by_host(given_host) if given_host is not None else None
    if outlet is not None:
        return Found(outlet.id, Stated.GIVEN)
    if host is not None:
        return Found(host, Stated.URL)
    return Found(given_host, Stated.GIVEN) if given_host is not None else None
