import gzip
from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading import archives
from corpus.reading.limits import LIMITS
from tests.hostile import zipped

SMALL = replace(LIMITS, inflated_bytes=1_000, files=3)


def test_members_come_in_the_order_of_their_names_without_folders_and_hidden_files():
    data = zipped(("b.txt", b"B"), ("a.txt", b"A"), ("__MACOSX/a.txt", b""), (".hidden", b""), ("folder/", b""))
    with archives.open_zip(data, limits=LIMITS) as archive:
        read = {
            one.filename: archives.read_member(archive, one, limits=LIMITS) for one in archives.list_members(archive)
        }
    assert list(read.items()) == [("a.txt", b"A"), ("b.txt", b"B")]


def test_an_archive_over_its_limit_of_members_is_refused_before_its_directory_is_read():
    with pytest.raises(SourceError, match="lists 4 members; at most 3"):
        archives.open_zip(zipped(*((f"{n}.txt", b"") for n in range(4))), limits=SMALL)


def test_an_archive_that_unfolds_into_too_much_is_refused_whole():
    with pytest.raises(SourceError, match="unfolds into"):
        archives.open_zip(zipped(("a.txt", bytes(600)), ("b.txt", bytes(600))), limits=SMALL)


def test_a_damaged_member_is_named_damaged():
    data = zipped(("a.txt", b"Fine. " * 100))
    with archives.open_zip(data.replace(data[40:44], b"\0\0\0\0", 1), limits=LIMITS) as archive:
        (member,) = archives.list_members(archive)
        with pytest.raises(SourceError, match="damaged"):
            archives.read_member(archive, member, limits=LIMITS)


def test_a_gzip_of_several_parts_is_read_to_its_end():
    assert archives.gunzip(gzip.compress(b"one ") + gzip.compress(b"two"), limits=LIMITS) == (b"one two", "")


def test_a_gzip_that_is_cut_off_gives_what_there_is_and_says_so():
    data, note = archives.gunzip(gzip.compress(b"Fine. " * 10_000)[:-10], limits=LIMITS)
    assert data.startswith(b"Fine. Fine.")
    assert "cut off" in note


def test_what_follows_a_gzip_and_is_none_is_left_out_and_said():
    data, note = archives.gunzip(gzip.compress(b"Fine.") + b"garbage", limits=LIMITS)
    assert data == b"Fine."
    assert "left out" in note


def test_a_gzip_is_not_unfolded_past_its_limit():
    with pytest.raises(SourceError, match="at most 200 : 1"):
        archives.gunzip(gzip.compress(bytes(5_000)), limits=SMALL)
