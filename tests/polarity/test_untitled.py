"""TextBlob's scores without the titles of films."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.polarity.chunks import Pieces
from corpus.polarity.scores import score_texts, score_with_sentences
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.polarity.untitled import find_moved_texts, score_untitled
from corpus.text.tokens import list_sentences, tokenise
from corpus.text.untitled import LETTER, list_mentions, replace_titles


def score(texts, films):
    """Return the scores of reviews and sentences without titles, with those of the replaced texts to compare."""
    tokens = tokenise(texts, films=films)
    spans, mentions = list_sentences(tokens), list_mentions(tokens, films)
    reviews, sentences = score_with_sentences(texts, spans)
    scored = score_untitled(texts, spans, mentions, reviews=reviews, sentences=sentences)
    return scored, score_with_sentences(replace_titles(texts, mentions), spans), find_moved_texts(texts, mentions)


@pytest.mark.parametrize(
    ("film", "text", "polarity"),
    [
        # TextBlob: brave 0.8, good 0.7, bad −0.7, very × 1.3; "not" turns round and halves.
        ("Brave", "Brave is a good film", 0.7),
        ("Brave", "A brave film", 0.8),
        ("The Bad Guys", "The Bad Guys is very good", 0.91),
        # The name ends the reach of the negation, as any name does.
        ("Brave", "Not Brave but good", 0.7),
        ("Good", "I saw Good: not good", -0.35),
    ],
)
def test_a_score_without_the_title_can_be_worked_out_by_hand(film, text, polarity):
    (reviews, _), _, _ = score([text], [film])
    assert reviews["polarity"].tolist() == pytest.approx([polarity])


def test_a_review_that_only_the_title_judges_has_no_evidence():
    (reviews, sentences), _, _ = score(["I saw Brave. It opens on Friday."], ["Brave"])
    for scored in (reviews, sentences):
        assert scored["evidence"].tolist() == [0] * len(scored)
        assert scored[["polarity", "subjectivity"]].isna().all(axis=None)


WORDS = ["Brave", "brave", "Not", "not", "The", "Bad", "Guys", "very", "good", "dull", "film", "a", "!", ".", ":", ")",
         "“", "’s", "-", "\n", "is", "n’t", "never-ending", "U.S."]  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " "]))).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["Brave", "The Bad Guys", "Not", "Good", "Dull!", None])), max_size=3))
def test_what_is_not_scored_again_would_score_the_same(reviews):
    scored, expected, _ = score([text for text, _ in reviews], [film for _, film in reviews])
    for ours, theirs in zip(scored, expected, strict=True):
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True)


def test_only_texts_with_a_title_that_the_lexicon_knows_are_scored_again():
    texts = ["Matrix is good.", "I saw Brave.", "Good. Matrix: good!", "No title."]
    assert score(texts, ["Matrix", "Brave", "Matrix", "Matrix"])[2].tolist() == [1]


def test_what_stands_for_a_title_is_a_name_of_any_length_to_textblob():
    lexicon = load_textblob_lexicon()
    for length in range(1, 80):
        assert LETTER * length not in {*lexicon.words, *lexicon.negations}
    for behind in (".", "...", "!", ":", ")", ".)", "'s", "?!"):
        assert score_texts([f"not {LETTER * 4}{behind} good"])["polarity"].tolist() == [0.7]
    assert not any(LETTER in sign.lower() for sign in lexicon.signs)
    assert [*Pieces(lexicon).read(f"{LETTER * 4}.")] == [None]
