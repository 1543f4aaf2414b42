"""The house lexicon of a corpus, as commands find it."""

from datetime import date
from pathlib import Path

import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping.finding import find_house
from corpus.keeping.lexicon import replace_lexicon
from corpus.polarity.house import House, house_path

HOUSE, FORMER = (House().change("good", degree, on=date(2025, 3, 3)) for degree in (0.1, 0.2))


def test_the_word_list_is_that_of_the_database_unless_one_waits_to_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dusk"
    assert find_house(path) is None
    assert not list(tmp_path.iterdir())

    desk = open_desk(write_url(tmp_path / FILE))
    assert find_house(path) is None
    replace_lexicon(desk, "dusk", HOUSE)
    assert find_house(path) == HOUSE
    FORMER.write(house_path(path))
    assert find_house(path) == FORMER
    house_path(path).unlink()
    monkeypatch.setenv("REFRAIN_DATABASE", write_url(tmp_path / "other.sqlite"))
    assert find_house(path) is None
