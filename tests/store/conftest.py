"""Two reviews in two files, and the corpus of them."""

import shutil

import pytest

from corpus.reading import loading
from corpus.store import building
from corpus.store.folder import read_manifest
from tests.sharing import made_once


def written(folder, **files):
    """Write files into a folder, `__` in a name standing for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def write_two(folder):
    """Write the two files into a folder."""
    return written(
        folder,
        a__txt="“Dusk” is a fine film. “Dusk” stays with you long after the credits.",
        b__txt="“Dawn” is a dull film. “Dawn” stays with you long after the credits.",
    )


@pytest.fixture
def files(tmp_path):
    return write_two(tmp_path / "in")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    """Return the folder of their corpus; who changes it takes a copy."""

    def make(new):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(building, "read_contained", loading.read_sources)
            building.build([write_two(new / "in")], new / "c")

    return made_once(tmp_path_factory, "two-files", make) / "c"


@pytest.fixture
def built(files, built_once, tmp_path):
    """Return the manifest of their corpus, a copy of which lies in the folder of the test."""
    return read_manifest(shutil.copytree(built_once, tmp_path / "c"))
