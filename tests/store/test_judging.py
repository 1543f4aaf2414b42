"""What reviews say of parts of the film, by the house's terms and word list: the same however it was come by."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.aspects.term_entries import Meaning
from corpus.errors import SourceError, StoreError
from corpus.polarity.house import House
from corpus.store.adding import add
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.folder import read_manifest
from corpus.store.judging import judge_again
from corpus.store.table_files import is_intact

DAY = date(2025, 3, 3)
TERMS = HouseTerms().change("zorbs", Meaning("visuals"), on=DAY).change("plot", "removed", on=DAY)
HOUSE = House().change("fine", -1.0, on=DAY)
pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def files(tmp_path):
    """Two reviews that name a part of the film which Refrain knows, and one that the house does."""
    texts = ["“Dusk” has a fine plot. The Zorbs are great.", "“Dawn” has great zorbs. It has a fine plot."]
    (tmp_path / "in").mkdir()
    paths = [tmp_path / "in" / f"{n}.txt" for n in range(2)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return paths


@pytest.fixture
def given(tmp_path):
    """The house's terms and its word list, as files."""
    TERMS.write(tmp_path / "terms.csv")
    HOUSE.write(tmp_path / "words.csv")
    return {"terms": tmp_path / "terms.csv", "lexicon": tmp_path / "words.csv"}


def said(path):
    found = open_corpus(path).statements
    return sorted(zip(found["aspect"].astype("str"), np.sign(found["polarity"]), strict=True))


def assert_same_statements(one, other):
    pd.testing.assert_frame_equal(open_corpus(one).statements, open_corpus(other).statements)


def test_a_corpus_is_judged_by_the_terms_and_the_word_list_that_it_is_built_with(files, given, tmp_path):
    build(files, tmp_path / "plain")
    assert said(tmp_path / "plain") == [("story", 1), ("story", 1)]
    build(files, tmp_path / "words", lexicon=given["lexicon"])
    assert said(tmp_path / "words") == [("story", -1), ("story", -1)]
    manifest = build(files, tmp_path / "both", **given)
    assert said(tmp_path / "both") == [("visuals", 1), ("visuals", 1)]
    assert manifest.settings["basis"] == f"{TERMS.digest} {HOUSE.digest}"


def test_terms_that_are_changed_later_give_what_a_build_with_them_gives_and_measure_nothing_else(
    files, given, tmp_path
):
    build(files, tmp_path / "built", terms=given["terms"])
    before = build(files, tmp_path / "later")
    after = judge_again(tmp_path / "later", TERMS)
    assert_same_statements(tmp_path / "built", tmp_path / "later")
    assert is_intact(tmp_path / "later", after)
    assert {name for name in before.tables if before.tables[name] != after.tables[name]} == {"statements"}
    assert (after.counts["statements"], after.digest) == (2, before.digest)
    assert judge_again(tmp_path / "later", TERMS) == after
    judge_again(tmp_path / "later", HouseTerms())
    assert said(tmp_path / "later") == [("story", 1), ("story", 1)]


def test_the_terms_of_a_corpus_outlive_additions_corrections_and_rebuilds(files, given, tmp_path):
    build(files, tmp_path / "whole", **given)
    build(files[:1], tmp_path / "grown", **given)
    add(files[1:], tmp_path / "grown", house=HOUSE)
    assert_same_statements(tmp_path / "whole", tmp_path / "grown")
    reviews = open_corpus(tmp_path / "grown").read_reviews()
    review = reviews.loc[reviews["text"].str.contains("The Zorbs"), "review_id"].item()
    correct_films(tmp_path / "grown", {review: "The Zorbs"}, house=HOUSE)
    # What is praised by the name of the film is the film.
    assert said(tmp_path / "grown") == [("overall", 1), ("visuals", 1)]
    manifest = build(files, tmp_path / "whole", lexicon=given["lexicon"], name="Again")
    assert HouseTerms.of_settings(manifest.settings["terms"]).settings == TERMS.settings
    assert said(tmp_path / "whole") == [("visuals", 1), ("visuals", 1)]


def test_a_changed_word_list_judges_what_was_there_too(files, given, tmp_path):
    build(files[:1], tmp_path / "c", lexicon=given["lexicon"])
    add(files[1:], tmp_path / "c", house=House().change("fine", 0.9, on=DAY))
    assert said(tmp_path / "c") == [("story", 1), ("story", 1)]
    judge_again(tmp_path / "c", HouseTerms(), house=HOUSE)
    assert said(tmp_path / "c") == [("story", -1), ("story", -1)]


def test_terms_that_are_given_are_left_beside_the_corpus_and_others_put_aside(files, given, tmp_path):
    other = HouseTerms().change("quozzle", Meaning("humour"), on=DAY)
    other.write(terms_path(tmp_path / "c"))
    for _ in range(2):
        build(files, tmp_path / "c", terms=given["terms"])
        assert HouseTerms.read(terms_path(tmp_path / "c")).settings == TERMS.settings
        assert HouseTerms.read(tmp_path / "c.terms.former.csv").settings == other.settings


def test_terms_that_cannot_be_read_stop_the_build(files, tmp_path):
    (tmp_path / "mine.csv").write_text("term,aspect\nplot,joke\n")
    with pytest.raises(SourceError, match=r"mine\.csv, line 2: column aspect has “joke”: write acting, "):
        build(files, tmp_path / "c", terms=tmp_path / "mine.csv")
    assert not (tmp_path / "c").exists()


def test_reading_again_leaves_the_corpus_whole_where_it_cannot_be_written(files, tmp_path, monkeypatch):
    before = build(files, tmp_path / "c")

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpus.store.table_files.save_manifest", refuse)
    with pytest.raises(StoreError, match="No space left on device"):
        judge_again(tmp_path / "c", TERMS)
    assert read_manifest(tmp_path / "c") == before
    assert is_intact(tmp_path / "c", before)
    assert json.loads((tmp_path / "c" / "corpus.json").read_text())["settings"]["terms"] == {}
