"""How the server and a build take their memory: so that what is no longer needed is the system's again at once."""

import contextlib
import ctypes
import os

_GLIBC = "libc.so.6"
#: What glibc's `mallopt` calls its settings.
_MAPPED_FROM, _ARENAS, _KEPT_UP_TO = -3, -8, -1
#: Bytes from which an array has a mapping of its own, and the arenas that all threads share. By itself glibc raises the
#: first to 32 MB as soon as arrays are freed, and gives each of a hundred visitors' threads an arena: what lies between
#: two small things that are kept is then never given back.
LARGE, ARENAS = 4_000_000, 2
#: Bytes that a worker may keep of what it has freed.
KEPT = 256_000_000


def spare_memory() -> None:
    """Have memory given back as it is freed; call it before NumPy and Arrow are loaded.

    Where the system's library is not glibc, only Arrow does as the system does.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with contextlib.suppress(OSError, AttributeError):
        tune = ctypes.CDLL(_GLIBC).mallopt
        tune(_MAPPED_FROM, LARGE)
        tune(_ARENAS, ARENAS)


def keep_memory() -> None:
    """Have a worker keep some of what it frees: else it gives all back at once, and gets it again page by page.

    Dask starts its workers so. Whoever goes through arrays of some megabytes spends a third of the time on that.
    """
    spare_memory()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(_GLIBC).mallopt(_KEPT_UP_TO, KEPT)


def give_back_memory() -> None:
    """Give back what is free between two things that are kept; where a lot was freed, it takes a few milliseconds."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(_GLIBC).malloc_trim(0)
