"""What the screen of trust asks of stars and words, remembered by (corpus as built and weighed, selection)."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus import calibration, validity
from corpus.selection import Selection
from pages.shared.opening import View


class Trust(NamedTuple):
    """How far the selection's words and stars agree: see `calibration` and `validity`.

    `calibration` is None where too few reviews are rated, and `why` then says so.
    """

    why: str
    calibration: calibration.Calibration | None
    order: validity.Validity
    sides: validity.Validity


@st.cache_data(max_entries=64, show_spinner=False)
def trust(version: str, selection: Selection, *, _view: View) -> Trust:
    """Return how far words foretell stars in the selected reviews."""
    rated = _view.reviews.dropna(subset=["polarity", "rating"])
    words, stars, films = rated["polarity"], rated["rating"], rated["film"]
    sided = rated[stars != calibration.MIDDLE_RATING]
    return Trust(
        calibration.too_little(words, stars),
        calibration.calibrate(words, stars, groups=films),
        validity.spearman(words, stars, films=films),
        validity.auc(sided["polarity"], sided["rating"] > calibration.MIDDLE_RATING, films=sided["film"]),
    )


@st.cache_data(max_entries=64, show_spinner=False)
def by_group(version: str, selection: Selection, by: str, *, _view: View) -> pd.DataFrame:
    """Return how far they agree in each group, those with most reviews first."""
    found = validity.by_group(_view.reviews, by=by)
    return found.sort_values(["enough", "n", "group"], ascending=[False, False, True], ignore_index=True)
