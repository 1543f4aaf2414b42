import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.cleaning import clean_texts
from corpus.reading.titles import BEFORE_IS_A, FILE_NAME, QUOTED, RETURNING, UNKNOWN, infer_film, infer_films

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.mark.parametrize(
    "text",
    [
        'Nobody in town sleeps. "The Salt Road" knows why. By the end, "The Salt Road" lets them.',
        "Nobody in town sleeps. “The Salt Road” knows why. By the end, “The Salt Road,” lets them.",
        "Nobody in town sleeps. ‘The Salt Road’ knows why. By the end, ‘The Salt Road’ lets them.",
        "Nobody in town sleeps. *The Salt Road* knows why. By the end, *The Salt Road* lets them.",
    ],
)
def test_a_title_in_quotation_marks_that_returns_is_the_film(text):
    title = infer_film(text)
    assert (title.film, title.rule) == ("The Salt Road", QUOTED)
    assert title.certainty > 0.5


@pytest.mark.parametrize(
    ("opening", "film"),
    [
        ("Night Train to Oslo is a patient film", "Night Train to Oslo"),
        ("The Salt Road follows two sisters", "The Salt Road"),
        ("Meridian: The Last Harbour is a sequel", "Meridian: The Last Harbour"),
        ("Sector 9 (2024) is an odd beast", "Sector 9"),
        ("Ultimately, Paper Boats is a small wonder", "Paper Boats"),
        ("In conclusion, Paper Boats is a small wonder", "Paper Boats"),
        ("PAPER BOATS is a small wonder", "PAPER BOATS"),
        ("L'Été Perdu is a small wonder", "L'Été Perdu"),
        ('"1917" is a war film', "1917"),
        ('"None" is a riddle', "None"),
        ('"Renaissance (2006)" is a riddle', "Renaissance"),
    ],
)
def test_the_name_before_is_a_or_follows_is_the_film(opening, film):
    assert infer_film(f"{opening} about time, and it takes its own.").film == film


def test_a_name_before_is_a_says_by_which_rule_it_was_found():
    assert infer_film("Paper Boats is a small wonder.").rule == BEFORE_IS_A


def test_the_name_that_returns_most_is_the_film_when_nothing_else_tells():
    text = (
        "Two hours went by. I had heard of Paper Boats at school, and Paper Boats was never far from our minds. "
        "My brother Tom liked it. I would take Paper Boats to an island."
    )
    title = infer_film(text)
    assert title.film == "Paper Boats"
    assert title.rule in (RETURNING, BEFORE_IS_A)


def test_more_signs_make_a_title_more_certain():
    once = infer_film("I cried. Paper Boats is a wonder.")
    twice = infer_film("I cried. Paper Boats is a wonder. Paper Boats is a film to keep.")
    quoted = infer_film('I cried. "Paper Boats" is a wonder. "Paper Boats" is a film to keep.')
    assert once.certainty < twice.certainty < quoted.certainty < 1


def test_a_quoted_remark_is_no_title():
    assert infer_film('He says "I will be back" and "well, maybe not" before the end.').film == ""


def test_words_that_open_sentences_are_no_titles():
    assert (
        infer_film("This is a film. It is a story. There is a dog. However, the plot is a mess. They follow it.").film
        == ""
    )


@pytest.mark.parametrize(
    ("filename", "film"),
    [
        ("paper_boats.txt", "Paper Boats"),
        ("reviews/2025/03-the-salt-road.review.txt", "The Salt Road"),
        ("C:\\texts\\NightTrainToOslo.md", "Night Train To Oslo"),
        ("a_tale_of_two_harbours_review_final.txt", "A Tale of Two Harbours"),
        ("000_0ebc7ca45b984465.txt", ""),
        ("00017.txt", ""),
        ("review 3.txt", ""),
        ("1917.txt", "1917"),
        ("None.txt", "None"),
        ("<script>.txt", "<script>"),
        ("", ""),
    ],
)
def test_last_the_file_s_name_is_made_readable(filename, film):
    title = infer_film("it was fine, and short.", filename=filename)
    assert title.film == film
    assert title.rule == (FILE_NAME if film else UNKNOWN)


def test_a_file_s_name_that_the_text_repeats_is_surer():
    alone = infer_film("it was fine.", filename="paper_boats.txt")
    repeated = infer_film("we all saw Paper Boats and it was fine.", filename="paper_boats.txt")
    assert repeated.certainty > alone.certainty


def test_the_text_goes_before_the_file_s_name():
    assert (
        infer_film("Paper Boats is a wonder. Paper Boats is a film.", filename="night_train.txt").film == "Paper Boats"
    )


def test_a_folder_of_numbered_files_has_no_films_called_by_numbers():
    titles = infer_films(pd.Series(["good.", "bad."], index=[5, 6]), pd.Series(["1917.txt", "1918.txt"], index=[5, 6]))
    assert titles.film.tolist() == ["", ""]
    assert titles.index.tolist() == [5, 6]


def test_a_folder_gives_one_row_a_text_also_when_it_is_empty():
    dtypes = {"film": "str", "rule": "str", "certainty": "float64"}
    empty = infer_films(pd.Series([], dtype="str"), pd.Series([], dtype="str"))
    full = infer_films(pd.Series(["Paper Boats is a wonder.", ""]), pd.Series([None, "b.txt"]))
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == dtypes
    assert {name: str(dtype) for name, dtype in full.dtypes.items()} == dtypes
    assert full.film.tolist() == ["Paper Boats", "B"]


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_gives_a_film_with_a_certainty_or_none(text, filename):
    title = infer_film(text, filename=filename)
    assert 0 <= title.certainty < 1
    assert (title.film == "") == (title.rule == UNKNOWN) == (title.certainty == 0)


@pytest.mark.parametrize(
    "piece", ['"', "A", "A ", "Aa ", "A of the ", "'", "A, ", '"A ', "Aa is a ", "Aa (", "*_", "In Aa, "]
)
def test_a_hostile_text_takes_linear_time(piece):
    began = time.process_time()
    infer_film(piece * 200_000, filename=piece * 10_000)
    assert time.process_time() - began < 2


@pytest.mark.shared
def test_the_three_seeds_give_their_films():
    if not SHARED.is_dir():
        pytest.skip("the shared folder is absent")
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    titles = infer_films(
        clean_texts(pd.Series([path.read_text(encoding="utf-8") for path in paths])).texts,
        pd.Series([p.name for p in paths]),
    )
    assert titles.film.tolist() == ["Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"]
    assert (titles.certainty > 0.8).all()


@pytest.mark.shared
def test_certainties_are_about_the_share_of_titles_that_are_right():
    if not SHARED.is_dir():
        pytest.skip("the shared folder is absent")
    reviews = pd.read_parquet(SHARED / "data" / "imdb_rated.parquet", columns=["film", "text"])
    reviews = reviews[~reviews.film.str.fullmatch(r"tt\d+")].sample(2000, random_state=1).reset_index(drop=True)
    titles = infer_films(clean_texts(reviews.text).texts, pd.Series("", index=reviews.index))
    right = _bare(titles.film) == _bare(reviews.film.str.replace(r" \(.*", "", regex=True))
    for low, high in (0.1, 0.3), (0.3, 0.6), (0.6, 1.0):
        chosen = titles.certainty.between(low, high)
        assert abs(right[chosen].mean() - titles.certainty[chosen].mean()) < 0.12


def _bare(films: pd.Series) -> pd.Series:
    return films.str.casefold().str.replace(r"^(?:the|a|an) |[^\w]", "", regex=True)
