"""`wasata backup`: a copy of the record, safe while it is being written."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.argument("target", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print where the copy lies as JSON.")
def backup(record: str, target: str, as_json: bool) -> None:
    """Copy the record to TARGET, which must not be there yet; a `wasata read` may go on meanwhile."""
    from wasata import api

    written = api.backup(Path(record), Path(target))
    if as_json:
        print_json({"path": str(written)})
    else:
        click.echo(f"the copy lies in {written}")
