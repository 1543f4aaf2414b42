import pandas as pd
import pytest

from corpus.reading.remakes import name_apart


def named(*reviews):
    films, years = zip(*reviews, strict=True)
    return name_apart(pd.Series(films, dtype="str"), pd.Series(years, dtype="Int64")).tolist()


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ([1948, 1996], ["Hamlet (1948)", "Hamlet (1996)"]),
        ([1996, None, 1948], ["Hamlet (1996)", "Hamlet", "Hamlet (1948)"]),
        # It opened in one country before another.
        ([2011, 2012], ["Hamlet", "Hamlet"]),
        ([1948, 1997, 1996], ["Hamlet (1948)", "Hamlet (1996)", "Hamlet (1996)"]),
        ([None, 1996], ["Hamlet", "Hamlet"]),
    ],
)
def test_films_of_one_title_have_their_first_year_behind_it(years, told):
    assert named(*(("Hamlet", year) for year in years)) == told


def test_a_review_without_a_film_stays_without_and_keeps_its_place():
    films = pd.Series(["Hamlet", None, "Hamlet"], index=[7, 3, 5], dtype="str")
    told = name_apart(films, pd.Series([1948, 1948, 1996], index=[7, 3, 5], dtype="Int64"))
    assert told.isna().tolist() == [False, True, False]
    assert told.to_dict()[5] == "Hamlet (1996)"


def test_the_years_of_reviews_part_no_film():
    of_reviews = [(film, year) for film in "ABCD" for year in (2001, 2009)]
    assert named(*of_reviews) == [film for film, _ in of_reviews]
    assert named(*of_reviews[:6])[:2] == ["A (2001)", "A (2009)"]


def test_without_reviews_or_years_nothing_is_named():
    empty = pd.Series(dtype="str")
    assert name_apart(empty, pd.Series(dtype="Int64")).tolist() == []
    assert named(("Hamlet", None)) == ["Hamlet"]
