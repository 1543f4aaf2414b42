import pytest

from corpus.reading.limits import MEBIBYTE, format_bytes


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "1 KB"),
        (2_047, "1 KB"),
        (2_048, "2 KB"),
        (MEBIBYTE - 1, "1,023 KB"),
        (MEBIBYTE, "1 MB"),
        (1_024 * MEBIBYTE, "1,024 MB"),
    ],
)
def test_a_size_is_written_in_whole_kilobytes_or_megabytes_and_never_as_nothing(size, written):
    assert format_bytes(size) == written
