import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.cleaning import clean_texts
from corpus.reading.titles import (
    BEFORE_IS_A,
    FILE_NAME,
    HEADLINE,
    LIKELY,
    QUOTED,
    SHARED,
    UNKNOWN,
    infer_films,
    weigh,
)

ROOT = Path(__file__).parents[2]
SHARED_FOLDER = ROOT.parent / "shared"


def infer(*texts: str, files: list[str] | None = None, known: list[str] | None = None) -> pd.DataFrame:
    """Return the films inferred for some texts that make up a corpus."""
    filenames = pd.Series(files if files else [None] * len(texts), dtype="str")
    return infer_films(pd.Series(texts, dtype="str"), filenames, known=pd.Series(known or [], dtype="str"))


@pytest.mark.parametrize("quoted", ['"The Salt Road"', "“The Salt Road”", "‘The Salt Road’", "*The Salt Road*"])
def test_a_title_in_quotation_marks_that_returns_is_the_film(quoted):
    title = infer(f"Nobody in town sleeps. {quoted} knows why. By the end, {quoted} lets them.").iloc[0]
    assert (title["film"], title["rule"]) == ("The Salt Road", QUOTED)
    assert title["certainty"] > LIKELY


@pytest.mark.parametrize(
    ("opening", "film"),
    [
        ("Night Train to Oslo is a patient film", "Night Train to Oslo"),
        ("The Salt Road follows two sisters", "The Salt Road"),
        ("Meridian: The Last Harbour is a sequel", "Meridian: The Last Harbour"),
        ("Sector 9 (2024) is an odd beast", "Sector 9"),
        ("Ultimately, Paper Boats is a small wonder", "Paper Boats"),
        ("PAPER BOATS is a small wonder", "PAPER BOATS"),
        ("L'Été Perdu is a small wonder", "L'Été Perdu"),
        ('"1917" is a war film', "1917"),
        ('"None" is a riddle', "None"),
        ('"Renaissance (2006)" is a riddle', "Renaissance"),
    ],
)
def test_the_name_before_is_a_or_follows_is_the_likeliest(opening, film):
    assert infer(f"{opening} about time, and it takes its own.")["film"].tolist() == [film]


def test_a_name_before_is_a_says_by_which_rule_it_was_found():
    assert infer("Paper Boats is a small wonder.")["rule"].tolist() == [BEFORE_IS_A]


def test_more_signs_make_a_title_more_certain():
    once = infer("I cried. Paper Boats is a wonder.")
    twice = infer("I cried. Paper Boats is a wonder. Paper Boats is a film to keep.")
    quoted = infer('I cried. "Paper Boats" is a wonder. "Paper Boats" is a film to keep.')
    assert once["certainty"][0] < twice["certainty"][0] < quoted["certainty"][0] < 1


def test_a_title_that_several_reviews_name_is_likelier():
    texts = [f"We {verb} the film “Paper Boats”, and he {verb} it too." for verb in ("saw", "loved", "feared", "left")]
    alone, together = infer(texts[0]), infer(*texts)
    assert set(together["film"]) == {"Paper Boats"}
    assert alone["certainty"][0] < LIKELY < together["certainty"].min()


def test_a_name_that_only_its_return_in_other_reviews_speaks_for_says_so():
    texts = [f"Nobody sleeps in the quiet of The Salt Road, and {name} knows." for name in ("Ann", "Bea", "Cy", "Di")]
    assert set(infer(*texts)["rule"]) == {SHARED}


def test_a_film_that_other_reviews_of_the_corpus_are_about_is_likelier_and_spelled_as_there():
    text = "Nobody sleeps in PAPER BOATS, and nobody wants to."
    assert infer(text, known=["The Paper Boats"] * 3)["film"].tolist() == ["The Paper Boats"]
    assert infer(text, known=["The Paper Boats"] * 3)["certainty"][0] > infer(text)["certainty"][0]


def test_one_film_has_one_spelling_and_that_is_not_in_capitals_throughout():
    films = infer("PAPER BOATS is a wonder. PAPER BOATS is a film.", "“Paper Boats” is a wonder. “Paper Boats” ends.")
    assert films["film"].tolist() == ["Paper Boats", "Paper Boats"]


def test_a_number_is_no_film_where_a_longer_name_has_it():
    films = infer("Speed 2 is a sequel, and 2 is a number. Speed 2 sinks.", "2 is one too many. Speed 2 is a film.")
    assert set(films["film"]) == {"Speed 2"}


def test_a_quoted_remark_is_no_title():
    assert infer('He says "I will be back" and "well, maybe not" before the end.')["film"].tolist() == [""]


def test_words_that_open_sentences_are_no_titles():
    text = "This is a film. It is a story. There is a dog. However, the plot is a mess. They follow it."
    assert infer(text)["film"].tolist() == [""]


@pytest.mark.parametrize(
    ("file", "film"), [("paper_boats.txt", "Paper Boats"), ("doc1.txt", ""), ("cv000_29590.txt", "")]
)
def test_a_file_s_name_alone_is_a_suggestion_of_unknown_certainty_or_nothing(file, film):
    (title,) = infer("it was fine, and short.", files=[file]).itertuples()
    assert (title.film, title.rule) == (film, FILE_NAME if film else UNKNOWN)
    assert np.isnan(title.certainty) if film else title.certainty == 0


def test_names_that_only_count_suggest_nothing():
    texts = ["it was fine.", "it was long.", "it was short."]
    assert infer(*texts, files=["crumb_1.txt", "crumb_2.txt", "crumb_3.txt"])["film"].tolist() == ["", "", ""]


def test_a_title_that_the_file_s_name_has_too_is_surer():
    text = "I cried. Paper Boats is a wonder."
    assert infer(text)["certainty"][0] < LIKELY < infer(text, files=["03_paper_boats.txt"])["certainty"][0]


def test_the_text_goes_before_the_file_s_name():
    text = "“Paper Boats” is a wonder. “Paper Boats” is a film."
    assert infer(text, files=["night_train.txt"])["film"].tolist() == ["Paper Boats"]


def test_there_is_one_row_a_text_also_without_any():
    dtypes = {"film": "str", "rule": "str", "certainty": "float64"}
    filenames = pd.Series([None, "b.txt"], dtype="str")
    empty = infer_films(pd.Series([], dtype="str"), pd.Series([], dtype="str"))
    full = infer_films(pd.Series(["“Dusk” is a film. “Dusk” ends.", ""], index=[5, 6]), filenames.set_axis([5, 6]))
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == dtypes
    assert {name: str(dtype) for name, dtype in full.dtypes.items()} == dtypes
    assert full["film"].to_dict() == {5: "Dusk", 6: "B"}


def test_the_likelihoods_of_a_review_s_names_and_of_none_add_up_to_one():
    likely = weigh(np.array([0, 0, 2]), np.log([2.0, 5.0, 1.0]))
    assert likely == pytest.approx([2 / 8, 5 / 8, 1 / 2])


@given(st.lists(st.text(max_size=300), min_size=1, max_size=3), st.text(max_size=40))
def test_any_texts_give_a_film_with_a_certainty_or_none(texts, filename):
    films = infer(*texts, files=[filename] * len(texts))
    missing = films["film"] == ""
    assert (missing == (films["rule"] == UNKNOWN)).all()
    assert (films["certainty"].isna() == (films["rule"] == FILE_NAME)).all()
    assert films["certainty"].dropna().between(0, 1).all()
    assert (films.loc[missing, "certainty"] == 0).all()


@pytest.mark.parametrize(
    "piece", ['"', "A", "A ", "Aa ", "A of the ", "'", "A, ", '"A ', "Aa is a ", "Aa (", "*_", "In Aa, "]
)
def test_a_hostile_text_takes_linear_time(piece):
    began = time.process_time()
    infer(piece * 200_000, files=[piece * 10_000])
    assert time.process_time() - began < 2


def test_most_of_the_sample_s_films_are_inferred_from_its_texts_alone():
    files = sorted((ROOT / "corpus" / "reviews").glob("2*.md"))
    halves = [file.read_text(encoding="utf-8").split("\n---\n", 1) for file in files]
    films = [next(line for line in head.splitlines() if line.startswith("film:"))[6:].strip('"') for head, _ in halves]
    inferred = infer_films(
        clean_texts(pd.Series([text for _, text in halves])).texts,
        pd.Series([f"doc{number}.txt" for number in range(len(files))]),
    )
    likely = inferred["certainty"] >= LIKELY
    right = inferred["film"].str.replace("’", "'") == pd.Series(films)
    assert (len(films), right[likely].sum() >= 50) == (67, True)
    assert abs(inferred.loc[likely, "certainty"].mean() - right[likely].mean()) <= 0.05


@pytest.mark.shared
def test_the_three_seeds_give_their_films():
    if not SHARED_FOLDER.is_dir():
        pytest.skip("the shared folder is absent")
    paths = sorted((SHARED_FOLDER / "seeds").glob("*.txt"))
    titles = infer_films(
        clean_texts(pd.Series([path.read_text(encoding="utf-8") for path in paths])).texts,
        pd.Series([p.name for p in paths]),
    )
    assert titles["film"].tolist() == ["Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"]
    assert (titles["certainty"] > 0.8).all()


def test_a_headline_makes_the_name_that_the_text_has_too_likely_and_alone_is_a_suggestion():
    texts = ["Of all films this week, Paper Lanterns is the long one.", "It was long.", "It was dull."]
    headlines = pd.Series(["Review: Paper Lanterns", "“The Salt Road” is dull", None], dtype="str")
    files = pd.Series([None, None, "noon.txt"], dtype="str")
    films = infer_films(pd.Series(texts, dtype="str"), files, headlines=headlines)
    assert films["film"].tolist() == ["Paper Lanterns", "The Salt Road", "Noon"]
    assert films["certainty"][0] >= LIKELY
    assert films["rule"].tolist()[1:] == [HEADLINE, FILE_NAME]
