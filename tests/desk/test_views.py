"""Named views and their short links."""

import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.desk.views import check_address, find_view, make_slug, merge, name_view, read_csv, read_views
from corpus.errors import DeskError


def test_a_view_is_found_by_its_short_link(desk: Desk) -> None:
    name_view(desk, "brief", "Monday’s points", "brief?corpus=sample&only=split", by="ann")
    name_view(desk, "view", "clichés", "phrases")

    view = find_view(desk, "mondays-points")
    assert view is not None
    assert (view["kind"], view["address"]) == ("brief", "brief?corpus=sample&only=split")
    assert read_views(desk)["name"].tolist() == ["clichés", "Monday’s points"]
    assert find_view(desk, "tuesday") is None


def test_two_views_of_one_short_link_are_not_mixed_up(desk: Desk) -> None:
    name_view(desk, "view", "Clichés", "phrases", by="ann")

    with pytest.raises(EditedSince):
        name_view(desk, "view", "cliches!", "films", by="bob")


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "films#x", "films?a=b c", "../films", "a\\b"]
)
def test_an_address_that_leads_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(DeskError, match="not one of this dashboard"):
        check_address(address)


def test_a_name_without_any_letter_for_a_link_is_refused() -> None:
    with pytest.raises(DeskError, match="needs a letter"):
        make_slug("……")


def test_views_are_imported_in_place_of_those_with_the_same_short_links(desk: Desk) -> None:
    name_view(desk, "view", "Clichés", "phrases", by="ann")
    given = read_csv("View,Short link,Address\nWorn phrases,/v/cliches,phrases?corpus=b\nStart,,films\n")
    assert merge(desk, given, by="bob") == 2
    kept = read_views(desk)[["slug", "name", "address", "changed_by"]].to_numpy().tolist()
    assert kept == [["start", "Start", "films", "bob"], ["cliches", "Worn phrases", "phrases?corpus=b", "bob"]]
    with pytest.raises(DeskError, match="line 2: The address is not one of this dashboard"):
        read_csv("View,Address\nA,https://elsewhere.example/x\n")
