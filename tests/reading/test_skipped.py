import pandas as pd

from corpus.reading import skipped
from corpus.schema import REJECTS, empty_table


def count(*rejects: tuple[str, str]) -> list[list]:
    return skipped.count_kinds(pd.DataFrame(rejects, columns=["kind", "reason"])).to_numpy().tolist()


def test_rows_of_one_kind_are_counted_together_whatever_their_reasons_name():
    first, second = ("it has the same text, film and critic as a1.csv:2", "it has the same text … as “b”.csv:3")
    assert count(("duplicate", first), ("no text", "there is no text"), ("duplicate", second)) == [
        ["duplicate", "it has the same text, film and critic as another row", 2],
        ["no text", "there is no text", 1],
    ]


def test_a_reason_that_all_rows_of_a_kind_share_is_given_in_full_unless_it_is_very_long():
    assert count(*[("cell count", "3 cells where the header has 2")] * 2) == [
        ["cell count", "3 cells where the header has 2", 2]
    ]
    ((_, label, rows),) = count(("unreadable file", "x" * 5_000))
    assert (len(label), label[-1], rows) == (skipped.LONGEST, "…", 1)


def test_kinds_of_as_many_rows_come_in_the_order_of_their_first():
    kinds = ["nested", "duplicate", "duplicate", "empty file"]
    assert [kind for kind, *_ in count(*((kind, kind) for kind in kinds))] == ["duplicate", "nested", "empty file"]


def test_without_rejects_there_is_no_kind():
    assert skipped.count_kinds(empty_table(REJECTS)).columns.tolist() == ["kind", "label", "rows"]
    assert count() == []
