"""Adding a corpus: files are looked at, columns corrected, and only what is allowed is read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.reading import loading, sandbox
from corpus.scratch import Scratch
from corpus.store.corpus import open_corpus
from corpus.store.library import Library
from pages.shared import adding, importing
from tests.pages.conftest import App, control, paragraphs

READ = "Import"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, read_here: None) -> None:
    """Look at files and run commands in this process: the child for each has tests of its own, as `test_importing`."""

    def run(arguments: Sequence[str], title: str, scratch: Scratch | None = None) -> None:
        assert main(arguments) == 0
        if scratch:
            scratch.cleanup()

    monkeypatch.setattr(sandbox, "preview_contained", loading.preview_sources)
    monkeypatch.setattr(importing, "run", run)


@pytest.fixture
def form(app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Open the form, on a server whose owner allows a folder, with files uploaded."""
    visits = []
    (tmp_path / "allowed").mkdir()
    monkeypatch.setenv("REFRAIN_ROOTS", str(tmp_path / "allowed"))

    def opened(*files: tuple[str, str | bytes]):
        at = app("data", store=shelf, part="add")
        visits.append(at)
        if files:
            sent = [
                (name, content.encode() if isinstance(content, str) else content, "text/plain")
                for name, content in files
            ]
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
    assert any(text.startswith("Dusk & Dawn.csv: ") and "“;”" in text for text in paragraphs(at))
    assert control(at, "selectbox", "Film").value == "film"
    assert control(at, "text_input", "Name of the corpus").value == "Dusk & Dawn"
    at = control(at, "button", READ).click().run()
    assert not at.error
    assert open_corpus(added(shelf)).manifest.name == "Dusk & Dawn"
    assert at.title[0].value == "Data"
    assert paragraphs(at)[0] == "Corpus “Dusk & Dawn”, 2 reviews from 1 file"
    assert at.query_params == {"corpus": "dusk-dawn"}


def test_a_column_that_was_not_recognised_is_chosen(form, shelf: Path) -> None:
    at = form(("notes.csv", "which,musings\nDusk,A slow film.\nDawn,A lovely film.\n"))
    question = "No column is known to hold the text; choose one of “which”, “musings”, in the box “Text” below."
    assert question in paragraphs(at)
    assert control(at, "button", READ).disabled
    at = choose(at, "Text", "musings")
    assert not [text for text in paragraphs(at) if "hoose" in text]
    assert not control(at, "button", READ).disabled
    at = choose(at, "Film", "which")
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
    assert control(at, "selectbox", "Table with the names of the films").value == "films.csv"
    assert "films.csv has titles but no texts, and an id that the other table has too." in paragraphs(at)
    at = control(at, "button", READ).click().run()
    assert not at.error
    assert open_corpus(added(shelf)).reviews["film"].tolist() == ["Dusk"]


def test_two_tables_of_one_name_are_both_shown_and_read(form, shelf: Path) -> None:
    at = form(("reviews.csv", "film,text\nDusk,A slow film.\n"), ("reviews.csv", "film,text\nDawn,A lovely film.\n"))
    assert [text.partition(":")[0] for text in paragraphs(at) if "CSV, " in text] == [
        "reviews.csv",
        "upload 2/reviews.csv",
    ]
    at = control(at, "button", READ).click().run()
    assert open_corpus(added(shelf)).reviews["film"].tolist() == ["Dusk", "Dawn"]


def test_two_files_of_one_name_and_one_content_do_no_harm(form) -> None:
    at = form(*[("reviews.csv", "film,text\nDusk,A slow film.\n")] * 2)
    assert len(at.dataframe) == 2


def test_files_are_looked_at_in_one_process_and_once_for_what_is_in_them(form, monkeypatch) -> None:
    looks = []
    preview = sandbox.preview_contained
    monkeypatch.setattr(
        sandbox, "preview_contained", lambda *given, **named: looks.append(1) or preview(*given, **named)
    )
    at = form(*((f"{n}.txt", f"Film {n} is looked at once.") for n in range(40)))
    assert len(looks) == 1
    at = control(at, "text_input", "Name of the corpus").set_value("Forty").run()
    assert len(looks) == 1
    at = control(at, "text_input", "Encoding of the text files").set_value("cp1252").run()
    assert len(looks) == 2
    form(*((f"{n}.txt", f"Film {n} is looked at once.") for n in range(40)))
    assert len(looks) == 2
    form(*((f"{n}.txt", f"Film {n} is looked at again.") for n in range(40)))
    assert len(looks) == 3


def test_columns_told_by_what_is_in_them_are_shown_as_such_until_they_are_changed(form, shelf: Path) -> None:
    text = "Number {} of these notices finds the film slow and lovely and in no hurry to get anywhere."
    rows = "".join(f"Dusk {n % 2},{n}/5,{text.format(n)}\n" for n in range(1, 6))
    at = form(("notes.csv", f"Movie reviewed,How good,What we wrote\n{rows}"))
    because = "Rating: “How good” was chosen for what is in it (scores such as “1/5”). Change it if that is wrong."
    assert because in paragraphs(at)
    at = choose(at, "Rating", "(none)")
    assert because not in paragraphs(at)
    assert any(
        paragraph.startswith("Text: “What we wrote” was chosen for what is in it") for paragraph in paragraphs(at)
    )
    at = control(at, "button", READ).click().run()
    assert not at.error
    corpus = open_corpus(added(shelf))
    assert corpus.reviews["rating"].isna().all()
    assert corpus.reviews["film"].tolist() == ["Dusk 1", "Dusk 0", "Dusk 1", "Dusk 0", "Dusk 1"]


def test_a_choice_that_would_change_another_table_is_not_taken_silently(form) -> None:
    at = form(("a.csv", "film,heading,text\nDusk,x,A slow film.\n"), ("b.csv", "film,heading,text\nDawn,y,Fine.\n"))
    at.get("selectbox")  # two tables, each with its boxes
    boxes = [box for box in at.get("selectbox") if box.label == "Film"]
    at = boxes[0].set_value("heading").run()
    assert any(text.startswith("b.csv: another table has other columns for film.") for text in paragraphs(at))
    assert control(at, "button", READ).disabled
    boxes = [box for box in at.get("selectbox") if box.label == "Film"]
    at = boxes[1].set_value("heading").run()
    assert not control(at, "button", READ).disabled


def test_a_table_without_a_text_among_others_is_said_to_be_skipped(form) -> None:
    at = form(("a.csv", "film,text\nDusk,A slow film.\n"), ("b.csv", "which,what\nDawn,Fine.\n"))
    assert "Skipped, because no column holds the text: b.csv." in paragraphs(at)
    assert not control(at, "button", READ).disabled


def test_uploads_lie_in_the_visit_s_own_folder_though_two_have_one_name(form, shelf: Path) -> None:
    names = ["../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "<script>.txt", "--map.txt"]
    at = form(*((name, f"Film {n} is slow and lovely.") for n, name in enumerate(names)))
    at = control(at, "text_input", "Name of the corpus").set_value("Five").run()
    at = control(at, "button", READ).click().run()
    assert not at.error
    read = [source.rpartition("/")[2] for source in open_corpus(added(shelf)).reviews["source"]]
    assert sorted(read) == sorted(["escaped.txt", "escaped.txt", "C:\\escaped.txt", "<script>.txt", "--map.txt"])


def test_what_is_taken_out_of_the_field_lies_on_the_server_no_longer(form) -> None:
    def lying(at) -> dict[str, str]:
        return {file.name: file.read_text() for file in Path(at.session_state["_uploads"].name).rglob("*.txt")}

    at = form(("a.txt", "A slow film."), ("b.txt", "A lovely film."))
    assert lying(at) == {"a.txt": "A slow film.", "b.txt": "A lovely film."}
    at.get("file_uploader")[0].set_value([("a.txt", b"Another film.", "text/plain")])
    assert lying(at.run()) == {"a.txt": "Another film."}
    at.get("file_uploader")[0].set_value([])
    assert lying(at.run()) == {}


def test_what_cannot_be_read_is_said_and_not_offered_to_be_read(form) -> None:
    at = form(("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(100)))
    assert any("picture.csv" in text for text in paragraphs(at))
    assert not [button for button in at.button if button.label == READ and not button.disabled]


def test_a_corpus_needs_a_name(form) -> None:
    at = control(form(("a.txt", "A slow film.")), "text_input", "Name of the corpus").set_value("  ").run()
    assert control(at, "button", READ).disabled


def test_what_one_visit_uploads_is_bounded(form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "VISIT", 10)
    at = form(("a.txt", "A slow and lovely film."))
    assert at.error[0].value == "This did not work."
    assert any(text.startswith("This visit’s files come to") for text in paragraphs(at))


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
    assert "secret film" not in "".join(paragraphs(at))
    assert READ not in [button.label for button in at.button]


def test_no_path_can_be_typed_where_none_is_allowed(app: App, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFRAIN_ROOTS", raising=False)
    at = app("data", store=shelf, part="add")
    assert "Or a file or folder on the server" not in [field.label for field in at.text_input]
