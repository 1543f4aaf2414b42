from corpus.polarity.effects import relate_terms, sum_chunks


def test_a_phrase_weighs_what_its_words_do_negated_and_what_it_adds():
    related = relate_terms(["drab", "plot", "drab plot", "not drab", "plot-less"]).toarray()
    assert related.tolist() == [
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
        [1, 1, 1, 0, 0],
        [-0.5, 0, 0, 1, 0],
        [0, 1, 0, 0, 1],
    ]


def test_chunks_are_what_the_scorer_makes_of_each_term():
    chunks, evidence = sum_chunks(
        ["drab, very drab and not drab", "isn't drab", "a drab plot of Rome"], ["drab", "drab plot"], []
    )
    # As much, 1.3 times as much, −0.5 times as much; the phrase is read instead of its word.
    assert chunks.toarray().round(6).tolist() == [[1.8, 0], [-0.5, 0], [0, 1]]
    assert evidence.tolist() == [3, 1, 1]


def test_a_row_of_exclamation_marks_counts_no_more_than_twice():
    chunks, _ = sum_chunks(["drab! " + "drab" + "!" * 40], ["drab"], [])
    assert chunks.toarray().tolist() == [[1.25 + 2]]
