"""What statements are found by: the house's terms, and the word list that judges beside them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.statements import find_statements
from corpus.polarity.house import House


class Basis(NamedTuple):
    """What statements are found by.

    Attributes
    ----------
    terms : HouseTerms
        Without a change, those that come with Refrain.
    house : House or None
        The house lexicon whose scores judge; without one TextBlob's own do.
    """

    terms: HouseTerms = HouseTerms()
    house: House | None = None

    @property
    def digest(self) -> str:
        """What is the same where the same statements are found in the same texts."""
        return f"{self.terms.digest} {self.house.digest if self.house else ''}".rstrip()

    def find(self, texts: Sequence[str], spans: pd.DataFrame) -> pd.DataFrame:
        """Find what sentences say of each aspect of the film; see `aspects.statements.find_statements`."""
        lexicon = self.house.lexicon() if self.house else None
        return find_statements(texts, spans, terms=self.terms.terms, lexicon=lexicon)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return {"terms": self.terms.as_settings(), "lexicon": self.house.as_csv() if self.house else None}

    @classmethod
    def of_dict(cls, written: Mapping[str, Any]) -> "Basis":
        """Return what `as_dict` has written."""
        lexicon = written["lexicon"]
        house = None if lexicon is None else House.parse(lexicon.encode(), name="the house lexicon")
        return cls(HouseTerms.of_settings(written["terms"]), house)


#: What comes with Refrain.
SHIPPED = Basis()
