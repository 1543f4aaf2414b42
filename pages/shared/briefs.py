"""The brief of a view, cached, and what an editor makes of it: all of that is in the address."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from corpus.errors import CorpusError
from corpus.findings import editing
from corpus.findings.addresses import Parameters, replace_parameters
from corpus.findings.beside import CORPUS, Beside, find_other
from corpus.findings.brief import Brief
from corpus.findings.edits import CHAPTERS, FIRST, Edits
from corpus.findings.exhibit import Exhibit
from corpus.report.chapters import ROWS, Quote, quote_passages
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from pages.shared import bans, findings, opening, scaling
from pages.shared.address import here, read_value
from pages.shared.links import Address, link
from pages.shared.viewing import View

#: Letters a line of names in a chart that is as wide as the page.
WIDE = 36
#: What the address has in place of chapters where there are none.
_NONE = "none"

_ask = partial(read_value, default="")


class Opened(NamedTuple):
    """A brief with all that can be in it.

    Attributes
    ----------
    brief : Brief
    name : tuple of str
        What a cached answer about it depends on.
    wrong : str
        Why it is not compared with what is asked for; "" where it is.
    """

    brief: Brief
    name: tuple[str, ...]
    wrong: str


def open_brief(view: View, asked: Beside) -> Opened:
    """Return the brief of a view."""
    banned = bans.list_bans().key
    name = (*view.about, banned)
    try:
        other = _stamp(asked)
        return Opened(make_brief(*view.about, asked, other, banned, _view=view), (*name, *asked, other), "")
    except CorpusError as error:
        return Opened(make_brief(*view.about, Beside(), "", banned, _view=view), (*name, *Beside(), ""), str(error))


@st.cache_resource(max_entries=64, show_spinner=False)
def edit_brief(name: tuple[str, ...], edits: Edits, *, _whole: Brief) -> Brief:
    """Return a brief, by its `Opened.name`, as the editor wants it; see `editing.edit`."""
    return editing.edit(_whole, edits)


@st.cache_resource(max_entries=128, show_spinner=False)
def quote_chapter(name: tuple[str, ...], key: str, *, _exhibit: Exhibit) -> list[Quote]:
    """Return the passages of a chapter, by its key; see `chapters.quote_passages`."""
    return quote_passages(_exhibit, most=ROWS)


def read_beside() -> Beside:
    """Return what the address compares the brief with."""
    return Beside.read(_ask)


@st.cache_resource(max_entries=64, show_spinner="Looking for what there is to say")
def make_brief(version: str, selection: str, asked: Beside, other: str, bans: str, *, _view: View) -> Brief:
    """Return the brief of the view with all that can be in it; see `editing.make_brief`.

    Parameters
    ----------
    version, selection
        Of the view.
    asked : Beside
        What it is compared with.
    other : str
        The build of the other corpus, if there is one.
    bans : str
        What is banned, by its key.

    Raises
    ------
    CorpusError
        It cannot be compared with that.
    """
    evidence = findings.gather(version, selection, _view=_view)
    return editing.make_brief(
        evidence,
        _view.selection,
        beside=find_other(evidence, _view.selection, asked, open_other=_open_other),
        locate=lambda section, parameters: locate(_view, section, parameters).href,
    )


def locate(view: View, section: str, parameters: Parameters) -> Address:
    """Return the address of the view that shows a finding."""
    return Address(section, link(replace_parameters(view.query, parameters)))


def read_edits(whole: Brief) -> Edits:
    """Return what the editor has made of a brief: until a link says otherwise, its first chapters as they are."""
    return Edits.read(_ask, whole.chapters["key"].tolist())


def arrange(whole: Brief, chapters: Sequence[str]) -> Address:
    """Return the address of this brief with these chapters."""
    as_first = list(chapters) == whole.chapters["key"].tolist()[:FIRST]
    return here(**{CHAPTERS: None if as_first else ",".join(chapters) or _NONE})


def move(chapters: Sequence[str], key: str, by: int) -> list[str]:
    """Return chapters with one of them so many places further on, or back.

    Examples
    --------
    >>> move(["a", "b", "c"], "c", -1)
    ['a', 'c', 'b']
    """
    others = [each for each in chapters if each != key]
    others.insert(list(chapters).index(key) + by, key)
    return others


def _open_other(key: str) -> tuple[Corpus, ScoredCorpus]:
    """Return another corpus of the library, scored as it is shown where a link says nothing."""
    shelf = opening.library()
    if key not in shelf.corpora():
        raise CorpusError(f"There is no corpus “{key[:80]}” to compare with.")
    corpus = opening.open_current(shelf.path(key))
    return corpus, scaling.score_plainly(corpus.version, _corpus=corpus)


def _stamp(asked: Beside) -> str:
    """Return the build of the other corpus that is asked for; "" where it is another selection of this one."""
    return _open_other(asked.value)[0].version if asked.what == CORPUS else ""
