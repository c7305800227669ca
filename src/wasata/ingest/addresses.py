"""The addresses of pages: which of those that a page names is its own, in one spelling."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_|fbclid|gclid|yclid|igshid|mc_[ce]id|_ga\Z|cmpid|ocid|at_(?:medium|campaign)|ref_?src", re.IGNORECASE
)
_DAY = re.compile(r"(?<!\d)(1[34]\d\d|20\d\d)([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_SOLID_DAY = re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_LONGEST = 2_000


def clean_address(address: str | None, base: str | None = None) -> str | None:
    """An address of the web in one spelling: host in small letters, no fragment, no default port, nothing that only tracks.

    Addresses of files are none of the web, so that nobody's folder becomes part of a record.

    Args:
        address: As a page gives it; it may be relative.
        base: The address that a relative one starts from.
    """
    if address is None or not (address := address.strip()) or len(address) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, address) if base is not None else address)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
            return None
        host = _host(parts)
    except ValueError:
        return None
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    return host if parts.port in (None, default) else f"{host}:{parts.port}"


def own_address(candidates: tuple[str | None, ...]) -> str | None:
    """The first of clean addresses that names a page and not just a site.

    Some sites declare their front page the canonical address of every article, which would make one page of them all.
    """
    return next((address for address in candidates if address is not None and not _is_front(address)), None)


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return len(parts.path.strip("/")) <= 2 and not parts.query


def host_of(address: str | None) -> str | None:
    """The host of an address, without `www.`."""
    if address is None:
        return None
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None


def day_in_address(address: str | None) -> str | None:
    """The year, month and day in the path of an address, as `2025/03/04` or, in the Solar Hijri calendar, `1403/12/14`."""
    if address is None:
        return None
    path = urlsplit(address).path
    found = _DAY.search(path)
    if found:
        return f"{found[1]}/{found[3]}/{found[4]}"
    solid = _SOLID_DAY.search(path)
    return "/".join(solid.groups()) if solid else None
