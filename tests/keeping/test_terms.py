"""The house's terms in the desk's database: kept with their days and steps, undone, and changed by two at once."""

from datetime import date
from pathlib import Path

import pytest

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.aspects.term_entries import Meaning
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.keeping.moving import find_waiting, move_files
from corpus.keeping.terms import adopt_terms, change_terms, find_decided, read_terms, replace_terms

DAY = date(2025, 3, 3)
HOUSE = (
    HouseTerms()
    .change("zorbs", Meaning("visuals", note="ours"), on=DAY)
    .merge({"plot": "removed", "plodding": Meaning("pace", -0.5)}, on=DAY)
    .change("plot", "plain", on=DAY)
)


def test_every_change_is_read_as_it_was_made(desk: Desk) -> None:
    replace_terms(desk, "dusk", HOUSE, by="ann")
    kept = read_terms(desk, "dusk")
    assert (kept.house, kept.signed) == (HOUSE, dict.fromkeys((1, 2, 3), "ann"))
    assert read_terms(desk, "dawn").house == HouseTerms()
    assert change_terms(desk, "dusk", HouseTerms.undo).settings["plot"] == "removed"


def test_who_changes_a_term_that_somebody_else_has_changed_is_told_so(desk: Desk) -> None:
    change_terms(
        desk, "dusk", lambda now: now.change("quozzle", Meaning("humour"), on=DAY), seen=HouseTerms(), by="ann"
    )
    with pytest.raises(EditedSince) as told:
        change_terms(desk, "dusk", lambda now: now.change("quozzle", "removed", on=DAY), seen=HouseTerms(), by="bob")
    assert told.value.now == {"settings": {"quozzle": Meaning("humour")}, "changed_by": "ann"}
    change_terms(
        desk, "dusk", lambda now: now.change("fribble", Meaning("humour"), on=DAY), seen=HouseTerms(), by="bob"
    )
    assert set(read_terms(desk, "dusk").house.settings) == {"quozzle", "fribble"}


def test_where_nothing_was_ever_decided_the_terms_of_the_corpus_count(desk: Desk) -> None:
    assert find_decided(desk, "dusk") is None
    adopt_terms(desk, "dusk", HOUSE, by="ann")
    assert find_decided(desk, "dusk") == read_terms(desk, "dusk") == (HOUSE, dict.fromkeys((1, 2, 3), "ann"))
    for _ in HOUSE.history:
        change_terms(desk, "dusk", HouseTerms.undo)
    adopt_terms(desk, "dusk", HOUSE, by="ann")
    assert find_decided(desk, "dusk") == (HouseTerms(), {})
    assert find_decided(desk, "dawn") is None


def test_a_table_that_a_build_has_left_is_moved_and_the_former_one_kept(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "dusk"
    HOUSE.write(terms_path(path))
    assert find_waiting(path) == [terms_path(path)]
    assert move_files(desk, path) == {}
    assert read_terms(desk, "dusk").house.settings == HOUSE.settings
    HouseTerms().change("quozzle", Meaning("humour"), on=DAY).write(terms_path(path))
    move_files(desk, path)
    assert set(read_terms(desk, "dusk").house.settings) == {"quozzle"}
    assert HouseTerms.read(tmp_path / "dusk.terms.former.csv").settings == HOUSE.settings
