"""Typed reading of the data files that come with the package, with errors that name file, key and value."""

from __future__ import annotations

import csv
import hashlib
import io
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from wasata.errors import DataError

LANGUAGES = ("ar", "fa")
"""The languages that are read."""

_DATA_PACKAGES = ("wasata.lang", "wasata.world", "wasata.ingest")
_DATA_SUFFIXES = (".toml", ".csv")

T = TypeVar("T")


def read_toml(package: str, path: str, shape: type[T]) -> T:
    """The TOML file `path` of `package` (such as `wasata.lang`, `ar/calendar.toml`), decoded as `shape`."""
    raw = _bytes(package, path)
    try:
        return msgspec.toml.decode(raw, type=shape)
    except msgspec.DecodeError as error:
        raise DataError(f"{package}/{path}: {error}; mend the file, then run `wasata check`") from error


def read_csv(package: str, path: str, shape: type[T]) -> tuple[T, ...]:
    """The rows of a CSV file with a header, each decoded as `shape`; an empty cell is left out, so it takes the default."""
    rows = csv.DictReader(io.StringIO(_bytes(package, path).decode("utf-8")), strict=True)
    found = []
    for row in rows:
        if None in row or None in row.values():
            raise DataError(f"{package}/{path}, line {rows.line_num}: {len(rows.fieldnames or ())} cells are due in {row}")
        cells = {key: cell for key, cell in row.items() if cell != ""}
        try:
            found.append(msgspec.convert(cells, shape, strict=False))
        except msgspec.ValidationError as error:
            raise DataError(f"{package}/{path}, line {rows.line_num}: {error} in {cells}") from error
    return tuple(found)


def list_files(package: str, folder: str, suffix: str) -> tuple[str, ...]:
    """The paths below `folder` of `package` that end with `suffix`, sorted, for `read_toml` and `read_csv`."""
    root = _traverse(package, folder)
    return tuple(sorted(f"{folder}/{item.name}" for item in root.iterdir() if item.name.endswith(suffix)))


@cache
def data_version() -> str:
    """A hash of all data that a reading depends on: the version that provenance and caches name."""
    digest = hashlib.sha256()
    for package in _DATA_PACKAGES:
        for name, raw in sorted(_walk(resources.files(package), package)):
            digest.update(name.encode() + b"\0" + hashlib.sha256(raw).digest())
    return digest.hexdigest()[:16]


@cache
def code_version() -> str:
    """A hash of the program's code, so that results of a changed rule are not taken for those of the old one."""
    digest = hashlib.sha256()
    for name, raw in sorted(_walk(resources.files("wasata"), "wasata", (".py",))):
        digest.update(name.encode() + b"\0" + hashlib.sha256(raw).digest())
    return digest.hexdigest()[:16]


def _walk(folder: Traversable, name: str, suffixes: tuple[str, ...] = _DATA_SUFFIXES) -> list[tuple[str, bytes]]:
    found = []
    for item in folder.iterdir():
        path = f"{name}/{item.name}"
        if item.is_dir():
            found += _walk(item, path, suffixes)
        elif item.name.endswith(suffixes):
            found.append((path, item.read_bytes()))
    return found


def _traverse(package: str, path: str) -> Traversable:
    return resources.files(package).joinpath(*path.split("/"))


def _bytes(package: str, path: str) -> bytes:
    try:
        return _traverse(package, path).read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{package} has no data file {path}; the installation is incomplete: install wasata again") from error
