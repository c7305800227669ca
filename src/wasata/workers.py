"""Work done by several processes, in order, whatever happens to one of them.

A worker that is ended from outside, by the system for want of memory or by a person, costs time and nothing else: what it
had in hand is done again item by item, and only an item that ends its worker once more stays undone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from wasata.errors import WorkerError

_CHUNK = 8
"""Items that one task of a worker holds: enough to make the cost of handing them over small."""
_WAITING = 3
"""Tasks that wait for each worker, so that memory stays bounded however many items there are."""
_MOST = 61
"""Processes at most; Windows cannot wait for more."""

Item = TypeVar("Item")
Work = TypeVar("Work")
Result = TypeVar("Result")


def in_workers(
    do: Callable[[Work], Result], items: Iterable[tuple[Item, Work | None]], jobs: int
) -> Iterator[tuple[Item, Result | None]]:
    """Each item with what `do` makes of its work, in order; `None` without work, or where it ended its worker twice.

    Args:
        do: Is called in other processes; it, the work and the results are pickled.
        items: Things to keep here, each with the work that is handed over for it.
        jobs: How many processes work.

    Raises:
        WorkerError: Processes end before they are given anything.
    """
    jobs = min(jobs, _MOST)
    team = _Team(do, jobs)
    chunks = _chunks(items)
    waiting: deque[tuple[list[tuple[Item, Work | None]], Future[list[Result]]]] = deque()
    try:
        while True:
            waiting.extend((chunk, team.submit(_work_of(chunk))) for chunk in islice(chunks, jobs * _WAITING - len(waiting)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            results: Iterator[Result | None]
            try:
                results = iter(future.result())
            except BrokenProcessPool:
                team.begin_anew()
                results = team.one_by_one(_work_of(chunk))
                waiting = deque((later, team.again(_work_of(later), promised)) for later, promised in waiting)
            for item, work in chunk:
                yield item, None if work is None else next(results)
    finally:
        team.end()


def _chunks(items: Iterable[tuple[Item, Work | None]]) -> Iterator[list[tuple[Item, Work | None]]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _work_of(chunk: list[tuple[Item, Work | None]]) -> list[Work]:
    return [work for _, work in chunk if work is not None]


class _Team(Generic[Work, Result]):
    """The processes, and others in their place when one of them was ended: the executor of Python then ends them all."""

    def __init__(self, do: Callable[[Work], Result], jobs: int) -> None:
        self._do = partial(_do_each, do)
        self._jobs = jobs
        self._pool = _pool(jobs)

    def submit(self, work: list[Work]) -> Future[list[Result]]:
        """Hand work over; where a worker was ended meanwhile, the promise says so."""
        try:
            with _interrupts_held():
                return self._pool.submit(self._do, work)
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def again(self, work: list[Work], promised: Future[list[Result]]) -> Future[list[Result]]:
        """The promise, when it was kept before the workers were ended, or a new one."""
        return promised if promised.done() and promised.exception() is None else self.submit(work)

    def begin_anew(self) -> None:
        """Other workers in place of those that were ended."""
        self.end()
        self._pool = _pool(self._jobs)

    def one_by_one(self, works: list[Work]) -> Iterator[Result | None]:
        """What is made of each work alone; `None` where it ends its worker again."""
        alone: _Team[Work, Result] = _Team(self._do.args[0], 1)
        try:
            for work in works:
                try:
                    alone.submit([]).result()
                except BrokenProcessPool as error:
                    told = "processes that are to read pages end as soon as they begin; is there memory for them?"
                    raise WorkerError(f"{told} `--jobs 1` reads without them") from error
                try:
                    yield alone.submit([work]).result()[0]
                except BrokenProcessPool:
                    alone.begin_anew()
                    yield None
        finally:
            alone.end()

    def end(self) -> None:
        """Let the workers finish what they have in hand, and no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)


def _do_each(do: Callable[[Work], Result], works: list[Work]) -> list[Result]:
    return [do(work) for work in works]


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while workers are started: they inherit it, and are not hit before `_begin`."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the process that writes, and end when that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
