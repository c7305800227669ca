"""How many of the running-text cases are read right: `python -m bench.times.score [--held] [--all] [--wrong]`.

A case is a sentence with the words of its one time in square brackets. It is right when a time that overlaps them has the same
first day, last day and grain; a sentence without brackets is right when nothing is found in it.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wasata.lang.numbers import find_numbers
from wasata.lang.times import find_times
from wasata.text.tokens import tokens

HERE = Path(__file__).parent
LANGUAGES = ("ar", "fa")


class Case(NamedTuple):
    id: str
    held: bool
    language: str
    anchor: date | None
    tense: str | None
    first: date | None
    last: date | None
    grain: str
    text: str
    start: int
    end: int


class Answer(NamedTuple):
    first: date | None
    last: date | None
    grain: str | None
    start: int
    end: int


def unbracketed(sentence: str) -> tuple[str, int, int]:
    """The sentence without its brackets, and where the words between them stand."""
    start, end = sentence.find("["), sentence.find("]")
    if start < 0:
        return sentence, 0, 0
    return sentence[:start] + sentence[start + 1 : end] + sentence[end + 1 :], start, end - 1


def cases(language: str) -> list[Case]:
    found = []
    with (HERE / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, start, end = unbracketed(row["sentence"])
            anchor, first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("anchor", "first", "last"))
            held = row["half"] == "held"
            found.append(
                Case(row["id"], held, language, anchor, row["tense"] or None, first, last, row["grain"], text, start, end)
            )
    return found


def ours(case: Case) -> list[Answer]:
    times = find_times(case.text, tokens(case.text), case.language, case.anchor, case.tense)
    return [
        Answer(time.first, time.last, str(time.grain), time.span.start, time.span.end) for time in times if time.span is not None
    ]


def right(case: Case, answers: list[Answer], *, grains: bool = True) -> bool:
    if not case.grain:
        return not answers
    return any(
        (answer.first, answer.last) == (case.first, case.last) and (not grains or answer.grain == case.grain)
        for answer in answers
        if answer.start < case.end and answer.end > case.start
    )


def share(chosen: list[Case], reader: Callable[[Case], list[Answer]], *, grains: bool = True) -> str:
    good = sum(right(case, reader(case), grains=grains) for case in chosen)
    return f"{good}/{len(chosen)} = {good / len(chosen):.3f}" if chosen else "-"


def numbers_right(language: str, halves: tuple[str, ...]) -> tuple[int, int, list[str]]:
    good, wrong = 0, []
    with (HERE / f"numbers-{language}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] in halves]
    for row in rows:
        text, start, end = unbracketed(row["sentence"])
        found = tokens(text)
        value, low, high = (float(row[name]) if row[name] else None for name in ("value", "low", "high"))
        want = (value, low, high, row["kind"], row["unit"] or None)
        got = [
            (number.value, number.low, number.high, str(number.kind), number.unit)
            for number in find_numbers(found, language)
            if found[number.first_token].start < end and found[number.last_token].end > start
        ]
        good += want in got
        if want not in got:
            wrong.append(f"{row['id']} {text} wanted {want}, found {got}")
    return good, len(rows), wrong


def times_wrong(chosen: list[Case]) -> list[str]:
    found = []
    for case in chosen:
        if not right(case, ours(case)):
            got = [
                (str(answer.first), str(answer.last), answer.grain, case.text[answer.start : answer.end]) for answer in ours(case)
            ]
            words = case.text[case.start : case.end] or case.text
            found.append(f"{case.id} {words} | {case.first} {case.last} {case.grain} | {got}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="run the held half as well")
    parser.add_argument("--wrong", action="store_true", help="print the cases that are read wrong")
    options = parser.parse_args()
    halves = {"dev": ("",)} | ({"held": ("held",)} if options.held else {})
    for name, marks in halves.items():
        for language in LANGUAGES:
            chosen = [case for case in cases(language) if case.held == (name == "held")]
            good, count, wrong = numbers_right(language, marks)
            print(f"{name:5} {language}  times {share(chosen, ours)}  numbers {good}/{count}")
            if options.wrong:
                print("\n".join(f"  {line}" for line in [*times_wrong(chosen), *wrong]))


if __name__ == "__main__":
    main()
