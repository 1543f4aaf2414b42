"""A control is tied to the address: it starts from the link, and at its default it leaves the address alone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A screen with one control of each kind."""
    import streamlit as st

    from pages.shared import address
    from pages.shared.controls import choice, dropdown, switch, text

    address.arrive("one")
    address.select([])
    kind = choice("Show", {"all": "Everything", "few": "A few"}, name="kind", first="few")
    words = choice("Of at least", [5, 8, 12], name="least", read=int)
    film = dropdown(
        "Film", ["", "Dusk"], name="film", allowed=["", "Dusk", "Dawn"], format_func=lambda name: name or "All"
    )
    on = switch("Marks", name="marks", first=True)
    sought = text("Find", name="sought", longest=6)
    st.text(f"{kind} {words} {film} {on} {sought}".strip())
    address.leave()


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_link(**query: str) -> AppTest:
        at = AppTest.from_function(page, default_timeout=60)
        at.query_params = query
        at.run()
        assert not at.exception
        return at

    return open_link


def test_without_a_link_each_shows_what_it_shows_at_first(opened) -> None:
    at = opened()
    assert at.text[0].value == "few 5  True"
    assert at.query_params == {}


def test_a_link_sets_each_and_stays_as_it_is(opened) -> None:
    query = {"kind": "all", "least": "12", "film": "Dusk", "marks": "False", "sought": "love *"}
    at = opened(**query)
    assert at.text[0].value == "all 12 Dusk False love *"
    assert at.query_params == query


@pytest.mark.parametrize("query", [{"kind": "none"}, {"least": "7"}, {"least": "x"}, {"film": "Noon"}])
def test_what_is_not_offered_is_the_default(opened, query: dict) -> None:
    at = opened(**query)
    assert at.text[0].value == "few 5  True"
    assert at.query_params == {}


def test_options_are_called_what_the_mapping_says_or_by_themselves(opened) -> None:
    at = opened()
    assert [option.content for option in at.get("button_group")[0].proto.options] == ["Everything", "A few"]
    assert [option.content for option in at.get("button_group")[1].proto.options] == ["5", "8", "12"]
    assert at.selectbox[0].options == ["All", "Dusk"]


def test_a_click_is_written_into_the_address_and_the_way_back_out_of_it(opened) -> None:
    at = opened()
    at = at.toggle[0].set_value(False).run()
    assert at.query_params == {"marks": "False"}
    at = at.toggle[0].set_value(True).run()
    assert at.query_params == {}
