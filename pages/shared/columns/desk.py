"""The columns of what the desk decides: saved views, watched phrases, and their changes."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from pages.shared.columns.reviews import DAY

_SIGNED: Mapping[str, Any] = {
    "changed_by": column.TextColumn("By", help="Who changed it last, as they signed it."),
    "changed_at": column.DateColumn("When", format=DAY),
}
#: What leads to the fields that change a row.
_EDIT: Mapping[str, Any] = {"edit": column.TextColumn("Change")}

SAVED: Mapping[str, Any] = {
    "name": column.TextColumn("View", width="large"),
    "short": column.TextColumn("Short link", width="medium", help="Behind the address of this site."),
    **_SIGNED,
    **_EDIT,
    "kind": column.TextColumn("View or brief"),
    "address": column.TextColumn("Address", width="large", help="The screen and its parameters, as an import has it."),
}

NOTES: Mapping[str, Any] = {
    "about": column.TextColumn("On", width="medium"),
    "kind": column.TextColumn("Kind"),
    "text": column.TextColumn("Note", width="large"),
    "tags": column.TextColumn("Tags", width="medium"),
    **_SIGNED,
    "subject": column.TextColumn("Its key", help="What the note is on, as a file that is imported names it."),
}

LINES: Mapping[str, Any] = {
    "about": column.TextColumn("Review of", width="medium"),
    "wording": column.TextColumn("Words", width="large"),
    "verdict": column.TextColumn("Verdict"),
    **_SIGNED,
    "review": column.TextColumn("Review id", help="As a file that is imported names the review."),
    "start": column.NumberColumn("Place", help="How many letters of the review stand before the line."),
}

MARKED_WORDS: Mapping[str, Any] = {
    "word": column.TextColumn("Word", width="medium"),
    "about": column.TextColumn("Review of", width="medium"),
    "ruling": column.TextColumn("Verdict"),
    **_SIGNED,
    "review": column.TextColumn("Review id", help="As a file that is imported names the review."),
}

REFUSED: Mapping[str, Any] = {
    "term": column.TextColumn("Word or phrase", width="medium"),
    **_SIGNED,
    "edit": column.TextColumn("Take back", help="It is suggested again."),
}

WATCHED: Mapping[str, Any] = {
    "phrase": column.TextColumn("Phrase", width="large"),
    "status": column.TextColumn("Status"),
    "reviews": column.NumberColumn("Reviews", format="localized", help="How many of these reviews print it."),
    "last_published": column.DateColumn("Last printed", format=DAY),
    "replacement": column.TextColumn("Write instead", width="medium"),
    "note": column.TextColumn("Note", width="medium"),
    **_SIGNED,
    **_EDIT,
}

WATCHED_CHANGE: Mapping[str, Any] = {
    "changed_at": column.DateColumn("Day", format=DAY),
    "phrase": column.TextColumn("Phrase", width="medium"),
    "before": column.TextColumn("Before", width="medium"),
    "after": column.TextColumn("After", width="medium"),
    "changed_by": column.TextColumn("By"),
}
