"""One phrase: its sentences, whose they are, and what fills its gap."""

import re
from html import unescape

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


def test_the_title_is_the_phrase_and_the_finding_counts_reviews_critics_and_outlets(app: App, credits_roll) -> None:
    at = app("phrase", phrase=credits_roll)
    assert unescape(at.title[0].value) == "“long after the credits rolled”"
    assert paragraphs(at)[0] == "Looked for in 67 reviews of 12 films, 2024–2026"
    assert (
        paragraphs(at)[1] == "21 of 67 reviews use it in some form, and so do all eight critics, in all three outlets."
    )


def test_who_uses_it_stands_before_its_sentences_which_hold_no_more_than_the_phrase(app: App, credits_roll) -> None:
    at = app("phrase", phrase=credits_roll)
    assert [each.value for each in at.subheader][:3] == [
        "Who uses this phrase?", "Where in the review?", "In its sentences",
    ]  # fmt: skip
    endings = {re.sub(r"\W+$", "", each) for each in lines(at)["printed"].str.casefold()}
    assert endings == {f"long after the credits {form}" for form in ("roll", "rolled", "have rolled")}


def test_its_first_and_its_last_printing_are_named(app: App, credits_roll: str) -> None:
    sentence = next(text for text in paragraphs(app("phrase", phrase=credits_roll)) if "First printed" in text)
    assert "First printed on 13 Sep 2024 by Bettina Oakhanger; last on 10 Jul 2026" in sentence


def test_every_use_stands_in_the_concordance_as_printed(app: App, credits_roll: str) -> None:
    printed = pd.concat([lines(app("phrase", phrase=credits_roll, page=page)) for page in "123"])
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


def test_unknown_values_in_a_link_are_the_defaults(app: App, credits_roll: str) -> None:
    at = app("phrase", phrase=credits_roll, order="random", page="x")
    assert lines(at).iloc[0]["reviewer"] == "Bettina Oakhanger"
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll}


def test_films_critics_and_outlets_are_counted(app: App, credits_roll: str) -> None:
    titles = charts(app("phrase", phrase=credits_roll))
    assert {
        "Most often on The Tithe House and A Ladder in the Orchard: 3 reviews each",
        "Bettina Oakhanger uses it most: in 5 of 21 reviews",
        "Most often in The Saltmarsh Ledger: 9 of 21 reviews",
    } <= set(titles)


def ticks(figure) -> dict:
    """The marks of a rug."""
    return next(trace for trace in figure["data"] if trace["mode"] == "markers")


def test_the_uses_in_each_fifth_of_the_review_are_counted(app: App, credits_roll: str) -> None:
    bars = charts(app("phrase", phrase=credits_roll))["All 21 uses are in the last fifth of the review"]["data"][0]
    assert bars["text"] == ["0 uses", "0", "0", "0", "21"]
    assert bars["hovertext"][-1] == "Last fifth<br>21 uses"


@pytest.mark.parametrize(("by", "groups"), [("film", 11), ("critic", 8), ("outlet", 3)])
def test_each_film_critic_or_outlet_has_a_row_of_ticks(app: App, credits_roll, by, groups) -> None:
    rug = ticks(charts(app("phrase", phrase=credits_roll, by=by, crossed="True"))[f"Where in the review, {by} by {by}"])
    assert len(rug["x"]) == 21
    assert len(set(rug["y"])) == groups


def test_the_ticks_can_stand_over_time(app: App, credits_roll) -> None:
    chosen = {"phrase": credits_roll, "by": "film", "across": "published", "crossed": "True"}
    at = app("phrase", **chosen)
    rug = ticks(charts(at)["When, film by film"])
    assert min(rug["x"]).startswith("2024-09-13")
    assert len(rug["x"]) == 21
    assert asked(at) == {"corpus": "sample", **chosen}


def test_ratings_come_before_tone_each_in_a_claim(app: App, credits_roll) -> None:
    titles = list(charts(app("phrase", phrase=credits_roll)))
    rating = titles.index("Reviews with it are rated higher: 7.3 on average, the others 5.3")
    assert titles[rating + 1].startswith("Its sentences are more negative: −0.03 on average, the others +0.12")


def test_reviews_without_the_phrase_are_drawn_beside_those_with_it(app: App, credits_roll, sample) -> None:
    title = "Reviews with it are rated higher: 7.3 on average, the others 5.3"
    drawn = charts(app("phrase", phrase=credits_roll))[title]["data"]
    dots = [mark[0] for mark in drawn[1]["customdata"]]
    assert (dots.count("With it"), dots.count("Without it")) == (21, int(sample.reviews["rating"].notna().sum()) - 21)


def test_the_variants_of_a_phrase_are_counted(app: App, credits_roll: str) -> None:
    title = "“long after the credits rolled” is the most common of 3 variants"
    bars = charts(app("phrase", phrase=credits_roll))[title]["data"][0]
    assert bars["hovertext"] == [
        f"long after the credits {form}<br>{n} reviews" for form, n in (("rolled", 10), ("roll", 6), ("have rolled", 5))
    ]


def test_a_fill_in_phrase_shows_what_fills_its_gap(app: App, sets_apart: str) -> None:
    titles = charts(app("phrase", phrase=sets_apart))
    assert [title for title in titles if "fills the gap" in title or "fill the gap" in title]


def test_a_single_phrase_has_a_screen_of_its_own(app: App, sample) -> None:
    single = sample.phrases.set_index("phrase")["phrase_id"]["long after the credits have rolled"]
    at = app("phrase", phrase=single)
    assert unescape(at.title[0].value) == "“long after the credits have rolled”"
    assert lines(at)["printed"].str.lower().str.startswith("long after the credits have rolled").all()


def test_counts_follow_the_selection(app: App, credits_roll: str) -> None:
    at = app("phrase", phrase=credits_roll, critic="Bettina Oakhanger")
    assert set(lines(at)["reviewer"]) == {"Bettina Oakhanger"}
    reviews = len(lines(at))
    assert paragraphs(at)[1].startswith(f"{reviews} of ")


@pytest.mark.parametrize("unknown", ["", "0", "<script>alert(1)</script>", "../../etc/passwd", "' OR 1=1 --"])
def test_a_phrase_that_is_not_there_is_said_and_offers_the_list(app: App, unknown: str) -> None:
    at = app("phrase", phrase=unknown)
    assert "The phrase of this link is not in this corpus." in paragraphs(at)
    assert through(at, "All phrases").title[0].value == "Which phrases keep coming back?"


def test_a_phrase_of_other_reviews_is_named_and_leads_to_them(app: App, sample) -> None:
    tic = sample.listed.set_index("phrase")["phrase_id"]["watch the edges of the frame"]
    at = app("phrase", phrase=tic, critic="Bettina Oakhanger")
    assert "No two reviews of this selection use “watch the edges of the frame”." in paragraphs(at)
    assert unescape(through(at, "Look in all reviews").title[0].value) == "“watch the edges of the frame”"


def test_in_place_of_a_phrase_that_is_gone_the_biggest_are_offered(app: App) -> None:
    at = through(app("phrase", phrase="0"), "“long after the credits rolled”")
    assert unescape(at.title[0].value) == "“long after the credits rolled”"


def test_the_way_back_keeps_the_selection(app: App, credits_roll: str) -> None:
    at = through(app("phrase", phrase=credits_roll, critic="Bettina Oakhanger"), "All phrases")
    assert asked(at) == {"corpus": "sample", "critic": "Bettina Oakhanger"}
    assert "by Bettina Oakhanger" in paragraphs(at)[0]


def test_another_order_keeps_the_phrase(app: App, credits_roll: str) -> None:
    at = control(app("phrase", phrase=credits_roll), "selectbox", "Order").set_value("film").run()
    assert asked(at) == {"corpus": "sample", "phrase": credits_roll, "order": "film"}
