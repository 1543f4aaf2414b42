"""One phrase: its sentences, whose they are, and what fills its gap."""

import numpy as np
import pandas as pd
import pytest

from tests.pages.conftest import App, asked, charts, control, paragraphs, tables, through


@pytest.fixture(scope="session")
def families(sample) -> pd.Series:
    """The ids of what recurs in the sample, by how it is written."""
    return sample.list_recurring(np.ones(len(sample.reviews), dtype=bool)).set_index("phrase")["phrase_id"]


@pytest.fixture(scope="session")
def credits_roll(families) -> str:
    return families["long after the credits roll/rolled/have rolled"]


@pytest.fixture(scope="session")
def sets_apart(families) -> str:
    return families["what truly sets «film» apart is its *"]


def lines(at) -> pd.DataFrame:
    """The concordance: the table that shows what stands before and behind."""
    return next(table for table in tables(at) if {"left", "printed", "right"} <= set(table))


def test_the_finding_counts_reviews_and_critics(app: App, credits_roll: str) -> None:
    finding = "“long after the credits roll/rolled/have rolled” stands in 21 of 67 reviews, by 8 of 8 critics."
    assert finding in paragraphs(app("phrase", phrase=credits_roll))


def test_its_first_printing_is_told_and_copying_is_not_claimed(app: App, credits_roll: str) -> None:
    sentence = next(text for text in paragraphs(app("phrase", phrase=credits_roll)) if "First printed" in text)
    assert "13 Sep 2024 by Bettina Oakhanger" in sentence
    assert "the order of printing says nothing of copying" in sentence


def test_every_printing_stands_in_the_concordance_as_printed(app: App, credits_roll: str) -> None:
    first, second = (lines(app("phrase", phrase=credits_roll, page=page)) for page in ("1", "2"))
    printed = pd.concat([first, second])
    assert len(printed) == 21
    assert printed["printed"].str.lower().str.contains("long after the credits (?:roll|have rolled)").all()
    assert printed["published"].is_monotonic_increasing


def test_a_line_of_the_concordance_is_the_review_s_own_text(app: App, sample, credits_roll: str) -> None:
    shown = lines(app("phrase", phrase=credits_roll)).iloc[0]
    fits = (sample.reviews["film"] == shown["film"]) & (sample.reviews["reviewer"] == shown["reviewer"])
    texts = sample.read_texts(sample.reviews.loc[fits, "review_id"].tolist())
    assert any(shown["left"].strip("… ") + " " + shown["printed"] in text for text in texts)


@pytest.mark.parametrize(("order", "column"), [("film", "film"), ("critic", "reviewer")])
def test_a_link_gives_the_order_of_the_concordance(app: App, credits_roll: str, order: str, column: str) -> None:
    at = app("phrase", phrase=credits_roll, order=order)
    assert lines(at)[column].tolist() == sorted(lines(at)[column])
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll, "order": order}


@pytest.mark.parametrize("unknown", [{"order": "random"}, {"page": "0"}, {"page": "x"}])
def test_an_unknown_value_in_a_link_is_the_default(app: App, credits_roll: str, unknown: dict[str, str]) -> None:
    at = app("phrase", phrase=credits_roll, **unknown)
    assert lines(at).iloc[0]["reviewer"] == "Bettina Oakhanger"
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll}


def test_films_and_critics_are_counted(app: App, credits_roll: str) -> None:
    titles = charts(app("phrase", phrase=credits_roll))
    assert "Used in reviews of 11 films" in titles
    assert "Used in reviews by 8 critics" in titles


@pytest.mark.parametrize(("by", "groups"), [("film", 11), ("critic", 8)])
def test_a_heat_map_shows_where_along_the_reviews_of_each_group_it_stands(app: App, credits_roll, by, groups) -> None:
    cells = charts(app("phrase", phrase=credits_roll, by=by))[f"Where, by {by}: its occurrences"]["data"][0]
    assert len(cells["customdata"]) == groups * 5
    assert sum(int(text) for text in cells["text"] if text) == 21
    assert {fifth for (_, fifth), text in zip(cells["customdata"], cells["text"], strict=True) if text} == {
        "Closing fifth"
    }


def test_the_heat_map_can_stand_over_time(app: App, sample, credits_roll) -> None:
    at = app("phrase", phrase=credits_roll, by="critic", across="time")
    cells = charts(at)["When, by critic: its reviews"]["data"][0]
    printed = dict(zip(map(tuple, cells["customdata"]), cells["text"], strict=True))
    assert printed["Bettina Oakhanger", "2024 Q3"] == "1"
    assert sum(int(text) for text in printed.values() if text) == 21
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll, "by": "critic", "across": "time"}


def test_the_forms_of_an_inflected_phrase_are_counted(app: App, credits_roll: str) -> None:
    bars = charts(app("phrase", phrase=credits_roll))["3 forms"]["data"][0]
    assert bars["hovertext"] == ["rolled<br>10 reviews", "roll<br>6 reviews", "have rolled<br>5 reviews"]


def test_a_template_shows_what_fills_its_gap(app: App, sets_apart: str) -> None:
    titles = charts(app("phrase", phrase=sets_apart))
    assert [title for title in titles if title.endswith("fillers of the gap")]


def test_a_single_phrase_has_a_screen_of_its_own(app: App, sample) -> None:
    single = sample.phrases.set_index("phrase")["phrase_id"]["long after the credits have rolled"]
    at = app("phrase", phrase=single)
    assert any("“long after the credits have rolled” stands in" in text for text in paragraphs(at))
    assert lines(at)["printed"].str.lower().str.startswith("long after the credits have rolled").all()


def test_counts_follow_the_selection(app: App, credits_roll: str) -> None:
    at = app("phrase", phrase=credits_roll, critic="Bettina Oakhanger")
    assert set(lines(at)["reviewer"]) == {"Bettina Oakhanger"}
    finding = next(text for text in paragraphs(at) if "stands in" in text)
    assert f"stands in {len(lines(at))} of" in finding


@pytest.mark.parametrize("unknown", ["", "0", "<script>alert(1)</script>", "../../etc/passwd", "' OR 1=1 --"])
def test_a_phrase_that_is_not_there_is_said_and_offers_the_list(app: App, unknown: str) -> None:
    at = app("phrase", phrase=unknown)
    assert "The phrase of this link does not recur in this selection." in paragraphs(at)
    assert through(at, "All phrases").title[0].value == "Which phrases keep coming back?"


def test_the_way_back_keeps_the_selection(app: App, credits_roll: str) -> None:
    at = through(app("phrase", phrase=credits_roll, critic="Bettina Oakhanger"), "All phrases")
    assert asked(at) == {"corpus": "sample", "critic": "Bettina Oakhanger"}
    assert "by Bettina Oakhanger" in paragraphs(at)[0]


def test_another_order_keeps_the_phrase(app: App, credits_roll: str) -> None:
    at = control(app("phrase", phrase=credits_roll), "selectbox", "Order").set_value("film").run()
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll, "order": "film"}
