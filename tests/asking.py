"""Asking an app of ours as a server does, without one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def answered(asked: Coroutine[Any, Any, None]) -> None:
    """Wait for an answer in a thread of its own: in this one, a browser test of before may have a loop running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asked).result()
