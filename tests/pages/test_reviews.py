"""The list of reviews: found by words, ordered, a page at a time."""

import pytest

from tests.pages.conftest import App, control, told


def test_the_finding_counts_the_reviews_and_gives_their_mean(app: App, sample) -> None:
    mean = f"{sample.reviews['polarity'].mean():+.2f}"
    assert f"67 reviews with a mean polarity of {mean}: pick one to read it whole." in told(app("reviews"))


@pytest.mark.parametrize(
    ("order", "column", "descending"),
    [
        ("new", "published", True),
        ("old", "published", False),
        ("warm", "polarity", True),
        ("cold", "polarity", False),
        ("film", "film", False),
        ("long", "words", True),
    ],
)
def test_a_link_gives_the_order(app: App, order: str, column: str, descending: bool) -> None:
    at = app("reviews", order=order)
    values = at.dataframe[0].value[column].tolist()
    assert values == sorted(values, reverse=descending)
    assert at.query_params == {"corpus": "sample"} | ({} if order == "new" else {"order": order})


def test_the_pages_hold_every_review_once(app: App, sample) -> None:
    pages = [app("reviews", page=page).dataframe[0].value for page in ("1", "2", "3")]
    assert [len(page) for page in pages] == [25, 25, 17]
    assert sorted(source for page in pages for source in page["source"]) == sorted(sample.reviews["source"])


@pytest.mark.parametrize(
    ("page", "nearest"), [("4", {"page": "3"}), ("9" * 400, {"page": "3"}), ("0", {}), ("-1", {}), ("x", {})]
)
def test_a_page_that_is_not_there_is_the_nearest(app: App, page: str, nearest: dict[str, str]) -> None:
    at = app("reviews", page=page)
    assert at.dataframe[0].value["source"].tolist() == app("reviews", **nearest).dataframe[0].value["source"].tolist()
    assert at.query_params == {"corpus": "sample", **nearest}


def test_turning_the_page_and_choosing_an_order_write_the_address(app: App) -> None:
    at = app("reviews").get("pagination")[0].set_value(3).run()
    assert at.query_params == {"corpus": "sample", "page": "3"}
    at = control(at, "selectbox", "Order").set_value("cold").run()
    assert at.query_params == {"corpus": "sample", "order": "cold", "page": "3"}


def test_a_narrower_selection_has_no_page_beyond_its_last(app: App) -> None:
    at = app("reviews", page="3")
    at = control(at, "multiselect", "Critic").set_value(["Gil Marchbanks"]).run()
    assert len(at.dataframe[0].value) == 8
    assert at.query_params == {"corpus": "sample", "critic": "Gil Marchbanks"}


def test_words_find_the_reviews_that_hold_them(app: App, sample) -> None:
    at = app("reviews", words='"long after the credits"')
    texts = sample.texts(sample.reviews["review_id"].tolist()).str.lower()
    assert texts.str.contains("long after the credits", regex=False).sum() == 21
    assert len(at.dataframe[0].value) == 21
    assert told(at)[0].startswith("21 reviews")
    assert told(at)[0].endswith('containing "long after the credits"')


def test_an_excerpt_is_the_beginning_of_the_text(app: App, sample) -> None:
    shown = app("reviews").dataframe[0].value.iloc[0]
    review = sample.reviews.loc[sample.reviews["source"] == shown["source"], "review_id"]
    assert " ".join(sample.texts(review.tolist()).iloc[0].split()).startswith(shown["excerpt"][:60])


def test_hostile_names_stand_letter_for_letter_in_the_table(app: App) -> None:
    from tests.hostile import HOSTILE_TEXTS

    shown = set(app("reviews", "hostile").dataframe[0].value["film"])
    assert {HOSTILE_TEXTS["span"], HOSTILE_TEXTS["remote picture"], HOSTILE_TEXTS["dollars"]} <= shown
