"""Files, folders and archives to the bytes of pages, one page at a time.

Nothing that is found stops the rest: what cannot be read is a `Dropped` with its reason, and nothing that could block or
never end is opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from wasata.errors import UsageError
from wasata.ingest.archives import STAGE, archive_pages
from wasata.ingest.filetypes import MARKUP_SUFFIXES, FileType, companion_stem, file_type
from wasata.ingest.raw import Limits, RawPage
from wasata.model.dropped import Dropped, Reason

__all__ = ["Limits", "RawPage", "raw_pages"]

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""Not blocking, in case a file became a FIFO after it was looked at."""
_SEPARATORS = "_-."


def raw_pages(
    paths: Iterable[str | os.PathLike[str]], limits: Limits | None = None, *, leave: Collection[str] = ()
) -> Iterator[RawPage | Dropped]:
    """The pages below `paths`, each with its bytes, in a stable order: that of the paths, then that of the names.

    A path that is given is read whatever its name promises; in a folder only what can be a page is. A folder that holds the
    parts of a saved page (`x_files` beside `x.html`) belongs to that page and is not searched.

    Args:
        paths: Files, folders and archives. A path that does not exist is a `Dropped` when another one does.
        limits: How much of a file is read.
        leave: Absolute paths without links of files that are not to be opened: those of the record that is being written.

    Raises:
        UsageError: No path was given, or none of them exists.
    """
    given = [os.fspath(path) for path in paths]
    if not given:
        raise UsageError("no page was given; name files, folders or archives of saved pages")
    if not any(os.path.lexists(path) for path in given):
        raise UsageError(f"no such file or folder: {', '.join(map(_shown, given[:5]))}; check the spelling, or where you are")
    return _below_all(given, limits or Limits(), frozenset(leave))


def _below_all(given: list[str], limits: Limits, leave: frozenset[str]) -> Iterator[RawPage | Dropped]:
    files = {os.path.normpath(path) for path in given}
    for path in given:
        if not os.path.lexists(path):
            yield _drop(path, Reason.UNREADABLE, "no such file or folder")
        elif not os.path.isdir(path):  # noqa: PTH112 - a string stays as it was given
            yield from _file(path, _key(path, os.path.dirname(path)), limits, leave, given=True)  # noqa: PTH120
        elif not _is_companion_of_given(os.path.normpath(path), files):
            yield from _folder(path, limits, leave)


def _is_companion_of_given(path: str, files: set[str]) -> bool:
    folder, name = os.path.split(path)
    return any(os.path.join(folder, stem + suffix) in files for stem in companion_stem(name) for suffix in MARKUP_SUFFIXES)  # noqa: PTH118


def _folder(root: str, limits: Limits, leave: frozenset[str]) -> Iterator[RawPage | Dropped]:
    """Everything below a folder; links to folders are not followed, so that the walk ends."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
        except OSError as error:
            yield _drop(folder, Reason.UNREADABLE, _why(error))
            continue
        pages = {name for name, is_folder in entries if not is_folder and name.lower().endswith(MARKUP_SUFFIXES)}
        below = []
        for name, is_folder in entries:
            path = os.path.join(folder, name)  # noqa: PTH118 - ten thousand paths are made here
            if not is_folder:
                yield from _file(path, _key(path, root), limits, leave, given=False)
            elif name.startswith("."):
                yield _drop(path, Reason.NOT_A_PAGE, "a hidden folder is not searched")
            elif not _is_companion(name, pages, folder):
                below.append(path)
        waiting += reversed(below)


def _key(path: str, root: str) -> str:
    """The path from the folder that was given, with the name of that folder, so that `monday/1.txt` is not `tuesday/1.txt`."""
    name = os.path.basename(os.path.realpath(root or os.curdir))  # noqa: PTH119
    return _shown(f"{name}/{os.path.relpath(path, root or os.curdir)}".replace(os.sep, "/"))


def _is_companion(name: str, pages: set[str], folder: str) -> bool:
    """Whether a folder holds the parts of a page beside it: by the name browsers give, or because the page says so."""
    if not pages:
        return False
    for page in pages:
        stem = page.rpartition(".")[0]
        if not name.startswith(stem) or len(name) <= len(stem) + 1 or name[len(stem)] not in _SEPARATORS:
            continue
        if stem in companion_stem(name) or _refers_to(Path(folder, page), name):
            return True
    return False


def _refers_to(page: Path, folder: str) -> bool:
    """Whether a page loads parts from a folder beside it, as a browser in any language names that folder."""
    try:
        if not page.is_file():
            return False
        with page.open("rb") as file:
            raw = file.read(Limits().max_bytes)
    except OSError:
        return False
    return f"{quote(folder)}/".encode() in raw or os.fsencode(folder) + b"/" in raw


def _file(path: str, key: str, limits: Limits, leave: frozenset[str], *, given: bool) -> Iterator[RawPage | Dropped]:
    if leave and os.path.realpath(path) in leave:
        if given:
            yield _drop(path, Reason.NOT_A_PAGE, "it belongs to the record that is being written")
        return
    kind = file_type(os.path.basename(path))  # noqa: PTH119
    if kind is FileType.PART and not given:
        yield _drop(path, Reason.NOT_A_PAGE, "by its name a picture, script or other part of a page")
        return
    try:
        descriptor = _open(path)
    except OSError as error:
        yield _drop(path, Reason.UNREADABLE, _why(error))
        return
    with os.fdopen(descriptor, "rb") as file:
        if kind is FileType.ARCHIVE:
            yield from archive_pages(file, _shown(path), limits)
            return
        size = os.fstat(descriptor).st_size
        if size > limits.max_bytes:
            yield _drop(path, Reason.TOO_LARGE, f"{size} bytes, at most {limits.max_bytes} are read")
            return
        try:
            raw = file.read(limits.max_bytes + 1)
        except OSError as error:
            yield _drop(path, Reason.UNREADABLE, _why(error))
            return
    if len(raw) > limits.max_bytes:
        yield _drop(path, Reason.TOO_LARGE, f"it grew past {limits.max_bytes} bytes")
    else:
        yield RawPage(name=_shown(path), key=_shown(key), raw=raw, companion=_companion_of(path))


def _open(path: str) -> int:
    """A descriptor of a regular file; anything else is refused before it is opened, since opening a device can act."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError("not a regular file")
    descriptor = os.open(path, _OPEN_FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a regular file")
    return descriptor


def _companion_of(path: str) -> str | None:
    if not path.lower().endswith(MARKUP_SUFFIXES):
        return None
    stem = path.rpartition(".")[0]
    found = (stem + ending for ending in ("_files", ".files", "-files"))
    return next((_shown(folder) for folder in found if os.path.isdir(folder)), None)  # noqa: PTH112


def _drop(path: str, reason: Reason, detail: str) -> Dropped:
    return Dropped(stage=STAGE, reason=reason, page=_shown(path), detail=detail)


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _shown(path: str) -> str:
    """A path as text that can be stored: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
