from corpus.text import function_words as fw


def test_words_that_cannot_open_a_phrase_are_function_words():
    assert fw.HANGERS <= fw.FUNCTION_WORDS
    assert "of" in fw.HANGERS - fw.CLOSERS
    assert "out" in fw.CLOSERS - fw.HANGERS


def test_words_of_content_are_none():
    assert fw.FUNCTION_WORDS.isdisjoint({"good", "score", "actor", *fw.FILM_WORDS})


def test_words_are_written_as_the_tokeniser_folds_them():
    assert all(word == word.lower() and "’" not in word for word in fw.FUNCTION_WORDS | fw.FILM_WORDS)
