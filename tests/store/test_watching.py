import pytest

from corpus.errors import SourceError, StoreError
from corpus.store.corpus import open_corpus
from corpus.store.watching import Watch

pytestmark = pytest.mark.usefixtures("read_here")


def nothing(doing, done, of):
    """Report no progress."""


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("“Dusk” is a fine film. “Dusk” ends.")
    return tmp_path / "inbox"


def looks(watch, times=2):
    """Return what the last of some looks has found."""
    return [[file.name for file in watch.look()] for _ in range(times)][-1]


def taken(watch):
    """Add what has arrived after two looks, as the command does."""
    watch.look()
    files = watch.look()
    addition = watch.add(files, nothing)
    watch.finish(files)
    return addition


def test_the_corpus_is_built_of_what_lies_there_and_grows_with_what_arrives(inbox, tmp_path):
    watch = Watch(inbox, tmp_path / "c")
    assert (taken(watch).added, looks(watch)) == (1, [])
    (inbox / "deep").mkdir()
    (inbox / "deep" / "b.txt").write_text("“Dawn” is a dull film. “Dawn” ends.")
    (inbox / "c.csv").write_text("film,text\nNoon,A slow film.\nNoon,\n")
    addition = taken(watch)
    assert (addition.added, addition.skipped, addition.manifest.counts["reviews"]) == (2, 1, 3)
    assert open_corpus(tmp_path / "c").arrivals["batch"].tolist() == [0, 1, 1]


def test_a_half_copied_file_waits_until_it_has_been_still(inbox, tmp_path):
    watch = Watch(inbox, tmp_path / "c")
    assert watch.look() == []
    with (inbox / "a.txt").open("a") as file:
        file.write(" And then")
    assert watch.look() == []
    with (inbox / "a.txt").open("a") as file:
        file.write(" it is over.")
    assert (looks(watch, 1), looks(watch, 1)) == ([], ["a.txt"])


def test_a_file_that_was_added_is_known_after_a_restart_by_its_bytes_whatever_its_name(inbox, tmp_path):
    taken(Watch(inbox, tmp_path / "c"))
    (inbox / "a.txt").rename(inbox / "z.txt")
    assert looks(Watch(inbox, tmp_path / "c")) == []


def test_a_file_that_changes_later_is_read_again(inbox, tmp_path):
    watch = Watch(inbox, tmp_path / "c")
    taken(watch)
    (inbox / "a.txt").write_text("“Dusk” is a poor film. “Dusk” ends.")
    assert looks(watch) == ["a.txt"]


def test_what_is_hidden_or_of_no_known_format_is_passed_over(inbox, tmp_path):
    for name in (".b.txt", "b.txt.part", "b.pdf", "Thumbs.db"):
        (inbox / name).write_text("A slow film.")
    (inbox / "b.zip").touch()
    (inbox / "b.csv.gz").touch()
    assert looks(Watch(inbox, tmp_path / "c")) == ["a.txt", "b.csv.gz", "b.zip"]


def test_a_bad_file_is_said_once_and_stops_no_other(inbox, tmp_path):
    watch = Watch(inbox, tmp_path / "c")
    taken(watch)
    (inbox / "bad.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(SourceError, match=r"bad\.csv\. What was there: .*PNG"):
        taken(watch)
    watch.finish([inbox / "bad.csv"])
    (inbox / "worse.xlsx").write_text("no workbook")
    (inbox / "good.txt").write_text("“Dawn” is a dull film. “Dawn” ends.")
    addition = taken(watch)
    assert addition.added == 1
    assert [refusal.partition(":")[0] for refusal in addition.refused] == ["worse.xlsx"]
    assert looks(watch) == []


def test_a_folder_that_is_not_there_or_holds_the_corpus_is_refused(inbox, tmp_path):
    with pytest.raises(StoreError, match=r"There is no folder .*gone to watch"):
        Watch(tmp_path / "gone", tmp_path / "c")
    with pytest.raises(StoreError, match="store the corpus in a folder outside it"):
        Watch(inbox, inbox / "c")
