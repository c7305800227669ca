"""The command `wasata`: its subcommands, and what its exit codes mean."""

from __future__ import annotations

import io
import os
import sys

import click

from wasata import __version__
from wasata.cli.backup import backup
from wasata.cli.brief import brief
from wasata.cli.check import check
from wasata.cli.doctor import doctor
from wasata.cli.export import export
from wasata.cli.forget import forget
from wasata.cli.output import printable
from wasata.cli.read import read
from wasata.cli.search import search
from wasata.cli.show import show
from wasata.errors import UsageError, WasataError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done, even with named drops; nothing could be read or the record is unusable; wrong usage; Ctrl-C."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wasata")
def wasata() -> None:
    """Read Arabic and Persian news pages and keep the diplomatic record.

    Pages go in with `wasata read PAGES… --into record.wasata`; `wasata brief record.wasata -o brief.html` gives the record as
    a page to read.
    """


for command in (read, brief, show, search, export, forget, backup, doctor, check):
    wasata.add_command(command)


def main() -> None:
    """Run the command line, and turn errors into one clear line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding, and names that are no text, end nothing
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with these arguments and give its exit code."""
    try:
        result = wasata.main(args=arguments, prog_name="wasata", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was read until here is kept", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except UsageError as error:
        return _failed(str(error), WRONG_USAGE)
    except WasataError as error:
        return _failed(str(error), FAILED)
    except (BrokenPipeError, SystemExit):  # click ends the program where whoever reads the output has gone
        _print_nowhere()
        return DONE
    except OSError as error:
        _print_nowhere()
        return _failed(f"the output cannot be written: {error}; make room, or write it elsewhere", FAILED)
    return result if isinstance(result, int) else DONE


def _failed(message: str, code: int) -> int:
    click.echo(f"wasata: {printable(message)}", err=True)
    return code


def _print_nowhere() -> None:
    """Send what is still to be printed nowhere, so that the end of the program does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
