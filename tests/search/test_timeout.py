"""A search that takes too long is stopped; every other is left alone."""

import threading
import time

import duckdb
import pandas as pd
import pytest

from corpus.errors import SelectionError
from corpus.search.concordance import find_matches
from corpus.search.parsing import parse_query
from corpus.search.timeout import limit_time, split_rows
from corpus.store.building import build
from corpus.store.corpus import open_corpus

#: Allowed by the limits of a pattern, and about the worst within them: fifty times any word of any script.
COSTLY = r"/(\pL+\W+){50}qqq/"


@pytest.fixture(scope="module")
def texts() -> pd.Series:
    """So much text that the costly pattern takes half a minute."""
    text = "A slow and lovely film about bread, and of its crumbs. " * 20
    return pd.Series({f"r{n}": f"{n} {text}" for n in range(8_000)})


def test_a_costly_expression_is_stopped_with_what_to_do_instead(texts) -> None:
    started = time.perf_counter()
    with pytest.raises(SelectionError, match=r"more than 0\.2 seconds .* repeat less"):
        find_matches(texts, parse_query(COSTLY), seconds=0.2)
    assert time.perf_counter() - started < 6


def test_a_search_through_a_corpus_is_stopped_and_the_next_one_is_answered(texts, tmp_path) -> None:
    texts.head(400).rename_axis("id").reset_index(name="text").to_parquet(tmp_path / "many.parquet")
    build([tmp_path / "many.parquet"], tmp_path / "many")
    corpus = open_corpus(tmp_path / "many")
    with pytest.raises(SelectionError, match="stopped"):
        corpus.find_containing(COSTLY, seconds=0.1)
    assert corpus.find_containing("crumbs").all()


def test_one_who_waits_for_nothing_long_is_not_disturbed() -> None:
    with duckdb.connect() as connection:
        with limit_time(connection, seconds=5):
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert not any(thread.name == "search timeout" for thread in threading.enumerate())


def test_a_limit_holds_for_all_that_is_asked_together() -> None:
    def ask_often(connection: duckdb.DuckDBPyConnection) -> None:
        with limit_time(connection, seconds=0.1):
            for _ in range(200):
                time.sleep(0.01)
                connection.execute("SELECT count(*) FROM range(3_000_000) AS one(a) WHERE a % 7 = 3").fetchone()

    with duckdb.connect() as connection, pytest.raises(SelectionError, match="stopped"):
        ask_often(connection)


@pytest.mark.parametrize("rows", [0, 1, 250, 251, 25_000])
def test_parts_hold_every_row_once_in_their_order(rows: int) -> None:
    cut = list(split_rows(rows))
    assert [row for first, behind in cut for row in range(first, behind)] == list(range(rows))
    assert all(behind - first <= 2 * 250 * 2**n for n, (first, behind) in enumerate(cut))
