import os
import signal
import sys

import pytest

from corpus.errors import StoreError
from corpus.store import folder, removal
from corpus.store.library import Library
from tests.store.small import store

#: What Python reports before it changes the disk.
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "shutil.copyfile"}


@pytest.fixture
def library(tmp_path):
    for key, name in (("dusk", "Dusk"), ("dawn", "Dawn & <b>day</b>")):
        store(tmp_path / key, name=name)
    return Library(tmp_path)


def test_the_corpora_of_a_folder_are_listed_by_key(library):
    assert {key: manifest.name for key, manifest in library.corpora().items()} == {
        "dawn": "Dawn & <b>day</b>",
        "dusk": "Dusk",
    }
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
    for name in ("lexicon.csv", "verdicts.json", "verdicts.json.moved"):
        (library.folder / f"dusk.{name}").write_text("term,after\n")
    for mark in ("", "-2"):
        (library.folder / f"dusk.lexicon.former{mark}.csv").write_text("term,after\n")
    library.remove("dusk")
    assert list(library.corpora()) == ["dawn"]
    assert sorted(entry.name for entry in library.folder.iterdir() if not entry.name.startswith(".")) == ["dawn"]


def worked_on(library) -> dict[str, bytes]:
    """Let editors work on a corpus; returns the files that keep it."""
    for name in ("lexicon.csv", "verdicts.json", "verdicts.json.moved"):
        (library.folder / f"dusk.{name}").write_text("term,after\n")
    (library.folder / "dusk.suggestions.csv").write_text("term,after\n")
    (library.folder / "dusk.lexicon.former.csv").write_text("term,after\n")
    (library.folder / "dusk.csv").write_text("text\nWhat the corpus was read from\n")
    return sidecar_path(library)


def sidecar_path(library) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in library.folder.glob("[!.]*") if file.is_file()}


def test_a_removed_corpus_is_brought_back_with_all_that_it_held(library):
    corpora, work = library.corpora(), worked_on(library)
    removed = library.remove("dusk")
    assert library.restorable(removed)
    assert set(sidecar_path(library)) == {"dusk.csv"}
    assert library.restore(removed) == "dusk"
    assert (library.corpora(), sidecar_path(library)) == (corpora, work)
    assert not library.restorable(removed)
    assert not list(library.folder.glob(".*remov*"))


def test_the_second_of_two_who_bring_a_corpus_back_is_told(library):
    removed = library.remove("dusk")
    library.restore(removed)
    with pytest.raises(StoreError, match="not kept any more"):
        library.restore(removed)
    assert list(library.corpora()) == ["dawn", "dusk"]


def test_a_corpus_of_the_same_name_in_the_meantime_stays_and_takes_nothing_from_the_removed_one(library):
    work = worked_on(library)
    removed = library.remove("dusk")
    store(library.path(library.key_for("Dusk")), name="Dusk anew")
    assert set(sidecar_path(library)) == {"dusk.csv"}
    assert library.restore(removed) == "dusk-2"
    assert {key: manifest.name for key, manifest in library.corpora().items()} == {
        "dawn": "Dawn & <b>day</b>",
        "dusk": "Dusk anew",
        "dusk-2": "Dusk",
    }
    assert sidecar_path(library)["dusk-2.lexicon.csv"] == work["dusk.lexicon.csv"]
    assert "dusk.lexicon.csv" not in sidecar_path(library)


def test_what_was_removed_is_deleted_for_good_after_a_day_and_not_before(library, monkeypatch):
    removed = library.remove("dusk")
    now = removal.time.time()
    monkeypatch.setattr(removal.time, "time", lambda: now + removal.KEPT - 60)
    library.tidy()
    assert library.restorable(removed)
    monkeypatch.setattr(removal.time, "time", lambda: now + removal.KEPT + 60)
    library.tidy()
    assert not list(library.folder.glob(".*remov*"))
    with pytest.raises(StoreError, match="not kept any more"):
        library.restore(removed)


@pytest.mark.parametrize("act", ["remove", "restore", "delete"])
def test_a_kill_at_any_moment_loses_nothing_and_brings_nothing_back(library, act):
    corpora, work = library.corpora(), worked_on(library)
    for step in range(100):
        removed = None if act == "remove" else library.remove("dusk")
        late = removal.KEPT + 60 if act == "delete" else 0
        deeds = {
            "remove": lambda: library.remove("dusk"),
            "restore": lambda removed=removed: library.restore(removed),
            "delete": lambda late=late: removal.delete_expired(library.folder, now=removal.time.time() + late),
        }
        ended = killed_at(step, deeds[act])
        # Nobody sees half of a corpus, tidied up or not.
        assert library.corpora() in (corpora, {"dawn": corpora["dawn"]})
        library.tidy()
        waiting = [each.name for each in library.folder.glob(".dusk.removed-*")]
        assert len(waiting) == ("dusk" not in library.corpora()) or act == "delete"
        if waiting:
            assert set(sidecar_path(library)) == {"dusk.csv"}
            library.restore(waiting[0])
        elif act == "delete":
            assert not list(library.folder.glob(".*remov*")) + list(library.folder.glob(".*delet*"))
            return
        assert (library.corpora(), sidecar_path(library)) == (corpora, work)
        if ended:
            break
    assert 3 < step < 99


def killed_at(step, deed) -> bool:
    """Do something in a child that is killed at its nth change of the disk; returns whether it came to its end."""
    child = os.fork()
    if not child:
        left = [step]

        def kill(event, given):
            # Opening for writing is a change too.
            if event in CHANGES or (event == "open" and given[1] not in (None, "r", "rb") and "w" in str(given[1])):
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1

        sys.addaudithook(kill)
        deed()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


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
