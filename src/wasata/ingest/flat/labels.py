"""The label of each line: the best sequence of labels, so that the lines of an article hold together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from wasata.errors import DataError
from wasata.ingest.flat.features import Feature
from wasata.lang.data import read_toml
from wasata.model.pages import Label

_NEVER = -1e9
_BEHIND = 9.0
"""How far a sequence may fall behind the best one and still be followed."""

_LABELS = {
    "title": Label.TITLE,
    "title_again": Label.TITLE,
    "kicker": Label.SUBTITLE,
    "subtitle": Label.SUBTITLE,
    "dateline": Label.DATELINE,
    "person": Label.DATELINE,
    "caption": Label.CAPTION,
    "heading": Label.HEADING,
    "body": Label.BODY,
    "related": Label.RELATED,
    "boilerplate": Label.BOILERPLATE,
}
"""The kinds of lines that weights are given for, and the labels they get."""

_ZONES = ("out", "pre", "head", "main")
"""The parts of a page, for which a feature may have a weight as well: `out` of articles, `pre` before a title, `head` between
title and text, `main` from the text on."""


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of line in one part of a page."""

    kind: str
    zone: str
    """One of `out`, `pre`, `head`, `main`."""
    next: dict[str, float]
    """The states that may follow, and how well each does."""
    begin: float | None = None
    """How well a page begins with it; never when left out."""
    end: float | None = None
    """How well a page ends with it; never when left out."""


class _Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bias: dict[str, float]
    features: dict[str, dict[str, float]]
    states: dict[str, _State]


class Marked(msgspec.Struct, frozen=True, gc=False):
    """What a line was found to be."""

    label: Label
    zone: str
    kind: str


class _Machine:
    """The weights in the form in which they are computed with."""

    def __init__(self, weights: _Weights) -> None:
        names = list(weights.states)
        self.states = tuple(weights.states[name] for name in names)
        known = {*_LABELS, *_ZONES}
        self.columns: list[tuple[float, ...]] = [(0.0,) * len(names)] * len(Feature)
        for name, row in weights.features.items():
            if name.upper() not in Feature.__members__ or not set(row) <= known:
                raise DataError(f"wasata.ingest.flat/weights.toml: features.{name}: unknown feature, kind or zone in {row}")
            self.columns[Feature[name.upper()]] = self._column(row)
        self.bias = self._column(weights.bias)
        self.marks = tuple(Marked(_LABELS[state.kind], state.zone, state.kind) for state in self.states)
        self.begin = tuple(_NEVER if state.begin is None else state.begin for state in self.states)
        self.end = tuple(_NEVER if state.end is None else state.end for state in self.states)
        self.after = tuple(tuple((names.index(name), step) for name, step in state.next.items()) for state in self.states)

    def _column(self, row: dict[str, float]) -> tuple[float, ...]:
        """What a row of weights gives each state: that of its kind and that of its zone."""
        return tuple(row.get(state.kind, 0.0) + row.get(state.zone, 0.0) for state in self.states)


@cache
def _machine() -> _Machine:
    return _Machine(read_toml("wasata.ingest.flat", "weights.toml", _Weights))


@lru_cache(maxsize=1 << 15)
def _scores(features: int) -> tuple[float, ...]:
    """How well a line with these features does in each state."""
    machine = _machine()
    rows = [machine.bias]
    while features:
        low = features & -features
        rows.append(machine.columns[low.bit_length() - 1])
        features ^= low
    return tuple(map(sum, zip(*rows, strict=True)))


def mark_lines(features: Sequence[int]) -> list[Marked]:
    """The best sequence of kinds for lines with these features: the one with the greatest sum of scores.

    Sequences that fall far behind the best one on the way are given up, which bounds the work for each line.
    """
    if not features:
        return []
    machine = _machine()
    after = machine.after
    every = range(len(after))
    nothing = [_NEVER] * len(after)
    scores = _scores(features[0])
    totals = [start + score for start, score in zip(machine.begin, scores, strict=True)]
    back: list[list[int]] = []
    for bits in features[1:]:
        scores = _scores(bits)
        least = max(totals) - _BEHIND
        following = nothing.copy()
        chosen = [0] * len(after)
        for source in every:
            total = totals[source]
            if total < least:
                continue
            for state, step in after[source]:
                score = total + step
                if score > following[state]:
                    following[state] = score
                    chosen[state] = source
        totals = [total + score for total, score in zip(following, scores, strict=True)]
        back.append(chosen)
    state = max(every, key=lambda index: totals[index] + machine.end[index])
    found = [state]
    for chosen in reversed(back):
        state = chosen[state]
        found.append(state)
    found.reverse()
    return [machine.marks[index] for index in found]
