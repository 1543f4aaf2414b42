import argparse
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import pytest

from corpus import answers
from corpus.__main__ import main
from corpus.aspects.values import average_statements
from corpus.commands.printing import print_answer
from corpus.commands.rooms import ROOMS
from corpus.compare import comparison, harshness
from corpus.compare.drift import describe_drift, measure_drift
from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import normalise_phrase, watch
from corpus.keeping.lexicon import change_lexicon
from corpus.keeping.moving import move_files
from corpus.keeping.refusals import refuse
from corpus.keeping.terms import change_terms
from corpus.polarity import scores
from corpus.polarity.entries import OPTION
from corpus.polarity.house import House
from corpus.store import locking
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.folder import writing
from corpus.store.scored import ScoredCorpus
from tests.arrivals import BANNED, date_arrivals
from tests.polarity.test_learning import written
from tests.reviews import REVIEWS

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("read_here")


def ran(capsys, *arguments):
    """Run a command here and return its exit code, output and complaints."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_build_prints_what_was_built_as_json(capsys, dozen_csv, tmp_path):
    code, out, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--name", "A dozen", "--json")
    answer = json.loads(out)
    assert (code, answer["name"], answer["counts"]["reviews"], answer["counts"]["rejects"]) == (0, "A dozen", 12, 1)
    assert answer["seconds"] > 0
    assert answer["peak_mb"] > 10
    assert "reading dozen.csv 0/1\n" in err
    assert re.search(r"\nsaving 1/1 in [\d.]+ s\n$", err)


def test_the_second_build_builds_nothing(capsys, dozen_csv, tmp_path):
    first = json.loads(ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--json")[1])
    code, out, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["tables"] == first["tables"]


def test_build_says_in_a_line_what_was_built_and_then_how_it_was_read(capsys, dozen_csv, tmp_path):
    _, out, _ = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    assert out.startswith("12 reviews of 3 films, 2 recurring phrases, 1 reject, in ")
    assert all(line.startswith("  ") for line in out.splitlines()[1:])


def test_add_says_in_a_line_or_as_json_what_was_added(capsys, dozen, dozen_csv, tmp_path):
    (tmp_path / "more.csv").write_text(f"{dozen_csv.read_text()}Dusk,,,,,,,,Quite another text.\n")
    shutil.copytree(dozen.path, tmp_path / "c")
    code, out, err = ran(capsys, "add", tmp_path / "more.csv", "--store", tmp_path / "c")
    assert (code, out) == (
        0,
        f"1 review added, 12 were there already, 1 row skipped; 13 reviews now: {tmp_path / 'c'}\n",
    )
    assert re.search(r"\nsaving 1/1 in [\d.]+ s\n$", err)
    code, out, _ = ran(capsys, "add", tmp_path / "more.csv", "--store", tmp_path / "c", "--json")
    answer = json.loads(out)
    assert (code, answer["added"], answer["present"], answer["reviews"]) == (0, 0, 13, 13)
    assert ran(capsys, "add", tmp_path / "gone.csv", "--store", tmp_path / "c")[0] == 1


@pytest.mark.parametrize("room", ROOMS)
def test_each_command_is_in_the_module_that_it_is_looked_for_in(room):
    added = []

    def command(name, run, text):
        added.append(name)
        return argparse.ArgumentParser()

    import_module(f"corpus.commands.{room}").add_commands(command)
    assert tuple(added) == ROOMS[room]


def test_watch_ends_between_two_additions_when_it_is_told_to(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.csv").write_bytes(bytes(9))
    command = [sys.executable, "-m", "corpus", "watch", tmp_path / "in", "--store", tmp_path / "c"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline().startswith("Watching ")
        child.terminate()
        assert child.wait(30) == 0
        assert child.stderr.read() == ""
    assert not (tmp_path / "c").exists()


def test_build_takes_columns_films_encoding_and_threshold(capsys, tmp_path):
    (tmp_path / "r.csv").write_bytes("id;notes\n1;Très bon\n2;Mal\n".encode("cp1252"))
    (tmp_path / "films.csv").write_bytes("id;title\n1;Été\n2;Noël\n".encode("cp1252"))
    options = ["--map", "text=notes", "--films", tmp_path / "films.csv", "--encoding", "cp1252", "--min-reviews", "2"]
    assert ran(capsys, "build", tmp_path / "r.csv", "--store", tmp_path / "c", *options)[0] == 0
    corpus = open_corpus(tmp_path / "c")
    assert corpus.reviews["film"].tolist() == ["Été", "Noël"]
    assert corpus.manifest.settings["mapping"] == {"text": "notes"}


def test_a_column_can_be_said_to_be_none_of_ours(capsys, tmp_path):
    (tmp_path / "r.csv").write_text("title,text\nA headline,“Dusk” is a fine film. “Dusk” ends.\n")
    assert ran(capsys, "build", tmp_path / "r.csv", "--store", tmp_path / "c", "--map", "film=")[0] == 0
    assert open_corpus(tmp_path / "c").reviews["film"].tolist() == ["Dusk"]


@pytest.mark.parametrize(
    ("flags", "options"),
    [
        ([], {"everyday": False}),
        (["--everyday"], {}),
        (["--single"], {"gathered": False, "everyday": False}),
        (["--all"], {"fragments": True}),
    ],
)
def test_phrases_are_those_of_the_screen(flags, options, capsys, sample):
    shown = sample.list_recurring(np.ones(len(sample.reviews), dtype=bool), **options)
    code, out, _ = ran(capsys, "phrases", "--store", sample.path, "--csv", *flags)
    rows = rows_of(out)
    assert code == 0
    assert [row["phrase"] for row in rows] == shown["phrase"].tolist()
    assert [int(row["reviews"]) for row in rows] == shown["reviews"].tolist()
    assert [int(row["standalone_reviews"]) for row in rows] == shown["standalone_reviews"].tolist()
    assert [row["own_reviews"] for row in rows] == [row["standalone_reviews"] for row in rows]


def test_check_finds_what_of_a_draft_has_been_printed_before_and_ends_with_1_where_it_is_long(capsys, sample, tmp_path):
    printed = sample.reviews.iloc[0]
    words = sample.read_texts([printed["review_id"]]).iloc[0].split()
    draft = tmp_path / "draft.txt"
    for last, expected in ((32, 1), (28, 0)):
        draft.write_text("Nobody ever wrote this. " + " ".join(words[20:last]) + " nor this.")
        code, out, _ = ran(capsys, "check", draft, "--store", sample.path)
        assert code == expected
        line = next(line for line in out.splitlines() if line.startswith("passage of"))
        assert " ".join(words[21 : last - 1]) in line
        assert printed["reviewer"] in line
    assert ran(capsys, "check", tmp_path / "gone.txt", "--store", sample.path)[0] == 2


def test_check_names_the_recurring_phrases_of_a_draft_with_the_counts_of_the_list(capsys, sample, tmp_path):
    (tmp_path / "draft.md").write_text("A zither with a sense of zeppelinry hums long after\nthe credits roll.\n")
    code, out, _ = ran(capsys, "check", tmp_path / "draft.md", "--store", sample.path)
    listed = {row["phrase"]: row for row in rows_of(ran(capsys, "phrases", "--store", sample.path, "--csv")[1])}
    lines = [line for line in out.splitlines() if line.startswith("phrase: ")]
    assert code == 0
    for line, (printed, phrase) in zip(
        lines,
        (
            ("long after the credits roll", "long after the credits roll/rolled/have rolled"),
            ("sense of zeppelinry", "sense of *"),
        ),
        strict=True,
    ):
        assert line.startswith(f"phrase: “{printed}” ({phrase}; {listed[phrase]['reviews']} reviews, several critics, ")


def test_check_ends_with_1_where_the_desk_has_banned_a_phrase(capsys, sample, tmp_path):
    (tmp_path / "draft.txt").write_text("It tugged at the heartstrings. It stays, long after the credits roll.")
    store = tmp_path / "sample"
    shutil.copytree(sample.path, store)
    assert ran(capsys, "check", tmp_path / "draft.txt", "--store", store)[0] == 0

    desk = open_desk(write_url(tmp_path / FILE))
    watch(desk, "tugs at the heartstrings", "banned", replacement="moves us")
    watch(desk, "long after the credits roll", "allowed")
    desk.engine.dispose()
    code, out, _ = ran(capsys, "check", tmp_path / "draft.txt", "--store", store, "--json")
    assert code == 1
    assert [mark["phrase"] for mark in json.loads(out)["marks"]] == ["tugs at the heartstrings"]


def test_check_gives_the_same_as_json(capsys, sample, tmp_path):
    text = "A zither hums long after the credits roll."
    (tmp_path / "draft.md").write_text(text)
    asked = ("check", tmp_path / "draft.md", "--store", sample.path, "--json", "--stars", "3.5/5", "--film", "Dusk")
    given = json.loads(ran(capsys, *asked)[1])
    assert [text[mark["start"] : mark["end"]] for mark in given["marks"]] == ["long after the credits roll"]
    assert (given["film"], given["stop"]) == ("Dusk", False)
    assert [each["value"] for each in given["beside"] if each["name"] == "Your rating"] in ([], ["7.0 of 10"])
    code, _, complaint = ran(capsys, *asked[:-4], "--stars", "many")
    assert code == 2
    assert "no rating that can be read" in complaint


def test_check_leaves_out_what_only_its_critic_has_printed(capsys, sample, tmp_path):
    printed = sample.reviews.iloc[0]
    (tmp_path / "draft.txt").write_text(sample.read_texts([printed["review_id"]]).iloc[0])
    asked = ("check", tmp_path / "draft.txt", "--store", sample.path, "--critic", printed["reviewer"])
    assert [ran(capsys, *asked)[0], ran(capsys, *asked, "--ignore-own")[0]] == [1, 0]


def test_phrases_for_the_eye_name_phrase_and_counts(capsys, dozen):
    _, out, _ = ran(capsys, "phrases", "--store", dozen.path)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "phrase words reviews films critics"
    assert sorted(lines[1:]) == ["a harbour full of rain 5 2 1 2", "long after the credits 4 3 2 2"]


@pytest.mark.parametrize("by", ["film", "reviewer", "section"])
def test_compare_gives_every_pair_as_the_screen_does(by, capsys, sample, dozen):
    corpus = dozen if by == "section" else sample
    code, out, _ = ran(capsys, "compare", "--by", by, "--store", corpus.path, "--json")
    scored = ScoredCorpus.of(corpus)
    sentences = scored.sentences.astype({"review_id": "str"})
    expected = comparison.compare_groups(scored.reviews, by=by, sentences=sentences)
    answer = json.loads(out)
    assert (code, answer["sentence"], answer["exceptions"]) == (0, expected.sentence, expected.exceptions)
    assert [group["mean"] for group in answer["groups"]] == expected.groups["mean"].tolist()
    assert [pair["difference"] for pair in answer["pairs"]] == expected.pairs["difference"].tolist()
    groups = corpus.reviews[by].nunique()
    assert len(answer["pairs"]) == groups * (groups - 1) / 2
    said = f"{expected.sentence} {expected.exceptions}".rstrip()
    assert ran(capsys, "compare", "--by", by, "--store", corpus.path)[1] == f"{said}\n"


@pytest.mark.parametrize("command", ["reviews", "phrases", "compare", "findings"])
def test_json_is_of_what_is_selected_by_options_or_by_the_address_of_a_screen(command, capsys, sample):
    film = sample.reviews["film"].iloc[0]
    first = ran(capsys, command, "--store", sample.path, "--json", "--film", film, "--words", "film OR the")
    query = urlencode({"tab": "x", "corpus": "sample", "film": film, "words": "film OR the", "measure": "polarity"})
    second = ran(capsys, command, "--store", sample.path, "--json", "--from-link", f"http://desk/films?{query}")
    assert (first[0], first[2]) == (0, "")
    assert json.loads(first[1]) == json.loads(second[1])
    assert f"of “{film}”" in json.loads(first[1])["selection"] or film in json.loads(first[1])["selection"]


def test_reviews_that_praise_or_blame_a_part_of_the_film_are_selected_by_options(capsys, sample):
    means = average_statements(sample.reviews, sample.statements)
    wanted = (means["aspect:acting"] > 0) & ((means["aspect:story"] < 0) | (means["aspect:pace"] < 0))
    options = ("--praise", "acting", "--blame", "story", "--blame", "pace")
    found = json.loads(ran(capsys, "reviews", "--store", sample.path, "--json", *options)[1])
    assert {each["review_id"] for each in found["reviews"]} == set(sample.reviews.loc[wanted, "review_id"])
    assert f"{wanted.sum()} reviews that praise the acting and blame the story or the pace" in found["selection"]
    code, _, err = ran(capsys, "phrases", "--store", sample.path, "--blame", "plot")
    assert (code, err[:55]) == (1, "error: “blame” is “plot”: allowed is “acting”, “story”,")


def test_a_selection_that_the_corpus_does_not_have_is_refused(capsys, sample):
    code, _, err = ran(capsys, "findings", "--store", sample.path, "--film", "Nope")
    assert (code, err[:36]) == (1, "error: “film” is “Nope”: allowed is ")


def test_texts_are_in_json_only_where_they_are_asked_for(capsys, dozen):
    shown = [
        json.loads(ran(capsys, "reviews", "--store", dozen.path, "--json", *more)[1])["reviews"][0]
        for more in ([], ["--texts"])
    ]
    assert [row.get("text") for row in shown] == [None, dozen.read_texts([shown[0]["review_id"]]).iloc[0]]


def test_compare_by_year_means_the_year_of_publication(capsys, sample):
    answer = json.loads(ran(capsys, "compare", "--by", "year", "--store", sample.path, "--json")[1])
    sizes = {group["group"]: group["n"] for group in answer["groups"]}
    assert sizes == sample.reviews["published"].dt.strftime("%Y").value_counts().to_dict()


def test_compare_takes_the_ratings_too(capsys, dozen):
    answer = json.loads(ran(capsys, "compare", "--by", "film", "--value", "rating", "--store", dozen.path, "--json")[1])
    means = {group["group"]: group["mean"] for group in answer["groups"]}
    assert means == {"Paper Lanterns": 6.8, "Tin Harbour": 3.375, "1917": 9.5}


def test_compare_takes_what_reviews_say_of_a_part_of_the_film(capsys, sample):
    asked = ["compare", "--store", sample.path, "--json", "--value"]
    answer = json.loads(ran(capsys, *asked, "aspect:overall")[1])
    of = sample.statements[sample.statements["aspect"] == "overall"].astype({"review_id": "str"})
    said = of.groupby("review_id")["polarity"].mean().reset_index().merge(sample.reviews, on="review_id")
    expected = said.groupby("film")["polarity_x"].agg(["size", "mean"])
    groups = pd.DataFrame(answer["groups"]).set_index("group").loc[expected.index]
    assert groups["n"].tolist() == expected["size"].tolist()
    assert groups["mean"].tolist() == pytest.approx(expected["mean"].tolist())
    refused = ran(capsys, *asked, "aspect:plot")
    assert (refused[0], refused[2][:59]) == (1, "error: “value” is “aspect:plot”: allowed is “rating”, “pola")


def test_critics_are_grouped_by_either_name(capsys, sample):
    for command in (["compare", "--json"], ["terms", "--csv"]):
        given = [ran(capsys, *command, "--by", by, "--store", sample.path) for by in ("critic", "reviewer")]
        assert given[0] == given[1]
        assert given[0][0] == 0
        assert "Gil Marchbanks" in given[0][1]


def test_a_column_that_the_source_calls_critic_is_compared_as_it_is(capsys, tmp_path):
    rows = ["text,by whom,critic", *(f"A fine film {n}.,Ann,desk {n % 2}" for n in range(4))]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    ran(capsys, "build", tmp_path / "a.csv", "--store", tmp_path / "c", "--map", "reviewer=by whom")
    answer = json.loads(ran(capsys, "compare", "--by", "critic", "--store", tmp_path / "c", "--json")[1])
    assert {group["group"] for group in answer["groups"]} == {"desk 0", "desk 1"}


def test_reviews_can_be_read_again(capsys, dozen, tmp_path):
    _, out, _ = ran(capsys, "reviews", "--store", dozen.path)
    assert [row["text"] for row in rows_of(out)] == REVIEWS["text"].tolist()
    (tmp_path / "again.csv").write_text(out, encoding="utf-8")
    answer = json.loads(ran(capsys, "build", tmp_path / "again.csv", "--store", tmp_path / "c", "--json")[1])
    assert answer["digest"] == dozen.manifest.digest


def test_correct_names_a_film_for_good(capsys, dozen_csv, tmp_path):
    ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    review = open_corpus(tmp_path / "c").reviews["review_id"].iloc[11]
    assert ran(capsys, "correct", "--film", f"{review}=E = mc²", "--store", tmp_path / "c")[0] == 0
    assert open_corpus(tmp_path / "c").reviews["film"].iloc[11] == "E = mc²"


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


def test_a_lexicon_learned_from_one_corpus_scores_another(capsys, tmp_path):
    for name, count, seed in (("a", 800, 0), ("b", 100, 1)):
        written(count, seed).to_csv(tmp_path / f"{name}.csv", index=False)
    assert ran(capsys, "build", tmp_path / "a.csv", "--store", tmp_path / "a")[0] == 0
    code, out, _ = ran(capsys, "lexicon", "--store", tmp_path / "a", "-o", tmp_path / "house.csv")
    house = House.read(tmp_path / "house.csv")
    assert code == 0
    assert out.endswith(f": {tmp_path / 'house.csv'}\n")
    assert sum(int(count.replace(",", "")) for count in re.findall(r"([\d,]+) terms? ", out)) == len(house.entries)
    given = ("--store", tmp_path / "b", "--lexicon", tmp_path / "house.csv")
    assert ran(capsys, "build", tmp_path / "b.csv", *given)[0] == 0
    built = open_corpus(tmp_path / "b")
    texts = built.read_texts(built.reviews["review_id"].tolist())
    expected = scores.score_texts(texts, lexicon=house.lexicon())["polarity"]
    np.testing.assert_array_equal(built.reviews["house_polarity"], expected)

    # What editors change then is in the database, and commands score by it.
    desk = open_desk(write_url(tmp_path / FILE))
    assert move_files(desk, tmp_path / "b") == {}
    learned = set(house.entries)
    unwanted = min(learned - {OPTION})
    refuse(desk, "a", unwanted)
    house = change_lexicon(desk, "b", lambda known: known.change("film", 0.9, on=date(2026, 3, 3)))
    desk.engine.dispose()
    named = f"{built.reviews['review_id'].iloc[0]}={built.reviews['film'].iloc[0]}"
    assert ran(capsys, "correct", "--film", named, "--store", tmp_path / "b")[0] == 0
    expected = scores.score_texts(texts, lexicon=house.lexicon())["polarity"]
    np.testing.assert_array_equal(open_corpus(tmp_path / "b").reviews["house_polarity"], expected)

    # What they refuse is not learned again.
    _, out, _ = ran(capsys, "lexicon", "--store", tmp_path / "a", "-o", tmp_path / "again.csv")
    assert ", 1 suggestion refused by the desk" in out
    assert set(House.read(tmp_path / "again.csv").entries) == learned - {unwanted}


def test_the_terms_of_the_house_are_written_given_and_read_again_when_the_desk_has_changed_them(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("A fine plot. The zorbs are great.")
    store = ("--store", tmp_path / "b")
    (tmp_path / "ours.csv").write_text("term,aspect,polarity\nzorbs,visuals,\n")
    assert ran(capsys, "build", tmp_path / "a.txt", *store, "--terms", tmp_path / "ours.csv")[0] == 0
    code, out, _ = ran(capsys, "aspects", *store, "-o", tmp_path / "out.csv")
    assert (code, out.split(", ")[1]) == (0, f"1 change of our own: {tmp_path / 'out.csv'}\n")
    assert "\nzorbs,visuals,,\n" in (tmp_path / "out.csv").read_text()

    desk = open_desk(write_url(tmp_path / FILE))
    assert move_files(desk, tmp_path / "b") == {}
    change_terms(desk, "b", lambda terms: terms.change("plot", "removed", on=date(2026, 3, 3)))
    desk.engine.dispose()
    assert set(open_corpus(tmp_path / "b").statements["aspect"]) == {"story", "visuals"}
    assert ran(capsys, "aspects", *store)[1].startswith("1 statement by ")
    assert set(open_corpus(tmp_path / "b").statements["aspect"]) == {"visuals"}


def test_a_lexicon_cannot_be_learned_from_too_few_ratings(capsys, dozen, tmp_path):
    code, out, err = ran(capsys, "lexicon", "--store", dozen.path, "-o", tmp_path / "house.csv")
    assert (code, out) == (1, "")
    assert err.startswith("error: 11 reviews with a rating: too few to learn scores from. At least 500 are needed.")
    assert not (tmp_path / "house.csv").exists()


def test_the_second_of_two_builds_is_told(capsys, dozen_csv, tmp_path):
    with writing(tmp_path / "c"):
        code, _, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    assert (code, err) == (
        1,
        "error: Another import into “c” is under way. Wait until it has finished, or choose another name.\n",
    )


def test_others_read_how_far_a_build_is(dozen_csv, tmp_path, monkeypatch, capsys):
    seen, report = [], locking.report_progress

    def look(*given):
        report(*given)
        seen.append(locking.read_progress(tmp_path / "c"))

    monkeypatch.setattr(locking, "report_progress", look)
    assert ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")[0] == 0
    assert "scoring reviews 0/12" in seen
    assert seen[-1] == "saving 1/1"


def test_a_build_deletes_the_copies_that_were_made_for_it(dozen_csv, tmp_path):
    for content, code in ((dozen_csv.read_text(), 0), ("film,text\n", 1)):
        (tmp_path / "copies").mkdir()
        (tmp_path / "copies" / "r.csv").write_text(content)
        asked = ["build", tmp_path / "copies" / "r.csv", "--store", tmp_path / "c", "--discard", tmp_path / "copies"]
        ended = subprocess.run([sys.executable, "-m", "corpus", *map(str, asked)], cwd=ROOT, capture_output=True)
        assert ended.returncode == code
        assert not (tmp_path / "copies").exists()


def test_a_reader_who_has_seen_enough_is_no_error(sample):
    reading, writing_end = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "corpus", "reviews", "--store", str(sample.path)],
        cwd=ROOT,
        stdout=writing_end,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing_end)
    os.read(reading, 10)
    os.close(reading)
    _, complaints = child.communicate()
    assert (child.returncode, complaints) == (0, "")


def test_critics_are_compared_on_the_films_that_they_share(capsys, sample):
    code, out, _ = ran(capsys, "critics", "--store", sample.path)
    expected = harshness.measure_harshness(sample.reviews)
    assert code == 0
    assert out.startswith(f"{harshness.describe_harshness(expected)}\n")
    rows = rows_of(ran(capsys, "critics", "--store", sample.path, "--csv")[1])
    assert [row["critic"] for row in rows] == expected["critic"].tolist()


def test_drift_is_told_for_critics_and_outlets(capsys, sample):
    for noun in ("critic", "outlet"):
        expected = measure_drift(sample.reviews, by="reviewer" if noun == "critic" else noun)
        code, out, _ = ran(capsys, "drift", "--store", sample.path, "--by", noun)
        assert (code, out.splitlines()[0]) == (0, describe_drift(expected, noun=noun))
    rows = rows_of(ran(capsys, "drift", "--store", sample.path, "--csv")[1])
    assert [row["group"] for row in rows] == sorted(sample.reviews["reviewer"].dropna().unique())


def test_the_terminal_writes_numbers_as_the_screens_do(capsys):
    table = pd.DataFrame({"term": ["dusk", "dawn"], "low": [-0.0001, -0.25], "high": [np.nan, 7], "q": [4e-9, 0.0312]})
    print_answer(answers.Answer("A sentence.", table, ["term", "low", "high", "q"]), csv=False)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert lines == [["dusk", "0.000", "–", "<", "0.001"], ["dawn", "−0.250", "7.000", "0.031"]]


def test_pairs_are_those_of_the_screen(capsys, sample):
    code, out, _ = ran(capsys, "pairs", "--store", sample.path)
    assert code == 0
    assert out.startswith("Desmond Thackeray-Poole and Inès Carravel are closest in phrasing: 4 phrases, ")
    rows = rows_of(ran(capsys, "pairs", "--store", sample.path, "--one", "Gil Marchbanks", "--csv")[1])
    assert len(rows) == 7
    assert all("Gil Marchbanks" in (row["a"], row["b"]) for row in rows)


def test_the_terms_that_set_a_film_apart_are_those_of_the_screen(capsys, sample):
    code, out, _ = ran(capsys, "terms", "--store", sample.path, "--group", "The Tithe House")
    assert code == 0
    assert out.startswith("The signature of “The Tithe House” is “")
    rows = rows_of(ran(capsys, "terms", "--store", sample.path, "--csv")[1])
    assert {row["group"] for row in rows} <= set(sample.reviews["film"].dropna())
    code, _, err = ran(capsys, "terms", "--store", sample.path, "--group", "Nothing")
    assert (code, err) == (1, "error: This corpus has no film “Nothing”.\n")


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


def test_people_are_given_roles_and_lose_them(capsys, tmp_path):
    store = ("--store", tmp_path)
    assert ran(capsys, "people", *store)[1].startswith("Nobody was given a role")
    roles = ("--editor", "Ann@house.org", "--viewer", "bob@house.org", "--refused", "eve@house.org")
    assert ran(capsys, "people", *store, *roles)[1].splitlines() == [
        "ann@house.org: editor",
        "bob@house.org: viewer",
        "eve@house.org: refused",
    ]
    assert ran(capsys, "people", *store, "--viewer", "ann@house.org", "--forget", "eve@house.org")[1].splitlines() == [
        "ann@house.org: viewer",
        "bob@house.org: viewer",
    ]
    code, _, err = ran(capsys, "people", *store, "--editor", "house.org")
    assert (code, err) == (1, "error: “house.org” is not the address of a person: write name@example.org.\n")
    assert open_desk(write_url(tmp_path / FILE))


def test_news_of_a_first_build_is_nothing_yet(capsys, sample):
    code, out, _ = ran(capsys, "news", "--store", sample.path)
    assert (code, out.startswith("Nothing has been added since the import on ")) == (0, True)
    assert json.loads(ran(capsys, "news", "--store", sample.path, "--json")[1])["news"] == []
    code, _, err = ran(capsys, "news", "--store", sample.path, "--batch", 1)
    assert (code, err) == (2, "error: There is no addition 1 in this corpus; nothing has been added yet.\n")


def test_news_names_what_an_addition_repeats_and_ends_with_1(capsys, arrived_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Corpus, "arrivals", property(date_arrivals))
    store = tmp_path / "store" / "sample"
    shutil.copytree(arrived_folder, store)
    desk = open_desk(write_url(store.parent / FILE))
    watch(desk, BANNED, "banned", replacement="moving")

    code, out, _ = ran(capsys, "news", "--store", store)
    assert code == 1
    assert out.splitlines()[:2] == [
        "10 new reviews: 1 uses a banned phrase, 1 repeats another review and 1 has a passage printed before.",
        "Ferry Supper, Corin Haldane, 2 Mar 2026: Uses the banned phrase “tugs at the heartstrings”; write “moving” "
        "instead.",
    ]
    code, out, _ = ran(capsys, "news", "--store", store, "--batch", 1, "--json")
    answer = json.loads(out)
    assert (code, answer["batch"], len(answer["reviews"]), answer["stop"]) == (1, 1, 10, True)
    # What nobody watches is a cliché too.
    kinds = [row["kind"] for row in answer["news"]]
    assert kinds == ["banned", "copy", "passage", "threshold", "threshold", "mismatch"]
