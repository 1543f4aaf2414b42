import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import folder, removal, table_files
from tests.store import killing
from tests.store.small import reasons, rejects, store

ROOT = Path(__file__).parents[2]


def beside(path):
    """Return what stands beside a corpus, its lock left out."""
    return sorted(entry.name for entry in path.parent.iterdir() if entry.name not in (path.name, f".{path.name}.lock"))


# --------------------------------------------------------------------------------------- a manifest


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    written = store(tmp_path / "c", name="Été “1986” $x$")
    stored = folder.read_manifest(tmp_path / "c")
    assert stored.as_dict() == json.loads(json.dumps(written.as_dict()))
    assert set(stored.tables) == {*table_files.TABLES, *table_files.MAPPED}
    assert table_files.is_intact(tmp_path / "c", stored)


@pytest.mark.parametrize("content", ["", '{"name": "x', "[]", "7", '{"format": 2}', "\ud800", '{"format": 2, "no": 2}'])
def test_a_damaged_manifest_is_refused_in_words(content, tmp_path):
    path = tmp_path / "c"
    store(path)
    (path / "corpus.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    said = "is damaged: .*Build the corpus again", "of format None.*build it again", "of format 2, .*Measure its"
    with pytest.raises(StoreError, match="|".join(said)):
        folder.read_manifest(path)


def test_where_there_is_no_corpus_the_message_says_how_to_build_one(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "none", tmp_path, tmp_path / "file"):
        with pytest.raises(StoreError, match=r"There is no corpus in .*python -m corpus build SOURCE --store"):
            folder.read_manifest(path)


# -------------------------------------------------------------------------------- written or not at all


def test_a_new_corpus_replaces_the_old_one_and_leaves_nothing_beside(tmp_path):
    path = tmp_path / "deep" / "c"
    store(path, rejects=rejects("one"))
    store(path, rejects=rejects("two"))
    assert reasons(path) == ["two"]
    assert beside(path) == []


def test_a_folder_that_is_no_corpus_is_never_replaced(tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "novel.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for path in (tmp_path / "papers", tmp_path / "file"):
        with pytest.raises(StoreError, match="is no corpus and is not empty"):
            store(path)
    assert (tmp_path / "papers" / "novel.txt").read_text() == (tmp_path / "file").read_text() == "mine"


def test_an_empty_folder_may_become_a_corpus(tmp_path):
    (tmp_path / "c").mkdir()
    store(tmp_path / "c", rejects=rejects("one"))
    assert reasons(tmp_path / "c") == ["one"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        store(tmp_path / "file" / "c")
    with pytest.raises(StoreError, match="cannot be written: File name too long"):
        store(tmp_path / ("x" * 255))


def test_a_name_of_bytes_that_are_no_letters_is_refused(tmp_path):
    with pytest.raises(StoreError, match="its name holds bytes that are no letters"):
        store(tmp_path / "corpus\udcff")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("move", [1, 2])
def test_a_failed_move_leaves_the_old_corpus_in_its_place(move, tmp_path, monkeypatch):
    path = tmp_path / "c"
    store(path, rejects=rejects("old"))
    moves = []

    def rename(self, target, real=Path.rename):
        moves.append(target)
        if len(moves) == move:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(StoreError, match=r"No space left on device\. What stood there is unchanged"):
        store(path, rejects=rejects("new"))
    assert reasons(path) == ["old"]
    assert beside(path) == []


def aside(path):
    """Leave a corpus as a kill between the two moves does."""
    store(path, rejects=rejects("old"))
    path.rename(path.parent / f".{path.name}.former")
    (path.parent / f".{path.name}.new").mkdir()


def test_a_corpus_that_a_kill_left_aside_is_put_back_by_whoever_reads(tmp_path):
    path = tmp_path / "c"
    aside(path)
    assert folder.list_corpora(tmp_path) == ["c"]
    assert reasons(path) == ["old"]


def test_a_corpus_that_a_kill_left_aside_is_put_back_by_whoever_writes(tmp_path):
    path = tmp_path / "c"
    aside(path)
    with folder.writing(path):
        assert reasons(path) == ["old"]
        assert beside(path) == []
    store(path, rejects=rejects("new"))
    assert reasons(path) == ["new"]
    assert beside(path) == []


def test_what_a_kill_after_the_second_move_left_aside_never_comes_back(tmp_path):
    path = tmp_path / "c"
    store(path, rejects=rejects("new"))
    store(tmp_path / "d", rejects=rejects("old"))
    (tmp_path / "d").rename(path.parent / ".c.former")
    with folder.writing(path):
        removal.take_out(path, [])
    assert folder.list_corpora(tmp_path) == []
    with pytest.raises(StoreError, match="There is no corpus"):
        folder.read_manifest(path)


def test_a_reader_waits_while_a_writer_stands_between_the_moves(tmp_path):
    path = tmp_path / "c"
    store(path, rejects=rejects("old"))
    with folder.writing(path):
        path.rename(path.parent / ".c.former")
        with pytest.raises(StoreError, match="There is no corpus"):
            folder.read_manifest(path)
    assert reasons(path) == ["old"]


def test_a_reader_finds_a_corpus_that_was_moved_aside_while_it_began_to_read(tmp_path, monkeypatch):
    path = tmp_path / "c"
    manifest, load = store(path), folder.load_manifest

    def move_first(asked):
        monkeypatch.setattr(folder, "load_manifest", load)
        path.rename(tmp_path / f".c{folder._FORMER}")
        return load(asked)

    monkeypatch.setattr(folder, "load_manifest", move_first)
    assert folder.read_manifest(path).tables == manifest.tables


def test_one_writer_wins_and_the_other_is_told(tmp_path):
    path = tmp_path / "c"
    with folder.writing(path), pytest.raises(StoreError, match="Another import into “c” is under way"):
        store(path)
    store(path)


def test_a_writer_that_leaves_no_corpus_leaves_nothing_behind(tmp_path):
    (tmp_path / "mine").mkdir()
    for path in (tmp_path / "new" / "deep" / "c", tmp_path / "c", tmp_path / "mine"):
        with pytest.raises(FileNotFoundError), folder.writing(path):
            raise FileNotFoundError
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_somebody_began_to_use_meanwhile_stays(tmp_path):
    path = tmp_path / "new" / "deep" / "c"
    with folder.writing(path):
        store(path.parent / "d")
    assert folder.list_corpora(path.parent) == ["d"]
    assert not (path.parent / ".c.lock").exists()


def test_writing_and_reading_leave_no_file_open(tmp_path):
    def opened():
        return len(list(Path("/proc/self/fd").iterdir()))

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not list its open files")
    manifest = store(tmp_path / "c")
    before = opened()
    for _ in range(20):
        store(tmp_path / "c")
        table_files.read_table(tmp_path / "c", manifest, "rejects")
    assert opened() == before


# ---------------------------------------------------------------------------------- killed at any moment

KILLED = """
import sys
from pathlib import Path
from tests.store.test_folder import kill_everywhere
kill_everywhere(Path(sys.argv[1]))
"""


def test_a_kill_before_any_step_leaves_the_old_corpus_or_the_new_one(tmp_path):
    # A process of one thread can be copied, and killed, as often as there are steps.
    ended = subprocess.run([sys.executable, "-c", KILLED, tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    kills = dict(line.split() for line in ended.stdout.splitlines())
    assert set(kills) == {"replaced", "renamed", "removed", "restored", "first"}
    # Not one step of any operation was left out: a corpus has more than thirty files.
    assert int(kills["replaced"]) > len(table_files.TABLES)
    assert all(int(count) > 1 for count in kills.values())


def kill_everywhere(root):
    """Kill each operation on a corpus before each of its steps, and look at what is there."""
    old, new = rejects("old"), rejects("new")
    for name in ("old", "new"):
        store(root / name / "c", name=name, rejects=rejects(name))

    def take(path):
        with folder.writing(path):
            return removal.take_out(path, [])

    def rename(path):
        with folder.writing(path):
            folder.rename_corpus(path, "new")

    def restore(path):
        (waiting,) = path.parent.glob(".c.removed-*")
        with folder.writing(path):
            removal.put_back(waiting, path)

    operations = {
        "replaced": lambda path: store(path, name="new", rejects=new),
        "renamed": rename,
        "removed": take,
        "restored": restore,
        "first": lambda path: store(path, name="new", rejects=new),
    }
    for operation, operate in operations.items():
        before = root / f"before-{operation}"
        if operation != "first":
            store(before / "c", name="old", rejects=old)
        else:
            before.mkdir()
        if operation == "restored":
            take(before / "c")
        path = root / "work" / "c"

        def again(before=before, path=path):
            shutil.rmtree(path.parent, ignore_errors=True)
            shutil.copytree(before, path.parent)

        again()
        steps = killing.count_steps(lambda operate=operate, path=path: operate(path), path.parent)
        for step in killing.choose_steps(steps):
            again()
            killed = killing.kill_at(step, lambda operate=operate, path=path: operate(path), path.parent)
            assert killed, (operation, step)
            look(path, operation, step)
        sys.stdout.write(f"{operation} {steps}\n")


def look(path, operation, step):
    """Look at a corpus as whoever opens it next does, and write it once more."""
    gone = {"removed": ([], ["c"]), "restored": ([], ["c"]), "first": ([], ["c"])}.get(operation, (["c"],))
    for key in removal.find_unsettled(path.parent):
        with folder.writing(path.parent / key):
            pass
    assert folder.list_corpora(path.parent) in gone, (operation, step)
    if folder.list_corpora(path.parent):
        manifest = folder.read_manifest(path)
        assert table_files.is_intact(path, manifest), (operation, step)
        assert manifest.name in ("old", "new"), (operation, step)
        # A new name is not yet a new table, and the other way round a table never comes without its name.
        table = "old" if operation == "renamed" else manifest.name
        assert reasons(path) == [table], (operation, step)
    else:
        waiting = [*path.parent.glob(".c.removed-*")]
        assert len(waiting) == (operation != "first"), (operation, step)
    store(path, name="next", rejects=rejects("next"))
    assert reasons(path) == ["next"]
    assert not [name for name in beside(path) if ".removed-" not in name], (operation, step)


# ----------------------------------------------------------------------------------- names and digests


def test_a_renamed_corpus_keeps_its_tables(tmp_path):
    written = store(tmp_path / "c")
    with folder.writing(tmp_path / "c"):
        folder.rename_corpus(tmp_path / "c", "  Other \n name\u200b ")
    stored = folder.read_manifest(tmp_path / "c")
    assert (stored.name, stored.tables) == ("Other name", written.tables)
    assert table_files.is_intact(tmp_path / "c", stored)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\x00"])
def test_a_corpus_needs_a_name(name, tmp_path):
    store(tmp_path / "c")
    with folder.writing(tmp_path / "c"), pytest.raises(StoreError, match="Give the corpus a name"):
        folder.rename_corpus(tmp_path / "c", name)
