from datetime import date

import pytest

from corpus import folder, verdicts
from corpus.lexicon import change_house
from corpus.library import Library
from corpus.schema import StoreError
from tests.test_folder import store


@pytest.fixture
def library(tmp_path):
    for key, name in (("dusk", "Dusk"), ("dawn", "Dawn & <b>day</b>")):
        store(tmp_path / key, name=name)
    return Library(tmp_path)


def test_the_corpora_of_a_folder_are_listed_by_key(library):
    assert {key: held.name for key, held in library.corpora().items()} == {"dawn": "Dawn & <b>day</b>", "dusk": "Dusk"}
    assert library.broken() == {}


def test_a_folder_without_corpora_lists_none(tmp_path):
    assert Library(tmp_path).corpora() == Library(tmp_path / "none").corpora() == {}


def test_what_is_no_corpus_is_passed_over(library):
    (library.folder / "papers").mkdir()
    (library.folder / "file.txt").write_text("x")
    (library.folder / ".dusk.new").mkdir()
    assert list(library.corpora()) == ["dawn", "dusk"]
    assert library.broken() == {}


def test_a_damaged_corpus_is_named_with_the_reason_and_the_others_open(library):
    (library.folder / "dusk" / "corpus.json").write_text("{")
    assert list(library.corpora()) == ["dawn"]
    assert "damaged" in library.broken()["dusk"]


def test_a_corpus_that_a_kill_left_aside_is_listed(library):
    (library.folder / "dusk").rename(library.folder / ".dusk.former")
    assert list(library.corpora()) == ["dawn", "dusk"]


def test_a_corpus_served_alone_takes_no_other_and_cannot_be_removed(library):
    alone = Library(library.folder / "dusk")
    assert alone.single
    assert list(alone.corpora()) == ["dusk"]
    assert alone.path("anything") == alone.folder
    with pytest.raises(StoreError, match="Start it on a folder of corpora"):
        alone.key_for("New")
    with pytest.raises(StoreError, match="cannot be removed"):
        alone.remove("dusk")


def test_a_damaged_corpus_served_alone_is_refused(library):
    (library.folder / "dusk" / "corpus.json").write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        Library(library.folder / "dusk").corpora()


@pytest.mark.parametrize(
    "key", ["", ".", "..", "../dusk", "/etc", "a/b", ".hidden", "a\0b", "a\nb", "x" * 300, "\ud800"]
)
def test_a_key_is_never_a_path(key, library):
    with pytest.raises(StoreError, match="not the name of a corpus"):
        library.path(key)


def test_any_folder_that_is_listed_can_be_opened(library):
    store(library.folder / "Été 1986. (a) 'b'")
    for key in library.corpora():
        assert folder.read_manifest(library.path(key))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Herald, 2024", "the-herald-2024"),
        ("  Été ", "ete"),
        ("Dusk", "dusk-2"),
        ("../../etc", "etc"),
        ("戦争", "corpus"),
        ("<script>", "script"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_name_gets_a_free_key_of_plain_letters(name, key, library):
    assert library.key_for(name) == key
    assert library.path(key).parent == library.folder


def test_the_third_of_one_name_gets_the_third_key(library):
    store(library.path(library.key_for("Dusk")))
    assert library.key_for("Dusk") == "dusk-3"


def test_a_corpus_without_a_name_gets_no_key(library):
    with pytest.raises(StoreError, match="Give the corpus a name"):
        library.key_for(" \u200b ")


def test_a_renamed_corpus_keeps_its_key(library):
    library.rename("dusk", " Evening ")
    assert library.corpora()["dusk"].name == "Evening"
    with pytest.raises(StoreError, match="Give the corpus a name"):
        library.rename("dusk", " ")


def test_a_removed_corpus_is_gone_with_all_that_it_held(library):
    change_house(library.path("dusk"), lambda house: house.change("first", None, on=date(2026, 3, 3)))
    verdicts.change(library.path("dusk"), lambda said: said.add("r1", "dark", "dismissed", on=date(2026, 3, 3)))
    for mark in ("", "-2"):
        (library.folder / f"dusk.lexicon.former{mark}.csv").write_text("term,after\n")
    library.remove("dusk")
    assert list(library.corpora()) == ["dawn"]
    assert sorted(entry.name for entry in library.folder.iterdir() if "lock" not in entry.name) == ["dawn"]


def test_the_second_of_two_who_remove_a_corpus_is_told(library):
    library.remove("dusk")
    with pytest.raises(StoreError, match="There is no corpus"):
        library.remove("dusk")


def test_nobody_renames_or_removes_under_an_import(library):
    with folder.writing(library.path("dusk")):
        for act in (lambda: library.rename("dusk", "New"), lambda: library.remove("dusk")):
            with pytest.raises(StoreError, match="is under way"):
                act()
    assert library.corpora()["dusk"].name == "Dusk"


def test_the_corpus_that_was_opened_last_is_remembered(library):
    assert library.opened_last() == ""
    for key in ("dusk", "dawn", "dawn"):
        library.remember(key)
    assert library.opened_last() == Library(library.folder).opened_last() == "dawn"
    assert list(library.corpora()) == ["dawn", "dusk"]
    assert library.broken() == {}


def test_nothing_is_written_into_a_corpus_that_is_served_alone(library):
    before = sorted(entry.name for entry in library.folder.rglob("*"))
    Library(library.folder / "dusk").remember("dusk")
    assert sorted(entry.name for entry in library.folder.rglob("*")) == before


def test_where_nothing_can_be_written_nothing_is_remembered(library):
    (library.folder / ".opened").mkdir()
    library.remember("dusk")
    assert library.opened_last() == ""
