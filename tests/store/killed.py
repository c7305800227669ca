"""Kills a writer at many fixed points of its work and looks at the record that is left. Run by `test_killed.py`.

A child process stops itself with SIGKILL after so many steps of SQLite's virtual machine, wherever that is: while the
record is made, in the middle of a batch, or in a commit.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from wasata.store import Reader, doctor

from .files import contents, keep
from .samples import make_reading

_READINGS = [make_reading(f"{number % 7}.txt", ending="." * number, repeated=1 + number % 3) for number in range(12)]
_STEP = 50


class _Deadly(sqlite3.Connection):
    """A connection that kills the process after so many steps, counted over all connections."""

    left = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.set_progress_handler(self._tick, _STEP)

    @classmethod
    def _tick(cls) -> int:
        cls.left -= 1
        if cls.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def _write(path: Path, ticks: int) -> bool:
    """Read all pages in a child process; whether it lived."""
    child = os.fork()
    if child == 0:
        _Deadly.left = ticks
        connect = sqlite3.connect

        def deadly(*arguments: Any, **options: Any) -> sqlite3.Connection:
            return connect(*arguments, factory=_Deadly, **options)

        sqlite3.connect = deadly  # type: ignore[assignment]
        keep(path, *_READINGS, batch=5)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def main(folder: Path) -> None:
    """Kill at ever later points until the writer lives; print how many points there were."""
    whole = folder / "whole.wasata"
    keep(whole, *_READINGS, batch=5)
    expected = contents(whole)
    ticks = kills = 0
    while True:
        place = folder / "killed"
        place.mkdir()
        path = place / "r.wasata"
        if _write(path, ticks):
            break
        kills += 1
        if path.exists():
            faults = doctor(path)
            assert not faults, (ticks, faults)
            with Reader.open(path) as reader:
                kept = list(reader.readings())
            assert all(reading in _READINGS for reading in kept), ticks
        keep(path, *_READINGS, batch=5)
        assert contents(path) == expected, ticks
        assert list(place.iterdir()) == [path], ticks
        shutil.rmtree(place)
        ticks += max(1, ticks // 5)
    sys.stdout.write(str(kills))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
