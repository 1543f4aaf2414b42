"""The columns of what is new."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from pages.shared.columns.reviews import REVIEW

NEWS: Mapping[str, Any] = {
    "sentence": column.TextColumn("What repeats", width="large", help="Click to read it in the review."),
    **{name: REVIEW[name] for name in ("film", "reviewer")},
    "before": column.NumberColumn("Before", format="localized", help="Reviews that had it before this addition."),
    "now": column.NumberColumn("Now", format="localized", help="Reviews that have it with this addition."),
    "more": column.TextColumn("See also"),
}
