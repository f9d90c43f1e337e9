"""Any executor: threads, a process pool, a Dask cluster; and their workers may be killed."""

from __future__ import annotations

import os
import random
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from anonrecruit import batch
from anonrecruit.errors import ModelError, RunStopped
from tests.batch import fakes
from tests.batch.runs import a_vault, check, crowd, fake, inbox, run


def test_a_death_in_any_executor_is_one_applications(tmp_path: Path) -> None:
    source = inbox(tmp_path, a="fine", b="DIE", c="SLEEP", d="CRASH", e="also fine")
    for number, kind in enumerate((ThreadPoolExecutor, ProcessPoolExecutor)):
        with kind(2) as executor:
            report, _ = run(source, tmp_path / str(number), executor=executor, limits=batch.Limits(seconds=1.5))
        assert report.run.blinded == 2 and report.run.withheld == {"AnalysisFailed": 2, "LimitExceeded": 1}


def test_a_process_pool_that_breaks_ends_the_run_and_the_next_goes_on(tmp_path: Path) -> None:
    source, out = crowd(tmp_path, 60), tmp_path / "out"
    with ProcessPoolExecutor(2) as executor, pytest.raises(RunStopped, match="executor"):

        def kill_one(done: batch.Done) -> None:
            if done.position == 10:
                os.kill(next(iter(executor._processes)), signal.SIGKILL)

        run(source, out, executor=executor, on_outcome=kill_one)
    report, _ = run(source, out)
    assert report.total.blinded == 60 and report.skipped >= 5
    check(out, {f"application {each}" for each in range(60)})


def test_what_can_not_load_ends_the_run_in_an_executor_too(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor, pytest.raises(ModelError, match="not there"):
        run(crowd(tmp_path, 2), tmp_path / "out", executor=executor, load=fakes.load_fails)


def test_a_dask_cluster_of_two_of_whose_workers_one_is_killed(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    import dask
    from distributed import Client, LocalCluster

    number = 500 if request.config.getoption("--faults") else 120
    source, out, vault = crowd(tmp_path, number), tmp_path / "out", tmp_path / "vault.db"
    opened = a_vault(vault)
    start: Any = LocalCluster  # neither has types
    connect: Any = Client
    dask.config.set({"distributed.worker.profile.enabled": False})  # as README says: it can lock up Python 3.11
    cluster = start(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    with cluster, connect(cluster) as client:
        processes: dict[str, int] = client.run(os.getpid)
        assert len(processes) == 2 and os.getpid() not in processes.values()

        def kill_one(done: batch.Done) -> None:
            if done.position == number // 3:
                os.kill(random.choice(list(processes.values())), signal.SIGKILL)

        report = dask_run(source, out, client, opened, kill_one)
    opened.close()
    withheld = report.total.total - report.total.blinded
    assert report.total.total == number and withheld == 0
    check(out, {f"application {each}" for each in range(number)}, vault)


def dask_run(source: Path, out: Path, client: Any, vault: Any, told: Any) -> batch.Report:
    return batch.run(
        batch.applications(source),
        fake(fakes.load_slow),
        out,
        executor=client.get_executor(),
        workers=2,
        vault=vault,
        on_outcome=told,
    )
