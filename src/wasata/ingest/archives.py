"""Pages in zip and tar archives, member by member, with nothing of an archive believed that was not counted.

No member is ever written anywhere, so that its name is only a name: `../../etc/passwd` does no harm.
"""

from __future__ import annotations

import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from wasata.ingest.filetypes import ZIP_SUFFIXES, FileType, companion_stem, file_type, is_archive
from wasata.ingest.raw import Limits, RawPage
from wasata.model.dropped import Dropped, Reason

STAGE = "ingest"

_CHUNK = 65_536
_FREE = 65_536
"""Bytes that may come out of anything before its expansion is judged: short runs of blanks pack well."""
_LONGEST_HEADER = 1_048_576
"""The longest extended header of a tar member, in bytes; real ones hold a long name."""
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
)
"""What the readers of archives raise on damaged ones."""


_EXTENDED = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)
"""Sorts of tar members that describe the next one, and are read whole by `tarfile`."""


class _BombError(Exception):
    """More came out of an archive than any honest one holds."""


def archive_pages(file: BinaryIO, name: str, limits: Limits) -> Iterator[RawPage | Dropped]:
    """The pages of an open archive, in its order.

    Args:
        file: The archive, at its beginning; it stays open.
        name: The path as it was given.
        limits: How much may come out of it.
    """
    members = _zip_members if name.lower().endswith(ZIP_SUFFIXES) else _tar_members
    try:
        yield from members(file, name, limits)
    except _BombError as error:
        yield _drop(name, Reason.ARCHIVE_BOMB, str(error))
    except (RuntimeError, NotImplementedError) as error:
        yield _drop(name, Reason.UNREADABLE, f"a packing that is not read: {error}")
    except _BROKEN as error:
        yield _drop(name, Reason.BROKEN_ARCHIVE, f"{type(error).__name__}: {error}")


def _drop(name: str, reason: Reason, detail: str) -> Dropped:
    return Dropped(stage=STAGE, reason=reason, page=name, detail=detail)


class _Sieve:
    """Which members are pages: says so of one name after another."""

    def __init__(self, archive: str, names: tuple[str, ...] = ()) -> None:
        self.archive = archive
        self.stems = {_stem(name) for name in names}
        """Paths of pages without their endings: a folder named after one holds its parts."""

    def refuse(self, member: str, size: int, limits: Limits) -> Dropped | None:
        """Why a member is no page to read, or `None`."""
        shown = f"{self.archive}!/{member}"
        if is_archive(member):
            return _drop(shown, Reason.NOT_A_PAGE, "an archive inside an archive is not followed: unpack it first")
        if any(file_type(part) is FileType.PART for part in member.split("/") if part not in ("", ".", "..")):
            return _drop(shown, Reason.NOT_A_PAGE, "by its name a picture, script or other part of a page")
        if self._belongs_to_page(member):
            return _drop(shown, Reason.NOT_A_PAGE, "in the folder of parts of a saved page")
        if size > limits.max_bytes:
            return _drop(shown, Reason.TOO_LARGE, f"{size} bytes, at most {limits.max_bytes} are read")
        self.stems.add(_stem(member))
        return None

    def _belongs_to_page(self, member: str) -> bool:
        folders = member.split("/")[:-1]
        return any(
            "/".join((*folders[:depth], stem)) in self.stems
            for depth, folder in enumerate(folders)
            for stem in companion_stem(folder)
        )


def _stem(member: str) -> str:
    return member.rpartition(".")[0] if file_type(member) is FileType.PAGE else ""


def _zip_members(file: BinaryIO, name: str, limits: Limits) -> Iterator[RawPage | Dropped]:
    packed = os.fstat(file.fileno()).st_size
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if len(entries) > limits.max_members:
            raise _BombError(f"{len(entries)} members, at most {limits.max_members} are read")
        sieve = _Sieve(name, tuple(entry.filename for entry in entries))
        total = 0
        for entry in entries:
            if entry.is_dir():
                continue
            refused = sieve.refuse(_shown(entry.filename), entry.file_size, limits)
            if refused is not None:
                yield refused
                continue
            page = _zip_member(archive, entry, f"{name}!/{_shown(entry.filename)}", min(entry.compress_size, packed), limits)
            if isinstance(page, RawPage):
                total += len(page.raw)
                if total > limits.max_total or total > _FREE + limits.max_expansion * packed:
                    raise _BombError(f"{packed} bytes unpack to more than {total}")
            yield page


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, packed: int, limits: Limits) -> RawPage | Dropped:
    try:
        with archive.open(entry) as member:
            raw = _read(member, limits.max_bytes, _FREE + limits.max_expansion * packed)
    except (RuntimeError, NotImplementedError) as error:
        return _drop(name, Reason.UNREADABLE, f"{error}")
    except _BombError:
        return _drop(name, Reason.ARCHIVE_BOMB, f"{packed} bytes unpack to more than {limits.max_expansion} times as many")
    except _BROKEN as error:
        return _drop(name, Reason.BROKEN_ARCHIVE, f"{type(error).__name__}: {error}")
    return _page(name, raw, limits)


def _read(member: IO[bytes], most: int, bomb: int) -> bytes:
    """Up to `most` + 1 bytes of a member; more than `bomb` of them raise."""
    found = bytearray()
    while len(found) <= most:
        chunk = member.read(min(_CHUNK, most + 1 - len(found)))
        if not chunk:
            break
        found += chunk
        if len(found) > bomb:
            raise _BombError
    return bytes(found)


def _page(name: str, raw: bytes, limits: Limits) -> RawPage | Dropped:
    if len(raw) > limits.max_bytes:
        return _drop(name, Reason.TOO_LARGE, f"more than {limits.max_bytes} bytes, whatever the archive says of it")
    return RawPage(name=name, key=_key(name), raw=raw)


def _shown(member: str) -> str:
    """The name of a member as text that can be stored: bytes that are not UTF-8 become U+FFFD."""
    return member.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")


class _Unpacked(io.RawIOBase):
    """The unpacked stream of a tar archive, which counts and gives up on a bomb."""

    def __init__(self, stream: IO[bytes], packed: int, limits: Limits) -> None:
        super().__init__()
        self._stream = stream
        self._most = min(limits.max_total, _FREE + limits.max_expansion * packed)
        self._packed = packed
        self._count = 0

    def read(self, size: int | None = -1) -> bytes:
        found = self._stream.read(_CHUNK if size is None or size < 0 else min(size, 1 << 20))
        self._count += len(found)
        if self._count > self._most:
            raise _BombError(f"{self._packed} bytes unpack to more than {self._most}")
        return found


class _Header(tarfile.TarInfo):
    """A header of a tar member whose extension may not be longer than any name is."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        header = super().frombuf(buf, encoding, errors)
        if header.type in _EXTENDED and header.size > _LONGEST_HEADER:
            raise _BombError(f"an extended header of {header.size} bytes")
        return header


def _tar_stream(file: BinaryIO) -> IO[bytes]:
    """The bytes of a tar archive, unpacked by what it begins with and not by its name."""
    import bz2
    import gzip

    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if start.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(file)
    return file


def _tar_members(file: BinaryIO, name: str, limits: Limits) -> Iterator[RawPage | Dropped]:
    packed = os.fstat(file.fileno()).st_size
    stream = _Unpacked(_tar_stream(file), packed, limits)
    sieve = _Sieve(name)
    with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=_Header, errors="surrogateescape") as archive:
        for count, entry in enumerate(archive, 1):
            if count > limits.max_members:
                raise _BombError(f"more than {limits.max_members} members")
            if not entry.isreg():
                if not entry.isdir():
                    shown = f"{name}!/{_shown(entry.name)}"
                    yield _drop(shown, Reason.UNREADABLE, "a link or device inside an archive is not followed")
                continue
            refused = sieve.refuse(_shown(entry.name), entry.size, limits)
            if refused is not None:
                yield refused
                continue
            member = archive.extractfile(entry)
            if member is not None:
                yield _page(f"{name}!/{_shown(entry.name)}", _read(member, limits.max_bytes, limits.max_total), limits)


def _key(name: str) -> str:
    """The member with the file name of its archive, so that members of one name in two archives stay apart."""
    archive, _, member = name.partition("!/")
    return f"{archive.replace(chr(92), '/').rpartition('/')[2]}!/{member}"
