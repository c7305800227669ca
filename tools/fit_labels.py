"""Fit the weights by which lines of flattened pages are labelled, and write them; the same pages give the same weights.

python -m tools.fit_labels [--check FOLDS] [PAGES…]

`PAGES` are folders with pages (`NAME.txt`) and their labels (`NAME.json`), `tests/pages` when none is given. The start is
`tools/label_weights_start.toml`, set by hand; the result is `src/wasata/ingest/flat/weights.toml`, with the same comments. With
`--check` nothing is written: each of so many parts of the pages is read with weights fitted to the other parts.

The method is the averaged structured perceptron with a margin: a line that is labelled wrong costs something when a page is read
for learning, so that right labels have to win clearly. Each page is learned from in many variants: without blank lines, without
captions, without stops, in single sentences, as it might have stood on another site.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from wasata.ingest.flat.facts import line_facts
from wasata.ingest.flat.features import Feature
from wasata.ingest.flat.surroundings import page_features

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests" / "pages"
START = Path(__file__).resolve().parent / "label_weights_start.toml"
RESULT = ROOT / "src" / "wasata" / "ingest" / "flat" / "weights.toml"

LETTERS = {
    "title": "T",
    "title_again": "T",
    "kicker": "S",
    "subtitle": "S",
    "dateline": "D",
    "person": "D",
    "caption": "C",
    "heading": "H",
    "body": "B",
    "related": "R",
    "boilerplate": "X",
}
ZONES = ("out", "pre", "head", "main")
COLUMNS = (*LETTERS, *ZONES)
BIAS = len(Feature)
ROUNDS = 5
STEP = 0.02
MARGIN = 1.0
SEED = 7
NEVER = -1e9
BEHIND = 25.0
HEADER_WORDS = 3
MENU_CHARACTERS = 25
STEPS = {"as it is": 2.0, "without headers": 0.3, "clauses": 0.5}
_VISIBLE = re.compile("[^\\s\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]")
_STOP = re.compile("(?<=[.\\u061f!])\\s+|(?<=\\u061b)\\s+")
_CLAUSE = re.compile("(?<=[.\\u061f!:])\\s+|(?<=\\u060c)\\s+(?=\\u0648)")


class Row(NamedTuple):
    """A line of a page with the letter of its label, or none for an empty line, and whether it opens an article."""

    text: str
    letter: str | None
    opens: bool


class Page(NamedTuple):
    """A page as a reader has labelled it."""

    name: str
    rows: tuple[Row, ...]


class Lesson(NamedTuple):
    """A variant of a page: the features of each line, with those of the label, and how far it moves the weights."""

    features: tuple[tuple[int, ...], ...]
    letters: tuple[str, ...]
    opens: tuple[bool, ...]
    step: float


def read_pages(folder: Path) -> list[Page]:
    """The labelled pages of a folder, by name."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        letters: dict[int, str] = {}
        for letter, places in gold["lines"].items():
            for place in places:
                first, last = place if isinstance(place, list) else (place, place)
                letters.update(dict.fromkeys(range(first, last + 1), letter))
        titles = sorted(number for number, letter in letters.items() if letter == "T")
        opening = {
            min((title for title in titles if article["lines"][0] <= title <= article["lines"][1]), default=0)
            for article in gold["articles"]
        }
        rows = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        found.append(Page(path.stem, tuple(Row(text, letters.get(number), number in opening) for number, text in rows)))
    return found


def _without(letters: str, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.letter is None or row.letter not in letters]


def _only(letters: str, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.letter is not None and row.letter in letters]


def _tight(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.letter]


def _spaced(rows: Sequence[Row]) -> list[Row]:
    return [each for row in rows if row.letter for each in (row, Row("", None, False))]


def _no_stops(rows: Sequence[Row]) -> list[Row]:
    return [row._replace(text=row.text.rstrip(".")) if row.letter == "B" else row for row in rows]


def _no_headers(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.letter != "R" or len(row.text.split()) > HEADER_WORDS]


def _joined(separator: str, rows: Sequence[Row]) -> list[Row]:
    """Short lines of furniture that follow each other on one line."""
    found: list[Row] = []
    menu: list[str] = []
    for row in [*rows, Row("", "", False)]:
        if row.letter == "X" and len(row.text) < MENU_CHARACTERS:
            menu.append(row.text.strip())
        elif row.letter is not None or not menu:
            if menu:
                found.append(Row(separator.join(menu), "X", False))
                menu = []
            found.append(row)
    return found[:-1]


def _split(pattern: re.Pattern[str], rows: Sequence[Row]) -> list[Row]:
    """Each sentence of the body on a line of its own."""
    found: list[Row] = []
    for row in rows:
        pieces = [piece for piece in pattern.split(row.text) if piece.strip()] if row.letter == "B" else [row.text]
        found.extend(row._replace(text=piece) for piece in pieces)
    return found


def _thinned(seed: int, share: float, rows: Sequence[Row]) -> list[Row]:
    """Without some of the lines that are neither title nor body."""
    dice = random.Random(seed + len(rows))  # noqa: S311  # no secrets here
    return [row for row in rows if row.letter in ("B", "T", None) or dice.random() > share]


VARIANTS: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    "as it is": list,
    "tight": _tight,
    "spaced": _spaced,
    "no datelines": partial(_without, "D"),
    "no subtitles": partial(_without, "S"),
    "no furniture": partial(_without, "X"),
    "no furniture, no teasers": partial(_without, "XR"),
    "no headings": partial(_without, "H"),
    "no captions": partial(_without, "C"),
    "bars": partial(_joined, " | "),
    "blanks": partial(_joined, "  "),
    "no stops": _no_stops,
    "without headers": _no_headers,
    "thinned 1": partial(_thinned, 1, 0.2),
    "thinned 2": partial(_thinned, 2, 0.35),
    "thinned 3": partial(_thinned, 3, 0.2),
    "plain": partial(_only, "BT"),
    "plain with headings": partial(_only, "BTH"),
    "sentences": partial(_split, _STOP),
    "clauses": partial(_split, _CLAUSE),
    "plain sentences": lambda rows: _split(_STOP, _only("BT", rows)),
}


def lesson(rows: Iterable[Row], step: float) -> Lesson:
    """What is seen of each line of a page, as the program sees it."""
    gaps, facts, letters, opens = [], [], [], []
    blank = 0
    for row in rows:
        if row.letter is None or _VISIBLE.search(row.text) is None:
            blank += 1
            continue
        gaps.append(blank)
        blank = 0
        facts.append(line_facts(row.text.strip()))
        letters.append(row.letter)
        opens.append(row.opens)
    features = tuple((*_numbers(bits), BIAS) for bits in page_features(facts, gaps))
    return Lesson(features, tuple(letters), tuple(opens), step)


@cache
def _numbers(bits: int) -> tuple[int, ...]:
    return tuple(index for index in range(BIAS) if bits >> index & 1)


class Machine:
    """The states and the weights, in the form in which they are fitted."""

    def __init__(self, path: Path) -> None:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        states = table["states"]
        self.names = list(states)
        self.kinds = [COLUMNS.index(states[name]["kind"]) for name in self.names]
        self.zones = [COLUMNS.index(states[name]["zone"]) for name in self.names]
        self.letters = [LETTERS[states[name]["kind"]] for name in self.names]
        self.begin = [states[name].get("begin", NEVER) for name in self.names]
        self.end = [states[name].get("end", NEVER) for name in self.names]
        self.rows = [[0.0] * len(COLUMNS) for _ in range(BIAS + 1)]
        self.movable = [[column not in ZONES for column in COLUMNS] for _ in range(BIAS + 1)]
        for name, row in [*table["features"].items(), ("bias", table["bias"])]:
            index = BIAS if name == "bias" else Feature[name.upper()]
            for column, weight in row.items():
                self.rows[index][COLUMNS.index(column)] = weight
                self.movable[index][COLUMNS.index(column)] = True
        self.steps = {
            (source, self.names.index(target)): weight
            for source, name in enumerate(self.names)
            for target, weight in states[name]["next"].items()
        }
        self.after: list[list[int]] = [[] for _ in self.names]
        for source, target in self.steps:
            self.after[source].append(target)
        self.openers = [name == "title" for name in self.names]

    def scores(self, features: Sequence[int]) -> list[float]:
        """How well a line does in each state."""
        sums = [sum(column) for column in zip(*(self.rows[index] for index in features), strict=True)]
        return [sums[kind] + sums[zone] for kind, zone in zip(self.kinds, self.zones, strict=True)]

    def right(self, state: int, letter: str, opens: bool) -> bool:
        """Whether a state is that of a line so labelled: the first title of an article opens it, no other one does."""
        return self.letters[state] == letter and (letter != "T" or self.openers[state] == opens)

    def best(self, page: Lesson, *, given: bool, margin: float = 0.0) -> list[int] | None:
        """The best sequence of states: of all, or with `given` of those that have the right labels, if there is one."""
        totals: dict[int, float] = {}
        back: list[dict[int, int]] = []
        for line, features in enumerate(page.features):
            letter, opens = page.letters[line], page.opens[line]
            following: dict[int, float] = {}
            chosen: dict[int, int] = {}
            if line == 0:
                following = {state: start for state, start in enumerate(self.begin) if start > NEVER}
            else:
                least = NEVER if given else max(totals.values()) - BEHIND
                for source, total in totals.items():
                    if total < least:
                        continue
                    for state in self.after[source]:
                        score = total + self.steps[source, state]
                        if score > following.get(state, NEVER):
                            following[state] = score
                            chosen[state] = source
            scores = self.scores(features)
            totals = {}
            for state, total in following.items():
                fits = self.letters[state] == letter
                if given and not self.right(state, letter, opens):
                    continue
                totals[state] = total + scores[state] + (0.0 if fits else margin)
            if not totals:
                return None
            back.append(chosen)
        state = max(totals, key=lambda index: totals[index] + self.end[index])
        found = [state]
        for chosen in reversed(back[1:]):
            state = chosen[state]
            found.append(state)
        found.reverse()
        return found

    def move(self, page: Lesson, states: Sequence[int], step: float) -> None:
        """Make a sequence of states likelier, or with a negative step less likely."""
        for line, state in enumerate(states):
            kind, zone = self.kinds[state], self.zones[state]
            for index in page.features[line]:
                row, movable = self.rows[index], self.movable[index]
                row[kind] += step
                if movable[zone]:
                    row[zone] += step
            if line:
                self.steps[states[line - 1], state] += step


def fit(pages: Sequence[Page]) -> Machine:
    """Weights fitted to pages and their variants: the average of all that were held on the way."""
    machine = Machine(START)
    lessons = [lesson(variant(page.rows), STEP * STEPS.get(name, 1.0)) for page in pages for name, variant in VARIANTS.items()]
    lessons = [each for each in lessons if each.features]
    dice = random.Random(SEED)  # noqa: S311  # no secrets here
    sums = [[0.0] * len(COLUMNS) for _ in machine.rows]
    steps = dict.fromkeys(machine.steps, 0.0)
    for turn in range(ROUNDS):
        dice.shuffle(lessons)
        wrong = 0
        for each in lessons:
            wanted = machine.best(each, given=True)
            found = machine.best(each, given=False, margin=MARGIN)
            if wanted is not None and found is not None and wanted != found:
                wrong += sum(machine.letters[a] != machine.letters[b] for a, b in zip(wanted, found, strict=True))
                machine.move(each, wanted, each.step)
                machine.move(each, found, -each.step)
            for total, row in zip(sums, machine.rows, strict=True):
                total[:] = map(float.__add__, total, row)
            for edge, weight in machine.steps.items():
                steps[edge] += weight
        print(f"round {turn + 1}: {wrong} lines wrong within the margin")
    number = ROUNDS * len(lessons)
    machine.rows = [[weight / number for weight in row] for row in sums]
    machine.steps = {edge: weight / number for edge, weight in steps.items()}
    return machine


def right_lines(machine: Machine, page: Page) -> tuple[int, int]:
    """How many lines of a page get the right label, and how many there are."""
    each = lesson(page.rows, 0.0)
    states = machine.best(each, given=False) or []
    return sum(machine.letters[state] == letter for state, letter in zip(states, each.letters, strict=True)), len(states)


def check(pages: list[Page], folds: int) -> None:
    """Print how well pages are read with weights that were fitted to the others."""
    random.Random(SEED).shuffle(pages)  # noqa: S311  # no secrets here
    right = fitted = hand = total = 0
    for fold in range(folds):
        machine = fit([page for index, page in enumerate(pages) if index % folds != fold])
        for page in pages[fold::folds]:
            right, lines = right_lines(machine, page)
            before, _ = right_lines(Machine(START), page)
            print(f"{page.name}: {right} of {lines}, {before} with the starting weights")
            fitted, hand, total = fitted + right, hand + before, total + lines
    print(f"all: {fitted / total:.4f}, with the starting weights {hand / total:.4f}")


def _row(row: Sequence[float], keep: Iterable[str] = ()) -> str:
    rounded = {column: round(weight, 1) + 0.0 for column, weight in zip(COLUMNS, row, strict=True)}
    return ", ".join(f"{column} = {weight}" for column, weight in rounded.items() if weight or column in set(keep))


def write(machine: Machine) -> None:
    """Write the result: the file of the start with other figures."""
    found, section = [], ""
    for line in START.read_text(encoding="utf-8").split("\n"):
        name = line.partition(" = ")[0]
        written = line
        if line.startswith("["):
            section = line[1:-1]
        elif section == "features" and line.endswith("}"):
            written = f"{name} = {{ {_row(machine.rows[Feature[name.upper()]])} }}"
        elif section == "bias" and " = " in line:
            written = f"{name} = {round(machine.rows[BIAS][COLUMNS.index(name)], 1) + 0.0}"
        elif section.endswith(".next") and " = " in line:
            edge = machine.names.index(section.split(".")[1]), machine.names.index(name)
            written = f"{name} = {round(machine.steps[edge], 1) + 0.0}"
        found.append(written)
    RESULT.write_text("\n".join(found), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Fit and write, or check."""
    folds = 0
    if arguments[:1] == ["--check"]:
        folds = int(arguments[1])
        arguments = arguments[2:]
    pages = [page for folder in arguments or [str(PAGES)] for page in read_pages(Path(folder))]
    if folds:
        check(pages, folds)
    else:
        write(fit(pages))


if __name__ == "__main__":
    main(sys.argv[1:])
