import numpy as np
import pandas as pd
import pytest

from corpus.phrases import families as fa
from corpus.phrases import listing as ph
from corpus.phrases.counting import COUNTS, DATES
from corpus.phrases.recounting import PhraseUse
from tests.phrases.examples import ROLLING, SINCE, gather, reviews_of


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("keep", [np.arange(10) % 2 == 0, np.arange(10) > 3, np.zeros(10, bool)])
def test_a_selection_has_the_counts_that_its_occurrences_have(named, keep):
    reviews = reviews_of(
        [*SINCE[:4], *ROLLING],
        films=["A", "B", "B", None, "A"] * 2,
        reviewers=["Ann", "Bob", None, "Ann", "Cas"] * 2 if named else [None] * 10,
        published=[f"2024-01-{day:02}" for day in range(1, 11)],
    )
    gathered, phrases, occurrences = gather(reviews)
    recounted = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    expected = fa.recount_families(gathered, recounted, reviews, keep=keep)
    expected = expected[expected["aside"] == ""].set_index("family_id")[[*COUNTS, *DATES]]
    shown = gathered.families.loc[gathered.families["aside"] == "", "family_id"]
    counted = PhraseUse.of_families(gathered, occurrences, reviews).count(reviews, keep).set_index(pd.Index(shown))
    pd.testing.assert_frame_equal(counted.loc[expected.index, [*COUNTS, *DATES]], expected, check_dtype=False)
    assert not counted.loc[counted.index.difference(expected.index), "occurrences"].any()
