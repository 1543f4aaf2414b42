"""The people of the desk and their roles."""

import pytest

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.people import check_address, find_role, forget, give_role, read_people
from corpus.errors import DeskError


def test_a_role_is_given_changed_and_taken_away(desk: Desk) -> None:
    give_role(desk, "Bob@Example.org", "editor", by="ann@example.org")
    give_role(desk, "bob@example.org", "viewer", by="ann@example.org")
    give_role(desk, "ann@example.org", "editor")
    assert read_people(desk)[["address", "role"]].to_numpy().tolist() == [
        ["ann@example.org", "editor"],
        ["bob@example.org", "viewer"],
    ]

    forget(desk, "BOB@example.org")
    assert read_people(desk)["address"].tolist() == ["ann@example.org"]
    assert items.list_history(desk)["changed_by"].tolist() == ["", "", "ann@example.org", "ann@example.org"]
    with pytest.raises(DeskError, match="was not given a role"):
        forget(desk, "bob@example.org")


def test_there_is_no_other_role(desk: Desk) -> None:
    with pytest.raises(DeskError, match="viewer, editor or refused, not “owner”"):
        give_role(desk, "ann@example.org", "owner")


@pytest.mark.parametrize("given", ["", "example.org", "@example.org", "a@b@example.org", "a b@example.org"])
def test_what_is_no_address_gets_no_role(given: str) -> None:
    with pytest.raises(DeskError, match="not the address of a person"):
        check_address(given)
    assert find_role(given, {}, allowed=["example.org", ""]) == ""


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("ann@house.org", "editor"),
        ("BOB@House.org", "viewer"),
        ("guest@elsewhere.org", "viewer"),
        ("given@anywhere.org", "editor"),
        ("left@house.org", ""),
        ("other@elsewhere.org", ""),
        ("bob@mail.house.org", ""),
        ("bob@house.org.evil.org", ""),
        ("bob@nothouse.org", ""),
        ("Kate@\u212aouse.org", ""),
    ],
)
def test_a_role_comes_from_the_table_then_from_the_editors_then_from_the_allowed(address: str, role: str) -> None:
    given = {"given@anywhere.org": "editor", "left@house.org": "refused"}
    allowed = ["House.org", "guest@elsewhere.org", "kouse.org"]
    assert find_role(address, given, editors=["Ann@house.org", "left@house.org"], allowed=allowed) == role
