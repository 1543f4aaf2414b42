import pytest

from corpus.reading.headlines import read_headline


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Review: The Long Dusk", "The Long Dusk"),
        ("FILM REVIEW – The Long Dusk", "The Long Dusk"),
        ("A review of The Long Dusk", "The Long Dusk"),
        ("Review of The Long Dusk", "The Long Dusk"),
        ("The Long Dusk review – slow and sweet", "The Long Dusk"),
        ("The Long Dusk movie review (2023)", "The Long Dusk"),
        ("The Long Dusk (2023)", "The Long Dusk"),
        ("The Long Dusk (dir. A. Quill, 2023): slow", "The Long Dusk"),
        ("The Long Dusk, 2023 - ★★★½", "The Long Dusk"),
        ("‘The Long Dusk’ is slow, and nobody minds it", "The Long Dusk"),
        ('"The Long Dusk" | Cinema', "The Long Dusk"),
        ("The Long Dusk", "The Long Dusk"),
        ("Review", "Review"),
        ("1917", "1917"),
        ("Why nobody leaves before the credits roll", ""),
        ("", ""),
    ],
)
def test_a_headline_gives_the_title_that_its_signs_point_at(headline, title):
    assert read_headline(headline) == title
