"""What recurs in the whole corpus, as every visitor sees it first: its order, whose it is, and where what tells is."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import families, ownership
from corpus.phrases.families import Families
from corpus.phrases.terms import Terms
from corpus.text.arrays import find_names

_CAPITAL = r"\b(?!I\b)[A-Z]"


class FirstView(NamedTuple):
    """What recurs in all reviews, in the default order.

    Attributes
    ----------
    rows : ndarray of int
        Its rows in the table of families.
    owners : DataFrame
        Who uses it, a row each; see `ownership.find_owners`.
    telling : Terms
        How often each review uses each of those that say something and are no names: that have two content words, and
        capitals only in “I”. What a selection lists, the whole corpus lists too.
    """

    rows: NDArray[np.integer]
    owners: pd.DataFrame
    telling: Terms

    @classmethod
    def of(cls, gathered: Families, occurrences: pd.DataFrame, reviews: pd.DataFrame) -> "FirstView":
        """Work it out.

        Parameters
        ----------
        gathered : Families
        occurrences : DataFrame
            Those of the single phrases. The codes of both, here and in `gathered`, are positions.
        reviews : DataFrame
            All of the corpus.
        """
        listed = families.list_first_view(gathered)
        rows = find_names(pd.Index(listed["family_id"]), among=pd.Index(gathered.families["family_id"]))
        listed = families.name_as_phrases(listed)
        tables = [(occurrences, "phrase_id"), (gathered.occurrences, "family_id")]
        used = ownership.join_occurrences(tables, listed["phrase_id"], reviews["review_id"])
        owners = ownership.find_owners(listed, used, reviews)
        telling = listed[(listed["content"] >= 2) & ~listed["phrase"].str.contains(_CAPITAL, regex=True)]
        used = ownership.join_occurrences(tables, telling["phrase_id"], reviews["review_id"])
        return cls(rows, owners, Terms.of_listed(telling, used, reviews))
