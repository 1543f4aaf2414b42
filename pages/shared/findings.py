"""What a selection has to say first, cached by (corpus as built and scored, selection)."""

from functools import cached_property

import pandas as pd
import streamlit as st

from corpus.compare.comparison import Comparison
from corpus.findings.choosing import MOST, choose_findings
from corpus.findings.evidence import Evidence
from corpus.findings.phrases import pick_biggest
from corpus.polarity.measure import Measure
from pages.shared import bans, drifting, groupings, naming, pairs, queries, trusting, watching
from pages.shared.viewing import View


class SharedEvidence(Evidence):
    """The same evidence as from the corpus itself, as far as the screens have it cached."""

    view: View

    def __init__(self, view: View) -> None:
        super().__init__(view.corpus, view.weighed, view.keep, view.selection.words, bans.list_bans().frame)
        object.__setattr__(self, "view", view)

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """The selected reviews."""
        return self.view.reviews

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """The list of phrases, with their owners."""
        return queries.list_owned_phrases(*self.view.about, gathered=True, fragments=False, _view=self.view)

    @cached_property
    def owners(self) -> pd.DataFrame | None:
        """Who uses each of them."""
        return queries.find_owners(*self.view.about, True, False, _view=self.view)

    @cached_property
    def films(self) -> Comparison:
        """The films compared."""
        return queries.compare_groups(*self.view.about, "film", self.measure.column, _view=self.view)

    @cached_property
    def divided(self) -> pd.DataFrame:
        """Which films divide their critics."""
        return groupings.measure_division(*self.view.about, "film", "rating", (), _view=self.view)

    @cached_property
    def drift(self) -> pd.DataFrame:
        """Which critics' ratings rise or fall."""
        return drifting.measure_drift(*self.view.about, "reviewer", _view=self.view)

    @cached_property
    def names(self) -> pd.DataFrame:
        """Who and what the reviews name."""
        return naming.list_names(*self.view.about, _view=self.view)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The films that share the most phrases."""
        return pairs.list_pairs(*self.view.about, "films", "", _view=self.view)

    @cached_property
    def banned(self) -> pd.DataFrame:
        """Where the corpus prints banned phrases."""
        return watching.find_uses(self.view, tuple(self.bans["phrase"]))

    @cached_property
    def apart(self) -> pd.DataFrame:
        """How far stars are from words."""
        return trusting.list_disagreements(self.view.about[0], _view=self.view)


def pick_measure(view: View) -> Measure:
    """Return the rating where any of the selected reviews has one, else the tone."""
    return SharedEvidence(view).measure


def list_findings(version: str, selection: str, *, most: int = MOST, _view: View) -> pd.DataFrame:
    """Return what the selection has to say, the first first; see `choosing.choose_findings`.

    Fewer are found sooner: what would come behind them is not worked out.
    """
    return _list_findings(version, selection, bans.list_bans().key, most, _view=_view).head(most)


def list_biggest(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    """Return the biggest clichés, as a finding and the brief have them; see `phrases.pick_biggest`."""
    evidence = gather(version, selection, _view=_view)
    return pick_biggest(evidence.clichés, evidence.reviews)


def gather(version: str, selection: str, *, _view: View) -> Evidence:
    """Return the evidence of the selection, for a brief of it too (`editing.make_brief`)."""
    return _gather(version, selection, bans.list_bans().key, _view=_view)


@st.cache_resource(max_entries=64, show_spinner="Looking for what comes first")
def _list_findings(version: str, selection: str, bans: str, most: int, *, _view: View) -> pd.DataFrame:
    return choose_findings(_gather(version, selection, bans, _view=_view), most=most)


# As large as a selection has phrases, and asked for again only while its findings and its brief are made.
@st.cache_resource(max_entries=2, show_spinner=False)
def _gather(version: str, selection: str, bans: str, *, _view: View) -> Evidence:
    return SharedEvidence(_view)
