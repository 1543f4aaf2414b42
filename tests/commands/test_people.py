import pytest

from corpus.desk.database import FILE, open_desk, write_url
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


def test_people_are_given_roles_and_lose_them(capsys, tmp_path):
    store = ("--store", tmp_path)
    assert ran(capsys, "people", *store)[1].startswith("Nobody was given a role")
    roles = ("--editor", "Ann@house.org", "--viewer", "bob@house.org", "--refused", "eve@house.org")
    assert ran(capsys, "people", *store, *roles)[1].splitlines() == [
        "ann@house.org: editor",
        "bob@house.org: viewer",
        "eve@house.org: refused",
    ]
    assert ran(capsys, "people", *store, "--viewer", "ann@house.org", "--forget", "eve@house.org")[1].splitlines() == [
        "ann@house.org: viewer",
        "bob@house.org: viewer",
    ]
    code, _, err = ran(capsys, "people", *store, "--editor", "house.org")
    assert (code, err) == (1, "error: “house.org” is not the address of a person: write name@example.org.\n")
    assert open_desk(write_url(tmp_path / FILE))
