"""Texts that repeat themselves or one another: the same phrases as found word by word, in time that grows with them."""

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import families, folding, mining
from corpus.phrases import listing as ph
from corpus.phrases.suffixes import Suffixes
from corpus.reuse import duplicates
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise
from tests.phrases.examples import list_phrases, mine, reviews_of
from tests.reprints import TEXTS, but_for, words

#: Far more words than any text here has.
ENDLESS = 10_000


def work(texts):
    """Mine texts, gather families, and look for near-duplicates."""
    texts = [" ".join(text) for text in texts]
    reviews, tokens = reviews_of(texts), tokenise(texts)
    tables = ph.mine_phrases(tokens, reviews)
    families.gather_families(tokens, *tables, reviews)
    duplicates.find_near_duplicates(tokens, reviews)


def seconds(texts):
    """Return the processor time that texts take."""
    start = time.process_time()
    work(texts)
    return time.process_time() - start


unit = st.lists(st.sampled_from("ab"), min_size=1, max_size=5)


repetitive = st.builds(
    lambda unit, times, tail: unit * times + tail, unit, st.integers(1, 9), st.lists(st.sampled_from("abc"), max_size=9)
)


#: Reviews, each of some sentences that recur in others.
archives = st.lists(repetitive, min_size=1, max_size=4).flatmap(
    lambda known: st.lists(
        st.lists(st.sampled_from(known) | repetitive, min_size=1, max_size=2), min_size=2, max_size=6
    )
)


def mined_by_levels(texts, levels, **options):
    """Mine texts with so many levels; runs that are longer are suffixes'."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mining, "LEVELS", levels)
        return mine(texts, **options)


@given(archives, st.integers(2, 3), st.integers(2, 6))
def test_runs_of_any_length_are_the_same_as_those_found_word_by_word(archive, min_reviews, levels):
    texts = ["\n".join(" ".join(sentence) for sentence in review) for review in archive]
    # The spelling of a phrase is chosen by a count of its occurrences.
    texts = [text.replace("a b b", "a, b  B") if number % 3 else text for number, text in enumerate(texts)]
    tables, expected = (mined_by_levels(texts, size, min_reviews=min_reviews) for size in (levels, ENDLESS))
    for table, other in zip(tables, expected, strict=True):
        pd.testing.assert_frame_equal(table, other, check_exact=True)


def test_what_two_long_reviews_share_is_listed_once_at_its_full_length():
    text = words(600)
    first, second = " ".join(text[:300]), " ".join(text[301:])
    assert list_phrases([" ".join(text), " ".join(but_for(text, 300))]) == {first: 2, second: 2}


def test_a_text_that_repeats_itself_is_one_phrase_with_all_its_occurrences():
    phrases, occurrences = mine(["go " * 300, "go " * 200])
    assert phrases[["words", "occurrences", "standalone_occurrences", "reviews"]].values.tolist() == [
        [200, 102, 102, 2]
    ]
    assert occurrences["review_id"].value_counts().to_dict() == {"r0": 101, "r1": 1}
    assert list_phrases(["go " * 300]) == {}


def test_a_long_phrase_that_recurs_outside_a_longer_one_is_listed_too():
    text = words(90)
    texts = [" ".join(text), " ".join(text), " ".join(text[30:70]), "so " + " ".join(text[30:70])]
    assert list_phrases(texts) == {" ".join(text): 2, " ".join(text[30:70]): 2}
    assert list_phrases(texts[:3]) == {" ".join(text): 2}


def test_no_run_longer_than_the_levels_is_found_word_by_word():
    text = StemmedText.of(tokenise([" ".join(text) for text in TEXTS["one word differs in the middle"](400)]))
    levels = mining.find_recurring_runs(text, min_reviews=2)
    assert len(levels) == mining.LEVELS
    longer = Suffixes.of(levels[-1]).list_runs(min_reviews=2)
    assert [(each.words, each.size.tolist()) for each in longer] == [(200, [2]), (199, [2])]
    assert sum(len(each.run) for each in folding.fold_levels(levels, text, min_reviews=2, longer=longer)) == 0


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_words_take_about_four_times_as_long(name):
    # Halfway, as factors go, from 4 to 16; and a machine that is busy with others is no failure.
    assert any(seconds(TEXTS[name](2_000)) < 8 * seconds(TEXTS[name](500)) + 0.3 for _ in range(2))


def test_a_corpus_of_repetitive_reviews_is_built_and_opened(tmp_path):
    texts = {name: " ".join(text) for name, make in TEXTS.items() for text in make(2_000)}
    frame = pd.DataFrame({"text": [*texts.values(), *texts.values(), "a." * 20_000, "-" * 90_000 + " a fine film"]})
    frame.to_csv(tmp_path / "reviews.csv", index=False)
    manifest = build([tmp_path / "reviews.csv"], tmp_path / "store")
    assert open_corpus(tmp_path / "store").manifest.counts == manifest.counts


def test_phrases_have_no_upper_length():
    long = " ".join(f"w{number}" for number in range(200))
    assert list_phrases([f"x {long}", f"y {long}"]) == {long: 2}
