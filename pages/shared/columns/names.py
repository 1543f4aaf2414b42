"""The columns of the index of names."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from corpus.polarity.measure import Measure
from pages.shared.columns.comparisons import make_range_columns

#: Those that are open at first.
NAMES = ("name", "kind", "reviews", "films", "critics", "polarity", "range")


def make_name_columns(measure: Measure) -> Mapping[str, Any]:
    """Return the columns of the index of names; `measure` is the polarity that is shown."""
    return {
        "name": column.TextColumn("Name", width="large", help="The fullest of its spellings."),
        "kind": column.TextColumn(
            "Who or what", help="As the words around it prove, such as “played by”; else it is just a name."
        ),
        "reviews": column.NumberColumn("Reviews", help="How many reviews have the name."),
        "films": column.NumberColumn("Films", help="How many films these reviews are about."),
        "critics": column.NumberColumn("Critics", help="How many critics wrote these reviews."),
        "polarity": column.NumberColumn(
            f"Mean {measure.name.lower()}",
            format=measure.format,
            help="Of the sentences with the name; each review counts once.",
        ),
        **make_range_columns(measure.format, of="of the mean"),
        "places": column.NumberColumn("Mentions", help="How often the name is printed."),
        "scored": column.NumberColumn(
            "Scored", help="Reviews with words to score in the sentences that have the name."
        ),
    }
