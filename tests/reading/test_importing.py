from dataclasses import replace

import pytest

from corpus.errors import MappingError, SourceError
from corpus.reading.importing import Gathering
from corpus.reading.limits import LIMITS
from corpus.reading.sources import Content


def combine(*files, wanted=(), limits=LIMITS):
    """Return the four tables of some files, given as name and text."""
    gathering = Gathering(dict(wanted), None, limits)
    for name, text in files:
        gathering.add(Content(name, text.encode()))
    tables = gathering.together(lambda doing, done, of: None)
    return [tables[name] for name in ("reviews", "rejects", "files", "titles")]


def test_the_files_of_an_import_add_up_to_its_reviews_and_rejects():
    reviews, rejects, files, titles = combine(
        ("a.csv", "film,text\nDusk,Fine.\nDusk,\n"), ("b.png", "x"), ("c.txt", "“Dawn” is a film. “Dawn” ends.")
    )
    assert reviews[["film", "text", "source"]].to_numpy().tolist() == [
        ["Dusk", "Fine.", "a.csv:2"],
        ["Dawn", "“Dawn” is a film. “Dawn” ends.", "c.txt"],
    ]
    assert rejects[["source", "kind"]].to_numpy().tolist() == [["a.csv", "no text"], ["b.png", "other format"]]
    counts = files[["source", "rows", "kept", "rejected"]].to_numpy().tolist()
    assert counts == [["a.csv", 2, 1, 1], ["b.png", 1, 0, 1], ["c.txt", 1, 1, 0]]
    assert titles[["review_id", "film"]].to_numpy().tolist() == [[reviews["review_id"][1], "Dawn"]]


def test_of_two_reviews_that_are_the_same_the_first_is_kept_and_the_second_says_where_it_is():
    reviews, rejects, _, _ = combine(("a.csv", "film,text\nDusk,Fine."), ("b.csv", "film,text\nDusk,Fine."))
    assert reviews["source"].tolist() == ["a.csv:2"]
    assert rejects[["source", "row", "kind"]].to_numpy().tolist() == [["b.csv", 2, "duplicate"]]
    assert rejects["reason"].tolist() == ["it has the same text, film and critic as a.csv:2"]


def test_a_file_that_was_refused_before_is_a_reject_of_the_same_kind():
    gathering = Gathering({}, None, LIMITS)
    gathering.add(Content("a.csv", refusal=SourceError("this file is huge", kind="too large")))
    tables = gathering.together(lambda doing, done, of: None)
    rejects, files = tables["rejects"], tables["files"]
    assert rejects[["source", "kind", "reason"]].to_numpy().tolist() == [["a.csv", "too large", "this file is huge"]]
    assert files[["rows", "kept", "rejected"]].to_numpy().tolist() == [[1, 0, 1]]


def test_files_after_the_last_row_of_an_import_are_left_out():
    files = [("a.csv", "text\nFine.\nGood.\n"), ("b.csv", "text\nDull.\n")]
    reviews, rejects, _, _ = combine(*files, limits=replace(LIMITS, rows=2))
    assert reviews["text"].tolist() == ["Fine.", "Good."]
    assert rejects[["source", "kind"]].to_numpy().tolist() == [["b.csv", "over limit"]]


def test_a_choice_that_fits_no_file_is_refused_and_one_that_fits_some_is_kept():
    files = [("a.csv", "title,text\nDusk,Fine."), ("b.csv", "what,text\nDawn,Dull.")]
    reviews, _, _, _ = combine(*files, wanted={"film": "what"})
    assert reviews["film"].tolist() == ["Dusk", "Dawn"]
    with pytest.raises(MappingError, match="No source has a column “gone”"):
        combine(*files, wanted={"film": "gone"})
