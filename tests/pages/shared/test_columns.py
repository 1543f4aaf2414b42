import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pages.shared import columns


@pytest.mark.parametrize(
    "shown",
    [
        columns.PHRASE,
        columns.FAMILY,
        columns.MARK,
        columns.SPREAD,
        columns.PASSAGE,
        columns.REVIEW,
        columns.LINE,
        columns.DRAFT,
        columns.EVIDENCE,
        columns.make_sharing_columns("review", ["similarity", "alone"], dated=True),
        columns.make_sharing_columns("critic", ["similarity", "alone"], dated=False),
        columns.make_common_columns("review", "a", "b"),
        columns.make_common_columns("critic", "Ann", "Bob"),
    ],
)
def test_every_head_of_a_table_of_phrases_or_reviews_has_help(shown: Mapping[str, Any]) -> None:
    assert [name for name, column in shown.items() if not column["help"]] == []


def test_every_table_writes_q_so_that_it_is_never_nothing() -> None:
    files = (Path(__file__).parents[3] / "pages").rglob("*.py")
    dicts = [node for file in files for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Dict)]
    shapes = [
        [keyword.value.value for keyword in value.keywords if keyword.arg == "format"]
        for each in dicts
        for key, value in zip(each.keys, each.values, strict=True)
        if isinstance(key, ast.Constant) and key.value in ("p", "q") and isinstance(value, ast.Call)
    ]
    assert shapes == [["chance"]] * len(shapes)
    assert shapes


def test_an_association_between_0_and_1_is_not_rounded_to_nothing() -> None:
    assert columns.PHRASE["association"]["type_config"]["format"] % 0.0012 == "0.0012"
