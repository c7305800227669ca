"""`python -m bench`: accuracy, speed and memory as one table, or as JSON; with `--floors` a check of accuracy alone."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.accuracy import gold_accuracy, label_accuracy, language_accuracy, rows, time_accuracy
from bench.data import DEVELOPMENT

FLOORS = Path(__file__).with_name("floors.json")
"""The least accuracy that a change may leave. Raise a floor when the figure rises; a lower one needs a reason in the commit."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--floors", action="store_true", help="measure accuracy only, and fail where it is below its floor")
    arguments = parser.parse_args()
    found: dict[str, Any] = {
        "gold": gold_accuracy(),
        "labels of the test pages": label_accuracy(),
        "times and numbers": time_accuracy(),
        "languages": language_accuracy(),
    }
    if not found["gold"]:
        print(f"no gold records in {DEVELOPMENT}: accuracy on them is not measured", file=sys.stderr)
    if arguments.floors:
        return _check(found)
    from bench.speed import speed

    found["speed"] = speed(arguments.quick)
    if arguments.json:
        print(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        _print(found)
    return 0


def _check(found: dict[str, Any]) -> int:
    """Compare with the floors; print each figure that is compared, and fail when one is too low or missing.

    Figures on gold records may be missing as a whole, where there are no gold records.
    """
    low = 0
    for path, floor in json.loads(FLOORS.read_text(encoding="utf-8")).items():
        value: Any = found
        for key in path.split(" / "):
            value = value.get(key) if isinstance(value, dict) else None
        if value is None and path.startswith("gold / ") and not found["gold"]:
            print(f"skip  {path}: not measured here (floor {floor})")
            continue
        bad = value is None or value < floor
        low += bad
        print(f"{'LOW ' if bad else 'ok  '}  {path}: {'missing' if value is None else f'{value:.3f}'} (floor {floor})")
    return 1 if low else 0


def _print(found: dict[str, Any]) -> None:
    for name, part, figures in rows(found["gold"]):
        print(f"{name:<10} {part:<24} {figures}")
    labels = found["labels of the test pages"]
    if labels["right"] is not None:
        titles = f"{labels['titles']} of {labels['articles']} titles"
        print(f"{'own pages':<10} {'lines':<24} {labels['right']:.3f} of {labels['lines']}; {titles}")
    for name in ("times and numbers", "languages"):
        for part, share in found[name].items():
            print(f"{'own text':<10} {part:<24} {share:.3f}")
    for name, figures in found["speed"].items():
        print(f"\n{name}")
        for key, value in figures.items():
            if isinstance(value, dict):
                for stage, milliseconds in value.items():
                    print(f"  {stage:<34} {milliseconds:8.2f} ms an article of 500 words")
            else:
                print(f"  {key:<34} {value:>11,.2f}" if isinstance(value, float) else f"  {key:<34} {value:>11,}")


if __name__ == "__main__":
    sys.exit(main())
