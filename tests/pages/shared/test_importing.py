"""An import runs in a process of its own; what it does, and why it failed, is said on the page."""

import sys
from pathlib import Path

import pytest

from corpus.schema import CorpusError
from corpus.store import open_corpus
from pages.shared import importing

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def child_of(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let the next import run this program."""
    popen = importing.subprocess.Popen
    monkeypatch.setattr(
        importing.subprocess, "Popen", lambda command, **options: popen([sys.executable, "-c", program], **options)
    )


def test_a_corpus_is_built_with_name_mapping_films_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes("id;notes\n1;Très bon\n2;Mal\n".encode("cp1252"))
    (tmp_path / "films.csv").write_bytes("id;title\n1;Été\n2;Noël\n".encode("cp1252"))
    importing.build(
        [tmp_path / "r.csv"],
        tmp_path / "store",
        name="--json <b>$x$",
        mapping={"text": "notes"},
        films=tmp_path / "films.csv",
        encoding="cp1252",
    )
    corpus = open_corpus(tmp_path / "store")
    assert corpus.manifest.name == "--json <b>$x$"
    assert corpus.reviews["film"].tolist() == ["Été", "Noël"]


def test_the_child_s_own_message_is_the_reader_s(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("film,text\n")
    with pytest.raises(CorpusError, match=r"r\.csv") as said:
        importing.build([tmp_path / "r.csv"], tmp_path / "store")
    assert "Traceback" not in str(said.value)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("end", ["import os; os.kill(os.getpid(), 9)", "raise SystemExit(3)", "1 / 0"])
def test_a_child_that_dies_is_said_to_have_stopped(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    child_of(monkeypatch, end)
    with pytest.raises(CorpusError, match="what stood there before is unchanged"):
        importing.run(["build"], "Reading")


def test_an_import_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    child_of(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(importing, "LONGEST", 0)
    with pytest.raises(CorpusError, match="was stopped"):
        importing.run(["build"], "Reading")


def test_the_progress_on_the_page_is_the_child_s_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "reading $x$ :red[x].csv 1/4\nscoring reviews 3000/4000\n"
    child_of(monkeypatch, f"import sys, time; sys.stderr.write({said!r}); sys.stderr.flush(); time.sleep(1)")
    shown = []

    class Bar:
        def progress(self, value: float, text: str) -> None:
            shown.append((value, text))

        def empty(self) -> None:
            shown.append("empty")

    monkeypatch.setattr(importing.st, "progress", lambda value, text: Bar())
    importing.run(["build"], "Reading")
    assert shown[-2:] == [(0.75, importing.markdown("Reading: scoring reviews, 3,000 of 4,000")), "empty"]
