"""The floors of accuracy that a bare clone can measure are there, so that the check of floors cannot pass for want of any."""

from __future__ import annotations

import json
from pathlib import Path

FLOORS: dict[str, float] = json.loads((Path(__file__).parents[1] / "bench" / "floors.json").read_text(encoding="utf-8"))


def test_there_are_floors_that_need_nothing_but_a_clone() -> None:
    own = {name.split(" / ")[0] for name in FLOORS if not name.startswith("gold")}

    assert own == {"labels of the test pages", "times and numbers", "languages"}


def test_every_language_has_floors_on_the_gold() -> None:
    for language in ("ar", "fa"):
        for part in ("lines", "actors / f1", "quotes / p", "quotes / f1", "events / p", "events / f1"):
            assert FLOORS[f"gold / all {language} / {part}"] > 0
