"""The corpora of a server, opened once and again when they were built anew."""

import gc
import json
import re
import shutil
import subprocess
import sys
import weakref
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from corpus.errors import StoreError
from corpus.store.building import build
from corpus.store.corpus import Corpus
from corpus.store.folder import read_manifest
from corpus.store.library import Library
from corpus.store.manifest import FORMAT, save_manifest
from pages.shared import importing, opening
from pages.shared.signing import SetupError
from tests.pages.conftest import App, asked, paragraphs

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("arguments", "variable", "folder"),
    [
        (["dashboard.py"], "", ROOT / ".refrain"),
        (["dashboard.py"], "/srv/refrain", Path("/srv/refrain")),
        (["dashboard.py", "--store", "/srv/other"], "/srv/refrain", Path("/srv/other")),
        (["dashboard.py", "--store=/srv/other"], "/srv/refrain", Path("/srv/other")),
    ],
)
def test_the_library_is_the_option_s_or_the_variable_s_or_the_one_here(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], variable: str, folder: Path
) -> None:
    monkeypatch.setattr(sys, "argv", arguments)
    monkeypatch.setenv("REFRAIN_STORE", variable)
    opening.check_options()
    assert opening.library().folder == folder


@pytest.mark.parametrize(
    "given",
    [["--store"], ["--store="], ["--store", ""], ["--stor=/srv/other"], ["-store", "/srv/other"], ["/srv/other"]],
)
def test_a_server_is_not_started_on_another_library_than_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dashboard.py", *given])
    said = f"“{' '.join(given)}” cannot be understood. After “--”, only the folder of the corpora can be named: "
    with pytest.raises(SetupError, match=re.escape(said)):
        opening.check_options()


@pytest.mark.parametrize(
    ("variable", "folders"), [("", []), ("/srv/a", ["/srv/a"]), ("/srv/a:/srv/b/../c", ["/srv/a", "/srv/c"])]
)
def test_no_folder_is_open_to_typed_paths_unless_the_owner_says_so(
    monkeypatch: pytest.MonkeyPatch, variable: str, folders: list[str]
) -> None:
    monkeypatch.setenv("REFRAIN_ROOTS", variable)
    assert opening.find_roots() == [Path(folder) for folder in folders]


def test_a_corpus_is_opened_once_for_every_visitor_and_again_when_it_was_built_anew(tmp_path: Path) -> None:
    reviews = pd.DataFrame({"film": ["Dusk", "Dawn"], "text": ["A slow film.", "A lovely film."]})
    source = tmp_path / "reviews.csv"
    for number in (1, 2):
        reviews.head(number).to_csv(source, index=False)
        build([source], tmp_path / "store")
        corpus = opening.open_current(tmp_path / "store")
        assert len(corpus.reviews) == number
        assert opening.open_current(tmp_path / "store") is corpus


class Visit:
    """What a visit keeps: a circle, as a screen's module is, whose controls call what is in it."""

    def __init__(self) -> None:
        self.control = self.remove

    def remove(self) -> None:
        """Do what the control is for."""


def test_what_an_idle_visit_kept_is_let_go_when_the_next_corpus_is_opened(library: Path) -> None:
    visit = Visit()
    kept = weakref.ref(visit)
    for _ in range(2):
        opening._opened.clear()
        opening.open_current(library / "one")
        visit = None  # it goes on: its next run has a module of its own
    gc.collect()
    assert kept() is None


#: Somebody who puts one corpus and then the other in the same place, again and again.
WRITER = """
import itertools, select, sys
from pathlib import Path
import pandas as pd
from corpus.store import folder, table_files
place, *others = map(Path, sys.argv[1:])
held = []
for other in others:
    manifest = folder.read_manifest(other)
    tables = {name: table_files.read_table(other, manifest, name) for name in table_files.TABLES}
    for name in table_files.MAPPED:
        arrays = table_files.map_arrays(other, manifest, name)
        cells = {key: [array if hasattr(array, "dtype") else array.tolist()] for key, array in arrays.items()}
        tables[name] = pd.DataFrame(cells)
    held.append((tables, manifest))
print("writing", flush=True)
for tables, manifest in itertools.cycle(held):
    if select.select([sys.stdin], [], [], 0.1)[0]:
        break
    with folder.writing(place):
        table_files.write_corpus(tables, manifest, place)
"""


def test_a_corpus_is_opened_whole_while_it_is_built_anew_again_and_again(library: Path, tmp_path: Path) -> None:
    files = {67: 68, 28: 1}
    place = shutil.copytree(library / "sample", tmp_path / "c")
    command = [sys.executable, "-c", WRITER, place, library / "sample", library / "hostile"]
    seen = []
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        while sum(before != after for before, after in pairwise(seen)) < 4:
            assert writer.poll() is None
            corpus = opening.open_current(place)
            seen.append(len(corpus.reviews))
            assert len(corpus.files) == files[seen[-1]]
            assert corpus.occurrences["review_id"].isin(corpus.reviews["review_id"]).all()
        writer.stdin.close()
    assert set(seen) == set(files)


def test_a_screen_is_shown_anew_where_the_corpus_was_replaced_under_it(
    app: App, shelf: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Corpus.read_texts

    def replaced(self: Corpus, review_ids: list[str]) -> pd.Series:
        if len(self.reviews) == 67:
            shutil.rmtree(shelf / "sample")
            shutil.copytree(library / "one", shelf / "sample")
        return texts(self, review_ids)

    # What other tests have asked of the same reviews.
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setattr(Corpus, "read_texts", replaced)
    at = app("course", store=shelf)
    assert not at.error
    at = app("tone", store=shelf, lexicon="as-is")
    assert not at.error
    assert paragraphs(at)[0].startswith("1 review")


def test_a_corpus_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no corpus"):
        opening.open_current(tmp_path / "gone")


# The others are opened so in `test_selecting`.
@pytest.mark.parametrize("screen", ["data", "phrase", "review"])
def test_a_server_that_has_just_started_opens_a_link_to_any_screen(app: App, screen: str) -> None:
    at = app(screen, critic="Inès Carravel")
    assert asked(at) == {"corpus": "sample", "critic": "Inès Carravel"}
    assert at.multiselect(key="critic").value == ["Inès Carravel"]


def test_a_dashboard_of_a_single_corpus_shows_it(app: App, library: Path) -> None:
    assert paragraphs(app("overview", "", store=library / "one"))[0] == "1 review"


def test_a_single_corpus_that_is_damaged_is_said_to_be_so(app: App, shelf: Path) -> None:
    (shelf / "one" / "corpus.json").write_text("{")
    at = app("overview", "", store=shelf / "one")
    assert at.error[0].value == "This could not be shown."
    assert "damaged" in paragraphs(at)[0]


def test_a_first_visit_opens_the_sample_where_nothing_else_was_opened(app: App, shelf: Path) -> None:
    assert app("overview", "", store=shelf).query_params == {"corpus": "sample"}


def test_a_first_visit_opens_the_corpus_that_was_opened_last(app: App, shelf: Path) -> None:
    for key in ("one", "sample", "one"):
        app("films", key, store=shelf)
        assert app("overview", "", store=shelf).query_params == {"corpus": key}


def test_a_link_to_a_corpus_that_is_gone_opens_the_one_opened_last_and_says_so(app: App, shelf: Path) -> None:
    app("overview", "one", store=shelf)
    at = app("overview", "gone", store=shelf)
    assert asked(at) == {"corpus": "one"}
    assert paragraphs(at)[0] == "There is no corpus “gone” here any more: this is “One review”."


def test_where_the_corpus_opened_last_was_removed_a_first_visit_opens_the_sample(app: App, shelf: Path) -> None:
    app("overview", "one", store=shelf)
    Library(shelf).remove("one")
    assert app("overview", "", store=shelf).query_params == {"corpus": "sample"}


def test_without_a_sample_a_first_visit_opens_the_newest(app: App, tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"A slow film, and {name}.")
        build([tmp_path / f"{name}.txt"], tmp_path / "shelf" / name)
    manifest = read_manifest(tmp_path / "shelf" / "a")
    save_manifest(replace(manifest, built="2020-01-01T00:00:00+00:00"), tmp_path / "shelf" / "a")
    assert app("overview", "", store=tmp_path / "shelf").query_params == {"corpus": "b"}


def _say(folder: Path, **changes: object) -> None:
    """Have a corpus say something else of itself."""
    file = folder / "corpus.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


@pytest.mark.parametrize("what", ["named", "newer", "damaged", "added to"])
def test_a_corpus_of_the_house_s_own_is_never_replaced_by_the_sample(
    app: App, shelf: Path, library: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    ours, prepared = shelf / "sample", shelf / "sample-reviews-fiction"
    shutil.rmtree(shelf / "one")
    if what == "damaged":
        (ours / "corpus.json").write_text("{")
    elif what == "added to":
        arrivals = pd.read_parquet(ours / "arrivals.parquet")
        arrivals.assign(batch=(arrivals.index == 3).astype("int64")).to_parquet(ours / "arrivals.parquet")
        _say(ours, format=1)
    else:
        _say(ours, name="Sample", format=FORMAT + 1 if what == "newer" else 1)
    before = (ours / "corpus.json").read_bytes()
    monkeypatch.setattr(importing, "prepare", lambda _, path, *, name: shutil.copytree(library / "sample", path))
    assert app("overview", "", store=shelf).query_params == {"corpus": prepared.name}
    assert (ours / "corpus.json").read_bytes() == before
    # After the next update it stays where it is.
    _say(prepared, format=1)
    assert opening.place_sample(Library(shelf)) == prepared


def test_after_an_update_the_sample_is_measured_again_and_another_corpus_says_what_it_needs(
    app: App, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A sample of two reviews, which is measured in less time.
    (tmp_path / "reviews").mkdir()
    for file in opening.list_sample()[:2]:
        shutil.copy(file, tmp_path / "reviews")
    monkeypatch.setattr(opening, "SAMPLE", tmp_path / "reviews")
    for key in ("sample", "one"):
        _say(shelf / key, format=1)
    at = app("overview", "one", store=shelf)
    assert at.query_params == {"corpus": "sample"}
    why = "“one” was built by an older version of Refrain: measure it again on Data, Corpora. This is “Sample reviews ("
    assert paragraphs(at)[0].startswith(why)
    at = app("data", "sample", store=shelf, part="corpora")
    next(button for button in at.button if button.label == "Measure again").click().run()
    assert json.loads((shelf / "one" / "corpus.json").read_text())["format"] == FORMAT
    assert "Measure again" not in [button.label for button in at.button]
