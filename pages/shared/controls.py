"""The controls of a screen, each tied to the address by its name there: see `address.param`.

What each shows at first is its default; at its default it leaves the address alone.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import streamlit as st

from corpus.wording import signed
from pages.shared.address import is_on, param


def choice(
    label: str,
    options: Mapping[str, str] | Sequence[Any],
    *,
    name: str,
    first: Any = None,
    read: Callable[[str], Any] = str,
    **look: Any,
) -> Any:
    """Show a few options side by side, one of which is always chosen, and return it.

    Parameters
    ----------
    label : str
    options : mapping of str to str, or sequence
        What can be chosen; a mapping says what each is called.
    name : str
        The control's name in the address.
    first : optional
        What is chosen at first, where it is not the first option.
    read : callable
        Turns the address's text into an option.
    **look
        As `st.segmented_control` has them.
    """
    key = param(name, _first_of(options, first), allowed=list(options), read=read)
    look.setdefault("format_func", _naming(options))
    return st.segmented_control(label, list(options), key=key, required=True, **look)


def dropdown(
    label: str,
    options: Mapping[str, str] | Sequence[str],
    *,
    name: str,
    first: Any = None,
    allowed: Sequence[str] | None = None,
    **look: Any,
) -> Any:
    """Show options in a list that opens, one of which is always chosen, and return it.

    Parameters
    ----------
    label, options, name, first
        As `choice` has them.
    allowed : sequence of str, optional
        What a link may choose, where that is more than is offered.
    **look
        As `st.selectbox` has them.
    """
    key = param(name, _first_of(options, first), allowed=list(options) if allowed is None else allowed)
    look.setdefault("format_func", _naming(options))
    return st.selectbox(label, list(options), key=key, **look)


def switch(label: str, *, name: str, first: bool = False, **look: Any) -> bool:
    """Show a switch and return whether it is on.

    Parameters
    ----------
    label : str
    name : str
        The control's name in the address.
    first : bool
        Whether it is on at first.
    **look
        As `st.toggle` has them.
    """
    return st.toggle(label, key=param(name, first, read=is_on), **look)


def fold(label: str, *, name: str) -> Any:
    """Show a fold, closed at first, and return its container: what is in it is made only while that is `open`.

    Parameters
    ----------
    label : str
    name : str
        The fold's name in the address.
    """
    key = param(name, False, read=is_on)
    # Said anew in each run: a fold whose label changes, as with a count in it, is another one to Streamlit.
    st.session_state[key] = st.session_state[key]
    return st.expander(label, key=key, on_change="rerun")


def text(label: str, *, name: str, longest: int, **look: Any) -> str:
    """Show a field for words, empty at first, and return what stands in it, without the spaces around it.

    Parameters
    ----------
    label : str
    name : str
        The field's name in the address.
    longest : int
        How many characters it takes.
    **look
        As `st.text_input` has them.
    """
    key = param(name, "", read=lambda given: given[:longest])
    return st.text_input(label, key=key, max_chars=longest, **look).strip()


def slider(label: str, low: float, high: float, *, name: str, first: float, step: float, **look: Any) -> float:
    """Show a slider for a number between two ends, written as everywhere (a true minus), and return it.

    Parameters
    ----------
    label : str
    low, high : float
        The ends.
    name : str
        The slider's name in the address.
    first : float
        Where it is at first.
    step : float
        Between two numbers that can be chosen; a link may bring one between them.
    **look
        As `st.select_slider` has them.
    """

    def read(written: str) -> float:
        value = float(written)
        if not low <= value <= high:
            raise ValueError
        return value

    key = param(name, first, read=read)
    steps = list_steps(low, high, step=step, also=[st.session_state[key]])
    return st.select_slider(label, steps, key=key, format_func=name_step, **look)


@lru_cache(maxsize=4096)
def name_step(value: float) -> str:
    """Return a step of a slider as it is written; each run asks for all of them."""
    return signed(value)


def list_steps(low: float, high: float, *, step: float, also: Sequence[float] = ()) -> list[float]:
    """Return the numbers that a slider offers: those at its steps, and those that it has already.

    Examples
    --------
    >>> list_steps(-1, 1, step=0.5, also=[0.12, 1.0])
    [-1.0, -0.5, 0.0, 0.12, 0.5, 1.0]
    """
    steps = (round(low + place * step, 6) + 0.0 for place in range(round((high - low) / step) + 1))
    return sorted({*steps, *map(float, also)})


def day_field(label: str, earliest: date, latest: date, *, name: str, first: date, **look: Any) -> date:
    """Show a field for a day between two others, and return it.

    Parameters
    ----------
    label : str
    earliest, latest : date
        The ends; a day beyond them, as another selection may have had, is the nearer of the two.
    name : str
        The field's name in the address.
    first : date
        The day that it has at first.
    **look
        As `st.date_input` has them.
    """
    key = param(name, first, read=date.fromisoformat)
    st.session_state[key] = min(max(st.session_state[key], earliest), latest)
    return st.date_input(label, key=key, min_value=earliest, max_value=latest, format="DD/MM/YYYY", **look)


def several(
    label: str, options: Sequence[str], *, name: str, most: int, offered: int | None = None, **look: Any
) -> tuple[str, ...]:
    """Show options of which some may be chosen, at first none, and return those that are.

    Parameters
    ----------
    label : str
    options : sequence of str
        What a link may choose.
    name : str
        The control's name in the address.
    most : int
        How many may be chosen; of a link that chooses more, the first.
    offered : int, optional
        How many of the options are offered, besides those that are chosen; all by default.
    **look
        As `st.multiselect` has them.
    """
    key = param(name, [], allowed=options)
    # A link, or the screen before, may bring what is not known here, or more than may be chosen.
    known = set(options)
    asked = [option for option in st.session_state[key] if option in known][:most]
    st.session_state[key] = asked
    shown = list(dict.fromkeys([*options[:offered], *asked]))
    return tuple(st.multiselect(label, shown, key=key, max_selections=most, **look))


def _first_of(options: Mapping[str, str] | Sequence[Any], first: Any) -> Any:
    return next(iter(options)) if first is None else first


def _naming(options: Mapping[str, str] | Sequence[Any]) -> Callable[[Any], str]:
    return options.__getitem__ if isinstance(options, Mapping) else str
