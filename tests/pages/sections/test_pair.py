"""Two side by side: two reviews with the passages of both, two critics or films with the phrases of both."""

import re

import pandas as pd
import pytest

from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.pages.conftest import App, as_read, asked, charts, control, paragraphs, tables, through, wide_tables

PAIR = "Side by side"
INES, RUFUS = "Inès Carravel", "Rufus Obadele"


def articles(at) -> list[str]:
    """The HTML of both texts."""
    return [html.proto.body for html in at.get("html") if html.proto.body.startswith("<article")]


def letters_of(article: str) -> str:
    """A text as it is read, without the numbers of its passages."""
    return as_read(re.sub(r"<sup.*?</sup>", "", article))


@pytest.fixture(scope="session")
def reprint(sample) -> dict[str, str]:
    """The sample's reprint, as a link names it."""
    return sample.duplicates[["a", "b"]].iloc[0].to_dict()


# ------------------------------------------------------------------------------------------ reviews


def test_the_sample_s_reprint_is_aligned(app: App, reprint) -> None:
    at = app("pair", numbers="True", **reprint)
    assert at.title[0].value == PAIR
    assert paragraphs(at)[1].startswith("240 words are the same, in 5 passages: ")
    assert "The second was printed 76 days after the first." in paragraphs(at)
    passages = tables(at)[0]
    assert passages["words"].sum() == 240
    assert passages["passage"].iloc[0].startswith("Two faces, then, and how little they are given to do.")
    assert passages[["a_sentence", "b_sentence"]].iloc[-1].tolist() == [12, 11]


def test_the_two_stand_in_the_order_of_the_link(app: App, reprint) -> None:
    shown = paragraphs(app("pair", a=reprint["b"], b=reprint["a"]))
    assert "The second was printed 76 days before the first." in shown
    titles = [text for text in shown if text.startswith("Twilight Serenade, ")]
    assert titles == [f"Twilight Serenade, Philippa Sundqvist, {day}" for day in ("29 May 2026", "14 Mar 2026")]


def test_both_texts_stand_letter_for_letter_with_the_same_numbers(app: App, sample, reprint) -> None:
    first, second = articles(app("pair", **reprint))
    assert [letters_of(first), letters_of(second)] == sample.read_texts(list(reprint.values())).tolist()
    for number in range(1, 6):
        assert f'id="passage-{number}-a" href="#passage-{number}-b"' in first
        assert f'id="passage-{number}-b" href="#passage-{number}-a"' in second


def test_a_passage_of_the_link_is_outlined_in_both(app: App, reprint) -> None:
    for article in articles(app("pair", passage="3", **reprint)):
        (outlined,) = re.findall(r"<a [^>]*outline:[^>]*>.*?</a>", article)
        assert letters_of(outlined).startswith("What truly sets Twilight Serenade apart")


@pytest.mark.parametrize("passage", ["99", "-1", "x", "nan"])
def test_a_passage_that_is_not_there_is_not_outlined(app: App, reprint, passage: str) -> None:
    assert not any("outline:" in article for article in articles(app("pair", passage=passage, **reprint)))


def test_the_least_length_of_a_passage_is_in_the_address(app: App, reprint) -> None:
    at = control(app("pair", numbers="True", **reprint), "button_group", "Passages of at least").set_value(8).run()
    assert asked(at) == {"corpus": "sample", "least": "8", "numbers": "True", **reprint}
    assert tables(at)[0]["words"].min() >= 8


def test_the_strips_hold_each_passage_in_both_texts(app: App, reprint) -> None:
    (drawn,) = charts(app("pair", **reprint)).values()
    assert [len(strip["customdata"]) for strip in drawn["data"]] == [5, 5]


def test_the_recurring_phrases_of_both_open_their_sentences(app: App, reprint) -> None:
    phrases = tables(app("pair", **reprint))[0]
    assert {"hauntingly beautiful soundtrack", "what truly sets [film] apart is its"} <= set(phrases["phrase"])


def test_two_without_a_passage_say_so(app: App, sample) -> None:
    reviews = sample.reviews.drop_duplicates("film")["review_id"].tolist()
    at = app("pair", a=reviews[0], b=reviews[1], least="8")
    assert "These two reviews have no passage of 8 words or more in common." in paragraphs(at)
    assert len(articles(at)) == 2


def test_the_same_text_twice_is_said_to_be_the_same(app: App, sample, tmp_path) -> None:
    text = sample.read_texts([sample.reviews["review_id"].iloc[0]]).iloc[0]
    rows = [{"film": film, "text": text} for film in ("Dusk", "Dawn")]
    pd.DataFrame(rows).to_json(tmp_path / "twins.jsonl", orient="records", lines=True)
    build([tmp_path / "twins.jsonl"], tmp_path / "store" / "twins")
    a, b = open_corpus(tmp_path / "store" / "twins").reviews["review_id"]
    at = app("pair", "twins", store=tmp_path / "store", a=a, b=b)
    assert paragraphs(at)[1].startswith("These two reviews are the same, word for word: ")
    assert "It is not known which of the two was printed first." in paragraphs(at)


def test_two_hostile_reviews_stand_letter_for_letter(app: App, library) -> None:
    corpus = open_corpus(library / "hostile")
    reviews = corpus.reviews.sort_values("published")["review_id"].tolist()
    for pair in zip(reviews[::2], reviews[1::2], strict=True):
        at = app("pair", "hostile", a=pair[0], b=pair[1])
        assert [letters_of(article) for article in articles(at)] == corpus.read_texts(list(pair)).tolist()


def test_either_review_can_be_read_by_itself(app: App, reprint) -> None:
    at = app("pair", **reprint)
    assert through(at, "Read the second alone").query_params["review"] == reprint["b"]


# ------------------------------------------------------------------------------------------ picked


def test_at_first_the_nearest_duplicates_are_suggested_and_the_address_is_left_alone(app: App, reprint) -> None:
    at = app("pair")
    assert (picked(at, "First"), picked(at, "Second")) == (reprint["a"], reprint["b"])
    assert asked(at) == {"corpus": "sample"}


def picked(at, side: str) -> str:
    return control(at, "selectbox", f"{side} review").value


def test_any_two_reviews_can_be_picked_by_film_and_critic(app: App, sample, reprint) -> None:
    at = control(app("pair"), "selectbox", "Second film").set_value("1893").run()
    assert sample.reviews.set_index("review_id").loc[picked(at, "Second"), "film"] == "1893"
    assert asked(at) == {"corpus": "sample", "a": reprint["a"], "b": picked(at, "Second")}
    other = sample.reviews[(sample.reviews["film"] == "1893") & (sample.reviews["reviewer"] == RUFUS)][
        "review_id"
    ].iloc[0]
    at = control(at, "selectbox", "Second review").set_value(other).run()
    assert asked(at)["b"] == other
    assert [letters_of(article) for article in articles(at)] == sample.read_texts([reprint["a"], other]).tolist()


def test_of_one_review_another_of_its_film_is_suggested_and_a_reprint_before_others(app: App, sample, reprint) -> None:
    first = sample.reviews[sample.reviews["film"] == "1893"]["review_id"].iloc[0]
    at = app("pair", a=first)
    assert sample.reviews.set_index("review_id").loc[picked(at, "Second"), "film"] == "1893"
    assert picked(app("pair", a=reprint["b"]), "Second") == reprint["a"]


def test_a_single_review_has_nothing_beside_it(app: App) -> None:
    at = app("pair", "one")
    assert "There is only one review here, and nothing to set beside it." in paragraphs(at)


# ------------------------------------------------------------------------------------------ critics


def test_two_critics_stand_with_their_phrases_and_who_printed_them_first(app: App) -> None:
    at = app("pair", of="critics", a=INES, b=RUFUS)
    assert paragraphs(at)[1].startswith(f"{INES} and {RUFUS} share ")
    listed = tables(at)[0].set_index("phrase")
    assert listed.loc["a slow exhale of a film, and", "first"] == INES
    assert (listed[["a_reviews", "b_reviews"]] > 0).all().all()
    assert listed["others"].is_monotonic_increasing


def test_first_printings_are_counted_and_drawn(app: App) -> None:
    at = app("pair", of="critics", a=INES, b=RUFUS)
    listed = tables(at)[0]
    mine, theirs = ((listed["first"] == name).sum() for name in (INES, RUFUS))
    assert f"Printed first: {mine} of {len(listed)} by {INES}, {theirs} by {RUFUS}" in charts(at)


def test_the_phrases_of_two_are_counted_within_the_selection(app: App) -> None:
    at = app("pair", of="critics", a=INES, b=RUFUS, dates=["2025-01-01", "2025-08-31"])
    assert (wide_tables(at)[0][["a_first", "b_first"]].max() <= pd.Timestamp("2025-08-31")).all()


def test_the_reviews_of_either_are_a_click_away(app: App) -> None:
    at = app("pair", of="critics", a=INES, b=RUFUS)
    at = through(at, f"Reviews by {RUFUS}")
    assert asked(at) == {"corpus": "sample", "critic": RUFUS, "added": "critic"}


def test_two_films_stand_side_by_side_too(app: App) -> None:
    ladder, galaxy = "A Ladder in the Orchard", "Whispering Galaxy"
    at = app("pair", of="films", a=ladder, b=galaxy)
    assert paragraphs(at)[1].startswith(f"{ladder} and {galaxy} share ")
    at = through(at, f"Reviews of {galaxy}")
    assert asked(at) == {"corpus": "sample", "film": galaxy, "added": "film"}


# ------------------------------------------------------------------------------------------- neither


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"a": "x"}, "A review of this link is not in this corpus."),
        ({"of": "critics"}, "Choose two critics to compare."),
        ({"a": "x", "b": "y"}, "A review of this link is not in this corpus."),
        ({"a": "x", "b": "x"}, "A pair is of two reviews, and this link names one review twice."),
        ({"of": "critics", "a": INES, "b": "<script>"}, "“<script>” is not in this corpus."),
        ({"of": "critics", "a": INES, "b": RUFUS, "critic": INES}, f"No review of this selection is by {RUFUS}."),
    ],
)  # fmt: skip
def test_a_pair_that_is_none_says_why_and_offers_another(app: App, query: dict[str, str], why: str) -> None:
    at = app("pair", **query)
    assert why in paragraphs(at)
    assert asked(through(at, "Choose two reviews"))["corpus"] == "sample"
