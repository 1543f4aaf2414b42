import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus.errors import SourceError, StoreError
from corpus.keeping.finding import find_house
from corpus.polarity.house import House
from corpus.reading import loading
from corpus.store import building, table_files
from corpus.store.adding import add
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.folder import read_manifest, writing
from corpus.store.table_files import is_intact

ROOT = Path(__file__).parents[2]
SAMPLE = sorted((ROOT / "corpus" / "reviews").glob("[0-9]*.md"))
pytestmark = pytest.mark.usefixtures("read_here")


def written(folder, files):
    """Write files into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def assert_same(path, other):
    """Assert that two corpora are the same to the last bit, but for the times and the digest of the sources."""
    one, two = read_manifest(path), read_manifest(other)
    for table in table_files.MAPPED:
        arrays, others = (table_files.map_arrays(*each, table) for each in ((path, one), (other, two)))
        assert list(arrays) == list(others)
        for name, array in arrays.items():
            np.testing.assert_array_equal(np.asarray(array), np.asarray(others[name]), err_msg=f"{table}, {name}")
        assert one.tables[table] == two.tables[table], table
    for name in set(table_files.TABLES) - {"arrivals"}:
        pair = [table_files.read_table(*each, name) for each in ((path, one), (other, two))]
        pd.testing.assert_frame_equal(*pair, obj=name, check_exact=True)
        assert one.tables[name] == two.tables[name], name
    assert (one.digest, one.counts, one.settings, one.notes) == (two.digest, two.counts, two.settings, two.notes)


def assert_equal_to_a_rebuild(first, *further, store, **choices):
    """Assert that what is added step by step is what is built at once, where the first sources are gone by then."""
    build(first, store / "grown", **choices)
    hidden = [path.rename(path.with_name(f".{path.name}")) for path in first if path.is_relative_to(store)]
    for sources in further:
        add(sources, store / "grown")
    for path in hidden:
        path.rename(path.with_name(path.name.removeprefix(".")))
    build([*first, *(source for sources in further for source in sources)], store / "whole", name="grown", **choices)
    assert_same(store / "grown", store / "whole")


def test_an_addition_is_what_a_rebuild_would_be_with_duplicates_between_them(tmp_path):
    assert_equal_to_a_rebuild(SAMPLE[27:], SAMPLE[:30], store=tmp_path)


def test_a_film_of_the_title_of_another_names_both_with_their_years(tmp_path):
    rows = "film,year,text\nHamlet,{year},{text} I saw Hamlet twice.\nDusk,2011,{text} Not a play.\n"
    one, two = written(
        tmp_path / "in",
        {
            "one.csv": rows.format(year=1996, text="A long film."),
            "two.csv": rows.format(year=1948, text="A grey film."),
        },
    )
    build([one], tmp_path / "alone")
    assert set(open_corpus(tmp_path / "alone").reviews["film"]) == {"Hamlet", "Dusk"}
    assert_equal_to_a_rebuild([one], [two], store=tmp_path)
    grown = open_corpus(tmp_path / "grown").reviews
    assert grown["film"].tolist() == ["Hamlet (1996)", "Dusk", "Hamlet (1948)", "Dusk"]


@pytest.mark.parametrize(("film", "scored"), [("Noon", 1), ("Good Luck", 3)])
def test_only_new_reviews_are_scored_and_those_that_a_new_film_changes(film, scored, tmp_path):
    # "Good Luck" is a title from then on, so that another review is the first in which anything is "good".
    rows = ["Dusk,A fine film.", "Dusk,I saw Good Luck.", "Dawn,A good film.", "Dawn,A bad film."]
    one, two = written(
        tmp_path / "in", {"one.csv": "\n".join(["film,text", *rows]), "two.csv": f"film,text\n{film},A slow film."}
    )
    build([one], tmp_path / "c")
    done = {}
    add([two], tmp_path / "c", progress=lambda doing, _, of: done.update({doing: of}))
    assert done["scoring reviews"] == scored


def test_names_and_roles_are_those_of_old_and_new_together(tmp_path):
    rows = ["Dusk,Jude Law,We think Law is fine.", "Dawn,,Directed by Ann Quist.", "Dawn,,Acting by Ann Quist; Quist."]
    one, two, three = written(
        tmp_path / "in", {f"{number}.csv": f"film,cast,text\n{row}\n" for number, row in enumerate(rows)}
    )
    assert_equal_to_a_rebuild([one], [two], [three], store=tmp_path)
    names = open_corpus(tmp_path / "grown").names
    assert names["name"].astype("str").tolist() == ["Jude Law", *["Ann Quist"] * 3]
    correct_films(tmp_path / "grown", {names["review_id"].iloc[1]: "Ann Quist"})
    corrected = open_corpus(tmp_path / "grown").names
    # The title of the film under review is no name, and so nothing says that she directs.
    assert corrected["name"].astype("str").tolist() == ["Jude Law", *["Ann Quist"] * 2]
    assert (names["kind"].iloc[-1], corrected["kind"].iloc[-1]) == ("person", "actor")


TEXTS = {
    "a.md": "---\nrating: 3\npublished: 05/03/2025\nvotes: 7\nsequel:\n---\n"
    "“Dusk” is a film that stays. “Dusk” ends well.",
    "b.txt": "Dusk has a harbour full of rain, and a Dusk by any other name would be as slow.",
    "c.md": "---\nrating: 80\npublished: 04/25/2025\nfilm: Dusk\nplace: Rex\nvotes: many\n---\n"
    "It has a harbour full of rain.",
    "d.csv": "film,critic,text,votes,seat\nDawn,Ada,A harbour full of rain.,3,9\nDawn,Ada,,\n"
    "Dawn,Ada,A harbour full of rain.,1,8\n",
    "e.txt": "“Noon” is dull. “Noon” ends.",
    "f.html": "<p>Dusk, again. Dusk stays.</p>",
    "g.pdf": "",
}


@pytest.mark.parametrize("order", ["ab cd ge f", "fe gd cb a"])
def test_what_all_files_together_decide_is_decided_of_old_and_new_together(order, tmp_path):
    files = {file.name[0]: file for file in written(tmp_path / "in", TEXTS)}
    given = [[files[letter] for letter in letters] for letters in order.split()]
    assert_equal_to_a_rebuild(*given, store=tmp_path)


ROWS = ["Dusk,Ada,A harbour full of rain.", "Dawn,Ben,A sky full of rain.", "Noon,Ada,A street full of sun."]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory):
    """A folder with a corpus of one table, and with that table and another one."""
    folder = tmp_path_factory.mktemp("once")
    (one, _) = written(
        folder / "in",
        {
            "one.csv": f"film,by,text\n{ROWS[0]}\n{ROWS[1]}\n",
            "two.csv": f"film,by,text\n{ROWS[1]}\nDusk,Ada,\n{ROWS[2]}\n",
        },
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "read_contained", loading.read_sources)
        build([one], folder / "c", name="Ours", mapping={"reviewer": "by"}, min_reviews=2)
    return folder


@pytest.fixture
def grown(built_once, tmp_path):
    """A corpus of one table and another table: a review that is there already, a row without a text, a new review."""
    shutil.copytree(built_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "c", tmp_path / "in" / "two.csv"


def test_an_addition_says_what_is_new_what_was_there_and_what_was_skipped(grown):
    path, two = grown
    addition = add([two], path)
    assert (addition.added, addition.present, addition.skipped, addition.refused) == (1, 1, 1, [])
    corpus = open_corpus(path)
    assert corpus.manifest == addition.manifest
    assert corpus.manifest.name == "Ours"
    assert corpus.reviews["source"].tolist() == ["one.csv:2", "one.csv:3", "two.csv:4"]
    assert corpus.arrivals["batch"].tolist() == [0, 0, 1]
    assert corpus.rejects[["source", "row", "kind"]].to_numpy().tolist() == [
        ["two.csv", 2, "duplicate"],
        ["two.csv", 3, "no text"],
    ]
    assert corpus.files[["source", "kept", "rejected"]].to_numpy().tolist() == [["one.csv", 2, 0], ["two.csv", 1, 2]]


def test_where_nothing_is_new_nothing_is_changed(grown):
    path, two = grown
    add([two], path)
    before = (path / "corpus.json").stat().st_mtime_ns
    again = add([two], path)
    assert (again.added, again.present, again.skipped) == (0, 2, 1)
    assert (path / "corpus.json").stat().st_mtime_ns == before


def test_a_second_file_of_one_name_is_called_with_its_folder(grown, tmp_path):
    path, _ = grown
    add(written(tmp_path / "tuesday", {"one.csv": f"film,by,text\n{ROWS[2]}\n"}), path)
    assert open_corpus(path).files["source"].tolist() == ["one.csv", "tuesday/one.csv"]


def test_the_mapping_a_chosen_threshold_and_corrections_are_kept(grown):
    path, two = grown
    ids = open_corpus(path).reviews["review_id"]
    correct_films(path, {ids[0]: "Nightfall"})
    add([two], path)
    corpus = open_corpus(path)
    assert corpus.reviews["film"].tolist() == ["Nightfall", "Dawn", "Noon"]
    assert corpus.reviews["reviewer"].tolist() == ["Ada", "Ben", "Ada"]
    assert corpus.reviews["review_id"].tolist()[:2] == ids.tolist()
    assert corpus.manifest.settings["min_reviews"] == 2


def test_new_reviews_are_scored_by_the_house_lexicon_too(tmp_path):
    texts = {"one.txt": "“Dusk” is fine.", "two.txt": "“Dawn” is fine.", "three.txt": "“Noon” is fine."}
    one, two, three = written(tmp_path / "in", texts)
    House().change("fine", -1.0, on=date(2025, 3, 3)).write(tmp_path / "mine.csv")
    build([one], tmp_path / "c", lexicon=tmp_path / "mine.csv")
    add([two], tmp_path / "c", house=find_house(tmp_path / "c"))
    assert open_corpus(tmp_path / "c").reviews["house_polarity"].tolist() == [-1.0, -1.0]
    add([three], tmp_path / "c", house=House().change("fine", 0.5, on=date(2025, 3, 4)))
    assert open_corpus(tmp_path / "c").reviews["house_polarity"].tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("name", ["gone.csv", "picture.csv", "empty.txt"])
def test_an_addition_that_fails_leaves_the_corpus_as_it_was(name, grown, tmp_path):
    path, _ = grown
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "empty.txt").touch()
    before = read_manifest(path)
    with pytest.raises(SourceError, match=name):
        add([tmp_path / name], path)
    assert read_manifest(path) == before
    assert is_intact(path, before)


def stop(*given, **more):
    raise KeyboardInterrupt


def test_an_addition_that_ends_in_its_midst_leaves_the_old_corpus(grown, monkeypatch):
    path, two = grown
    before = read_manifest(path)
    for moment in ("measure", "digest_reviews"):
        with monkeypatch.context() as patch:
            patch.setattr(building, moment, stop)
            with pytest.raises(KeyboardInterrupt):
                add([two], path)
        assert read_manifest(path) == before
        assert is_intact(path, before)
    assert add([two], path).added == 1


def test_where_there_is_no_corpus_or_a_damaged_one_the_message_says_so(grown, tmp_path):
    path, two = grown
    with pytest.raises(StoreError, match=r"There is no corpus in .*nowhere"):
        add([two], tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    (path / "given.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match="is damaged: build it again"):
        add([two], path)


def test_an_addition_waits_for_no_other_import(grown):
    path, two = grown
    with writing(path), pytest.raises(StoreError, match="Another import into “c” is under way"):
        add([two], path)


def test_the_first_sources_alone_are_built_again_after_an_addition(grown, tmp_path):
    path, two = grown
    add([two], path)
    assert build([tmp_path / "in" / "one.csv"], path, mapping={"reviewer": "by"}, min_reviews=2).counts["reviews"] == 2
