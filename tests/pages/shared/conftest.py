"""A view of the sample, as a screen gets it."""

from collections.abc import Callable

import pytest

from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared.viewing import View


@pytest.fixture
def view_of(sample: Corpus) -> Callable[..., View]:
    """Give the view of a selection, by the fields of `Selection`."""

    def view(**fields: object) -> View:
        selection = Selection(**fields)
        keep, scored = sample.mask(selection), ScoredCorpus.of(sample)
        return View(sample, "sample", selection, scored.reviews[keep], keep, scored)

    return view


@pytest.fixture
def view(view_of: Callable[..., View]) -> View:
    """All of the sample."""
    return view_of()
