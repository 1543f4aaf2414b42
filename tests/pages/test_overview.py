"""The overview: what comes back most, how warmly, and when; each part a door."""

import pytest

from tests.pages.conftest import App, charts, doors, paragraphs, through


def test_the_finding_is_the_phrase_that_the_whole_desk_shares(app: App) -> None:
    assert paragraphs(app("overview"))[:2] == [
        "67 reviews of 12 films, 2024-2026",
        "“long after the credits roll/rolled/have rolled” stands in 21 of 67 reviews, by 8 of 8 critics.",
    ]


def test_reviews_without_critics_are_counted_by_film(app: App, seeds) -> None:
    finding = "“long after the credits roll/rolled/have rolled” stands in 3 of 3 reviews, of 3 films."
    assert paragraphs(app("overview", "seeds"))[1] == finding


def test_the_finding_is_recounted_for_the_selection(app: App) -> None:
    selection, finding = paragraphs(app("overview", critic="Gil Marchbanks"))[:2]
    reviews = selection.partition(" ")[0]
    assert int(reviews) < 67
    assert f"of {reviews} reviews" in finding
    assert "critics" not in finding


def test_the_films_that_are_clearly_warmest_and_coldest_are_named(app: App) -> None:
    (title,) = (title for title in charts(app("overview")) if "together" in title)
    assert title.startswith("“A Ladder in the Orchard” is clearly more positive than the 10 others together; “")
    assert title.endswith("” is clearly more negative")


def test_films_of_too_few_reviews_are_not_ranked(app: App, seeds) -> None:
    assert "Too few reviews of each film to compare: each dot is a sentence" in charts(app("overview", "seeds"))


def test_the_calendar_stands_where_reviews_are_dated(app: App, seeds) -> None:
    assert "67 dated reviews, 13 Sep 2024 to 14 Aug 2026" in charts(app("overview"))
    assert not [title for title in charts(app("overview", "seeds")) if "dated" in title]


def test_one_review_is_told_that_phrases_need_two(app: App) -> None:
    assert "No phrase comes back in two of these reviews." in paragraphs(app("overview", "one"))


@pytest.mark.parametrize(
    ("door", "screen"),
    [
        ("67 reviews", "What do the reviews say?"),
        ("12 films", "How do films compare, and is the difference real?"),
        ("8 critics", "Critics on the same films"),
        ("14,875 words", "Which words carry the praise and the blame?"),
    ],
)
def test_each_number_is_a_door(app: App, door: str, screen: str) -> None:
    at = through(app("overview"), f"{door}")
    assert at.title[0].value == screen
    assert at.query_params == {"corpus": "sample"}


def test_a_door_takes_the_selection_along(app: App) -> None:
    at = app("overview", critic="Gil Marchbanks", rating=["6", "10"])
    selection = paragraphs(at)[0]
    at = through(at, next(label for label in doors(at) if label.endswith(" reviews")))
    assert at.title[0].value == "What do the reviews say?"
    assert paragraphs(at)[0] == selection
    assert at.query_params == {"corpus": "sample", "critic": "Gil Marchbanks", "rating": ["6.0", ""]}


def test_there_is_no_door_to_critics_where_none_is_named(app: App) -> None:
    assert list(doors(app("overview", "one"))) == ["1 review", "9 words"]


def test_the_number_of_phrases_is_the_chart_s_and_a_door(app: App) -> None:
    at = app("overview")
    title = next(title for title in charts(at) if title.endswith("keep coming back, the most telling first"))
    number = title.partition(" keep")[0]
    assert through(at, f"{number}").title[0].value == "Which phrases keep coming back?"


def test_strength_is_explained_only_where_it_differs(app: App, seeds) -> None:
    def explained(at) -> bool:
        drawn = next(figure for title, figure in charts(at).items() if "keep coming back" in title)
        return "in more reviews" in drawn["layout"]["title"]["text"]

    assert explained(app("overview"))
    assert not explained(app("overview", "seeds"))
