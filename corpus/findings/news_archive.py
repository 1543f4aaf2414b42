"""An archive with its watch list, ready to be asked what some of its reviews repeat."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from corpus.findings.drafts import ALLOWED
from corpus.phrases.content import mark_trivial
from corpus.phrases.filters import mark_names
from corpus.polarity.disagreement import APART, rank_disagreements
from corpus.polarity.trust import measure_match
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.watched import find_watched, make_watchbook
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus

_PLACE = {"phrase": "str", "review_id": "str", "start": "int64", "end": "int64"}


@dataclass(frozen=True, eq=False)
class NewsArchive:
    """What every addition to a corpus is looked up in; each part is made on first use.

    Attributes
    ----------
    corpus : Corpus
    watched : DataFrame
        The watch list: `phrase`, `status` ("banned", "watched", "allowed"), and perhaps `replacement`.
    """

    corpus: Corpus
    watched: pd.DataFrame

    @cached_property
    def uses(self) -> pd.DataFrame:
        """Where reviews print banned and watched phrases: `phrase`, `review_id`, `start`, `end`, `status`."""
        sought = self.watched[self.watched["status"] != ALLOWED]
        if sought.empty:
            return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in {**_PLACE, "status": "str"}.items()})
        corpus = self.corpus
        found = find_watched(
            sought["phrase"].tolist(), corpus.index, corpus.reviews["review_id"], corpus.sentences, corpus.read_texts
        )
        return found.merge(sought.reindex(columns=["phrase", "status", "replacement"]), on="phrase")

    @cached_property
    def telling(self) -> pd.DataFrame:
        """The phrases of the list that may be clichés: no names, not everyday, and nobody has decided on them."""
        listed = self.corpus.list_recurring(np.ones(len(self.corpus.reviews), bool))
        listed = listed[~mark_trivial(listed["weight"]) & ~mark_names(listed["phrase"])].reset_index(drop=True)
        if self.watched.empty:
            return listed
        # One phrase a paragraph: a gap is filled with a word that any phrase takes.
        said = [phrase.replace("…", "such") for phrase in listed["said"]]
        begins = np.cumsum([0, *(len(phrase) + 2 for phrase in said)])
        decided = find_phrases("\n\n".join(said), make_watchbook(self.watched["phrase"].tolist()))
        rows = np.searchsorted(begins, decided["start"].to_numpy(), side="right") - 1
        return listed[~np.isin(np.arange(len(listed)), rows)].reset_index(drop=True)

    @cached_property
    def floor(self) -> int:
        """How many reviews a cliché is in at least: one in a hundred, and what a recurring phrase needs."""
        least = int(self.corpus.manifest.settings.get("min_reviews") or 2)
        return max(least, -(-len(self.corpus.reviews) // 100))

    @cached_property
    def mismatches(self) -> pd.DataFrame:
        """The reviews whose words and stars are far apart and on different sides (`rank_disagreements`).

        None where too few reviews are rated to measure how far words match stars, or where they do so no better than
        chance.
        """
        reviews = ScoredCorpus.of(self.corpus).reviews
        sides = measure_match(reviews).sides
        apart = rank_disagreements(reviews)
        far = (apart["standardised"].abs() >= APART) & apart["opposed"]
        return apart[far & bool(sides.enough and sides.value > 0.5)].reset_index(drop=True)
