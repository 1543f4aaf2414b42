"""Critics on the same films: called harsher or kinder only where that is sure."""

from functools import partial

import pandas as pd
import pytest

from tests.pages.conftest import (
    SEEDS,
    App,
    asked,
    charts,
    follow,
    links,
    page_text,
    paragraphs,
    tables,
    wide_tables,
)

OPEN = {"corpus": "sample", "numbers": "True"}
DESMOND, BETTINA, RUFUS = "Desmond Thackeray-Poole", "Bettina Oakhanger", "Rufus Obadele"


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


def critics(at) -> pd.DataFrame:
    """The table of critics."""
    return next(table for table in wide_tables(at) if "estimate" in table).set_index("critic")


def test_the_planted_critics_are_found_by_name(app: App) -> None:
    at = app("critics")
    assert paragraphs(at)[1] == (
        f"{DESMOND} is the harshest on the same films, 2.1 points below colleagues; {BETTINA} the kindest, 1.5 above."
    )
    assert "3 of 8 critics differ clearly from colleagues on the same films" in charts(at)
    assert critics(at)["range"].iloc[0] == "−3.1 to −1.1"


def test_every_critic_stands_in_the_table_with_interval_variety_and_ease(app: App, sample) -> None:
    table = critics(app("critics"))
    assert set(table.index) == set(sample.reviews["reviewer"])
    assert table["written"].to_dict() == sample.reviews["reviewer"].value_counts().to_dict()
    assert (table["low"] < table["estimate"]).all()
    assert (table["estimate"] < table["high"]).all()
    assert table["variety"].between(0.75, 0.9).all()
    assert table["reading_ease"].between(60, 95).all()


def test_a_favourite_phrase_is_the_critic_s_own_tic(app: App) -> None:
    favourites = critics(app("critics"))["favourite"].dropna().to_dict()
    assert favourites == {
        "Gil Marchbanks": "the gentleman in the seat behind me *",
        RUFUS: "watch the edges of the frame",
    }


def test_columns_that_are_not_plain_are_explained_below_the_table(app: App) -> None:
    at = app("critics")
    assert (
        "Films in common: those that a colleague reviewed too. Reading ease: 60 to 70 is plain English, above 80 easy, "
        "below 30 hard. Only 2 of 8 critics have a favourite phrase, one that hardly any colleague uses: see “More "
        "columns”."
    ) in paragraphs(at)
    assert "favourite" not in list(tables(at)[0])


def test_a_link_gives_measure_and_order(app: App, sample) -> None:
    at = app("critics", measure="polarity", order="name")
    assert critics(at).index.tolist() == sorted(sample.reviews["reviewer"].unique())
    assert paragraphs(at)[1] == "By tone, no critic is clearly harsher or kinder than colleagues on the same films."
    assert at.query_params == OPEN | {"measure": "polarity", "order": "name"}


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("critics", measure="mood", order="x", page="x")
    assert critics(at).index[0] == DESMOND
    assert at.query_params == OPEN


@pytest.mark.parametrize("measure", [{}, {"measure": "polarity"}])
def test_a_row_opens_the_critic_by_the_same_measure(app: App, measure: dict[str, str]) -> None:
    at = app("critics", order="kind", **measure)
    first = critics(at).index[0]
    opened = follow(at, links(at)[0])
    assert opened.title[0].value == "A critic"
    assert asked(opened) == {"corpus": "sample", "shown": first, **measure}


def test_a_link_of_before_that_shows_a_critic_leads_to_that_critic(app: App) -> None:
    at = app("critics", shown=RUFUS)
    assert at.title[0].value == "A critic"
    assert asked(at) == {"corpus": "sample", "shown": RUFUS}


def test_without_critics_it_is_said_why_and_what_to_do(app: App) -> None:
    text = page_text(app("critics", "one"))
    assert "No review here names its critic." in text
    assert "Data" in text


def test_one_film_or_one_critic_is_too_little_to_compare(app: App) -> None:
    assert "None of 8 critics has 5 films in common with colleagues: too few to compare." in page_text(
        app("critics", film="The Tithe House")
    )
    alone = app("critics", critic=RUFUS)
    assert "No film has been reviewed by two critics" in page_text(alone)
    assert len(critics(alone)) == 1


def test_a_selection_without_a_review_says_so(app: App) -> None:
    assert "No review fits this selection." in page_text(app("critics", words="zyzzyva quagga"))


def test_it_stands_on_hostile_names_and_shows_none_as_markup(app: App) -> None:
    at = app("critics", "hostile")
    assert "<script>" not in page_text(at)
    assert len(critics(at)) == 12


def test_it_stands_on_the_three_seeds(app: App) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie beside the project and are not here")
    assert "No review here names its critic." in page_text(app("critics", "seeds"))
