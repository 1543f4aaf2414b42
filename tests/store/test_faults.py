"""What can happen to a store, and what is then said: a sentence, and what was there stays as it was."""

import json
import resource
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError, StoreError
from corpus.polarity.house import House, house_path
from corpus.reading import loading
from corpus.store import adding, building, table_files
from corpus.store.adding import add
from corpus.store.building import correct_films
from corpus.store.corpus import open_corpus
from corpus.store.library import Library
from corpus.store.manifest import FORMAT
from tests.reviews import REVIEWS
from tests.shut import shut

ROOT = Path(__file__).parents[2]
DAY = date(2025, 3, 3)
pytestmark = pytest.mark.usefixtures("read_here")


def _cut(file):
    file.write_bytes(file.read_bytes()[:-9])


def _change(file):
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def _version(number):
    def write(file):
        file.write_text(json.dumps({**json.loads(file.read_text()), "format": number}))

    return write


#: What is wrong → the file, what is done to it, and what is said.
FAULTS = {
    **{
        f"{name} is {what}": (table_files._find_file(Path(), name).name, harm, r"damaged.*[Bb]uild")
        for name in (*table_files.TABLES, *table_files.MAPPED)
        for what, harm in (("cut", _cut), ("changed", _change), ("gone", Path.unlink))
    },
    "the manifest is cut": ("corpus.json", _cut, "is damaged: it is not what was written. Build the corpus again"),
    "the manifest is gone": ("corpus.json", Path.unlink, "There is no corpus in"),
    "an older format": (
        "corpus.json",
        _version(FORMAT - 1),
        f"is of format {FORMAT - 1}, this one reads {FORMAT}. Measure",
    ),
    "a newer format": ("corpus.json", _version(FORMAT + 1), f"of format {FORMAT + 1}; this version of Refrain reads"),
}


def _files(store):
    return {each: each.read_bytes() for each in sorted(store.rglob("*")) if each.is_file() and each.suffix != ".lock"}


@pytest.fixture
def store(dozen, tmp_path):
    shutil.copytree(dozen.path, tmp_path / "store" / "c")
    return tmp_path / "store"


def test_a_damaged_file_of_any_kind_is_named_and_nothing_is_added_to_the_corpus(store, dozen, dozen_csv):
    path = store / "c"
    for what, (name, harm, said) in FAULTS.items():
        file = path / name
        harm(file)
        before = _files(store)
        with pytest.raises(StoreError, match=said):
            add([dozen_csv], path)
        if name != "corpus.json":
            table = file.stem
            read = table_files.map_arrays if table in table_files.MAPPED else table_files.read_table
            with pytest.raises(StoreError, match=rf"{name}.*[Bb]uild the corpus again"):
                read(path, dozen.manifest, table)
        else:
            with pytest.raises(StoreError, match=said):
                open_corpus(path)
        assert _files(store) == before, what
        shutil.copy(dozen.path / name, file)


@pytest.mark.parametrize("fault", ["an older format", "a newer format", "the manifest is cut"])
def test_a_corpus_that_cannot_be_read_is_listed_with_the_reason(fault, store):
    name, harm, said = FAULTS[fault]
    harm(store / "c" / name)
    before = _files(store)
    library = Library(store)
    assert library.corpora() == {}
    assert said in library.broken()["c"]
    for change in (lambda: library.rename("c", "Other"), lambda: correct_films(store / "c", {"x": "Dusk"})):
        with pytest.raises(StoreError, match=said):
            change()
    assert _files(store) == before


CHANGING = "import sys; from tests.store.test_faults import change_all; change_all(*sys.argv[1:])"


def change_all(store, source, most):
    """Try every change of a corpus, with files of so many bytes at most, and write what was said of each."""
    store, source = Path(store), Path(source)
    for room in (building, adding):
        room.read_contained = loading.read_sources
    review = open_corpus(store / "c").reviews["review_id"].iloc[0]
    many = House().change_all({f"word{number}": 0.5 for number in range(100)}, on=DAY)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    changes = {
        "build": lambda: building.build([source], store / "c"),
        "new": lambda: building.build([source], store / "new"),
        "add": lambda: adding.add([source], store / "c"),
        "correct": lambda: correct_films(store / "c", {review: "Dusk"}),
        "rename": lambda: Library(store).rename("c", "Other"),
        "word list": lambda: many.write(house_path(store / "c")),
    }
    for name, change in changes.items():
        try:
            change()
            said = "nothing"
        except CorpusError as error:
            said = str(error)
        sys.stdout.write(f"{name}: {said}\n")


@pytest.mark.parametrize("fault", ["File too large", "Read-only file system"])
def test_a_store_that_cannot_be_written_is_said_and_all_in_it_stays_as_it_was(fault, store, tmp_path):
    House().change("good", 0.5, on=DAY).write(house_path(store / "c"))
    source = tmp_path / "more.csv"
    REVIEWS.assign(text=REVIEWS["text"] + " Again.").to_csv(source, index=False)
    changing = [sys.executable, "-c", CHANGING, store, source, "1000"]
    if fault == "Read-only file system":
        changing = [*shut(store), *changing[:-1], "1000000000"]
    before = _files(store)
    ended = subprocess.run(changing, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    said = dict(line.split(": ", 1) for line in ended.stdout.splitlines())
    assert set(said) == {"build", "new", "add", "correct", "rename", "word list"}
    for name, sentence in said.items():
        assert fault in sentence, (name, sentence)
    assert _files(store) == before
