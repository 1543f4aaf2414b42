"""The scale that polarity is shown on: by which lexicon, and as polarity or as expected rating."""

from corpus.polarity.scale import PolarityScale


def test_an_axis_names_the_scale_and_whose_words_count():
    assert PolarityScale(quantity="rating", lexicon="house").axis == "expected rating (our word list, of 10)"


def test_a_scale_ends_where_its_measure_does():
    assert (PolarityScale().span, PolarityScale(quantity="rating").span) == ((-1.0, 1.0), (0.0, 10.0))
