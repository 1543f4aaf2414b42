"""Critics on the same films: told apart only where that can be told, each with films, scale and phrases."""

from urllib.parse import parse_qs

import pandas as pd
import pytest

from corpus.compare.agreement import FEWEST_TO_NAME
from tests.pages.conftest import SEEDS, App, charts, control, follow, links, page_text, paragraphs, tables

DESMOND, BETTINA, RUFUS = "Desmond Thackeray-Poole", "Bettina Oakhanger", "Rufus Obadele"


def critics(at) -> pd.DataFrame:
    """The table of critics."""
    return next(table for table in tables(at) if "estimate" in table).set_index("critic")


def test_the_planted_critics_are_found_by_name(app: App) -> None:
    finding = paragraphs(app("critics"))[1]
    assert finding.startswith(f"By rating, clearly harsher than colleagues on the same films: {DESMOND} (−2.08)")
    assert f"clearly kinder: {BETTINA} (+1.53)" in finding
    title = f"Against colleagues on the same films: clearly harsher: {DESMOND}; clearly kinder: {BETTINA}"
    assert title in charts(app("critics"))


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


def test_a_link_gives_measure_order_and_critic(app: App, sample) -> None:
    at = app("critics", measure="polarity", order="name", shown=RUFUS)
    assert critics(at).index.tolist() == sorted(sample.reviews["reviewer"].unique())
    assert paragraphs(at)[1].startswith("By tone, none of the 8 critics compared")
    assert control(at, "selectbox", "Critic").value == RUFUS
    assert at.query_params == {"corpus": "sample", "measure": "polarity", "order": "name", "shown": RUFUS}


@pytest.mark.parametrize("unknown", [{"measure": "mood"}, {"order": "x"}, {"shown": "Nobody"}, {"page": "x"}])
def test_an_unknown_value_in_a_link_is_the_default(app: App, unknown: dict[str, str]) -> None:
    at = app("critics", **unknown)
    assert critics(at).index[0] == DESMOND
    assert at.query_params == {"corpus": "sample"}


def test_one_critic_is_shown_beside_colleagues_with_scale_and_tics(app: App) -> None:
    at = app("critics", shown=RUFUS)
    assert f"{RUFUS} beside colleagues on 8 films" in charts(at)
    liked = next(table for table in tables(at) if "rest_reviews" in table)
    assert liked["phrase"].iloc[0] == "watch the edges of the frame"
    assert liked[["reviews", "rest_reviews", "conclusion"]].iloc[0].tolist() == [8, 0, "own"]
    assert any(text.startswith("This critic's own: “watch the edges of the frame”") for text in paragraphs(at))
    assert "on 8 films in common" in page_text(at)
    assert "of the scale; half of them" in page_text(at)


def test_the_harshest_critic_is_shown_first_and_another_by_choice(app: App) -> None:
    at = app("critics")
    assert f"{DESMOND} beside colleagues on 8 films" in charts(at)
    at = control(at, "selectbox", "Critic").set_value(BETTINA).run()
    assert f"{BETTINA} beside colleagues on 8 films" in charts(at)
    assert at.query_params == {"corpus": "sample", "shown": BETTINA}


def test_agreement_is_a_map_of_every_two_and_one_number_with_its_interval(app: App) -> None:
    at = app("critics", pairs="True")
    pairs = next(table for table in tables(at) if "distance" in table)
    # The sample's critics share at most seven films: none of them is named.
    assert pairs["films"].max() < FEWEST_TO_NAME
    assert "No two critics have 10 films in common: too few to say which two agree most" in charts(at)
    assert (pairs["films"] >= 5).all()
    assert "8 critics together, on 12 films: Krippendorff" in page_text(at)


def test_without_critics_it_is_said_why_and_what_to_do(app: App) -> None:
    text = page_text(app("critics", "one"))
    assert "No review here names its critic." in text
    assert "Data" in text


def test_one_film_or_one_critic_is_too_little_to_compare(app: App) -> None:
    assert "too few to compare 8 critics" in page_text(app("critics", film="The Tithe House"))
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


def test_a_critic_who_is_chosen_stays_in_the_address_and_comes_into_sight(app: App) -> None:
    at = app("critics")
    first = links(at)[0]
    assert "data-into-sight" not in page_text(at)
    at = follow(at, first)
    assert at.query_params["shown"] == parse_qs(first.partition("?")[2])["shown"][0]
    assert "data-into-sight" in page_text(at)
