"""The columns of reviews, and of lines and words in them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from streamlit import column_config as column

from corpus.polarity.scale import PolarityScale
from corpus.schema import OWN_COLUMNS

#: How a day is written.
DAY = "D MMM YYYY"

REVIEW: Mapping[str, Any] = {
    "film": column.TextColumn("Film", width="medium", help="The film that the review is about."),
    "reviewer": column.TextColumn("Critic", help="Who wrote the review."),
    "published": column.DateColumn("Published", format=DAY, help="The day on which the review was printed."),
    "rating": column.NumberColumn("Rating", format="%.1f", help="Of 10, whatever scale it was printed in."),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="TextBlob’s −1 to +1; empty where no word could be scored."
    ),
    "words": column.NumberColumn("Words", help="How many words the review has."),
    "excerpt": column.TextColumn("Begins", width="large", help="The review’s first words."),
    "outlet": column.TextColumn("Outlet", help="Where the review was printed."),
    "genres": column.TextColumn("Genres", help="Of the film, as the source names them."),
    "rating_given": column.TextColumn("Rating as printed", help="In the scale and spelling of the source."),
    "source": column.TextColumn("Source", help="The file that the review came from, and its row."),
}


def scale_columns(shown: Mapping[str, Any], scale: PolarityScale) -> Mapping[str, Any]:
    """Return columns with their `polarity` named and written as the scale in use has it."""
    explanation = f"{scale.axis[0].upper()}{scale.axis[1:]}; empty where no word could be scored."
    return {
        **shown,
        "polarity": column.NumberColumn(scale.column_label, format=scale.number_format, help=explanation),
    }


def find_source_columns(reviews: pd.DataFrame) -> Mapping[str, Any]:
    """Return the further columns of the source, under its own names."""
    return {name: name for name in reviews.columns.difference(OWN_COLUMNS, sort=False)}


LINE: Mapping[str, Any] = {
    "left": column.TextColumn("Before", alignment="right", width=270, help="The words before it in the review."),
    "printed": column.TextColumn("Match", width=250, help="What was found, as the review prints it."),
    "right": column.TextColumn("After", width=250, help="The words after it in the review."),
    "film": column.TextColumn("Film", width=140, help="The film that the review is about."),
    "reviewer": column.TextColumn("Critic", width=130, help="Who wrote the review."),
    **{name: REVIEW[name] for name in ("published", "polarity")},
    "decided": column.TextColumn("Verdict", width=80, help="What the desk says of this use: fine, to cut, to quote."),
    "decided_by": column.TextColumn("Verdict by", width=130, help="Who gave the verdict, as they signed it."),
    "decided_at": column.DateColumn("Verdict on", format=DAY, help="The day of the verdict."),
}

#: What a review says of a part of the film, in its sentence.
SAID: Mapping[str, Any] = {
    "left": column.TextColumn("Before", alignment="right", width=240, help="The words before it in its sentence."),
    "printed": column.TextColumn("What is said", width=420, help="The words that name the part and judge it."),
    "right": column.TextColumn("After", width=240, help="The words after it in its sentence."),
    "part": column.TextColumn("Part", help="What of the film it is about."),
    "polarity": column.NumberColumn("Tone", format="%+.2f", help="Of these words: −1 is blame, +1 praise."),
    **{name: LINE[name] for name in ("film", "reviewer", "published")},
}

EVIDENCE: Mapping[str, Any] = {
    "chunk": column.TextColumn("Words", help="Words of the review that are scored together."),
    "polarity": column.NumberColumn("Score", format="%+.2f", help="By the word list, −1 to +1."),
    "contribution": column.NumberColumn(
        "Share", format="%+.3f", help="What it adds to the review’s score; the shares add up to it."
    ),
}

#: A sentence that is close to a search.
CLOSEST: Mapping[str, Any] = {
    "sentence": column.TextColumn("Sentence", width=520, help="The sentence, as the review prints it."),
    "shared": column.TextColumn("Shared words", width=200, help="Those of the search that it has, in any form."),
    "many": column.NumberColumn("Words shared", help="How many of the words of the search it has."),
    **{name: REVIEW[name] for name in ("film", "reviewer", "published")},
}

#: A line to quote.
QUOTE: Mapping[str, Any] = {
    "side": column.TextColumn("Side", help="Whether it speaks for the film or against it."),
    "quote": column.TextColumn("Line", width="large", help="The sentence, as the review prints it."),
    "aspects": column.TextColumn("Of", help="What in the film it judges."),
    **{name: REVIEW[name] for name in ("film", "reviewer", "outlet", "published", "rating")},
    "polarity": column.NumberColumn("Polarity", format="%+.2f", help="Of the sentence, without titles: −1 to +1."),
}
