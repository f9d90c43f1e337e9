"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from anonrecruit.places import local

PATH = click.Path(path_type=Path)
"""Not checked by click, whose message would repeat the path: a file's name tells who applied."""


class _Place(click.ParamType[Any]):
    """A URL as it is, everything else as a path."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | Path:
        return value if isinstance(value, Path) else local(value)


PLACE = _Place()


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    from anonrecruit.publishing import FORMATS

    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        wrong = f"{', '.join(unknown)} can not be written" if unknown else "none is named"
        raise click.BadParameter(f"{wrong}; the formats are {', '.join(FORMATS)}.", ctx, param)
    return names


policy = click.option(
    "--policy",
    default="cimspa",
    show_default=True,
    metavar="NAME|FILE.toml",
    help="What to take out and what to keep: a shipped policy (see `anonrecruit policies`) or a TOML file.",
)
formats = click.option(
    "--format",
    "formats",
    default="json",
    show_default=True,
    metavar="LIST",
    callback=_formats,
    help="Formats to write, parted by commas: json, markdown, html, pdf, docx, redacted.",
)
force = click.option("--force", is_flag=True, help="Overwrite files that exist, or add to an outbox that is not empty.")
vault = click.option(
    "--vault",
    metavar="URL",
    envvar="ANONRECRUIT_VAULT",
    help="The vault for the identities: a SQLite file (PATH or sqlite:///PATH) or "
    "postgresql://USER:PASSWORD@HOST/NAME. May stand in ANONRECRUIT_VAULT.",
)
master_key = click.option(
    "--master-key",
    metavar="SOURCE",
    envvar="ANONRECRUIT_MASTER_KEY",
    help="Where the vault's master key is: file:PATH, env:NAME (an environment variable) or keyring:NAME; "
    "never the key itself. May stand in ANONRECRUIT_MASTER_KEY.",
)
who = click.option("--who", required=True, metavar="WHO", help="Who does it: your account, for the log.")
why = click.option("--why", required=True, metavar="REASON", help="For the log; without the candidate's name.")
campaign = click.option(
    "--campaign", default="", metavar="NAME", help="The campaign whose stages say when the vault opens an identity."
)
key = click.option(
    "--key",
    type=PATH,
    metavar="FILE",
    help="Also write which record is whose (JSON lines, readable by you alone). It undoes the blinding: "
    "keep it apart from the records, with whoever may know.",
)


def one_keeper(vault: str | None, key: Path | None) -> None:
    """Raises UsageError of click where the identities would stand open beside the vault that seals them."""
    if vault and key:
        raise click.UsageError("--vault seals what --key would write down for anybody to read; give one of them.")
