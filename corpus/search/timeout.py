"""Stops a search that takes too long, and suggests a quicker one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from corpus.errors import SelectionError

#: A search is stopped after so many seconds; an ordinary one takes a tenth of one on 25,000 reviews.
SECONDS = 3.0
#: A search may consist of several SQL statements: until it has ended, it is interrupted again this often, in seconds.
_AGAIN = 0.05
_FIRST = 250


def split_rows(rows: int) -> Iterator[tuple[int, int]]:
    """Cut rows into parts, each twice as long as the one before: yields where each begins, and where the next does.

    A search for something frequent can stop after the first part; one that takes too long is stopped in a small one.

    Examples
    --------
    >>> list(split_rows(1_000))
    [(0, 250), (250, 750), (750, 1000)]
    """
    first, size = 0, _FIRST
    while first < rows:
        yield first, min(first + size, rows)
        first, size = first + size, 2 * size


class SlowSearchError(SelectionError):
    """A search takes too long at the moment: on a server that is less busy it may be answered."""


@contextmanager
def limit_time(connection: duckdb.DuckDBPyConnection, *, seconds: float = SECONDS) -> Iterator[None]:
    """Interrupt whatever a connection does in this block, once it has taken too long.

    DuckDB can be interrupted between two batches of some 2,000 rows. Under the costliest pattern a batch takes seconds,
    so the block can end as much later. Rows that are cut by `split_rows` come in smaller batches first.

    Parameters
    ----------
    connection : DuckDBPyConnection
        One that nobody else uses meanwhile; a cursor of a shared one will do.
    seconds : float
        From the beginning of the block.

    Raises
    ------
    SlowSearchError
        It took longer.
    SelectionError
        RE2 refused a pattern as too large.
    """
    done = threading.Event()

    def stop() -> None:
        waited = seconds
        while not done.wait(waited):
            connection.interrupt()
            waited = _AGAIN

    watch = threading.Thread(target=stop, name="search timeout", daemon=True)
    watch.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise SlowSearchError(
            f"This search was stopped: it takes more than {seconds:g} seconds on so many reviews. Look for fewer words "
            "at once; in a regular expression, repeat less ({…}, *, +), and take [a-z] for \\pL."
        ) from error
    except duckdb.InvalidInputException as error:
        raise SelectionError(
            "This search asks for too much at once. Look for fewer words, or for fewer with a * or a ~."
        ) from error
    finally:
        done.set()
        watch.join()
