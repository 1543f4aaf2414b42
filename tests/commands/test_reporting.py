import json
import shutil

import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import normalise_phrase, watch
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_report_writes_the_brief_of_a_selection(capsys, dozen, tmp_path, suffix):
    file = tmp_path / f"brief.{suffix}"
    chosen = ["--film", "Paper Lanterns", "--from", "2024-01-01", "--title", "This week"]
    code, out, err = ran(capsys, "report", "--store", dozen.path, "-o", file, *chosen)
    assert (code, err) == (0, "")
    assert out.endswith(f": {file}\n")
    assert b"This week" in file.read_bytes()


def test_report_begins_with_what_the_desk_beside_the_corpora_has_banned(capsys, dozen, tmp_path):
    shutil.copytree(dozen.path, tmp_path / "corpus")
    words = dozen.read_texts(dozen.reviews["review_id"].head(1).tolist()).iloc[0].split()
    phrase = normalise_phrase(" ".join(words[:2]).strip(".,"))
    watch(open_desk(write_url(tmp_path / FILE)), phrase, "banned")
    ran(capsys, "report", "--store", tmp_path / "corpus", "-o", tmp_path / "brief.json")
    assert f"“{phrase}” is banned, and " in (tmp_path / "brief.json").read_text(encoding="utf-8")


def test_report_says_which_name_or_format_it_does_not_know(capsys, dozen, tmp_path):
    _, _, err = ran(capsys, "report", "--store", dozen.path, "-o", tmp_path / "b.html", "--film", "Sunset")
    assert err.startswith("error: “film” is “Sunset”: allowed is “Paper Lanterns”, “")
    _, _, err = ran(capsys, "report", "--store", dozen.path, "-o", tmp_path / "b.doc")
    assert err.startswith("error: A brief is written as ")


def test_report_compares_with_what_it_is_told(capsys, sample, dozen, tmp_path):
    file, store = tmp_path / "brief.json", ["report", "--store", sample.path, "-o", tmp_path / "brief.json"]
    assert ran(capsys, *store, "--beside", "outlet=Lantern Weekly")[0] == 0
    assert (
        "25 reviews in Lantern Weekly are compared with 42 in other outlets."
        in json.loads(file.read_text())["standfirst"]
    )
    days = ["--from", "2025-01-01", "--to", "2025-12-31"]
    assert ran(capsys, *store, *days, "--beside", "before")[0] == 0
    assert "39 reviews in 2025 are compared with 10 in 2024." in json.loads(file.read_text())["standfirst"]
    assert ran(capsys, *store, "--beside", f"corpus={dozen.path}")[0] == 0
    assert "(fiction) are compared with 12 in A dozen." in json.loads(file.read_text())["standfirst"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--beside", "outlet=Nowhere"], "This corpus has no outlet “Nowhere” to compare with."),
        (["--beside", "corpus=nowhere"], "There is no corpus “nowhere” to compare with."),
        (["--from-link", "/?corpus=other"], "This address is of the corpus “other”, and --store is “sample”."),
        (["--from-link", "/?tab=brief", "--to", "2025-01-01"], "--from-link brings its own selection: leave out --to."),
        (["--from-link", "/?film=Sunset"], "“film” is “Sunset”: allowed is “"),
    ],
)
def test_report_says_what_it_cannot_compare_or_read(capsys, sample, tmp_path, given, said):
    code, _, err = ran(capsys, "report", "--store", sample.path, "-o", tmp_path / "brief.json", *given)
    assert (code, err[: len(said) + 7]) == (1, f"error: {said}")


def test_report_takes_an_address_with_the_scale_that_it_was_read_on(capsys, sample, tmp_path):
    file, link = tmp_path / "brief.json", "https://desk/?tab=brief&corpus=sample&lexicon=as-is&chapters=tic%2Csplit"
    assert ran(capsys, "report", "--store", sample.path, "-o", file, "--from-link", link, "--title", "Ours")[0] == 0
    written = json.loads(file.read_text())
    assert (written["title"], [each["kind"] for each in written["findings"]]) == ("Ours", ["tic", "split"])
    assert written["citation"]["Words scored by"] == "TextBlob, film titles included"
