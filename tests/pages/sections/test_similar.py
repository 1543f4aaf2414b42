"""Similar films: ranked pairs, the most similar film of each, typical and unusual reviews, and the map."""

import re
from functools import partial

import pandas as pd
import pytest

from corpus.compare import profiles, similarity
from corpus.compare.similarity_layout import pick_pairs
from corpus.compare.similarity_wording import describe_similarity
from corpus.reuse import copies
from tests.pages.conftest import App, as_read, asked, charts, control, paragraphs, tables, wide_tables


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


@pytest.fixture(scope="module")
def compared(sample) -> similarity.Similarity:
    return similarity.measure_similarity(profiles.count_shared_words(sample.vocabulary), sample.reviews, by="film")


def test_each_film_stands_with_its_nearest(app: App, compared) -> None:
    at = app("similar")
    assert at.title[0].value == "Similar films"
    assert paragraphs(at)[1] == describe_similarity(compared, pick_pairs(compared))
    table = tables(at)[0].set_index("group")
    expected = compared.groups.set_index("group")
    assert len(table) == 12
    assert table["nearest"].to_dict() == expected["nearest"].to_dict()
    assert table["times"].to_dict() == pytest.approx(expected["times"].to_dict())
    assert table.loc["Low Tide: A Reckoning", "sure"] == "too few reviews"


@pytest.mark.parametrize(
    ("screen", "more"),
    [("similar", " They are not ranked here."), ("phrasing", " They are not ranked here."), ("films", "")],
)
def test_films_with_the_same_reviews_are_pointed_out(app: App, monkeypatch, screen: str, more: str) -> None:
    films = ["The Tithe House", "Whispering Galaxy"]
    same = pd.DataFrame({"a": films[:1], "b": films[1:], "same": [5], "of": [6]})
    monkeypatch.setattr(copies, "find_copied_groups", lambda *_, **__: same)
    # Other days than elsewhere: what was compared there is kept.
    at = app(screen, of="films", dates=["2024-09-13", "2026-08-01"])
    sentence = "“The Tithe House” and “Whispering Galaxy” have the same reviews, word for word (5 of 6)."
    assert any(sentence + more in text for text in paragraphs(at))
    if screen != "phrasing":
        # Not beside films that are chosen and are not among them.
        for chosen, said in ((["The Tithe House", "1893"], True), (["Pepper & Brine", "1893"], False)):
            at = app(screen, dates=["2024-09-13", "2026-08-01"], **{"with": chosen})
            assert any(sentence in text for text in paragraphs(at)) == said


def test_reviews_are_known_by_their_critics_and_without_critics_by_how_they_begin(app: App, sample, compared) -> None:
    table = wide_tables(app("similar"))[0].set_index("group")
    critics = sample.reviews.set_index("review_id")["reviewer"]
    typical = compared.groups.set_index("group")["typical"]
    assert table["typical_review"].to_dict() == typical.map(critics).to_dict()


def test_the_closest_pairs_are_bars_with_names(app: App, compared) -> None:
    ((title, figure),) = charts(app("similar")).items()
    pairs = pick_pairs(compared)
    assert title == f"Closest: “{pairs.loc[0, 'a']}” and “{pairs.loc[0, 'b']}”"
    bars = next(trace for trace in figure["data"] if trace["type"] == "bar")
    assert bars["customdata"] == pairs[["a", "b"]].head(10).to_numpy().tolist()


def test_the_map_is_behind_a_switch_and_says_what_it_keeps(app: App) -> None:
    figure = charts(app("similar", places="True"))["Approximate map: films near each other share words"]
    assert len(figure["data"][1]["customdata"]) == 12
    note = as_read(figure["layout"]["title"]["text"])
    assert re.search(r"Rough: \d+\s% of the distances are lost on a flat map\.", note)
    assert "Hollow:" in note


def test_of_chosen_films_their_own_pairs_are_shown(app: App) -> None:
    films = ["Pepper & Brine", "1893"]
    at = app("similar", **{"with": films})
    assert set(tables(at)[0]["group"]) == set(films)
    (figure,) = charts(at).values()
    bars = next(trace for trace in figure["data"] if trace["type"] == "bar")
    assert [set(pair) for pair in bars["customdata"]] == [set(films)]


def test_where_only_some_films_are_compared_it_is_said_which(app: App, monkeypatch) -> None:
    assert "are compared" not in as_read(next(iter(charts(app("similar")).values()))["layout"]["title"]["text"])
    monkeypatch.setattr(similarity, "MOST_GROUPS", 10)
    # Other days than elsewhere: what was compared there is kept.
    (figure,) = charts(app("similar", dates=["2024-09-15", "2026-08-01"])).values()
    assert "Only the 10 films with most reviews are compared." in as_read(figure["layout"]["title"]["text"])


def test_critics_who_write_alike_are_asked_for_in_their_own_words(app: App) -> None:
    at = app("similar", by="critic")
    assert at.title[0].value == "Similar critics"
    assert len(tables(at)[0]) == 8


def test_phrases_can_be_compared_instead_of_words(app: App) -> None:
    at = control(app("similar"), "button_group", "By").set_value("phrase").run()
    assert asked(at) == {"corpus": "sample", "numbers": "True", "alike": "phrase"}


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("similar", by="colour", alike="smell", order="random")
    assert len(tables(at)[0]) == 12
    assert asked(at) == {"corpus": "sample", "numbers": "True"}


def test_the_order_of_the_table_can_be_chosen(app: App) -> None:
    names = tables(app("similar", order="name"))[0]["group"]
    assert names.tolist() == sorted(names)
    assert tables(app("similar", order="many"))[0]["n"].is_monotonic_decreasing


def test_three_reviews_are_said_to_be_too_few(app: App, seeds) -> None:
    at = app("similar", "seeds")
    assert paragraphs(at)[1].endswith("With fewer than 5 reviews each, that could be luck.")
    assert wide_tables(at)[0]["typical_review"].isna().all()


def test_two_films_are_too_few(app: App) -> None:
    at = app("similar", film=["Pepper & Brine", "1893"])
    assert paragraphs(at)[1] == "Too few films to compare: at least 3 are needed."
    assert not tables(at)
    assert not charts(at)


def test_without_films_it_says_so(app: App) -> None:
    assert paragraphs(app("similar", "one"))[1].startswith("None of these reviews has a film")


def test_hostile_names_are_compared(app: App) -> None:
    at = app("similar", "hostile")
    assert isinstance(tables(at)[0], pd.DataFrame)
