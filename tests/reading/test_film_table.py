import pytest

from corpus.errors import MappingError
from corpus.reading import film_table
from corpus.reading.table import Table

FILMS = Table(
    {"movieId": ["m1", "m2"], "movieTitle": ["Dusk", "Dawn"], "movieYear": ["1999", "2001"], "rank": ["1", "1"]}, [2, 3]
)


def test_films_are_named_through_the_ids_that_both_tables_have():
    cells, note = film_table.join_films({"quote": ["Fine", "Dull", "Odd"], "movieId": ["m2", "m1", "m3"]}, FILMS)
    assert cells == {"film": ["Dawn", "Dusk", "m3"], "year": ["2001", "1999", None], "rank": ["1", "1", None]}
    assert "“movieTitle”" in note
    assert "1 review has an id that it does not list" in note


def test_genres_come_along_and_what_else_is_said_of_a_film_is_kept():
    films = Table({"id": ["1"], "title": ["Dusk"], "genre": ["War"], "score": ["99%"]}, [2])
    assert film_table.join_films({"id": ["1"]}, films)[0] == {"film": ["Dusk"], "genres": ["War"], "score": ["99%"]}


def test_the_key_may_have_another_name_and_another_type():
    films = Table({"id": [1, 2], "title": ["Dusk", "Dawn"]}, [2, 3])
    assert film_table.join_films({"text": ["Fine"], "film": ["2"]}, films)[0] == {"film": ["Dawn"]}


def test_the_readers_choice_names_the_column_of_titles():
    films = Table({"id": ["1"], "original": ["Abend"], "shown": ["Dusk"]}, [2])
    assert film_table.join_films({"id": ["1"]}, films, mapping={"film": "shown"})[0]["film"] == ["Dusk"]
    with pytest.raises(MappingError, match="choose one of original, shown"):
        film_table.join_films({"id": ["1"]}, films)


def test_a_source_that_names_its_films_keeps_them_where_only_ranks_and_ratings_agree():
    ranked = Table({"movieId": ["m1", "m2"], "movieTitle": ["Dusk", "Dawn"], "rank": ["1", "2"]}, [2, 3])
    reviews = {"film": ["Noon", "Night"], "stars": ["2", "1"], "votes": ["1", "2"]}
    cells, note = film_table.join_films(reviews, ranked, recognised={"film": "film", "rating": "stars"})
    assert cells == {}
    assert note == "Films: as it names them itself; the table of films shares no ids with it."
    with pytest.raises(MappingError, match="the same values among film_id, votes"):
        film_table.join_films({"film_id": ["x1"], "votes": ["1"]}, ranked, recognised={"film": "film_id"})


def test_tables_that_share_no_ids_are_refused():
    with pytest.raises(MappingError, match="share no column of ids"):
        film_table.join_films({"film": ["x1"]}, FILMS)


@pytest.mark.parametrize(
    ("films", "likely"),
    [
        ((["movieId", "movieTitle"], {"film": "movieTitle"}), "films"),
        ((["movieId", "rank"], {}), ""),
        ((["movieId", "title", "text"], {"film": "title", "text": "text"}), ""),
        ((["grid", "title"], {"film": "title"}), ""),
        ((["title", "paid"], {"film": "title"}), ""),
    ],
)
def test_the_table_of_titles_without_texts_is_likely_the_one_of_films(films, likely):
    reviews = (["movieId", "quote", "grid", "paid"], {"film": "movieId", "text": "quote"})
    assert film_table.find_film_table({"reviews": reviews, "films": films}) == likely
    assert film_table.find_film_table({"films": films}) == ""
    named = (["film", "text"], {"film": "film", "text": "text"})
    assert film_table.find_film_table({"reviews": reviews, "films": films, "named": named}) == likely
    assert film_table.find_film_table({"films": films, "named": named}) == ""
    assert (
        film_table.find_film_table({"reviews": reviews, "films": films, "more": (["title"], {"film": "title"})}) == ""
    )
