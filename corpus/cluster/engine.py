"""Starts a Dask cluster on this machine or joins one elsewhere, and has it call functions.

Three functions stand between the rest and Dask: `Engine.submit`, `Engine.gather` and `Engine.close`.
"""

import contextlib
import hashlib
import importlib.util
import logging
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from corpus.errors import CorpusError, StoreError
from corpus.memory import BATCH, spare_memory
from corpus.scratch import Scratch

#: Bytes that a worker of a cluster on this machine may hold: at four fifths it stops to take work, then it is ended.
MEMORY = 2 * 2**30
#: Seconds until a scheduler must have answered.
ANSWER = 10
#: Seconds until a first worker must have joined, or another where all were lost.
PATIENCE = 60
#: Seconds between two looks whether scheduler and workers are there.
_STEP = 1.0
#: Dask serves pages about its work. Here these are none, and only this machine reaches them.
_NOWHERE = "127.0.0.1:0"
_SETTINGS = {
    # Texts go to the workers within tasks, which can then be done again: Dask warns from 10 MB on.
    "distributed.admin.large-graph-warning-threshold": "1 GB",
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}

#: A result that a worker holds; to pass on or to gather.
Held = Any


class Engine:
    """Workers that call functions of ours. Results stay with them until they are gathered.

    Parameters
    ----------
    client : distributed.Client
    place : str
        Where the scheduler is, for messages.
    """

    def __init__(self, client: Any, place: str) -> None:
        self._client, self._place = client, place

    def submit(self, function: Callable[..., object], *given: object, urgent: bool = False) -> Held:
        """Have a worker call a function, which must change nothing that it is given: it may be called again.

        Parameters
        ----------
        function : callable
            At the top of a module of ours.
        given
            Results that workers hold, or what can be sent to them; reviews only in what does not print itself.
        urgent : bool
            Before all that is not.
        """
        return self._client.submit(function, *given, pure=False, priority=int(urgent))

    def gather(self, held: Sequence[Held]) -> list[Any]:
        """Return results in the order in which they were asked for, once all are there.

        Raises
        ------
        StoreError
            The scheduler or all workers were lost, or workers ended again and again.
        """
        from distributed import KilledWorker, wait

        lost = f"The scheduler {self._place} was lost. What stood there before is unchanged; build again."
        since, losses = time.monotonic(), _list_losses()
        try:
            while True:
                with contextlib.suppress(TimeoutError), self._client.as_current():
                    wait(held, timeout=_STEP)
                    return list(self._client.gather(held))
                if self._client.status != "running":
                    raise StoreError(lost)
                if self._client.nthreads():
                    since = time.monotonic()
                elif time.monotonic() - since > PATIENCE:
                    raise StoreError(f"All workers of the scheduler {self._place} were lost. Build again.")
        except KilledWorker as error:
            raise StoreError(
                "Workers ended again and again at the same task, perhaps for lack of memory: give them more than "
                f"{MEMORY // 2**30} GB each."
            ) from error
        except (OSError, RuntimeError) as error:
            # A task may have raised what is raised where there is no connection any more, too.
            if self._client.status == "running" and not isinstance(error, losses):
                raise
            raise StoreError(lost) from error
        except losses as error:
            raise StoreError(lost) from error

    def close(self) -> None:
        """Let go of the workers; what they still hold is dropped."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=5)


@contextlib.contextmanager
def join_cluster(scheduler: str | None = None, *, workers: int | None = None) -> Iterator[Engine]:
    """Give the workers of a scheduler, or of one that is started on this machine and ends with this context.

    Parameters
    ----------
    scheduler : str, optional
        Its address, such as "tcp://10.0.0.5:8786".
    workers : int, optional
        How many processes are started where there is no scheduler; by default one a processor.

    Raises
    ------
    CorpusError
        Dask is not installed.
    StoreError
        No scheduler or no worker answers, or a worker runs another version of Refrain.
    """
    if not importlib.util.find_spec("distributed"):
        raise CorpusError("--engine dask needs Dask: install it with pip install -r requirements-cluster.txt")
    import dask
    from distributed import Client, LocalCluster
    from distributed.security import Security

    # What is lost is said by ours, in a sentence.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as ending:
        ending.enter_context(dask.config.set(_SETTINGS))
        if scheduler is None:
            cluster = LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                memory_limit=MEMORY,
                host="127.0.0.1",
                dashboard_address=_NOWHERE,
                worker_dashboard_address=_NOWHERE,
                # On this machine, too, only this process may have the workers do anything.
                security=Security.temporary(),
                local_directory=ending.enter_context(Scratch()),
                silence_logs=logging.CRITICAL,
            )
            ending.callback(cluster.close, timeout=10)
        place = "on this machine" if scheduler is None else f"at {scheduler}"
        try:
            client = Client(scheduler or cluster, timeout=ANSWER, set_as_default=False, direct_to_workers=True)
        except (OSError, TimeoutError, ValueError) as error:
            raise StoreError(
                f"No scheduler answers at {scheduler}. Start one with dask scheduler, or leave out --scheduler."
            ) from error
        engine = Engine(client, place)
        ending.callback(engine.close)
        _check_workers(client, place)
        yield engine


def describe_version() -> str:
    """Return a digest of what results depend on: the code of Refrain, and the versions of what it computes with."""
    folder = Path(__file__).parents[1]
    total = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.rglob("*.py")):
        total.update(f"{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    total.update(f"{platform.python_version_tuple()[:2]} {np.__version__} {pd.__version__}".encode())
    return total.hexdigest()


def _check_workers(client: Any, place: str) -> None:
    """Refuse to begin where there is no worker, or one that could give other results; make the others fit."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise StoreError(f"No worker has joined the scheduler {place} within {PATIENCE} seconds.") from error
    try:
        # Tasks are unpacked by the scheduler too, which therefore needs our code.
        versions = {"scheduler": client.run_on_scheduler(describe_version)}
        versions |= {f"worker {worker}": version for worker, version in client.run(describe_version).items()}
    except Exception as error:
        raise StoreError(
            f"The scheduler {place}, or one of its workers, does not have this Refrain: start both in its folder, "
            "with PYTHONPATH=."
        ) from error
    if others := [each for each, version in versions.items() if version != describe_version()]:
        raise StoreError(f"The {others[0]} runs another version of Refrain, Python, NumPy or pandas than this.")
    client.run(spare_memory, BATCH)


def _list_losses() -> tuple[type[BaseException], ...]:
    """Return what is only raised for results that are lost with their scheduler."""
    from concurrent.futures import CancelledError as Cancelled

    from distributed import CancelledError
    from distributed.comm import CommClosedError

    return Cancelled, CancelledError, CommClosedError
