"""A PostgreSQL server of our own, on loopback, for as long as the tests run. No network but loopback is touched.

Stand-alone: ``python -m tests.vault.postgres FOLDER COMMAND...`` runs a command with ANONRECRUIT_TEST_POSTGRES set.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pg8000.dbapi

VARIABLE = "ANONRECRUIT_TEST_POSTGRES"


@dataclass(frozen=True)
class Cluster:
    """``data`` is the data directory, pg_wal included."""

    port: int
    data: Path

    @property
    def as_text(self) -> str:
        return f"{self.port}:{self.data}"

    @classmethod
    def of(cls, text: str) -> Cluster:
        port, _, data = text.partition(":")
        return cls(int(port), Path(data))

    @contextmanager
    def database(self) -> Iterator[str]:
        """A new, empty one, by URL; dropped afterwards."""
        name = f"vault_{secrets.token_hex(6)}"
        self._say(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql://anonrecruit@127.0.0.1:{self.port}/{name}"
        finally:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def checkpoint(self) -> None:
        """What is in memory goes into the files."""
        self._say("CHECKPOINT")

    def _say(self, statement: str) -> None:
        connection = pg8000.dbapi.connect("anonrecruit", host="127.0.0.1", port=self.port, database="postgres")
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps it off the PATH."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *filter(None, [Path(shutil.which("initdb") or "")])]
    real = [path for path in found if path.name == "initdb"]
    return max(real, key=lambda path: path.parent.parent.name).parent if real else None


@contextmanager
def started(programs: Path, folder: Path) -> Iterator[Cluster]:
    """The server refuses to run as root, so that root takes the user that the package made."""
    data, port = folder / "data", _free_port()
    data.mkdir()
    run_as: dict[str, str | int] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        run_as = {"user": user.pw_uid, "group": user.pw_gid}
        _open_the_way(data, user.pw_uid, user.pw_gid)

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **run_as)  # type: ignore[call-overload]

    call("initdb", "--username=anonrecruit", "--auth=trust", "--encoding=UTF8", "--no-locale")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    call("pg_ctl", "-w", "-l", str(data / "server.log"), "-o", options, "start")
    try:
        yield Cluster(port, data)
    finally:
        call("pg_ctl", "-w", "-m", "immediate", "stop")


def _open_the_way(data: Path, user: int, group: int) -> None:
    """pytest's folders are for their owner alone; the server's user must pass through."""
    os.chown(data, user, group)
    for parent in data.parents:
        if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o001)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    where = programs()
    if where is None:
        sys.exit("PostgreSQL is not installed: apt-get install -y postgresql")
    with started(where, Path(sys.argv[1])) as running:
        sys.exit(subprocess.call(sys.argv[2:], env={**os.environ, VARIABLE: running.as_text}))
