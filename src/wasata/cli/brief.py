"""`wasata brief`: the record as a page to read."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The HTML file to write.")
@click.option("--title", default="Wasata brief", show_default=True, help="The heading of the page.")
@click.option("--json", "as_json", is_flag=True, help="Print where it lies and what it holds as JSON.")
def brief(record: str, output: str, title: str, as_json: bool) -> None:
    """Write the record as one self-contained HTML page."""
    from wasata import api

    written = api.write_brief(Path(record), Path(output), title)
    if as_json:
        print_json(written)
    else:
        click.echo(f"the brief of {written.articles} articles lies in {written.path}")
