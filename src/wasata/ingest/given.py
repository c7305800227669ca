"""What the reader was told about pages: options for all of them, and a table by file."""

from __future__ import annotations

import csv
from pathlib import Path, PurePath

import msgspec

from wasata.errors import UsageError
from wasata.model.pages import Given

COLUMNS = ("file", "url", "outlet", "published", "captured")
"""The columns of a table of pages; `file` must be there."""


class GivenTable(msgspec.Struct, frozen=True):
    """What is given for each page, by its name, and what holds for all of them."""

    default: Given = Given()
    rows: dict[str, Given] = {}
    """By the path or the file name that the table gives."""

    def given(self, name: str) -> Given:
        """What is given for the page of this name: its row by path, else by file name, filled from what holds for all."""
        row = self.rows.get(name) or self.rows.get(PurePath(name.rpartition("!/")[2]).name)
        if row is None:
            return self.default
        return Given(
            url=row.url or self.default.url,
            outlet=row.outlet or self.default.outlet,
            published=row.published or self.default.published,
            captured=row.captured or self.default.captured,
        )


def read_given_table(path: Path, default: Given) -> GivenTable:
    """The table at `path`, CSV in UTF-8 with a header out of `COLUMNS`.

    Raises:
        UsageError: It cannot be read, has an unknown column, lacks `file`, or names a file twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the table of pages cannot be read: {error}") from error
    reader = csv.DictReader(text.splitlines())
    columns = reader.fieldnames or []
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "file" not in columns:
        what = f"the column {unknown[0]!r} is unknown" if unknown else "the column 'file' is missing"
        raise UsageError(f"{path}: {what}; the header may hold: {', '.join(COLUMNS)}")
    rows: dict[str, Given] = {}
    for row in reader:
        name = (row.get("file") or "").strip()
        if not name or name in rows:
            what = f"{name!r} stands twice" if name else "the file is not named"
            raise UsageError(f"{path}, line {reader.line_num}: {what}")
        cells = {column: (row.get(column) or "").strip() or None for column in COLUMNS[1:]}
        rows[name] = Given(**cells)
    return GivenTable(default, rows)
