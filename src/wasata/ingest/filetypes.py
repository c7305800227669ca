"""What a file is by its name: a page, an archive of pages, or a part of a page that holds no text."""

from __future__ import annotations

from enum import StrEnum


class FileType(StrEnum):
    """What the name of a file promises."""

    PAGE = "page"
    ARCHIVE = "archive"
    PART = "part"
    """A picture, a script, a style sheet, a document in a format that is not read, a file of the system."""
    UNKNOWN = "unknown"


ZIP_SUFFIXES = (".zip",)
TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
OTHER_ARCHIVE_SUFFIXES = (".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".jar", ".warc", ".wacz", ".iso", ".dmg", ".cab")
"""Archives that are not read."""
MARKUP_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml")
PAGE_SUFFIXES = (*MARKUP_SUFFIXES, ".txt", ".text", ".asp", ".aspx", ".php", ".jsp")
_PARTS = """
    avif bmp gif heic ico jpeg jpg png svg tif tiff webp  aac flac m4a mid mp3 ogg opus wav  avi flv m3u8 m4v mkv mov mp4 mpeg
    mpg ts webm wmv  css less map scss  cjs js jsx mjs tsx vbs wasm  eot otf ttf woff woff2  csv json jsonl ndjson parquet tsv
    toml xls xlsx xml yaml yml  atom rss opml  doc docx epub odp ods odt pdf ppt pptx ps rtf  bak cfg conf db ini lock log
    part pid sqlite sqlite3 swp tmp wasata wasata-shm wasata-wal db-shm db-wal  bin class dll exe msi o obj pyc so
    md rst tex py pyc sh bat c cpp go h java rb rs  torrent url webloc desktop lnk download crdownload vtt srt
"""
"""Endings of names that stand for no page; `download` is what a browser adds to scripts it saves."""

_COMPANIONS = """
    _files -files .files _file -file _fichiers -fichiers _archivos _dateien -dateien _arquivos _ficheiros _bestanden _pliki
    _soubory _filer -filer -filers _dosyalar _tiedostot _elemei _failid _fajlovi _datoteke _fails _bylos _subory
"""
"""What browsers add to the name of a page for the folder of its parts, each in its language."""

PART_SUFFIXES = frozenset(_PARTS.split())
COMPANION_ENDINGS = frozenset(_COMPANIONS.split())
_JUNK_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def file_type(name: str) -> FileType:
    """What the last component of a path promises; `UNKNOWN` asks for a look at the bytes."""
    low = name.lower()
    if low.startswith(".") or low in _JUNK_NAMES:
        return FileType.PART
    if low.endswith(ZIP_SUFFIXES) or low.endswith(TAR_SUFFIXES):
        return FileType.ARCHIVE
    if low.endswith(PAGE_SUFFIXES):
        return FileType.PAGE
    if low.rpartition(".")[2] in PART_SUFFIXES or low.endswith(OTHER_ARCHIVE_SUFFIXES):
        return FileType.PART
    return FileType.UNKNOWN


def is_archive(name: str) -> bool:
    """Whether the name is that of an archive, read or not."""
    low = name.lower()
    return low.endswith(ZIP_SUFFIXES) or low.endswith(TAR_SUFFIXES) or low.endswith(OTHER_ARCHIVE_SUFFIXES)


def companion_stem(folder: str) -> tuple[str, ...]:
    """The names without ending of the pages that a folder can be the companion of: of `x_files` only `x`."""
    low = folder.lower()
    return tuple(folder[: -len(ending)] for ending in COMPANION_ENDINGS if low.endswith(ending) and len(low) > len(ending))
