from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from wasata.errors import RecordError
from wasata.store import Reader, Writer, doctor
from wasata.store.migrations import Migration, latest_version, migrate, migrations, table_version

from .files import contents, keep
from .samples import make_reading

STEPS = (
    Migration(1, "0001_one.sql", "CREATE TABLE one (a) STRICT;".replace("(a)", "(a TEXT)")),
    Migration(2, "0002_two.sql", "CREATE TABLE two (a TEXT) STRICT; INSERT INTO one VALUES ('x');"),
)


def test_steps_are_numbered_without_gaps() -> None:
    assert [step.number for step in migrations()] == list(range(1, latest_version() + 1))


def test_each_step_is_applied_once() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        assert migrate(connection, STEPS[:1]) == 1
        assert migrate(connection, STEPS) == 1
        assert migrate(connection, STEPS) == 0
        assert table_version(connection) == 2
        assert connection.execute("SELECT a FROM one").fetchall() == [("x",)]


def test_step_that_fails_leaves_the_one_before() -> None:
    broken = Migration(2, "0002_two.sql", "CREATE TABLE two (a TEXT) STRICT; INSERT INTO none VALUES (1);")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (STEPS[0], broken))
        assert table_version(connection) == 1
        assert not connection.in_transaction
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("one",)]
        assert migrate(connection, STEPS) == 1


def test_older_record_is_brought_up_to_date_by_a_writer_only(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(record, make_reading())
    before = contents(record)
    later = (*migrations(), Migration(2, "0002_more.sql", "CREATE TABLE more (a TEXT) STRICT;"))
    monkeypatch.setattr("wasata.store.migrations.migrations", lambda: later)
    with pytest.raises(RecordError, match="version 1, this Wasata reads version 2"):
        Reader.open(record)
    assert "version 1" in doctor(record)[0].detail
    Writer.open(record).close()
    with Reader.open(record) as reader:
        assert reader.summary().pages == 1
    assert contents(record) == before | {"more": []}
