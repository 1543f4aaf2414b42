"""Films, critics and outlets compared: counted, ordered, and told apart only where that can be told."""

import pandas as pd
import pytest

from corpus.compare.comparison import compare_groups
from corpus.store.building import build
from tests.pages.conftest import App, charts, control, paragraphs, tables

LOW, PEPPER = "Low Tide: A Reckoning", "Pepper & Brine"


@pytest.mark.parametrize(("by", "column", "groups"), [("film", "film", 12), ("critic", "reviewer", 8)])
def test_each_group_stands_with_its_number_and_mean(app: App, sample, by: str, column: str, groups: int) -> None:
    at = app("films", by=by)
    assert at.title[0].value == f"How do {by}s compare, and is the difference real?"
    table = tables(at)[0].set_index("group")
    expected = sample.reviews.groupby(column)["polarity_untitled"]
    assert len(table) == groups
    assert table["n"].to_dict() == expected.count().to_dict()
    pd.testing.assert_series_equal(table["mean"].sort_index(), expected.mean().sort_index(), check_names=False)


def test_a_film_of_fewer_than_five_reviews_has_no_interval_and_comes_last(app: App) -> None:
    at = app("films")
    last = tables(at)[0].iloc[-1]
    assert (last["group"], last["n"]) == (LOW, 4)
    assert last[["low", "high"]].isna().all()
    assert f"“{LOW}” has fewer than 5 reviews, too few to compare." in paragraphs(at)[1]


def test_an_interval_holds_its_mean(app: App) -> None:
    sure = tables(app("films"))[0].dropna(subset=["low"])
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
    values = tables(at)[0]
    sure = values[values["low"].notna()]
    assert sure[column].tolist() == sorted(sure[column], reverse=not ascending)
    assert values["low"].notna().tolist() == [True] * 11 + [False]
    assert at.query_params == {"corpus": "sample"} | ({} if order == "warm" else {"order": order})


def test_groups_can_stand_by_name(app: App, sample) -> None:
    assert tables(app("films", order="name"))[0]["group"].tolist() == sorted(sample.reviews["film"].unique())


def test_a_link_gives_the_measure(app: App, sample) -> None:
    at = app("films", measure="rating")
    means = sample.reviews.groupby("film")["rating"].mean()
    assert tables(at)[0].set_index("group")["mean"].to_dict() == pytest.approx(means.to_dict())
    highest, lowest = "“A Ladder in the Orchard” is clearly rated higher", "“Vanguard of Ash” is clearly rated lower"
    assert f"{highest} than the 10 others together; {lowest}" in charts(at)


def test_each_group_is_compared_with_all_others_together_in_the_table_and_in_the_sentence(app: App, sample) -> None:
    at = app("films", measure="rating")
    compared = compare_groups(sample.reviews, by="film", value="rating").rest.set_index("group")
    table = tables(at)[0].set_index("group")
    for name in ("difference", "low", "high"):
        assert table[f"rest_{name}"].to_dict() == pytest.approx(compared[name].to_dict(), nan_ok=True)
    assert table["rest_conclusion"].to_dict() == compared["conclusion"].to_dict()
    highest = compared.loc["A Ladder in the Orchard"]
    assert paragraphs(at)[1].startswith(
        f"“A Ladder in the Orchard” is rated higher than the 10 others together, by {highest['difference']:.2f} "
        f"(between {highest['low']:.2f} and {highest['high']:.2f}). "
    )


def test_a_measure_that_no_review_has_is_not_offered(app: App, seeds) -> None:
    at = app("films", "seeds", measure="rating")
    assert control(at, "button_group", "By").options == ["Tone"]
    assert at.query_params == {"corpus": "seeds"}


@pytest.mark.parametrize(
    "unknown", [{"by": "colour"}, {"measure": "mood"}, {"order": "random"}, {"with": "No such film"}, {"page": "x"}]
)
def test_an_unknown_value_in_a_link_is_the_default(app: App, unknown: dict[str, str]) -> None:
    at = app("films", **unknown)
    assert len(tables(at)[0]) == 12
    assert at.query_params == {"corpus": "sample"}


def test_chosen_films_stand_side_by_side_with_every_pair(app: App) -> None:
    at = app("films", **{"with": [LOW, PEPPER]}, pairs="True")
    groups, pairs = (table for table in tables(at))
    assert set(groups["group"]) == {LOW, PEPPER}
    assert [set(pair) for pair in pairs[["a", "b"]].to_numpy()] == [{LOW, PEPPER}]
    assert pairs["conclusion"].tolist() == ["no clear difference"]
    assert at.query_params["with"] == [LOW, PEPPER]


@pytest.mark.parametrize("screen", ["films", "split", "course", "signature", "similar", "critics"])
def test_whoever_hears_the_first_chart_is_told_the_finding(app: App, screen: str) -> None:
    at = app(screen)
    assert at.get("plotly_chart")[0].proto.alt.startswith(f"{paragraphs(at)[1]} ")


def test_a_link_can_name_a_film_that_is_not_offered(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.comparing.OFFERED", 3)
    at = app("films", **{"with": [LOW, PEPPER]})
    assert len(at.multiselect(key="with").options) == 5
    assert set(tables(at)[0]["group"]) == {LOW, PEPPER} == set(at.query_params["with"])


def test_a_film_keeps_its_colour_when_others_are_left_out(app: App) -> None:
    # Alone, the second would have the colour that both would like.
    first, second = "1893", "A Ladder in the Orchard"

    def colours(**chosen: list[str]) -> dict[str, str]:
        (figure,) = charts(app("films", film=[first, second], measure="rating", **chosen)).values()
        dots = next(trace for trace in figure["data"] if "customdata" in trace)
        return dict(zip((names[0] for names in dots["customdata"]), dots["marker"]["color"], strict=True))

    both = colours()
    assert both[first] != both[second]
    assert colours(**{"with": [second]}) == {second: both[second]}


def test_choosing_another_group_writes_it_into_the_address(app: App) -> None:
    at = control(app("films"), "button_group", "Compare").set_value("outlet").run()
    assert at.query_params == {"corpus": "sample", "by": "outlet"}
    assert len(tables(at)[0]) == 3


def test_a_long_list_has_pages_and_one_beyond_the_last_is_the_last(app: App) -> None:
    first, second, beyond = (tables(app("films", "hostile", page=page))[0] for page in ("1", "2", "99"))
    assert (len(first), len(second)) == (25, 3)
    assert not set(first["group"]) & set(second["group"])
    assert beyond["group"].tolist() == second["group"].tolist()


def test_three_reviews_are_compared_by_sentences_and_told_so(app: App, seeds) -> None:
    at = app("films", "seeds")
    assert "this tells the texts apart, and no more" in paragraphs(at)[1]
    assert (tables(at)[0]["n"] > 10).all()


# ------------------------------------------------------------------------------------ medians, division, course


def test_a_link_gives_medians(app: App, sample) -> None:
    at = app("films", average="median")
    medians = sample.reviews.groupby("film")["polarity_untitled"].median()
    table = tables(at)[0].set_index("group")
    assert table["median"].to_dict() == pytest.approx(medians.to_dict())
    # Of five reviews the median has no interval yet.
    assert table["low"].notna().to_dict() == (table["n"] > 5).to_dict()
    sure = table.loc[table["low"].notna(), "median"].tolist()
    assert sure == sorted(sure, reverse=True)
    # Means are what is compared.
    assert paragraphs(at)[1] == paragraphs(app("films"))[1]


def test_an_unknown_average_is_the_mean(app: App) -> None:
    at = app("films", average="mode")
    assert at.query_params == {"corpus": "sample"}


def test_a_review_of_several_genres_counts_in_each(app: App, sample) -> None:
    table = tables(app("films", by="genre"))[0].set_index("group")
    genres = sample.reviews["genres"].str.split(", ").explode()
    assert table["n"].to_dict() == genres.value_counts().to_dict()


def test_years_are_those_of_publication_and_open_their_reviews(app: App, sample) -> None:
    at = app("films", by="year")
    table = tables(at)[0].set_index("group")
    years = sample.reviews["published"].dt.year.astype(str)
    assert table["n"].to_dict() == years.value_counts().to_dict()
    assert table["mean"].to_dict() == pytest.approx(sample.reviews.groupby(years)["polarity_untitled"].mean().to_dict())


@pytest.mark.parametrize("screen", ["films", "split", "course"])
def test_reviews_that_name_nothing_have_nothing_to_compare(app: App, tmp_path, screen: str) -> None:
    texts = ["A slow and lovely thing.", "A dreadful thing.", "A fine thing."]
    pd.DataFrame({"text": texts}).to_csv(tmp_path / "bare.csv", index=False)
    build([tmp_path / "bare.csv"], tmp_path / "shelf" / "bare", name="Bare")
    at = app(screen, "bare", store=tmp_path / "shelf")
    assert at.title[0].value.endswith("?")
    assert not tables(at)
