"""The server's log: a line for what was done, with counts and seconds, and for what went wrong, with its id.

What an error says may quote a review. The log says where it happened instead; the screen shows the same id.
"""

import logging
import re
import secrets
import traceback
from collections.abc import Iterator

from streamlit.logger import get_logger

#: Where errors that nothing catches are logged: those of a click, and those of a request.
_UNCAUGHT = ("streamlit.error_util", "uvicorn.error")
#: A stage of a command that has ended, as in "scoring reviews 4000/4000 in 8.1 s".
_ENDED = re.compile(r"\S.* \d+/\d+ in [\d.]+ s")

log = get_logger("refrain")


class Fault(Exception):  # noqa: N818 -- the screen shows this name
    """What a visitor is told of an error that nobody has foreseen."""


class _WithoutWords(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.msg, record.args = f"Error {secrets.token_hex(4)}: {locate(error)}", ()
            record.exc_info = record.exc_text = None
        return True


def guard() -> None:
    """Keep the words of errors that nothing catches out of the log; call it once, when the server starts."""
    for name in _UNCAUGHT:
        get_logger(name).addFilter(_WithoutWords())


def note_error(error: BaseException) -> str:
    """Log where an error happened, and return its id."""
    id_ = secrets.token_hex(4)
    log.error("Error %s: %s", id_, locate(error))
    return id_


def make_fault(error: Exception) -> Fault:
    """Log an error that nobody has foreseen, and return what the visitor is told."""
    return Fault(
        f"This could not be shown, and the fault is ours. Go back, or reload the page. If it comes again, tell whoever "
        f"looks after this server: error {note_error(error)}."
    )


def note_stages(command: str, printed: str) -> None:
    """Log the stages that a command says it has ended; see `commands.progress`."""
    for line in printed.splitlines():
        if _ENDED.fullmatch(line):
            log.info("%s: %s", command, line)


def locate(error: BaseException) -> str:
    """Return the type of an error and the lines of code that led to it, and of what caused it; none of its words."""
    return "\n".join(
        f"{type(each).__name__}\n{''.join(traceback.format_tb(each.__traceback__))}".rstrip()
        for each in _list_causes(error)
    )


def _list_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
