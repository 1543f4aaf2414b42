"""Sources at any place that fsspec knows are read as those of this machine are."""

import fsspec
import pytest

from corpus.__main__ import main
from corpus.cluster.fetching import fetch_sources
from corpus.errors import SourceError
from corpus.reading.limits import Limits
from corpus.store.folder import read_manifest
from tests.reviews import REVIEWS


@pytest.fixture
def elsewhere():
    """Return a file system that is none of this machine's, with a file in each of two folders."""
    files = fsspec.filesystem("memory")
    for number, name in enumerate(["a/reviews.parquet", "b/reviews.parquet"]):
        with files.open(f"/house/{name}", "wb") as handle:
            REVIEWS.iloc[number::2].to_parquet(handle)
    yield files
    files.rm("/house", recursive=True)


@pytest.mark.usefixtures("read_here")
def test_a_build_of_files_elsewhere_is_that_of_their_copies(elsewhere, tmp_path):
    elsewhere.get("/house", str(tmp_path / "house"), recursive=True)
    assert main(["build", "memory://house", "--store", str(tmp_path / "one")]) == 0
    assert main(["build", str(tmp_path / "house"), "--store", str(tmp_path / "other")]) == 0
    one, other = (read_manifest(tmp_path / name) for name in ("one", "other"))
    assert one.counts["reviews"] == len(REVIEWS)
    assert (one.digest, one.tables["reviews"]) == (other.digest, other.tables["reviews"])


def test_files_are_fetched_as_long_as_they_are_looked_at(elsewhere):
    with fetch_sources(["memory://house/*/reviews.parquet", "here.csv"]) as (fetched, here):
        assert [each.parent.name for each in sorted(fetched.rglob("*.parquet"))] == ["a", "b"]
        assert str(here) == "here.csv"
    assert not fetched.exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("memory://nowhere/*.parquet", "There is nothing at memory://nowhere"),
        ("memory://nowhere/x.parquet", "memory://nowhere/x.parquet cannot be read"),
        ("nothing://house/x.parquet", "nothing://house/x.parquet cannot be read"),
        ("memory://house", r"reviews.parquet has \d+ KB; at most 1 KB are read"),
    ],
)
def test_what_cannot_be_fetched_is_said(source, said, elsewhere):
    with pytest.raises(SourceError, match=said), fetch_sources([source], limits=Limits(file_bytes=1024)):
        pass
