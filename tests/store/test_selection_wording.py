from datetime import date

import pytest

from corpus.store.selection import Selection
from corpus.store.selection_wording import describe_selection
from tests.store.examples import DOZEN, said_of, texts_with

ALL = Selection()


def describe(selection, reviews=DOZEN, **options):
    return describe_selection(selection, reviews[selection.mask(reviews, **options)])


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (ALL, "12 reviews of 3 films, 2024–2025"),
        (Selection(film=("1917",)), "2 reviews of 1917, 2024–2025"),
        (Selection(film=("1917",), critic=("Ada Quill",)), "1 review of 1917 by Ada Quill, 2024"),
        (Selection(film=("1917", "Tin Harbour")), "6 reviews of 1917 and Tin Harbour, 2024–2025"),
        (Selection(critic=("Cleo Voss",)), "2 reviews of 2 films by Cleo Voss, 2024"),
        (Selection(outlet=("Night Post",)), "2 reviews of 2 films in Night Post, 2024"),
        (Selection(genre=("War", "Thriller")), "6 reviews of 2 films, War or Thriller, 2024–2025"),
        (Selection(where=("section=web",)), "4 reviews of 2 films, section: web, 2024"),
        (Selection(where=("section=web", "section=print")), "12 reviews of 3 films, section: web or print, 2024–2025"),
        (Selection(rating=(6, None)), "6 reviews of 2 films, 2024–2025, rated 6 or more"),
        (Selection(rating=(None, 3.5)), "3 reviews of 1 film, 2024, rated 3.5 or less"),
        (Selection(rating=(10, 10)), "1 review of 1 film, 2024, rated 10"),
        (Selection(rating=(4, 6)), "3 reviews of 2 films, 2024, rated 4 to 6"),
        (Selection(polarity=(None, -0.5)), "2 reviews of 2 films, 2024, with a tone of −0.50 or less"),
        (Selection(dates=(date(2024, 6, 7), None)), "6 reviews of 2 films, since 7 Jun 2024"),
        (Selection(dates=(None, date(2024, 1, 5))), "1 review of 1 film, until 5 Jan 2024"),
        (Selection(dates=(date(2024, 6, 7), date(2024, 6, 8))), "2 reviews of 1 film, 7 Jun 2024 to 8 Jun 2024"),
        (Selection(dates=(date(2024, 6, 7),) * 2), "1 review of 1 film, 7 Jun 2024"),
        (Selection(words="harbour full"), "2 reviews of 1 film, 2024, containing harbour full"),
        (Selection(words="harbour -rain -full"), "0 reviews, containing harbour, without rain or full"),
        (Selection(blame=("story",)), "2 reviews that blame the story, of 1 film, 2024"),
        (
            Selection(film=("1917",), critic=("Ada Quill",), praise=("sound", "overall"), blame=("story",)),
            "0 reviews that praise the sound or the film as a whole and blame the story, of 1917 by Ada Quill",
        ),
        (
            Selection(praise=("acting",), blame=("story",), rating=(8, None)),
            "1 review that praises the acting and blames the story, of 1 film, 2024, rated 8 or more",
        ),
        (Selection(film=("Nobody's",)), "0 reviews of Nobody's"),
    ],
)
def test_a_selection_says_itself_in_words(selection, sentence):
    assert describe(selection, containing=texts_with, judging=said_of) == sentence


def test_many_chosen_names_are_counted():
    films = tuple(f"Film {number}" for number in range(5))
    reviews = DOZEN.head(5).assign(film=list(films))
    assert describe(Selection(film=films), reviews) == "5 reviews of 5 films, 2024"
    assert (
        describe(Selection(genre=tuple("ABCDE"), film=films[:1]), reviews) == "0 reviews of Film 0, A, B, C or 2 more"
    )


def test_reviews_without_film_or_date_are_not_said_to_have_any():
    assert describe(ALL, DOZEN.tail(1)) == "1 review"
