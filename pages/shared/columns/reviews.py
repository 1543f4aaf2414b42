"""The columns of reviews, and of lines and words in them."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from corpus.warmth import Warmth

#: How a day is written.
DAY = "D MMM YYYY"

REVIEW: Mapping[str, Any] = {
    "film": column.TextColumn("Film", width="medium"),
    "reviewer": column.TextColumn("Critic"),
    "published": column.DateColumn("Published", format=DAY),
    "rating": column.NumberColumn("Rating", format="%.1f", help="Of 10, whatever scale it was printed in."),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="TextBlob's −1 to +1; empty where no word could be assessed."
    ),
    "words": column.NumberColumn("Words"),
    "excerpt": column.TextColumn("Begins", width="large"),
    "outlet": column.TextColumn("Outlet"),
    "genres": column.TextColumn("Genres"),
    "rating_given": column.TextColumn("Rating as printed"),
    "source": column.TextColumn("Source"),
}


def scaled(shown: Mapping[str, Any], warmth: Warmth) -> Mapping[str, Any]:
    """Return columns with their `polarity` named and written as the scale in use has it."""
    told = f"{warmth.axis[0].upper()}{warmth.axis[1:]}; empty where no word could be assessed."
    return {**shown, "polarity": column.NumberColumn(warmth.name, format=warmth.shape, help=told)}


LINE: Mapping[str, Any] = {
    "left": column.TextColumn("Before", alignment="right", width=225),
    "printed": column.TextColumn("As printed", width=190),
    "right": column.TextColumn("Behind", width=225),
    "film": column.TextColumn("Film", width=125),
    "reviewer": column.TextColumn("Critic", width=110),
    **{name: REVIEW[name] for name in ("published", "polarity")},
}

PRINTED: Mapping[str, Any] = {
    "printed": column.TextColumn("In the draft", width="large"),
    "words": column.NumberColumn("Words"),
    **{name: REVIEW[name] for name in ("film", "reviewer", "published")},
}

EVIDENCE: Mapping[str, Any] = {
    "chunk": column.TextColumn("Words"),
    "polarity": column.NumberColumn("Polarity", format="%+.2f"),
    "contribution": column.NumberColumn(
        "Share", format="%+.3f", help="What it adds to the review's score; the shares add up to it."
    ),
}
