from dataclasses import replace

import pandas as pd

from corpus.reading import rows
from corpus.reading.limits import LIMITS
from corpus.reading.table import Table
from corpus.schema import READ_COLUMNS


def _column(name, *cells):
    return rows.read_rows({"text": ["Fine."] * len(cells), name: list(cells)}).reviews[name]


def test_what_has_no_text_is_rejected_with_the_reason_and_all_else_stays():
    made = rows.read_rows(
        {"text": ["Fine.", None, " \u200b", ["a"], {"a": 1}, 7, float("nan"), "x" * 101]},
        limits=replace(LIMITS, review_characters=100),
    )
    assert made.reviews["text"].to_dict() == {0: "Fine.", 5: "7"}
    assert made.rejects["reason"].to_dict() == {
        1: "there is no text",
        2: "there is no text",
        3: "there is a list or an object where the text should be",
        4: "there is a list or an object where the text should be",
        6: "there is no text",
        7: "the text has 101 characters; at most 100 are read",
    }


def test_another_cell_that_is_too_long_is_named():
    made = rows.read_rows({"text": ["Fine."], "film": ["x" * 101]}, limits=replace(LIMITS, review_characters=100))
    assert made.rejects["reason"].tolist() == ["“film” has 101 characters; at most 100 are read"]


def test_names_longer_than_any_are_none_and_keep_their_spelling_beside():
    made = rows.read_rows({"text": ["a", "b"], "film": ["x" * 300, "x" * 301], "outlet": ["y" * 301, None]})
    assert made.reviews["film"].fillna("none").tolist() == ["x" * 300, "none"]
    assert made.reviews["film_given"].tolist()[1] == "x" * 301
    assert made.reviews["outlet"].isna().all()
    assert made.notes == [
        "1 film name of more than 300 characters was left out.",
        "1 outlet name of more than 300 characters was left out.",
    ]


def test_names_that_look_like_nothing_or_numbers_stay_text():
    assert _column("film", "1917", "007", "None", "NA", "nan", "null", 1917).tolist() == [
        *("1917", "007", "None", "NA", "nan", "null", "1917")
    ]


def test_cells_are_cleaned_like_texts_and_empty_ones_are_missing():
    assert _column("reviewer", "\ufeffAda\x00", " \u200b", "Ada \n Byron", "d\ud800k").tolist()[0] == "Ada"
    assert _column("reviewer", "Ada", " \u200b", None).isna().tolist() == [False, True, True]
    assert _column("reviewer", "Ada \n Byron").tolist() == ["Ada Byron"]


def test_genres_are_told_apart_however_they_are_separated():
    assert _column("genres", "Drama|War", "Drama; War", ["Drama", "War"], "Drama,War,Drama", "Sci-Fi").tolist() == [
        *["Drama, War"] * 4,
        "Sci-Fi",
    ]


def test_years_that_are_none_keep_their_spelling_beside():
    made = rows.read_rows({"text": ["a", "b", "c"], "year": ["1999", "1999.0", "soon"]})
    assert made.reviews["year"].tolist() == [1999, 1999, pd.NA]
    assert made.reviews["year_given"].tolist()[2] == "soon"
    assert made.notes == ["1 year could not be read, such as soon."]


def test_scores_are_kept_as_given_too_and_what_was_decided_is_said():
    made = rows.read_rows({"text": ["a", "b"], "rating": ["3/4", "great"]})
    assert made.reviews["rating"].tolist()[0] == 7.5
    assert made.reviews["rating_given"].tolist() == ["3/4", "great"]
    assert made.notes == ["1 rating could not be read: great."]


def test_dates_that_cannot_be_read_keep_their_spelling_beside():
    made = rows.read_rows({"text": ["a", "b"], "published": ["2024-01-05", "in May"]})
    assert made.reviews["published"].dt.strftime("%Y-%m-%d").tolist()[0] == "2024-01-05"
    assert made.reviews["published_given"].tolist()[1] == "in May"


def test_characters_that_were_removed_are_counted():
    assert rows.read_rows({"text": ["a\x00b\u200b", "c"]}).notes == ["2 invisible characters were removed from 1 text."]


def test_columns_get_our_names_and_unknown_ones_keep_theirs():
    table = Table({"quote": ["Fine."], "words": ["3"], "director": ["X"]}, [2])
    assert rows.rename_columns(table, {"text": "quote"}) == {"text": ["Fine."], "words_given": ["3"], "director": ["X"]}


def test_our_own_export_is_rearmed_and_its_measures_are_left_out():
    cells = {name: [""] for name in READ_COLUMNS} | {"review_id": ["0" * 16], "text": ["'=1+1"], "words": ["3"]}
    assert rows.rename_columns(Table(cells, [2], format="CSV"), {})["text"] == ["=1+1"]
    assert rows.rename_columns(Table(cells, [2], format="JSON"), {})["text"] == ["'=1+1"]
    assert "words" not in rows.rename_columns(Table(cells, [2], format="CSV"), {})
