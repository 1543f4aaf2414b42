from corpus.errors import SourceError


def test_a_file_that_cannot_be_read_is_a_reject_of_its_errors_kind():
    assert SourceError("it is empty", kind="empty file").kind == "empty file"
    assert SourceError("it cannot be read").kind == "unreadable file"
