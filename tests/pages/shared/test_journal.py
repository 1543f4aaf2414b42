"""The server's log: stages with counts and seconds, errors with the id that the screen shows; no review's words."""

import logging
import re
import sys
from collections.abc import Iterator

import pytest

from pages.shared import importing, journal, queries
from tests.pages.conftest import App, paragraphs


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What the server's log says, a line each."""
    said: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(self.format(record))

    kept, names = Kept(), ("refrain", "streamlit.error_util")
    for name in names:
        logging.getLogger(name).addHandler(kept)
    yield said
    for name in names:
        logging.getLogger(name).removeHandler(kept)


#: Of two reviews; lines of our own code may be logged.
SAID = ("A slow film about a dog.", "And a very long walk.")


def fail(*_: object, **__: object) -> None:
    raise KeyError(SAID[0]) from ValueError(SAID[1])


def test_an_error_that_nobody_foresaw_has_an_id_on_the_screen_and_its_place_in_the_log(
    app: App, logged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = app("overview")
    monkeypatch.setattr(queries, "list_phrases", fail)
    at.run()

    shown = at.exception[0]
    id_ = re.search(r"error ([0-9a-f]{8})\.$", shown.message)[1]
    assert "Go back, or reload the page" in shown.message
    (line,) = [line for line in logged if id_ in line]
    assert "KeyError" in line
    assert "ValueError" in line
    assert "in fail" in line
    assert not re.search("slow film|long walk", line + shown.message)


def test_what_is_refused_has_an_id_too(app: App, logged: list[str], shelf) -> None:
    (shelf / "one" / "corpus.json").write_text("{")
    at = app("overview", "", store=shelf / "one")
    id_ = re.search(r"\(Error ([0-9a-f]{8})\.\)$", paragraphs(at)[0])[1]
    assert any(id_ in line and "StoreError" in line for line in logged)


def test_an_error_that_nothing_catches_is_logged_without_its_words(logged: list[str]) -> None:
    journal.guard()
    try:
        fail()
    except KeyError as error:
        logging.getLogger("streamlit.error_util").error("Uncaught app execution", exc_info=error)
    (line,) = logged
    assert "KeyError" in line
    assert "slow film" not in line


def test_the_stages_of_an_import_are_logged_with_counts_and_seconds(
    logged: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    printed = "reading a.csv 0/1\nreading a.csv 1/1 in 0.2 s\nscoring reviews 67/67 in 1.5 s\nerror: “a slow film”\n"
    started = importing.subprocess.Popen
    end = f"import sys; sys.stderr.write({printed!r}); sys.exit(1)"
    monkeypatch.setattr(
        importing.subprocess, "Popen", lambda _, **options: started([sys.executable, "-c", end], **options)
    )
    with pytest.raises(importing.CorpusError):
        importing.run(["build", f"--store={tmp_path / 'dozen'}"], "Reading")
    for each in importing.threading.enumerate():
        if each.name == "import":
            each.join(10)
    assert logged[:2] == ["build dozen: reading a.csv 1/1 in 0.2 s", "build dozen: scoring reviews 67/67 in 1.5 s"]
    assert re.fullmatch(r"build dozen: ended with status 1 in [\d.]+ s", logged[2])
    assert len(logged) == 3
