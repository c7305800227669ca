"""How much of the gold records the program finds, by gold set and language."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.data import TEST_PAGES, GoldSet, gold_sets, scorer
from bench.identify import accuracy
from bench.times.score import cases, numbers_right, ours, right
from wasata import api
from wasata.ingest.flat import read_flat

_PARTS = ("actors", "quotes", "events", "agreements", "mediations", "articles", "joined within a page", "joined across pages")


def gold_accuracy() -> dict[str, dict[str, Any]]:
    """The scorer's figures for each gold set and language, and for all sets of a language together; empty without a scorer."""
    score = scorer()
    sets = gold_sets()
    if score is None or not sets:
        return {}
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        everything, answers = Path(folder) / "gold", Path(folder) / "answers"
        everything.mkdir()
        answers.mkdir()
        for each in sets:
            _export(each, Path(folder) / each.name)
            for language in ("ar", "fa"):
                figures = _score(score, each.gold, Path(folder) / each.name, language)
                if figures["lines"] is not None:
                    found[f"{each.name} {language}"] = figures
            for source, target in ((each.gold, everything), (Path(folder) / each.name, answers)):
                for path in source.glob("*.json"):
                    (target / path.name).write_bytes(path.read_bytes())
        for language in ("ar", "fa"):
            found[f"all {language}"] = _score(score, everything, answers, language)
    return found


def _export(each: GoldSet, target: Path) -> None:
    record = target.with_suffix(".wasata")
    api.read([each.pages], record, api.ReadOptions(table=each.table, jobs=1))
    api.export_gold(record, target)


def _score(score: Path, gold: Path, answers: Path, language: str) -> dict[str, Any]:
    joins = gold.parent / "joins.json"
    command = [sys.executable, str(score), str(gold), str(answers), "--lang", language, "--json"]
    if joins.is_file():
        command += ["--joins", str(joins)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result: dict[str, Any] = json.loads(output)
    return result


def label_accuracy() -> dict[str, Any]:
    """How many lines of the pages written for the tests get the right label, and how many titles of articles are found."""
    matching = lines = titles = articles = 0
    for path in sorted(TEST_PAGES.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        page = read_flat(text)
        given = {line.number: line.label for line in page.lines}
        for letter, spec in gold["lines"].items():
            for number in _numbers(spec):
                lines += 1
                matching += number in given and _LETTER[given[number].value] == letter
        found = {outline.title for outline in page.outlines}
        articles += len(gold["articles"])
        titles += sum(article["title"] in found for article in gold["articles"])
    return {"lines": lines, "right": matching / lines if lines else None, "articles": articles, "titles": titles}


def time_accuracy() -> dict[str, float]:
    """The share of the sentences of bench/times whose time, or whose number, is read right, by language."""
    found = {}
    for language in ("ar", "fa"):
        chosen = cases(language)
        found[f"times {language}"] = sum(right(case, ours(case)) for case in chosen) / len(chosen)
        good, count, _ = numbers_right(language, ("", "held"))
        found[f"numbers {language}"] = good / count
    return found


def language_accuracy() -> dict[str, float]:
    """The share of the lines of bench/identify.csv whose language is told right."""
    halves = [accuracy(held=held) for held in (False, True)]
    counts = [figure for half in halves for figure in half.values() if isinstance(figure, dict)]
    return {"lines": sum(figure["right"] for figure in counts) / sum(figure["lines"] for figure in counts)}


_LETTER = {
    "title": "T",
    "subtitle": "S",
    "dateline": "D",
    "caption": "C",
    "heading": "H",
    "body": "B",
    "related": "R",
    "boilerplate": "X",
}


def _numbers(spec: list[Any]) -> list[int]:
    return [number for item in spec for number in (range(item[0], item[1] + 1) if isinstance(item, list) else [item])]


def rows(figures: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    """The figures as rows: set, part, precision, recall and F1."""
    found = []
    for name, result in figures.items():
        found.append((name, "lines", f"{result['lines']:.3f}"))
        for part in _PARTS:
            measured = result[part]
            if measured["gold"] or measured["given"]:
                shown = "  ".join(f"{key.upper()} {_share(measured[key])}" for key in ("p", "r", "f1"))
                counts = f"{measured['right']} right, {measured['gold']} gold, {measured['given']} given"
                found.append((name, part, f"{shown}  ({counts})"))
        found += [(name, f"  {key}", f"{value['share']:.3f} of {value['of']}") for key, value in result["of matched"].items()]
    return found


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
