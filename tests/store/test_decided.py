from datetime import date

import pandas as pd
import pytest

from corpus.errors import SourceError
from corpus.polarity.entries import write_setting
from corpus.polarity.house import House, house_path
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.folder import list_corpora

pytestmark = pytest.mark.usefixtures("read_here")
DAY = date(2025, 3, 3)
HOUSE = House().change("stays with you", 0.9, on=DAY).change("fine", None, on=DAY)


@pytest.fixture
def house_file(tmp_path):
    HOUSE.write(tmp_path / "mine.csv")
    return tmp_path / "mine.csv"


def test_a_house_lexicon_scores_reviews_and_sentences_beside_textblob(files, house_file, tmp_path):
    build([files], tmp_path / "plain")
    manifest = build([files], tmp_path / "c", lexicon=house_file)
    plain, corpus = open_corpus(tmp_path / "plain"), open_corpus(tmp_path / "c")
    # "fine" is silenced, TextBlob's "long" is −0.05 and its "dull" −0.29.
    assert corpus.reviews.set_index("film")["house_polarity"].round(3).to_dict() == {"Dusk": 0.425, "Dawn": 0.186}
    assert corpus.sentences["house_polarity"].round(3).sort_values().tolist()[:3] == [-0.292, 0.425, 0.425]
    assert corpus.sentences["house_polarity"].isna().sum() == 1
    pd.testing.assert_series_equal(corpus.reviews["polarity"], plain.reviews["polarity"])
    assert manifest.settings["lexicon"] == HOUSE.digest


def test_without_a_house_lexicon_its_polarity_is_missing(files, tmp_path):
    manifest = build([files], tmp_path / "c")
    corpus = open_corpus(tmp_path / "c")
    assert corpus.reviews["house_polarity"].isna().all()
    assert corpus.sentences["house_polarity"].isna().all()
    assert manifest.settings["lexicon"] is None


def test_the_lexicon_is_kept_beside_the_corpus_and_outlives_a_rebuild(files, house_file, tmp_path):
    build([files], tmp_path / "c", lexicon=house_file)
    assert House.read(house_path(tmp_path / "c")) == HOUSE
    build([files], tmp_path / "c")
    assert House.read(house_path(tmp_path / "c")) == HOUSE
    assert list_corpora(tmp_path) == ["c"]


def test_the_lexicon_that_stood_there_is_put_aside(files, house_file, tmp_path):
    other = House().change("dull", -1.0, on=DAY)
    other.write(house_path(tmp_path / "c"))
    for _ in range(2):
        build([files], tmp_path / "c", lexicon=house_file)
        assert House.read(tmp_path / "c.lexicon.former.csv") == other
        assert House.read(house_path(tmp_path / "c")) == HOUSE


def test_every_lexicon_that_stood_there_is_put_aside(files, house_file, tmp_path):
    kept = [House().change("dull", degree, on=DAY) for degree in (-1.0, -0.9)]
    for former in kept:
        former.write(house_path(tmp_path / "c"))
        build([files], tmp_path / "c", lexicon=house_file)
    assert [House.read(tmp_path / f"c.lexicon.former{mark}.csv") for mark in ("", "-2")] == kept


def test_a_lexicon_that_scores_the_same_keeps_its_dates(files, tmp_path):
    HOUSE.write(house_path(tmp_path / "c"))
    (tmp_path / "mine.csv").write_text(
        "term,after\n" + "".join(f"{t},{write_setting(v)}\n" for t, v in HOUSE.entries.items())
    )
    build([files], tmp_path / "c", lexicon=tmp_path / "mine.csv")
    assert House.read(house_path(tmp_path / "c")) == HOUSE
    assert not (tmp_path / "c.lexicon.former.csv").exists()


def test_a_build_that_fails_leaves_the_lexicon_that_stands_there(files, house_file, tmp_path):
    other = House().change("dull", -1.0, on=DAY)
    other.write(house_path(tmp_path / "c"))
    with pytest.raises(SourceError, match="no file or folder"):
        build([tmp_path / "nothing"], tmp_path / "c", lexicon=house_file)
    assert House.read(house_path(tmp_path / "c")) == other
    assert not (tmp_path / "c.lexicon.former.csv").exists()


def test_another_lexicon_is_another_build(files, house_file, tmp_path):
    first = build([files], tmp_path / "c", lexicon=house_file)
    assert build([files], tmp_path / "c", lexicon=house_file) == first
    HOUSE.change("dull", -1.0, on=DAY).write(house_file)
    assert build([files], tmp_path / "c", lexicon=house_file).settings["lexicon"] != first.settings["lexicon"]


def test_correcting_a_film_keeps_the_houses_scores(files, house_file, tmp_path):
    build([files], tmp_path / "c", lexicon=house_file)
    before = open_corpus(tmp_path / "c").reviews.set_index("review_id")["house_polarity"]
    correct_films(tmp_path / "c", {before.index[0]: "Noon"}, house=HOUSE)
    after = open_corpus(tmp_path / "c")
    pd.testing.assert_series_equal(after.reviews.set_index("review_id")["house_polarity"], before)
    assert after.manifest.settings["lexicon"] == HOUSE.digest
    assert correct_films(tmp_path / "c", {before.index[0]: "Night"}).settings["lexicon"] is None
    assert open_corpus(tmp_path / "c").reviews["house_polarity"].isna().all()


def test_a_lexicon_that_cannot_be_read_stops_the_build_before_anything_is_written(files, tmp_path):
    (tmp_path / "mine.csv").write_text("term,after\ngood,warm\n")
    with pytest.raises(SourceError, match=r"mine\.csv, line 2: “warm” is not a score"):
        build([files], tmp_path / "c", lexicon=tmp_path / "mine.csv")
    assert not (tmp_path / "c").exists()
