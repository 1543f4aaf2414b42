"""How the server and a build take their memory: so that what is no longer needed is the system's again at once."""

import contextlib
import ctypes
import mmap
import os
import threading
from pathlib import Path
from typing import IO
from weakref import WeakSet

_GLIBC = "libc.so.6"
#: What Linux lets the processes of a container have, or "max".
_CONTAINER = Path("/sys/fs/cgroup/memory.max")
#: What glibc's `mallopt` calls its settings.
_TRIM, _PAD, _MAPPED_FROM, _ARENAS = -1, -2, -3, -8
#: Bytes from which an array has a mapping of its own, and the arenas that all threads share. By itself glibc raises the
#: first to 32 MB as soon as arrays are freed, and gives each of a hundred visitors' threads an arena: what lies between
#: two small things that are kept is then given back by `give_back_memory` alone. With half of it, pages are cleared
#: anew for each of the hundred arrays that one answer to a large corpus takes in turn: a third of its time.
LARGE, ARENAS = 8_000_000, 2
#: The same for a process that works alone: a command, or a worker of a cluster. It frees arrays of some megabytes to
#: fill others: pages that the system takes back in between are cleared each time, which took a sixth of a build. glibc
#: allows no more. Its few threads share one arena: what is free at the end of another is never given back.
BATCH = 32_000_000
#: What is mapped of files that nobody else reads.
_LAID_ASIDE: "WeakSet[mmap.mmap]" = WeakSet()
_LISTING = threading.Lock()


def spare_memory(large: int = LARGE) -> None:
    """Have memory given back as it is freed; call it before NumPy and Arrow are loaded.

    Where the system's library is not glibc, only Arrow does as the system does.

    Parameters
    ----------
    large : int
        Bytes from which an array has a mapping of its own; what is smaller is kept for the next one, up to twice as
        much at the end of the heap; four times, in one heap for all threads, if this is above `LARGE`.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with contextlib.suppress(OSError, AttributeError):
        tune = ctypes.CDLL(_GLIBC).mallopt
        tune(_MAPPED_FROM, large)
        tune(_ARENAS, ARENAS if large <= LARGE else 1)
        tune(_TRIM, 2 * large)
        if large > LARGE:
            tune(_TRIM, 4 * large)
            tune(_PAD, large // 2)


def measure_memory() -> int:
    """Return how many bytes of memory this machine has, or the container that we are in."""
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        return min(machine, int(_CONTAINER.read_text()))
    except (OSError, ValueError):  # there is none, or it may have all
        return machine


def give_back_memory() -> None:
    """Give back what is free between two things that are kept, and what was read of arrays that lie in files.

    Where a lot was freed, it takes a few milliseconds.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(_GLIBC).malloc_trim(0)
    give_back_files()


def give_back_files() -> None:
    """Give back what was read of arrays that lie in files: what is read again comes from the system's own memory."""
    with _LISTING:
        laid_aside = list(_LAID_ASIDE)
    with contextlib.suppress(OSError):
        for mapped in laid_aside:
            mapped.madvise(mmap.MADV_DONTNEED)


def map_aside(file: IO[bytes]) -> mmap.mmap:
    """Map a file that is not empty, so that `give_back_memory` gives back what was read of it; it may be deleted."""
    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with _LISTING:
        _LAID_ASIDE.add(mapped)
    return mapped
