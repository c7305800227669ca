"""`wasata show`: what a record holds, or one thing in it."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json, print_rows


@click.command()
@click.argument("record", type=RECORD)
@click.argument("identity", metavar="[ID]", required=False)
@click.option("--articles", "kind", flag_value="articles", help="List the articles.")
@click.option("--quotes", "kind", flag_value="quotes", help="List the quotes.")
@click.option("--events", "kind", flag_value="events", help="List the events.")
@click.option("--dropped", "kind", flag_value="dropped", help="Count what was left out, by stage and reason.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show(record: str, identity: str | None, kind: str | None, as_json: bool) -> None:
    """Show what a record holds, or the article or assertion of an ID with its evidence."""
    from wasata import api

    path = Path(record)
    if identity is not None:
        found = api.explain(path, identity)
        print_json(found) if as_json else click.echo(api.describe(path, identity))
        return
    if kind is None:
        summary = api.summary(path)
        print_json(summary) if as_json else print_rows(api.summary_rows(summary))
        return
    if as_json:
        print_json(api.listed(path, kind))
        return
    for line in api.listed_lines(path, kind):
        click.echo(line)
