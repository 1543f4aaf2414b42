from corpus.reading.dictionary import read_dictionary


def test_words_are_in_the_dictionary_and_names_of_people_are_not():
    words = read_dictionary()
    assert {"twilight", "whispering", "orchard", "monkeys"} <= words
    assert not {"katja", "sorrell", "Twilight", "london"} & words
