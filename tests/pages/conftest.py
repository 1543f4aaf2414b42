"""Every screen on four corpora: the sample, the seeds, a single review, and one made of hostile text."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from corpus.building import build
from tests.hostile import HOSTILE_TEXTS

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
SCREENS = ["overview", "films", "phrases", "reviews", "draft", "sources"]

App = Callable[..., AppTest]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of built corpora."""
    folder = tmp_path_factory.mktemp("library")
    sources = tmp_path_factory.mktemp("sources")
    build([ROOT / "corpus" / "reviews"], folder / "sample", name="Sample reviews (fiction)")
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
    return folder


@pytest.fixture
def app(library: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    """Open a screen on a corpus, with the link's parameters, and run it."""

    def open_screen(screen: str, corpus: str = "sample", store: Path = library, **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("REFRAIN_STORE", str(store))
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in {"corpus": corpus, **query}.items():
            at.query_params[name] = value
        at.run()
        if screen != "overview":
            at.switch_page(f"pages/{screen}.py").run()
        assert not at.exception, at.exception
        return at

    return open_screen


def said(at: AppTest) -> str:
    """All that a screen says in plain text and HTML."""
    return "\n".join([*(title.value for title in at.title), *(html.proto.body for html in at.get("html"))])
