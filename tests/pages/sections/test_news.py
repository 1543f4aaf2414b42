"""What is new: each repeat of an addition with the way to its sentence, and what to do where nothing was added."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import merge
from corpus.findings.arrivals import list_additions
from corpus.store.corpus import Corpus
from pages.shared import arrivals
from tests.arrivals import ARRIVED, DECIDED, date_arrivals
from tests.pages.conftest import App, control, doors, follow, links, page_text, paragraphs, tables
from tests.pages.test_words import faults


@pytest.fixture
def store(arrived_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in which ten reviews have arrived in the sample, with a watch list."""
    monkeypatch.setattr(Corpus, "arrivals", property(date_arrivals))
    shutil.copytree(arrived_folder, tmp_path / "sample")
    merge(open_desk(write_url(tmp_path / FILE)), DECIDED.to_dict("records"))
    return tmp_path


def test_each_repeat_is_a_row_that_leads_to_its_sentence_and_to_what_else_shows_it(app: App, store: Path) -> None:
    at = app("news", store=store)

    finding = "10 new reviews: 1 uses a banned phrase, 1 repeats another review and 1 has a passage printed before."
    assert finding in paragraphs(at)
    rows, reviews = tables(at)
    assert (len(rows), len(reviews), faults(at)) == (6, 10, [])
    assert rows["reviewer"].tolist()[:2] == ["Corin Haldane", "Ysolde Crane"]
    assert rows["before"].tolist() == [10, 1, 1, 3, 3, 5]
    assert "/feed/sample.xml" in at.code[0].value
    place, more = links(at)[0], links(at, kind="cell")
    assert ("tab=review" in place, "at=211" in place) == (True, True)
    assert [href.partition("tab=")[2].partition("&")[0] for href in more] == [
        *("watchlist", "pair", "pair", "watchlist", "phrase", "mismatches"),
    ]
    assert "Side by side" in page_text(follow(at, more[1]))


def test_a_selection_has_its_own_news(app: App, store: Path) -> None:
    at = app("news", store=store, film="Ferry Supper")
    assert "1 new review: 1 uses a banned phrase." in paragraphs(at)

    at = app("news", store=store, film="1893")
    assert "No review of this addition fits the selection." in paragraphs(at)
    assert control(at, "selectbox", "Added on").options == ["3 Mar 2026: 10 reviews"]


def test_without_an_addition_the_screen_says_what_to_do(app: App) -> None:
    at = app("news")

    assert any(said.startswith("Nothing has been added since the import on ") for said in paragraphs(at))
    assert "Data" in doors(at)


def test_the_overview_counts_new_reviews_for_a_month(app: App, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [label for label in doors(app("overview", store=store)) if "new" in label]

    def lately(version: str, *, _corpus: Corpus) -> pd.DataFrame:
        additions = list_additions(date_arrivals(_corpus))
        return additions.assign(arrived=additions["arrived"] + (pd.Timestamp.now() - ARRIVED))

    monkeypatch.setattr(arrivals, "list_additions", lately)
    ways = {label: href for label, href in doors(app("overview", store=store)).items() if "new reviews since" in label}
    assert [label[:21] for label in ways] == ["10 new reviews since "]
    assert "tab=news" in next(iter(ways.values()))
