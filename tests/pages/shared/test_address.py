"""Every view is a link, and what a link says is what is shown."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.store.selection import LONGEST_WORDS
from pages.shared.address import LONGEST
from tests.pages.conftest import App, control, paragraphs, tables


def page() -> None:
    """A front door and a screen with a choice, a list and a number."""
    import streamlit as st

    from pages.shared import address

    query, news = address.arrive(st.session_state.get("screen", "films"))
    st.text(f"news: {news}")
    if "film" not in st.session_state or news:
        st.session_state["film"] = query.get("film", [])
    address.select([("film", name) for name in st.session_state["film"]])
    st.selectbox("Order", ["new", "old"], key=address.param("order", "new", allowed=["new", "old"]))
    st.multiselect("With", ["a", "b", "c"], key=address.param("with", [], allowed=["a", "b", "c"]))
    st.number_input("Page", key=address.param("page", 1, read=int), step=1)
    st.multiselect("Film", ["Dusk", "Dawn"], key="film")
    address.select([("film", name) for name in st.session_state["film"]])
    st.text(address.here(page=7).href)
    address.leave()


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_link(**query: str | list[str]) -> AppTest:
        at = AppTest.from_function(page, default_timeout=60)
        at.query_params = query
        at.run()
        assert not at.exception
        return at

    return open_link


def shown(at: AppTest) -> tuple:
    return (at.selectbox[0].value, at.multiselect(key="with").value, at.number_input[0].value)


def test_a_link_without_parameters_shows_the_defaults_and_stays_bare(opened) -> None:
    at = opened()
    assert shown(at) == ("new", [], 1)
    assert at.query_params == {}


def test_a_link_sets_every_control_and_stays_as_it_is(opened) -> None:
    query = {"film": "Dusk", "order": "old", "with": ["a", "c"], "page": "3"}
    at = opened(**query)
    assert shown(at) == ("old", ["a", "c"], 3)
    assert at.multiselect(key="film").value == ["Dusk"]
    assert at.query_params == query


@pytest.mark.parametrize(
    "query",
    [
        {"order": "random"},
        {"order": ""},
        {"with": ["z"]},
        {"page": "nan"},
        {"page": "1.5"},
        {"page": "x" * 10_000},
        {"unknown": "<script>"},
    ],
)
def test_what_cannot_be_is_the_default_and_leaves_the_address(opened, query: dict) -> None:
    at = opened(**query)
    assert shown(at) == ("new", [], 1)
    assert at.query_params == {}


def test_of_a_list_what_is_known_is_kept_once(opened) -> None:
    at = opened(**{"with": ["a", "z", "a", "b"]})
    assert shown(at)[1] == ["a", "b"]
    assert at.query_params == {"with": ["a", "b"]}


def test_a_choice_is_written_and_a_default_is_not(opened) -> None:
    at = opened(order="old", page="3")
    at = at.selectbox[0].set_value("new").run()
    assert at.query_params == {"page": "3"}
    at = at.multiselect(key="with").set_value(["b", "c"]).run()
    assert at.query_params == {"with": ["b", "c"], "page": "3"}
    assert shown(at) == ("new", ["b", "c"], 3)


def test_the_address_that_this_visit_wrote_is_no_news(opened) -> None:
    at = opened(order="old")
    assert at.text[0].value == "news: True"
    at = at.number_input[0].set_value(2).run()
    assert at.text[0].value == "news: False"
    assert at.run().text[0].value == "news: False"


def test_the_back_button_is_news(opened) -> None:
    at = opened(order="old")
    at = at.selectbox[0].set_value("new").run()
    at.query_params = {"order": "old"}
    assert shown(at.run()) == ("old", [], 1)
    assert at.text[0].value == "news: True"


def test_the_menu_takes_the_selection_along_and_leaves_the_screen_s_controls(opened) -> None:
    at = opened(film="Dusk", order="old", page="2")
    at.session_state["screen"] = "critics"
    at.query_params = {}
    at.run()
    assert at.text[0].value == "news: False"
    assert shown(at) == ("new", [], 1)
    assert at.query_params == {"film": "Dusk"}


@pytest.mark.parametrize("query", [{}, {"order": "new"}])
def test_a_control_of_another_screen_that_bears_its_name_leaves_a_control_as_its_own_address_has_it(
    opened, query: dict
) -> None:
    at = opened(film="Dusk", order="old", **{"with": ["a"]}, page="3")
    at.session_state["screen"] = "critics"
    at.query_params = {"film": "Dusk", **query}
    assert shown(at.run()) == ("new", [], 1)
    assert at.query_params == {"film": "Dusk"}


def test_an_arrival_that_a_click_cuts_short_is_still_read_from_its_address(opened) -> None:
    at = opened(order="old", page="3")
    at.session_state["_visit"].read = {"order"}
    at.session_state["page"] = 9
    assert shown(at.run()) == ("old", [], 3)


def test_the_address_of_the_same_view_with_one_change_keeps_all_else(opened) -> None:
    at = opened(film="Dusk", order="old", **{"with": ["a", "b"]})
    assert at.text[1].value == "/films?film=Dusk&order=old&with=a&with=b&page=7"
    at = at.selectbox[0].set_value("new").run()
    assert at.text[1].value == "/films?film=Dusk&with=a&with=b&page=7"


def test_a_value_of_a_link_is_cut_and_is_answered_with_a_notice(app: App) -> None:
    at = app("overview", film="x" * 10_000)
    assert paragraphs(at)[0].startswith("This corpus has no film “xxx")
    assert len(paragraphs(at)[0]) < LONGEST
    assert "67 reviews of 12 films, 2024–2026" in paragraphs(at)
    assert at.query_params == {"corpus": "sample"}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"critic": "Nobody"}, "This corpus has no critic “Nobody”: left out."),
        ({"rating": ["nan", "inf"]}, "“nan” in this link is not a number for the rating"),
        ({"rating": ["9", "6"]}, "The rating in this link ran from high to low: turned round."),
        ({"dates": ["yesterday", ""]}, "“yesterday” in this link is not a date such as 2025-03-31"),
        ({"polarity": ["5", "7"]}, "The polarity in this link went beyond what there is"),
        ({"words": "x" * 10_000}, f"The search in this link is longer than {LONGEST_WORDS} characters: cut there."),
        ({"corpus": "gone"}, "There is no corpus “gone” here any more: this is “"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_said(app: App, query: dict, notice: str) -> None:
    at = app("overview", **query)
    assert any(text.startswith(notice) for text in paragraphs(at))
    assert not at.error


def test_two_corpora_in_two_visits_do_not_mix(app: App) -> None:
    one, two = app("reviews", "one"), app("reviews", "sample")
    assert len(tables(one.run())[0]) == 1
    assert len(tables(two.run())[0]) == 25
    assert (one.query_params, two.query_params) == ({"corpus": "one"}, {"corpus": "sample"})


def test_another_corpus_drops_what_it_does_not_have_and_says_so(app: App) -> None:
    at = app("overview", critic="Gil Marchbanks", words="bread")
    at = control(at, "selectbox", "Corpus").set_value("one").run()
    assert "1 review, containing bread" in paragraphs(at)
    assert "This corpus has no critic “Gil Marchbanks”: left out." in paragraphs(at)
    assert at.query_params == {"corpus": "one", "words": "bread"}
