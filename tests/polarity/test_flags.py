from corpus.polarity.flags import flag_terms


def test_words_for_people_are_flagged_wherever_they_are_in_a_term():
    assert flag_terms(["women", "my mother", "strong-woman", "womanly"], {}).tolist() == [
        "person",
        "person",
        "person",
        "",
    ]


def test_names_are_flagged_by_their_capitals_and_in_small_letters_by_textblobs_tagger():
    assert flag_terms(["marlow", "by marlow", "drab"], {"marlow": 0.6, "drab": 0.1}).tolist() == ["name", "name", ""]
    assert flag_terms(["spielberg", "bruce", "christmas"], {}).tolist() == ["name"] * 3


def test_what_textblob_judges_or_tags_as_a_word_is_no_name():
    assert flag_terms(["will", "great", "not worth"], {}).tolist() == [""] * 3
