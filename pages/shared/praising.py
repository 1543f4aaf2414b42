"""What is praised and blamed, and the sentences that do it, cached by (corpus as built, selection, question)."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.aspects import values
from corpus.aspects.lines import pick_extremes, rank_statements, write_lines
from corpus.compare import dwelling, grouping, praise, praise_wording
from corpus.compare.praise import Praise
from corpus.statistics.differences import ABOVE_REST, BELOW_REST
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View

#: The most sentences of a list; of each part and either sign, where all parts are shown.
MOST, EACH = 2_000, 2
_TOLD = ["film", "reviewer", "published"]


class Ranked(NamedTuple):
    """What is praised and blamed, and what is said of it.

    Attributes
    ----------
    cells : DataFrame
        From `praise.rank_cells`.
    finding, notes : str
        What stands out, and in which parts groups differ.
    behind : tuple of str, or None
        The group and the part that the finding begins with; of all reviews, an empty group.
    """

    cells: pd.DataFrame
    finding: str
    notes: str
    behind: tuple[str, str] | None


@keep_by_size()
def rank_praise(version: str, selection: str, by: str, order: str, chosen: tuple[str, ...], *, _view: View) -> Ranked:
    """Return the groups of a column, or the chosen ones, in an order; what is said of them is among all."""
    measured = measure_praise(version, selection, by, _view=_view)
    clear = [praise.find_clearest(measured, end) for end in (ABOVE_REST, BELOW_REST)]
    behind = [(str(row["group"]), str(row["aspect"])) for row in clear if row is not None]
    behind += [("", part) for part in praise_wording.rank_parts(measured.whole)]
    return Ranked(
        praise.rank_cells(measured, order, chosen),
        praise_wording.describe_praise(measured),
        praise_wording.describe_differences(measured),
        next(iter(behind), None),
    )


@keep_by_size()
def measure_praise(version: str, selection: str, by: str, *, _view: View) -> Praise:
    """Return what the reviews of each group of a column say of each part of the film."""
    return praise.measure_praise(_view.reviews, _view.corpus.statements, by=by)


@keep_by_size()
def name_groups(version: str, selection: str, by: str, *, _view: View) -> list[str]:
    """Return the groups of which anything is said, those with most statements first."""
    return measure_praise(version, selection, by, _view=_view).cells["group"].drop_duplicates().tolist()


@keep_by_size()
def measure_dwelling(version: str, selection: str, by: str, *, _view: View) -> pd.DataFrame:
    """Return how often each critic, or outlet, judges each part, beside colleagues on the same films."""
    return dwelling.measure_dwelling(_view.reviews, _view.corpus.statements, by=by)


def add_value(view: View, value: str) -> View:
    """Return a view whose reviews have what they say of an aspect, as a column of this name."""
    return replace(view, reviews=_add_value(*view.about, value, _view=view))


@keep_by_size()
def _add_value(version: str, selection: str, value: str, *, _view: View) -> pd.DataFrame:
    return values.add_value(_view.reviews, _view.corpus.statements, value)


@st.cache_resource(max_entries=16, show_spinner=False)
def list_said(
    version: str, selection: str, by: str, group: str, part: str, worst: bool, *, _view: View
) -> pd.DataFrame:
    """Return what reviews of a group, or all of them, say of a part, the best or the worst first, in its sentences.

    Without a part, of each part the `EACH` that praise and blame it most. With `film`, `reviewer` and `published` of
    the review, and `part` as a reader sees it.
    """
    reviews = grouping.select_groups(_view.reviews, by, (group,)) if group else _view.reviews
    said = _view.corpus.statements
    said = said[said["review_id"].isin(reviews["review_id"])]
    if part:
        said = rank_statements(said[said["aspect"] == part], worst=worst, most=MOST)
    else:
        said = pick_extremes(said, each=EACH)
    texts = _view.corpus.read_texts(said["review_id"].astype("str").unique().tolist())
    lines = write_lines(said, _view.corpus.sentences, texts)
    lines = lines.assign(part=lines["aspect"].str.capitalize()).drop(columns="aspect")
    return lines.merge(_view.reviews[["review_id", *_TOLD]], on="review_id", how="left")
