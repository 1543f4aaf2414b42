"""What a corpus says of itself: a name on one line, and a digest of its reviews alone."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import schema
from corpus.errors import StoreError
from corpus.schema import conform
from corpus.store.manifest import LONGEST_NAME, Manifest, clean_corpus_name, digest_reviews
from tests.reviews import REVIEWS as DOZEN


@given(st.text(min_size=1))
def test_any_name_becomes_one_line_that_can_be_written(given):
    try:
        name = clean_corpus_name(given)
    except StoreError:
        return
    assert name.encode()
    assert name == " ".join(name.split())
    assert len(name) <= LONGEST_NAME


def test_recurring_phrases_are_unknown_where_they_were_not_counted():
    assert Manifest("Dusk", "", "", counts={"recurring": 3}).recurring == 3
    assert Manifest("Dusk", "", "").recurring is None


READ = conform(
    DOZEN.assign(
        published=pd.to_datetime(DOZEN["published"]), rating_given=DOZEN["rating"], rating=[float(n) for n in range(12)]
    ),
    schema.READ_COLUMNS,
)


@given(st.permutations(range(12)))
def test_the_digest_is_the_same_in_any_order(order):
    assert digest_reviews(READ.iloc[order]) == digest_reviews(READ)


def test_the_digest_does_not_depend_on_where_reviews_came_from():
    assert digest_reviews(READ.assign(source="elsewhere", review_id="other", section="x")) == digest_reviews(READ)


@pytest.mark.parametrize("column", [name for name in schema.READ_COLUMNS if name not in ("review_id", "source")])
def test_the_digest_changes_with_every_cell(column):
    other = {"year": 1900, "rating": np.pi, "published": pd.Timestamp("1999-01-01")}.get(column, "other")
    changed = READ.copy()
    changed.loc[3, column] = other
    assert digest_reviews(changed) != digest_reviews(READ)
    assert digest_reviews(READ.head(0)) != digest_reviews(READ.head(1))
