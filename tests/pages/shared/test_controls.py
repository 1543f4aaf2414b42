"""A control is tied to the address: it starts from the link, and at its default it leaves the address alone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A screen with one control of each kind."""
    from datetime import date

    import streamlit as st

    from pages.shared import address
    from pages.shared.controls import choice, day_field, dropdown, several, slider, switch, text

    address.arrive("films")
    address.select([])
    kind = choice("Show", {"all": "Everything", "few": "A few"}, name="kind", first="few")
    words = choice("Of at least", [5, 8, 12], name="least", read=int)
    film = dropdown(
        "Film", ["", "Dusk"], name="film", allowed=["", "Dusk", "Dawn"], format_func=lambda name: name or "All"
    )
    on = switch("Marks", name="marks", first=True)
    sought = text("Find", name="sought", longest=6)
    value = slider("Polarity", -1.0, 1.0, name="value", first=0.5, step=0.05)
    since = day_field("Since", date(2025, 1, 1), date(2025, 12, 31), name="day", first=date(2025, 3, 1))
    groups = several("Side by side", ["Dusk", "Dawn", "Noon"], name="with", most=2, offered=1)
    st.text(f"{kind} {words} {film} {on} {sought}".strip())
    st.text(f"{value} {since} {', '.join(groups)}".strip())
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


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, "0.5 2025-03-01"),
        ({"value": "-0.2", "day": "2025-04-02", "with": "Dawn"}, "-0.2 2025-04-02 Dawn"),
        ({"value": "-2", "day": "spring", "with": "Night"}, "0.5 2025-03-01"),
        ({"value": "nan", "day": "2031-01-01"}, "0.5 2025-12-31"),
        ({"with": ["Noon", "Dawn", "Dusk"]}, "0.5 2025-03-01 Noon, Dawn"),
    ],
)
def test_a_number_a_day_and_several_keep_to_what_is_possible(opened, query: dict, shown: str) -> None:
    assert opened(**query).text[1].value == shown


def test_of_many_options_the_first_are_offered_and_those_that_a_link_has_chosen(opened) -> None:
    assert opened().multiselect[0].options == ["Dusk"]
    assert opened(**{"with": "Noon"}).multiselect[0].options == ["Dusk", "Noon"]


def folds() -> None:
    """A screen with a fold."""
    import streamlit as st

    from pages.shared import address
    from pages.shared.controls import fold

    address.arrive("films")
    address.select([])
    if (more := fold("More", name="more")).open:
        with more:
            st.text("What is in it")
    address.leave()


@pytest.mark.parametrize(("query", "shown"), [({}, []), ({"more": "True"}, ["What is in it"])])
def test_what_is_in_a_fold_is_made_where_the_address_opens_it(query: dict[str, str], shown: list[str]) -> None:
    at = AppTest.from_function(folds, default_timeout=60)
    at.query_params = query
    at.run()
    assert [text.value for text in at.text] == shown
    assert at.query_params == query
