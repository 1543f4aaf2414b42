"""Private feed addresses: one a person, renewed and ended, and never kept as they are given."""

from corpus.desk.database import Desk
from corpus.desk.feed_keys import end_key, find_holder, read_holders, renew_key
from corpus.desk.items import list_history


def test_a_key_is_somebodys_until_it_is_renewed_or_ended(desk: Desk) -> None:
    former, other = renew_key(desk, "Ann@house.example", by="ann"), renew_key(desk, "bob@house.example")
    key = renew_key(desk, "ann@house.example")
    holders = read_holders(desk)
    assert len({former, other, key}) == 3
    assert min(map(len, (former, other, key))) * 6 >= 128
    assert [find_holder(holders, each) for each in (key, other, former, "", "\ud800", "é")] == [
        "ann@house.example", "bob@house.example", "", "", "", ""
    ]  # fmt: skip
    assert not [each for each in (former, other, key) if each in f"{holders}{list_history(desk).to_csv()}"]

    end_key(desk, "ann@House.example")
    end_key(desk, "eve@house.example")
    assert [find_holder(read_holders(desk), each) for each in (key, other)] == ["", "bob@house.example"]
