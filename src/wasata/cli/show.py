"""`wasata show`: what a record holds, or one thing in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wasata.cli.output import RECORD, print_json, print_rows

if TYPE_CHECKING:
    from wasata.store import Summary


@click.command()
@click.argument("record", type=RECORD)
@click.argument("identity", metavar="[ID]", required=False)
@click.option("--pages", "kind", flag_value="pages", help="List the pages with their ids and names.")
@click.option("--articles", "kind", flag_value="articles", help="List the articles.")
@click.option("--quotes", "kind", flag_value="quotes", help="List the quotes.")
@click.option("--events", "kind", flag_value="events", help="List the events.")
@click.option("--dropped", "kind", flag_value="dropped", help="Count and list what was left out, with the reason.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show(record: str, identity: str | None, kind: str | None, as_json: bool) -> None:
    """Show what a record holds, or the article or assertion of an ID with its evidence."""
    from wasata import api

    path = Path(record)
    if identity is not None:
        if as_json:
            print_json(api.explain(path, identity))
        else:
            click.echo(api.describe(path, identity))
    elif kind is None:
        summary = api.summary(path)
        if as_json:
            print_json(summary)
        else:
            print_rows(_rows(summary))
    elif as_json:
        kinds = {"pages": api.pages, "articles": api.articles, "dropped": api.losses}
        print_json(list(kinds[kind](path) if kind in kinds else api.assertions(path, kind.removesuffix("s"))))
    else:
        for line in api.listing(path, kind):
            click.echo(line)


def _rows(summary: Summary) -> list[tuple[str, str]]:
    def counted(pairs: tuple[tuple[str, int], ...]) -> str:
        return ", ".join(f"{name} {count}" for name, count in pairs) or "-"

    return [
        ("pages", f"{summary.pages} in {summary.versions} versions"),
        ("articles", f"{summary.articles} ({counted(summary.languages)})"),
        ("published", f"{summary.first_published} to {summary.last_published}" if summary.first_published else "no date known"),
        ("outlets", str(len(summary.outlets))),
        ("mentions", f"{summary.mentions} of {summary.actors} actors"),
        ("assertions", counted(summary.kinds)),
        ("events", counted(summary.types)),
        ("facts", str(summary.facts)),
        ("left out", f"{summary.dropped}; `wasata show RECORD --dropped` says why"),
    ]
