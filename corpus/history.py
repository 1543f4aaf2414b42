"""Dated changes of what a house has made of terms: what they come to, and how the last is undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any, ClassVar, Generic, Self, TypeVar

S = TypeVar("S")


@dataclass(frozen=True)
class Change(Generic[S]):
    """One change of a term's setting: from what to what, on which day, and where it comes from.

    Changes with one `step` were made, and are undone, together.
    """

    on: date
    term: str
    before: S
    after: S
    origin: str
    step: int


@dataclass(frozen=True)
class Changed(Generic[S]):
    """What a history of changes comes to. It is immutable: each change gives a new one.

    Attributes
    ----------
    history : tuple of Change
        The changes that were not undone, the oldest first.
    plain
        The setting of a term that is not changed.
    """

    plain: ClassVar[Any]

    history: tuple[Change[S], ...] = ()

    @cached_property
    def settings(self) -> Mapping[str, S]:
        """The setting of each term that is changed."""
        settings: dict[str, S] = {}
        for change in self.history:
            if change.after == self.plain:
                settings.pop(change.term, None)
            else:
                settings[change.term] = change.after
        return settings

    @property
    def next_step(self) -> int:
        """The number of the next step."""
        return self.history[-1].step + 1 if self.history else 1

    def undo(self) -> Self:
        """Undo the last change, and all that were made with it; without any change, nothing happens."""
        last = self.next_step - 1
        return type(self)(tuple(takewhile(lambda change: change.step < last, self.history)))
