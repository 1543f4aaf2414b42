import pytest

from corpus.search.capitals import explain_capitals


@pytest.mark.parametrize(
    ("search", "instead"),
    [
        ("love AND NOT hate", "love -hate"),
        ("NOT hate", "-hate"),
        ('"long after" OR score AND light', '"long after"|score light'),
        ("“long after” OR score", "“long after”|score"),
    ],
)
def test_what_is_to_be_typed_instead_is_said_whole(search: str, instead: str) -> None:
    assert explain_capitals(search).endswith(f" Type {instead} instead.")


@pytest.mark.parametrize(
    "search", ["", "love", "rock and roll", "ORANGE", "OR", "love OR", "x OR -y", '"sink OR swim"']
)
def test_nothing_is_said_where_nothing_better_is_known(search: str) -> None:
    assert explain_capitals(search) == ""
