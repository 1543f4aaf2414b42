from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import schema
from corpus.errors import CorpusError
from corpus.phrases import listing as ph
from corpus.phrases import mining, ranking
from corpus.text.tokens import tokenise
from tests.phrases.examples import mine, mine_wordings, reviews_of

SHARED = Path(__file__).parents[2].parent / "shared"


COUNTS = [
    "occurrences",
    "reviews",
    "films",
    "reviewers",
    "standalone_occurrences",
    "standalone_reviews",
    "standalone_films",
    "standalone_reviewers",
]


def test_occurrences_say_where_each_phrase_is():
    texts = ["Oh, star-crossed lovers! Star crossed lovers", "Two star-crossed lovers."]
    phrases, occurrences = mine(texts)
    assert phrases["phrase"].tolist() == ["star-crossed lovers"]
    assert occurrences["review_id"].tolist() == ["r0", "r0", "r1"]
    assert occurrences["sentence"].tolist() == [0, 1, 0]
    places = zip([0, 0, 1], occurrences["start"], occurrences["end"], strict=True)
    assert [texts[review][start:end] for review, start, end in places] == [
        "star-crossed lovers",
        "Star crossed lovers",
        "star-crossed lovers",
    ]


def test_a_film_in_a_phrase_stands_for_all_titles():
    texts = ["What truly sets Low Tide apart", "what truly sets “The Tithe” apart"]
    films = ["Low Tide", "Tithe, The"]
    phrases, _ = ph.mine_phrases(tokenise(texts, films=films), reviews_of(texts, films=films))
    assert phrases["phrase"].tolist() == ["what truly sets «film» apart"]


def test_thresholds_below_two_reviews_are_refused():
    with pytest.raises(CorpusError, match="min_reviews is 1"):
        mine(["a b", "a b"], min_reviews=1)


def test_the_default_threshold_rises_slowly():
    sizes = [0, 1, 3, 49, 50, 499, 500, 25_000, 50_000, 1_000_000]
    assert [ph.choose_min_reviews(size) for size in sizes] == [2, 2, 2, 2, 3, 3, 4, 5, 6, 7]
    assert mine(["a b"] * 2 + ["x"] * 48, min_reviews=None)[0].empty
    assert len(mine(["a b"] * 3 + ["x"] * 47, min_reviews=None)[0]) == 1


@pytest.mark.parametrize("texts", [[], [""], ["nothing recurs here"], ["one", "one"]])
def test_a_corpus_without_phrases_gives_the_same_columns(texts):
    empty, full = mine(texts), mine(["a b", "a b"])
    for frame, other, table in zip(empty, full, (schema.PHRASES, schema.OCCURRENCES), strict=True):
        assert frame.empty
        assert list(frame.columns) == list(other.columns) == list(table)
        assert [d for d in frame.dtypes if d != "category"] == [d for d in other.dtypes if d != "category"]
    assert full[0].dtypes.astype(str).to_dict() == dict(schema.PHRASES)
    assert ranking.rank_phrases(empty[0]).empty
    assert ph.mark_default_view(empty[0]).empty
    assert ph.recount_phrases(*empty, reviews_of(texts), keep=np.ones(len(texts), bool)).empty


#: Words that have another lemma; "have" only changes the tense of "rolled".
LEMMAS = {"rolls": "roll", "rolled": "roll"}


def stem(sentence):
    """Return the lemmas of a sentence, and where in it their words are."""
    behind = [*sentence[1:], ""]
    kept = [at for at, word in enumerate(sentence) if (word, behind[at]) != ("have", "rolled")]
    return [LEMMAS.get(sentence[at], sentence[at]) for at in kept], kept


def reference(corpus, min_reviews):
    """Return {words: {(review, sentence, position): own}} of all wordings; a review is a list of sentences."""
    places = defaultdict(list)
    for review, sentences in enumerate(corpus):
        for number, sentence in enumerate(sentences):
            lemmas, _ = stem(sentence)
            for start in range(len(lemmas)):
                for stop in range(start + 2, len(lemmas) + 1):
                    places[tuple(lemmas[start:stop])].append((review, number, start))
    recurring = {run: spots for run, spots in places.items() if len({place[0] for place in spots}) >= min_reviews}
    listed = {}
    for run in sorted(recurring, key=len, reverse=True):
        own = {
            (review, number, start): not any(
                len(other) > len(run)
                and (review, number) == there[:2]
                and there[2] <= start
                and start + len(run) <= there[2] + len(other)
                for other, spots in listed.items()
                for there in spots
            )
            for review, number, start in recurring[run]
        }
        if len({review for (review, _, _), alone in own.items() if alone}) >= min_reviews:
            listed[run] = own
    wordings = defaultdict(dict)
    for run, spots in listed.items():
        for (review, number, start), own in spots.items():
            sentence = corpus[review][number]
            at = stem(sentence)[1]
            first, last = at[start], at[start + len(run) - 1]
            wordings[tuple(sentence[first : last + 1])][review, number, first] = own
    return wordings


alphabets = st.sampled_from([["a", "b", "c"], ["a", "roll", "rolls", "rolled", "have"]])


def write_corpora(alphabet):
    """Return a strategy for corpora of these words: some repeat themselves, "a b a b a b a c"."""
    some = st.lists(st.sampled_from(alphabet), max_size=7)
    repetitive = st.builds(
        lambda unit, times, tail: (unit * times + tail)[:14],
        st.lists(st.sampled_from(alphabet[:-1]), min_size=1, max_size=4),
        st.integers(1, 14),
        st.lists(st.sampled_from(alphabet), max_size=4),
    )
    return st.lists(st.lists(some | repetitive, max_size=3), min_size=1, max_size=7)


corpora = alphabets.flatmap(write_corpora)


@given(corpora, st.integers(2, 3), st.sampled_from([2, 3, 4, mining.LEVELS]), st.data())
def test_mining_and_folding_agree_with_brute_force(corpus, min_reviews, levels, data):
    texts = ["\n".join(" ".join(words) for words in sentences if words) for sentences in corpus]
    corpus = [[words for words in sentences if words] for sentences in corpus]
    films = data.draw(st.lists(st.sampled_from(["F", "G", None]), min_size=len(texts), max_size=len(texts)))
    reviewers = data.draw(st.lists(st.sampled_from(["P", "Q", None]), min_size=len(texts), max_size=len(texts)))
    reviews = reviews_of(texts, films=films, reviewers=reviewers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mining, "LEVELS", levels)
        tokens = tokenise(texts)
        phrases, mined = ph.mine_phrases(tokens, reviews, min_reviews=min_reviews)
    occurrences = mined.tabulate(tokens, phrases, reviews)
    expected = reference(corpus, min_reviews)
    assert sorted(phrases["phrase"]) == sorted(" ".join(words) for words in expected)
    offset = {
        (review, number, start): len("\n".join([*map(" ".join, sentences[:number]), " ".join([*sentence[:start], ""])]))
        for review, sentences in enumerate(corpus)
        for number, sentence in enumerate(sentences)
        for start in range(len(sentence))
    }
    for words, places in expected.items():
        row = phrases[phrases["phrase"] == " ".join(words)].iloc[0]
        in_phrase = occurrences[occurrences["phrase_id"] == row["phrase_id"]]
        assert row["words"] == len(words)
        assert set(
            zip(in_phrase["review_id"], in_phrase["start"], in_phrase["sentence"], in_phrase["own"], strict=True)
        ) == {
            (f"r{review}", offset[review, number, start], number, own)
            for (review, number, start), own in places.items()
        }
        assert (in_phrase["end"] - in_phrase["start"] == len(" ".join(words))).all()
        counts = []
        for chosen in (list(places), [place for place, own in places.items() if own]):
            within = {review for review, _, _ in chosen}
            counts += [len(chosen), len(within)]
            counts += [len({names[review] for review in within} - {None}) for names in (films, reviewers)]
        assert row[COUNTS].tolist() == counts
        assert 0 <= row["dispersion"] <= 1
        assert 0 < row["association"] <= 1
    recurring, within = ph.select_recurring_wordings(phrases, mined, min_reviews=min_reviews)
    within = within.tabulate(tokens, recurring, reviews)
    assert recurring["phrase"].tolist() == phrases.loc[phrases["reviews"] >= min_reviews, "phrase"].tolist()
    assert within.groupby("phrase_id", observed=False).size().tolist() == recurring["occurrences"].tolist()


@given(corpora, st.data())
def test_counts_for_a_selection_are_those_of_its_occurrences(corpus, data):
    texts = ["\n".join(" ".join(words) for words in sentences) for sentences in corpus]
    films = data.draw(st.lists(st.sampled_from(["F", "G", None]), min_size=len(texts), max_size=len(texts)))
    keep = np.array(data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts))), bool)
    dates = data.draw(
        st.lists(st.sampled_from(["2024-01-01", "2024-02-01", None]), min_size=len(texts), max_size=len(texts))
    )
    reviews = reviews_of(texts, films=films, reviewers=films, published=dates)
    phrases, occurrences = mine_wordings(tokenise(texts), reviews, min_reviews=2)
    recounted = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    rows = occurrences.assign(row=occurrences["review_id"].cat.codes).merge(reviews.assign(keep=keep), on="review_id")
    rows = rows[rows["keep"]]
    assert recounted["phrase_id"].tolist() == [p for p in phrases["phrase_id"] if p in set(rows["phrase_id"])]
    for row in recounted.itertuples():
        in_phrase = rows[rows["phrase_id"] == row.phrase_id]
        own = in_phrase[in_phrase["own"]]
        assert [getattr(row, name) for name in COUNTS] == [
            count
            for part in (in_phrase, own)
            for count in (len(part), part["review_id"].nunique(), part["film"].nunique(), part["reviewer"].nunique())
        ]
        assert (
            row.first_published is in_phrase["published"].min() or row.first_published == in_phrase["published"].min()
        )
        assert row.last_published is in_phrase["published"].max() or row.last_published == in_phrase["published"].max()
    whole = ph.recount_phrases(phrases, occurrences, reviews, keep=np.ones(len(texts), bool))
    pd.testing.assert_frame_equal(whole, phrases)


def test_a_selection_counts_the_same_after_categories_came_back_in_another_order():
    texts = ["a b c", "a b c d", "c d", "c d a b"]
    phrases, occurrences = mine(texts)
    reviews = reviews_of(texts)
    keep = np.array([True, False, True, True])
    expected = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    ids = {name: occurrences[name].astype("str").astype("category") for name in ("phrase_id", "review_id")}
    plain = occurrences.assign(**ids)
    pd.testing.assert_frame_equal(ph.recount_phrases(phrases, plain, reviews, keep=keep), expected)
    ranked = ranking.rank_phrases(phrases)
    again = ph.recount_phrases(ranked, occurrences, reviews, keep=keep).set_index("phrase_id")
    pd.testing.assert_frame_equal(again.sort_index(), expected.set_index("phrase_id").sort_index())


def phrases_named(names, **columns):
    counts = {**dict.fromkeys([*COUNTS, "words"], 2), **columns}
    return schema.conform(pd.DataFrame({"phrase": names}).assign(**counts), schema.PHRASES)


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("use of light and shadow creates a dreamlike atmosphere", True),
        ("a box of tissues and prepare to be swept away", True),
        ("of the", False),
        ("the film of the", False),
        ("it is a", False),
        ("of the story", False),
        ("and the ending", False),
        ("«film» is a", False),
        ("in conclusion", True),
        ("stands out", True),
        ("the story of", False),
        ("long after the credits", True),
        ("what truly sets «film» apart is its", True),
        ("of two star-crossed lovers", True),
    ],
)
def test_the_default_view_leaves_out_grammar_and_what_stops_mid_unit(phrase, shown):
    assert ph.mark_default_view(phrases_named([phrase])).tolist() == [shown]


def test_only_the_phrases_asked_for_are_counted_again():
    texts = ["a slow burn of a story", "a slow burn", "of a story", "of a story by the sea"]
    reviews = reviews_of(texts)
    phrases, occurrences = mine_wordings(tokenise(texts), reviews, min_reviews=2)
    keep, among = np.array([True, True, False, True]), (phrases["phrase"] == "a slow burn").to_numpy()
    every = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    asked = ph.recount_phrases(phrases, occurrences, reviews, keep=keep, among=among)
    pd.testing.assert_frame_equal(asked, every[every["phrase"] == "a slow burn"])


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the data folder beside the project")
def test_the_two_long_phrases_of_the_seeds_come_first():
    texts = [path.read_text() for path in sorted((SHARED / "seeds").glob("*.txt"))]
    films = ["Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"]
    phrases, _ = ph.mine_phrases(tokenise(texts, films=films), reviews_of(texts, films=films))
    ranked = ranking.rank_phrases(phrases)
    assert set(ranked["phrase"][:2]) == {
        "a box of tissues and prepare to be swept away",
        "use of light and shadow creates a dreamlike atmosphere",
    }
    assert ph.mark_default_view(ranked)[:2].all()
    assert "what truly sets «film» apart is its" in set(ranked["phrase"])


def test_a_phrase_of_one_content_word_is_not_telling():
    spots = pd.DataFrame({"phrase": ["a film", "at last", "hauntingly beautiful", "long after the credits"]})
    assert ph.mark_noticeable(spots).tolist() == [False, False, True, True]
    assert ph.mark_noticeable(spots.iloc[:0]).tolist() == []
