"""Corpora that many tests look at; each is built once, and none of the tests changes it."""

from pathlib import Path

import pytest
from hypothesis import settings

from corpus.reading import loading
from corpus.store import building
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from tests.reviews import REVIEWS

ROOT = Path(__file__).parents[1]

# A busy machine is no failure. `make test` tries the same examples each time; `make explore` looks for new ones.
settings.register_profile("house", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1500)
settings.load_profile("house")


@pytest.fixture(scope="session")
def dozen_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dozen of `tests.reviews` as a CSV file, with one more row that holds no text."""
    file = tmp_path_factory.mktemp("dozen") / "dozen.csv"
    file.write_text(REVIEWS.to_csv(index=False) + "Paper Lanterns,2023,Ada Quill,,,,,,\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def dozen(dozen_csv: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the corpus of the dozen."""
    store = tmp_path_factory.mktemp("store") / "dozen"
    build([dozen_csv], store, name="A dozen")
    return open_corpus(store)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the sample corpus."""
    store = tmp_path_factory.mktemp("store") / "sample"
    build([ROOT / "corpus" / "reviews"], store, name="Sample reviews (fiction)")
    return open_corpus(store)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the three seeds; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    return folder


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: a child for each of many small builds takes its time, and has tests of its own."""
    monkeypatch.setattr(building, "read_contained", loading.read_sources)
