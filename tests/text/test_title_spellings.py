import pytest

from corpus.text.title_spellings import list_spellings


@pytest.mark.parametrize(
    ("title", "spellings"),
    [
        ("Low Tide", ["Low Tide"]),
        ("The Tithe", ["The Tithe", "Tithe"]),
        ("Tithe, The", ["The Tithe", "Tithe"]),
        ("Rocky II (1979)", ["Rocky II"]),
        # A subtitle of one word that means something is too common to stand for the film.
        ("Salt: Sea", ["Salt: Sea", "Salt"]),
        ("", []),
    ],
)
def test_a_title_goes_by_several_spellings(title, spellings):
    assert list_spellings(title) == spellings


def test_an_article_is_dropped_from_the_beginning_of_a_title_only():
    assert list_spellings("Salt: The Sea") == ["Salt: The Sea", "Salt"]
