"""Which words carry the polarity of reviews."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.polarity.chunks import Pieces, assess_pieces
from corpus.polarity.contributions import ChunkCounter, Evidence, describe_contributions, title_contributions
from corpus.polarity.scores import score_texts
from corpus.polarity.textblob import Entry, Lexicon, load_textblob_lexicon

REVIEWS = ["A very good film.", "Good, not bad at all!", "It opens on Friday.", "A bad, bad film."]
ALL = np.ones(4, bool)


def test_a_word_is_weighed_with_what_modifies_it():
    chunks = Evidence.of(REVIEWS).chunks
    assert list(zip(chunks["chunk"], chunks["word"], strict=True)) == [
        ("very good", "good"),
        ("good", "good"),
        ("not bad !", "bad"),
        ("bad", "bad"),
    ]


def test_a_negation_behind_a_modifier_is_not_the_word_that_is_weighed():
    assert Evidence.of(["It is really not the one."]).chunks["word"].tolist() == ["really"]


def test_a_words_share_is_what_it_adds_to_the_mean_polarity():
    # Three reviews have evidence: 0.91; 0.7 and 0.35·1.25; −0.7 twice.
    words = Evidence.of(REVIEWS).rank_words(ALL).set_index("word")
    assert words.loc["good", "share"] == pytest.approx((0.91 + 0.7 / 2) / 3)
    assert words.loc["bad", "share"] == pytest.approx((0.35 * 1.25 / 2 - 0.7) / 3)


def test_a_repeat_in_one_review_is_an_occurrence_and_no_review():
    words = Evidence.of(REVIEWS).rank_words(ALL).set_index("word")
    assert words.loc["bad", ["occurrences", "reviews"]].tolist() == [3, 2]


def test_a_words_polarity_is_the_mean_of_its_chunks():
    words = Evidence.of(REVIEWS).rank_words(ALL).set_index("word")
    assert words.loc["bad", "polarity"] == pytest.approx((0.35 * 1.25 - 0.7 - 0.7) / 3)


def test_only_the_reviews_that_are_looked_at_count():
    words = Evidence.of(REVIEWS).rank_words(np.array([False, False, True, True]))
    assert words[["word", "occurrences", "share"]].to_numpy().tolist() == [["bad", 2, pytest.approx(-0.7)]]


def test_the_heaviest_word_comes_first_whatever_its_sign():
    assert Evidence.of(["Bad, bad. Nice."]).rank_words(np.ones(1, bool))["word"].tolist() == ["bad", "nice"]


def test_reviews_without_evidence_have_no_words():
    words = Evidence.of(["It opens on Friday."]).rank_words(np.ones(1, bool))
    assert words.empty
    assert list(words) == ["word", "occurrences", "reviews", "polarity", "share"]


def test_no_reviews_have_no_words():
    assert Evidence.of([]).rank_words(np.ones(0, bool)).empty


def test_a_words_forms_are_listed_with_their_own_polarity():
    forms = Evidence.of(REVIEWS).list_chunks("good", ALL)
    assert forms.to_numpy().tolist() == [["very good", pytest.approx(0.91), 1, 1], ["good", 0.7, 1, 1]]


def test_another_lexicon_weighs_other_words():
    lexicon = Lexicon({"friday": Entry(0.5, 0.5)}, {}, frozenset())
    assert Evidence.of(REVIEWS, lexicon=lexicon).rank_words(ALL)["word"].tolist() == ["friday"]


@given(st.lists(st.sampled_from(["very", "not", "good", "bad", "!", "film", "awful", "never", "really"]).map(str)))
def test_the_shares_add_up_to_the_mean_polarity(words: list[str]):
    texts = [" ".join(words), "a good one", " ".join(reversed(words)), "nothing said"]
    polarity = score_texts(texts)["polarity"]
    shares = Evidence.of(texts).rank_words(np.ones(4, bool))["share"]
    assert shares.sum() == pytest.approx(polarity.mean())
    assert pd.notna(shares).all()


def test_the_words_that_add_most_and_take_most_are_named():
    words = pd.DataFrame({"word": ["good", "bad", "nice"], "share": [0.3, -0.1, 0.05]})
    assert describe_contributions(words) == "“Good” lifts the tone most; “bad” lowers it most."
    assert describe_contributions(words.iloc[:1]) == "“Good” lifts the tone most; no word lowers it."
    assert describe_contributions(words.iloc[1:2]) == "“Bad” lowers the tone most; no word lifts it."
    assert title_contributions(words) == "Together, the words make a mean tone of +0.25"


def test_words_that_add_nothing_and_no_words_are_said_to_be_so():
    nothing = pd.DataFrame({"word": ["plain"], "share": [0.0]})
    assert describe_contributions(nothing) == "Every scored word of these reviews is neutral: the tone is 0.00."
    assert describe_contributions(nothing.iloc[:0]).startswith("No word of these reviews has a score")


def test_a_text_that_is_assessed_again_is_counted_as_it_is_then():
    counter, pieces = ChunkCounter(2), Pieces(load_textblob_lexicon())
    for position, text in enumerate(["Brave.", "Good."]):
        counter.put(position, assess_pieces(pieces.read(text)))
    counter.put(0, assess_pieces(pieces.read("Not good.")))
    counted, expected = counter.count(load_textblob_lexicon()), Evidence.of(["Not good.", "Good."])
    pd.testing.assert_frame_equal(counted.chunks, expected.chunks)
    assert counted.counts.toarray().tolist() == expected.counts.toarray().tolist()


def test_tables_of_evidence_are_the_same_evidence_again():
    ids = ["a", "b", "c", "d"]
    evidence = Evidence.of(REVIEWS)
    uses = evidence.list_uses(ids).astype({"review_id": "category"})
    again = Evidence.of_tables(evidence.chunks, uses, reviews=ids)
    assert uses["review_id"].unique().tolist() == ["a", "b", "d"]
    assert again.counts.toarray().tolist() == evidence.counts.toarray().tolist()
    pd.testing.assert_frame_equal(again.rank_words(ALL), evidence.rank_words(ALL))
