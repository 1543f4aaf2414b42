"""The columns of files, additions, skipped rows and corpora."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

FILE: Mapping[str, Any] = {
    "source": column.TextColumn("File", width="large"),
    "format": column.TextColumn("Format"),
    "encoding": column.TextColumn("Encoding"),
    "delimiter": column.TextColumn("Delimiter"),
    "rows": column.NumberColumn("Rows", format="localized"),
    "kept": column.NumberColumn("Reviews", format="localized"),
    "rejected": column.NumberColumn("Skipped", format="localized"),
    "notes": column.TextColumn("Notes", width="large"),
}

ADDITION: Mapping[str, Any] = {
    "arrived": column.DatetimeColumn("Added", format="D MMM YYYY, HH:mm", help="In UTC."),
    "reviews": column.NumberColumn("Reviews", format="localized"),
    "files": column.TextColumn("Files", width="large"),
}

REJECT: Mapping[str, Any] = {
    "source": column.TextColumn("File", width="medium"),
    "row": column.NumberColumn("Row"),
    "reason": column.TextColumn("Why", width=520),
    "excerpt": column.TextColumn("Begins", width="large"),
}

CORPUS: Mapping[str, Any] = {
    "name": column.TextColumn("Corpus", width="medium"),
    "reviews": column.NumberColumn("Reviews", format="localized"),
    "films": column.NumberColumn("Films", format="localized"),
    "reviewers": column.NumberColumn("Critics", format="localized"),
    "words": column.NumberColumn("Words", format="localized"),
    "phrases": column.NumberColumn(
        "Recurring phrases",
        format="localized",
        help="Variants grouped; everyday ones too, which the Overview leaves out.",
    ),
    "rejects": column.NumberColumn("Skipped", format="localized"),
    "built": column.DatetimeColumn("Built", format="D MMM YYYY, HH:mm"),
}
