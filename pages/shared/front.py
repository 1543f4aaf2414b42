"""What every screen needs of the browser, where Streamlit has no element for it: `front.html` and `front.css`.

No text that came in is part of what is given to the browser here.
"""

import zlib
from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_name("front.html")
_STYLE = Path(__file__).with_name("front.css")


def front() -> None:
    """Give the browser its part: one entry in the history for one action, links that go on in the visit, the menu."""
    st.html(_STYLE)
    st.html(_SCRIPT, unsafe_allow_javascript=True)


def into_sight(shown: str) -> None:
    """Scroll to where this is called: a panel that a click has opened must not lie out of sight.

    Parameters
    ----------
    shown : str
        What the panel shows; where it stays the same, nothing is scrolled.
    """
    st.html(f'<i data-into-sight="{zlib.crc32(shown.encode())}"></i>')
