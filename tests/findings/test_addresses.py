"""The addresses of findings are those of the dashboard."""

import pytest

from corpus.findings.addresses import SCREENS, locate_in
from corpus.polarity.scale import PolarityScale
from corpus.store.selection import Selection
from pages.shared.links import Address, link


@pytest.mark.parametrize("section", SCREENS)
def test_a_section_is_where_the_dashboard_has_it(section: str) -> None:
    selection, scale = Selection(critic=("Ann & Bob",)), PolarityScale(quantity="rating")
    query = [("corpus", "sample"), *selection.to_query(), *scale.to_query()]
    asked = {"phrase": "a b/c"}
    assert locate_in("sample", selection, scale)(section, asked) == Address(section, link(query, **asked)).href
