from corpus.report.slide_style import find_step, shorten


def test_a_scale_is_cut_into_round_steps():
    assert [find_step(span, 6) for span in (9, 10, 100, 0.4)] == [2, 2, 20, 0.1]


def test_a_text_is_cut_before_a_word_where_there_is_one():
    assert shorten("one\n two", 20) == "one two"
    assert shorten("a slow exhale of a film", 16) == "a slow exhale …"
    assert shorten("a" * 50, 10) == "aaaaaaaa …"
