"""Find and read: the list of the selected reviews, a page at a time."""

import pandas as pd
import streamlit as st

from corpus.wording import plural, signed
from pages.shared import answers, columns
from pages.shared.address import link, param
from pages.shared.opening import current
from pages.shared.showing import go, heading, nothing_selected, page_of, table

SHOWN = ["film", "reviewer", "published", "rating", "polarity", "words", "excerpt"]

view = current()
warm = view.reviews["polarity"].mean()
heading(
    "What do the reviews say?",
    view,
    f"{plural(len(view.reviews), 'review')} with a mean polarity of {signed(warm)}: pick one to read it whole."
    if pd.notna(warm)
    else "",
)
if view.reviews.empty:
    nothing_selected(view)
else:
    order = st.selectbox(
        "Order",
        list(answers.ORDERS),
        key=param("order", "new", allowed=list(answers.ORDERS)),
        format_func=lambda name: answers.ORDERS[name][0],
        width=220,
    )
    listed = answers.listed(view)
    table(
        page_of(listed, key=param("page", 1, read=int)),
        whole=listed.drop(columns="excerpt"),
        key="list",
        name="reviews",
        alt="The selected reviews with film, critic, date, rating and polarity",
        columns=columns.REVIEW,
        shown=[name for name in SHOWN if listed[name].notna().any()],
        opens=lambda row: go("review", link(view.query, review=row["review_id"], order=order)),
    )
