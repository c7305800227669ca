"""The same cases read by dateparser, where it is installed: `python -m bench.times.peer [--held]`.

dateparser finds dates in running text with `search_dates` and gives one day for each; a case counts for it when that day is the
first day of the case, whatever the grain, and a sentence without a time counts when it finds nothing.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import warnings
from datetime import datetime, time
from typing import Any

from bench.times.score import LANGUAGES, Answer, Case, cases, ours


def peer_answers(search: Any, case: Case) -> list[Answer]:  # noqa: ANN401 - dateparser has no types
    settings: dict[str, object] = {"PREFER_DATES_FROM": case.tense or "current_period"}
    if case.anchor is not None:
        settings["RELATIVE_BASE"] = datetime.combine(case.anchor, time(12))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search(case.text, languages=[case.language], settings=settings) or []
    answers = []
    for words, moment in found:
        start = case.text.find(words)
        answers.append(Answer(moment.date(), None, None, start, start + len(words)))
    return answers


def first_day_right(case: Case, answers: list[Answer]) -> bool:
    if not case.grain:
        return not answers
    return any(answer.first == case.first for answer in answers if answer.start < case.end and answer.end > case.start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="run the held half as well")
    options = parser.parse_args()
    if importlib.util.find_spec("dateparser") is None:
        print("dateparser is not installed; `python -m pip install dateparser` brings it")
        return
    search = importlib.import_module("dateparser.search").search_dates
    print("first day right, cases with days or without any time")
    for language in LANGUAGES:
        chosen = [
            case for case in cases(language) if (options.held or not case.held) and (case.first is not None or not case.grain)
        ]
        mine = sum(first_day_right(case, ours(case)) for case in chosen)
        theirs = sum(first_day_right(case, peer_answers(search, case)) for case in chosen)
        print(f"{language}  wasata {mine}/{len(chosen)}  dateparser {theirs}/{len(chosen)}")


if __name__ == "__main__":
    main()
