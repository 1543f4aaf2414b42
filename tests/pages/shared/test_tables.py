"""Tables as every screen shows them: rows are links, heads sort the whole list, long lists have pages."""

import re
from html import unescape
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.tables import PAGE, in_order
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, follow, links, page_text, paragraphs, tables, wide_tables


def a_long_list(rows: int) -> None:
    import pandas as pd
    import streamlit as st

    from pages.shared import address
    from pages.shared.tables import page_of

    address.arrive("films")
    address.select([])
    shown = page_of(pd.DataFrame({"row": range(rows)}), name="page")
    st.text(f"{len(shown)} from {shown['row'].min()}")


def page(rows: int, number: int) -> tuple[str, int]:
    """What is shown of a list of rows on this page, and how many pages are offered."""
    at = AppTest.from_function(a_long_list, default_timeout=60, args=(rows,))
    at.query_params = {"page": str(number)}
    at.run()
    assert not at.exception
    offered = at.get("pagination")
    return at.text[0].value, offered[0].proto.num_pages if offered else 1


@pytest.mark.parametrize(
    ("rows", "number", "shown", "pages"),
    [
        (0, 1, "0 from nan", 1),
        (PAGE, 1, f"{PAGE} from 0", 1),
        (PAGE + 1, 1, f"{PAGE} from 0", 2),
        (PAGE + 1, 2, f"1 from {PAGE}", 2),
        (PAGE * 3, 3, f"{PAGE} from {PAGE * 2}", 3),
        (PAGE + 1, 0, f"{PAGE} from 0", 2),
        (PAGE + 1, 10**9, f"1 from {PAGE}", 2),
    ],
)
def test_a_list_is_shown_a_page_at_a_time_and_a_page_beyond_its_ends_is_the_nearest(
    rows: int, number: int, shown: str, pages: int
) -> None:
    assert page(rows, number) == (shown, pages)


def a_table(frame, columns, options) -> None:
    from pages.shared import address
    from pages.shared.links import Address
    from pages.shared.tables import table

    address.arrive("films")
    address.select([])
    table(
        frame,
        key="films",
        name="films",
        columns=columns,
        alt="Films",
        opens=lambda row: Address("reviews", {"film": [row["film"]]}) if row["film"] != "Void" else None,
        **options,
    )
    address.leave()


def shown(frame: pd.DataFrame, columns=None, query: dict | None = None, **options) -> AppTest:
    at = AppTest.from_function(a_table, default_timeout=60, args=(frame, columns or dict.fromkeys(frame), options))
    at.query_params = query or {}
    at.run()
    assert not at.exception
    return at


FILMS = pd.DataFrame({"film": ["Crumb", "void", "Dusk", "Void"], "words": [2, None, 11, 3], "critic": ["", "", "", ""]})


def test_a_column_that_holds_nothing_waits_behind_more_columns() -> None:
    at = shown(FILMS)
    assert list(tables(at)[0]) == ["film", "words"]
    assert list(wide_tables(at)[0]) == ["film", "words", "critic"]


def test_each_row_is_one_link_and_a_row_with_nothing_behind_it_is_none() -> None:
    assert links(shown(FILMS)) == ["/reviews?film=Crumb", "/reviews?film=void", "/reviews?film=Dusk"]


def test_a_click_on_a_head_sorts_the_whole_list_then_the_other_way_then_not_at_all() -> None:
    long = pd.DataFrame({"film": [f"Film {n:03}" for n in range(60)], "words": [(n * 37) % 60 for n in range(60)]})
    at = shown(long, page="page", query={"page": "2"})
    for expected in ([59, 58, 57], [0, 1, 2], long["words"].head(3).tolist()):
        at.query_params = parse_qs(links(at, kind="")[1].partition("?")[2])
        at.run()
        assert tables(at)[0]["words"].head(3).tolist() == expected


def test_what_is_missing_comes_last_in_either_direction_and_names_sort_without_case() -> None:
    assert in_order(FILMS, "+words")["film"].tolist() == ["Crumb", "Void", "Dusk", "void"]
    assert in_order(FILMS, "-words")["film"].tolist() == ["Dusk", "Void", "Crumb", "void"]
    assert in_order(FILMS, "+film")["film"].tolist() == ["Crumb", "Dusk", "void", "Void"]
    assert in_order(FILMS, "")["film"].tolist() == FILMS["film"].tolist()


@pytest.mark.parametrize("by", ["words", "+nothing", "*words", "<script>"])
def test_an_order_that_cannot_be_had_is_that_of_the_list(by: str) -> None:
    assert tables(shown(FILMS, query={"sort-films": by}))[0]["film"].tolist() == FILMS["film"].tolist()


@pytest.mark.parametrize("kind", ["script", "image", "style", "extra", "dollars"])
def test_a_name_in_a_table_is_shown_letter_for_letter(kind: str) -> None:
    name = HOSTILE_TEXTS[kind]
    at = shown(pd.DataFrame({"film": [name], "words": [1]}))
    assert tables(at)[0]["film"].tolist() == [name]
    body = next(html.proto.body for html in at.get("html"))
    assert not any(mark in body for mark in ("<script", "<img", "<style", "<extra"))


def test_a_list_of_reviews_sorted_by_rating_is_sorted_over_all_its_pages(app: App, sample) -> None:
    at = app("reviews")
    head = next(href for href in links(at, kind="") if "-rating" in href)
    rated = sample.reviews["rating"].sort_values(ascending=False)
    at = follow(at, head)
    assert tables(at)[0]["rating"].tolist() == rated.head(PAGE).tolist()
    at.query_params["page"] = "3"
    assert tables(at.run())[0]["rating"].tolist() == rated.tail(67 - 2 * PAGE).tolist()
    assert at.query_params["sort-list"] == "-rating"


def test_an_order_that_is_chosen_undoes_that_of_a_head_and_so_does_a_link(app: App) -> None:
    first = tables(app("reviews"))[0]["film"].tolist()
    at = app("reviews", **{"sort-list": "-rating"})
    assert tables(at)[0]["film"].tolist() != first
    unsort = unescape(re.search('class="unsort" href="([^"]*)"', page_text(at))[1])
    assert tables(follow(at, unsort))[0]["film"].tolist() == first
    at = app("reviews", **{"sort-list": "-rating"})
    control(at, "selectbox", "Order").select("film").run()
    assert tables(at)[0]["film"].is_monotonic_increasing
    assert at.query_params == {"corpus": "sample", "order": "film"}
    assert "unsort" not in page_text(at)


def test_a_row_narrows_the_selection_and_the_menu_leads_back_to_the_readers_own(app: App) -> None:
    at = app("films", numbers="True", critic=["Gil Marchbanks", "Rufus Obadele"])
    own = paragraphs(at)[0]
    at = follow(at, links(at)[0])
    assert paragraphs(at)[0] != own
    assert at.query_params["added"] == "film"
    at = follow(at, links(at)[0])
    assert at.query_params["added"] == "film"
    assert paragraphs(follow(at, "/films"))[0] == own


def test_a_card_on_a_phone_names_its_cells_and_no_name_ends_the_style() -> None:
    at = shown(FILMS, {"film": "Film", "words": "Words';} a{color:red", "critic": "Critic"})
    style = re.search(r'<table [^>]*style="([^"]*)"', "".join(html.proto.body for html in at.get("html")))[1]
    assert style.startswith("--h1:'Film';--h2:'Words\\000027\\00003b\\00007d\\000020a")
    assert style.count("'") == 4
