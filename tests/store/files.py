"""What tests look at in a record file, past the reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from wasata.model.readings import Reading
from wasata.model.runs import Run
from wasata.store import Outcome, Writer

from .samples import FIRST_RUN, READ_AT

_DERIVED = ("sentence_search", "sqlite_")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, those of the full-text index left out: its parts depend on how rows were batched."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [one for (one,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table in tables
            if not table.startswith(_DERIVED)
        }


def keep(path: Path, *readings: Reading, run: Run = FIRST_RUN, batch: int = 64) -> list[Outcome]:
    """Read pages into a record, which is made when it is not there."""
    with Writer.open(path, create=True, batch=batch) as writer:
        writer.begin_run(run)
        return [writer.add(reading, run, READ_AT) for reading in readings]


def execute(path: Path, sql: str) -> None:
    """Damage a record."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)
