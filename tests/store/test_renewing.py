"""A corpus that an older version built is measured again from what it keeps, and nothing that people did is lost."""

import json
import shutil

import pytest

from corpus.errors import StoreError
from corpus.store import folder, table_files
from corpus.store.building import correct_films
from corpus.store.manifest import FORMAT
from corpus.store.renewing import renew


def _set_format(path, number):
    file = path / "corpus.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": number}))


@pytest.fixture
def path(dozen, tmp_path):
    return shutil.copytree(dozen.path, tmp_path / "c")


def test_reviews_corrections_and_arrivals_stay_and_every_measure_is_as_of_a_build(path):
    review = table_files.read_table(path, folder.read_manifest(path), "reviews")["review_id"].iloc[0]
    correct_films(path, {review: "Dusk at Noon"})
    folder.rename_corpus(path, "Our dozen")
    before = folder.read_manifest(path)
    _set_format(path, FORMAT - 1)
    with pytest.raises(StoreError, match="Measure its reviews again: python -m corpus renew"):
        folder.read_manifest(path)
    after = renew(path)
    assert after == folder.read_manifest(path)
    assert (after.name, after.settings, after.digest) == ("Our dozen", before.settings, before.digest)
    assert after.tables == before.tables
    assert renew(path) == after


def test_what_cannot_be_measured_again_stays_as_it_was_and_says_why(path):
    reviews, whole = path / "reviews.parquet", (path / "corpus.json").read_text()
    _set_format(path, FORMAT + 1)
    with pytest.raises(StoreError, match="Open it with the version that built it"):
        renew(path)
    _set_format(path, FORMAT - 1)
    content = json.loads((path / "corpus.json").read_text())
    (path / "corpus.json").write_text(json.dumps({**content, "unheard": 1}))
    with pytest.raises(StoreError, match="too old to be measured again"):
        renew(path)
    _set_format(path, FORMAT - 1)
    (path / "corpus.json").write_text(json.dumps(content))
    reviews.write_bytes(reviews.read_bytes()[:-9])
    before = reviews.read_bytes()
    with pytest.raises(StoreError, match="damaged: build it again from its sources"):
        renew(path)
    assert reviews.read_bytes() == before
    assert json.loads(whole) == content | {"format": FORMAT}
    with pytest.raises(StoreError, match="There is no corpus"):
        renew(path.parent / "nowhere")
    assert not (path.parent / "nowhere").exists()
