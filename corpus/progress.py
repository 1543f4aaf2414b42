"""How long work says how far it is."""

from collections.abc import Callable

#: Called with what is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]
