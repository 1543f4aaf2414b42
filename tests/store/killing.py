"""Kills a process between any two of its steps in a folder: each file that it opens, moves, makes or deletes."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

#: What Python tells of before it does it.
_STEPS = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile", "shutil.rmtree"})


def count_steps(operate: Callable[[], object], folder: Path) -> int:
    """Return how many steps in a folder an operation takes; it is done in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        steps = _follow(folder, stop=0)
        _end(operate, lambda: os.write(writer, str(len(steps)).encode()))
    os.close(writer)
    with os.fdopen(reader) as told:
        steps = told.read()
    os.waitpid(child, 0)
    if not steps:
        raise AssertionError("the operation failed without a kill")
    return int(steps)


def kill_at(step: int, operate: Callable[[], object], folder: Path) -> bool:
    """Do an operation in a process that is killed before one of its steps, from 1; return whether it was killed."""
    child = os.fork()
    if not child:
        _follow(folder, stop=step)
        _end(operate)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def kill_after(seconds: float, operate: Callable[[], object]) -> bool:
    """Do an operation in a process that is killed after some time; return whether it was killed."""
    child = os.fork()
    if not child:
        _end(operate)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def choose_steps(steps: int) -> list[int]:
    """Return the steps to kill before, from 1: some of the many that write tables, and all of the moves at the end."""
    first = max(0, steps - 12)
    return [*sorted(random.Random(5).sample(range(1, first + 1), min(first, 6))), *range(first + 1, steps + 1)]


def _follow(folder: Path, *, stop: int) -> list[str]:
    """Note the steps of this process in a folder, and end it before one of them; 0 lets it run."""
    seen: list[str] = []
    within = str(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _STEPS and any(str(each).startswith(within) for each in arguments[:2]):
            seen.append(event)
            if len(seen) == stop:
                if event == "open" and "w" in str(arguments[1]):
                    # What is opened to be written is empty until it is.
                    os.close(os.open(str(arguments[0]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return seen


def _end(operate: Callable[[], object], then: Callable[[], object] = lambda: None) -> None:
    """Operate and end this process at once: what else the process was doing is not ours."""
    code = 1
    try:
        operate()
        then()
        code = 0
    finally:
        os._exit(code)
