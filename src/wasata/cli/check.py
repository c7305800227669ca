"""`wasata check`: the data files, and the examples that they carry."""

from __future__ import annotations

import click

from wasata.cli.output import print_json


@click.command()
@click.argument("languages", nargs=-1, type=click.Choice(["ar", "fa"]))
@click.option("--json", "as_json", is_flag=True, help="Print every example and how it went as JSON.")
def check(languages: tuple[str, ...], as_json: bool) -> int:
    """Check the language and world data: decode every file, and try the yes and no examples of every rule.

    Exit code 1 when an example fails; LANGUAGES are all without an argument.
    """
    from wasata import api

    trials = api.check(languages)
    failed = [trial for trial in trials if not trial.passed]
    if as_json:
        print_json(trials)
        return 1 if failed else 0
    for trial in failed:
        click.echo(f"{trial.rule}\n  wanted: {trial.wanted}\n  found:  {trial.found}\n  {trial.text}")
    rules = len({trial.rule for trial in trials})
    click.echo(f"{rules} rules, {len(trials)} examples, {len(failed)} failed")
    return 1 if failed else 0
