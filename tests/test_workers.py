"""Workers that are ended from outside."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from wasata.errors import WorkerError
from wasata.workers import in_workers


def double_or_die(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


class DiesOnArrival:
    def __reduce__(self) -> tuple[object, tuple[int, int]]:
        return os._exit, (3,)  # type: ignore[return-value]

    def __call__(self, number: int) -> int:
        return number


def test_results_come_in_order_and_items_without_work_pass() -> None:
    items = [(str(number), None if number % 5 == 0 else number) for number in range(50)]

    found = list(in_workers(double_or_die, [item for item in items if item[1] != 13], 2))

    assert found == [(str(number), None if number % 5 == 0 else 2 * number) for number in range(50) if number != 13]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_an_item_that_ends_its_worker_again_and_again_loses_nothing_of_the_others() -> None:
    found = dict(in_workers(double_or_die, [(number, number) for number in range(40)], 2))

    assert found == {number: None if number == 13 else 2 * number for number in range(40)}


def test_workers_that_never_live_are_an_error() -> None:
    with pytest.raises(WorkerError, match="--jobs 1"):
        list(in_workers(DiesOnArrival(), [(1, 1)], 2))
