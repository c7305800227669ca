"""What becomes of the pages of a reading, counted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from wasata.model.dropped import Dropped
from wasata.model.readings import Reading
from wasata.store import Outcome

_HELD = frozenset({Outcome.UNCHANGED, Outcome.FORGOTTEN})


class ReadReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the pages that were to be read."""

    read: int
    """Pages with an article that the record did not hold in this run."""
    new_versions: int
    """How many of them are other versions of pages that it held; the earlier ones stay, and views show the later."""
    unchanged: int
    """Pages that it held already."""
    forgotten: int
    """Pages that were forgotten on request, and are not read again unless asked."""
    articles: int
    words: int
    quotes: int
    events: int
    seconds: float
    dropped: tuple[Dropped, ...]
    """Pages that were left out, in whole, each with its reason."""
    losses: dict[str, int]
    """How many losses inside pages, by stage and reason."""
    rows_unused: tuple[str, ...]
    """The files that the table of pages names and that were not among the pages."""

    @property
    def dropped_pages(self) -> int:
        """How many pages were left out."""
        return len(self.dropped)

    @property
    def articles_per_second(self) -> float:
        """How many articles a second were read and kept."""
        return self.articles / self.seconds if self.seconds else 0.0


class Tally:
    """Counts what becomes of pages while they are read."""

    def __init__(self, advance: Callable[[int], None]) -> None:
        self._advance = advance
        self._begin = time.perf_counter()
        self._outcomes: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._losses: Counter[str] = Counter()
        self._dropped: list[Dropped] = []

    def unchanged(self) -> None:
        """A page that the record held already."""
        self._outcomes[Outcome.UNCHANGED] += 1
        self._advance(0)

    def drop(self, dropped: Dropped) -> None:
        """A page that was left out."""
        self._dropped.append(dropped)
        self._advance(0)

    def add(self, reading: Reading, outcome: Outcome) -> None:
        """A page that was given to the record; one without an article counts as left out, for the first reason that it has."""
        if outcome in _HELD:
            self._outcomes[outcome] += 1
        elif not reading.articles and reading.dropped:
            self._dropped.append(msgspec.structs.replace(reading.dropped[0], page=reading.page.name))
        else:
            self._outcomes[outcome] += 1
            for found in reading.articles:
                self._counts["articles"] += 1
                self._counts["words"] += found.words
                self._counts.update(type(assertion.claim).__name__ for assertion in found.assertions)
            self._losses.update(f"{lost.stage}: {lost.reason.value}" for lost in reading.dropped)
        self._advance(len(reading.articles))

    def report(self, rows_unused: Iterable[str] = ()) -> ReadReport:
        """What was counted until now."""
        return ReadReport(
            read=sum(count for outcome, count in self._outcomes.items() if outcome not in _HELD),
            new_versions=self._outcomes[Outcome.NEW_VERSION],
            unchanged=self._outcomes[Outcome.UNCHANGED],
            forgotten=self._outcomes[Outcome.FORGOTTEN],
            articles=self._counts["articles"],
            words=self._counts["words"],
            quotes=self._counts["Quote"],
            events=self._counts["Event"],
            seconds=time.perf_counter() - self._begin,
            dropped=tuple(self._dropped),
            losses=dict(sorted(self._losses.items())),
            rows_unused=tuple(rows_unused),
        )
