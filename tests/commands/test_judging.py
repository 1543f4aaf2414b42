from datetime import date

import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping.moving import move_files
from corpus.keeping.terms import change_terms
from corpus.store.corpus import open_corpus
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


def test_the_terms_of_the_house_are_written_given_and_read_again_when_the_desk_has_changed_them(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("A fine plot. The zorbs are great.")
    store = ("--store", tmp_path / "b")
    (tmp_path / "ours.csv").write_text("term,aspect,polarity\nzorbs,visuals,\n")
    assert ran(capsys, "build", tmp_path / "a.txt", *store, "--terms", tmp_path / "ours.csv")[0] == 0
    code, out, _ = ran(capsys, "aspects", *store, "-o", tmp_path / "out.csv")
    assert (code, out.split(", ")[1]) == (0, f"1 change of our own: {tmp_path / 'out.csv'}\n")
    assert "\nzorbs,visuals,,\n" in (tmp_path / "out.csv").read_text()

    desk = open_desk(write_url(tmp_path / FILE))
    assert move_files(desk, tmp_path / "b") == {}
    change_terms(desk, "b", lambda terms: terms.change("plot", "removed", on=date(2026, 3, 3)))
    desk.close()
    assert set(open_corpus(tmp_path / "b").statements["aspect"]) == {"story", "visuals"}
    assert ran(capsys, "aspects", *store)[1].startswith("1 statement by ")
    assert set(open_corpus(tmp_path / "b").statements["aspect"]) == {"visuals"}
