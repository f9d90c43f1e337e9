"""A PostgreSQL server of our own, on loopback, for as long as the tests run."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pg8000.dbapi


@dataclass(frozen=True)
class Cluster:
    """``data`` is the data directory, pg_wal included."""

    port: int
    data: Path

    @contextmanager
    def database(self) -> Iterator[str]:
        """A new, empty one, by URL; dropped afterwards."""
        name = f"vault_{secrets.token_hex(6)}"
        self._say(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql://anonrecruit@127.0.0.1:{self.port}/{name}"
        finally:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _say(self, statement: str) -> None:
        connection = pg8000.dbapi.connect("anonrecruit", host="127.0.0.1", port=self.port, database="postgres")
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps it off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_the_path = shutil.which("initdb")
    return debian[-1].parent if debian else Path(on_the_path).parent if on_the_path else None


@contextmanager
def started(programs: Path) -> Iterator[Cluster]:
    """Runs until the block ends. It refuses to run as root, so that root takes the user that Debian's package made.

    Without fsync, since no test pulls the plug of the machine, and making a database for every test waits for the disk.
    """
    # Not in pytest's folder: each of its runs takes away everybody else's right to pass through.
    with tempfile.TemporaryDirectory(prefix="anonrecruit-postgres-", ignore_cleanup_errors=True) as folder:
        data, port, run_as = Path(folder), _free_port(), _user()
        if run_as:
            os.chown(data, run_as["user"], run_as["group"])

        def call(program: str, *arguments: str) -> None:
            command = [str(programs / program), "-D", folder, *arguments]
            subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **run_as)  # type: ignore[call-overload]

        call("initdb", "--username=anonrecruit", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        call("pg_ctl", "-w", "-l", str(data / "server.log"), "-o", options, "start")
        try:
            yield Cluster(port, data)
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")


def _user() -> dict[str, int]:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
