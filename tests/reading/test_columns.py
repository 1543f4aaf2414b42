import pandas as pd
import pytest

from corpus.errors import MappingError
from corpus.reading import columns


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Movie Title", "film"),
        ("movie_title", "film"),
        ("movieId", "film"),
        ("CRITIC", "reviewer"),
        ("criticName", "reviewer"),
        ("publicationName", "outlet"),
        ("creationDate", "published"),
        ("Review Date", "published"),
        ("originalScore", "rating"),
        ("Stars", "rating"),
        ("release-year", "year"),
        ("Genre", "genres"),
    ],
)
def test_columns_are_recognised_by_their_usual_names_in_any_case(name, field):
    assert columns.recognise_columns(["quote", name]) == {"text": "quote", field: name}


def test_a_title_comes_before_an_id():
    assert columns.recognise_columns(["film_id", "text", "film"])["film"] == "film"


def test_a_choice_comes_before_the_usual_names_and_may_be_nothing():
    names = ["text", "film", "heading"]
    assert columns.recognise_columns(names, mapping={"film": "heading"}) == {"text": "text", "film": "heading"}
    assert columns.recognise_columns(names, mapping={"film": "HEADING"})["film"] == "heading"
    assert columns.recognise_columns(names, mapping={"film": ""}) == {"text": "text"}


def test_a_column_serves_once():
    assert columns.recognise_columns(["review", "title"], mapping={"outlet": "title"}) == {
        "text": "review",
        "outlet": "title",
    }


@pytest.mark.parametrize("names", [["text", "review"], ["text", "text (2)"], ["Text", "quote", "film"]])
def test_two_columns_that_may_hold_the_text_are_a_question(names):
    with pytest.raises(MappingError, match=f"“{names[0]}”") as asked:
        columns.recognise_columns(names)
    assert f"“{names[1]}”" in str(asked.value)
    assert columns.recognise_columns(names, mapping={"text": names[1]})["text"] == names[1]


def test_no_known_column_of_text_is_a_question_that_names_all():
    with pytest.raises(MappingError, match="“a”, “b”"):
        columns.recognise_columns(["a", "b"])


def test_a_choice_for_what_is_no_column_of_ours_is_refused_with_those_that_are():
    with pytest.raises(MappingError, match=r"“movie” is none.*text, film"):
        columns.recognise_columns(["text"], mapping={"movie": "text"})


def test_unknown_columns_keep_their_names_unless_they_are_ours():
    assert columns.name_extra_columns(["Polarity", "text", "excerpt", "director"], taken=["text"]) == {
        "Polarity": "Polarity_given",
        "excerpt": "excerpt_given",
        "director": "director",
    }


@pytest.mark.parametrize(
    ("cells", "dtype"),
    [
        (["1", None, "-20"], "Int64"),
        (["1.5", "2"], "Float64"),
        (["True", "false", None], "boolean"),
        (["007", "1"], "str"),
        (["1", "nan"], "str"),
        (["1e5"], "str"),
        (["1,5"], "str"),
        (["9" * 20], "str"),
        ([None], "str"),
        ([], "str"),
    ],
)
def test_an_unknown_column_is_of_numbers_only_if_every_cell_is_one(cells, dtype):
    typed = columns.infer_type(pd.Series(cells, dtype="str"))
    assert typed.dtype == dtype
    assert typed.isna().tolist() == [cell is None for cell in cells]
