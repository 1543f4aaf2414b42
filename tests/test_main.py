import pytest

from corpus.commands import building
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["build", "{tmp}/gone.csv", "--store", "{tmp}/c"], "gone.csv"),
        (["build", "{csv}", "--store", "{tmp}/c", "--map", "film"], "“film” is not of the form OURS=THEIRS"),
        (["build", "{csv}", "--store", "{tmp}/c", "--map", "film=nowhere"], "nowhere"),
        (["build", "{csv}", "--store", "{tmp}/c", "--map", "colour=film"], "“colour” is none of the columns"),
        (["build", "{csv}", "--store", "{tmp}/c", "--films", "{tmp}/gone.csv"], "gone.csv"),
        (["build", "{csv}", "--store", "{csv}"], "{csv}"),
        (["build", "{csv}", "--store", "{tmp}/c", "--min-reviews", "1"], "at least 2 reviews"),
        (["build", "{csv}", "--store", "{tmp}/c", "--name", " "], "Give the corpus a name"),
        (["phrases", "--store", "{tmp}/c"], "There is no corpus in {tmp}/c"),
        (["phrases", "--store", "{library}"], "below this one there is {name}"),
        (["compare", "--by", "colour", "--store", "{dozen}"], "“colour”: allowed is “film”, “critic”"),
        (["findings", "--from-link", "colour", "--store", "{dozen}"], "“colour” is no address of a screen"),
        (["report", "-o", "{tmp}/gone/brief.json", "--store", "{dozen}"], "gone/brief.json cannot be written"),
        (["correct", "--film", "0=Dusk", "--store", "{dozen}"], "no review “0”"),
        (["correct", "--film", "0=", "--store", "{dozen}"], "is not of the form REVIEW_ID=FILM."),
    ],
)
def test_what_cannot_be_done_is_said_in_words_with_exit_code_1(command, message, capsys, dozen, dozen_csv, tmp_path):
    library, name = dozen.path.parent, dozen.path.name
    places = {"tmp": tmp_path, "csv": dozen_csv, "dozen": dozen.path, "library": library, "name": name}
    code, out, err = ran(capsys, *(part.format(**places) for part in command))
    complaint = err.splitlines()[-1]
    assert (code, out) == (1, "")
    assert complaint.startswith("error: ")
    assert message.format(**places) in complaint
    assert "Traceback" not in err


def test_what_takes_more_memory_than_there_is_is_said_in_words(capsys, dozen_csv, monkeypatch, tmp_path):
    def build(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(building, "build", build)
    code, _, err = ran(capsys, "build", str(dozen_csv), "--store", str(tmp_path / "c"))
    assert (code, err) == (1, "error: this takes more memory than there is; what stood there before is unchanged\n")
