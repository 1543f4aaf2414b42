"""Every screen on four corpora: the sample, the seeds, a single review, and one made of hostile text."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test
from streamlit.util import calc_hash

from corpus.desk.database import FILE, Desk, open_desk, write_url
from corpus.keeping.lexicon import change_lexicon, read_lexicon
from corpus.polarity.house import House
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from pages.shared import places
from tests.hostile import HOSTILE_TEXTS
from tests.sharing import made_once

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
#: Every section that a tab leads to.
SCREENS = [section for screen in places.SCREENS.values() for section in screen.sections]

App = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def no_search_for_components() -> Iterator[None]:
    """Spare each screen a look through all installed packages for components, most of its time; we have none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
        yield


@pytest.fixture(autouse=True)
def reads_here(read_here: None) -> None:
    """Build what a test needs without a child process to read it; screens start processes of their own."""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    """A folder of built corpora."""

    def make(new: Path) -> None:
        shutil.copytree(sample_folder, new / "library" / "sample")
        _fill(new / "library", new)

    return made_once(tmp_path_factory, "library", make) / "library"


def _fill(folder: Path, sources: Path) -> None:
    """Build what stands beside the sample: the seeds where they are, a single review, one made of hostile text."""
    if SEEDS.is_dir():
        build([SEEDS], folder / "seeds", name="Seeds")
    (sources / "one.txt").write_text("Crumb is a slow and lovely film about bread.")
    build([sources / "one.txt"], folder / "one", name="One review")
    hostile = [text for text in HOSTILE_TEXTS.values() if text.strip()]
    rows = [
        dict.fromkeys(("film", "reviewer", "outlet", "shelf"), text)
        | {
            "text": f"{text} A slow and lovely film about bread. {text}",
            "rating": "7/10",
            "published": f"2025-01-{n:02}",
        }
        for n, text in enumerate(hostile[:28], start=1)
    ]
    pd.DataFrame(rows).to_json(sources / "hostile.jsonl", orient="records", lines=True)
    build([sources / "hostile.jsonl"], folder / "hostile", name="<script>alert(1)</script> $x$ :red[x]")


@pytest.fixture(scope="session")
def sample(library: Path) -> Corpus:
    """The sample corpus of the library."""
    return open_corpus(library / "sample")


@pytest.fixture
def app(library: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    """Open a link to a screen: on a corpus, with parameters.

    The link comes to a server that has just started; what the visitor does then, to one that runs.
    """

    class Running(PagesManager):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            PagesManager.uses_pages_directory = False

    def open_link(screen: str, corpus: str = "sample", store: Path = library, **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("REFRAIN_STORE", str(store))
        monkeypatch.setattr(app_test, "PagesManager", PagesManager)
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        tab = {} if screen in places.SCREENS else {places.TAB: screen}
        if places.SCREEN_OF[screen] != "overview":
            at.switch_page(f"pages/{places.SCREEN_OF[screen]}.py")
        for name, value in {**tab, "corpus": corpus, **query}.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception, at.exception
        monkeypatch.setattr(app_test, "PagesManager", Running)
        return at

    return open_link


@pytest.fixture
def shelf(library: Path, tmp_path: Path) -> Path:
    """A library of its own for a test that changes it: the sample and the single review."""
    for key in ("sample", "one"):
        shutil.copytree(library / key, tmp_path / "shelf" / key)
    return tmp_path / "shelf"


def decided(shelf: Path, key: str = "sample") -> House:
    """The house lexicon of a corpus as the desk's database has it; an empty one where there is no database."""
    return House() if not (shelf / FILE).is_file() else _in_desk(shelf, lambda desk: read_lexicon(desk, key).house)


def decide(shelf: Path, change: Callable[[House], House], key: str = "sample") -> House:
    """Change the house lexicon of a corpus, as a colleague would elsewhere."""
    return _in_desk(shelf, lambda desk: change_lexicon(desk, key, change, by="Ann"))


def _in_desk(shelf: Path, done: Callable[[Desk], House]) -> House:
    desk = open_desk(write_url(shelf / FILE))
    try:
        return done(desk)
    finally:
        desk.close()


def page_text(at: AppTest) -> str:
    """All that a screen says in plain text and HTML."""
    shown = [html.proto.body for html in at.get("html") if not html.proto.body.startswith(("<style", "<script"))]
    return "\n".join([*(title.value for title in at.title), *shown])


def paragraphs(at: AppTest) -> list[str]:
    """Each paragraph of a screen, as it is read."""
    return [as_read(html.proto.body) for html in at.get("html") if html.proto.body.startswith(("<p", "<article"))]


def doors(at: AppTest) -> dict[str, str]:
    """The links of a screen to other views, by their label; those that lead nowhere are left out."""
    bodies = [html.proto.body for html in at.get("html") if html.proto.body.startswith('<a class="door"')]
    counts = [way for html in at.get("html") for way in re.findall('<a class="count".*?</a>', html.proto.body)]
    without_icons = {re.sub('<span class="icon".*?</span>', "", body): body for body in [*counts, *bodies]}
    return {as_read(label): unescape(re.search('href="([^"]*)"', body)[1]) for label, body in without_icons.items()}


def follow(at: AppTest, href: str) -> AppTest:
    """Follow a link of a screen, as a click in the same visit does."""
    path, _, query = href.partition("?")
    # By the address, as a browser does: those of before have no file.
    at._page_hash = calc_hash(path.strip("/").removeprefix("overview") or "start")
    at.query_params = parse_qs(query)
    at.run()
    assert not at.exception, at.exception
    return at


def asked(at: AppTest) -> dict[str, str]:
    """The parameters of a screen's address, without that of the section."""
    return {name: value for name, value in at.query_params.items() if name != places.TAB}


def through(at: AppTest, label: str) -> AppTest:
    """Go through a door of a screen."""
    return follow(at, doors(at)[label])


def as_read(html: str) -> str:
    """What a browser shows of HTML made of tags and escaped text."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def tables(at: AppTest) -> list[pd.DataFrame]:
    """The tables of a screen: each open column by its name, with the values behind what is written."""
    return [_frame(html) for html in _tables(at)]


def wide_tables(at: AppTest) -> list[pd.DataFrame]:
    """The tables of a screen as a click on “More columns” shows each that has more; the screen stays as it is."""
    pattern, before = 'class="columns" href="([^"]*)"[^>]*>More columns<', parse_qs(urlencode(at.query_params, True))
    while closed := [href for html in _tables(at) for href in re.findall(pattern, html)]:
        follow(at, unescape(closed[0]))
    wide = tables(at)
    at.query_params = before
    at.run()
    return wide


def links(at: AppTest, place: int = 0, kind: str = "row") -> list[str]:
    """Where the rows of a table lead, or its heads (`kind` empty), or the cells that lead elsewhere ("cell")."""
    html = _tables(at)[place]
    pattern = f'<a class="{kind}" href="([^"]*)"' if kind else r'<th [^>]*><a href="([^"]*)"'
    return [unescape(href) for href in re.findall(pattern, html)]


def _tables(at: AppTest) -> list[str]:
    return [html.proto.body for html in at.get("html") if html.proto.body.startswith('<div class="refrain-table')]


def _frame(html: str) -> pd.DataFrame:
    names = [unescape(name) for name in re.findall(r'<th [^>]*data-column="([^"]*)"', html)]
    body = html.partition("<tbody>")[2]
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]
    return pd.DataFrame([[_value(cell) for cell in row] for row in rows], columns=names)


def _value(cell: str) -> object:
    cell = cell.replace("<small>banned</small> ", "")
    if known := re.search(r'<data value="([^"]*)"', cell):
        return json.loads(known[1])
    if known := re.search(r'<time datetime="([^"]*)"', cell):
        return pd.Timestamp(known[1])
    text = as_read(cell)
    return float("nan") if text == "–" else text


def charts(at: AppTest) -> dict[str, dict]:
    """The charts of a screen as Plotly gets them, each under its title and with the head that stands above it."""
    figures = [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]
    heads = [html.proto.body for html in at.get("html") if html.proto.body.startswith('<div class="chart-head')]
    titles = [as_read(re.search('<p class="title(?: said)?">(.*?)</p>', head, re.DOTALL)[1]) for head in heads]
    for figure, head in zip(figures, heads, strict=True):
        figure["layout"]["title"] = {"text": head}
    return dict(zip(titles, figures, strict=True))


def control(at: AppTest, kind: str, label: str):
    """The control of a screen with this label."""
    return next(each for each in at.get(kind) if each.label == label)
