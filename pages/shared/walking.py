"""The reviews before and after the one that is read, in the order of the list that it was opened from."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.errors import SelectionError
from pages.shared import lines, queries
from pages.shared.address import read_value
from pages.shared.links import Address, link
from pages.shared.tables import PAGE, in_order
from pages.shared.viewing import View

#: The URL parameter of the column by which the list of reviews is sorted.
SORTED = "sort-list"
#: That of where it was opened, if not from a list; and a draft, which is that.
VIA, DRAFT = "via", "draft"


class Walk(NamedTuple):
    """The reviews before and after one, and what they were opened from.

    `reviews` has `review_id` and, of lines, `start`, the place in the text where each is opened; `named` says what they
    have in common; `back` is a label and an address; `params` go along from review to review.
    """

    reviews: pd.DataFrame
    named: str
    back: tuple[str, Address]
    params: dict[str, str]


def find_walk(view: View, review_id: str) -> Walk:
    """Return the reviews to step through: those of a phrase's lines, of a search's lines, or of the list of reviews."""
    phrase = read_value("phrase", "")
    by = read_value("by", "", allowed=["", *lines.ORDERS])
    orders = list(queries.list_orders(view))
    order = read_value("order", orders[0], allowed=orders)
    matches = _lines(view, phrase) if phrase or by else pd.DataFrame()
    if len(matches):
        shown = lines.order_lines(view, by or "date", phrase=phrase)
        sort = read_value(lines.SORTED, "", allowed=_sorts(shown))
        shown = in_order(shown, sort)
        page = find_page(shown, review_id, rows_each=lines.PHRASE_ROWS if phrase else PAGE)
        shown = shown.drop_duplicates("review_id")
        kept = {lines.SORTED: sort, "page": page}
        if phrase:
            back = "Back to the phrase", Address("phrase", link(view.query, phrase=phrase, order=by, **kept))
        else:
            back = "All matches", Address("reviews", link(view.query, by=by, **kept))
        named = "reviews with this phrase" if phrase else "reviews found"
        return Walk(shown[["review_id", "start"]], named, back, {"phrase": phrase, "by": by, lines.SORTED: sort})
    sort = read_value(SORTED, "", allowed=_sorts(view.reviews))
    listed = in_order(queries.order_reviews(view), sort)
    params = {"order": order, SORTED: sort}
    if read_value(VIA, "", allowed=["", DRAFT]):
        params[VIA] = DRAFT
        back = "Back to the draft", Address("draft", link(view.query))
    else:
        back = "All reviews", Address("reviews", link(view.query, **params, page=find_page(listed, review_id)))
    return Walk(listed[["review_id"]], "reviews", back, params)


def find_page(rows: pd.DataFrame, review_id: str, *, rows_each: int = PAGE) -> int | str:
    """Return the page of a list of rows on which a review is first; "" for the first page, which has no number."""
    page = (find_place(rows, review_id) or 0) // rows_each + 1
    return page if page > 1 else ""


def find_place(reviews: pd.DataFrame, review_id: str) -> int | None:
    """Return where a review is in a list, from 0; None where it is not there."""
    places = np.flatnonzero(reviews["review_id"] == review_id)
    return int(places[0]) if len(places) else None


def _sorts(frame: pd.DataFrame) -> list[str]:
    return ["", *(sign + column for column in frame for sign in "+-")]


def _lines(view: View, phrase: str) -> pd.DataFrame:
    """Return the lines of a phrase or of the selection's search; none where there are none or it takes too long."""
    if phrase:
        return lines.list_phrase_lines(*view.about, phrase, _view=view)
    try:
        return lines.list_search_lines(*view.about, _view=view) if view.selection.words else pd.DataFrame()
    except SelectionError:
        return pd.DataFrame()
