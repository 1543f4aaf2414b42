"""One review: its text letter for letter, its marks, its neighbours."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus.compare.courses import trace_courses
from corpus.phrases import listing
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.wording import signed
from tests.pages.conftest import (
    App,
    as_read,
    asked,
    charts,
    control,
    decide,
    doors,
    follow,
    links,
    paragraphs,
    tables,
    through,
)


def article(at) -> str:
    """The HTML of the review's text."""
    return next(html.proto.body for html in at.get("html") if html.proto.body.startswith("<article"))


@pytest.fixture(scope="session")
def newest(sample) -> pd.DataFrame:
    """The reviews in the order of the list."""
    return sample.reviews.sort_values(["published", "review_id"], ascending=[False, True], ignore_index=True)


def test_the_review_says_who_wrote_it_of_what_and_when_and_how_it_is_rated(app: App, newest) -> None:
    review = newest[(newest["film"] == "Whispering Twilight") & (newest["reviewer"] == "Bettina Oakhanger")].iloc[0]
    at = app("review", review=review["review_id"])
    assert unescape(at.title[0].value) == "Whispering Twilight (2024)"
    shown = paragraphs(at)
    assert "By Bettina Oakhanger · The Saltmarsh Ledger · 13 Sep 2024 · 3.5/4 (8.8 of 10)" in shown
    assert any(text.startswith("227 words, tone ") for text in shown)


@pytest.mark.parametrize("place", [0, 33, 66])
def test_the_text_is_the_review_s_letter_for_letter_with_and_without_marks(app: App, sample, newest, place) -> None:
    review = newest["review_id"][place]
    text = sample.read_texts([review]).iloc[0]
    marked = app("review", review=review)
    bare = app("review", review=review, marks="False", score="False")
    assert as_read(article(marked)) == as_read(article(bare)) == text
    assert "background:" in article(marked)
    assert "text-decoration:underline" in article(marked)
    assert "<span" not in article(bare)
    assert "<a " not in article(bare)


def test_hostile_reviews_are_shown_letter_for_letter(app: App, library) -> None:
    """Every fourth; `test_reading` shows each kind of text without a screen around it."""
    corpus = open_corpus(library / "hostile")
    reviews = corpus.reviews["review_id"].tolist()[::4]
    texts = corpus.read_texts(reviews)
    at = app("review", "hostile", review=reviews[0])
    for review, text in zip(reviews, texts, strict=True):
        at.query_params = {"tab": "review", "corpus": "hostile", "review": review}
        assert as_read(article(at.run())) == text


def test_a_marked_phrase_opens_its_sentences(app: App, sample, newest) -> None:
    html = article(app("review", review=newest["review_id"][0]))
    known = set(sample.families.families["family_id"])
    links = [part.partition('"')[0] for part in html.split('<a href="/phrases?tab=phrase&amp;')[1:]]
    assert links
    assert {link.rpartition("phrase=")[2] for link in links} <= known
    assert all("corpus=sample" in link for link in links)


def test_no_fragment_of_a_listed_phrase_is_listed_beside_it(app: App, newest) -> None:
    listed = set(tables(app("phrases", page="1"))[0]["phrase"])
    assert "long after the credits rolled" in listed
    for review in newest["review_id"].head(8):
        beside = [table for table in tables(app("review", review=review)) if "reviewers" in table]
        assert not any("long after the credits" in set(table["phrase"]) for table in beside)


def test_a_long_list_beside_the_text_is_shown_a_page_at_a_time(app: App, newest) -> None:
    review = newest["review_id"][0]
    first, second = (app("review", review=review, scored="True", **{"evidence-page": page}) for page in "12")
    many = next(int(said.split()[-3]) for said in paragraphs(first) if said.endswith("scored words"))
    assert many > len(tables(first)[-1]) == 8
    assert first.get("pagination")[-1].proto.num_pages == -(-many // 8)
    assert not tables(first)[-1].equals(tables(second)[-1])


def test_the_switches_of_the_marks_are_in_the_address(app: App, newest) -> None:
    review = newest["review_id"][0]
    at = control(app("review", review=review), "toggle", "Scored words").set_value(False).run()
    assert asked(at) == {"corpus": "sample", "review": review, "score": "False"}
    assert "text-decoration:underline" not in article(at)
    assert "background:" in article(at)


def test_the_sentence_that_a_link_asks_for_is_bold_below_what_is_read(app: App, sample, newest) -> None:
    review = newest["review_id"][0]
    sentence = sample.sentences[sample.sentences["review_id"] == review].iloc[2]
    at = app("review", review=review, at=str(sentence["start"] + 3), marks="False", score="False")
    assert any(unescape(at.title[0].value) + " · By " in unescape(said) for said in paragraphs(at))
    html = article(at)
    _, _, rest = html.partition("font-weight:")
    sought = as_read("<" + rest.partition("</span>")[0] + "</span>")
    assert sought == sample.read_texts([review]).iloc[0][sentence["start"] : sentence["end"]]


def test_every_match_of_the_search_is_marked_and_named_in_the_legend(app: App, sample) -> None:
    words = "credits film"
    review = sample.reviews["review_id"][sample.find_containing(words)].iloc[0]
    text = sample.read_texts([review]).iloc[0]
    at = app("review", review=review, words=words, marks="False", score="False")
    matches = re.findall(r'title="found">([^<]*)<', article(at))
    assert [each.lower() for each in matches] == re.findall(r"\b(?:credits|film)\b", text.lower())
    assert any("found by the search" in shown for shown in paragraphs(at))
    assert as_read(article(at)) == text


def test_the_marks_of_the_search_have_a_switch_and_none_without_a_match(app: App, sample) -> None:
    holding = sample.find_containing("credits")
    holder, other = (sample.reviews["review_id"][mask].iloc[0] for mask in (holding, ~holding))
    at = control(app("review", review=holder, words="credits"), "toggle", "Search matches").set_value(False).run()
    assert 'title="found"' not in article(at)
    assert asked(at) == {"corpus": "sample", "review": holder, "words": "credits", "found": "False"}
    for link in ({"review": holder}, {"review": other, "words": "credits"}):
        assert "Search matches" not in [toggle.label for toggle in app("review", **link).toggle]


@pytest.mark.parametrize("place", ["-5", "99999999", "x", "nan"])
def test_a_place_beyond_the_text_marks_nothing(app: App, newest, place: str) -> None:
    assert "font-weight:" not in article(app("review", review=newest["review_id"][0], at=place))


def test_previous_and_next_walk_the_list_in_its_order(app: App, newest) -> None:
    order = newest["review_id"]
    at = app("review", review=order[1])
    assert "2 of 67 reviews" in paragraphs(at)
    assert through(at, "Next").query_params["review"] == order[2]
    assert through(at, "Previous").query_params["review"] == order[1]
    assert through(at, "Previous").query_params["review"] == order[0]
    assert "Previous" not in doors(at)


def test_the_steps_follow_the_selection_and_the_order_of_the_link(app: App, newest) -> None:
    mine = newest[newest["reviewer"] == "Gil Marchbanks"].sort_values(["polarity_untitled", "review_id"])
    mine = mine["review_id"].tolist()
    at = app("review", critic="Gil Marchbanks", order="cold", review=mine[0])
    assert "1 of 8 reviews" in paragraphs(at)
    at = through(at, "Next")
    assert asked(at) == {
        "corpus": "sample", "critic": "Gil Marchbanks", "order": "cold", "review": mine[1],
    }  # fmt: skip
    at = through(at, "All reviews")
    assert asked(at) == {"corpus": "sample", "critic": "Gil Marchbanks", "order": "cold"}


def test_the_course_names_the_most_positive_and_the_most_negative_sentence(app: App, sample, newest) -> None:
    review = newest["review_id"][0]
    sentences = ScoredCorpus.of(sample).sentences
    known = sentences[(sentences["review_id"] == review) & (sentences["evidence"] > 0)]
    warm, cold = (int(known["sentence"][at]) + 1 for at in (known["polarity"].idxmax(), known["polarity"].idxmin()))
    total = (sample.sentences["review_id"] == review).sum()
    assert f"Most positive in sentence {warm}, most negative in sentence {cold} of {total}" in charts(
        app("review", review=review)
    )


def test_the_words_of_the_score_add_up_to_it(app: App, newest) -> None:
    review = newest.iloc[0]
    at = app("review", review=review["review_id"], scored="True")
    pages = range(1, at.get("pagination")[-1].proto.num_pages + 1)
    shown = [app("review", review=review["review_id"], scored="True", **{"evidence-page": str(page)}) for page in pages]
    added = [table["contribution"].sum() for at in shown for table in tables(at) if "chunk" in table]
    assert sum(added) == pytest.approx(review["polarity_untitled"])


def test_a_review_that_is_nearly_another_says_so_and_opens_both_side_by_side(app: App, sample) -> None:
    pair = sample.duplicates.iloc[0]
    at = app("review", review=pair["a"])
    assert any(
        text.startswith("63\N{NARROW NO-BREAK SPACE}% the same as Twilight Serenade, ") for text in paragraphs(at)
    )
    at = through(at, "Side by side")
    assert at.title[0].value == "Side by side"
    assert asked(at) == {"corpus": "sample", "a": pair["a"], "b": pair["b"]}


@pytest.mark.parametrize("unknown", ["", "x", "<script>alert(1)</script>", "' OR 1=1 --"])
def test_a_review_that_is_not_there_is_said_and_offers_the_list(app: App, unknown: str) -> None:
    at = app("review", review=unknown)
    assert "The review of this link is not in this corpus." in paragraphs(at)
    assert through(at, "All reviews").title[0].value == "Reviews"


def test_a_review_with_two_near_duplicates_opens_either(app: App, sample, tmp_path) -> None:
    text = sample.read_texts([sample.reviews["review_id"].iloc[0]]).iloc[0]
    rows = [{"film": "Dusk", "reviewer": name, "text": f"{text} {name}"} for name in ("Ada", "Bea", "Cleo")]
    pd.DataFrame(rows).to_json(tmp_path / "twins.jsonl", orient="records", lines=True)
    build([tmp_path / "twins.jsonl"], tmp_path / "store" / "twins")
    reviews = open_corpus(tmp_path / "store" / "twins").reviews.set_index("reviewer")["review_id"]
    at = app("review", "twins", store=tmp_path / "store", review=reviews["Ada"])
    at = through(at, "Side by side")
    assert {at.query_params["a"], at.query_params["b"]} == {reviews["Ada"], reviews["Cleo"]}
    assert "Dusk, Cleo" in paragraphs(at)


def test_a_review_says_the_tone_of_its_first_and_its_last_fifth(app: App, sample) -> None:
    review = sample.reviews.sort_values("sentences")["review_id"].iloc[-1]
    sentences = ScoredCorpus.of(sample).sentences
    parts = trace_courses(sentences[sentences["review_id"] == review]).set_index("part")["polarity"]
    shown = f"Opening {signed(parts[0])}, verdict {signed(parts[4])}: its first and its last fifth."
    assert shown in paragraphs(app("review", review=review))


def test_the_words_of_the_score_are_those_of_the_lexicon_in_use(app: App, shelf: Path, sample) -> None:
    decide(shelf, lambda house: house.change("good", -1.0, on=date(2026, 3, 3)))
    review = next(
        key for key, text in sample.read_texts(sample.reviews["review_id"].tolist()).items() if " good " in text.lower()
    )
    at = app("review", store=shelf, review=review, lexicon="house", scored="True")
    words = next(table for table in tables(at) if "contribution" in table).set_index("chunk")
    assert words.loc["good", "polarity"].min() == -1.0
    assert [fold for fold in at.expander if fold.label.startswith("Its tone is the average of ")]


def test_the_steps_follow_the_list_as_it_was_sorted_and_lead_back_to_its_page(app: App, sample) -> None:
    at = follow(app("reviews"), next(href for href in links(app("reviews"), kind="") if "-rating" in href))
    at.query_params["page"] = "2"
    at = follow(at.run(), links(at)[3])
    assert f"{25 + 4} of 67 reviews" in paragraphs(at)
    assert doors(at)["All reviews"].endswith("sort-list=-rating&page=2")


def test_the_steps_from_a_search_or_a_phrase_follow_its_lines(app: App, sample) -> None:
    at = app("reviews", words='"long after the credits"', by="film")
    opened = follow(at, links(at)[0])
    assert any(text.startswith("1 of ") and text.endswith("reviews found") for text in paragraphs(opened))
    assert "at=" in doors(opened)["Next"]
    family = sample.families.families["family_id"].iloc[0]
    at = app("phrase", phrase=family, order="film")
    opened = follow(at, links(at)[0])
    assert any(text.startswith("1 of ") and text.endswith("with this phrase") for text in paragraphs(opened))
    assert doors(opened)["Back to the phrase"].endswith(f"phrase={family}&order=film")


def test_the_steps_follow_lines_that_were_sorted_by_a_head_and_lead_back_to_them(app: App, sample) -> None:
    family = sample.families.families["family_id"].iloc[0]
    for at, door in (
        (app("reviews", words='"long after the credits"', **{"sort-concordance": "-film"}), "All matches"),
        (app("phrase", phrase=family, **{"sort-concordance": "-film"}), "Back to the phrase"),
    ):
        films = tables(at)[0]["film"]
        assert films.str.casefold().is_monotonic_decreasing
        last = films.ne(films.iloc[0]).argmax()
        opened = follow(at, links(at)[last])
        assert any(text.startswith(f"{last + 1} of ") for text in paragraphs(opened))
        assert tables(through(opened, door))[0]["film"].tolist() == films.tolist()


def test_from_a_later_page_of_lines_the_way_back_is_to_that_page(app: App, sample) -> None:
    family = sample.families.families["family_id"].iloc[0]
    at = app("phrase", phrase=family, page="2")
    shown = tables(at)[0]["film"].tolist()
    back = through(follow(at, links(at)[-1]), "Back to the phrase")
    assert back.query_params["page"] == "2"
    assert tables(back)[0]["film"].tolist() == shown


def test_a_year_that_is_in_the_title_is_not_said_twice(app: App, tmp_path) -> None:
    rows = "film,year,text\nHamlet,1948,A grey film.\nHamlet,1996,A long film.\n"
    (tmp_path / "hamlets.csv").write_text(rows)
    build([tmp_path / "hamlets.csv"], tmp_path / "store" / "hamlets")
    known = open_corpus(tmp_path / "store" / "hamlets").reviews
    at = app("review", "hamlets", store=tmp_path / "store", review=known["review_id"].iloc[0])
    assert as_read(at.title[0].value) == "Hamlet (1948)"


def test_the_phrase_that_a_review_was_opened_from_is_marked_in_it_whatever_it_is(app: App, sample) -> None:
    listed = sample.list_recurring(np.ones(len(sample.reviews), bool))
    plain = listed[~listing.mark_noticeable(listed)].iloc[0]
    printed = sample.find_occurrences(plain["phrase_id"], np.ones(len(sample.reviews), bool))
    review = str(printed["review_id"].iloc[0])
    assert f"phrase={plain['phrase_id']}" not in article(app("review", review=review))
    assert f"phrase={plain['phrase_id']}" in article(app("review", review=review, phrase=plain["phrase_id"]))
