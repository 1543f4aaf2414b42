"""The small files of before, moved into the desk's database: nothing lost, nothing twice, whatever happens between."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.desk.database import Desk
from corpus.errors import DeskError
from corpus.keeping import moving
from corpus.keeping.lexicon import change_lexicon, read_lexicon
from corpus.keeping.moving import find_waiting, move_files
from corpus.keeping.suggestions import Learned, read_learned
from corpus.keeping.verdicts import read_verdicts
from corpus.polarity.house import House, house_path
from corpus.polarity.learning import suggestions_path
from corpus.polarity.verdicts import Verdicts, verdicts_path

DAY, NEXT = date(2025, 3, 3), date(2025, 3, 4)
HOUSE = House().change_all({"fine": None, "good": 0.1}, on=DAY, origin="stars").change("good", 0.3, on=NEXT)
VERDICTS = Verdicts().add("r2", "cold", "confirmed", on=DAY).add("r1", "恐怖", "dismissed", on=NEXT)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return the folder of a corpus with the three files beside it."""
    path = tmp_path / "archive.2025"
    HOUSE.write(house_path(path))
    rows = [
        {"review_id": each.review_id, "word": each.word, "ruling": each.ruling, "on": each.on.isoformat()}
        for each in VERDICTS.entries
    ]
    verdicts_path(path).write_text(json.dumps(rows))
    suggestions_path(path).write_text("term,kind\nnull,missing\n")
    return path


def beside(corpus: Path) -> list[str]:
    return sorted(file.name for file in corpus.parent.glob("archive*"))


def test_all_is_moved_as_it_was_and_the_files_stay_as_copies(desk: Desk, corpus: Path) -> None:
    texts = {file.name: file.read_bytes() for file in find_waiting(corpus)}
    learned = datetime.fromtimestamp(suggestions_path(corpus).stat().st_mtime, UTC)

    assert move_files(desk, corpus) == {}
    assert read_lexicon(desk, corpus.name).house == HOUSE
    assert read_verdicts(desk, corpus.name) == VERDICTS
    kept = read_learned(desk, corpus.name)
    assert kept is not None
    assert kept.suggestions == "term,kind\nnull,missing\n"
    assert abs((kept.at - learned).total_seconds()) < 0.01
    assert {name.removesuffix(".moved"): (corpus.parent / name).read_bytes() for name in beside(corpus)} == texts
    assert find_waiting(corpus) == []


def test_a_move_that_was_stopped_is_finished_without_anything_twice(
    desk: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> Path:
        raise KeyboardInterrupt

    for step in ("_move_verdicts", "_find_free"):
        with monkeypatch.context() as patch:
            patch.setattr(moving, step, stop)
            with pytest.raises(KeyboardInterrupt):
                move_files(desk, corpus)
        assert len(find_waiting(corpus)) == 2
    move_files(desk, corpus)
    assert read_lexicon(desk, corpus.name).house == HOUSE
    assert read_verdicts(desk, corpus.name) == VERDICTS
    assert find_waiting(corpus) == []


def test_a_file_that_cannot_be_read_stays_and_is_named_and_the_others_are_moved(desk: Desk, corpus: Path) -> None:
    house_path(corpus).write_text("term,after\ngood,7\n")
    verdicts_path(corpus).write_text("{")

    wrong = move_files(desk, corpus)
    assert list(wrong) == [house_path(corpus), verdicts_path(corpus)]
    assert wrong[house_path(corpus)].startswith("archive.2025.lexicon.csv, line 2: ")
    assert "archive.2025.verdicts.json is not JSON" in wrong[verdicts_path(corpus)]
    assert house_path(corpus).read_text() == "term,after\ngood,7\n"
    assert read_learned(desk, corpus.name) is not None
    HOUSE.write(house_path(corpus))
    assert list(move_files(desk, corpus)) == [verdicts_path(corpus)]
    assert read_lexicon(desk, corpus.name).house == HOUSE


def test_another_word_list_is_put_aside_for_the_one_that_comes(desk: Desk, corpus: Path) -> None:
    other = change_lexicon(desk, corpus.name, lambda house: house.change("dull", -1.0, on=DAY))

    move_files(desk, corpus)
    assert read_lexicon(desk, corpus.name).house == HOUSE
    assert House.read(corpus.parent / "archive.2025.lexicon.former.csv") == other


def test_a_word_list_that_scores_the_same_keeps_its_days(desk: Desk, corpus: Path) -> None:
    move_files(desk, corpus)
    house_path(corpus).write_text("term,after\ngood,0.3\nfine,ignored\n")

    move_files(desk, corpus)
    assert read_lexicon(desk, corpus.name).house == HOUSE
    assert "archive.2025.lexicon.csv.moved-2" in beside(corpus)


def test_what_was_learned_before_does_not_take_the_place_of_what_was_learned_since(desk: Desk, corpus: Path) -> None:
    learned = Learned(datetime(2100, 1, 1, tzinfo=UTC), "term\n")
    moving.keep_learned(desk, corpus.name, learned)

    move_files(desk, corpus)
    assert read_learned(desk, corpus.name) == learned


def test_where_the_database_does_not_answer_nothing_is_moved(
    desk: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DeskError("The desk's database is busy.")

    monkeypatch.setattr(moving, "replace_lexicon", refuse)
    with pytest.raises(DeskError, match="busy"):
        move_files(desk, corpus)
    assert len(find_waiting(corpus)) == 3
