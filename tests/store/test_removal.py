"""A corpus taken out of its library, and put back: the moves themselves; see `test_library` for their order."""

from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import removal


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with one file, and two small files beside it."""
    (tmp_path / "dusk").mkdir()
    (tmp_path / "dusk" / "corpus.json").write_text("{}")
    (tmp_path / "dusk.lexicon.csv").write_text("term,after\n")
    (tmp_path / "dusk.csv").write_text("text\nFine\n")
    return tmp_path / "dusk"


def shown(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir() if not place.name.startswith("."))


def test_what_is_taken_out_goes_with_the_files_that_are_named_and_comes_back_with_them(corpus):
    waiting = removal.take_out(corpus, ["lexicon.csv", "verdicts.json"])
    assert shown(corpus.parent) == ["dusk.csv"]
    assert removal.parse_key(waiting) == "dusk"
    assert shown(removal.locate_corpus(corpus.parent / waiting)) == ["corpus.json"]
    removal.put_back(corpus.parent / waiting, corpus)
    assert shown(corpus.parent) == ["dusk", "dusk.csv", "dusk.lexicon.csv"]
    assert not list(corpus.parent.glob(".*"))


def test_it_comes_back_under_another_key_too(corpus):
    waiting = removal.take_out(corpus, ["lexicon.csv"])
    removal.put_back(corpus.parent / waiting, corpus.with_name("dawn"))
    assert shown(corpus.parent) == ["dawn", "dawn.lexicon.csv", "dusk.csv"]


def test_what_waits_no_longer_cannot_be_put_back(corpus):
    with pytest.raises(StoreError, match="not kept any more"):
        removal.put_back(corpus.with_name(".dusk.removed-1"), corpus)


def test_a_corpus_that_cannot_be_moved_is_where_it_was(corpus):
    with pytest.raises(StoreError, match="could not be removed"):
        removal.take_out(corpus.with_name("gone"), [])
    assert shown(corpus.parent) == ["dusk", "dusk.csv", "dusk.lexicon.csv"]
    assert not list(corpus.parent.glob(".*"))


def test_a_removal_that_was_killed_before_the_move_leaves_the_corpus_and_after_it_finishes(corpus):
    moving = corpus.with_name(".dusk.removing-5")
    (moving / "beside").mkdir(parents=True)
    (moving / "beside" / "lexicon.csv").write_text("term,after\n")
    assert removal.find_unsettled(corpus.parent) == ["dusk"]
    removal.settle_removal(corpus)
    assert shown(corpus.parent) == ["dusk", "dusk.csv", "dusk.lexicon.csv"]
    assert removal.find_unsettled(corpus.parent) == []

    (moving / "beside").mkdir(parents=True)
    (moving / "beside" / "lexicon.csv").write_text("term,after\n")
    corpus.rename(moving / "corpus")
    removal.settle_removal(corpus)
    assert shown(corpus.parent) == ["dusk.csv"]
    assert corpus.with_name(".dusk.removed-5").is_dir()


def test_what_was_taken_out_longer_ago_than_it_is_kept_is_deleted(corpus):
    old, new = corpus.with_name(f".old.removed-{10 * 10**9}"), corpus.with_name(f".new.removed-{20 * 10**9}")
    for folder in (old, new):
        folder.mkdir()
    removal.delete_expired(corpus.parent, now=removal.KEPT + 15)
    assert (old.exists(), new.exists()) == (False, True)
