"""Where what recurs in a selection stands: phrases and families of phrases alike."""

import pandas as pd
from pandas.api.types import union_categoricals

from pages.shared import queries
from pages.shared.opening import View


def printed(view: View) -> pd.DataFrame:
    """Return the occurrences of all that the list of phrases shows, in the whole corpus: `phrase_id`, `review_id`."""
    listed = queries.recurring(*view.about, _view=view)["phrase_id"]
    single, gathered = view.corpus.occurrences, view.corpus.families.occurrences
    both = pd.DataFrame(
        {
            "phrase_id": union_categoricals([single["phrase_id"], gathered["family_id"]]),
            "review_id": union_categoricals([single["review_id"], gathered["review_id"]]),
        }
    )
    wanted = both["phrase_id"].cat.categories.isin(listed)[both["phrase_id"].cat.codes]
    return both[wanted].astype("str")
