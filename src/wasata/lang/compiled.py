"""What is built from the data files once and then read back: a cache in the user's folder, never needed for a right answer."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from wasata.lang.data import data_version

CACHE_VARIABLE = "WASATA_CACHE"
"""The environment variable that names another folder for the cache."""

_CODE_PACKAGES = ("wasata.text", "wasata.lang", "wasata.world")
_MAGIC = b"wasata-compiled-1\n"
_DIGEST_SIZE = 16
_KEPT = 4
"""Files kept of one name: enough for a few installations side by side, so that they do not rebuild in turn."""

T = TypeVar("T")


def compiled(name: str, shape: type[T], build: Callable[[], T], sources: tuple[tuple[str, str], ...] | None = None) -> T:
    """What `build` makes of the data files, read back from the user's cache when the data and the code are still the same.

    The cache only saves time. A file that is missing, damaged or of another shape is built anew, and a folder that cannot be
    written is left alone; the answer is the same.

    Args:
        name: A name for a file: small Latin letters, digits and hyphens, such as `forms-ar`.
        shape: The type that msgspec reads the stored bytes as.
        build: Makes the value; called when the cache does not hold it.
        sources: Package and path of every file of data and of code that the value depends on; None: all of them.
    """
    path = cache_folder() / f"{name}-{_version(sources)}.msgpack"
    stored = _read(path, shape)
    if stored is not None:
        return stored
    value = build()
    _write(path, name, msgspec.msgpack.encode(value))
    return value


def cache_folder() -> Path:
    """Where compiled data lies: `$WASATA_CACHE`, else the place for caches that the system names."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base or tempfile.gettempdir()) / "wasata" / "cache"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.expanduser() raises where there is no home, this does not
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "wasata"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "wasata"


@cache
def _version(sources: tuple[tuple[str, str], ...] | None) -> str:
    """The version of the data and of the code that compiles it; a change in either makes another file."""
    digest = hashlib.sha256()
    if sources is None:
        digest.update(data_version().encode())
        sources = tuple((package, name) for package in _CODE_PACKAGES for name in _code_files(package))
    for package, path in sources:
        digest.update(f"{package}/{path}\0".encode() + resources.files(package).joinpath(*path.split("/")).read_bytes())
    return digest.hexdigest()[:16]


def _code_files(package: str) -> list[str]:
    return sorted(item.name for item in resources.files(package).iterdir() if item.name.endswith(".py"))


def _read(path: Path, shape: type[T]) -> T | None:
    try:
        raw = path.read_bytes()
    except OSError:
        return None  # not there yet, or not readable: it is built
    body = raw[len(_MAGIC) + _DIGEST_SIZE :]
    if raw[: len(_MAGIC) + _DIGEST_SIZE] != _MAGIC + _digest(body):
        return None  # cut off, damaged or of another kind
    try:
        return msgspec.msgpack.decode(body, type=shape)
    except msgspec.DecodeError:
        return None  # of another shape


def _write(path: Path, name: str, body: bytes) -> None:
    """Puts the file in place in one step, so that a reader meets the old one, the new one, or none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=path.parent)
    except OSError:
        return  # nowhere to write: the next run builds again
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + _digest(body) + body)
        Path(temporary).replace(path)
        _forget_old(path, name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)


def _forget_old(path: Path, name: str) -> None:
    length = len(path.name)
    same = [other for other in path.parent.glob(f"{name}-*.msgpack") if len(other.name) == length and other != path]
    for other in sorted(same, key=lambda entry: entry.stat().st_mtime, reverse=True)[_KEPT - 1 :]:
        other.unlink(missing_ok=True)


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest()
