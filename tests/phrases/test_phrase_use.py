"""How one phrase is used: “long after the credits” of the dozen, in three reviews of two films by two critics."""

import numpy as np
import pandas as pd
import pytest

from corpus.phrases import phrase_use, usage
from corpus.store.corpus import Corpus

CREDITS = "long after the credits"


@pytest.fixture(scope="module")
def occurrences(dozen: Corpus) -> pd.DataFrame:
    """Where the phrase is."""
    phrase_id = dozen.phrases.loc[dozen.phrases["phrase"] == CREDITS, "phrase_id"].iloc[0]
    return dozen.find_occurrences(phrase_id, np.ones(12, bool))


@pytest.fixture(scope="module")
def use(dozen: Corpus, occurrences: pd.DataFrame) -> phrase_use.PhraseUse:
    """How it is used."""
    return phrase_use.measure_use(occurrences, dozen.reviews, dozen.sentences)


def test_its_reviews_are_in_the_order_of_publication_with_the_place_of_the_phrase(dozen: Corpus, use) -> None:
    texts = dozen.read_texts(use.spread["review_id"].tolist())
    assert use.spread["reviewer"].tolist() == ["Ada Quill", "Cleo Voss", "Cleo Voss"]
    assert use.spread["start"].tolist() == [text.index(CREDITS) for text in texts]


def test_it_closes_each_of_its_reviews(use) -> None:
    assert len(use.uses) == 3
    assert (use.uses["place"] > 0.4).all()
    assert set(use.uses["film"]) == {"Paper Lanterns", "Tin Harbour"}


def test_the_ratings_of_its_reviews_are_compared_with_all_others(use) -> None:
    # 8, 9 and 5 of 10; the eight others that are rated have 44.5 together.
    means = use.rating.means
    assert means["n"].tolist() == [3, 8]
    assert means["mean"].round(4).tolist() == [7.3333, 5.5625]


def test_a_selection_without_the_phrase_has_nothing_to_compare(dozen: Corpus, occurrences) -> None:
    none = phrase_use.measure_use(occurrences.head(0), dozen.reviews, dozen.sentences)
    assert none.polarity is None
    assert none.rating is None
    assert none.spread.empty
    assert set(phrase_use.list_ratings(occurrences.head(0), dozen.reviews)["group"]) == {usage.WITHOUT}
    assert (phrase_use.describe_rating(none), phrase_use.describe_tone(none)) == ("", "")


def test_three_rated_reviews_are_too_few_to_compare(use) -> None:
    assert phrase_use.describe_rating(use) == "Too few rated reviews to compare: 7.3 with it, 5.6 without"


def test_each_review_and_each_sentence_is_on_one_side_or_the_other(dozen: Corpus, occurrences) -> None:
    rated = phrase_use.list_ratings(occurrences, dozen.reviews)
    assert rated.loc[rated["group"] == usage.WITH, "value"].tolist() == [8, 9, 5]
    assert rated["value"].sum() == 8 + 9 + 5 + 44.5
    toned = phrase_use.list_tones(occurrences, dozen.reviews, dozen.sentences)
    assert toned["group"].value_counts().to_dict() == {usage.WITH: 3, usage.WITHOUT: len(dozen.sentences) - 3}
