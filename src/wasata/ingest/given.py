"""What the reader was told about pages: options for all of them, and a table by file."""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePath

import msgspec

from wasata.errors import UsageError
from wasata.ingest.timestamps import read_stamp
from wasata.model.pages import Given

COLUMNS = ("file", "url", "outlet", "published", "captured")
"""The columns of a table of pages; `file` must be there."""


class GivenTable(msgspec.Struct, frozen=True):
    """What is given for each page, by its name, and what holds for all of them."""

    default: Given = Given()
    rows: dict[str, Given] = {}
    """By the path or the file name that the table gives."""

    def row(self, name: str) -> str | None:
        """The file that the table names and that is the page of this name: by its path, else by its file name."""
        plain = PurePath(name).as_posix()
        for key in (name, plain, PurePath(plain.rpartition("!/")[2]).name):
            if key in self.rows:
                return key
        return None

    def given(self, name: str) -> Given:
        """What is given for the page of this name: its row by path, else by file name, filled from what holds for all."""
        key = self.row(name)
        if key is None:
            return self.default
        row = self.rows[key]
        return Given(
            url=row.url or self.default.url,
            outlet=row.outlet or self.default.outlet,
            published=row.published or self.default.published,
            captured=row.captured or self.default.captured,
        )


def read_given_table(path: Path, default: Given) -> GivenTable:
    """The table at `path`, CSV in UTF-8 with a header out of `COLUMNS`.

    Raises:
        UsageError: It cannot be read, has an unknown column, lacks `file`, names a file twice, or gives a date that is none.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the table of pages cannot be read: {error}; it must be CSV in UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        return GivenTable(default, _rows(reader, path))
    except csv.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}: this is not CSV: {error}") from error


def check_date(name: str, value: str | None) -> None:
    """See to it that a date that is given can be read, before any page is.

    Args:
        name: Where it was given, for the message.
        value: The date, if one was given.

    Raises:
        UsageError: It is no date between 1990 and 2050.
    """
    if value is not None and read_stamp(value) is None:
        raise UsageError(f"{name} {value}: not a date between 1990 and 2050 such as 2025-03-04 or 2025-03-04T17:34")


def _rows(reader: csv.DictReader[str], path: Path) -> dict[str, Given]:
    columns = reader.fieldnames or []
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "file" not in columns:
        what = f"the column {unknown[0]!r} is unknown" if unknown else "the column 'file' is missing"
        raise UsageError(f"{path}: {what}; the header may hold: {', '.join(COLUMNS)}")
    rows: dict[str, Given] = {}
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        name = (row.get("file") or "").strip()
        if not name or name in rows:
            raise UsageError(f"{where}: {f'{name!r} stands twice' if name else 'the file is not named'}")
        if len(row) > len(columns):
            raise UsageError(f"{where}: more cells than the header names; put a cell that holds a comma in quotation marks")
        cells = {column: (row.get(column) or "").strip() or None for column in COLUMNS[1:]}
        for column in ("published", "captured"):
            check_date(f"{where}: {column}", cells[column])
        rows[name] = Given(**cells)
    return rows
