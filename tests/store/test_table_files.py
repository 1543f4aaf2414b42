import hashlib
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus import schema
from corpus.errors import StoreError
from corpus.schema import REVIEWS, conform
from corpus.store import table_files
from corpus.store.manifest import save_manifest
from tests.store.small import rejects, store


@pytest.mark.parametrize("name", table_files.TABLES)
def test_a_table_comes_back_with_its_columns_and_dtypes(name, tmp_path):
    manifest = store(tmp_path / "c")
    stored = table_files.read_table(tmp_path / "c", manifest, name)
    for column, dtype in getattr(schema, name.upper()).items():
        expected = "category" if column in table_files._REPEATED_IDS.get(name, []) else dtype
        assert str(stored[column].dtype) == expected


def test_arrays_come_back_as_they_were_and_cannot_be_written_to(tmp_path):
    arrays = table_files.map_arrays(tmp_path / "c", store(tmp_path / "c"), "drafts")
    np.testing.assert_array_equal(arrays["rates"], [0.5, np.nan])
    assert arrays["words"].to_pylist() == ["a", "film"]
    assert len(arrays["row"]) == 0
    assert not arrays["rates"].flags.writeable


def test_days_come_back_in_whole_seconds_and_extra_columns_as_they_were(tmp_path):
    reviews = conform(
        pd.DataFrame(
            {
                "published": pd.to_datetime(["2025-03-31", None]).astype("datetime64[s]"),
                "votes": pd.array([7, None], dtype="Int64"),
                "top": pd.array([True, None], dtype="boolean"),
            }
        ).assign(words=1, sentences=1, evidence=0, evidence_untitled=0),
        REVIEWS,
    )
    manifest = store(tmp_path / "c", reviews=reviews)
    pd.testing.assert_frame_equal(table_files.read_table(tmp_path / "c", manifest, "reviews"), reviews)
    assert "text" not in table_files.read_table(tmp_path / "c", manifest, "reviews", without=["text"])


@pytest.mark.parametrize("harm", ["cut", "changed", "gone"])
@pytest.mark.parametrize("name", ["reviews.parquet", "phrases.arrow"])
def test_a_damaged_table_is_refused_by_its_name(name, harm, tmp_path):
    manifest = store(tmp_path / "c")
    file = tmp_path / "c" / name
    data = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
    else:
        data[len(data) // 2] ^= 1
        file.write_bytes(data[:-9] if harm == "cut" else data)
    assert not table_files.is_intact(tmp_path / "c", manifest)
    with pytest.raises(StoreError, match=rf"{name}.*Build the corpus again"):
        table_files.read_table(tmp_path / "c", manifest, file.stem)


def test_a_table_of_another_build_is_not_mixed_with_ours(tmp_path):
    before = store(tmp_path / "c", rejects=rejects("one"))
    store(tmp_path / "c", rejects=rejects("two"))
    with pytest.raises(StoreError, match=r"built anew\. Reload the page"):
        table_files.read_table(tmp_path / "c", before, "rejects")


def test_a_table_that_is_replaced_while_it_is_read_is_read_as_it_was(tmp_path, monkeypatch):
    ours = store(tmp_path / "c", rejects=rejects("one"))
    store(tmp_path / "other", rejects=rejects("two").assign(column="more"))
    other, check = tmp_path / "other" / "rejects.parquet", table_files._is_as_written

    def replaced(*given):
        result = check(*given)
        other.replace(tmp_path / "c" / "rejects.parquet")
        return result

    monkeypatch.setattr(table_files, "_is_as_written", replaced)
    pd.testing.assert_frame_equal(table_files.read_table(tmp_path / "c", ours, "rejects"), rejects("one"))


def test_a_corpus_with_checksums_of_the_former_kind_is_read_and_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(table_files, "_PART", 8)
    monkeypatch.setattr(table_files, "_READ", 4)
    manifest = store(tmp_path / "c", rejects=rejects("one"))
    file = tmp_path / "c" / "rejects.parquet"
    data = file.read_bytes()
    parts = b"".join(hashlib.sha256(data[at : at + 8]).digest() for at in range(0, len(data), 8))
    former = replace(manifest, tables={**manifest.tables, "rejects": hashlib.sha256(parts).hexdigest()})
    pd.testing.assert_frame_equal(table_files.read_table(tmp_path / "c", former, "rejects"), rejects("one"))
    save_manifest(former, tmp_path / "c")
    assert table_files.is_intact(tmp_path / "c", former)
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(StoreError, match=r"rejects\.parquet is damaged"):
        table_files.read_table(tmp_path / "c", former, "rejects")


@pytest.mark.parametrize("kind", table_files._KINDS)
def test_a_long_file_is_checked_to_its_last_byte(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(table_files, "_PART", 8)
    monkeypatch.setattr(table_files, "_READ", 4)
    sums = set()
    for content in (b"", b"abcd", b"abcdefghijk", b"abcdefghijK", b"Abcdefghijk", b"ijkabcdefgh", b"abcdefghijk\0"):
        (tmp_path / "file").write_bytes(content)
        with (tmp_path / "file").open("rb") as handle:
            sums.add(table_files._checksum(handle, kind))
            assert table_files._checksum(handle, kind) in sums
    assert len(sums) == 7
