"""`wasata forget`: a page taken out of the record."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.argument("page")
@click.option("--json", "as_json", is_flag=True, help="Print what was forgotten as JSON.")
def forget(record: str, page: str, as_json: bool) -> None:
    """Take a page out of the record with all that was read in it; PAGE is its id, name or URL, or the end of its name.

    A mark stays that it was there, and it is not read again unless `wasata read --again` asks for it.
    """
    from wasata import api

    forgotten = api.forget(Path(record), page)
    if as_json:
        print_json(forgotten)
    else:
        click.echo(f"forgotten: {forgotten.page} with {forgotten.versions} versions and {forgotten.articles} articles")
