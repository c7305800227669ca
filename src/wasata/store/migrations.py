"""The steps that bring a record file from one version of its tables to the next."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib import resources

import msgspec

from wasata.errors import RecordError

_FILE_NAME = re.compile(r"([0-9]{4})_[a-z_]+\.sql")


class Migration(msgspec.Struct, frozen=True, gc=False):
    """One step: the SQL that makes version `number` of the tables out of the one before."""

    number: int
    """From 1, without gaps."""
    name: str
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps in order, from the files `migrations/NNNN_name.sql` of this package.

    Raises:
        RecordError: a file has another name, or a number is missing.
    """
    found = []
    for item in (resources.files("wasata.store") / "migrations").iterdir():
        match = _FILE_NAME.fullmatch(item.name)
        if match is None:
            raise RecordError(f"wasata/store/migrations/{item.name}: a step is named NNNN_name.sql; rename or remove the file")
        found.append(Migration(int(match[1]), item.name, item.read_text("utf-8")))
    steps = tuple(sorted(found, key=lambda step: step.number))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise RecordError(f"wasata/store/migrations: numbers must run from 1 without gaps, not {[step.name for step in steps]}")
    return steps


def latest_version(steps: tuple[Migration, ...] | None = None) -> int:
    """The version of the tables that this version of Wasata writes."""
    return len(migrations() if steps is None else steps)


def table_version(connection: sqlite3.Connection) -> int:
    """The version of the tables in a file; 0 for none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: tuple[Migration, ...] | None = None) -> int:
    """Apply the steps that a file lacks, each in a transaction of its own together with its number.

    A process that dies in the middle leaves the file at the last whole step, and the next call goes on from there.

    Returns:
        How many steps were applied.
    """
    due = (migrations() if steps is None else steps)[table_version(connection) :]
    for step in due:
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{step.sql}\nPRAGMA user_version = {step.number};\nCOMMIT;")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return len(due)
