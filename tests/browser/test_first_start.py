"""The first visits to a server without a corpus: who comes while the sample is prepared sees so, and then gets it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.store.locking import read_progress
from tests.browser.conftest import ROOT, serving

pytestmark = pytest.mark.browser

#: Another server on the same folder, which builds the sample and takes its time.
OTHER = """
import sys, time
from pathlib import Path
from corpus.store import locking
from corpus.store.building import build
store, go = map(Path, sys.argv[1:])
def progress(doing, done, of):
    locking.report_progress(store, f"{doing} {done}/{of}")
    while doing == "scoring reviews" and not go.exists():
        time.sleep(0.05)
build([Path("corpus/reviews")], store, name="Sample reviews (fiction)", progress=progress)
"""
PREPARING = "Preparing Sample reviews (fiction), once for everybody: scoring reviews, 0 of 67"
#: Two servers and a build start here at once; a busy machine is no failure. In milliseconds.
PATIENCE = 180_000


@contextmanager
def pages_of(visits, base: str, *paths: str) -> Iterator[list[Page]]:
    """Open these addresses, each in a browser of its own and without waiting; all are closed before the server ends."""
    pages = []
    for path in paths:
        visit = visits()
        visit.base = base
        visit.page.goto(f"{base}/{path}", wait_until="commit")
        pages.append(visit.page)
    yield pages
    for page in pages:
        page.close()


def expect_the_sample(page: Page) -> None:
    expect(page.get_by_text("67 reviews of 12 films").first).to_be_visible(timeout=PATIENCE)
    assert page.get_by_text("could not be shown").count() == 0


def test_all_who_come_while_the_sample_is_prepared_see_how_far_it_is_and_then_get_it(visits, tmp_path: Path) -> None:
    store, go = tmp_path / "new" / "sample", tmp_path / "go"
    other = subprocess.Popen([sys.executable, "-c", OTHER, store, go], cwd=ROOT)
    try:
        with serving(tmp_path / "new") as base, pages_of(visits, base, "", "phrases") as pages:
            for page in pages:
                expect(page.get_by_text(PREPARING)).to_be_visible(timeout=PATIENCE)
            assert read_progress(store) is not None
            go.touch()
            for page in pages:
                expect_the_sample(page)
    finally:
        go.touch()
        other.wait(60)


def test_all_who_come_first_get_the_sample_and_none_an_error(visits, tmp_path: Path) -> None:
    with serving(tmp_path / "new") as base, pages_of(visits, base, "", "") as pages:
        for page in pages:
            expect_the_sample(page)
