"""The Arabic and Persian cases of dateparser's own tests: `python -m bench.times.dateparser_suite SOURCE [--wrong]`.

SOURCE is dateparser's source archive or its unpacked folder; `python -m pip download --no-deps --no-binary :all: dateparser`
fetches the archive. The cases are read out of it when the program runs and are not part of this repository. A case is a text and
the moment that it gives; a reader is right when it gives that day (a lunar date one day either way) and, where the case
has a time of day, that time.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import tarfile
import warnings
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from wasata.lang.times import find_times, publication_time
from wasata.model.times import Calendar, When
from wasata.text.tokens import tokens

FILES = {
    "test_hijri.py": "ar",
    "test_jalali.py": "fa",
    "test_date_parser.py": None,
    "test_languages.py": None,
    "test_search.py": None,
}
"""Test files with such cases, and the language of those that tell none."""
LANGUAGES = ("ar", "fa")


class Case(NamedTuple):
    file: str
    language: str
    text: str
    moment: datetime


def sources(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each test file in the archive or folder."""
    if path.is_dir():
        for name in FILES:
            for found in path.rglob(name):
                yield name, found.read_text(encoding="utf-8")
        return
    with tarfile.open(path) as archive:
        for member in archive:
            name = member.name.rsplit("/", 1)[-1]
            content = archive.extractfile(member) if name in FILES and "/tests/" in member.name else None
            if content is not None:
                yield name, content.read().decode("utf-8")


def cases(name: str, source: str) -> Iterator[Case]:
    """Every call or pair in a test file that has a text in Arabic script and a moment, in the order of the file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            values = [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.Tuple):
            values = node.elts
        else:
            continue
        strings = [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)]
        texts = [text for text in strings if any("\u0600" <= letter <= "\u06ff" for letter in text)]
        moments = [moment for value in values if (moment := _moment(value)) is not None]
        language = next((text for text in strings if text in LANGUAGES), FILES[name]) or _language(texts)
        if len(texts) == 1 and len(moments) == 1 and language is not None:
            yield Case(name, language, texts[0], moments[0])


def _moment(node: ast.expr) -> datetime | None:
    """The moment that `datetime(2020, 10, 8)` makes, or that an English date such as «6 january 2015 05:16 pm» tells."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = node.value.split()[-5:]
        return next((moment for drop in range(3) if (moment := _english(words[drop:])) is not None), None)
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) in ("datetime", "datetime.datetime")):
        return None
    numbers = [value.value for value in node.args if isinstance(value, ast.Constant) and isinstance(value.value, int)]
    return datetime(*numbers) if len(numbers) == len(node.args) >= 3 and not node.keywords else None  # type: ignore[arg-type]


def _english(words: list[str]) -> datetime | None:
    """A day, month and year, with or without a time of day: what tests of translation have beside a date."""
    for form in ("%d %B %Y %I:%M %p", "%d %B %Y %H:%M", "%d %B %Y"):
        try:
            return datetime.strptime(" ".join(words), form)
        except ValueError:
            continue
    return None


def _language(texts: list[str]) -> str | None:
    """The language of a text whose test tells none, by letters that only one of the two has."""
    letters = set(texts[0]) if texts else set()
    return (
        "ar" if letters & set("\u0629\u064a\u0643\u0623\u0625") else "fa" if letters & set("\u06cc\u06a9\u06af\u067e") else None
    )


def ours(case: Case) -> bool:
    """Whether Wasata gives the day and the time of a case."""
    found: When | None = publication_time(case.text, case.language)
    found = found or next(iter(find_times(case.text, tokens(case.text), case.language, None)), None)
    if found is None or found.first is None or found.last is None:
        return False
    day = case.moment.date()
    spare = timedelta(1) if found.calendar is Calendar.LUNAR_HIJRI else timedelta(0)
    if not found.first - spare <= day <= found.last + spare:
        return False
    return not (case.moment.hour or case.moment.minute) or (found.clock or "")[:5] == f"{case.moment:%H:%M}"


def theirs(parse: Any, case: Case) -> bool:  # noqa: ANN401 - dateparser has no types
    """Whether dateparser, told the language, gives them through its usual entry."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parse(case.text, languages=[case.language])
    moment = None if found is None else found.replace(tzinfo=None)
    return moment is not None and moment.date() == case.moment.date() and f"{moment:%H%M}" == f"{case.moment:%H%M}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", help="dateparser's source archive or folder")
    parser.add_argument("--wrong", action="store_true", help="print the cases that are read wrong")
    options = parser.parse_args()
    if options.source is None or not options.source.exists():
        print(
            "skipped: no source archive of dateparser; `python -m pip download --no-deps --no-binary :all: dateparser` brings it"
        )
        return
    peer = importlib.import_module("dateparser").parse if importlib.util.find_spec("dateparser") is not None else None
    found = list(dict.fromkeys(case for name, source in sources(options.source) for case in cases(name, source)))
    for name in FILES:
        for language in LANGUAGES:
            chosen = [case for case in found if (case.file, case.language) == (name, language)]
            if not chosen:
                continue
            good = [case for case in chosen if ours(case)]
            beside = f"  dateparser.parse {sum(theirs(peer, case) for case in chosen)}" if peer is not None else ""
            print(f"{name:<20} {language}  of {len(chosen):3}  wasata {len(good):3}{beside}")
            if options.wrong:
                print("".join(f"  {case.text!r} {case.moment}\n" for case in chosen if case not in good), end="")


if __name__ == "__main__":
    main()
