"""How commands print: JSON for programs, and lines in logical order for people, Arabic script last on its line."""

from __future__ import annotations

from typing import Any

import click
import msgspec

RECORD = click.Path(dir_okay=False)
"""The type of an argument that names a record file; the store tells what is wrong with it."""


def print_json(value: Any) -> None:  # noqa: ANN401  any record can be printed
    """Print a record, or a list of them, as indented JSON in UTF-8."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def printable(text: str) -> str:
    """Text on one line and without what could act on a terminal: what cannot be seen is written as an escape.

    Names of files and messages that hold them come from others, and may hold line ends, escape sequences and bytes that
    are no text. ZWNJ stays, since Persian words need it.
    """
    return "".join(
        character if character.isprintable() or character == "\u200c" else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def print_rows(rows: list[tuple[str, str]]) -> None:
    """Print names and values in two columns, the values last, where text of either direction does not move the others."""
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")
