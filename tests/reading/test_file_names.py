import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.file_names import read_title, read_titles


@pytest.mark.parametrize(
    ("filename", "title"),
    [
        ("paper_boats.txt", "Paper Boats"),
        ("reviews/2025/03-the-salt-road.review.txt", "The Salt Road"),
        ("C:\\texts\\NightTrainToOslo.md", "Night Train To Oslo"),
        ("a_tale_of_two_harbours_review_final.txt", "A Tale of Two Harbours"),
        ("2025-03-14-the-salt-road.txt", "The Salt Road"),
        ("000_0ebc7ca45b984465.txt", ""),
        ("00017.txt", ""),
        ("review 3.txt", ""),
        ("doc1.txt", ""),
        ("cv000_29590.txt", ""),
        ("1917.txt", "1917"),
        ("None.txt", "None"),
        ("<script>.txt", "<script>"),
        ("", ""),
    ],
)
def test_a_file_s_name_is_made_readable(filename, title):
    assert read_title(filename) == title


@pytest.mark.parametrize(
    "filenames",
    [
        ["cv000_29590.txt", "cv001_18431.txt"],
        ["crumb1.txt", "crumb2.txt", "crumb10.txt"],
        ["gazette 2024-05-01.txt", "gazette 2024-05-02.txt"],
        ["gazette-3may2024.txt", "gazette-14june2024.txt"],
        ["kino_0ebc7ca45b984465.txt", "kino_868576d6b3aca4d1.txt"],
        ["a/1917.txt", "b/1918.txt"],
    ],
)
def test_names_that_differ_by_a_counter_a_date_or_a_digest_are_no_films(filenames):
    assert read_titles(filenames) == [""] * len(filenames)


def test_names_in_words_are_films_beside_a_series_and_in_two_folders():
    names = ["a/dusk.txt", "b/dusk.txt", "speed_2.txt", "part1.txt", "part2.txt"]
    assert read_titles(names) == ["Dusk", "Dusk", "Speed", "", ""]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_files_give_a_title_or_none_each(filenames):
    assert len(read_titles(filenames)) == len(filenames)
