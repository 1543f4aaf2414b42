from datetime import UTC, datetime, timedelta, timezone

import pandas as pd

from corpus.schema import ARRIVALS
from corpus.store.arrivals import list_imports, note_arrivals
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus

MONDAY, TUESDAY = (datetime(2026, 3, day, 12, tzinfo=UTC) for day in (2, 3))


def of(*ids):
    return pd.DataFrame({"review_id": pd.Series(ids, dtype="str")})


def test_all_reviews_of_the_first_build_arrive_with_it():
    table = note_arrivals(of("b", "a"), None, now=MONDAY.astimezone(timezone(timedelta(hours=2))))
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == dict(ARRIVALS)
    assert table["review_id"].tolist() == ["b", "a"]
    assert set(table["arrived"]) == {pd.Timestamp("2026-03-02 12:00")}
    assert set(table["batch"]) == {0}


def test_what_was_there_before_keeps_its_time_and_what_is_new_comes_now_with_the_next_number():
    first = note_arrivals(of("a", "b"), None, now=MONDAY)
    second = note_arrivals(of("c", "b", "a"), first, now=TUESDAY)
    assert second["batch"].tolist() == [1, 0, 0]
    assert second["arrived"].dt.day.tolist() == [3, 2, 2]
    assert note_arrivals(of("a", "d", "c"), second, now=TUESDAY)["batch"].tolist() == [0, 2, 1]


def test_a_corpus_of_other_reviews_begins_anew():
    first = note_arrivals(of("a"), None, now=MONDAY)
    assert note_arrivals(of("b"), first, now=TUESDAY)["batch"].tolist() == [0]
    assert note_arrivals(of(), first, now=TUESDAY).empty


def test_a_built_corpus_knows_when_its_reviews_arrived_also_after_a_correction_or_a_rebuild(read_here, tmp_path):
    source, path = tmp_path / "a.csv", tmp_path / "c"
    source.write_text("film,text\nDusk,A slow film.\n")
    manifest = build([source], path)
    first = open_corpus(path)
    assert first.arrivals["review_id"].tolist() == first.reviews["review_id"].tolist()
    assert f"{first.arrivals['arrived'][0].isoformat()}+00:00" == manifest.built
    correct_films(path, {first.reviews["review_id"][0]: "Dawn"})
    pd.testing.assert_frame_equal(open_corpus(path).arrivals, first.arrivals)
    source.write_text("film,text\nNoon,A fine film.\nDusk,A slow film.\n")
    build([source], path)
    assert open_corpus(path).arrivals["batch"].tolist() == [1, 0]


def test_imports_are_listed_with_their_files_the_last_first():
    first = note_arrivals(of("a", "b"), None, now=MONDAY)
    table = list_imports(
        note_arrivals(of("a", "b", "c", "d", "e"), first, now=TUESDAY),
        pd.DataFrame({"source": ["one.csv:2", "one.csv:3", "two.csv:2", "in/x.md", "two.csv:9"]}),
    )
    assert table[["batch", "reviews", "files"]].to_numpy().tolist() == [
        [1, 3, "two.csv and in/x.md"],
        [0, 2, "one.csv"],
    ]
    assert table["arrived"].dt.day.tolist() == [3, 2]
