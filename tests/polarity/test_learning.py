from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from corpus.errors import CorpusError
from corpus.polarity import learning, scores
from corpus.polarity.house import House
from corpus.polarity.learning import (
    FEWEST_REVIEWS,
    accept_suggestions,
    choose_suggestions,
    suggest_changes,
)
from tests.hostile import HOSTILE_TEXTS

DAY = date(2025, 3, 3)
IMDB = Path(__file__).parents[2].parent / "shared" / "data" / "imdb_rated.parquet"
FILLERS = ["lamp", "river", "window", "table", "garden", "morning", "harbour", "letter"]


def written(count, seed=0):
    """Make reviews whose stars depend on a few words, in films of ten reviews.

    "luminous" is praise and "drab" is blame; TextBlob's "bad" is praise here, its "fine" says nothing, "plot" is blame
    after "not". Reviews of horror films are rated low, whatever they say; Marlow is a name.
    """
    random = np.random.default_rng(seed)
    rows = []
    for number in range(count):
        film = number // 10
        horror = film % 2
        rating, words = 5.5 - 2.0 * horror, [str(random.choice(FILLERS)) for _ in range(4)]
        for term, worth in (("luminous", 1.5), ("drab", -1.5), ("bad", 1.5), ("fine", 0.0), ("not plot", -1.5)):
            if random.random() < 0.4:
                words.insert(random.integers(len(words) + 1), f"{term},")
                rating += worth
        words += ["plot"] if random.random() < 0.5 else []
        words += ["horror"] if horror and random.random() < 0.8 else []
        words += ["by", "Marlow"] if random.random() < 0.5 else []
        rows.append((f"Film {film}", np.clip(rating + random.normal(0, 0.5), 0, 10), " ".join(["the", *words]) + "."))
    return pd.DataFrame(rows, columns=["film", "rating", "text"])


@pytest.fixture(scope="module")
def reviews():
    return written(1_000)


@pytest.fixture(scope="module")
def suggested(reviews):
    return suggest_changes(reviews).set_index("term")


def test_what_the_ratings_praise_and_blame_is_suggested_with_its_sign(suggested):
    assert suggested.loc["luminous", "kind"] == suggested.loc["drab", "kind"] == "missing"
    assert suggested.loc["luminous", "suggested"] > 0.3
    assert suggested.loc["drab", "suggested"] < -0.3
    assert suggested.loc[["luminous", "drab"], "now"].isna().all()


def test_a_word_that_contradicts_textblob_is_listed_with_its_present_polarity(suggested):
    assert suggested.loc["bad", "kind"] == "contradicts"
    assert suggested.loc["bad", "now"] == pytest.approx(-0.7)
    assert suggested.loc["bad", "suggested"] > 0.3


def test_what_says_nothing_is_silenced(suggested):
    assert suggested.loc["fine", "kind"] == "silence"
    assert np.isnan(suggested.loc["fine", "suggested"])
    assert suggested.loc["fine", "low"] < 0 < suggested.loc["fine", "high"]


def test_a_phrase_is_suggested_where_it_says_more_than_its_words(suggested):
    assert suggested.loc["not plot", "suggested"] < -0.3


def test_what_comes_from_between_the_films_is_no_praise_or_blame(suggested):
    # Rated 2 lower, as much as "drab" costs: but within a film, "horror" says nothing.
    if "horror" in suggested.index:
        assert abs(suggested.loc["horror", "suggested"]) < 0.3 * abs(suggested.loc["drab", "suggested"])


def test_names_and_fillers_are_not_suggested_loudly(suggested):
    assert "marlow" not in suggested.index
    assert suggested.reindex(FILLERS)["suggested"].abs().fillna(0).max() < 0.2


def test_sure_suggestions_come_first_and_their_intervals_leave_out_nothing(suggested):
    assert suggested["sure"].is_monotonic_decreasing
    weighed = suggested.dropna(subset="suggested")
    # The ends are rounded: to 0.0 or −0.0 where the interval only just holds or leaves out 0.
    assert (weighed["low"] * weighed["high"])[weighed["sure"]].min() >= 0
    assert (weighed["low"] * weighed["high"])[~weighed["sure"]].max() <= 0
    assert suggested.loc[["luminous", "drab", "fine"], "sure"].all()


def test_names_and_words_for_people_are_not_chosen_unread(suggested):
    rows = suggested.reset_index()
    rows["flag"] = np.where(rows["term"] == "drab", "person", "")
    every, sure = (choose_suggestions(rows, sure=sure) for sure in (False, True))
    assert set(rows["term"]) - set(every["term"]) == {"drab"}
    assert set(sure["term"]) == set(every["term"][every["sure"]])


def test_support_is_counted(suggested, reviews):
    # "river luminous" may be a term of its own, in which the word is not counted; over a comma there is no phrase.
    apart, anywhere = (reviews["text"].str.contains(pattern) for pattern in (", luminous,", "luminous"))
    assert apart.sum() <= suggested.loc["luminous", "reviews"] <= anywhere.sum()
    assert reviews["film"][apart].nunique() <= suggested.loc["luminous", "films"] <= reviews["film"][anywhere].nunique()


def test_intervals_hold_what_is_suggested(suggested):
    known = suggested.dropna(subset="suggested")
    assert (known["low"] - 0.006 <= known["suggested"]).all()
    assert (known["suggested"] <= known["high"] + 0.006).all()
    assert known["suggested"].abs().max() == 1.0


def test_the_lexicon_learned_ranks_films_that_were_left_out_better_than_textblob(reviews):
    house = accept_suggestions(suggest_changes(reviews), on=DAY)
    others = written(300, seed=1)
    before, after = (
        spearmanr(scores.score_texts(others["text"], lexicon=lexicon)["polarity"].fillna(0), others["rating"]).statistic
        for lexicon in (None, house.lexicon())
    )
    assert before < 0
    assert after > 0.6


def test_suggestions_are_accepted_one_by_one_or_all_in_one_step(suggested):
    rows = suggested.reset_index()
    house = accept_suggestions(rows, on=DAY, house=House().change("garden", 0.1, on=DAY))
    assert house.setting("fine") is None
    assert house.setting("bad") == suggested.loc["bad", "suggested"]
    assert {change.origin for change in house.history[1:]} == {"stars"}
    assert house.contractions
    assert house.undo() == House().change("garden", 0.1, on=DAY)
    assert accept_suggestions(rows.head(0), on=DAY).is_empty
    assert set(accept_suggestions(rows[rows["term"] == "drab"], on=DAY).entries) == {"drab"}


def test_no_more_is_suggested_than_a_lexicon_holds_and_what_the_ratings_say_most_of_is_kept(reviews, monkeypatch):
    monkeypatch.setattr(learning, "_MOST_TERMS", 8)
    suggestions = suggest_changes(reviews)
    assert len(suggestions) <= 8
    assert {"luminous", "drab", "bad"} <= set(suggestions["term"])


def test_reviews_without_a_rating_do_not_count(reviews):
    more = pd.concat([reviews, reviews.assign(rating=np.nan)], ignore_index=True)
    pd.testing.assert_frame_equal(suggest_changes(more), suggest_changes(reviews))


def test_reviews_of_unknown_films_are_learned_from(reviews):
    suggestions = suggest_changes(reviews.assign(film=pd.Series(np.nan, index=reviews.index, dtype="str"))).set_index(
        "term"
    )
    assert suggestions.loc["luminous", "suggested"] > 0.3


@pytest.mark.parametrize("count", [0, 1, FEWEST_REVIEWS - 1])
def test_too_few_rated_reviews_are_refused_with_how_many_are_needed(reviews, count):
    rated = reviews.assign(rating=reviews["rating"].where(np.arange(len(reviews)) < count))
    with pytest.raises(CorpusError, match=f"^{count} reviews? with a rating: .* At least {FEWEST_REVIEWS} are needed"):
        suggest_changes(rated)


def test_ratings_that_are_all_the_same_teach_nothing(reviews):
    with pytest.raises(CorpusError, match="All ratings are the same"):
        suggest_changes(reviews.assign(rating=7.0))


def test_hostile_texts_and_films_are_data(reviews):
    hostile = pd.DataFrame({"film": HOSTILE_TEXTS.values(), "rating": 1.0, "text": HOSTILE_TEXTS.values()})
    suggestions = suggest_changes(pd.concat([reviews, *[hostile] * 8], ignore_index=True))
    assert suggestions.set_index("term").loc["luminous", "suggested"] > 0.3
    house = accept_suggestions(suggestions, on=DAY)
    assert House.parse(house.as_csv().encode(), name="house.csv") == house


def test_texts_without_a_word_that_may_be_judged_teach_nothing(reviews):
    suggestions = suggest_changes(reviews.assign(text="the of and"))
    assert list(suggestions) == ["term", "kind", "now", "suggested", "low", "high", "reviews", "films", "sure", "flag"]
    assert suggestions["suggested"].isna().all()


@pytest.mark.shared
def test_on_real_films_that_were_not_learned_from_the_house_beats_textblob():
    if not IMDB.exists():
        pytest.skip("needs shared/data/imdb_rated.parquet beside the project")
    reviews = pd.read_parquet(IMDB, columns=["film_id", "film", "rating", "text"])
    films = reviews["film_id"].drop_duplicates().sample(frac=1, random_state=1)
    learned = reviews[reviews["film_id"].isin(films[:200])]
    others = reviews[reviews["film_id"].isin(films[-80:])]
    house = accept_suggestions(suggest_changes(learned), on=DAY)
    before, after = (
        spearmanr(scores.score_texts(others["text"], lexicon=lexicon)["polarity"].fillna(0), others["rating"]).statistic
        for lexicon in (None, house.lexicon())
    )
    assert after > before + 0.07
