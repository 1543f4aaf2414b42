import pandas as pd
import pytest

from corpus.reading.former import SPELLED, Former
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus


@pytest.fixture
def former(read_here, tmp_path):
    """Three reviews that were read: two files with details at their tops, and a row of a table."""
    given = {
        "a.md": "---\nrating: 3\npublished: 25/3/2025\nyear: soon\nvotes: 7\n---\n“Dusk” is a film. “Dusk” ends.",
        "b.md": "---\nrating: 4.5\nfilm: Dawn\nreprint: yes\n---\nA slow film.",
        "c.csv": "film,text,votes\nNoon,A fine film.,8\nNoon,,9\n",
    }
    for name, text in given.items():
        (tmp_path / name).write_text(text)
    build([tmp_path / name for name in given], tmp_path / "c")
    correct_films(tmp_path / "c", {open_corpus(tmp_path / "c").reviews["review_id"][1]: "Nightfall"})
    return Former.read(tmp_path / "c")


def test_what_was_inferred_or_corrected_is_as_the_source_had_it(former):
    assert former.reviews["film"].fillna("").tolist() == ["", "Dawn", "Noon"]
    assert former.reviews["votes"].fillna("").tolist() == ["7", "", "8"]
    assert former.reviews[SPELLED].fillna("").tolist() == ["25/3/2025", "", ""]
    assert former.alone.tolist() == [True, True, False]
    assert "polarity" not in former.reviews


def test_files_folders_and_names_are_those_that_were_read(former):
    assert former.files["source"].tolist() == ["a.md", "b.md", "c.csv"]
    assert former.folders == {""}
    assert former.names == {"a.md", "b.md", "c.csv"}
    assert former.rejects["source"].tolist() == ["c.csv"]


def test_reviews_can_be_read_again_from_their_cells(former):
    cells = former.list_cells(former.reviews[former.alone])
    assert {name: cells[name] for name in ("film", "published", "rating", "year", "votes")} == {
        "film": [None, "Dawn"],
        "published": ["25/3/2025", None],
        "rating": ["3", "4.5"],
        "year": ["soon", None],
        "votes": ["7", None],
    }
    assert not {"review_id", "source", "rating_given", "year_given"} & set(cells)
    assert all(isinstance(cell, str | None) for column in cells.values() for cell in column)
    assert pd.Series(cells["text"]).str.contains("film").all()
