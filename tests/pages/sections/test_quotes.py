"""Lines to quote: both sides, each line with its source, a way to its place, and the whole as a file."""

import numpy as np
import pytest

from corpus.findings.quotes import list_quotes
from tests.pages.conftest import App, as_read


def test_each_line_stands_with_its_source_and_leads_to_its_place(app: App, sample) -> None:
    at = app("quotes")
    lines = list_quotes(sample, np.ones(len(sample.reviews), bool))
    assert len(lines)
    page = "".join(str(block.proto.body) for block in at.get("html"))
    for line in lines.itertuples():
        review = sample.reviews.set_index("review_id").loc[line.review_id]
        assert review["film"] in as_read(page)
        assert f"review={line.review_id}" in page
        assert f"at={line.start}" in page
    assert at.title[0].value == "Lines to quote"


@pytest.mark.parametrize(("query", "most"), [({}, 5), ({"many": "10"}, 10)])
def test_as_many_lines_are_shown_as_are_asked_for(app: App, sample, query, most) -> None:
    at = app("quotes", **query)
    shown = sum(str(block.proto.body).count("<figure") for block in at.get("html"))
    assert shown == len(list_quotes(sample, np.ones(len(sample.reviews), bool), most=most))
