import numpy as np
from hypothesis import given
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from corpus.text.counts import build_counts, tabulate_counts

SHAPE = (4, 3)
COUNTS = arrays("int32", SHAPE, elements={"min_value": 0, "max_value": 3})


@given(COUNTS)
def test_a_table_gives_back_its_matrix(counts):
    table = tabulate_counts(csr_array(counts), of="word")
    assert table["count"].gt(0).all()
    assert np.array_equal(build_counts(table, of="word", shape=SHAPE).toarray(), counts)


def test_reviews_and_words_without_a_count_keep_their_places():
    table = tabulate_counts(csr_array(np.array([[0, 0], [0, 5], [0, 0]])), of="chunk")
    assert table.to_dict("list") == {"review": [1], "chunk": [1], "count": [5]}
    assert set(table.dtypes.astype(str)) == {"int32"}
    assert build_counts(table, of="chunk", shape=(3, 2)).toarray().tolist() == [[0, 0], [0, 5], [0, 0]]
    assert build_counts(table.head(0), of="chunk", shape=(0, 0)).shape == (0, 0)
