"""Signature words: said, drawn for one, for two and for many, and every word opens its sentences."""

from functools import partial

import pytest

from tests.pages.conftest import App, as_read, asked, charts, control, page_text, paragraphs, tables, wide_tables

TITHE, TWILIGHT, RUFUS, GIL = "The Tithe House", "Twilight Serenade", "Rufus Obadele", "Gil Marchbanks"
TIC = "watch the edges of the frame"


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


def finding(at) -> str:
    return next(as_read(html.proto.body) for html in at.get("html") if 'class="finding"' in html.proto.body)


def labels(figure: dict) -> list[str]:
    return [each["text"] for each in figure["layout"]["annotations"]]


def bars(figure: dict) -> dict:
    return next(trace for trace in figure["data"] if trace["type"] == "bar")


def test_all_films_are_shown_at_first_and_the_clearest_word_is_named(app: App) -> None:
    at = app("signature")
    assert at.title[0].value == "Signature words"
    assert finding(at) == (
        "The clearest signature word is “street”: in 5 of 6 reviews of “Twilight Serenade”, "
        "against none of the 61 others."
    )
    shown = tables(at)[0]
    assert shown.iloc[0][["group", "term", "reviews", "n", "rest_reviews"]].tolist() == [TWILIGHT, "street", 5, 6, 0]
    assert asked(at) == {"corpus": "sample", "numbers": "True"}


def test_all_films_have_a_panel_and_the_bars_are_explained(app: App) -> None:
    at = app("signature")
    assert len(at.get("plotly_chart")) == 3
    assert any(text.startswith("Bar: share of the reviews of this film that use it.") for text in paragraphs(at))
    assert "All 12 films have clear signature words. Shown: the 9 films with the clearest." in paragraphs(at)


def test_chosen_films_stand_side_by_side(app: App) -> None:
    at = app("signature", **{"with": [TITHE, TWILIGHT]})
    assert set(tables(at)[0]["group"]) == {TITHE, TWILIGHT}
    assert len(at.get("plotly_chart")) == 2


def test_a_critics_tic_is_the_critics_signature(app: App) -> None:
    at = app("signature", by="critic", group=RUFUS)
    assert finding(at) == f"The signature of {RUFUS} is “{TIC}”: in 8 of 8 reviews, against none of the 59 others."
    more = charts(at)[f"More often: “{RUFUS}”"]
    assert bars(more)["customdata"][0][:2] == [RUFUS, TIC]
    assert "8 of 8 · 0 of 59" in [text for trace in more["data"] for text in trace.get("text", [])]
    assert "More often: all other critics" in charts(at)


def test_two_films_stand_against_each_other(app: App) -> None:
    at = app("signature", group=TITHE, against=TWILIGHT, chart="True")
    assert finding(at) == f"“{TITHE}” has no clear signature words beside “{TWILIGHT}”."
    drawn = charts(at)[f"How often “{TITHE}” and “{TWILIGHT}” use each word"]
    assert "tooth" in labels(drawn)
    assert len(labels(drawn)) > 20
    rows = wide_tables(at)[0].set_index("term")
    assert rows.loc["tooth", ["reviews", "rest_reviews"]].tolist() == [5, 0]
    assert rows.loc["street", "log_odds"] < 0
    assert asked(at) == {"corpus": "sample", "numbers": "True", "group": TITHE, "against": TWILIGHT, "chart": "True"}


@pytest.mark.parametrize(
    ("terms", "kinds"), [("both", {"word", "phrase"}), ("words", {"word"}), ("phrases", {"phrase"})]
)
def test_words_and_phrases_can_be_shown_alone(app: App, terms: str, kinds: set[str]) -> None:
    assert set(wide_tables(app("signature", by="critic", terms=terms))[0]["kind"]) == kinds


def test_names_are_hidden_until_they_are_asked_for(app: App) -> None:
    assert "katja" not in finding(app("signature", group=TITHE))
    at = app("signature", group=TITHE, nameless="False")
    assert "“katja”: in 7 of 8 reviews, against none of the 59 others" in finding(at)
    assert at.query_params["nameless"] == "False"


@pytest.mark.parametrize(("by", "many"), [("outlet", 3), ("year", 3), ("critic", 8)])
def test_other_things_than_films_can_be_compared(app: App, by: str, many: int) -> None:
    at = app("signature", by=by)
    assert len(control(at, "selectbox", "Which one").options) == many + 1


def test_three_reviews_are_compared_by_sentences_and_it_is_said(app: App, seeds) -> None:
    at = app("signature", "seeds")
    assert finding(at) == "None of the 3 films has clear signature words."
    assert any(
        "sentences are compared: that shows how these texts differ, and no more" in text for text in paragraphs(at)
    )
    assert tables(at)[0]["n"].max() > 3


def test_one_film_has_nothing_to_be_compared_with(app: App) -> None:
    at = app("signature", film=TITHE)
    assert "Only one film in this selection: there is nothing to compare it with." in finding(at)
    assert not at.get("plotly_chart")


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("signature", by="colour", group="No such film", against=TITHE, terms="x", page="x")
    assert finding(at).startswith("The clearest signature word is “street”")
    assert asked(at) == {"corpus": "sample", "numbers": "True"}


def test_hostile_names_are_shown_letter_for_letter(app: App) -> None:
    at = app("signature", "hostile")
    assert "<script>" not in page_text(at)
    assert not at.error


@pytest.mark.parametrize("shown", [{}, {"by": "critic", "group": RUFUS}, {"group": TITHE, "against": TWILIGHT}])
def test_a_rerun_sends_little_and_says_itself_to_who_does_not_see_it(app: App, shown: dict[str, str]) -> None:
    drawn = app("signature", **shown).get("plotly_chart")
    assert sum(len(chart.proto.spec) for chart in drawn) < 50_000
    assert all(len(chart.proto.alt) > 20 for chart in drawn)


def test_an_interval_without_an_end_is_said_to_be_open(app: App) -> None:
    terms = wide_tables(app("signature"))[0]
    assert terms["interval"].str.fullmatch(r"−?\d+\.\d (to −?\d+\.\d|or more|or less)").all()
    assert terms.loc[terms["rest_reviews"] == 0, "interval"].str.endswith(" or more").all()
