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


def print_rows(rows: list[tuple[str, str]]) -> None:
    """Print names and values in two columns, the values last, where text of either direction does not move the others."""
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")
