import json
import shutil

import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import watch
from corpus.store.corpus import Corpus
from tests.arrivals import BANNED, date_arrivals
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


def test_news_of_a_first_build_is_nothing_yet(capsys, sample):
    code, out, _ = ran(capsys, "news", "--store", sample.path)
    assert (code, out.startswith("Nothing has been added since the import on ")) == (0, True)
    assert json.loads(ran(capsys, "news", "--store", sample.path, "--json")[1])["news"] == []
    code, _, err = ran(capsys, "news", "--store", sample.path, "--batch", 1)
    assert (code, err) == (2, "error: There is no addition 1 in this corpus; nothing has been added yet.\n")


def test_news_names_what_an_addition_repeats_and_ends_with_1(capsys, arrived_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Corpus, "arrivals", property(date_arrivals))
    store = tmp_path / "store" / "sample"
    shutil.copytree(arrived_folder, store)
    desk = open_desk(write_url(store.parent / FILE))
    watch(desk, BANNED, "banned", replacement="moving")

    code, out, _ = ran(capsys, "news", "--store", store)
    assert code == 1
    assert out.splitlines()[:2] == [
        "10 new reviews: 1 uses a banned phrase, 1 repeats another review and 1 has a passage printed before.",
        "Ferry Supper, Corin Haldane, 2 Mar 2026: Uses the banned phrase “tugs at the heartstrings”; write “moving” "
        "instead.",
    ]
    code, out, _ = ran(capsys, "news", "--store", store, "--batch", 1, "--json")
    answer = json.loads(out)
    assert (code, answer["batch"], len(answer["reviews"]), answer["stop"]) == (1, 1, 10, True)
    # What nobody watches is a cliché too.
    kinds = [row["kind"] for row in answer["news"]]
    assert kinds == ["banned", "copy", "passage", "threshold", "threshold", "mismatch"]
