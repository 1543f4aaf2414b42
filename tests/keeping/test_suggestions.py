"""What was learned from ratings, in the desk's database."""

from datetime import UTC, datetime

from corpus.desk.database import Desk
from corpus.keeping.suggestions import Learned, keep_learned, read_learned


def test_what_was_learned_last_is_kept(desk: Desk) -> None:
    assert read_learned(desk, "dusk") is None
    for day in (3, 4):
        learned = Learned(datetime(2025, 3, day, 12, tzinfo=UTC), f"term\nnull{day}\n")
        keep_learned(desk, "dusk", learned)
        assert read_learned(desk, "dusk") == learned
    assert read_learned(desk, "dawn") is None
