"""A scheduler and workers of Dask as processes on loopback, as they run on machines of a cluster."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Processes:
    """A scheduler, its workers, and the folder of what they print."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    folder: Path

    def read_logs(self) -> str:
        """Return all that they have printed."""
        return "".join(log.read_text() for log in sorted(self.folder.glob("*.log")))


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process at once, as kill -9 does, if it has not ended."""
    process.kill()
    process.wait()


@contextlib.contextmanager
def run_cluster(folder: Path, *, workers: int, root: Path = ROOT) -> Iterator[Processes]:
    """Run a scheduler with so many workers, which have the Refrain in a folder."""
    folder.mkdir()
    described = folder / "scheduler.json"
    with contextlib.ExitStack() as ending:

        def start(name: str, *options: str) -> subprocess.Popen[bytes]:
            log = ending.enter_context((folder / f"{name}.log").open("wb"))
            command = [sys.executable, "-m", f"distributed.cli.dask_{name.partition('-')[0]}"]
            process = subprocess.Popen(
                [*command, "--scheduler-file", str(described), "--host", "127.0.0.1", *options],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(root)},
                stdout=log,
                stderr=log,
            )
            ending.callback(kill, process)
            return process

        scheduler = start("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0")
        options = ["--no-nanny", "--nthreads", "1", "--memory-limit", "2GB", "--local-directory", str(folder)]
        started = [start(f"worker-{number}", *options) for number in range(workers)]
        # The scheduler makes the file first, and then writes it.
        wait_for(lambda: described.exists() and described.read_text().endswith("}"))
        yield Processes(json.loads(described.read_text())["address"], scheduler, started, folder)


def wait_for(reached: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.05)
