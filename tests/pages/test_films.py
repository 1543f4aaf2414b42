"""Films, critics and outlets compared: counted, ordered, and called different only where they clearly are."""

import re
from functools import partial
from html import unescape

import pandas as pd
import pytest

from corpus.compare.comparison import compare_groups
from corpus.store.building import build
from tests.pages.conftest import App, charts, control, doors, follow, links, paragraphs, tables, wide_tables

OPEN = {"corpus": "sample", "numbers": "True"}
LOW, PEPPER = "Low Tide: A Reckoning", "Pepper & Brine"


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


@pytest.mark.parametrize(("by", "column", "groups"), [("film", "film", 12), ("critic", "reviewer", 8)])
def test_each_group_stands_with_its_number_and_mean(app: App, sample, by: str, column: str, groups: int) -> None:
    at = app("films", by=by)
    assert at.title[0].value == f"{by.capitalize()}s compared"
    table = tables(at)[0].set_index("group")
    expected = sample.reviews.groupby(column)["rating"]
    assert len(table) == groups
    assert table["n"].to_dict() == expected.count().to_dict()
    pd.testing.assert_series_equal(table["mean"].sort_index(), expected.mean().sort_index(), check_names=False)


def test_a_film_of_fewer_than_five_reviews_has_no_interval_and_comes_last(app: App) -> None:
    at = app("films")
    last = wide_tables(at)[0].iloc[-1]
    assert (last["group"], last["n"]) == (LOW, 4)
    assert last[["low", "high"]].isna().all()
    assert any(text.endswith(f"“{LOW}” has fewer than 5 reviews: too few to compare.") for text in paragraphs(at))


def test_an_interval_holds_its_mean(app: App) -> None:
    sure = wide_tables(app("films"))[0].dropna(subset=["low"])
    assert len(sure) == 11
    assert (sure["low"] < sure["mean"]).all()
    assert (sure["mean"] < sure["high"]).all()


@pytest.mark.parametrize(
    ("order", "column", "ascending"), [("warm", "mean", False), ("cold", "mean", True), ("wide", "sd", False)]
)
def test_a_link_gives_the_order_and_groups_of_too_few_come_last(
    app: App, order: str, column: str, ascending: bool
) -> None:
    at = app("films", order=order)
    values = wide_tables(at)[0]
    sure = values[values["low"].notna()]
    assert sure[column].tolist() == sorted(sure[column], reverse=not ascending)
    assert values["low"].notna().tolist() == [True] * 11 + [False]
    assert at.query_params == OPEN | ({} if order == "warm" else {"order": order})


def test_groups_can_stand_by_name(app: App, sample) -> None:
    assert tables(app("films", order="name"))[0]["group"].tolist() == sorted(sample.reviews["film"].unique())


def test_ratings_come_first_and_a_link_gives_tone_with_how_far_it_matches_stars(app: App, sample) -> None:
    at = app("films")
    assert paragraphs(at)[1] == (
        "“A Ladder in the Orchard” is rated best (9.3 of 10, 6 reviews), “Vanguard of Ash” worst (2.6)."
    )
    assert "Rated best: “A Ladder in the Orchard”; worst: “Vanguard of Ash”" in charts(at)
    assert not any(text.startswith("Tone matches stars") for text in paragraphs(at))
    at = app("films", measure="polarity")
    means = sample.reviews.groupby("film")["polarity_untitled"].mean()
    assert tables(at)[0].set_index("group")["mean"].to_dict() == pytest.approx(means.to_dict())
    assert "has the most positive reviews (tone +0.28, 6 reviews)" in paragraphs(at)[1]
    assert paragraphs(at)[2].startswith("Tone matches stars no better than chance here")


def test_tone_shown_as_a_rating_is_written_as_one(app: App) -> None:
    assert "(expected rating " in paragraphs(app("films", measure="polarity", scale="rating"))[1]


def test_each_group_is_compared_with_all_others_together_in_the_table(app: App, sample) -> None:
    compared = compare_groups(sample.reviews, by="film", value="rating").rest.set_index("group")
    table = wide_tables(app("films"))[0].set_index("group")
    for name in ("difference", "low", "high"):
        assert table[f"rest_{name}"].to_dict() == pytest.approx(compared[name].to_dict(), nan_ok=True)
    assert table["rest_conclusion"].to_dict() == compared["conclusion"].to_dict()


def test_a_measure_that_no_review_has_is_not_offered(app: App, seeds) -> None:
    at = app("films", "seeds", measure="rating")
    assert "By" not in [each.label for each in at.get("button_group")]
    assert at.query_params == {"corpus": "seeds", "numbers": "True"}


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("films", by="colour", measure="mood", order="random", page="x", **{"with": "No such film"})
    assert len(tables(at)[0]) == 12
    assert at.query_params == OPEN


GLAZIER = "The Glazier's Holiday"
TWO = {"with": [GLAZIER, PEPPER]}


def test_two_chosen_films_stand_side_by_side_with_a_verdict_and_no_list_of_one_pair(app: App) -> None:
    at = app("films", **{"with": ["1893", PEPPER]})
    assert set(tables(at)[0]["group"]) == {"1893", PEPPER}
    assert paragraphs(at)[1] == (
        f"“1893” is rated higher than “{PEPPER}” by 2.1 points, but that could be chance (−0.7 to +4.9)."
    )
    assert not [toggle for toggle in at.toggle if toggle.label.endswith("two by two")]
    assert not [box for box in at.selectbox if box.label == "Order"]
    assert at.query_params["with"] == ["1893", PEPPER]


def test_a_pair_has_the_same_verdict_in_the_list_of_all_pairs_and_side_by_side(app: App) -> None:
    at = app("films", pairs="True")
    pairs = tables(at)[1]
    said = "55 pairs of films with 5 reviews or more. Clear ones first, the largest difference on top. “Perhaps”: "
    assert said in " ".join(paragraphs(at))
    listed = pairs.set_index(["a", "b"]).loc[(GLAZIER, PEPPER)]
    assert listed["conclusion"] == f"“{GLAZIER}” is perhaps rated higher"
    at = app("films", **TWO)
    assert paragraphs(at)[1] == (
        f"“{GLAZIER}” is perhaps rated higher than “{PEPPER}”, by 3.7 points (between 1.8 and 5.6)."
    )
    assert any("among all 55 pairs of films, chance could produce" in text for text in paragraphs(at))
    assert "rest_conclusion" not in tables(at)[0]
    three = app("films", pairs="True", **{"with": [GLAZIER, PEPPER, "1893"]})
    assert tables(three)[1].set_index(["a", "b"]).loc[(GLAZIER, PEPPER), "conclusion"] == listed["conclusion"]


def test_the_finding_opens_the_film_that_it_names_and_a_link_of_that_name_the_list_of_pairs(app: App) -> None:
    at = app("films")
    (finding,) = [html.proto.body for html in at.get("html") if "is rated best" in html.proto.body]
    pairs = doors(at)["Compare films two by two"]
    assert follow(at, unescape(re.search('href="([^"]*)"', finding)[1])).query_params["film"] == (
        "A Ladder in the Orchard"
    )
    at = follow(app("films"), pairs)
    (shown,) = [toggle for toggle in at.toggle if toggle.label == "Compare films two by two"]
    assert shown.value


def test_a_film_is_found_in_the_list_of_pairs_and_a_row_sets_the_two_side_by_side(app: App) -> None:
    at = control(app("films", pairs="True"), "text_input", "Find one film or two").set_value("glazier").run()
    pairs = tables(at)[1]
    assert len(pairs) == 10
    assert pairs[["a", "b"]].eq(GLAZIER).any(axis=1).all()
    row = pairs.index[pairs["b"].eq(PEPPER)][0]
    at = follow(at, links(at, 1)[row])
    assert at.query_params["with"] == [GLAZIER, PEPPER]
    assert paragraphs(at)[1].startswith(f"“{GLAZIER}” is perhaps rated higher than “{PEPPER}”")
    none = app("films", pairs="True", one="Zzz")
    assert "No two films that are compared have this in their names." in paragraphs(none)


def test_one_chosen_film_asks_for_a_second_and_gives_no_advice_on_data(app: App) -> None:
    at = app("films", **{"with": [GLAZIER]})
    assert paragraphs(at)[1] == f"Pick a second film to compare with “{GLAZIER}”."
    assert not any("Data screen" in text for text in paragraphs(at))


@pytest.mark.parametrize("screen", ["films", "split", "course", "signature", "similar", "critics"])
def test_whoever_hears_the_first_chart_is_told_the_finding(app: App, screen: str) -> None:
    at = app(screen)
    assert at.get("plotly_chart")[0].proto.alt.startswith(f"{paragraphs(at)[1]} ")


def test_a_link_can_name_a_film_that_is_not_offered(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.comparing.OFFERED", 3)
    at = app("films", **{"with": [LOW, PEPPER]})
    assert len(at.multiselect(key="with").options) == 5
    assert set(tables(at)[0]["group"]) == {LOW, PEPPER} == set(at.query_params["with"])


def test_a_dot_has_the_colour_of_its_rating_as_on_every_screen(app: App) -> None:
    figures = [next(iter(charts(app(screen)).values())) for screen in ("films", "split")]
    dots = [next(trace for trace in figure["data"] if "customdata" in trace) for figure in figures]
    values = [each["customdata"] for each in dots]
    compared, split = (
        {row[1]: colour for row, colour in zip(rows, each["marker"]["color"], strict=False)}
        for rows, each in zip(values, dots, strict=True)
    )
    assert split.items() <= compared.items()
    assert len(set(compared.values())) > 5


def test_choosing_another_group_writes_it_into_the_address(app: App) -> None:
    at = control(app("films"), "button_group", "Compare").set_value("outlet").run()
    assert at.query_params == OPEN | {"by": "outlet"}
    assert len(tables(at)[0]) == 3


def test_a_long_list_has_pages_and_one_beyond_the_last_is_the_last(app: App) -> None:
    first, second, beyond = (tables(app("films", "hostile", page=page))[0] for page in ("1", "2", "99"))
    assert (len(first), len(second)) == (25, 3)
    assert not set(first["group"]) & set(second["group"])
    assert beyond["group"].tolist() == second["group"].tolist()


def test_three_reviews_are_compared_by_sentences_and_told_so(app: App, seeds) -> None:
    at = app("films", "seeds")
    assert paragraphs(at)[1] == "There are too few reviews to compare films, so their sentences are compared."
    assert (tables(at)[0]["n"] > 10).all()


# ------------------------------------------------------------------------------------ medians, division, course


def test_a_link_gives_medians(app: App, sample) -> None:
    at = app("films", average="median")
    medians = sample.reviews.groupby("film")["rating"].median()
    table = wide_tables(at)[0].set_index("group")
    assert table["median"].to_dict() == pytest.approx(medians.to_dict())
    # Of five reviews the median has no interval yet.
    assert table["low"].notna().to_dict() == (table["n"] > 5).to_dict()
    sure = table.loc[table["low"].notna(), "median"].tolist()
    assert sure == sorted(sure, reverse=True)
    # Means are what is compared.
    assert paragraphs(at)[1] == paragraphs(app("films"))[1]


def test_an_unknown_average_is_the_mean(app: App) -> None:
    at = app("films", average="mode")
    assert at.query_params == OPEN


def test_a_review_of_several_genres_counts_in_each(app: App, sample) -> None:
    table = tables(app("films", by="genre"))[0].set_index("group")
    genres = sample.reviews["genres"].str.split(", ").explode()
    assert table["n"].to_dict() == genres.value_counts().to_dict()


def test_years_are_those_of_publication_and_open_their_reviews(app: App, sample) -> None:
    at = app("films", by="year")
    table = tables(at)[0].set_index("group")
    years = sample.reviews["published"].dt.year.astype(str)
    assert table["n"].to_dict() == years.value_counts().to_dict()
    assert table["mean"].to_dict() == pytest.approx(sample.reviews.groupby(years)["rating"].mean().to_dict())


def test_reviews_that_name_nothing_have_nothing_to_compare(app: App, tmp_path) -> None:
    texts = ["A slow and lovely thing.", "A dreadful thing.", "A fine thing."]
    pd.DataFrame({"text": texts}).to_csv(tmp_path / "bare.csv", index=False)
    build([tmp_path / "bare.csv"], tmp_path / "shelf" / "bare", name="Bare")
    for section in ("films", "split", "course"):
        at = app(section, "bare", store=tmp_path / "shelf")
        assert paragraphs(at)[1].startswith("None of these reviews has a film")
        assert not tables(at)


# ----------------------------------------------------------------------------------- one choice for all sections


def ways(at) -> dict[str, str]:
    """The links of the tabs, by their labels."""
    (bar,) = [html.proto.body for html in at.get("html") if html.proto.body.startswith('<nav class="tabs"')]
    return {label: unescape(href) for href, label in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', bar)}


def test_what_is_chosen_goes_along_from_section_to_section(app: App) -> None:
    at = (
        control(app("films", measure="polarity"), "multiselect", "Side by side (up to 12)")
        .set_value([PEPPER, LOW])
        .run()
    )
    for label in ("Split opinions", "Signature words", "Similar films", "From opening to verdict"):
        at = follow(at, f"{ways(at)[label]}&numbers=True")
        assert at.query_params["with"] == [PEPPER, LOW]
        assert at.query_params["measure"] == "polarity"
        assert set(tables(at)[0]["group"]) <= {PEPPER, LOW}
    at = follow(at, f"{ways(at)['Compare']}&numbers=True")
    assert set(tables(at)[0]["group"]) == {PEPPER, LOW}


def test_what_is_taken_back_does_not_go_along(app: App) -> None:
    at = control(app("films", **{"with": [PEPPER, LOW]}), "multiselect", "Side by side (up to 12)").set_value([]).run()
    assert "with=" not in ways(at)["Split opinions"]


def test_other_screens_know_nothing_of_the_choice(app: App) -> None:
    assert "with" not in app("critics", **{"with": [PEPPER]}).query_params
