"""Adding a corpus: files are looked at, columns corrected, and only what is allowed is read."""

from pathlib import Path

import pytest

from corpus.library import Library
from corpus.store import open_corpus
from pages.shared import adding
from tests.pages.conftest import App, control, told

READ = "Read and measure"


@pytest.fixture
def form(app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Open the form, on a server whose owner allows a folder, with files uploaded."""
    visits = []
    (tmp_path / "allowed").mkdir()
    monkeypatch.setenv("REFRAIN_ROOTS", str(tmp_path / "allowed"))

    def opened(*files: tuple[str, str | bytes]):
        at = app("sources", store=shelf, part="add")
        visits.append(at)
        if files:
            sent = [(name, held.encode() if isinstance(held, str) else held, "text/plain") for name, held in files]
            at.get("file_uploader")[0].set_value(sent)
            at.run()
        assert not at.exception
        return at

    yield opened
    for at in visits:
        if "_uploads" in at.session_state:
            at.session_state["_uploads"].cleanup()


def added(shelf: Path) -> Path:
    """The folder of the corpus that a test has added."""
    (key,) = set(Library(shelf).corpora()) - {"sample", "one"}
    return shelf / key


def choose(at, label: str, value: str):
    return control(at, "selectbox", label).set_value(value).run()


def test_a_table_is_shown_as_it_would_be_read_and_becomes_a_corpus(form, shelf: Path) -> None:
    at = form(("Dusk & Dawn.csv", "film;text\nDusk;A slow film.\nDawn;A lovely film.\n"))
    assert at.dataframe[0].value.to_numpy().tolist() == [["Dusk", "A slow film."], ["Dawn", "A lovely film."]]
    assert any(text.startswith("Dusk & Dawn.csv: ") and "';'" in text for text in told(at))
    assert control(at, "selectbox", "Film").value == "film"
    assert control(at, "text_input", "Name of the corpus").value == "Dusk & Dawn"
    at = control(at, "button", READ).click().run()
    assert not at.error
    assert open_corpus(added(shelf)).manifest.name == "Dusk & Dawn"
    assert at.title[0].value == "What do our reviews say, and how warmly?"
    assert told(at)[0] == "2 reviews of 2 films"
    assert at.query_params == {"corpus": "dusk-dawn"}


def test_a_column_that_was_not_recognised_is_chosen(form, shelf: Path) -> None:
    at = form(("notes.csv", "which,musings\nDusk,A slow film.\nDawn,A lovely film.\n"))
    assert "Choose the column that holds the text of the review." in told(at)
    assert control(at, "button", READ).disabled
    at = choose(choose(at, "Text", "musings"), "Film", "which")
    at = control(at, "button", READ).click().run()
    assert not at.error
    corpus = open_corpus(added(shelf))
    assert corpus.reviews["film"].tolist() == ["Dusk", "Dawn"]
    assert corpus.manifest.settings["mapping"] == {"text": "musings", "film": "which"}


def test_the_reader_says_in_how_many_reviews_a_phrase_recurs(form, shelf: Path) -> None:
    lines = "".join(f"Film {n},A slow exhale of a film number {n}.\n" for n in range(4))
    at = form(("notes.csv", f"film,text\n{lines}"))
    at.number_input(key="min-reviews").set_value(4).run()
    at = control(at, "button", READ).click().run()
    assert not at.error
    corpus = open_corpus(added(shelf))
    assert corpus.manifest.settings["min_reviews"] == 4
    assert corpus.phrases["reviews"].min() == 4


def test_a_second_table_names_the_films(form, shelf: Path) -> None:
    at = form(("reviews.csv", "id,text\n1,A slow film.\n"), ("films.csv", "id,title\n1,Dusk\n"))
    at = choose(at, "A table that names the films by an id", "films.csv")
    at = control(at, "button", READ).click().run()
    assert not at.error
    assert open_corpus(added(shelf)).reviews["film"].tolist() == ["Dusk"]


def test_uploads_lie_in_the_visit_s_own_folder_though_two_have_one_name(form, shelf: Path) -> None:
    names = ["../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "<script>.txt", "--map.txt"]
    at = form(*((name, f"Film {n} is slow and lovely.") for n, name in enumerate(names)))
    at = control(at, "text_input", "Name of the corpus").set_value("Five").run()
    at = control(at, "button", READ).click().run()
    assert not at.error
    read = [source.rpartition("/")[2] for source in open_corpus(added(shelf)).reviews["source"]]
    assert sorted(read) == sorted(["escaped.txt", "escaped.txt", "C:\\escaped.txt", "<script>.txt", "--map.txt"])


def test_what_cannot_be_read_is_said_and_not_offered_to_be_read(form) -> None:
    at = form(("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(100)))
    assert any("picture.csv" in text for text in told(at))
    assert not [button for button in at.button if button.label == READ and not button.disabled]


def test_a_corpus_needs_a_name(form) -> None:
    at = control(form(("a.txt", "A slow film.")), "text_input", "Name of the corpus").set_value("  ").run()
    assert control(at, "button", READ).disabled


def test_what_one_visit_uploads_is_bounded(form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "VISIT", 10)
    at = form(("a.txt", "A slow and lovely film."))
    assert at.error[0].value == "This did not work."
    assert any(text.startswith("This visit's files come to") for text in told(at))


def test_a_path_below_an_allowed_folder_is_read_in_the_encoding_that_is_said(form, shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "allowed" / "r.csv").write_bytes("film,text\nΚάιρο,Αργή ταινία.\n".encode("cp1253"))
    at = form()
    at = control(at, "text_input", "Encoding of the text files").set_value("cp1253").run()
    at = control(at, "text_input", "Or a file or folder on the server").set_value(str(tmp_path / "allowed/r.csv")).run()
    at = control(at, "button", READ).click().run()
    assert open_corpus(added(shelf)).reviews["film"].tolist() == ["Κάιρο"]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "{allowed}/../secret.csv", "{allowed}/out", "http://127.0.0.1:9/r.csv"]
)
def test_no_other_path_is_read(form, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.csv").write_text("film,text\nDusk,A secret film.\n")
    at = form()
    (tmp_path / "allowed" / "out").symlink_to(tmp_path / "secret.csv")
    typed = path.format(allowed=tmp_path / "allowed")
    at = control(at, "text_input", "Or a file or folder on the server").set_value(typed).run()
    assert at.error[0].value == "This did not work."
    assert "secret film" not in "".join(told(at))
    assert READ not in [button.label for button in at.button]


def test_no_path_can_be_typed_where_none_is_allowed(app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFRAIN_ROOTS", raising=False)
    at = app("sources", store=shelf, part="add")
    assert control(at, "text_input", "Or a file or folder on the server").disabled
