"""The desk's verdict on a line of a concordance: this use is fine, to cut, or to quote; given here, and shown by it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from corpus.desk import items, line_verdicts
from corpus.desk.items import Item
from corpus.desk.tables import LINES, VERDICTS
from corpus.errors import CorpusError
from corpus.wording import number
from pages.shared import admission, bans, desks
from pages.shared.address import here, read_value
from pages.shared.controls import choice
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.showing import show_link, visit
from pages.shared.viewing import View

#: What a verdict is called.
LABELS = dict(zip(VERDICTS, ("Fine", "To cut", "To quote"), strict=True))
#: Which lines can be shown alone.
SHOWN = {"all": "All", **LABELS, "none": "Not marked"}
#: What stands in the place of a verdict that nobody has given yet.
_OPEN = "Mark"


def show_judged(view: View, lines: pd.DataFrame, *, of: tuple[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """Show the form of the line that is marked, and the choice of a verdict; return the lines that have it.

    Parameters
    ----------
    view : View
    lines : DataFrame
        From `lines.order_lines`.
    of : (str, str)
        The phrase and the order of these lines: with the view, what they depend on.

    Returns
    -------
    DataFrame, list of str
        The lines with `decided`, `decided_by` and `decided_at`, and which of these columns are open at first; without
        them where the database cannot be read.
    """
    about = (*view.about, *of, bans.list_bans().key)
    open_lines = lines.assign(verdict="", decided=_OPEN, decided_by="", decided_at=pd.NaT)
    try:
        judged = desks.read(lambda *stamp: _join(*about, *stamp, _view=view, _lines=lines), open_lines)
    except CorpusError as error:
        plain_text(f"Verdicts cannot be shown: {error}", "note")
        return lines.assign(decided="", decided_by="", decided_at=pd.NaT), []
    asked = read_value("verdict", "all", allowed=list(SHOWN))
    if asked != "all" or (judged["verdict"] != "").any():
        choice("Verdict", SHOWN, name="verdict")
    wanted = "" if asked == "none" else asked
    shown = judged if asked == "all" else judged[judged["verdict"] == wanted]
    if shown.empty:
        plain_text("No line has this verdict.", "note")
    else:
        _show_form(view, judged, shown)
    return shown, ["decided"]


@st.cache_resource(max_entries=8, show_spinner=False)
def list_verdicts(url: str, changes: int, corpus: str) -> pd.DataFrame:
    """Return the verdicts of a corpus as they are after so many changes of the database; see `desks.stamp`."""
    return line_verdicts.read_verdicts(desks.find_desk(), corpus)


def find_form(row: Mapping[str, Any]) -> Address:
    """Return the address of this view with the form of a line."""
    return here(line=_name(row))


@st.cache_resource(max_entries=16, show_spinner=False)
def _join(
    version: str, selection: str, phrase: str, order: str, bans: str, url: str, changes: int, *,
    _view: View, _lines: pd.DataFrame
) -> pd.DataFrame:  # fmt: skip
    judged = line_verdicts.add_verdicts(_lines, list_verdicts(url, changes, _view.key))
    return judged.assign(decided=judged["verdict"].map(LABELS).fillna(_OPEN))


def _show_form(view: View, judged: pd.DataFrame, shown: pd.DataFrame) -> None:
    """Show the line that the address asks for, with a button for each verdict; the next line follows."""
    asked = read_value("line", "")
    names = [_name(row) for row in judged[["review_id", "start"]].to_dict("records")] if asked else []
    if asked not in names:
        return
    place = names.index(asked)
    line = judged.iloc[place]
    key = {"review": line["review_id"], "start": int(line["start"]), "wording": line["printed"]}
    kept = key | {"wording": line_verdicts.normalise_wording(line["printed"])}
    seen = items.find(desks.find_desk(), LINES, corpus=view.key, **kept)
    later = [_name(row) for row in shown[["review_id", "start"]].to_dict("records")]
    behind = later[later.index(asked) + 1 :] if asked in later else []
    with st.container(border=True):
        into_sight(asked)
        plain_text(f"{line['left']} “{line['printed']}” {line['right']}".strip())
        told = f"Line {number(place + 1)} of {number(len(judged))}."
        plain_text(f"{told} {_say(seen)}".strip(), "note")
        if clash := desks.find_clash(asked):
            plain_text(f"{_say(clash.now) or 'The verdict was taken back.'} Your choice was not saved: choose again.")
        with st.container(horizontal=True, vertical_alignment="center"):
            for verdict, label in LABELS.items():
                st.button(
                    label,
                    key=f"{verdict} {asked}",
                    type="primary" if seen and seen["verdict"] == verdict else "secondary",
                    on_click=_decide,
                    args=(view.key, asked, key, verdict, seen, here(line=behind[0] if behind else asked)),
                    disabled=not admission.may_change(),
                )
            if seen:
                st.button(
                    "No verdict",
                    key=f"none {asked}",
                    on_click=_decide,
                    args=(view.key, asked, key, "", seen, here(line=asked)),
                    disabled=not admission.may_change(),
                )
            shut = here(line=None)
            show_link("Close", shut.screen, shut.query, icon="close")
        desks.show_undo(f"undo {asked}", LINES, lambda line: f"the verdict on “{line['wording']}”", corpus=view.key)
        desks.show_signature()


def _decide(corpus: str, name: str, line: Item, verdict: str, seen: Item | None, goal: Address) -> None:
    """Keep a verdict and go on to the next line: call it in a callback."""
    if desks.keep(
        lambda desk, by: line_verdicts.decide(desk, corpus, line, verdict, seen=seen, by=by),
        of=name,
        mine={"verdict": verdict},
    ):
        visit(goal)


def _say(seen: Item | None) -> str:
    """Return a verdict in words, with who gave it.

    Examples
    --------
    >>> _say({"verdict": "cut", "changed_by": "Ann"})
    'To cut, says Ann.'
    """
    if seen is None:
        return ""
    return f"{LABELS[seen['verdict']]}, says {seen['changed_by']}." if seen["changed_by"] else (
        f"{LABELS[seen['verdict']]}, unsigned."
    )  # fmt: skip


def _name(row: Mapping[str, Any]) -> str:
    """Return a line as an address names it."""
    return f"{row['review_id']}:{row['start']}"
