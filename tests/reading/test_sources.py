import os
import socket
from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS
from corpus.reading.sources import find_sources, read_contents, resolve_within
from tests.hostile import zipped


def _refusals_by_name(*paths):
    return {source.name: str(source.refusal or "") for source in find_sources(paths)}


def _refusals(path):
    return [str(content.refusal or "") for source in find_sources([path]) for content in read_contents(source)]


def test_a_folder_is_searched_through_in_the_order_of_names_and_named_from_itself(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/deeper/d.txt", ".hidden", ".git/config"):
        path = tmp_path / "reviews" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Fine.")
    assert _refusals_by_name(tmp_path / "reviews") == {
        "reviews/b.txt": "",
        "reviews/a/c.txt": "",
        "reviews/a/deeper/d.txt": "",
    }


def test_a_folder_named_by_dots_has_its_own_name(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Fine.")
    monkeypatch.chdir(tmp_path)
    assert list(_refusals_by_name(".")) == [f"{tmp_path.name}/a.txt"]


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    paths = [tmp_path / "first" / "a.csv", tmp_path / "second" / "a.csv"]
    for path in paths:
        path.parent.mkdir()
        path.write_text("text\nFine.")
    names = [source.name for source in find_sources([*paths, paths[1], paths[1]])]
    assert names == ["a.csv", "second/a.csv", "second/a.csv (2)", "second/a.csv (3)"]


def test_a_link_is_followed_inside_its_folder_and_refused_where_it_leads_out(tmp_path):
    folder = tmp_path / "reviews"
    folder.mkdir()
    (folder / "a.txt").write_text("Fine.")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "in.txt").symlink_to("a.txt")
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "up").symlink_to("..")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "round.txt").symlink_to("round.txt")
    files = _refusals_by_name(folder)
    assert files["reviews/in.txt"] == ""
    assert "leads out" in files["reviews/out.txt"]
    assert "leads out" in files["reviews/up"]
    assert "cannot be read" in files["reviews/nowhere.txt"]
    assert files["reviews/round.txt"] != ""


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/dev/zero", "a device"),
        ("http://127.0.0.1/a.csv", "web address"),
        ("file:///etc/passwd", "web address"),
        ("s3://bucket/a.csv", "web address"),
        ("nowhere.csv", "No such file"),
        ("a\0b.csv", "not a path"),
    ],
)
def test_what_is_no_file_is_refused_in_a_sentence(path, reason):
    (refusal,) = _refusals(path)
    assert reason in refusal


def test_pipes_and_sockets_are_refused_without_opening_them(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        assert _refusals(tmp_path) == [
            "this is a pipe; only regular files are read",
            "this is a socket; only regular files are read",
        ]


def test_a_file_that_vanishes_or_becomes_a_pipe_after_it_was_found_is_named(tmp_path):
    gone, swapped = tmp_path / "gone.txt", tmp_path / "swapped.txt"
    for path in gone, swapped:
        path.write_text("Fine.")
    files = find_sources([gone, swapped])
    gone.unlink()
    swapped.unlink()
    os.mkfifo(swapped)
    read = [next(read_contents(source)) for source in files]
    assert [content.name for content in read] == ["gone.txt", "swapped.txt"]
    assert "No such file" in str(read[0].refusal)
    assert "regular files" in str(read[1].refusal)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text("Fine.")
    path.chmod(0)
    assert "Permission denied" in _refusals(path)[0]


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(bytes(3_000))
    (content,) = read_contents(find_sources([path])[0], limits=replace(LIMITS, file_bytes=2_048))
    assert str(content.refusal) == "this file has 2 KB; at most 2 KB are read"


def test_files_past_the_limit_of_files_are_said_to_be_left_out(tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("Fine.")
    *read, last = find_sources([tmp_path], limits=replace(LIMITS, files=2))
    assert [source.refusal for source in read] == [None, None]
    assert "at most 2 files" in str(last.refusal)


def test_members_of_an_archive_are_named_under_it_and_bad_ones_do_not_spoil_the_others(tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(("a.txt", b"Fine."), ("inner.zip", b"PK"), ("../b.txt", b"Bad.")))
    read = {content.name: content for content in read_contents(find_sources([path])[0])}
    assert read["all.zip/a.txt"].data == b"Fine."
    assert "inside an archive" in str(read["all.zip/inner.zip"].refusal)
    assert "outside the archive" in str(read["all.zip/../b.txt"].refusal)


def test_a_path_that_was_typed_must_lie_within_the_allowed_folders(tmp_path):
    root = tmp_path / "allowed"
    (root / "deep").mkdir(parents=True)
    (root / "deep" / "a.csv").write_text("text\nFine.")
    (tmp_path / "secret.csv").write_text("text\nsecret")
    (root / "out.csv").symlink_to(tmp_path / "secret.csv")
    os.mkfifo(root / "pipe.csv")
    assert resolve_within(root / "deep" / "a.csv", [root]) == (root / "deep" / "a.csv").resolve()
    assert resolve_within(root, [root]) == root.resolve()
    for path in ["/etc/passwd", root / ".." / "secret.csv", root / "out.csv", f"{root}-other", "/"]:
        with pytest.raises(SourceError, match="lies outside"):
            resolve_within(path, [root])
    with pytest.raises(SourceError, match="a pipe"):
        resolve_within(root / "pipe.csv", [root])
    with pytest.raises(SourceError, match="No such file"):
        resolve_within(root / "gone.csv", [root])
    with pytest.raises(SourceError, match="web address"):
        resolve_within("https://example.org/a.csv", [root])
    with pytest.raises(SourceError, match="not a path"):
        resolve_within("a\0b", [root])
    with pytest.raises(SourceError, match="lies outside"):
        resolve_within(root, [])
