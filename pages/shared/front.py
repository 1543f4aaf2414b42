"""What every screen needs of the browser, where Streamlit has no element for it: `front.js` and `front.css`.

No text that came in is part of what is given to the browser here.
"""

import zlib
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
#: As Streamlit shows the chosen item of its menu.
_LIT = """<style>
[data-testid$="NavLink"][href$="/{screen}"] {{
  background: color-mix(in srgb, currentColor 10%, transparent); font-weight: 600;
}}
</style>"""


def front(lit: str) -> None:
    """Give the browser its part: one entry in the history for one action, links that go on in the visit, the menu.

    Parameters
    ----------
    lit : str
        The screen of the menu that is lit though another is shown; empty for none.
    """
    st.html(_HERE / "front.css")
    st.html(f"<script>{(_HERE / 'front.js').read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)
    if lit:
        st.html(_LIT.format(screen=lit))


def into_sight(shown: str) -> None:
    """Scroll to where this is called: a panel that a click has opened must not lie out of sight.

    Parameters
    ----------
    shown : str
        What the panel shows; where it stays the same, nothing is scrolled.
    """
    anchor = f"panel-{zlib.crc32(shown.encode())}"
    scroll = f'document.getElementById("{anchor}").scrollIntoView({{block: "nearest"}})'
    st.html(f'<i id="{anchor}"></i><script>{scroll}</script>', unsafe_allow_javascript=True)
