"""How many lines are told apart by language: `python -m bench.identify [--held] [--wrong]`.

`identify.csv` holds sentences of our own, of the length of a headline and longer, in Arabic, Persian, Dari (`prs`, read as
Persian), Urdu, Pashto and Sorani Kurdish. Every second one is `held`: the weights are chosen looking at the others only.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import Any, NamedTuple

from wasata.lang.identify import identify, variety

CASES = Path(__file__).with_name("identify.csv")
READ_AS = {"prs": "fa"}
"""The language that a variety is read as."""


class Line(NamedTuple):
    language: str
    held: bool
    text: str


def lines() -> list[Line]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [Line(row["language"], row["half"] == "held", row["sentence"]) for row in csv.DictReader(file)]


def accuracy(*, held: bool) -> dict[str, Any]:
    """The lines of one half that are right, by language, with what is wrong; Dari also as a variety."""
    chosen = [line for line in lines() if line.held == held]
    found: dict[str, Any] = {}
    for language in dict.fromkeys(line.language for line in chosen):
        own = [line for line in chosen if line.language == language]
        right = [line for line in own if identify(line.text) == READ_AS.get(language, language)]
        found[language] = {"right": len(right), "lines": len(own), "wrong": [line.text for line in own if line not in right]}
    for language in ("prs", "fa"):
        found[f"{language} known as Dari"] = sum(variety(line.text) == "prs" for line in chosen if line.language == language)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.identify", description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure the held half")
    parser.add_argument("--wrong", action="store_true", help="print the lines that are read wrong")
    options = parser.parse_args()
    for name, figure in accuracy(held=options.held).items():
        if not isinstance(figure, dict):
            print(f"{name:<20} {figure}")
            continue
        print(f"{name:<20} {figure['right']} of {figure['lines']}")
        if options.wrong:
            print("".join(f"    {identify(text)}: {text}\n" for text in figure["wrong"]), end="")


if __name__ == "__main__":
    main()
