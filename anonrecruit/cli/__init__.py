"""The ``anonrecruit`` command: one thin module for each sub-command.

Results go to stdout as JSON lines, words to stderr. Exit status: 0 all blinded, 1 some withheld, 2 usage,
3 bad policy or configuration, 130 interrupted. What loads spaCy or Presidio is imported inside the commands,
so that ``--help`` is quick. A path is never repeated in a message, since file names tell who applied.
"""

from __future__ import annotations

import errno
from typing import Any

import click

from anonrecruit.cli.batch import batch
from anonrecruit.cli.blind import blind
from anonrecruit.cli.evaluate import evaluate
from anonrecruit.cli.inspect import inspect
from anonrecruit.cli.pack import pack
from anonrecruit.cli.policies import policies
from anonrecruit.cli.reveal import reveal
from anonrecruit.cli.vault import vault
from anonrecruit.cli.vault.campaign import campaign
from anonrecruit.errors import (
    AnonrecruitError,
    KeyUnusable,
    ModelError,
    PolicyError,
    VaultError,
    VaultUnavailable,
    WrongKey,
)

WITHHELD, USAGE, CONFIGURATION, INTERRUPTED = 1, 2, 3, 130


class Commands(click.Group):
    """Turns our errors into a sentence and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (PolicyError, ModelError, VaultUnavailable, KeyUnusable, WrongKey) as error:
            _stop(ctx, str(error), CONFIGURATION)
        except VaultError as error:
            _stop(ctx, str(error), WITHHELD)
        except AnonrecruitError as error:
            _stop(ctx, str(error), USAGE)
        except OSError as error:
            if error.errno == errno.EPIPE:  # `| head`: click knows what to do
                raise
            _stop(ctx, f"A file could not be read or written: {error.strerror}.", USAGE)
        except KeyboardInterrupt:
            _stop(ctx, "Interrupted; what was written is whole.", INTERRUPTED)


def _stop(ctx: click.Context, sentence: str, status: int) -> None:
    click.echo(f"Error: {sentence[:1].upper()}{sentence[1:]}", err=True)
    ctx.exit(status)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from importlib import metadata

    try:
        version = metadata.version("anonrecruit")
    except metadata.PackageNotFoundError:
        version = "(not installed)"
    click.echo(f"anonrecruit {version}")
    ctx.exit()


@click.group(
    cls=Commands,
    commands={
        "blind": blind,
        "batch": batch,
        "inspect": inspect,
        "evaluate": evaluate,
        "pack": pack,
        "policies": policies,
        "reveal": reveal,
        "vault": vault,
        "campaign": campaign,
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version.")
def main() -> None:
    """Turn job applications into blind application records.

    A hiring manager reads what the candidate can do; names, home, birth and whatever else would distract are gone.
    Everything happens on this machine. An application that can not be made safe is withheld, with the reason.

    \b
      anonrecruit blind cv.pdf --out blind/
      anonrecruit batch inbox/ outbox/

    Results go to stdout as JSON lines, words to stderr. Exit status: 0 all blinded, 1 some withheld, 2 wrong usage,
    3 bad policy or configuration.
    """
