import pandas as pd
import pytest

from corpus.reading import skipped
from corpus.schema import REJECTS, empty


def kinds(*reasons: str) -> list[list]:
    return skipped.by_kind(pd.DataFrame({"reason": pd.Series(reasons, dtype="str")})).to_numpy().tolist()


@pytest.mark.parametrize(
    ("reasons", "kind"),
    [
        (["there is no text"] * 2, "there is no text"),
        (["2 cells where the header has 3", "1,204 cells where the header has 3"], "… cells where the header has …"),
        (
            ["it has the same text, film and critic as a1.csv:2", "it has the same text, film and critic as “b”.csv:3"],
            "it has the same text, film and critic as another row",
        ),
        (
            ["“plot” has 200,000 characters; at most 100,000 are read", "“n” has 3 characters; at most 1 are read"],
            "“…” has … characters; at most … are read",
        ),
    ],
)
def test_rows_of_one_kind_are_counted_together(reasons, kind):
    assert kinds(*reasons) == [[kind, len(reasons)]]


def test_a_reason_that_stands_alone_is_given_in_full_unless_it_is_very_long():
    assert kinds("it has 2 cells, not 3") == [["it has 2 cells, not 3", 1]]
    ((kind, rows),) = kinds("x" * 5_000)
    assert (len(kind), kind[-1], rows) == (skipped.LONGEST, "…", 1)


def test_the_kinds_come_in_the_order_of_their_rows_and_every_row_has_one():
    reasons = ["b", "a 1", "a 2", "c"]
    assert kinds(*reasons) == [["a …", 2], ["b", 1], ["c", 1]]
    assert skipped.with_kinds(empty(REJECTS))["kind"].tolist() == kinds() == []
