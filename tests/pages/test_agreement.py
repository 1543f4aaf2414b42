"""What two screens say of one thing is the same number: of films, critics, phrases, periods and the corpus itself."""

from base64 import b64decode
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from corpus.reading import loading
from corpus.store import building
from corpus.store.building import build
from corpus.store.selection import Selection
from corpus.wording import number
from tests.pages.conftest import App, charts, doors, page_text, paragraphs, through, wide_tables


def table(at: AppTest, *columns: str) -> pd.DataFrame:
    """The table of a screen that has these columns."""
    return next(each for each in wide_tables(at) if set(columns) <= set(each))


def selected(at: AppTest) -> int:
    """How many reviews a screen says that it looks at."""
    return int(paragraphs(at)[0].partition(" ")[0].replace(",", ""))


def numbers_of(values: list | dict) -> list[float]:
    """The numbers of a figure, as Plotly writes them for the browser."""
    if isinstance(values, dict):
        return np.frombuffer(b64decode(values["bdata"]), values["dtype"]).tolist()
    return values


def first_number(text: str) -> int:
    return int(text.partition(" ")[0].replace(",", ""))


# ------------------------------------------------------------------------------------ phrases


def test_the_recurring_phrases_are_one_number(app: App, sample) -> None:
    overview, phrases = app("overview"), app("phrases")
    door = next(label for label in doors(overview) if label.endswith(" phrases"))
    on_overview = first_number(next(title for title in charts(overview) if "recurring phrases" in title))
    on_phrases = first_number(next(title for title in charts(phrases) if "recurring phrases" in title))
    everyday = next(label for label in doors(phrases) if label.endswith(" everyday phrases"))
    with_everyday = next(iter(charts(app("phrases", everyday="True"))))
    assert first_number(door) == on_overview == on_phrases
    assert on_phrases + int(everyday.split()[1]) == first_number(with_everyday) == sample.manifest.recurring
    corpora = table(app("data", part="corpora"), "name", "phrases").set_index("name")
    assert corpora.loc["Sample reviews (fiction)", "phrases"] == sample.manifest.recurring


@pytest.mark.parametrize("selection", [{}, {"critic": "Gil Marchbanks"}])
def test_a_phrase_is_in_as_many_reviews_on_every_screen(app: App, sample, selection: dict[str, str]) -> None:
    phrases = app("phrases", **selection)
    first = table(phrases, "phrase", "reviews").iloc[0]
    months = app("spread", **selection)
    assert f"{first['reviews']} of " in paragraphs(phrases)[1]
    assert any(f"{first['reviews']} of " in text and first["phrase"] in text for text in paragraphs(months))
    chosen = Selection.from_query({name: [value] for name, value in selection.items()}, sample.reviews)[0]
    asked = sample.list_recurring(sample.mask(chosen))["phrase_id"].iloc[0]
    phrase = app("phrase", phrase=asked, printed="True", **selection)
    assert first_number(paragraphs(phrase)[1]) == first_number(paragraphs(phrases)[1]) == first["reviews"]
    assert len(table(phrase, "order")) == min(first["reviews"], 12)
    if not selection:
        drawn = next(figure for title, figure in charts(app("overview")).items() if "recurring phrases" in title)
        assert first["reviews"] in numbers_of(drawn["data"][0]["x"])
        holding = sample.find_occurrences(asked, np.ones(len(sample.reviews), bool))["review_id"].iloc[0]
        margin = table(app("review", review=holding), "phrase", "reviews").set_index("phrase")
        assert margin.loc[first["phrase"], "reviews"] == first["reviews"]


# ------------------------------------------------------------------------------------ films


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a corpus of so many films that most have one review, and the highest mean is of few."""
    rows = [(f"Film {number:03}", "A plain film about bread and rain.") for number in range(320)]
    words = ["fine", "plain", "odd", "bad", "poor", "dull"]
    for known in range(24):
        rows += [(f"Known {known:02}", f"A {words[(known + turn) % 6]} film of {turn} reels.") for turn in range(8)]
    rows += [("Clear", f"A good film, seen {turn} times.") for turn in range(12)]
    rows += [("Sad", f"A terrible film, seen {turn} times.") for turn in range(12)]
    luck = ["A perfect film.", "An excellent film.", "Perfect.", "Excellent!", "A poor film."]
    rows += [("Luck", text) for text in luck]
    folder = tmp_path_factory.mktemp("crowd")
    pd.DataFrame(rows, columns=["film", "text"]).to_csv(folder / "crowd.csv", index=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "read_contained", loading.read_sources)
        build([folder / "crowd.csv"], folder / "library" / "crowd", name="A crowd")
    return folder / "library"


def named(text: str) -> list[str]:
    """The films that a sentence names, in its order."""
    return [part.partition("”")[0] for part in text.split("“")[1:]]


def rows_of(figure: dict) -> set[str]:
    """The groups that a figure of distributions draws."""
    return {row[0] for trace in figure["data"] for row in trace.get("customdata", [])}


@pytest.mark.parametrize("measure", ["polarity", "rating"])
def test_the_highest_and_the_lowest_film_are_the_same_in_title_and_finding(app: App, measure: str) -> None:
    at = app("films", measure=measure)
    (title,) = charts(at)
    assert named(paragraphs(at)[1])[:2] == named(title)
    if measure == "rating":
        assert title in charts(app("overview"))


def test_of_very_many_films_every_screen_names_the_same_one_and_draws_it(app: App, crowd: Path) -> None:
    overview, films = app("overview", "crowd", store=crowd), app("films", "crowd", store=crowd, numbers="True")
    title, drawn = next((title, figure) for title, figure in charts(overview).items() if "more positive" in title)
    assert named(title) == ["Clear", "Sad"]
    assert named(paragraphs(films)[1]) == ["Clear", "Sad"]
    assert table(films, "group", "mean")["group"].iloc[0] == "Luck"
    assert set(named(title)) <= rows_of(drawn)
    for order in ("warm", "cold"):
        ((title, figure),) = charts(app("films", "crowd", store=crowd, order=order)).items()
        assert named(title) == ["Clear", "Sad"]
        assert {"Clear", "Sad"} <= rows_of(figure)
    ((title, _),) = charts(app("films", "crowd", store=crowd, order="name")).items()
    assert named(title) == ["Clear"]


def test_a_film_has_as_many_reviews_and_the_same_mean_on_every_screen(app: App) -> None:
    films = table(app("films", measure="polarity", numbers="True"), "group", "mean").set_index("group")
    words = table(app("tone"), "film", "mean").set_index("film")
    divided = table(app("split", measure="polarity", numbers="True"), "group", "sd").set_index("group")
    assert films["n"].to_dict() == words["reviews"].to_dict() == divided["n"].to_dict()
    assert films["mean"].to_dict() == pytest.approx(words["mean"].to_dict())
    assert films["sd"].to_dict() == pytest.approx(divided["sd"].to_dict())
    rated = table(app("films", numbers="True"), "group", "mean").set_index("group")
    for film in films.index[[0, -1]]:
        reviews = app("reviews", film=film)
        assert selected(reviews) == films.loc[film, "n"]
        assert number(rated.loc[film, "mean"], decimals=1) in paragraphs(reviews)[1]


# ------------------------------------------------------------------------------------ critics and periods


def test_a_critic_has_as_many_reviews_and_films_in_chart_table_sentence_and_list(app: App) -> None:
    at = app("critics", numbers="True")
    critics = table(at, "critic", "written").set_index("critic")
    chart = next(figure for title, figure in charts(at).items() if "differ clearly" in title)
    labels = [
        label.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ") for label in chart["layout"]["yaxis"]["ticktext"]
    ]
    assert sorted(labels) == sorted(f"{critic} · {films}" for critic, films in critics["films"].items())
    compared = table(app("films", by="critic", numbers="True"), "group", "n").set_index("group")
    assert compared["n"].to_dict() == critics["written"].to_dict()
    # One who wrote twice of a film.
    twice = (critics["written"] - critics["films"]).idxmax()
    assert critics.loc[twice, "written"] > critics.loc[twice, "films"]
    shown = app("critic", shown=twice)
    assert f"on the same {critics.loc[twice, 'films']} films" in page_text(shown)
    written = critics.loc[twice, "written"]
    assert selected(through(shown, f"Read the {written} reviews")) == written


def test_a_period_has_as_many_reviews_on_every_screen(app: App) -> None:
    overview = next(figure for title, figure in charts(app("overview")).items() if "dated reviews" in title)
    months = next(figure for title, figure in charts(app("time")).items() if "dated reviews" in title)

    def counted(figure: dict) -> dict[str, int]:
        bars = next(trace for trace in figure["data"] if trace["type"] == "bar")
        return dict(zip((row[0] for row in bars["customdata"]), numbers_of(bars["y"]), strict=True))

    assert counted(overview) == counted(months)
    assert sum(counted(months).values()) == 67
