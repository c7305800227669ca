"""Ids made from content, so that reading the same page again gives the same ids."""

from __future__ import annotations

import hashlib

_BYTES = 10
"""80 bits: among a thousand million ids of one sort a clash has a chance of about one in two million."""


def content_id(sort: str, *parts: str | int | None) -> str:
    """An id such as `q-3f2a…`: the sort of record, then a hash of what the record is made of.

    The parts are joined with their lengths, so that ("ab", "c") and ("a", "bc") differ, and `None` differs from "".
    """
    pieces: list[bytes] = []
    for part in parts:
        raw = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        pieces += (len(raw).to_bytes(8, "big"), raw)
    return f"{sort}-{hashlib.blake2b(b''.join(pieces), digest_size=_BYTES).hexdigest()}"


def bytes_hash(raw: bytes) -> str:
    """The SHA-256 of a page's bytes in hexadecimal: the name of one version of the page."""
    return hashlib.sha256(raw).hexdigest()
