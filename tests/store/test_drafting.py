"""What drafts are looked up in is stored with a corpus, and says what one made from its texts would."""

import shutil

import numpy as np
import pandas as pd
import pytest

from corpus.errors import StoreError
from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import read_draft
from corpus.reuse.draft_check import PassageIndex, check_draft
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.phrasebook import Phrasebook
from corpus.reuse.printed_forms import list_printed
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.text.tokens import tokenise


def list_runs(corpus: Corpus) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where each six words in a row are in the texts of a corpus: the review, and its first character."""
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist())
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for review, (text, film) in enumerate(zip(texts, corpus.reviews["film"], strict=True)):
        tokens = tokenise([text], films=[film])
        words = [tokens.vocabulary[word] for word in tokens.word]
        for at in range(len(words) - 5):
            places.setdefault(tuple(words[at : at + 6]), []).append((review, int(tokens.start[at])))
    return places


def assert_stored_as_made(corpus: Corpus) -> None:
    """Compare what is stored with what is made from the texts: run by run, and the marks in texts as drafts.

    In every fourth text, the first among them.
    """
    index, names = corpus.index, corpus.index.vocabulary.to_pylist()
    stored: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    place = np.sort((index.entries & np.uint64(0xFFFFFFFF)).astype(np.int64))
    review = np.searchsorted(index.bounds, place, side="right") - 1
    for at, of in zip(place.tolist(), review.tolist(), strict=True):
        words = tuple(names[word] for word in index.word[at : at + 6].tolist())
        stored.setdefault(words, []).append((of, int(index.start[at])))
    assert stored == list_runs(corpus)
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist())
    made_index = PassageIndex.of(tokenise(texts.tolist(), films=corpus.reviews["film"]))
    made = Phrasebook.of(corpus.listed, list_printed(made_index, corpus.families), corpus.vocabulary.words)
    for text, film in zip(texts[::4], corpus.reviews["film"][::4], strict=True):
        pd.testing.assert_frame_equal(
            find_phrases(text, corpus.phrasebook, film=film), find_phrases(text, made, film=film)
        )
        matches = (check_draft(text, each, corpus.reviews, film=film) for each in (index, made_index))
        pd.testing.assert_frame_equal(*matches)


def test_what_is_stored_is_what_the_texts_say(sample):
    assert_stored_as_made(sample)


def test_an_addition_stores_what_a_build_would(arrived):
    assert_stored_as_made(arrived)


def test_the_seeds_are_found_whole_in_a_corpus_of_them(seeds, tmp_path, read_here):
    build([seeds], tmp_path / "seeds")
    corpus = open_corpus(tmp_path / "seeds")
    assert_stored_as_made(corpus)
    archive = DraftArchive.of(corpus)
    for review_id, text in corpus.read_texts(corpus.reviews["review_id"].tolist()).items():
        assert read_draft(text, archive).twins["review_id"].tolist()[:1] == [review_id]


def test_a_damaged_file_of_arrays_is_refused_and_a_deleted_corpus_is_read_on(sample_folder, tmp_path):
    shutil.copytree(sample_folder, tmp_path / "copy")
    corpus = open_corpus(tmp_path / "copy")
    before = corpus.index.number_words(tokenise(["long after the credits roll"])).tolist()
    content = (tmp_path / "copy" / "drafts.arrow").read_bytes()
    shutil.rmtree(tmp_path / "copy")
    assert corpus.index.number_words(tokenise(["long after the credits roll"])).tolist() == before
    shutil.copytree(sample_folder, tmp_path / "copy")
    middle = len(content) // 2
    damaged = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    (tmp_path / "copy" / "drafts.arrow").write_bytes(damaged)
    with pytest.raises(StoreError, match="damaged"):
        _ = open_corpus(tmp_path / "copy").index


def test_a_corpus_that_repeats_nothing_finds_nothing(tmp_path, read_here):
    (tmp_path / "one.txt").write_text("Crumb.")
    build([tmp_path / "one.txt"], tmp_path / "one")
    check = read_draft("A slow and lovely film about bread.", DraftArchive.of(open_corpus(tmp_path / "one")))
    assert check.rows.empty
    assert check.twins.empty
