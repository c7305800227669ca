"""Write the generated pages of docs/reference, or with `--check` fail when they are not current.

python -m tools.reference [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from wasata.cli.main import wasata
from wasata.errors import WasataError
from wasata.model.actors import Office
from wasata.model.assertions import Assertion
from wasata.model.clauses import Clause
from wasata.model.decisions import Decision
from wasata.model.dropped import Reason
from wasata.model.facts import Contradiction, Fact
from wasata.model.issues import Issue
from wasata.model.mediations import Mediation
from wasata.model.outlets import Outlet
from wasata.model.places import Place
from wasata.model.positions import Position
from wasata.model.readings import Reading
from wasata.model.runs import Run

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
_RECORDS = (Reading, Run, Office, Assertion, Clause, Fact, Contradiction, Position, Mediation, Decision, Outlet, Place, Issue)


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"records.schema.json": _schema(), "commands.md": _commands(), "reasons.md": _reasons(), "errors.md": _errors()}


def _schema() -> str:
    _, components = msgspec.json.schema_components(_RECORDS, ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Records of Wasata",
        "$defs": dict(sorted(components.items())),
    }
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=1).decode() + "\n"


def _commands() -> str:
    parts = ["# Commands\n\nWritten by `make docs` from the commands themselves.\n"]
    for name in sorted(wasata.commands):
        command = wasata.commands[name]
        context = click.Context(command, info_name=f"wasata {name}", max_content_width=100)
        parts.append(f"## wasata {name}\n\n```text\n{command.get_help(context)}\n```\n")
    parts.append("Exit codes: 0 done, even with named drops; 1 nothing read, or no usable record; 2 wrong usage; 130 Ctrl-C.\n")
    return "\n".join(parts)


def _reasons() -> str:
    lines = ["# Reasons", "", "Why a page, or something in it, was left out. `wasata show RECORD --dropped` counts them.", ""]
    return "\n".join([*lines, *(f"- `{reason.value}`" for reason in Reason), ""])


def _errors() -> str:
    lines = ["# Errors", "", "Every exception that is raised on purpose; all are in `wasata.errors`.", ""]
    return "\n".join([*lines, *_tree(WasataError, 0), ""])


def _tree(error: type[Exception], depth: int) -> Iterator[str]:
    first = (error.__doc__ or "").strip().splitlines()[0]
    yield f"{'  ' * depth}- `{error.__name__}`: {first}"
    for child in error.__subclasses__():
        yield from _tree(child, depth + 1)


def main() -> int:
    """Write the pages, or compare them."""
    check = "--check" in sys.argv[1:]
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        current = path.read_text(encoding="utf-8") if path.is_file() else ""
        if current == text:
            continue
        if check:
            stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(FOLDER.parents[1])}")
    for name in stale:
        print(f"docs/reference/{name} is not current; run `make docs` and commit it")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
