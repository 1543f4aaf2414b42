"""A brief: the findings about a selection as an edition, which every format prints."""

from typing import NamedTuple

import pandas as pd


class Brief(NamedTuple):
    """An edition of findings, ready to be printed in any format.

    Attributes
    ----------
    title : str
        The headline: the editor's own, else made of the first finding or of what was read.
    standfirst : str
        What was read: reviews, days, outlets.
    chapters : DataFrame
        A row a finding, in the order of the edition: the columns of `finding.COLUMNS`, and `note` str, the editor's
        note above it, empty where there is none; `href` str, the address of its view, from the dashboard's root.
    unsure : tuple of str
        Sentences on what the reviews are too few to tell.
    closing : str
        The editor's closing remark; empty where there is none.
    citation : tuple of (str, str)
        What was read, by which program and lexicon, so that it can be found again: (name, value).
    """

    title: str
    standfirst: str
    chapters: pd.DataFrame
    unsure: tuple[str, ...]
    closing: str
    citation: tuple[tuple[str, str], ...]
