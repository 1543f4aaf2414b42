"""Child processes of ours: one module of this package, which answers with files in a folder."""

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

# Threads and memory pools reserve address space that a child never uses, and keep what it has freed.
_FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
#: The priority of processes whose work others need not wait for; that of the server is 0.
_NICENESS = 10
#: Of Linux's prctl: which signal to get when the parent ends.
_PR_SET_PDEATHSIG = 1


def start_child(
    module: str, folder: Path, *, output: IO[bytes] | int, complaints: IO[bytes] | int
) -> subprocess.Popen[bytes]:
    """Start a module of this package as a process of its own, with a folder as its argument."""
    paths = [str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        # -P: the working folder may hold another package of our name.
        [sys.executable, "-P", "-m", module, str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=complaints,
        # Ctrl-C on a terminal is meant for the parent, which may first finish what it does.
        process_group=0,
        env={**os.environ, **_FRUGAL, "PYTHONPATH": os.pathsep.join(paths)},
    )


def end_with(parent: int) -> None:
    """End this process when its parent ends, however it ends: nobody would read the answer or stop it in time."""
    if sys.platform != "linux":
        # Elsewhere the next report finds nobody listening, and ends this process as well.
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # It had ended before this was asked for.
        os.kill(os.getpid(), signal.SIGKILL)


def bound_memory(process: int, size: int) -> None:
    """Let a process, and each that it starts from now on, have so many bytes at most; it fails where it needs more."""
    # Of Linux alone; elsewhere a process can only bound itself.
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # it may have ended, or be bound more tightly
            resource.prlimit(process, resource.RLIMIT_DATA, (size, size))


def stand_back(process: int = 0) -> None:
    """Let a process, by default this one, and all that it starts from now on work when no other has to."""
    with contextlib.suppress(ProcessLookupError):  # it may have ended
        os.setpriority(os.PRIO_PROCESS, process, _NICENESS)
