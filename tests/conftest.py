"""Corpora that many tests look at; each is built once in a run, and none of the tests changes it."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine, event

from corpus.reading import loading
from corpus.store import adding, building
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from tests.arrivals import build_arrived
from tests.reviews import REVIEWS
from tests.sharing import made_once

ROOT = Path(__file__).parents[1]

# A busy machine is no failure. `make test` tries the same examples each time; `make explore` looks for new ones.
settings.register_profile("house", deadline=None, max_examples=15, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1500)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """Leave what is loaded and collected by now out of each search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def connections_closed() -> Iterator[None]:
    """Close what a test has opened of a desk's database: left to be collected, it would warn in another test."""
    engines: set[Engine] = set()

    def remember(connection: Connection) -> None:
        engines.add(connection.engine)

    event.listen(Engine, "engine_connect", remember)
    yield
    event.remove(Engine, "engine_connect", remember)
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="session")
def dozen_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dozen of `tests.reviews` as a CSV file, with one more row that holds no text."""
    table = REVIEWS.to_csv(index=False) + "Paper Lanterns,2023,Ada Quill,,,,,,\n"
    folder = made_once(
        tmp_path_factory, "dozen-csv", lambda new: (new / "dozen.csv").write_text(table, encoding="utf-8")
    )
    return folder / "dozen.csv"


@pytest.fixture(scope="session")
def dozen(dozen_csv: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the corpus of the dozen."""
    folder = made_once(tmp_path_factory, "dozen", lambda new: build([dozen_csv], new / "dozen", name="A dozen"))
    return open_corpus(folder / "dozen")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample corpus; who changes it takes a copy."""

    def make(new: Path) -> None:
        build([ROOT / "corpus" / "reviews"], new / "sample", name="Sample reviews (fiction)")

    return made_once(tmp_path_factory, "sample", make) / "sample"


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Corpus:
    """Return the sample corpus."""
    return open_corpus(sample_folder)


@pytest.fixture(scope="session")
def arrived_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample with the ten reviews of `tests.arrivals`; who changes it takes a copy."""
    return made_once(tmp_path_factory, "arrived", build_arrived) / "sample"


@pytest.fixture(scope="session")
def arrived(arrived_folder: Path) -> Corpus:
    """Return that corpus."""
    return open_corpus(arrived_folder)


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
    for room in (building, adding):
        monkeypatch.setattr(room, "read_contained", loading.read_sources)
