from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS
from corpus.reading.table import column_names, excerpt


def test_each_column_has_a_name_of_its_own_whatever_its_case():
    names = column_names(["text", "Text", None, " film\ufeff ", "text", "text (2)"], limits=LIMITS)
    assert names == ["text", "Text (2)", "column 3", "film", "text (3)", "text (2) (2)"]


def test_too_many_columns_are_refused_with_the_limit():
    with pytest.raises(SourceError, match="3 columns; at most 2"):
        column_names(["a", "b", "c"], limits=replace(LIMITS, columns=2))


def test_an_excerpt_is_one_short_line_that_a_table_can_hold():
    assert excerpt("dark\ud800\n  light" + "x" * 1_000) == "dark? light" + "x" * 187
