"""The list of reviews: found by words, ordered, a page at a time."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.polarity.scale import PolarityScale
from pages.shared.columns.taken import set_heads
from tests.pages.conftest import App, asked, control, decide, doors, paragraphs, tables, through, wide_tables


def test_the_finding_counts_the_reviews_and_gives_their_mean(app: App, sample) -> None:
    mean = f"{sample.reviews['rating'].mean():.1f}"
    assert f"67 reviews, rated {mean} of 10 on average. Click one to read it." in paragraphs(app("reviews"))


def test_without_ratings_the_finding_gives_the_tone_and_no_order_by_them_is_offered(app: App) -> None:
    at = app("reviews", "one")
    assert any(re.fullmatch(r"1 review, tone [+−]\d.\d\d. Click it to read it.", text) for text in paragraphs(at))
    orders = control(at, "selectbox", "Order")
    assert orders.value == "warm"
    assert not [order for order in orders.options if "rated" in order or order in ("Newest first", "Oldest first")]


@pytest.mark.parametrize(
    ("order", "column", "descending"),
    [
        ("new", "published", True),
        ("old", "published", False),
        ("best", "rating", True),
        ("worst", "rating", False),
        ("warm", "polarity", True),
        ("cold", "polarity", False),
        ("film", "film", False),
        ("long", "words", True),
    ],
)
def test_a_link_gives_the_order(app: App, order: str, column: str, descending: bool) -> None:
    at = app("reviews", order=order)
    values = tables(at)[0][column].tolist()
    assert values == sorted(values, reverse=descending)
    assert at.query_params == {"corpus": "sample"} | ({} if order == "new" else {"order": order})


def test_the_pages_hold_every_review_once(app: App, sample) -> None:
    pages = [wide_tables(app("reviews", page=page))[0] for page in ("1", "2", "3")]
    assert [len(page) for page in pages] == [25, 25, 17]
    assert sorted(source for page in pages for source in page["source"]) == sorted(sample.reviews["source"])


@pytest.mark.parametrize(("page", "nearest"), [("9" * 400, {"page": "3"}), ("0", {})])
def test_a_page_that_is_not_there_is_the_nearest(app: App, page: str, nearest: dict[str, str]) -> None:
    at = app("reviews", page=page)
    assert wide_tables(at)[0]["source"].tolist() == wide_tables(app("reviews", **nearest))[0]["source"].tolist()
    assert at.query_params == {"corpus": "sample", **nearest}


def test_turning_the_page_and_choosing_an_order_write_the_address(app: App) -> None:
    at = app("reviews").get("pagination")[0].set_value(3).run()
    assert at.query_params == {"corpus": "sample", "page": "3"}
    at = control(at, "selectbox", "Order").set_value("cold").run()
    assert at.query_params == {"corpus": "sample", "order": "cold", "page": "3"}


def test_a_narrower_selection_has_no_page_beyond_its_last(app: App) -> None:
    at = app("reviews", page="3")
    at = control(at, "multiselect", "Critic").set_value(["Gil Marchbanks"]).run()
    assert len(tables(at)[0]) == 8
    assert at.query_params == {"corpus": "sample", "critic": "Gil Marchbanks"}


def test_words_find_the_reviews_that_hold_them(app: App, sample) -> None:
    at = app("reviews", words='"long after the credits"', show="reviews")
    texts = sample.read_texts(sample.reviews["review_id"].tolist()).str.lower()
    assert texts.str.contains("long after the credits", regex=False).sum() == 21
    assert len(tables(at)[0]) == 21
    assert paragraphs(at)[0].startswith("21 reviews")
    assert paragraphs(at)[0].endswith('containing "long after the credits"')


def test_words_can_be_sought_on_the_screen_as_in_the_sidebar(app: App, sample) -> None:
    at = control(app("reviews"), "text_input", "Find").set_value("credits").run()
    assert control(at, "text_input", "Words in the text").value == "credits"
    assert asked(at) == {"corpus": "sample", "words": "credits"}
    found = int(sample.find_containing("credits").sum())
    assert any(said.startswith(f"{found} of 67 reviews have") for said in paragraphs(at))
    at = control(at, "text_input", "Words in the text").set_value("zyzzyva").run()
    assert control(at, "text_input", "Find").value == "zyzzyva"


def test_a_search_shows_each_match_in_its_line_and_says_how_many_there_are(app: App, sample) -> None:
    at = app("reviews", words="credits")
    texts = sample.read_texts(sample.reviews["review_id"].tolist())
    matching = texts.str.count(r"(?i)\bcredits\b")
    assert (
        paragraphs(at)[1] == f"{(matching > 0).sum()} of 67 reviews have the word “credits”: {matching.sum()} matches."
    )
    shown = tables(at)[0]
    assert set(shown["printed"].str.lower()) == {"credits"}
    assert len(shown) == min(25, matching.sum())
    assert at.query_params == {"corpus": "sample", "words": "credits"}


def test_words_that_are_sought_each_can_be_sought_in_a_row(app: App) -> None:
    at = app("reviews", words="the credits")
    opened = through(at, 'Search for "the credits" in a row')
    assert tables(opened)[0]["printed"].str.casefold().eq("the credits").all()
    for words in ('"the credits"', "credits", "the credit*", "the -credits"):
        assert not [door for door in doors(app("reviews", words=words)) if door.endswith("in a row")]


def test_a_search_with_a_word_left_out_shows_the_lines_of_the_others(app: App, sample) -> None:
    at = app("reviews", words="credits -score")
    texts = sample.read_texts(sample.reviews["review_id"].tolist())
    matching = texts.str.contains(r"(?i)\bcredits\b") & ~texts.str.contains(r"(?i)\bscore\b")
    assert 0 < matching.sum() < texts.str.contains(r"(?i)\bcredits\b").sum()
    assert paragraphs(at)[0].endswith("containing credits, without score")
    assert paragraphs(at)[1].startswith(
        f"{matching.sum()} of 67 reviews have the word “credits”, without the word “score”: "
    )
    assert set(tables(at)[0]["printed"].str.lower()) == {"credits"}
    assert at.query_params == {"corpus": "sample", "words": "credits -score"}


@pytest.mark.parametrize("show", ["lines", "reviews"])
def test_a_search_that_only_leaves_out_shows_the_reviews_and_says_why_there_are_no_lines(app: App, show: str) -> None:
    at = app("reviews", words="-credits", show=show)
    with_it = len(tables(app("reviews", words="credits", show="reviews"))[0])
    assert paragraphs(at)[0].startswith(f"{67 - with_it} reviews of ")
    assert paragraphs(at)[0].endswith(", without credits")
    assert "This search only leaves reviews out, so there are no matches to list." in paragraphs(at)
    assert "excerpt" in tables(at)[0]
    assert not [group for group in at.get("button_group") if group.label == "Show"]
    assert at.query_params == {"corpus": "sample", "words": "-credits"}


def test_how_many_is_said_of_the_reviews_that_the_rest_of_the_selection_leaves(app: App) -> None:
    finding = paragraphs(app("reviews", words="credits", critic="Gil Marchbanks"))[1]
    assert " of 8 reviews have the word “credits”: " in finding


def test_lines_stand_by_what_is_behind_at_first_and_by_anything_else_that_is_asked(app: App) -> None:
    behind = tables(app("reviews", words="credits"))[0]["right"]
    words = behind.str.casefold().str.findall(r"\w+").tolist()
    assert words == sorted(words, key=lambda line: (not line, line))
    at = control(app("reviews", words="credits"), "selectbox", "Order").set_value("film").run()
    films = tables(at)[0]["film"].str.casefold().tolist()
    assert films == sorted(films)
    assert at.query_params == {"corpus": "sample", "words": "credits", "by": "film"}


def test_lines_by_polarity_show_it_the_coldest_first(app: App) -> None:
    at = app("reviews", words="credits", by="polarity")
    values = tables(at)[0]["polarity"].tolist()
    assert values == sorted(values)
    assert "polarity" in list(tables(at)[0])
    assert "polarity" not in list(tables(app("reviews", words="credits"))[0])


def test_a_line_is_the_review_s_own_text(app: App, sample) -> None:
    shown = tables(app("reviews", words='"long after the *"'))[0].iloc[0]
    texts = sample.read_texts(sample.reviews["review_id"].tolist()).str.split().str.join(" ")
    line = f"{shown['left'].strip('… ')} {shown['printed']}"
    assert texts.str.contains(line, regex=False).any()


def test_the_reviews_of_a_search_are_one_switch_away(app: App) -> None:
    at = control(app("reviews", words="credits"), "button_group", "Show").set_value("reviews").run()
    assert "excerpt" in tables(at)[0]
    assert at.query_params == {"corpus": "sample", "words": "credits", "show": "reviews"}


def test_without_a_search_there_are_no_lines(app: App) -> None:
    at = app("reviews", show="lines", by="left")
    assert "excerpt" in tables(at)[0]
    assert not [group for group in at.get("button_group") if group.label == "Show"]
    assert at.query_params == {"corpus": "sample"}


def test_of_very_many_matches_the_first_are_shown_and_that_is_said(app: App, monkeypatch) -> None:
    monkeypatch.setattr("pages.shared.lines.MOST", 40)
    at = app("reviews", words="the")
    assert paragraphs(at)[1].endswith(" have the word “the”: more than 40 matches.")
    assert any(text.startswith("These are the first 40 matches; narrow ") for text in paragraphs(at))
    assert [len(tables(app("reviews", words="the", page=page))[0]) for page in ("1", "2")] == [25, 15]


def test_a_search_that_matches_no_letter_says_why_there_is_no_line(app: App) -> None:
    at = app("reviews", words="/^/")
    assert any("no letters: there is no match to show" in text for text in paragraphs(at))
    assert not tables(at)


def test_a_search_that_takes_too_long_for_lines_shows_the_reviews_and_says_so(app: App, monkeypatch) -> None:
    from corpus.errors import SelectionError

    def stopped(*_: object, **__: object) -> None:
        raise SelectionError("This search was stopped.")

    monkeypatch.setattr("corpus.search.concordance.find_matches", stopped)
    at = app("reviews", words="credits|bread")
    assert "This search was stopped." in paragraphs(at)
    assert "excerpt" in tables(at)[0]


@pytest.mark.parametrize("words", ['"abc', "/(/", "credits -"])
def test_a_wrong_search_is_told_where_the_mistake_is_and_the_screen_stands(app: App, words: str) -> None:
    at = app("reviews", words=words)
    notice = next(text for text in paragraphs(at) if text.endswith("Shown without the search."))
    assert "position" in notice
    assert any(text.startswith("67 reviews of 12 films") for text in paragraphs(at))


def test_an_excerpt_is_the_beginning_of_the_text(app: App, sample) -> None:
    shown = wide_tables(app("reviews"))[0].iloc[0]
    review = sample.reviews.loc[sample.reviews["source"] == shown["source"], "review_id"]
    assert " ".join(sample.read_texts(review.tolist()).iloc[0].split()).startswith(shown["excerpt"][:60])


def test_hostile_names_stand_letter_for_letter_in_the_table(app: App) -> None:
    from tests.hostile import HOSTILE_TEXTS

    shown = set(tables(app("reviews", "hostile"))[0]["film"])
    assert {HOSTILE_TEXTS["span"], HOSTILE_TEXTS["remote picture"], HOSTILE_TEXTS["dollars"]} <= shown


@pytest.mark.parametrize("scale", ["polarity", "rating"])
@pytest.mark.parametrize("lexicon", ["textblob", "house"])
def test_what_is_taken_away_names_the_scale_and_counts_no_words_of_another_lexicon(
    app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch, lexicon: str, scale: str
) -> None:
    taken = {}
    monkeypatch.setattr(
        "pages.shared.tables.take_away",
        lambda frame, *, key, columns, **_: taken.update({key: set_heads(frame, columns)}),
    )
    decide(shelf, lambda house: house.change("good", -0.5, on=date(2026, 3, 3)))
    app("reviews", store=shelf, lexicon=lexicon, scale=scale)
    assert PolarityScale(lexicon=lexicon, quantity=scale).column_label in taken["list"]
    assert ("Scored words" in taken["list"]) == (lexicon == "textblob")


def test_a_search_for_a_phrase_leads_to_it_with_its_variants(app: App) -> None:
    found = app("reviews", words='"long after the credits roll"')
    at = through(found, "Open the phrase: 21 reviews with its variants")
    assert "21 of 67 reviews use it in some form" in paragraphs(at)[1]
    assert not any("Open the phrase" in door for door in doors(app("reviews", words="teapot")))
    assert "Open the phrase: 21 reviews with its variants" in doors(
        app("overview", words="LONG after the credits rolled")
    )


HALF_REMEMBERED = "smiling on the omnibus when the credits were rolling"


def test_a_line_that_no_review_has_word_for_word_is_found_by_the_words_that_it_shares(app: App) -> None:
    at = app("reviews", words=HALF_REMEMBERED)
    assert paragraphs(at)[1] == "No review has exactly this. The closest sentence has all of these words."
    first = tables(at)[0].iloc[0]
    assert first["sentence"] == "I was observed to be smiling, on a public omnibus, long after the credits rolled."
    assert first["shared"] == "smiling, omnibus, credits, rolled"
    assert first["reviewer"] == "Desmond Thackeray-Poole"


def test_closest_sentences_keep_to_the_rest_of_the_selection(app: App) -> None:
    shown = tables(app("reviews", words=HALF_REMEMBERED, critic="Gil Marchbanks"))[0]
    assert set(shown["reviewer"]) == {"Gil Marchbanks"}


def test_a_word_that_only_one_review_has_counts_too(app: App) -> None:
    found = tables(app("reviews", words='"rope lowered hole"'))[0]
    assert "lowered on a rope into a hole" in found["sentence"].iloc[0]
    at = app("reviews", film="Vanguard of Ash", rating=["9.9", "10"], words="performance rope here")
    assert "No review fits this selection." in paragraphs(at)


def test_from_an_empty_screen_one_click_leads_to_the_closest_sentences(app: App) -> None:
    opened = through(app("films", words=HALF_REMEMBERED), "Sentences closest to this search")
    assert "public omnibus" in tables(opened)[0]["sentence"].iloc[0]
    assert not [door for door in doors(app("films", words="zyzzyva quagga")) if door.startswith("Sentences closest")]


def test_a_search_that_reviews_fit_can_show_the_closest_sentences_instead(app: App) -> None:
    at = app("reviews", words="long after the credits")
    at = control(at, "button_group", "Show").set_value("closest").run()
    assert paragraphs(at)[1] == "The closest sentence has all of these words."
    assert at.query_params["show"] == "closest"
    short = control(app("reviews", words="credits"), "button_group", "Show")
    assert "Closest sentences" not in short.options
    assert "sentence" not in tables(app("reviews", words="credits", show="closest"))[0]
