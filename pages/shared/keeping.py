"""How many answers to a selection are kept: many of small selections, few of large ones, which are megabytes each."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from pages.shared.viewing import View

#: Reviews from which a selection is large, and the answers to one question that are kept, those asked for last.
LARGE, FEW, MANY = 2_000, 4, 64

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def keep_by_size(
    *, show_spinner: bool | str = False
) -> Callable[[Callable[_Asked, _Answer]], Callable[_Asked, _Answer]]:
    """Cache a function of a `_view`, as `streamlit.cache_resource` does, but `FEW` answers to large selections.

    A filter that few reviews pass never puts out the answer to the whole corpus, nor do many such filters fill the
    memory.
    """

    def keep(work: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
        of_large = st.cache_resource(max_entries=FEW, show_spinner=show_spinner)(_name(work, "large"))
        of_small = st.cache_resource(max_entries=MANY, show_spinner=show_spinner)(_name(work, "small"))

        @wraps(work)
        def answer(*asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
            view = named["_view"]
            assert isinstance(view, View)
            return (of_large if len(view.reviews) >= LARGE else of_small)(*asked, **named)

        return answer

    return keep


def _name(work: Callable[_Asked, _Answer], size: str) -> Callable[_Asked, _Answer]:
    """Return the same function under a name of its own, by which Streamlit tells one cache from another."""

    @wraps(work)
    def named(*asked: _Asked.args, **more: _Asked.kwargs) -> _Answer:
        return work(*asked, **more)

    named.__qualname__ = f"{work.__qualname__}.{size}"
    return named
