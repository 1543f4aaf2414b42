from corpus.text.parts_of_speech import find_parts_of_speech


def marked(name, words):
    parts = find_parts_of_speech(words)
    return [word for word, is_one in zip(words, getattr(parts, name), strict=True) if is_one]


def test_a_word_that_is_listed_only_with_a_capital_is_a_name():
    assert marked("name", ["tom", "hanks", "hanks's", "waste", "grace", "caligari"]) == ["tom", "hanks", "hanks's"]


def test_unknown_words_are_neither_names_nor_known():
    assert marked("known", ["tom", "waste", "caligari"]) == ["tom", "waste"]


def test_a_form_of_a_listed_word_is_known():
    assert marked("known", ["tugs", "waltzed", "caligaris"]) == ["tugs", "waltzed"]


def test_numbers_are_words_or_digits():
    assert marked("number", ["forty", "90", "waste"]) == ["forty", "90"]


def test_unknown_words_are_nouns_unless_they_end_otherwise():
    words = ["voice", "animated", "stunning", "visually", "zorgling", "zorgly", "zorg"]
    assert marked("noun", words) == ["voice", "zorg"]
    assert marked("adjective", words) == ["animated", "stunning", "zorgling"]


def test_no_words_give_no_answers():
    assert find_parts_of_speech([]).name.tolist() == []
