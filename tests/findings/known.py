"""Evidence of which the tests say what is known, without a corpus."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

from corpus.compare import distinction
from corpus.compare.comparison import compare_groups
from corpus.compare.division import measure_division
from corpus.compare.drift import measure_drift
from corpus.compare.harshness import measure_harshness
from corpus.compare.praise import CELLS, Praise
from corpus.findings.banned import NO_BANS
from corpus.findings.evidence import Evidence
from corpus.findings.sides import compare_means, split_latest
from corpus.polarity.scale import PolarityScale
from corpus.polarity.trust import Match
from corpus.polarity.validity import Validity

NO_MATCH = Match(*[Validity(0, np.nan, np.nan, np.nan, False)] * 2)
NO_TESTS = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in distinction.COLUMNS.items()})
NO_PRAISE = Praise("film", *[pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in CELLS.items()})] * 2, 0, 0)
NO_PEOPLE = pd.DataFrame({"name": [], "kind": [], "reviews": [], "films": []})
NO_PASSAGES = pd.DataFrame({"phrase_id": [], "phrase": [], "words": [], "n": [], "films": []})
NO_PAIRS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("a", "b")}
    | {"similarity": pd.Series(dtype="float64"), "shared_words": pd.Series(dtype="int64")}
)


def list_reviews() -> pd.DataFrame:
    """Ten critics on eight films: “Joy” is liked, “Woe” is not, “Rift” splits them; Ann is harsh, Zoe is kind."""
    films = {"Joy": 9.0, "Woe": 2.0, "Rift": 5.0, **dict.fromkeys(("A", "B", "C", "D", "E"), 5.5)}
    rows = []
    for number, (film, level) in enumerate(films.items()):
        for critic in range(10):
            shift = {0: -2.0, 9: 2.0}.get(critic, 0.0) * (level == 5.5)
            split = (4.5 if (critic + number) % 2 else -4.5) * (film == "Rift")
            jitter = ((critic * 7 + number * 3) % 5 - 2) * 0.2
            rows.append((film, f"Critic {critic}", level + shift + split + jitter))
    reviews = pd.DataFrame(rows, columns=["film", "reviewer", "rating"])
    return reviews.assign(
        review_id=[f"r{n}" for n in range(len(reviews))], year=2025, polarity=0.1, published=pd.Timestamp("2025-01-01")
    )


def list_phrases(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Phrases with their reviews and critics, the biggest clichés first."""
    frame = pd.DataFrame(rows, columns=["phrase", "reviews", "reviewers"])
    ids = [f"id{n}" for n in range(len(frame))]
    return frame.assign(
        phrase_id=ids, owned="house", films=3, whose=pd.Series([None] * len(frame), dtype="object"),
        said=frame["phrase"], varied=False,
    )  # fmt: skip


def gather(reviews: pd.DataFrame, phrases: pd.DataFrame, *, value: str = "rating") -> Evidence:
    """What is measured of some reviews that no corpus was built of; whatever else is asked for fails."""
    latest = split_latest(reviews)
    return know(
        scored=SimpleNamespace(scale=PolarityScale(), lexicon=None),
        reviews=reviews,
        phrases=phrases,
        films=compare_groups(reviews, by="film", value=value),
        divided=measure_division(reviews, by="film", value="rating"),
        standing=measure_harshness(reviews),
        drift=measure_drift(reviews),
        owners=None,
        signature=NO_TESTS,
        praise=NO_PRAISE,
        latest=latest,
        turns=compare_means(reviews, latest[0]) if latest else None,
        shifts=None,
        duplicates=NO_PAIRS,
        passages=NO_PASSAGES,
        people=NO_PEOPLE,
        match=NO_MATCH,
    )


def know(evidence: Evidence | None = None, **known: object) -> Evidence:
    """Evidence of which this much is known, in place of what was known before."""
    made = object.__new__(Known)
    vars(made).update(vars(evidence) if evidence else {}, **known)
    vars(made).pop("claims", None)
    return made


class Known(Evidence):
    """Evidence whose reviews all have the same text, and whose phrases are all clichés."""

    bans = NO_BANS

    @property
    def clichés(self):
        return self.phrases

    def quote(self, phrase_id):
        return f"… {phrase_id} …"

    def read(self, review_ids):
        return pd.Series("One text, brilliant as it is, that two have printed.", index=review_ids)


NO_APART = pd.DataFrame({"review_id": [], "standardised": [], "opposed": pd.Series(dtype="bool"), "film": []})
