"""What is costly to make and never changed is made once in a run, whichever worker asks for it first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, key: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this run that `make` has filled; who comes meanwhile waits."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, begun = shared / f"shared-{key}", shared / f"begun-{key}"
    with (shared / f"lock-{key}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder
